"""What a plan and its maatwerkadviezen must be before they can come in (F10, C1-C5, D1-D3).

The database and the diensten hold the same rules; here each is said with its path, all at once.
"""

import datetime
from collections.abc import Iterator

from backoffice.diensten.advies import ONTVANGER_VAN_WET
from monitoring.importeren.akkoordregels import akkoordregels
from monitoring.importeren.blik import Blik, bestaat, niet_in_de_toekomst, op_volgorde, sleutels, uniek
from monitoring.importeren.fouten import Fout
from toegang.termijnen import GeenTermijn, beslistermijn

Dag = datetime.date | None
_LOPEND = ("actief", "waakvlam")
_ACTOREN = ("persoon", "netwerk", "medewerker", "organisatie")
_BACKOFFICE_VAN_WET = {wet.value: code for wet, code in ONTVANGER_VAN_WET.items()}


def planregels(huishouden: Blik, personen: list[str] | None, peildatum: Dag) -> Iterator[Fout]:
    """A concept may be incomplete; what runs must be whole (O35)."""
    plan = huishouden.deel("plan")
    if not isinstance(plan.waarde, dict):
        return
    lopend = plan.tekst("status") in _LOPEND
    acties = [actie for doel in plan.lijst("doelen") for actie in doel.lijst("acties")]
    netwerk = sleutels(huishouden, "netwerk")
    yield from _plan(plan, lopend=lopend, peildatum=peildatum)
    yield from uniek(plan.lijst("doelen"), "sleutel", "elk doel")
    yield from uniek(acties, "sleutel", "elke actie in het plan")
    for actie in acties:
        yield from _actie(actie, plan, lopend=lopend)
        yield from _actor(actie.deel("actor"), personen, netwerk)
    yield from _akkoorden(plan, personen, peildatum)
    if lopend and personen:
        yield from akkoordregels(huishouden)


def _plan(plan: Blik, *, lopend: bool, peildatum: Dag) -> Iterator[Fout]:
    yield from op_volgorde(plan, "vanaf", "tot", "Het einde van het plan")
    if lopend or plan.tekst("status") == "afgesloten":
        yield from niet_in_de_toekomst(plan, "vanaf", peildatum)
    if plan.tekst("status") == "afgesloten":
        if plan.deel("tot").waarde is None:
            yield plan.fout(
                "Een afgesloten plan heeft een einddatum.", "Schrijf tot: met de laatste dag.", "tot"
            )
        yield from niet_in_de_toekomst(plan, "tot", peildatum)
    if lopend:
        yield from _lopend(plan)
    evaluaties = plan.lijst("evaluaties")
    for evaluatie in evaluaties[1:]:
        yield evaluatie.fout("Er staat al een evaluatie gepland.", "Laat er één staan.", "gepland_op")
    begin = plan.datum("vanaf")
    for evaluatie in evaluaties:
        gepland = evaluatie.datum("gepland_op")
        if begin and gepland and gepland < begin:
            yield evaluatie.fout(
                f"De evaluatie ({gepland}) ligt voor het plan ({begin}).",
                f"Kies {begin} of later.",
                "gepland_op",
            )


def _lopend(plan: Blik) -> Iterator[Fout]:
    doelen = plan.lijst("doelen")
    of_concept = "of kies status: concept."
    if not doelen and not plan.deel("doelen").waarde:
        yield plan.fout(
            "Een actief plan heeft een doel nodig.", f"Zet er een doel in, {of_concept}", "doelen"
        )
    for doel in doelen:
        yield from _doel(doel, of_concept)
    if not plan.deel("evaluaties").waarde:
        yield plan.fout(
            "De volgende evaluatie is niet gepland.",
            f"Schrijf wanneer u samen kijkt, {of_concept}",
            "evaluaties",
        )


def _doel(doel: Blik, of_concept: str) -> Iterator[Fout]:
    if not isinstance(doel.waarde, dict):
        return
    for naam, goed in (
        ("gewenst_resultaat", "Schrijf waaraan het gezin merkt dat het gelukt is"),
        ("beginscore", "Schrijf hoe het nu gaat, van 1 tot en met 5"),
        ("doelscore", "Schrijf waar het gezin naartoe wil, van 1 tot en met 5"),
    ):
        if doel.deel(naam).waarde is None:
            yield doel.fout("In een actief plan mag dit niet ontbreken.", f"{goed}, {of_concept}", naam)
    if all(actie.tekst("status") == "vervallen" for actie in doel.lijst("acties")):
        yield doel.fout("Dit doel heeft een actie nodig.", f"Zet er een actie bij, {of_concept}", "acties")


def _actie(actie: Blik, plan: Blik, *, lopend: bool) -> Iterator[Fout]:
    if not isinstance(actie.waarde, dict):
        return
    yield from op_volgorde(actie, "streefdatum", "evaluatiemoment", "Het moment van samen kijken")
    if lopend and actie.tekst("status") != "vervallen":
        for naam, goed in (
            ("actor", "Schrijf wie de actie doet."),
            ("streefdatum", "Schrijf wanneer de actie klaar is."),
            ("evaluatiemoment", "Schrijf wanneer u samen kijkt."),
        ):
            if actie.deel(naam).waarde is None:
                yield actie.fout("In een actief plan mag dit niet ontbreken.", goed, naam)
    if plan.tekst("status") == "afgesloten" and actie.tekst("status") in ("", "open", "bezig"):
        yield actie.fout(
            "In een afgesloten plan is geen actie meer open.", "Kies gedaan of vervallen.", "status"
        )
    einde, begin = plan.datum("tot"), plan.datum("vanaf")
    if einde and begin and einde < begin:
        # Said at the plan itself; every action would only repeat it.
        einde = None
    for naam in ("streefdatum", "evaluatiemoment"):
        datum = actie.datum(naam)
        if einde and datum and datum > einde:
            yield actie.fout(
                f"Deze datum ({datum}) ligt na het einde van het plan ({einde}).",
                f"Kies {einde} of eerder.",
                naam,
            )


