"""Two people at the same moment: each in a thread with a connection of their own, as the unprivileged role."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connection
from django.test import Client

from tests.cast import Wereld
from tests.rollen import als_eigenaar

T = TypeVar("T")


def in_eigen_verbinding(doe: Callable[[], T]) -> T:
    """Run on a new connection, which closes afterwards."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE regie_app")
        return doe()
    finally:
        connection.close()


def tegelijk(taken: Sequence[Callable[[], T]]) -> list[T]:
    """Run all at once, each on a connection of its own; answers in their order."""
    start = threading.Barrier(len(taken))

    def begin(taak: Callable[[], T]) -> T:
        start.wait(timeout=10)
        return taak()

    with ThreadPoolExecutor(len(taken)) as pool:
        return list(pool.map(lambda taak: in_eigen_verbinding(lambda: begin(taak)), taken))


def ingelogd(wereld: Wereld, wie: str) -> Client:
    """A browser in which this member of the cast is logged in."""
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
    return client


def wacht_tot_er_een_wacht() -> None:
    """Return once somebody stands waiting for an advisory lock."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    pytest.fail("Nobody waits for the lock")
