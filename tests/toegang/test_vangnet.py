"""No word is lost: after a session that ended, a sight that ended, a refusal or a fault (screens 4, F8, F9)."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.toegang.browser import (
    BEWAARD,
    REGISSEUR,
    TEKST,
    UITGELOGD,
    Browser,
    bewaard,
    contact,
    opgeslagen,
)
from toegang.models import Medewerker
from triage.models import Melding


def test_a_session_that_ended_keeps_the_text_for_the_same_account(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()

    verstuurd = browser.stuur(adres, contact() | open_formulier)
    inlogpagina = browser.lees(verstuurd.url)
    ingelogd = browser.meld_aan(REGISSEUR, naar=adres)
    pagina = browser.lees(ingelogd.url)

    assert verstuurd.url == f"{reverse('inloggen')}?next={adres}"
    assert "Uw tekst is bewaard" in inlogpagina
    assert TEKST not in inlogpagina
    assert ingelogd.url == adres
    assert UITGELOGD in pagina
    assert TEKST in pagina
    assert opgeslagen() == []


def test_saving_from_there_saves_once_and_keeps_nothing_behind(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()
    browser.stuur(adres, contact() | open_formulier)
    browser.meld_aan(REGISSEUR)

    antwoord = browser.stuur(adres, contact() | browser.verborgen(adres))

    assert antwoord.status_code == 302
    assert opgeslagen() == [TEKST]
    assert bewaard() == {}
    assert TEKST not in browser.lees(adres)


def test_a_form_with_something_missing_keeps_the_text_on_its_own(browser: Browser, adres: str) -> None:
    """The page says that it is kept, so leaving it loses nothing."""
    browser.meld_aan(REGISSEUR)

    pagina = browser.stuur(adres, contact() | browser.verborgen(adres) | {"soort": ""})

    assert pagina.status_code == 200
    assert opgeslagen() == []
    assert TEKST in browser.lees(adres)


def test_another_account_in_the_same_browser_reads_nothing_of_it(
    browser: Browser, wereld: Wereld, adres: str
) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()
    browser.stuur(adres, contact() | open_formulier)

    browser.meld_aan("teamleider.hillegom", naar=adres)
    ander = browser.lees(adres) + browser.lees(BEWAARD)
    terug = Browser(wereld)
    terug.meld_aan(REGISSEUR)

    assert TEKST not in ander
    assert bewaard() == {adres: f"{REGISSEUR}@voorbeeld.nl"}
    assert TEKST in terug.lees(adres)


def test_a_token_from_before_logging_in_again_keeps_the_text(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()
    browser.meld_aan(REGISSEUR)

    antwoord = browser.stuur(adres, contact() | open_formulier)
    pagina = browser.lees(antwoord.url)

    assert antwoord.url == adres
    assert UITGELOGD in pagina
    assert TEKST in pagina
    assert opgeslagen() == []


def test_a_form_of_one_account_sent_by_another_is_kept_for_its_writer(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()
    browser.meld_aan("teamleider.hillegom")

    antwoord = browser.stuur(adres, contact() | open_formulier)

    assert antwoord.status_code == 403
    assert "Iemand anders" in antwoord.content.decode()
    assert TEKST not in antwoord.content.decode()
    assert opgeslagen() == []
    assert bewaard() == {adres: f"{REGISSEUR}@voorbeeld.nl"}


def test_a_token_that_never_was_ours_keeps_nothing_and_says_so_kindly(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    vals = {"csrfmiddlewaretoken": "x" * 64, "formuliersleutel": "verzonnen"}

    antwoord = browser.stuur(adres, contact() | vals)

    assert antwoord.status_code == 403
    assert "Deze bladzijde is te lang open geweest" in antwoord.content.decode()
    assert "CSRF" not in antwoord.content.decode()


def test_nobody_can_write_for_another_without_a_key(browser: Browser, wereld: Wereld, adres: str) -> None:
    browser.verborgen(reverse("inloggen"))
    token = {"csrfmiddlewaretoken": browser.client.cookies["regie-csrf"].value}

    for sleutel in ("", "verzonnen", str(wereld.id_van(REGISSEUR))):
        browser.stuur(adres, contact() | token | {"formuliersleutel": sleutel})

    assert bewaard() == {}


def test_the_key_of_a_form_ends_after_days(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()

    with time_machine.travel(timezone.now() + datetime.timedelta(days=5), tick=False):
        browser.stuur(adres, contact() | open_formulier)

    assert bewaard() == {}


def test_an_ended_account_keeps_nothing(browser: Browser, wereld: Wereld, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van(REGISSEUR)).update(is_active=False)

    antwoord = browser.stuur(adres, contact() | open_formulier)

    assert antwoord.status_code == 302
    assert bewaard() == {}


@pytest.mark.parametrize("aantal", [250_000, 2_600_000])
def test_whatever_a_request_may_hold_is_kept(aantal: int, browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()

    browser.stuur(adres, contact(tekst="x" * aantal) | open_formulier)

    browser.meld_aan(REGISSEUR)
    assert "x" * aantal in browser.lees(adres)


def test_of_more_than_that_nothing_is_lost_in_silence(browser: Browser, adres: str) -> None:
    """The form knows how much it may send, and a browser without script reads what became of it."""
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    te_lang = contact(tekst="x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE) | open_formulier

    verstuurd = browser.stuur(adres, te_lang)
    concept = browser.stuur(reverse("concept", args=[adres.lstrip("/")]), te_lang)

    assert f'data-grootste="{settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 1000}"' in browser.lees(adres)
    assert (verstuurd.status_code, concept.status_code) == (413, 413)
    assert "Uw tekst is te lang" in verstuurd.content.decode()
    assert opgeslagen() == []


def test_an_autosave_without_a_session_is_told_so(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()

    antwoord = browser.client.post(
        reverse("concept", args=[adres.lstrip("/")]),
        contact() | open_formulier,
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert antwoord.status_code == 401


def test_a_click_without_a_session_does_not_lead_to_a_page_that_is_none(
    browser: Browser, huishouden: Huishouden
) -> None:
    browser.meld_aan(REGISSEUR)
    token = browser.verborgen(reverse("huishoudens:benadering", args=[huishouden.pk]))
    browser.vergeet_sessie()

    antwoord = browser.stuur(reverse("plannen:plan_maken", args=[huishouden.pk]), token)

    assert antwoord.url == reverse("inloggen")


def test_a_question_that_was_taken_in_is_not_lost_either(browser: Browser) -> None:
    """A1: the intake form, which belongs to no huishouden yet."""
    adres = reverse("triage:melding_registreren")
    velden = {"kanaal": "telefoon", "melder": "dochter", "vraag": TEKST, "achternaam": "Tulp"}
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.vergeet_sessie()

    browser.stuur(adres, velden | open_formulier)
    browser.meld_aan(REGISSEUR, naar=adres)

    assert TEKST in browser.lees(adres)
    assert UITGELOGD in browser.lees(adres)
    with als_eigenaar():
        assert not Melding.objects.exists()
