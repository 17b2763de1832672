"""Kept texts: when sight of the form is gone, and on the page where their writer reads them back (screens 4, F9)."""

import datetime
import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.toegang.browser import (
    ANDER,
    BEWAARD,
    REGISSEUR,
    TEKST,
    Browser,
    bewaard,
    contact,
    opgeslagen,
)


def ontneem(wereld: Wereld, huishouden: Huishouden) -> None:
    """The regie goes to somebody of another team, and with it the sight of who had it."""
    with als_eigenaar():
        huishouden.team = wereld.team("lisse")
        huishouden.save()
        huishouden.regies.update(medewerker=wereld.medewerkers["regisseur.lisse@voorbeeld.nl"])
        Huishouden.objects.filter(pk=huishouden.pk).update(
            regisseur=wereld.medewerkers["regisseur.lisse@voorbeeld.nl"]
        )


def test_who_lost_sight_of_the_huishouden_keeps_the_text_without_its_name(
    browser: Browser, wereld: Wereld, huishouden: Huishouden, adres: str
) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    ontneem(wereld, huishouden)

    antwoord = browser.stuur(adres, contact() | open_formulier)
    pagina = browser.lees(BEWAARD)

    assert antwoord.status_code == 404
    assert BEWAARD in antwoord.content.decode()
    assert opgeslagen() == []
    assert TEKST in pagina
    assert "Contact vastleggen" in pagina
    assert "Krokus" not in pagina


def test_a_foreign_and_an_unknown_form_keep_alike(browser: Browser, wereld: Wereld) -> None:
    """What is kept tells nothing of what exists."""
    vreemd = wereld.huishouden("lisse", regisseur="regisseur.lisse")
    browser.meld_aan(REGISSEUR)
    verborgen = browser.verborgen(reverse("triage:melding_registreren"))

    adressen = [
        reverse("huishoudens:contact_vastleggen", args=[pk])
        for pk in (vreemd.pk, "00000000-0000-4000-8000-000000000000")
    ]
    antwoorden = [browser.stuur(pad, contact() | verborgen) for pad in adressen]

    assert len({re.sub(r'value="[^"]*"', "", a.content.decode()) for a in antwoorden}) == 1
    assert {a.status_code for a in antwoorden} == {404}
    assert set(bewaard()) == set(adressen)


def test_a_refusal_keeps_the_text(browser: Browser, wereld: Wereld, huishouden: Huishouden) -> None:
    adres = reverse("huishoudens:netwerklid_toevoegen", args=[huishouden.pk])
    browser.meld_aan(ANDER)
    verborgen = browser.verborgen(reverse("triage:melding_registreren"))

    antwoord = browser.stuur(adres, {"naam": "oma", "relatie": "grootmoeder"} | verborgen)

    assert antwoord.status_code == 403
    assert "grootmoeder" in browser.lees(BEWAARD)