def _actor(actor: Blik, personen: list[str] | None, netwerk: list[str] | None) -> Iterator[Fout]:
    if not isinstance(actor.waarde, dict):
        return
    genoemd = [naam for naam in _ACTOREN if actor.deel(naam).waarde is not None]
    if not genoemd:
        yield actor.fout("Er staat niet wie de actie doet.", f"Noem één van: {', '.join(_ACTOREN)}.")
    for naam in genoemd[1:]:
        yield actor.fout(
            "Een actie heeft één actor.", f"Houd alleen {genoemd[0]}, of maak er twee acties van.", naam
        )
    yield from bestaat(actor, "persoon", personen, "persoon")
    yield from bestaat(actor, "netwerk", netwerk, "netwerklid")


def _akkoorden(plan: Blik, personen: list[str] | None, peildatum: Dag) -> Iterator[Fout]:
    gezien: set[str] = set()
    for akkoord in plan.lijst("akkoord"):
        yield from bestaat(akkoord, "persoon", personen, "persoon")
        yield from niet_in_de_toekomst(akkoord, "datum", peildatum)
        wie = akkoord.tekst("persoon")
        if wie and wie in gezien:
            yield akkoord.fout("Deze persoon is al akkoord.", "Laat het laatste akkoord staan.", "persoon")
        gezien.add(wie)


def adviesregels(huishouden: Blik, personen: list[str] | None, peildatum: Dag) -> Iterator[Fout]:
    """Advice rests on an action of the plan and goes to the back office of its law."""
    plan = huishouden.deel("plan")
    per_sleutel = {a.tekst("sleutel"): a for doel in plan.lijst("doelen") for a in doel.lijst("acties")}
    acties = list(per_sleutel)
    adviezen = huishouden.lijst("adviezen")
    yield from uniek(adviezen, "sleutel", "elk advies")
    lopend: set[tuple[str, str, str]] = set()
    for advies in adviezen:
        yield from bestaat(advies, "actie", acties, "actie")
        yield from bestaat(advies, "persoon", personen, "persoon")
        yield from _advies(advies, peildatum)
        actie = per_sleutel.get(advies.tekst("actie"))
        if actie is not None and actie.tekst("status") == "vervallen":
            yield advies.fout("Deze actie is vervallen.", "Kies een actie die nog loopt.", "actie")
        if plan.tekst("status") == "afgesloten" and advies.deel("besluit").waarde is None:
            yield advies.fout(
                "In een afgesloten plan is geen advies meer open.", "Schrijf het besluit erbij.", "besluit"
            )
        yield from _besluit(advies.deel("besluit"), advies.datum("ingediend_op"), peildatum)
        merk = (advies.tekst("actie"), advies.tekst("wet"), advies.tekst("persoon"))
        if advies.deel("besluit").waarde is None:
            if merk in lopend and all(merk):
                yield advies.fout("Voor deze actie loopt al een advies.", "Laat er één staan.", "actie")
            lopend.add(merk)


def _advies(advies: Blik, peildatum: Dag) -> Iterator[Fout]:
    yield from niet_in_de_toekomst(advies, "ingediend_op", peildatum)
    yield from op_volgorde(advies, "clientondersteuning_aangeboden_op", "ingediend_op", "Het indienen")
    if advies.tekst("wet") == "wmo" and advies.deel("clientondersteuning_aangeboden_op").waarde is None:
        yield advies.fout(
            "Voor de Wmo is eerst gratis cliëntondersteuning aangeboden.",
            "Schrijf wanneer dat was.",
            "clientondersteuning_aangeboden_op",
        )
    wet, ontvanger = advies.tekst("wet"), advies.tekst("ontvanger")
    if wet in _BACKOFFICE_VAN_WET and (ingediend := advies.datum("ingediend_op")):
        try:
            beslistermijn(wet=wet, op=ingediend)
        except GeenTermijn as fout:
            yield advies.fout(str(fout), "Kies een latere datum, of laat dit advies weg.", "ingediend_op")
    hoort = _BACKOFFICE_VAN_WET.get(wet)
    if hoort and ontvanger in _BACKOFFICE_VAN_WET.values() and ontvanger != hoort:
        yield advies.fout(
            f"{ontvanger} beslist niet over de {wet}.", f'Kies ontvanger "{hoort}".', "ontvanger"
        )


def _besluit(besluit: Blik, ingediend: Dag, peildatum: Dag) -> Iterator[Fout]:
    yield from niet_in_de_toekomst(besluit, "datum", peildatum)
    yield from op_volgorde(besluit, "vanaf", "tot", "De einddatum")
    datum = besluit.datum("datum")
    if ingediend and datum and datum < ingediend:
        yield besluit.fout(
            f"Het besluit ({datum}) ligt voor het advies ({ingediend}).",
            f"Kies {ingediend} of later.",
            "datum",
        )
