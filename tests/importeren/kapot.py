"""More than fifty ways to break a household: what is done to it, and the paths that must be named (F10)."""

from collections.abc import Callable
from typing import Any

Pas = Callable[[dict[str, Any]], object]
H = "huishoudens[0]"


def persoon(h: dict[str, Any]) -> dict[str, Any]:
    eerste: dict[str, Any] = h["personen"][0]
    return eerste


def gezinsregie(h: dict[str, Any], **anders: Any) -> None:
    """The family holds the regie, in somebody who is added to it."""
    h["personen"].append(
        {
            "sleutel": "tweede",
            "voornamen": "Lotte",
            "achternaam": "Bloem",
            "rol": "overig",
            "vanaf": "2020-01-01",
            **anders,
        }
    )
    h["regie"] = {"soort": "huishouden", "persoon": "tweede", "vanaf": "2026-09-07"}


def doel(h: dict[str, Any]) -> dict[str, Any]:
    eerste: dict[str, Any] = h["plan"]["doelen"][0]
    return eerste


def actie(h: dict[str, Any], nummer: int = 0) -> dict[str, Any]:
    gevraagd: dict[str, Any] = doel(h)["acties"][nummer]
    return gevraagd


def advies(**anders: Any) -> dict[str, Any]:
    return {
        "sleutel": "advies",
        "actie": "hulp",
        "ontvanger": "isd",
        "wet": "wmo",
        "persoon": "vrouw",
        "voorziening": "hulp in huis",
        "leveringsvorm": "zin",
        "omgekeerde_toets": {"effect": "a", "grondwaarden": "b", "ethiek": "c", "juridisch": "d"},
        "doelmatig": "e",
        "rechtmatig": "f",
        "lichter_afgewogen": "g",
        "clientondersteuning_aangeboden_op": "2026-09-05",
        "ingediend_op": "2026-09-16",
        **anders,
    }


