"""Two people at the same moment: one wins, the other reads who it was, and nobody's words are lost (B2, F9)."""

import re

import pytest

from tests.reizen.bezoeker import Bezoeker
from tests.reizen.conftest import Bezoek

pytestmark = pytest.mark.reis


def test_two_who_assign_the_regie_at_once_end_in_exactly_one(bezoek: Bezoek) -> None:
    een, twee = bezoek("teamleider.hillegom"), bezoek("teamleider.hillegom")
    een.open("/team/hillegom/?groep=verdelen")
    huishouden = _eerste_huishouden(een)
    keuzes = {}
    for nummer, teamleider in enumerate((een, twee)):
        teamleider.open(f"{huishouden}regie/")
        teamleider.kies("Iemand van het team")
        collega = teamleider.pagina.get_by_role("group", name="Welke collega?").locator("label").nth(nummer)
        keuzes[teamleider] = collega.inner_text().split(",")[0]
        collega.click()

    for teamleider in (een, twee):
        # Both are on their way before either has an answer.
        teamleider.pagina.evaluate(
            "setTimeout(() => document.querySelector('main form').requestSubmit(), 50)"
        )
    for teamleider in (een, twee):
        teamleider.pagina.get_by_text(re.compile("De regie is toegewezen|Iemand was u voor")).first.wait_for()

    gewonnen = [teamleider for teamleider in (een, twee) if "De regie is toegewezen." in teamleider.tekst]
    assert len(gewonnen) == 1
    verliezer = twee if gewonnen == [een] else een
    assert f"{keuzes[gewonnen[0]]} is nu regisseur" in verliezer.tekst


def test_a_stale_goal_shows_both_versions_and_keeps_what_was_typed(bezoek: Bezoek) -> None:
    eerst, later = bezoek("regisseur.hillegom"), bezoek("regisseur.hillegom")
    doel = _doel_om_te_wijzigen(eerst)
    for regisseur in (eerst, later):
        regisseur.open(doel)
    eerst.vul("Wat wil het gezin bereiken?", "Elke dag samen aan tafel")
    eerst.druk("Doel opslaan")

    later.vul("Wat wil het gezin bereiken?", "Om de dag samen eten")
    later.druk("Doel opslaan")

    assert "Elke dag samen aan tafel" in later.tekst
    assert "Om de dag samen eten" in later.pagina.content()

    later.druk("Bewaarde versie houden")
    assert later.pad == doel
    assert later.pagina.get_by_label(re.compile("Wat wil het gezin bereiken")).input_value() == (
        "Elke dag samen aan tafel"
    )


def _eerste_huishouden(bezoeker: Bezoeker) -> str:
    for link in bezoeker.pagina.locator("main a").all():
        adres = link.get_attribute("href") or ""
        if gevonden := re.match(r"/huishoudens/[0-9a-f-]{36}/", adres):
            return gevonden[0]
    pytest.fail(f"No huishouden on {bezoeker.pad}")


def _doel_om_te_wijzigen(regisseur: Bezoeker) -> str:
    """The first goal of an own plan; answers the address where it is changed."""
    regisseur.open("/huishoudens/")
    links = regisseur.pagina.locator("main a").all()
    adressen = [link.get_attribute("href") or "" for link in links]
    for adres in dict.fromkeys(a for a in adressen if re.fullmatch(r"/huishoudens/[0-9a-f-]{36}/", a)):
        regisseur.open(f"{adres}plan/?wijzigen=1")
        wijzig = regisseur.pagina.get_by_role("link", name="Doel wijzigen")
        if wijzig.count():
            return wijzig.first.get_attribute("href") or ""
    pytest.fail("No own plan with a goal")
