"""The demo's processes are watched, and none is left behind (issue: how it starts)."""

import sys
import time
from pathlib import Path

import pytest

from toegang.management.commands.demo import Demostand
from toegang.processen import ProcesGestopt, Processen


def _python(code: str) -> tuple[str, str, str]:
    return (sys.executable, "-c", code)


def test_a_process_that_ends_is_named_with_the_end_of_its_log(tmp_path: Path) -> None:
    with Processen(tmp_path, {}) as processen:
        processen.start("web", _python("print('poort bezet'); raise SystemExit(3)"), rol="app")

        with pytest.raises(ProcesGestopt, match=r"'web' is gestopt met code 3.\npoort bezet"):
            processen.wacht_op("web")


def test_a_child_gets_its_role_and_our_settings(tmp_path: Path) -> None:
    with Processen(tmp_path, {"REGIE_MODUS": "demo"}) as processen:
        processen.start(
            "toon",
            _python("import os; print(os.environ['REGIE_DB_ROL'], os.environ['REGIE_MODUS'])"),
            rol="systeem",
        )
        processen.wacht_op("toon")

    assert (tmp_path / "toon.log").read_text() == "systeem demo\n"


def test_children_of_children_end_too_even_when_they_ignore_the_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toegang.processen.STOPTIJD", 0.3)
    koppig = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        " print('op', flush=True); time.sleep(60)"
    )
    starter = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {koppig!r}]).wait()"
    with Processen(tmp_path, {}) as processen:
        processen.start("werker", _python(starter), rol="systeem")
        while not (tmp_path / "werker.log").read_text():
            time.sleep(0.02)
        groep = processen._lopend["werker"].pid

    levend = [pad for pad in Path("/proc").glob("[0-9]*/stat") if _groep(pad) == groep]
    assert levend == []


def _groep(pad: Path) -> int:
    try:
        staat, _, groep = pad.read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return 0
    return 0 if staat == "Z" else int(groep)


def test_a_filling_that_was_interrupted_is_known_as_half(tmp_path: Path) -> None:
    bestand = tmp_path / "demo.json"
    Demostand(bestand).begin(300)

    assert Demostand(bestand).is_half

    stand = Demostand(bestand)
    stand.klaar()

    assert not Demostand(bestand).is_half
    assert Demostand(bestand).huishoudens == 300