A = f"{H}.plan.doelen[0].acties[0]"
KAPOT: dict[str, tuple[Pas, tuple[str, ...]]] = {
    "unknown key": (lambda h: h.update(telefoon="06"), (f"{H}.telefoon",)),
    "unknown key deep down": (lambda h: actie(h).update(wie="ik"), (f"{A}.wie",)),
    "missing key": (lambda h: persoon(h).pop("achternaam"), (f"{H}.personen[0].achternaam",)),
    "empty text": (lambda h: persoon(h).update(achternaam=" "), (f"{H}.personen[0].achternaam",)),
    "text too long": (lambda h: doel(h).update(titel="x" * 161), (f"{H}.plan.doelen[0].titel",)),
    "no people": (lambda h: h.update(personen=[]), (f"{H}.personen",)),
    "word outside the list": (lambda h: h.update(niveau="zwaar"), (f"{H}.niveau",)),
    "list where a text belongs": (lambda h: h.update(sleutel=["een"]), (f"{H}.sleutel",)),
    "text where a list belongs": (lambda h: h.update(netwerk="buren"), (f"{H}.netwerk",)),
    "text for yes or no": (lambda h: h.update(afgeschermd="nee"), (f"{H}.afgeschermd",)),
    "bsn fails the eleven-test": (lambda h: persoon(h).update(bsn="999990173"), (f"{H}.personen[0].bsn",)),
    "bsn as a number": (lambda h: persoon(h).update(bsn=999990172), (f"{H}.personen[0].bsn",)),
    "bsn twice": (
        lambda h: h["personen"].append({**persoon(h), "sleutel": "twee", "rol": "overig"}),
        (f"{H}.personen[1].bsn",),
    ),
    "person key twice": (
        lambda h: h["personen"].append({**persoon(h), "bsn": None, "rol": "overig"}),
        (f"{H}.personen[1].sleutel",),
    ),
    "date that does not exist": (
        lambda h: persoon(h).update(vanaf="2026-02-30"),
        (f"{H}.personen[0].vanaf",),
    ),
    "date written otherwise": (lambda h: persoon(h).update(vanaf="1-2-2020"), (f"{H}.personen[0].vanaf",)),
    "born after the peildatum": (
        lambda h: persoon(h).update(geboortedatum="2027-01-01", vanaf="2027-01-01"),
        (f"{H}.personen[0].geboortedatum", f"{H}.personen[0].vanaf"),
    ),
    "moved in before being born": (
        lambda h: persoon(h).update(vanaf="1949-01-01"),
        (f"{H}.personen[0].vanaf",),
    ),
    "postcode": (lambda h: h["adres"].update(postcode="2181"), (f"{H}.adres.postcode",)),
    "team that does not exist": (lambda h: h.update(team="hilegom"), (f"{H}.team",)),
    "account that does not exist": (
        lambda h: h["regie"].update(medewerker="regiseur.hillegom@voorbeeld.nl"),
        (f"{H}.regie.medewerker",),
    ),
    "regisseur who sits in no team": (
        lambda h: h["regie"].update(medewerker="wmo.isd@voorbeeld.nl"),
        (f"{H}.regie.medewerker",),
    ),
    "helper who sits in no team": (
        lambda h: h.update(
            betrokkenen=[
                {
                    "medewerker": "accounthouder.lisse@voorbeeld.nl",
                    "leefgebieden": ["wonen"],
                    "vanaf": "2026-09-10",
                }
            ]
        ),
        (f"{H}.betrokkenen[0].medewerker",),
    ),
    "action of somebody in no team": (
        lambda h: actie(h).update(actor={"medewerker": "accounthouder.lisse@voorbeeld.nl"}),
        (f"{A}.actor.medewerker",),
    ),
    "admitted and in no team": (
        lambda h: h.update(afgeschermd=True, toegelaten=["privacy@voorbeeld.nl"]),
        (f"{H}.toegelaten[0]",),
    ),
    "two regisseurs": (lambda h: h["regie"].update(persoon="vrouw"), (f"{H}.regie.persoon",)),
    "a list of regisseurs": (lambda h: h.update(regie=[h["regie"], h["regie"]]), (f"{H}.regie",)),
    "regie without who": (lambda h: h["regie"].pop("medewerker"), (f"{H}.regie.medewerker",)),
    "regie of a child": (
        lambda h: gezinsregie(h, geboortedatum="2008-09-08"),
        (f"{H}.regie.persoon",),
    ),
    "regie of somebody who left": (lambda h: gezinsregie(h, tot="2026-10-01"), (f"{H}.regie.persoon",)),
    "regie of somebody who lives elsewhere": (
        lambda h: gezinsregie(h, inwonend=False),
        (f"{H}.regie.persoon",),
    ),
    "admitted to an open household": (
        lambda h: h.update(toegelaten=["aandacht.hillegom@voorbeeld.nl"]),
        (f"{H}.toegelaten",),
    ),
    "network supports nobody known": (
        lambda h: h["netwerk"][0].update(steunt="opa"),
        (f"{H}.netwerk[0].steunt",),
    ),
    "consent withdrawn before given": (
        lambda h: h.update(
            toestemmingen=[
                {
                    "persoon": "vrouw",
                    "doel": "x",
                    "ontvanger": "y",
                    "gegeven_op": "2026-10-01",
                    "ingetrokken_op": "2026-09-01",
                }
            ]
        ),
        (f"{H}.toestemmingen[0].ingetrokken_op",),
    ),
    "melding after the peildatum": (
        lambda h: h["meldingen"][0].update(datum="2026-11-03"),
        (f"{H}.meldingen[0].datum", f"{H}.meldingen[0].triage.datum"),
    ),
    "triage without a route": (
        lambda h: h["meldingen"][0]["triage"].update(routes=[]),
        (f"{H}.meldingen[0].triage.routes",),
    ),
    "lighter route passed over without reason": (
        lambda h: h["meldingen"][0]["triage"].pop("lichtere_route_overgeslagen"),
        (f"{H}.meldingen[0].triage.lichtere_route_overgeslagen",),
    ),
    "vindplaats without which": (
        lambda h: h["meldingen"][0].update(kanaal="vindplaats"),
        (f"{H}.meldingen[0].vindplaats",),
    ),
    "score of six": (
        lambda h: h.update(beelden=[{"leefgebied": "wonen", "datum": "2026-09-10", "score": 6}]),
        (f"{H}.beelden[0].score",),
    ),
    "step of the meldcode twice": (
        lambda h: h.update(
            veiligheid={
                "status": "open",
                "geopend_op": "2026-10-01",
                "meldcode": [{"stap": 1, "datum": "2026-10-01", "toelichting": "x"}] * 2,
            }
        ),
        (f"{H}.veiligheid.meldcode[1].stap",),
    ),
    "action without actor in an active plan": (lambda h: actie(h).pop("actor"), (f"{A}.actor",)),
    "action without dates in an active plan": (
        lambda h: [actie(h).pop("streefdatum"), actie(h).pop("evaluatiemoment")],
        (f"{A}.evaluatiemoment", f"{A}.streefdatum"),
    ),
    "action with two actors": (
        lambda h: actie(h)["actor"].update(persoon="vrouw"),
        (f"{A}.actor.organisatie",),
    ),
    "organisation that does not exist": (
        lambda h: actie(h)["actor"].update(organisatie="ISD Bolenstreek"),
        (f"{A}.actor.organisatie",),
    ),
    "actor out of the network that is not there": (
        lambda h: actie(h, 1)["actor"].update(netwerk="tante"),
        (f"{H}.plan.doelen[0].acties[1].actor.netwerk",),
    ),
    "looking back before the streefdatum": (
        lambda h: actie(h).update(evaluatiemoment="2026-11-01"),
        (f"{A}.evaluatiemoment",),
    ),
    "action key twice": (
        lambda h: actie(h, 1).update(sleutel="hulp"),
        (f"{H}.plan.doelen[0].acties[1].sleutel",),
    ),
    "action after the end of the plan": (
        lambda h: h["plan"].update(tot="2026-11-20"),
        (f"{A}.evaluatiemoment", f"{H}.plan.doelen[0].acties[1].evaluatiemoment"),
    ),
    "plan that ends before it begins": (lambda h: h["plan"].update(tot="2026-01-01"), (f"{H}.plan.tot",)),
    "active plan without goal": (lambda h: h["plan"].update(doelen=[]), (f"{H}.plan.doelen",)),
    "active plan with a goal without wished effect": (
        lambda h: doel(h).pop("gewenst_resultaat"),
        (f"{H}.plan.doelen[0].gewenst_resultaat",),
    ),
    "active plan with a goal without scores": (
        lambda h: doel(h).update(beginscore=None, doelscore=None),
        (f"{H}.plan.doelen[0].beginscore", f"{H}.plan.doelen[0].doelscore"),
    ),
    "active plan with a second goal without an action": (
        lambda h: h["plan"]["doelen"].append({**doel(h), "sleutel": "twee", "prioriteit": 2, "acties": []}),
        (f"{H}.plan.doelen[1].acties",),
    ),
    "active plan with a goal of which every action lapsed": (
        lambda h: [a.update(status="vervallen") for a in doel(h)["acties"]],
        (f"{H}.plan.doelen[0].acties",),
    ),
    "active plan nobody agreed with": (lambda h: h["plan"].update(akkoord=[]), (f"{H}.plan.akkoord",)),
    "active plan without an evaluation": (
        lambda h: h["plan"].update(evaluaties=[]),
        (f"{H}.plan.evaluaties",),
    ),
    "two evaluations planned": (
        lambda h: h["plan"]["evaluaties"].append({"gepland_op": "2027-01-01"}),
        (f"{H}.plan.evaluaties[1].gepland_op",),
    ),
    "advies on an action that is not there": (
        lambda h: h.update(adviezen=[advies(actie="lift")]),
        (f"{H}.adviezen[0].actie",),
    ),
    "advies to the wrong back office": (
        lambda h: h.update(adviezen=[advies(ontvanger="two")]),
        (f"{H}.adviezen[0].ontvanger",),
    ),
    "Wmo advies without cliëntondersteuning": (
        lambda h: h.update(adviezen=[advies(clientondersteuning_aangeboden_op=None)]),
        (f"{H}.adviezen[0].clientondersteuning_aangeboden_op",),
    ),
    "advies from before its law": (
        lambda h: h.update(adviezen=[advies(wet="wgs", ingediend_op="2010-01-01")]),
        (f"{H}.adviezen[0].ingediend_op",),
    ),
    "control character in a text": (
        lambda h: doel(h).update(titel="Het huis\x07 blijft schoon"),
        (f"{H}.plan.doelen[0].titel",),
    ),
    "NUL in a key that rows are known by": (
        lambda h: h["netwerk"][0].update(naam="buur\x00man"),
        (f"{H}.netwerk[0].naam",),
    ),
    "half a character": (
        lambda h: h["meldingen"][0].update(vraag="Help \ud83d"),
        (f"{H}.meldingen[0].vraag",),
    ),
    "half a character in a key": (
        lambda h: h.update({"kleur\ud83d": "rood"}),
        (f"{H}.kleur\N{REPLACEMENT CHARACTER}",),
    ),
    "decision in the future": (
        lambda h: h.update(
            adviezen=[advies(besluit={"uitkomst": "toegekend", "datum": "2099-09-01", "motivering": "x"})]
        ),
        (f"{H}.adviezen[0].besluit.datum",),
    ),
    "decision before the advies": (
        lambda h: h.update(
            adviezen=[advies(besluit={"uitkomst": "toegekend", "datum": "2026-09-01", "motivering": "x"})]
        ),
        (f"{H}.adviezen[0].besluit.datum",),
    ),
}
