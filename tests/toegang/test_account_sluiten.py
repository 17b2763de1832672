"""A closed account is out at the next click, and its open sessions are dead for good (F1, F8)."""

from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.cast import WACHTWOORD, Wereld
from tests.rollen import als_eigenaar
from tests.toegang.rechten_op_scherm import COLLEGA, FB, NU, REDEN, TL, Als, tekst, voer_uit
from toegang.models import Medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def test_a_closed_account_is_out_at_the_next_click_and_its_session_is_gone(wereld: Wereld) -> None:
    """F1, F8: open sessions of a disabled account are dead."""
    client, beheer = Client(), Client()
    for wie, browser in ((COLLEGA, client), (FB, beheer)):
        browser.post(reverse("inloggen"), {"username": f"{wie}@voorbeeld.nl", "password": WACHTWOORD})
    sleutel = client.session.session_key
    assert client.get("/").status_code == 200

    beheer.post(reverse("account_sluiten", args=[wereld.id_van(COLLEGA)]))
    antwoord = client.get("/", follow=True)

    assert antwoord.redirect_chain[0][0].startswith("/inloggen/")
    assert "Uw account is gesloten." in tekst(antwoord)
    assert not Session.objects.filter(session_key=sleutel).exists()
    assert (
        client.post(reverse("inloggen"), {"username": f"{COLLEGA}@voorbeeld.nl", "password": WACHTWOORD})
        .context["form"]
        .errors
    )


def test_a_session_of_before_the_closing_stays_dead_when_the_account_opens(wereld: Wereld, als: Als) -> None:
    client = Client()
    client.post(reverse("inloggen"), {"username": f"{COLLEGA}@voorbeeld.nl", "password": WACHTWOORD})
    als(FB).post(reverse("account_sluiten", args=[wereld.id_van(COLLEGA)]))

    als(TL).post(reverse("heropening_vragen", args=[wereld.id_van(COLLEGA)]), {"reden": REDEN})
    voer_uit(als)

    with als_eigenaar():
        assert Medewerker.objects.get(pk=wereld.id_van(COLLEGA)).is_active
    assert client.get("/").status_code == 302
    antwoord = client.post(
        reverse("inloggen"), {"username": f"{COLLEGA}@voorbeeld.nl", "password": WACHTWOORD}
    )
    assert antwoord["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_typed_text_of_a_closed_account_leads_to_the_login_page_too(wereld: Wereld, als: Als) -> None:
    client = als(COLLEGA)
    als(FB).post(reverse("account_sluiten", args=[wereld.id_van(COLLEGA)]))

    antwoord = client.post("/meldingen/nieuw/", {"melder": "iemand"})

    assert (antwoord.status_code, antwoord["Location"].partition("?")[0]) == (302, "/inloggen/")
