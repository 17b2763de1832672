"""A day that somebody fills in has one kind of field, which knows which days people here can mean (B1, C6)."""

import datetime
import re

import pytest
from django.core.exceptions import ValidationError

from tests.architectuur.test_huisstijl import APPS, WORTEL, bestanden
from toegang.forms import Dagveld, geweest, komt
from triage.forms.velden import Dag

VANDAAG = datetime.date(2026, 11, 9)
pytestmark = pytest.mark.usefixtures("op_de_dag")


@pytest.fixture
def op_de_dag(time_machine: object) -> None:
    time_machine.move_to(datetime.datetime(2026, 11, 9, 9, tzinfo=datetime.UTC))  # type: ignore[attr-defined]  # the fixture has no type of its own


def test_every_day_in_a_form_is_of_the_one_kind() -> None:
    buiten = [
        str(pad.relative_to(WORTEL))
        for pad in bestanden(".py")
        if pad.relative_to(WORTEL).parts[0] in APPS
        and re.search(r"\bforms\.(DateField|DateTimeField)\(", pad.read_text(encoding="utf-8"))
    ]

    assert buiten == []


@pytest.mark.parametrize("veld", [Dagveld(), Dag()])
@pytest.mark.parametrize("dag", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_outside_a_human_life_is_refused_in_words(veld: Dagveld, dag: str) -> None:
    with pytest.raises(ValidationError, match=r"Kies een dag tussen 1900 en 2100\."):
        veld.clean(dag)


@pytest.mark.parametrize("dag", ["1900-01-01", "2100-12-31"])
def test_the_bounds_themselves_are_days(dag: str) -> None:
    assert str(Dagveld().clean(dag)) == dag


def test_what_is_no_day_is_told() -> None:
    with pytest.raises(ValidationError, match=r"Kies een dag die bestaat\."):
        Dagveld().clean("2026-02-31")


def test_what_happened_is_not_in_the_future_and_what_is_planned_not_in_the_past() -> None:
    gisteren, morgen = (VANDAAG + datetime.timedelta(days=n) for n in (-1, 1))
    for dag in (gisteren, VANDAAG):
        assert Dagveld(validators=[geweest]).clean(str(dag)) == dag
    for dag in (VANDAAG, morgen):
        assert Dagveld(validators=[komt]).clean(str(dag)) == dag

    with pytest.raises(ValidationError, match="moet nog komen"):
        Dagveld(validators=[geweest]).clean(str(morgen))
    with pytest.raises(ValidationError, match="al voorbij"):
        Dagveld(validators=[komt]).clean(str(gisteren))
