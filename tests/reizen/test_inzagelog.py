"""A resident asks who looked: the privacy officer finds the readings, and prints the sheet (F2)."""

import re

import pytest

from tests.reizen.conftest import Bezoek

pytestmark = pytest.mark.reis


def test_the_privacy_officer_shows_who_looked_and_prints_it_for_the_resident(bezoek: Bezoek) -> None:
    regisseur = bezoek("regisseur.hillegom")
    regisseur.open("/huishoudens/")
    links = [link.get_attribute("href") or "" for link in regisseur.pagina.locator("main a").all()]
    dossier = next(adres for adres in links if re.fullmatch(r"/huishoudens/[0-9a-f-]{36}/", adres))
    regisseur.open(dossier)
    regisseur.open(f"{dossier}plan/")

    privacy = bezoek("privacy", keurt=True)
    privacy.open(f"{dossier}inzage/")
    assert "Regisseur van dit huishouden" in privacy.tekst
    privacy.druk("Voor de inwoner")

    assert "U leest hier functies en geen namen." in privacy.tekst
    assert "Team Hillegom" in privacy.tekst
    privacy.pagina.emulate_media(media="print")
    assert not privacy.pagina.get_by_text("Dit blad is voor de inwoner").is_visible()
