"""Every page that a role finds in its menu, and every tab of a file: whole, light, narrow enough and for everybody."""

import re
from collections import Counter
from html import unescape

import pytest
from playwright.sync_api import Locator

from tests.reizen.bezoeker import Bezoeker
from tests.reizen.conftest import Bezoek

pytestmark = pytest.mark.reis

HILLEGOM = ("triage", "regisseur", "jeugd", "teamleider", "aandacht")
CAST = (
    *(f"{wie}.hillegom" for wie in HILLEGOM),
    "wmo.isd",
    "participatie.isd",
    "schuld.isd",
    "jeugd.two",
    "accounthouder.teylingen",
    "privacy",
    "beheer",
    "partner.bollenwonen",
)
# The same page for everybody, so one reader is enough.
VOOR_IEDEREEN, LEZER = "/autorisatiematrix/", "privacy"
MAX_BYTE, MAX_VERZOEKEN = 250_000, 12
BSN = re.compile(r"\b9999\d{5}\b")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
PER_SOORT = 3
MAILADRES = re.compile(r"\S+@voorbeeld\.nl")


@pytest.mark.parametrize("wie", CAST)
def test_every_page_of_a_menu_is_sound(bezoek: Bezoek, wie: str) -> None:
    bezoeker = bezoek(wie, keurt=True)
    for pad in ["/", *_menu(bezoeker)]:
        if pad == VOOR_IEDEREEN and wie != LEZER:
            continue
        bezoeker.open(pad)
        _is_licht(bezoeker)
        assert not BSN.search(bezoeker.tekst), f"{pad} shows a BSN in a list"
        assert not MAILADRES.search(bezoeker.tekst), f"{pad} shows an address where a name belongs"


@pytest.mark.parametrize(
    ("wie", "vanaf"),
    [
        ("regisseur.hillegom", "/huishoudens/"),
        ("aandacht.hillegom", "/team/hillegom/"),
        ("teamleider.hillegom", "/team/hillegom/"),
    ],
)
def test_every_tab_of_a_file_is_sound(bezoek: Bezoek, wie: str, vanaf: str) -> None:
    bezoeker = bezoek(wie, keurt=True)
    bezoeker.open(vanaf)
    bezoeker.open(_eerste(bezoeker, "/huishoudens/"))
    tabs = bezoeker.pagina.get_by_role("navigation", name="Dossier").get_by_role("link")
    meer = bezoeker.pagina.locator("main .paginakop__knoppen a")
    for pad in [*_adressen(tabs), *_adressen(meer)]:
        bezoeker.open(pad)
        _is_licht(bezoeker)


def test_every_page_about_an_advies_is_sound(bezoek: Bezoek) -> None:
    consulent = bezoek("wmo.isd", keurt=True)
    consulent.open("/backoffice/")
    advies = _eerste(consulent, "/backoffice/")
    for pad in (advies, "/backoffice/?stand=opgeschort"):
        consulent.open(pad)
        _is_licht(consulent)


@pytest.mark.parametrize("wie", CAST)
def test_no_link_leads_to_a_refusal(bezoek: Bezoek, wie: str) -> None:
    """What one may not open is not offered: of every kind of address that this role meets, a few are followed."""
    bezoeker = bezoek(wie)
    te_doen, gevolgd, fout = ["/"], Counter[str](), []
    while te_doen:
        pad = te_doen.pop(0)
        antwoord = bezoeker.pagina.request.get(bezoeker.adres.rstrip("/") + pad)
        if not antwoord.ok:
            fout.append(f"{antwoord.status} {pad}")
        if "text/html" not in antwoord.headers["content-type"]:
            continue
        for link in re.findall(r'href="(/[^"#]*)', antwoord.text()):
            adres = unescape(link)
            soort = UUID.sub("…", adres.partition("?")[0])
            if not adres.startswith("/static/") and adres not in te_doen and gevolgd[soort] < PER_SOORT:
                gevolgd[soort] += 1
                te_doen.append(adres)
    assert fout == []
    assert len(gevolgd) > 2


def _menu(bezoeker: Bezoeker) -> list[str]:
    """Where the menu leads, with the buttons of the bar above it."""
    gevonden = _adressen(bezoeker.pagina.locator("nav.zijbalk a, .balk__melding a"))
    assert gevonden, f"{bezoeker.wie} has no menu"
    return gevonden


def _adressen(links: Locator) -> list[str]:
    adressen = [link.get_attribute("href") for link in links.all()]
    return list(dict.fromkeys(adres for adres in adressen if adres and adres.startswith("/")))


def _eerste(bezoeker: Bezoeker, lijst: str) -> str:
    """The page of the first file or advies that this page leads to."""
    adressen = _adressen(bezoeker.pagina.locator("main a"))
    gevonden = [m[0] for adres in adressen if (m := re.match(rf"{lijst}[0-9a-f-]{{36}}/", adres))]
    assert gevonden, f"{bezoeker.pad} leads nowhere: {bezoeker.tekst}"
    return gevonden[0]


def _is_licht(bezoeker: Bezoeker) -> None:
    byte, verzoeken = bezoeker.gewicht
    assert byte < MAX_BYTE, f"{bezoeker.pad} weighs {byte} bytes"
    assert verzoeken <= MAX_VERZOEKEN, f"{bezoeker.pad} takes {verzoeken} requests"