def test_a_fault_of_ours_undoes_everything_but_the_text(
    browser: Browser, adres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    monkeypatch.setattr("huishoudens.views.contact.contact_vastleggen", lambda **kwargs: 1 / 0)
    browser.client.raise_request_exception = False

    antwoord = browser.stuur(adres, contact() | open_formulier)

    assert antwoord.status_code == 500
    assert opgeslagen() == []
    assert TEKST in browser.lees(adres)


def test_a_kept_text_is_read_and_thrown_away_by_its_writer_alone(
    browser: Browser, wereld: Wereld, adres: str
) -> None:
    browser.meld_aan(REGISSEUR)
    open_formulier = browser.verborgen(adres)
    browser.client.post(reverse("concept", args=[adres.lstrip("/")]), contact() | open_formulier)
    ander = Browser(wereld)
    ander.meld_aan("teamleider.hillegom")

    gelezen = browser.lees(BEWAARD)
    weg = browser.client.post(
        f"{reverse('concept', args=[adres.lstrip('/')])}?weggooien=1",
        {"terug": "bewaard", **browser.verborgen(BEWAARD)},
    )

    assert TEKST in gelezen
    assert "Wat is er besproken?" in gelezen
    assert TEKST not in ander.lees(BEWAARD)
    assert weg.url == BEWAARD
    assert "U heeft geen bewaarde teksten" in browser.lees(BEWAARD)


def test_kept_texts_are_gone_after_a_month(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    met_token = browser.verborgen(adres)
    browser.client.post(reverse("concept", args=[adres.lstrip("/")]), contact() | met_token)

    with time_machine.travel(timezone.now() + datetime.timedelta(days=31), tick=False):
        browser.meld_aan(REGISSEUR)
        nieuw = reverse("triage:melding_registreren")
        browser.client.post(
            reverse("concept", args=[nieuw.lstrip("/")]), {"vraag": "Ander"} | browser.verborgen(nieuw)
        )

    assert set(bewaard()) == {nieuw}


def test_only_a_page_with_a_form_keeps_a_concept(browser: Browser) -> None:
    browser.meld_aan(REGISSEUR)
    token = browser.verborgen(reverse("triage:melding_registreren"))

    for pad in ("verzonnen/", "huishoudens/", "a\x00b/", "http://elders.nl/", "//elders.nl/"):
        antwoord = browser.client.post(reverse("concept", args=[pad]), {"tekst": "x"} | token)
        assert antwoord.status_code == 404, pad
    assert bewaard() == {}


def test_vandaag_tells_of_what_was_not_saved(browser: Browser, adres: str) -> None:
    browser.meld_aan(REGISSEUR)
    zonder = browser.lees("/")
    browser.client.post(reverse("concept", args=[adres.lstrip("/")]), contact() | browser.verborgen(adres))

    met = browser.lees("/")

    assert "nog niet op" not in zonder
    assert "U schreef 1 tekst en sloeg die nog niet op." in met
    assert f'href="{BEWAARD}"' in met


def _als_getoond(pagina: str) -> dict[str, str]:
    """What a browser would send of the fields of a page, if nobody touched them."""
    velden = re.findall(r"<input[^>]*>", pagina)
    paren = ((re.search(r'name="([^"]+)"', veld), re.search(r'value="([^"]*)"', veld)) for veld in velden)
    return {naam[1]: waarde[1] for naam, waarde in paren if naam and waarde}


def test_what_the_page_had_filled_in_is_not_read_there_after_the_right_to_it_has_ended(
    browser: Browser, wereld: Wereld, huishouden: Huishouden
) -> None:
    """I5, I10: a form sends along what nobody typed; only what was typed stays with its writer, in the form all of it."""
    pad = f"/huishoudens/{huishouden.pk}/adres/"
    browser.meld_aan(REGISSEUR)
    velden = _als_getoond(browser.lees(pad))
    assert velden["straat"] == "Bloemenlaan"
    typt = velden | {"plaats": "Ver weg"}

    assert browser.stuur(f"/concept{pad}", typt).status_code == 204
    opnieuw = browser.lees(pad)
    ontneem(wereld, huishouden)
    bewaarde = browser.lees(BEWAARD)

    assert "Ver weg" in opnieuw
    assert "Bloemenlaan" in opnieuw
    assert "Ver weg" in bewaarde
    assert "Bloemenlaan" not in bewaarde
    assert velden["postcode"] not in bewaarde


def test_a_form_that_comes_back_with_errors_did_not_begin_anew(
    browser: Browser, wereld: Wereld, huishouden: Huishouden
) -> None:
    """What was filled in by the page stays that, however often the form is sent."""
    pad = f"/huishoudens/{huishouden.pk}/adres/"
    browser.meld_aan(REGISSEUR)
    fout = _als_getoond(browser.lees(pad)) | {"plaats": "Ver weg", "postcode": "fout"}
    terug = _als_getoond(browser.stuur(pad, fout).content.decode())
    assert terug["formuliersleutel"] != fout["formuliersleutel"]
    browser.stuur(pad, terug)
    ontneem(wereld, huishouden)

    bewaarde = browser.lees(BEWAARD)

    assert "Ver weg" in bewaarde
    assert "Bloemenlaan" not in bewaarde
