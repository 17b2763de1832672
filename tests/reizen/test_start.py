"""Starting a demo as a visitor does, from an empty folder (issue: how it starts)."""

import signal
import socket
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.mappen import bereikbare_map
from tests.reizen.demo import Demo
from toegang import demoaccounts, ingebed, servers

pytestmark = pytest.mark.reis


@pytest.fixture
def map_() -> Iterator[Path]:
    with bereikbare_map() as pad:
        yield pad


@pytest.fixture
def bezette_poort() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as luisteraar:
        yield luisteraar.getsockname()[1]


def _vraag(adres: str) -> int:
    with urllib.request.urlopen(adres, timeout=10) as antwoord:
        return int(antwoord.status)


def test_a_demo_starts_from_nothing_stops_without_trace_and_keeps_its_data(
    map_: Path, bezette_poort: int
) -> None:
    demo = Demo(map_, "--huishoudens", "5", "--poort", str(bezette_poort))
    try:
        adres = demo.wacht()

        assert f"Poort {bezette_poort} is bezet" in demo.scherm
        assert not adres.endswith(f":{bezette_poort}/")
        assert _vraag(f"{adres}gezond/klaar") == 200
        assert demoaccounts.WACHTWOORD in demo.scherm
        with psycopg.connect(ingebed.Ingebed(map_).beheer_url(ingebed.DATABASE)) as verbinding:
            verbinding.execute("CREATE SCHEMA blijft_bewaard")
    finally:
        demo.stop(signal.SIGINT)

    assert demo.proces.returncode == 0
    assert demo.nagelaten() == []

    tweede = Demo(map_)
    try:
        tweede.wacht()

        assert "Demogegevens voor" not in tweede.scherm
        with psycopg.connect(ingebed.Ingebed(map_).beheer_url(ingebed.DATABASE)) as verbinding:
            bewaard = verbinding.execute("SELECT to_regnamespace('blijft_bewaard') IS NOT NULL").fetchone()
        assert bewaard == (True,)
    finally:
        tweede.stop(signal.SIGTERM)

    assert tweede.nagelaten() == []
    assert not servers.luistert(ingebed.Ingebed(map_).valkey_socket)


def test_a_demo_that_is_interrupted_while_it_is_made_leaves_nothing_running(map_: Path) -> None:
    # As a script's background job it would have been told to ignore the interrupt.
    demo = Demo(map_, "--huishoudens", "5", voor=("env", "--ignore-signal=INT"))
    # The tables are being made: the servers run, and so does a process of the demo's own.
    while not (map_ / "logboeken" / "migrate.log").exists():
        time.sleep(0.05)
    time.sleep(1)

    demo.stop(signal.SIGINT)

    assert demo.nagelaten() == []
