"""Starting a demo as a visitor does, from an empty folder (issue: how it starts)."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.mappen import bereikbare_map
from toegang import demoaccounts, ingebed, servers

pytestmark = pytest.mark.reis


@pytest.fixture
def map_() -> Iterator[Path]:
    with bereikbare_map() as pad:
        yield pad


class Demo:
    """A demo of our own, started as from a terminal."""

    def __init__(self, map_: Path, *opties: str) -> None:
        self.map = map_
        omgeving = {
            naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("REGIE_", "PYTEST_"))
        }
        self.begin = time.monotonic()
        self.proces = subprocess.Popen(
            [sys.executable, "manage.py", "demo", *opties],
            cwd=ingebed.CHECKOUT,
            env={**omgeving, "REGIE_DATA": str(map_), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.scherm = ""

    def wacht(self) -> str:
        """Read the screen until the address is on it; answers the address."""
        assert self.proces.stdout is not None
        for regel in self.proces.stdout:
            self.scherm += regel
            if gevonden := re.search(r"klaar op (http\S+)", regel):
                return gevonden[1]
        pytest.fail(f"The demo ended before it served:\n{self.scherm}")

    def stop(self, teken: signal.Signals) -> None:
        os.killpg(self.proces.pid, teken)
        self.scherm += self.proces.communicate(timeout=60)[0]

    def nagelaten(self) -> list[str]:
        """The command lines of processes that still work on this demo's data."""
        gevonden = []
        for proces in Path("/proc").glob("[0-9]*"):
            try:
                wat = proces.joinpath("cmdline").read_bytes() + proces.joinpath("environ").read_bytes()
            except OSError:
                continue
            if f"{self.map}".encode() in wat:
                gevonden.append(wat.split(b"\0\0")[0].replace(b"\0", b" ").decode())
        return gevonden


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
    demo = Demo(map_, "--huishoudens", "5")
    while not (map_ / "postgres" / "postmaster.pid").exists():
        time.sleep(0.05)
    time.sleep(2)

    demo.stop(signal.SIGINT)

    assert demo.nagelaten() == []
