"""What the settings promise to a browser, to a session and to the database (F8)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from monitoring.demo.regio import ACCOUNTS
from toegang import demoaccounts
from toegang.sessieduur import LAATST_GEBRUIKT, SessieduurMiddleware

NU = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_page_runs_no_script_and_no_style_but_ours(client: Client) -> None:
    kop = client.get("/bestaat-niet/")

    assert set(kop["Content-Security-Policy"].split("; ")) == {
        *(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
        ),
        *("connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"),
    }
    assert kop["Referrer-Policy"] == "same-origin"
    assert "camera=()" in kop["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.echte_server
def test_a_query_that_comes_back_is_prepared_by_the_server() -> None:
    vraag = "SELECT 41 + %s AS waarde"
    with connection.cursor() as cursor:
        for _ in range(5):
            cursor.execute(vraag, [1])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT 41 + %'")
        aantal = cursor.fetchone()

    assert aantal == (1,)


class Sessie(dict[str, float]):
    """A session that remembers only what was put in."""


def _gebruik(sessie: Sessie, gebruiker: object) -> Sessie:
    verzoek = RequestFactory().get("/")
    verzoek.user, verzoek.session = gebruiker, sessie
    SessieduurMiddleware(lambda _: HttpResponse())(verzoek)
    return sessie


class Ingelogd:
    is_authenticated = True


def test_a_session_that_is_used_moves_its_end_now_and_then(time_machine: object) -> None:
    time_machine.move_to(NU, tick=False)
    eerste = _gebruik(Sessie(), Ingelogd())[LAATST_GEBRUIKT]

    time_machine.move_to(NU + timedelta(minutes=4), tick=False)
    kort_erna = _gebruik(Sessie({LAATST_GEBRUIKT: eerste}), Ingelogd())[LAATST_GEBRUIKT]
    time_machine.move_to(NU + timedelta(minutes=6), tick=False)
    later = _gebruik(Sessie({LAATST_GEBRUIKT: eerste}), Ingelogd())[LAATST_GEBRUIKT]

    assert kort_erna == eerste == NU.timestamp()
    assert later == (NU + timedelta(minutes=6)).timestamp()
    assert settings.SESSION_COOKIE_AGE == 8 * 3600


def test_a_visitor_without_login_gets_no_session() -> None:
    assert _gebruik(Sessie(), AnonymousUser()) == {}


def test_the_screen_of_a_demo_names_only_accounts_that_exist() -> None:
    genoemd = {adres for wie, _, waar in demoaccounts.ACCOUNTS for adres in demoaccounts.adressen(wie, waar)}

    assert len(genoemd) == 42
    assert genoemd <= {account.email for account in ACCOUNTS}
