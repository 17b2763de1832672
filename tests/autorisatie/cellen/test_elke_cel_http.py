"""The same truth behind every address: what a page answers, and which rows it shows (F1, I4, I6).

Each actor asks the pages of every file. Once for every way of standing towards a file all addresses of the URLconf
are asked, with GET and with POST; of the other files the pages everybody comes for.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.autorisatie.adressen import aangifte
from tests.autorisatie.adressen.aangifte import AANGIFTEN
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.merken import Merken, merk
from tests.autorisatie.cellen.test_elke_cel import alle_rijen
from tests.autorisatie.cellen.toneel import Toneel, bouw
from tests.autorisatie.cellen.vangst import vang
from tests.autorisatie.cellen.verwacht import niveau_in
from tests.autorisatie.cellen.waarheid import SITUATIES, stand
from tests.cast import Wereld
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau

pytestmark = pytest.mark.django_db

# What one must reach to get a page, by the design's screens and matrix.
LEZEN, SCHRIJVEN = Niveau.LEZEN, Niveau.SCHRIJVEN
KERN = {
    "": (G.PERSOON, LEZEN),
    "tijdlijn/": (G.JOURNAAL, LEZEN),
    "plan/": (G.PLAN, LEZEN),
    "toestemming/": (G.TOESTEMMING, LEZEN),
    "veiligheid/": (G.VEILIGHEID, LEZEN),
    "adviezen/": (G.VERWIJZING, LEZEN),
    "contact/": (G.JOURNAAL, SCHRIJVEN),
}


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    return bouw(wereld)


def verwachte_status(situatie: str, acteur: str, pagina: str) -> int:
    """404 outside sight, 403 in sight without the right; an own action of a ketenpartner opens no page of a file."""
    if niveau_in(situatie, acteur, G.PERSOON) < LEZEN:
        return 404
    groep, minimaal = KERN[pagina]
    return 200 if niveau_in(situatie, acteur, groep, zonder="partner") >= minimaal else 403


def ingevuld(toneel: Toneel, rijen: dict[Any, list[tuple[str, Any]]], situatie: str) -> Iterator[str]:
    """Every address with an id, filled in with rows of this file whether they may be seen or not."""
    eerste = {
        model._meta.label: rij.pk
        for model, lijst in rijen.items()
        for naam, rij in reversed(lijst)
        if naam == situatie
    }
    for naam, route in aangifte.adressen().items():
        modellen = AANGIFTEN[naam].modellen
        if AANGIFTEN[naam].van_een_dossier and modellen[0]._meta.label in eerste:
            ids = [eerste.get(model._meta.label, toneel.huizen[situatie].pk) for model in modellen]
            yield aangifte.ingevuld(route, *ids)


def test_every_page_answers_as_the_truth_says(client: Client, toneel: Toneel) -> None:
    """F1: 200, 403 or 404 for the pages of every file, for every actor."""
    fout: Counter[tuple[Any, ...]] = Counter()
    cellen = 0
    for acteur in _die_inloggen():
        client.force_login(toneel.wie(acteur), backend="toegang.inloggen.MedewerkerBackend")
        for situatie in SITUATIES:
            for pagina in KERN:
                cellen += 1
                antwoord = client.get(f"/huishoudens/{toneel.huizen[situatie].pk}/{pagina}")
                verwacht = verwachte_status(situatie, acteur, pagina)
                if antwoord.status_code != verwacht:
                    fout[acteur, situatie, pagina, verwacht, antwoord.status_code] += 1

    print(f"\nHTTP, pages: {cellen} cells")  # noqa: T201 - the number is part of the proof
    assert fout == {}, "\n".join(map(str, sorted(fout, key=str)))


def test_no_answer_shows_a_row_outside_the_grant(client: Client, toneel: Toneel) -> None:
    """Canaries: a mark in every text of every row; whatever is asked, only rows that may be read are shown."""
    rijen = alle_rijen(toneel)
    merken = merk(rijen, toneel)
    lekken: Counter[tuple[str, ...]] = Counter()
    gezien: dict[str, set[str]] = {acteur: set() for acteur in ACTEURS}
    cellen, vragen, op_papier = 0, 0, 0
    with vang() as vangst:
        for acteur in _die_inloggen():
            client.force_login(toneel.wie(acteur), backend="toegang.inloggen.MedewerkerBackend")
            for methode, pad in _te_vragen(toneel, rijen, acteur):
                vragen += 1
                with transaction.atomic():
                    antwoord = getattr(client, methode)(pad)
                    transaction.set_rollback(True)
                assert antwoord.status_code < 500, (acteur, methode, pad)
                for teken in merken.gezien_in(antwoord):
                    op_papier += pad.endswith(".pdf")
                    gezien[acteur].add(teken)
                    if not merken.mag_zien(teken, acteur):
                        situatie, model, _ = merken.van[teken]
                        lekken[acteur, situatie, model.__name__, methode, pad] += 1
            cellen += len(merken.van)

    print(f"\nHTTP, marks: {vragen} answers searched for {len(merken.van)} marks, {cellen} of mark x actor")  # noqa: T201 - as above
    assert lekken == {}, "\n".join(map(str, sorted(lekken)))
    assert merken.in_tekst(vangst.alles) == set()
    assert _soorten(merken, gezien["REG"]) >= {
        "Contactmoment",
        "Doel",
        "Actie",
        "Netwerklid",
        "Maatwerkadvies",
    }
    assert _soorten(merken, gezien["AF"]) >= {"Meldcodestap"}
    assert _soorten(merken, gezien["REG"]) >= {"Persoon", "Huishouden"}
    # Who broke the glass reads back why, and nothing more.
    assert _soorten(merken, gezien["INW"] | gezien["FB"] | gezien["AH"] | gezien["WEG"]) <= {"Noodtoegang"}
    assert op_papier


def _die_inloggen() -> list[str]:
    return [acteur for acteur in ACTEURS if acteur != "UIT"]


def _soorten(merken: Merken, tekens: set[str]) -> set[str]:
    return {merken.van[teken][1].__name__ for teken in tekens}


def _te_vragen(toneel: Toneel, rijen: Any, acteur: str) -> Iterator[tuple[str, str]]:
    """All addresses once for each way of standing towards a file; lists and start pages too.

    Where two ways that were asked before come together, what is posted answers no more than they did.
    """
    gedaan, gepost = set(), set[str]()
    for situatie in SITUATIES:
        wijze = stand(situatie, acteur).profielen
        if wijze in gedaan:
            yield "get", f"/huishoudens/{toneel.huizen[situatie].pk}/"
            continue
        gedaan.add(wijze)
        for pad in ingevuld(toneel, rijen, situatie):
            yield "get", pad
            if wijze - gepost:
                yield "post", pad
        gepost |= wijze
    for naam, route in aangifte.adressen().items():
        if not AANGIFTEN[naam].modellen and naam != "uitloggen":
            yield "get", aangifte.ingevuld(route)
    yield from (("get", "/team/lisse/"), ("get", "/team/lisse/caseload/"))
    for vraag in ("Kelk", "qx", "Bloemenlaan 1", "2181 AA", "Schuilplaats", "H-2026"):
        yield "get", f"/zoeken/?q={vraag}"
