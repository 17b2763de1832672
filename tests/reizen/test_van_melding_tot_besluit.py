"""From a question to a decision, step by step as who does it, and no figure tells of it (A1-A7, B2, C1-C8, D1-D4, E4)."""

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitoring.overzichten.perioden import Kwartaal, kwartaal_van
from tests.reizen import stappen
from tests.reizen.bezoeker import Bezoeker
from tests.reizen.conftest import Bezoek
from tests.reizen.demo import Bestaande
from tests.reizen.stappen import Vraag
from toegang.templatetags.nl import MAANDEN_KORT

pytestmark = pytest.mark.reis

# Below ten a figure is not shown; with this many of each route in each month the total of the quarter is.
GENOEG = 10
ROUTES = ("direct_beantwoord", "sociale_basis", "vrij_toegankelijk", "team", "maatwerk")


@pytest.fixture
def kwartaal(demo: Bestaande, tmp_path: Path) -> Iterator[Kwartaal]:
    """Brings so many meldingen over that this quarter's figures may be shown once it is over; answers the quarter."""
    vandaag = stappen.over(0)
    nu = kwartaal_van(vandaag)
    bestand = tmp_path / "loket.json"
    maanden = [maand.begin for maand in nu.maanden if maand.begin <= vandaag]
    bestand.write_text(json.dumps(_loket(maanden, vandaag)))
    demo.opdracht("importeer", str(bestand))
    yield nu
    demo.opdracht("kerncijfers", "--op", str(vandaag))


def test_a_melding_becomes_a_plan_an_advies_a_decision_and_a_figure(
    bezoek: Bezoek, demo: Bestaande, kwartaal: Kwartaal
) -> None:
    vraag = Vraag()
    accounthouder = bezoek("accounthouder.hillegom", keurt=True)
    # A quarter is counted two weeks after its end; a demo lets one look ahead.
    tel = ("kerncijfers", "--op", str(kwartaal.telbaar_vanaf))
    demo.opdracht(*tel)
    eerst = _aantallen(accounthouder, kwartaal)

    huishouden = _tot_en_met_het_besluit(bezoek, vraag, keurt=True)

    regisseur = bezoek("regisseur.hillegom", keurt=True)
    assert stappen.haal_pdf(regisseur, huishouden).startswith(b"%PDF-")
    regisseur.open(f"{huishouden}adviezen/")
    assert "Afgewezen" in regisseur.tekst
    assert "De wasservice van de gemeente is hiervoor genoeg." in regisseur.tekst
    regisseur.open(f"{huishouden}tijdlijn/")
    assert "afgewezen" in regisseur.tekst

    demo.opdracht(*tel)
    later = _aantallen(accounthouder, kwartaal)
    assert {later[wat] - eerst[wat] for wat in eerst.keys() & later.keys()} == {1}, (eerst, later)


def test_the_same_steps_work_without_script(bezoek: Bezoek) -> None:
    _tot_en_met_het_besluit(bezoek, Vraag(), script=False)


def _tot_en_met_het_besluit(bezoek: Bezoek, vraag: Vraag, *, script: bool = True, keurt: bool = False) -> str:
    """The whole way; answers the address of the huishouden."""
    triagist = bezoek("triage.hillegom", script=script, keurt=keurt)
    teamleider = bezoek("teamleider.hillegom", script=script, keurt=keurt)
    regisseur = bezoek("regisseur.hillegom", script=script, keurt=keurt)
    consulent = bezoek("wmo.isd", script=script, keurt=keurt)

    stappen.registreer_melding(triagist, vraag)
    huishouden = stappen.doe_triage(triagist, vraag)
    stappen.wijs_regie_toe(teamleider, vraag, huishouden, regisseur.naam)
    stappen.doe_uitvraag(regisseur, huishouden)
    stappen.maak_plan(regisseur, huishouden)
    stappen.stel_plan_vast(regisseur, huishouden)
    stappen.dien_advies_in(regisseur, huishouden)
    advies = stappen.pak_advies_op(consulent, vraag)
    stappen.vraag_aanvulling(consulent, advies)
    stappen.geef_antwoord(regisseur, huishouden)
    stappen.wijs_af(consulent, advies)

    regisseur.open("/")
    assert f"{stappen.HULP}: het besluit bespreken" in regisseur.tekst
    return huishouden


def _aantallen(accounthouder: Bezoeker, kwartaal: Kwartaal) -> dict[str, int]:
    """What is shown of this quarter and of this month that the walk adds to: either may have to hide the other."""
    accounthouder.open(f"/monitoring/hillegom/?kwartaal={kwartaal.sleutel}")
    tabel = accounthouder.pagina.get_by_role("region", name="Nieuwe meldingen per route, tabel")
    kolommen = tabel.get_by_role("columnheader").all_inner_texts()
    rij = tabel.get_by_role("row").filter(has=accounthouder.pagina.get_by_role("rowheader", name="Maatwerk"))
    maand = MAANDEN_KORT[stappen.over(0).month - 1]
    cellen = dict(zip(kolommen[1:], rij.get_by_role("cell").all_inner_texts(), strict=True))
    gevonden = re.search(r"Nieuwe meldingen (\d+)", accounthouder.tekst)
    woorden = {"maatwerk": cellen.get(maand, ""), "meldingen": gevonden[1] if gevonden else ""}
    return {wat: int(woord) for wat, woord in woorden.items() if woord.isdecimal()}


def _loket(maanden: list[datetime.date], vandaag: datetime.date) -> dict[str, object]:
    """Residents who each asked something of every weight in every month."""
    return {
        "formaat": "regie-import/1",
        "bron": "reis",
        "peildatum": vandaag.isoformat(),
        "huishoudens": [_inwoner(nummer, maanden) for nummer in range(GENOEG)],
    }


def _inwoner(nummer: int, maanden: list[datetime.date]) -> dict[str, object]:
    begin = maanden[0].isoformat()
    inwoner = {
        "sleutel": "inwoner",
        "voornamen": "Bram",
        "achternaam": f"Loket {nummer}",
        "rol": "alleenstaande",
    }
    return {
        "sleutel": f"loket-{nummer}",
        "team": "hillegom",
        "niveau": "enkelvoudig",
        "personen": [{**inwoner, "geboortedatum": "1950-01-01", "vanaf": "2020-01-01"}],
        "regie": {"soort": "huishouden", "persoon": "inwoner", "vanaf": begin},
        "meldingen": [_melding(maand.isoformat(), route) for maand in maanden for route in ROUTES],
    }


def _melding(dag: str, route: str) -> dict[str, object]:
    return {
        "datum": dag,
        "kanaal": "telefoon",
        "melder": "inwoner",
        "vraag": "Waar kan ik dit vragen?",
        "triage": {
            "datum": dag,
            "klantreis": "enkelvoudig_eenvoudig",
            "routes": [route],
            "onderbouwing": "Aan het loket besproken.",
            "lichtere_route_overgeslagen": "Lichtere hulp is al geprobeerd.",
        },
    }
