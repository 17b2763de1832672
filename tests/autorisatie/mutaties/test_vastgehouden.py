"""What the stage does not show and another test holds: that test is run on the broken lock, and fails (F1).

In an ordinary run one mutation of each reason; of a full run of the mutations all of them.
"""

import json
import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

from tests.autorisatie.mutaties.breken import Mutatie
from tests.autorisatie.mutaties.redenen import REDENEN, Reden, reden_van
from tests.autorisatie.mutaties.test_mutaties import alle_mutaties
from tests.autorisatie.mutaties.verslag import BESTAND, overlevers
from toegang import ingebed

pytestmark = pytest.mark.django_db
ALLES = "REGIE_MUTATIES" in os.environ
MET_TESTS = sorted((reden for reden in REDENEN if reden.tests), key=lambda reden: reden.tests)


@pytest.mark.parametrize(
    ("tests", "redenen"),
    [(tests, list(groep)) for tests, groep in groupby(MET_TESTS, key=lambda reden: reden.tests)],
    ids=lambda waarde: waarde[0] if isinstance(waarde, tuple) else "",
)
def test_the_named_tests_see_it(tests: tuple[str, ...], redenen: list[Reden], tmp_path: Path) -> None:
    over = overlevers()
    alle = [m for m in alle_mutaties() if isinstance(m, Mutatie) and m.naam in over]
    per_reden = [[m for m in alle if reden_van(m.naam) is reden] for reden in redenen]
    assert all(per_reden)
    gekozen = [m for bij in per_reden for m in (bij if ALLES else bij[:1])]

    gemerkt = gefaald_op(tests, gekozen, tmp_path)

    niet = [mutatie.naam for mutatie in gekozen if mutatie.naam not in gemerkt]
    print(f"\nheld by {' '.join(tests)}: {len(gekozen) - len(niet)} of {len(gekozen)}; not: {niet}")  # noqa: T201 - part of the proof
    assert niet == []


def test_the_page_is_of_these_mutations(db: None) -> None:
    """What docs/mutaties.md lists still exists: whoever renames or mends something runs them all again."""
    alle = [mutatie.naam for mutatie in alle_mutaties()]
    assert overlevers() <= set(alle)
    assert f"| **all** | **{len(alle)}** |" in BESTAND.read_text()


def gefaald_op(tests: tuple[str, ...], mutaties: list[Mutatie], tmp_path: Path) -> set[str]:
    """The names of the mutations on which one of these tests fails."""
    bestand = tmp_path / "gebroken.json"
    bestand.write_text(json.dumps([{"naam": m.naam, "sql": m.sql} for m in mutaties]), encoding="utf-8")
    opdracht = [sys.executable, "-m", "pytest", *tests, "-p", "tests.autorisatie.mutaties.gebroken"]
    uitkomst = subprocess.run(
        [*opdracht, "-q", "-s", "--tb=no", "-p", "no:cacheprovider"],
        cwd=ingebed.CHECKOUT,
        env={**os.environ, "REGIE_GEBROKEN": str(bestand)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "failed on |" in uitkomst.stdout or "passed" in uitkomst.stdout, uitkomst.stdout[-2000:]
    regels = [regel for regel in uitkomst.stdout.splitlines() if regel.startswith("failed on | ")]
    return {
        m.naam
        for m in mutaties
        if any(f"[{m.naam}]" in r or f"[{m.naam}-" in r or f"-{m.naam}]" in r for r in regels)
    }
