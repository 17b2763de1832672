"""What the values of one household must be to each other: references, order of days, one of a kind (F10, B1-B6)."""

import datetime
from collections.abc import Iterator

from huishoudens.keuzes import VOLWASSEN
from monitoring.importeren.akkoordregels import jaren
from monitoring.importeren.blik import Blik, bestaat, niet_in_de_toekomst, op_volgorde, sleutels, uniek
from monitoring.importeren.fouten import Fout
from monitoring.importeren.planregels import adviesregels, planregels
from toegang.normaliseren import bsn_sleutel
from triage.keuzes import Klantreis, Route, mist_vindplaats
from triage.routes import wat_ontbreekt

Dag = datetime.date | None


def huishoudenregels(huishouden: Blik, peildatum: Dag) -> Iterator[Fout]:
    """Every rule that a household as a whole breaks; the screens would refuse the same."""
    # Where there are no people, that is what is wrong, and not every reference to them.
    personen = sleutels(huishouden, "personen") or None
    yield from _personen(huishouden, peildatum)
    yield from _afscherming(huishouden)
    yield from _regie(huishouden.deel("regie"), personen, peildatum)
    yield from _gezinsregisseur(huishouden)
    yield from _wie_helpt(huishouden, personen, peildatum)
    yield from _meldingen(huishouden, peildatum)
    yield from _gesprekken(huishouden, personen, peildatum)
    yield from _veiligheid(huishouden.deel("veiligheid"), peildatum)
    yield from planregels(huishouden, personen, peildatum)
    yield from adviesregels(huishouden, personen, peildatum)


def _personen(huishouden: Blik, peildatum: Dag) -> Iterator[Fout]:
    personen = huishouden.lijst("personen")
    yield from uniek(personen, "sleutel", "elke persoon")
    bsns: set[str] = set()
    for persoon in personen:
        bsn = bsn_sleutel(persoon.tekst("bsn"))
        if bsn and bsn in bsns:
            yield persoon.fout("Dit BSN staat er twee keer.", "Elke persoon heeft een eigen BSN.", "bsn")
        bsns.add(bsn)
        yield from niet_in_de_toekomst(persoon, "geboortedatum", peildatum)
        yield from niet_in_de_toekomst(persoon, "vanaf", peildatum)
        yield from op_volgorde(persoon, "geboortedatum", "vanaf", "De begindatum")
        yield from op_volgorde(persoon, "vanaf", "tot", "De einddatum")
        yield from niet_in_de_toekomst(persoon, "tot", peildatum)


def _afscherming(huishouden: Blik) -> Iterator[Fout]:
    if huishouden.lijst("toegelaten") and not huishouden.waar("afgeschermd"):
        yield huishouden.fout(
            "Toegelaten mensen horen bij een afgeschermd huishouden.",
            "Schrijf afgeschermd: true, of haal de lijst weg.",
            "toegelaten",
        )


_PARTIJ = {
    "team": ("medewerker", "Noem het e-mailadres van de regisseur."),
    "huishouden": ("persoon", "Noem de sleutel van een persoon."),
    "extern": ("naam", "Noem de naam of de organisatie van de specialist."),
}


def _regie(regie: Blik, personen: list[str] | None, peildatum: Dag) -> Iterator[Fout]:
    if isinstance(regie.waarde, list):
        yield regie.fout("Een huishouden heeft één regisseur.", "Schrijf één regie, geen lijst.")
    if regie.tekst("soort") in _PARTIJ:
        veld, goed = _PARTIJ[regie.tekst("soort")]
        mag = {veld, "organisatie"} if veld == "naam" else {veld}
        genoemd = {naam for naam in ("medewerker", "persoon", "naam", "organisatie") if regie.tekst(naam)}
        if not genoemd & mag:
            yield regie.fout(f"Bij regie van soort {regie.tekst('soort')} ontbreekt {veld}.", goed, veld)
        for naam in sorted(genoemd - mag):
            yield regie.fout(
                f"Er kan maar één regisseur zijn: {naam} past niet bij soort {regie.tekst('soort')}.",
                f"Haal {naam} weg.",
                naam,
            )
    yield from bestaat(regie, "persoon", personen, "persoon")
    yield from niet_in_de_toekomst(regie, "vanaf", peildatum)


def _gezinsregisseur(huishouden: Blik) -> Iterator[Fout]:
    """Whoever of the family holds the regie lives there now, and was grown up when it began (B2)."""
    regie = huishouden.deel("regie")
    sleutel, vanaf = regie.tekst("persoon"), regie.datum("vanaf")
    for persoon in huishouden.lijst("personen"):
        if sleutel and persoon.tekst("sleutel") == sleutel:
            geboren = persoon.datum("geboortedatum")
            is_weg = persoon.deel("tot").waarde is not None or persoon.deel("inwonend").waarde is False
            if is_weg or (geboren and vanaf and jaren(geboren, vanaf) < VOLWASSEN):
                yield regie.fout(
                    "Deze persoon kan de regie niet houden.",
                    "Kies iemand die nu bij het gezin woont en op die dag 18 jaar of ouder was.",
                    "persoon",
                )


