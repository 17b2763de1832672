"""The clock of the tests of the back office."""

import datetime
from collections.abc import Iterator

import pytest
import time_machine


@pytest.fixture
def op_de_dag() -> Iterator[None]:
    """The day on which the adviezen of these tests are sent."""
    with time_machine.travel(datetime.datetime(2026, 11, 9, 9, tzinfo=datetime.UTC), tick=False):
        yield
