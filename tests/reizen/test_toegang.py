"""Who else may look, walked through by those who ask, share and are shut out; on paper widths and by keyboard (F1, F4)."""

import re
from collections.abc import Callable

import pytest

from tests.reizen.bezoeker import Bezoeker
from tests.reizen.conftest import Bezoek
from tests.reizen.test_toetsenbord import Toetsenbord

pytestmark = pytest.mark.reis
REGISSEUR, COLLEGA, TEAMLEIDER = "regisseur.lisse", "medewerker2.lisse", "teamleider.lisse"
_DOSSIER = re.compile(r'href="(/huishoudens/[0-9a-f-]{36}/)"')


def dossiers(bezoeker: Bezoeker, lijst: str) -> list[str]:
    bezoeker.open(lijst)
    return list(dict.fromkeys(_DOSSIER.findall(bezoeker.pagina.content())))


def eerste(bezoeker: Bezoeker, lijst: str, past: Callable[[str], bool]) -> str:
    """The first file of this list whose page says what is asked."""
    for pad in dossiers(bezoeker, lijst):
        bezoeker.open(pad)
        if past(bezoeker.tekst):
            return pad
    pytest.fail(f"{bezoeker.wie} finds no such file on {lijst}")


def opent(bezoeker: Bezoeker, pad: str) -> bool:
    return bool(bezoeker.pagina.request.get(bezoeker.adres.rstrip("/") + pad).ok)


def te_vragen(collega: Bezoeker, regisseur: Bezoeker) -> str:
    """A file of this regisseur of which this colleague sees the name and no more, and nothing was asked yet."""
    van_hem = set(dossiers(regisseur, "/huishoudens/"))
    return eerste(
        collega,
        "/huishoudens/?van=team",
        lambda tekst: "Vraag toegang" in tekst and collega.pad in van_hem,
    )


def test_ask_share_read_and_withdraw(bezoek: Bezoek) -> None:
    collega, regisseur = bezoek(COLLEGA, keurt=True), bezoek(REGISSEUR, keurt=True)
    dossier = te_vragen(collega, regisseur)
    naam = collega.kop
    assert not opent(collega, f"{dossier}leefgebieden/")

    collega.druk("Vraag toegang")
    collega.vul("Waarom hebt u dit nodig?", "Mevrouw belde mij over de huur.")
    collega.druk("Vraag versturen")
    assert "Het antwoord komt op Vandaag." in collega.tekst

    regisseur.open("/")
    assert "Een collega vraagt toegang" in regisseur.tekst.partition("Wacht op u")[2]
    regisseur.druk(f"Antwoord geven: {naam}")
    assert "Mevrouw belde mij over de huur." in regisseur.tekst
    regisseur.druk("Delen")
    wie = regisseur.kop.removeprefix("Delen met ")
    regisseur.druk(f"Bekijk wat {wie} ziet")
    assert regisseur.fouten
    regisseur.kies("Wonen en sociale relaties")
    regisseur.vul("Waarom is dit nodig?", "Samen kijken naar de huur.")
    regisseur.druk(f"Bekijk wat {wie} ziet")
    assert f"Dit ziet {wie} straks" in regisseur.tekst
    regisseur.druk(f"Deel dit met {wie}")
    assert "Leest naam en gezin en wonen en sociale relaties" in regisseur.tekst

    collega.open("/")
    assert "u kunt nu meer van dit dossier lezen" in collega.tekst
    assert naam in collega.tekst.partition("Met u gedeeld")[2]
    collega.open(dossier)
    assert "Met u gedeeld tot en met" in collega.tekst
    collega.open(f"{dossier}leefgebieden/")

    regisseur.druk("Intrekken", binnen=regisseur.pagina.locator("main li").filter(has_text=wie).first)
    assert f"{wie} ziet dit nu niet meer." in regisseur.tekst
    assert opent(collega, dossier)
    assert not opent(collega, f"{dossier}leefgebieden/")


