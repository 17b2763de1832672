"""Noodtoegang on screen: from need to reading to the end, in a file one sees in part (F3)."""

import datetime
import re
import uuid
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.noodtoegang import (
    pagina_van,
    schone_reden,
)
from huishoudens.models import Huishouden, Noodtoegang, PersoonBsn, Veiligheidsdossier
from tests.autorisatie.scenario import vul
from tests.autorisatie.uitzonderingen import breek_het_glas
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.huishoudens.conftest import Inloggen
from tests.huishoudens.noodopzet import COLLEGA, ELDERS, REDEN, VELDEN, adres, rijen, tekst
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huis = wereld.huishouden("hillegom", naam="Krokusveld", regisseur="regisseur.hillegom")
    vul(wereld, huis)
    return huis


def test_from_the_limited_page_to_reading_and_to_the_end(als: Inloggen, huis: Huishouden) -> None:
    """F3: the whole way of a colleague of the same team."""
    collega = als(COLLEGA)
    beperkt = collega.get(adres(huis))
    assert adres(huis, "noodtoegang/") in beperkt.content.decode()
    assert collega.get(adres(huis, "tijdlijn/")).status_code == 403
    assert "vier uur" in tekst(collega.get(adres(huis, "noodtoegang/")))

    antwoord = verstuur(collega, adres(huis, "noodtoegang/"), VELDEN)

    assert antwoord["Location"] == adres(huis)
    [rij] = rijen()
    assert (rij.reden, rij.team_id, rij.medewerker.email) == (REDEN, 1, f"{COLLEGA}@voorbeeld.nl")
    for deel in ("", "tijdlijn/", "leefgebieden/", "plan/"):
        pagina = collega.get(adres(huis, deel))
        assert pagina.status_code == 200, deel
        assert "U leest dit dossier nog 4 uur" in tekst(pagina), deel
    collega.post(f"/noodtoegang/{rij.pk}/beeindigen/")
    assert collega.get(adres(huis, "tijdlijn/")).status_code == 403
    assert "U leest dit dossier nog" not in tekst(collega.get(adres(huis)))


def test_a_second_click_leads_to_the_open_one(als: Inloggen, huis: Huishouden) -> None:
    """F3: one open per person and huishouden."""
    collega = als(COLLEGA)
    for _ in range(2):
        # Both forms were opened before either was sent.
        antwoord = collega.post(adres(huis, "noodtoegang/"), VELDEN)
        assert antwoord["Location"] == adres(huis)

    assert len(rijen()) == 1
    assert collega.get(adres(huis, "noodtoegang/"))["Location"] == adres(huis)


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"reden": "", "begrepen": "on"}, "Schrijf op waarom u dit dossier nu moet lezen."),
        (
            {"reden": "te kort", "begrepen": "on"},
            "Uw reden is 7 tekens lang. Schrijf er nog minstens 13 bij.",
        ),
        ({"reden": "a" + " " * 30 + "b", "begrepen": "on"}, "Uw reden is 3 tekens lang."),
        ({"reden": "a\u200b" * 15, "begrepen": "on"}, "Uw reden is 15 tekens lang."),
        ({"reden": "a" * 501, "begrepen": "on"}, "Dit is te lang."),
        ({"reden": REDEN}, "Lees eerst wat er gebeurt"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    als: Inloggen, huis: Huishouden, velden: dict[str, str], fout: str
) -> None:
    """F3: nothing is opened by halves."""
    antwoord = als(COLLEGA).post(adres(huis, "noodtoegang/"), velden)

    assert antwoord.status_code == 200
    assert fout in tekst(antwoord)
    assert velden["reden"].strip()[:7] in antwoord.content.decode()
    assert rijen() == []


def test_a_reason_is_kept_in_words_with_one_blank_between() -> None:
    """F3."""
    assert schone_reden("  Zij\r\n\r\nbelt \u00a0 nu\u200b ") == "Zij belt nu"


