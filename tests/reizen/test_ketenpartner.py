"""A ketenpartner at work: the own action, saying that it is done, and no file behind it (F1, matrix note 4)."""

import re

import pytest

from tests.reizen.bezoeker import Bezoeker
from tests.reizen.conftest import Bezoek

pytestmark = pytest.mark.reis

PARTNER = "partner.bollenwonen"
_GEZIN = re.compile(r"/huishoudens/([0-9a-f-]{36})/")


def _antwoord(bezoeker: Bezoeker, pad: str) -> int:
    return bezoeker.pagina.request.get(bezoeker.adres.rstrip("/") + pad).status


def test_a_ketenpartner_sees_and_finishes_the_own_action_and_opens_no_file(bezoek: Bezoek) -> None:
    partner = bezoek(PARTNER, keurt=True)
    assert partner.kop == "Mijn acties"
    rijen = partner.pagina.locator("main table").first.locator("tbody tr")
    aantal = rijen.count()
    assert aantal >= 1
    rij = rijen.first
    actie = rij.get_by_role("rowheader").inner_text().splitlines()[0]
    gevonden = _GEZIN.search(rij.inner_html())
    assert gevonden

    for deel in ("", "plan/", "tijdlijn/", "leefgebieden/", "mensen/"):
        assert _antwoord(partner, f"/huishoudens/{gevonden[1]}/{deel}") == 403, deel

    partner.druk(_naam(rij.get_by_role("link", name="Ik ken deze mensen").inner_text()), binnen=rij)
    assert "U ziet uw acties bij dit gezin meteen niet meer." in partner.tekst
    partner.druk("Annuleren")
    assert partner.kop == "Mijn acties"

    knop = partner.pagina.locator("main table").first.locator("tbody tr").first.get_by_role("button")
    partner.druk(_naam(knop.inner_text()))

    assert "De regisseur ziet dat het klaar is." in partner.tekst
    assert rijen.count() == aantal - 1 if aantal > 1 else actie not in partner.tekst


def _naam(tekst: str) -> str:
    """By which a screen reader calls it: the words that are not seen as well."""
    return " ".join(tekst.split())
