"""What the tests of this floor share: logging in as somebody of the cast, and counting statements."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

Inloggen = Callable[[str], Client]


@contextmanager
def _tel() -> Iterator[list[str]]:
    gevonden: list[str] = []
    with CaptureQueriesContext(connection) as vangst:
        yield gevonden
    gevonden += [
        regel["sql"]
        for regel in vangst.captured_queries
        if not regel["sql"].startswith(("SAVEPOINT", "RELEASE SAVEPOINT"))
    ]


@pytest.fixture
def opdrachten() -> Callable[[Client, str], tuple[HttpResponse, list[str]]]:
    """GET a page and list the statements it took; the second time, so that nothing is counted that a cache saves."""

    def haal(client: Client, adres: str, **kwargs: Any) -> tuple[HttpResponse, list[str]]:
        client.get(adres, **kwargs)
        with _tel() as gevonden:
            antwoord = client.get(adres, **kwargs)
        return antwoord, gevonden

    return haal
