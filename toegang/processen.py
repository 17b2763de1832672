"""The processes of a demo: started together, watched, and never left behind."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from toegang import ingebed

STOPTIJD: Final = 10.0


class ProcesGestopt(RuntimeError):
    """A process ended that should not have; the message says which, and how its log ends."""


class Processen:
    """Starts each process in a group of its own, so that Ctrl-C reaches only us and we end them in order.

    `omgeving` comes on top of our own environment; every process writes to a log file with its name.
    """

    def __init__(self, logmap: Path, omgeving: dict[str, str]) -> None:
        self.logmap = logmap
        self.omgeving = {**os.environ, **omgeving}
        self._lopend: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        self.logmap.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        for naam in reversed(list(self._lopend)):
            self._beeindig(naam)

    def start(
        self,
        naam: str,
        opdracht: Sequence[str],
        *,
        rol: str,
        op_scherm: bool = False,
        doorgeven: Sequence[int] = (),
    ) -> None:
        """Start `opdracht` under a database role; `doorgeven` are the open files it may inherit."""
        uit = None if op_scherm else (self.logmap / f"{naam}.log").open("wb")
        try:
            self._lopend[naam] = subprocess.Popen(
                opdracht,
                cwd=ingebed.CHECKOUT,
                env={**self.omgeving, "REGIE_DB_ROL": rol},
                stdin=subprocess.DEVNULL,
                stdout=uit,
                stderr=subprocess.STDOUT if uit else None,
                start_new_session=True,
                pass_fds=doorgeven,
            )
        finally:
            if uit:
                uit.close()

    def wacht_op(self, naam: str) -> None:
        """Wait until a process has done its work; raises when it did not."""
        if self._lopend[naam].wait() != 0:
            raise self._gestopt(naam)
        del self._lopend[naam]

    def controleer(self) -> None:
        """Raise when a process that should run does not."""
        for naam, proces in self._lopend.items():
            if proces.poll() is not None:
                raise self._gestopt(naam)

    def _gestopt(self, naam: str) -> ProcesGestopt:
        logboek = self.logmap / f"{naam}.log"
        staart = logboek.read_text(errors="replace")[-3000:] if logboek.exists() else ""
        return ProcesGestopt(f"'{naam}' is gestopt met code {self._lopend[naam].returncode}.\n{staart}")

    def _beeindig(self, naam: str) -> None:
        proces = self._lopend.pop(naam)
        for teken in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(proces.pid, teken)
            except ProcessLookupError:
                break
            tot = time.monotonic() + STOPTIJD
            while _leeft(proces) and time.monotonic() < tot:
                time.sleep(0.02)
        proces.wait()


def _leeft(proces: subprocess.Popen[bytes]) -> bool:
    """Whether anything in the group is left: a worker can outlive the process that started it."""
    proces.poll()
    try:
        os.killpg(proces.pid, 0)
    except ProcessLookupError:
        return False
    return True