def test_nobody_writes_anything_by_it(als: Inloggen, wereld: Wereld, huis: Huishouden) -> None:
    """F3: no form but the one that ends it, and no page that writes opens."""
    breek_het_glas(wereld, huis, ELDERS)
    elders = als(ELDERS)

    for deel in ("", "tijdlijn/", "leefgebieden/", "plan/", "toestemming/", "adviezen/"):
        pagina = elders.get(adres(huis, deel)).content.decode().partition("<main")[2]
        acties = re.findall(r'<form[^>]*action="([^"]*)"', pagina)
        assert len(re.findall(r'<form[^>]*method="post"', pagina)) == 1, deel
        assert acties[0].endswith("/beeindigen/"), deel
    for deel in ("contact/", "uitvraag/", "mensen/", "mensen/nieuw/", "netwerk/nieuw/", "adres/", "benadering/",
                 "niveau/", "regie/", "regie/overdragen/", "betrokkenen/", "veiligheid/"):  # fmt: skip
        for antwoord in (elders.get(adres(huis, deel)), elders.post(adres(huis, deel), {"tekst": "x"})):
            assert antwoord.status_code == 403, deel


def test_bsn_secret_address_and_safety_stay_shut(als: Inloggen, wereld: Wereld) -> None:
    """F3: every category but 2, 4, 11 and 17."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    vul(wereld, huis, veilig=False)
    breek_het_glas(wereld, huis, ELDERS)

    assert als(ELDERS).get(adres(huis, "veiligheid/")).status_code == 403
    with handelend_als(wereld.id_van(ELDERS)):
        assert not PersoonBsn.objects.exists()
        assert not Veiligheidsdossier.objects.exists()


def test_after_four_hours_the_pages_are_gone_at_the_next_request(
    als: Inloggen, wereld: Wereld, huis: Huishouden
) -> None:
    """F3: with an open session, for somebody of another team the whole file."""
    rij = breek_het_glas(wereld, huis, ELDERS)
    elders = als(ELDERS)
    assert elders.get(adres(huis)).status_code == 200

    with als_eigenaar():
        Noodtoegang.objects.filter(pk=rij.pk).update(
            van=timezone.now() - datetime.timedelta(hours=4, seconds=1)
        )

    for deel in ("", "tijdlijn/", "plan/"):
        assert elders.get(adres(huis, deel)).status_code == 404
    assert "Vanzelf gesloten" in tekst(elders.get(pagina_van(rij.pk)))


@pytest.mark.parametrize(
    ("geleden", "nog"),
    [
        ((0, 0), "4 uur"),
        ((0, 48), "3 uur en 12 minuten"),
        ((3, 59), "1 minuut"),
        ((2, 59), "1 uur en 1 minuut"),
    ],
)
def test_the_time_left_stands_there_in_words(
    als: Inloggen, wereld: Wereld, huis: Huishouden, geleden: tuple[int, int], nog: str
) -> None:
    """F3: also without script."""
    uren, minuten = geleden
    van = timezone.now() - datetime.timedelta(hours=uren, minutes=minuten)
    rij = breek_het_glas(wereld, huis, ELDERS, van=van)

    pagina = als(ELDERS).get(adres(huis))

    assert f"U leest dit dossier nog {nog} , tot" in tekst(pagina)
    [seconden] = re.findall(r'data-aftellen="(\d+)"', pagina.content.decode())
    assert 0 <= (rij.tot - timezone.now()).total_seconds() - int(seconden) + 5 < 10


def test_a_household_page_takes_one_statement_more_by_noodtoegang(
    als: Inloggen, wereld: Wereld, huis: Huishouden, opdrachten: Any
) -> None:
    """F3, performance."""
    breek_het_glas(wereld, huis, ELDERS)

    _, gevraagd = opdrachten(als(ELDERS), adres(huis))

    assert sum("huishoudens_noodtoegang" in sql and "beleid" not in sql for sql in gevraagd) == 1
    assert len(gevraagd) <= 17


def test_a_bericht_leads_to_the_page_of_its_noodtoegang(wereld: Wereld) -> None:
    """F3: the database writes the same address as the URLs."""
    pk = uuid.uuid4()

    assert reverse("huishoudens:noodtoegang", args=[pk]) == f"/noodtoegang/{pk}/"
