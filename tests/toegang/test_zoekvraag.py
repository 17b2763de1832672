"""One search box: each way of asking is recognised for what it is (A3)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegang.zoekvraag import herken

OP = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("getypt", "soort"),
    [
        ("", "leeg"),
        ("   ", "leeg"),
        ("999990019", "bsn"),
        ("9999.90.019", "bsn"),
        ("999990018", "onjuist_bsn"),
        ("98765432", "onjuist_bsn"),
        ("12345672", "bsn"),
        ("H-2026-0143", "dossiernummer"),
        ("3-11-1984", "geboortedatum"),
        ("03111984", "geboortedatum"),
        ("3 november 1984", "geboortedatum"),
        ("2181 AB", "postcode"),
        ("2181AB 14", "postcode"),
        ("Narcissenlaan 14", "straat"),
        ("2e Loosterweg 12", "straat"),
        ("Plein 1945 3", "straat"),
        ("Krokus", "naam"),
        ("van der Berg", "naam"),
        ("Anouk Krokus 8-3-1984", "naam"),
        ("12", "onbekend"),
        ("?!", "onbekend"),
    ],
)
def test_a_search_text_is_recognised(getypt: str, soort: str) -> None:
    assert herken(getypt, op=OP).soort == soort


@pytest.mark.parametrize("getypt", ["H-2026-0143", "h 2026 143", "H2026-0143", "h-2026-143"])
def test_a_dossiernummer_is_found_however_it_was_typed(getypt: str) -> None:
    assert herken(getypt).dossiernummer == "H-2026-0143"


def test_a_bsn_is_read_and_never_printed() -> None:
    vraag = herken("9999.90.019")

    assert vraag.bsn == "999990019"
    assert "99999" not in repr(vraag)


@pytest.mark.parametrize(
    ("getypt", "delen"),
    [
        ("2181ab", ("2181AB", "", "")),
        ("2181 ab 14", ("2181AB", "14", "")),
        ("2181AB, 14-A", ("2181AB", "14", "a")),
        ("2181ab14", ("2181AB", "14", "")),
        ("2181AB14a", ("2181AB", "14", "a")),
        ("2181 ab 14a", ("2181AB", "14", "a")),
        ("2181 ab14 a", ("2181AB", "14", "a")),
    ],
)
def test_a_postcode_may_come_with_a_number(getypt: str, delen: tuple[str, str, str]) -> None:
    vraag = herken(getypt)

    assert (vraag.postcode, vraag.huisnummer, vraag.toevoeging) == delen


@pytest.mark.parametrize(
    ("getypt", "delen"),
    [
        ("Narcissenlaan 14", ("narcissenlaan", "14", "", "")),
        ("narcissenlaan 14a", ("narcissenlaan", "14", "a", "")),
        ("Narcissenlaan 14-2", ("narcissenlaan", "14", "2", "")),
        ("Narcissenlaan 14 bis", ("narcissenlaan", "14", "bis", "")),
        ("Narcissenlaan 14, Hillegom", ("narcissenlaan", "14", "", "hillegom")),
        ("Narcissenlaan 14 A Den Haag", ("narcissenlaan", "14", "a", "den haag")),
        ("Lange IJdijk 3", ("lange ydyk", "3", "", "")),
    ],
)
def test_a_street_may_come_with_addition_and_place(getypt: str, delen: tuple[str, str, str, str]) -> None:
    vraag = herken(getypt)

    assert (vraag.straat, vraag.huisnummer, vraag.toevoeging, vraag.plaats) == delen


@pytest.mark.parametrize(
    "getypt", ["Krokus 8-3-1984", "Krokus, 08.03.84", "Krokus geb. 8 maart 1984", "Krokus 08031984"]
)
def test_a_name_may_come_with_a_birth_date(getypt: str) -> None:
    vraag = herken(getypt, op=OP)

    assert vraag.naam is not None
    assert vraag.naam.woorden == ("krokus",)
    assert vraag.geboortedatum == date(1984, 3, 8)


@given(st.text(max_size=300))
def test_no_text_breaks_the_search_box(tekst: str) -> None:
    vraag = herken(tekst, op=OP)

    assert bool(vraag.bsn) == (vraag.soort == "bsn")


@pytest.mark.parametrize(
    "lang", ["a" * 100_000, "a 1 " * 50_000, "1" * 100_000, "a1-" * 50_000, " " * 100_000]
)
def test_a_very_long_text_is_answered_at_once(lang: str) -> None:
    assert herken(lang).soort in {"naam", "straat", "onbekend", "leeg"}
