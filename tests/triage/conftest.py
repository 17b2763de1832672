"""The clock of the tests of intake and triage."""

import datetime
from collections.abc import Iterator

import pytest
import time_machine

from tests.triage.opzet import NL


@pytest.fixture
def om_negen_uur() -> Iterator[None]:
    """Wednesday morning, the day after the meldingen of these tests came in."""
    with time_machine.travel(datetime.datetime(2026, 11, 4, 9, tzinfo=NL), tick=False):
        yield