def test_a_partner_is_found_by_name_and_finds_the_file(bezoek: Bezoek) -> None:
    regisseur, partner = bezoek(REGISSEUR, keurt=True), bezoek("partner.bollenwonen", keurt=True)
    dossier = eerste(regisseur, "/huishoudens/", lambda tekst: "Toegang" in tekst)
    naam = regisseur.kop

    def petra() -> None:
        regisseur.open(f"{dossier}toegang/")
        regisseur.druk("Delen")
        regisseur.pagina.get_by_label("Zoek op naam").fill("petra kui")
        regisseur.druk("Zoeken")
        regisseur.druk("Petra Kuiper")

    petra()
    regisseur.druk("Toestemming vastleggen")
    regisseur.pagina.get_by_label("Wie geeft toestemming?").select_option(index=1)
    regisseur.vul("Waarvoor?", "samen een huisbezoek doen")
    regisseur.kies_uit("Met welke organisatie mogen wij delen?", "Bollenwonen")
    regisseur.druk("Vastleggen")
    petra()
    regisseur.kies("Adres en telefoon")
    regisseur.vul("Waarom is dit nodig?", "Samen een huisbezoek doen.")
    regisseur.druk("Bekijk wat Petra Kuiper ziet")
    regisseur.druk("Deel dit met Petra Kuiper")

    partner.open("/huishoudens/gedeeld/")
    partner.druk(naam)

    assert "Met u gedeeld tot en met" in partner.tekst
    for leeg in ("Tijdlijn", "Wat moet er gebeuren?", "Plan"):
        assert leeg not in partner.tekst


def test_stand_in_by_keyboard_and_end_it(bezoek: Bezoek) -> None:
    teamleider, collega, regisseur = bezoek(TEAMLEIDER, keurt=True), bezoek(COLLEGA), bezoek(REGISSEUR)
    dossier = te_vragen(collega, regisseur)
    naam_collega = collega.naam
    teamleider.open(f"{dossier}toegang/")
    teamleider.druk("Meelezen")
    teamleider.druk(naam_collega)
    handen = Toetsenbord(teamleider)
    handen.naar("Waarom is dit nodig?")
    handen.toetsen.type("De regisseur is met vakantie.")
    handen.naar("Laat meelezen")
    with teamleider.pagina.expect_navigation():
        handen.toetsen.press("Enter")
    assert "Leest tijdelijk mee: waarneming" in teamleider.tekst

    collega.open(f"{dossier}tijdlijn/")
    assert "U vervangt de regisseur tot en met" in collega.tekst
    assert collega.knop("Contact vastleggen", binnen=collega.pagina.locator("main .paginakop")).count() == 0
    mij = teamleider.pagina.locator("main li").filter(has_text=naam_collega).first
    teamleider.druk("Nu stoppen", binnen=mij)
    assert not opent(collega, f"{dossier}tijdlijn/")


def test_who_knows_the_family_is_out_and_let_in_again_by_the_teamleider(bezoek: Bezoek) -> None:
    collega, teamleider, regisseur = bezoek(COLLEGA, keurt=True), bezoek(TEAMLEIDER), bezoek(REGISSEUR)
    dossier = te_vragen(collega, regisseur)
    naam, wie = collega.kop, collega.naam

    collega.open(dossier)
    collega.klap_uit("Meer")
    collega.druk("Ik ken deze mensen")
    collega.druk("Ja, ik ken deze mensen")

    assert "U ziet dit huishouden niet meer." in collega.tekst
    assert not opent(collega, dossier)
    assert dossier not in dossiers(collega, "/huishoudens/?van=team")
    teamleider.open(f"{dossier}toegang/")
    assert naam in teamleider.kop
    rij = teamleider.pagina.locator("main li").filter(has_text=wie).filter(has_text="Beëindigen")
    teamleider.druk("Beëindigen", binnen=rij.first)
    assert opent(collega, dossier)


def test_shielded_is_seen_by_who_is_named_only(bezoek: Bezoek) -> None:
    """Last, because a shield stays: the file is gone for the rest of the team."""
    collega, teamleider, regisseur = bezoek(COLLEGA), bezoek(TEAMLEIDER), bezoek(REGISSEUR, keurt=True)
    dossier = te_vragen(collega, regisseur)
    naam = collega.kop
    regisseur.open(f"{dossier}toegang/")
    regisseur.druk("Afschermen")
    regisseur.kies("Ik weet dat het systeem")
    regisseur.druk("Afschermen", binnen=regisseur.pagina.locator(".opslagbalk"))
    assert "Het huishouden is afgeschermd." in regisseur.tekst

    for ander in (collega, teamleider):
        assert not opent(ander, dossier)
        assert dossier not in dossiers(ander, "/huishoudens/?van=team")
        ander.open("/zoeken/")
        assert naam not in ander.tekst
    regisseur.druk("Toelaten")
    regisseur.druk(collega.naam)
    regisseur.druk("Toelaten")
    assert opent(collega, dossier)
    assert not opent(teamleider, dossier)
