"""A teamleider asks, a beheerder carries out, and the colleague has it at the next click; and back again (F1, O56)."""

import pytest

from tests.reizen.bezoeker import Bezoeker
from tests.reizen.conftest import Bezoek

pytestmark = pytest.mark.reis

ROLLEN, COLLEGA = "/team/hillegom/rollen/", "Ibrahim Kaya"


def menu(bezoeker: Bezoeker) -> list[str]:
    return bezoeker.pagina.locator("nav.zijbalk a").all_inner_texts()


def voer_uit(beheerder: Bezoeker) -> None:
    beheerder.open("/")
    beheerder.druk(COLLEGA)
    beheerder.druk("Uitvoeren")
    assert f"voor {COLLEGA}." in beheerder.tekst


def test_a_rol_is_asked_given_seen_and_ended(bezoek: Bezoek) -> None:
    teamleider = bezoek("teamleider.hillegom", keurt=True)
    beheerder = bezoek("beheer", keurt=True)
    collega = bezoek("medewerker2.hillegom")
    assert not any("Caseload" in punt for punt in menu(collega))

    teamleider.open(ROLLEN)
    teamleider.druk("Rol vragen")
    teamleider.druk("Vraag versturen")
    assert teamleider.fouten == ["Kies een collega.", "Kies een rol.", "Schrijf waarom u dit vraagt."]
    teamleider.kies_uit("Voor wie?", COLLEGA)
    teamleider.kies_uit("Welke rol?", "Teamleider")
    teamleider.vul("Waarom?", "Ibrahim neemt twee weken voor mij waar.")
    teamleider.druk("Vraag versturen")
    assert f"{COLLEGA}: krijgt de rol Teamleider, Hillegom" in teamleider.tekst
    collega.open("/")
    assert not any("Caseload" in punt for punt in menu(collega))

    voer_uit(beheerder)

    collega.open("/")
    assert any("Caseload" in punt for punt in menu(collega))
    teamleider.open(ROLLEN)
    rij = teamleider.pagina.get_by_role("row").filter(has_text=COLLEGA).filter(has_text="Karin Bos")
    teamleider.open(rij.get_by_role("link").get_attribute("href") or "")
    teamleider.vul("Waarom?", "De waarneming is voorbij.")
    teamleider.druk("Vraag versturen")
    voer_uit(beheerder)

    collega.open("/")
    assert not any("Caseload" in punt for punt in menu(collega))


def test_a_ronde_is_looked_through_line_by_line(bezoek: Bezoek) -> None:
    teamleider = bezoek("teamleider.sassenheim", keurt=True)
    teamleider.druk("Kijk de rollen na")
    teamleider.druk("Team Sassenheim-Warmond")
    groepen = teamleider.pagina.get_by_role("group").filter(has_text="Moet weg")
    over = groepen.count()
    assert over > 1

    groepen.first.get_by_role("radio", name="Klopt").check()
    teamleider.druk("Antwoorden bewaren")

    assert "Bewaard." in teamleider.tekst
    assert teamleider.pagina.get_by_role("group").filter(has_text="Moet weg").count() == over - 1
