"""A demo of a test's own: the real one, started as from a terminal, in a folder of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from toegang import ingebed


class Bestaande:
    """A demo that runs already, in its own folder."""

    def __init__(self, map_: Path, adres: str) -> None:
        self.map, self.adres = map_, adres

    @property
    def omgeving(self) -> dict[str, str]:
        """What a terminal would have, without what the tests set for themselves."""
        eigen = ("REGIE_", "PYTEST_", "DJANGO_")
        schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(eigen)}
        return {**schoon, "REGIE_DATA": str(self.map)}

    def opdracht(self, *woorden: str) -> str:
        """Run a management command beside the demo, as the system does; answers what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *woorden],
            cwd=ingebed.CHECKOUT,
            env=self.omgeving,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        ).stdout


class Demo(Bestaande):
    """A demo that was started just now; `wacht` for its address, `stop` ends it."""

    def __init__(self, map_: Path, *opties: str, voor: Sequence[str] = ()) -> None:
        super().__init__(map_, "")
        self.begin = time.monotonic()
        self.proces = subprocess.Popen(
            [*voor, sys.executable, "manage.py", "demo", *opties],
            cwd=ingebed.CHECKOUT,
            env=self.omgeving,
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
                self.adres = gevonden[1]
                return self.adres
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