def _wie_helpt(huishouden: Blik, personen: list[str] | None, peildatum: Dag) -> Iterator[Fout]:
    netwerk = huishouden.lijst("netwerk")
    yield from uniek(netwerk, "sleutel", "iedereen in het netwerk")
    for lid in netwerk:
        yield from bestaat(lid, "steunt", personen, "persoon")
    gezien: set[str] = set()
    for betrokkene in huishouden.lijst("betrokkenen"):
        wie = betrokkene.tekst("medewerker").lower()
        if wie and wie in gezien:
            yield betrokkene.fout(
                "Deze collega staat er twee keer.", "Zet alle leefgebieden bij elkaar.", "medewerker"
            )
        gezien.add(wie)
        yield from niet_in_de_toekomst(betrokkene, "vanaf", peildatum)
        yield from op_volgorde(betrokkene, "vanaf", "tot", "De einddatum")
    for toestemming in huishouden.lijst("toestemmingen"):
        yield from bestaat(toestemming, "persoon", personen, "persoon")
        yield from niet_in_de_toekomst(toestemming, "gegeven_op", peildatum)
        yield from niet_in_de_toekomst(toestemming, "ingetrokken_op", peildatum)
        yield from op_volgorde(toestemming, "gegeven_op", "ingetrokken_op", "Intrekken")


def _meldingen(huishouden: Blik, peildatum: Dag) -> Iterator[Fout]:
    for melding in huishouden.lijst("meldingen"):
        yield from niet_in_de_toekomst(melding, "datum", peildatum)
        yield from _dubbel(melding, "wet")
        if mist_vindplaats(melding.tekst("kanaal"), melding.tekst("vindplaats")):
            yield melding.fout(
                "Bij dit kanaal hoort een vindplaats.", "Schrijf welke vindplaats.", "vindplaats"
            )
        triage = melding.deel("triage")
        yield from niet_in_de_toekomst(triage, "datum", peildatum)
        yield from _dubbel(triage, "routes")
        yield from _uitkomst(triage)
        gemeld, bekeken = melding.datum("datum"), triage.datum("datum")
        if gemeld and bekeken and bekeken < gemeld:
            yield triage.fout(
                f"De triage ({bekeken}) ligt voor de melding ({gemeld}).", f"Kies {gemeld} of later.", "datum"
            )


def _uitkomst(triage: Blik) -> Iterator[Fout]:
    """What the triagist's screen asks of this klantreis and these routes; the answer stands in onderbouwing."""
    routes = [route.tekst() for route in triage.lijst("routes")]
    klantreis = triage.tekst("klantreis")
    if klantreis not in Klantreis.values or not routes or any(route not in Route.values for route in routes):
        return
    onderbouwing = triage.tekst("onderbouwing")
    ontbreekt = wat_ontbreekt(
        klantreis=Klantreis(klantreis),
        routes=[Route(route) for route in routes],
        onderbouwing=onderbouwing,
        lichtere_route_overgeslagen=triage.tekst("lichtere_route_overgeslagen"),
        antwoord=onderbouwing,
    )
    if "lichtere_route_overgeslagen" in ontbreekt:
        yield triage.fout(
            "Er is een lichtere route overgeslagen.",
            ontbreekt["lichtere_route_overgeslagen"],
            "lichtere_route_overgeslagen",
        )


def _dubbel(blik: Blik, naam: str) -> Iterator[Fout]:
    gezien: set[str] = set()
    for item in blik.lijst(naam):
        if item.tekst() and item.tekst() in gezien:
            yield item.fout(f'"{item.tekst()}" staat er twee keer.', "Laat er één staan.")
        gezien.add(item.tekst())


def _gesprekken(huishouden: Blik, personen: list[str] | None, peildatum: Dag) -> Iterator[Fout]:
    gezien: set[tuple[str, str, str]] = set()
    for beeld in huishouden.lijst("beelden"):
        yield from bestaat(beeld, "persoon", personen, "persoon")
        yield from niet_in_de_toekomst(beeld, "datum", peildatum)
        merk = (beeld.tekst("leefgebied"), beeld.tekst("persoon"), beeld.tekst("datum"))
        if all((merk[0], merk[2])) and merk in gezien:
            yield beeld.fout(
                "Dit leefgebied staat op deze dag twee keer.",
                "Laat er één staan, of noem de persoon.",
                "leefgebied",
            )
        gezien.add(merk)
    for contact in huishouden.lijst("contactmomenten"):
        yield from niet_in_de_toekomst(contact, "datum", peildatum)
        yield from _dubbel(contact, "leefgebieden")


def _veiligheid(veiligheid: Blik, peildatum: Dag) -> Iterator[Fout]:
    yield from niet_in_de_toekomst(veiligheid, "geopend_op", peildatum)
    yield from niet_in_de_toekomst(veiligheid, "gesloten_op", peildatum)
    yield from op_volgorde(veiligheid, "geopend_op", "gesloten_op", "Sluiten")
    status, gesloten = veiligheid.tekst("status"), veiligheid.deel("gesloten_op").waarde
    if status == "gesloten" and gesloten is None:
        yield veiligheid.fout(
            "De datum van sluiten ontbreekt.", "Schrijf wanneer het dossier dicht ging.", "gesloten_op"
        )
    if status == "open" and gesloten is not None:
        yield veiligheid.fout(
            "Een open dossier is niet gesloten.", "Kies status: gesloten, of haal dit weg.", "gesloten_op"
        )
    stappen: set[int] = set()
    for stap in veiligheid.lijst("meldcode"):
        yield from niet_in_de_toekomst(stap, "datum", peildatum)
        nummer = stap.deel("stap").waarde
        if isinstance(nummer, int) and nummer in stappen:
            yield stap.fout(f"Stap {nummer} staat er twee keer.", "Elke stap kan één keer.", "stap")
        if isinstance(nummer, int):
            stappen.add(nummer)
