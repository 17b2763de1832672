"""Somebody needs a file now: from the limited page to the verdict, with the clock that runs (F3)."""

import re

import pytest

from tests.reizen.bezoeker import Bezoeker
from tests.reizen.conftest import Bezoek

pytestmark = pytest.mark.reis

REDEN = "Moeder belt in paniek, haar zoon is niet thuisgekomen."
_DOSSIER = re.compile(r"/huishoudens/[0-9a-f-]{36}/")


def test_from_danger_to_a_verdict(bezoek: Bezoek) -> None:
    """F3: a colleague reads for four hours, is watched, and hears what was thought of it."""
    collega, fg = bezoek("medewerker2.hillegom", keurt=True), bezoek("privacy", keurt=True)
    leider = bezoek("teamleider.hillegom", keurt=True)
    dossier, naam = _beperkt_dossier(collega), collega.kop

    collega.druk("Noodtoegang")
    assert "Bel eerst 112." in collega.tekst
    collega.vul("Waarom moet u", "Te kort")
    assert "Nog 13 tekens." in collega.tekst
    collega.druk("Noodtoegang openen")
    assert collega.fouten == [
        "Uw reden is 7 tekens lang. Schrijf er nog minstens 13 bij.",
        "Lees eerst wat er gebeurt, en zet dan dit vinkje.",
    ]
    collega.vul("Waarom moet u", REDEN)
    assert "Dit is lang genoeg." in collega.tekst
    collega.kies("Ik heb gelezen")
    collega.druk("Noodtoegang openen")

    assert collega.kop == naam
    assert "U leest dit dossier nog 4 uur" in collega.tekst
    collega.open(f"{dossier}tijdlijn/")
    _laat_de_klok_lopen(collega, dossier)

    for wie in (leider, fg):
        wie.open("/" if wie is leider else "/privacy/noodtoegang/")
        bericht = wie.pagina.locator("main .nieuws a").first
        assert "Er is noodtoegang gebruikt" in bericht.inner_text()
        wie.open(bericht.get_attribute("href") or "")
        assert REDEN in wie.tekst
    assert "Tijdlijn bekijken" in fg.tekst
    assert naam not in fg.tekst
    assert "Uw oordeel" not in leider.tekst

    fg.kies("Begrijpelijk, maar te vermijden")
    fg.vul("Waarom vindt u dat?", "De bereikbaarheidsdienst kende dit gezin en nam op.")
    fg.druk("Oordeel vastleggen")
    assert "Uw oordeel is vastgelegd en gemeld." in fg.tekst
    fg.druk("Overzicht van deze maand")
    assert "Oordeel" in fg.tekst

    collega.open("/")
    collega.druk("De privacy officer beoordeelde uw noodtoegang.")
    assert "De bereikbaarheidsdienst kende dit gezin en nam op." in collega.tekst
    leider.open("/team/hillegom/noodtoegang/")
    assert REDEN in leider.tekst


def test_from_another_team_by_what_one_knows_and_without_script(bezoek: Bezoek) -> None:
    """F3: the door in the results of a search; ending it shuts the file at once."""
    wie = bezoek("medewerker2.hillegom")
    _beperkt_dossier(wie)
    nummer = wie.pagina.locator("h1 + span").inner_text()
    elders = bezoek("medewerker2.lisse", script=False)
    elders.pagina.locator("#zoekveld").fill(nummer)
    with elders.pagina.expect_navigation():
        elders.pagina.locator("#zoekveld").press("Enter")
    assert "Bekend bij team Hillegom" in elders.tekst

    elders.druk("Noodtoegang")
    assert nummer not in elders.pagina.url
    elders.vul("Waarom moet u", REDEN)
    elders.kies("Ik heb gelezen")
    elders.druk("Noodtoegang openen")
    assert _DOSSIER.fullmatch(elders.pad)
    assert "U leest dit dossier nog 4 uur" in elders.tekst
    elders.druk("Beëindig nu")

    assert "U beëindigde de noodtoegang." in elders.tekst
    assert elders.pagina.locator("main a[href^='/huishoudens/']").count() == 0


def _beperkt_dossier(collega: Bezoeker) -> str:
    """Open a file of the team of which this colleague sees the name and no more; answers its address."""
    collega.open("/huishoudens/?van=team")
    links = [link.get_attribute("href") or "" for link in collega.pagina.locator("main a").all()]
    for adres in dict.fromkeys(link for link in links if _DOSSIER.fullmatch(link)):
        collega.open(adres)
        if collega.pagina.locator("main a[href$='/noodtoegang/']").count():
            return adres
    pytest.fail("No file that is open to this colleague by name alone")


def _laat_de_klok_lopen(collega: Bezoeker, dossier: str) -> None:
    """The bar counts down by itself, says so aloud now and then, and at the end the file goes off the screen."""
    pagina = collega.context.new_page()
    pagina.clock.install()
    pagina.goto(f"{collega.adres.rstrip('/')}{dossier}")
    nog, zeg = pagina.locator("[data-nog]"), pagina.locator("[data-zeg]")
    assert zeg.get_attribute("aria-live") == "polite"
    pagina.clock.run_for("02:00:01")
    assert re.fullmatch(r"(2 uur|1 uur en 5\d minuten)", nog.inner_text())
    assert zeg.text_content() == "De noodtoegang duurt nog 2 uur."
    with pagina.expect_navigation(url=re.compile(r"/noodtoegang/[0-9a-f-]{36}/$")):
        pagina.clock.fast_forward("02:00:00")
    pagina.close()
