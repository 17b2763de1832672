"""Dutch dates, ages and numbers read as people write them (screens.md, Language)."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from toegang.templatetags import nl

VANDAAG = date(2026, 11, 2)


@pytest.mark.parametrize("filter_", [nl.datum, nl.datum_kort, nl.weekdag_datum, nl.tijd, nl.getal, nl.euro])
def test_no_value_prints_nothing(filter_: object) -> None:
    assert callable(filter_)
    assert filter_(None) == ""


def test_dates_are_written_out() -> None:
    assert nl.datum(date(2026, 11, 3)) == "3 november 2026"
    assert nl.datum_kort(date(2026, 3, 9)) == "9 mrt 2026"
    assert nl.weekdag_datum(date(2026, 12, 1)) == "dinsdag 1 december 2026"


def test_a_moment_just_after_midnight_falls_on_the_dutch_day() -> None:
    moment = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)

    assert nl.datum(moment) == "3 november 2026"
    assert nl.tijd(moment) == "00.30 uur"


def test_a_time_of_day_reads_with_a_point() -> None:
    assert nl.tijd(time(8, 52)) == "08.52 uur"


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 11, 2), "vandaag 10.42 uur"),
        (date(2026, 11, 1), "gisteren 10.42 uur"),
        (date(2026, 10, 30), "30 oktober 2026, 10.42 uur"),
    ],
)
def test_recent_moments_are_named_by_day(dag: date, verwacht: str) -> None:
    assert nl.moment(datetime.combine(dag, time(10, 42)), VANDAAG) == verwacht


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 11, 2), "vandaag"),
        (date(2026, 11, 3), "morgen"),
        (date(2026, 11, 1), "gisteren"),
        (date(2026, 11, 15), "over 13 dagen"),
        (date(2026, 10, 28), "5 dagen geleden"),
        (None, ""),
    ],
)
def test_distance_in_days_is_said_in_words(dag: date | None, verwacht: str) -> None:
    assert nl.over_dagen(dag, VANDAAG) == verwacht


@pytest.mark.parametrize(
    ("geboren", "verwacht"),
    [(date(2013, 11, 2), 13), (date(2013, 11, 3), 12), (date(2013, 11, 1), 13), (None, None)],
)
def test_age_counts_whole_years(geboren: date | None, verwacht: int | None) -> None:
    assert nl.leeftijd(geboren, VANDAAG) == verwacht


def test_a_leap_day_child_turns_older_on_the_first_of_march() -> None:
    assert nl.leeftijd(date(2012, 2, 29), date(2026, 2, 28)) == 13
    assert nl.leeftijd(date(2012, 2, 29), date(2026, 3, 1)) == 14


def test_numbers_and_amounts_use_dutch_marks() -> None:
    assert nl.getal(1234) == "1.234"
    assert nl.getal(Decimal("1234.505"), 2) == "1.234,51"
    assert nl.euro(1500) == "€\u00a01.500"
    assert nl.euro(Decimal("12.5")) == "€\u00a012,50"
    assert nl.procent(93) == "93%"


@pytest.mark.parametrize(("aantal", "verwacht"), [(0, "0 acties"), (1, "1 actie"), (2, "2 acties")])
def test_one_is_singular_and_zero_is_plural(aantal: int, verwacht: str) -> None:
    assert nl.meervoud(aantal, "actie,acties") == verwacht


@pytest.mark.parametrize(
    ("delen", "verwacht"),
    [([], ""), (["Anouk"], "Anouk"), (["Anouk", "Ruben"], "Anouk en Ruben"), (["A", "B", "C"], "A, B en C")],
)
def test_a_list_of_names_ends_with_en(delen: list[str], verwacht: str) -> None:
    assert nl.opsomming(delen) == verwacht


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("Sanne de Wit", "SW"),
        ("Oma", "O"),
        ("de buurman", "B"),
        ("Een zus", "Z"),
        ("Anouk Krokus-Hyacint", "AH"),
        ("Şahin Öztürk", "ŞÖ"),
        ("", ""),
    ],
)
def test_initials_skip_small_words(naam: str, verwacht: str) -> None:
    assert nl.initialen(naam) == verwacht
