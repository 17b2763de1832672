"""Signing in under row security (F8)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import WACHTWOORD, Wereld
from tests.rollen import als_eigenaar
from toegang.inloggen import MedewerkerBackend
from toegang.models import Medewerker
from toegang.sessie import handelend_als, inloggen_als

pytestmark = pytest.mark.django_db


def meld_aan(client: Client, email: str, wachtwoord: str = WACHTWOORD) -> int:
    antwoord = client.post(reverse("inloggen"), {"username": email, "password": wachtwoord})
    return antwoord.status_code


def test_an_account_signs_in_and_out(client: Client, wereld: Wereld) -> None:
    assert meld_aan(client, "Regisseur.Hillegom@voorbeeld.nl") == 302
    assert client.get(reverse("autorisatiematrix")).status_code == 200

    client.post(reverse("uitloggen"))

    assert client.get(reverse("autorisatiematrix")).status_code == 302


@pytest.mark.parametrize(
    ("email", "wachtwoord"),
    [("regisseur.hillegom@voorbeeld.nl", "verkeerd"), ("niemand@voorbeeld.nl", WACHTWOORD), ("", "")],
)
def test_a_wrong_login_says_the_same_whatever_was_wrong(
    client: Client, wereld: Wereld, email: str, wachtwoord: str
) -> None:
    antwoord = client.post(reverse("inloggen"), {"username": email, "password": wachtwoord})

    assert antwoord.status_code == 200
    assert "_auth_user_id" not in client.session
    if email:
        assert "horen niet bij elkaar" in antwoord.content.decode()


def test_without_identity_only_the_account_that_logs_in_can_be_read(wereld: Wereld) -> None:
    assert Medewerker.objects.count() == 0

    inloggen_als("regisseur.hillegom@voorbeeld.nl")

    assert [m.email for m in Medewerker.objects.all()] == ["regisseur.hillegom@voorbeeld.nl"]


def test_a_disabled_account_is_out_at_its_next_request(client: Client, wereld: Wereld) -> None:
    meld_aan(client, "regisseur.hillegom@voorbeeld.nl")
    with als_eigenaar():
        Medewerker.objects.filter(email="regisseur.hillegom@voorbeeld.nl").update(is_active=False)

    assert client.get(reverse("autorisatiematrix")).status_code == 302


def test_the_signed_in_medewerker_and_rollen_come_in_one_query(wereld: Wereld) -> None:
    wie = wereld.id_van("aandacht.hillegom")
    with (
        handelend_als(wie),
        CaptureQueriesContext(
            connection,
        ) as vragen,
    ):
        medewerker = MedewerkerBackend().get_user(wie)
        assert medewerker is not None
        team = medewerker.team
        assert sorted(medewerker.rollen) == ["AF", "TM"]
        assert team is not None
        assert team.slug == "hillegom"

    assert len([v for v in vragen.captured_queries if "toegang_medewerker" in v["sql"]]) == 1


def test_acting_as_somebody_inside_an_anonymous_block_ends_with_nobody(wereld: Wereld) -> None:
    with handelend_als(None):
        with handelend_als(wereld.id_van("regisseur.hillegom")):
            binnen = Medewerker.objects.exists()

        assert binnen
        assert not Medewerker.objects.exists()


def test_an_outdated_hash_is_renewed_at_login(client: Client, wereld: Wereld, settings: Any) -> None:
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]

    assert meld_aan(client, "regisseur.hillegom@voorbeeld.nl") == 302

    assert wereld.wie("regisseur.hillegom").password.startswith("argon2$")
    assert client.get(reverse("autorisatiematrix")).status_code == 200
