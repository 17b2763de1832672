"""Whatever happens to a file, in any order: SQL, Python, the pages and the matrix keep telling the same (I1-I10).

200 sequences here; a command for more:
    REGIE_LEVENSLOPEN=10000 pytest tests/autorisatie/levensloop -s
"""

import logging
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.autorisatie.levensloop.bezoek import Bezoek
from tests.autorisatie.levensloop.meting import Meting
from tests.autorisatie.levensloop.regels_delen import OverDelen
from tests.autorisatie.levensloop.regels_regie import OverRegie
from tests.autorisatie.levensloop.regels_zorg import OverWerk
from tests.autorisatie.levensloop.toetsen import Toetsen
from tests.autorisatie.levensloop.toneel import Toneel, bouw
from tests.cast import Wereld

pytestmark = pytest.mark.django_db
AANTAL = int(os.environ.get("REGIE_LEVENSLOPEN", "200"))
STAPPEN = 10


class Levensloop(OverRegie, OverDelen, OverWerk, Bezoek):
    """Everything that anybody can do to a file."""


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    return bouw(wereld)


@contextmanager
def machine_op(toneel: Toneel) -> Iterator[type[Levensloop]]:
    """The machine on this stage, while what it prepared stands."""
    telling: Counter[str] = Counter()
    meting = Meting(toneel)
    velden: dict[str, Any] = {"toneel": toneel, "telling": telling, "toetsen": Toetsen(meting, telling)}
    # Each refusal writes a line, and there are thousands.
    logging.disable(logging.WARNING)
    try:
        yield type("OpDitToneel", (Levensloop,), velden)
    finally:
        logging.disable(logging.NOTSET)
        meting.opruimen()


def draai(toneel: Toneel, aantal: int, *fasen: Phase) -> Counter[str]:
    """Run so many sequences on this stage, and tell what they did."""
    with machine_op(toneel) as machine:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=aantal,
                stateful_step_count=STAPPEN,
                derandomize=True,
                database=None,
                deadline=None,
                print_blob=True,
                report_multiple_bugs=False,
                phases=fasen or (Phase.generate, Phase.shrink),
                suppress_health_check=list(HealthCheck),
            ),
        )
        return machine.telling


def test_every_course_of_life_keeps_the_invariants(toneel: Toneel, record_property: Any) -> None:
    begin = time.perf_counter()
    telling = draai(toneel, AANTAL)
    duur = time.perf_counter() - begin

    record_property("levenslopen", telling["sequences"])
    print(f"\n{telling['sequences']} sequences in {duur:.0f} s")  # noqa: T201 - the number is part of the proof
    for wat, aantal in sorted(telling.items()):
        print(f"  {aantal:6} {wat}")  # noqa: T201 - as above
    assert telling["sequences"] >= AANTAL
