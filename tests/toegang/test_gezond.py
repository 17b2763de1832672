"""Health answers without a login, and says what does not answer (F9)."""

import pytest
from django.core.cache import caches
from django.test import Client
from redis.exceptions import ConnectionError as GeenVerbinding

pytestmark = pytest.mark.echte_server


def test_a_process_that_lives_says_so_without_asking_the_database(client: Client) -> None:
    assert client.get("/gezond/live").json() == {"live": True}


@pytest.mark.django_db
def test_ready_when_database_and_cache_answer(client: Client) -> None:
    antwoord = client.get("/gezond/klaar")

    assert antwoord.status_code == 200
    assert antwoord.json() == {"database": True, "cache": True}
    assert "no-store" in antwoord["Cache-Control"]


@pytest.mark.django_db
def test_not_ready_when_the_cache_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def weg(*args: object, **kwargs: object) -> None:
        raise GeenVerbinding

    monkeypatch.setattr(caches["default"], "set", weg)

    antwoord = client.get("/gezond/klaar")

    assert antwoord.status_code == 503
    assert antwoord.json() == {"database": True, "cache": False}
