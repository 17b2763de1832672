"""Search keys: many spellings, one key; and nothing that is not the same becomes the same (A3)."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegang import normaliseren

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12)
OP = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("getypt", "sleutel"),
    [
        ("Van Dĳk", "van dyk"),
        ("van Dijk", "van dyk"),
        ("VAN DYK", "van dyk"),
        ("Çelik", "celik"),
        ("Sørensen", "sorensen"),
        ("Weiß", "weiss"),
        ("Wałęsa", "walesa"),
        ("Đorđević", "dordevic"),
        ("Æbelø", "aebelo"),
        ("Cœur", "coeur"),
        ("İnci Is\N{LATIN SMALL LETTER DOTLESS I}k", "inci isik"),
        ("O'Brien", "obrien"),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Brien", "obrien"),
        ("O\N{ACUTE ACCENT}Brien", "obrien"),
        ("'t Hart", "t hart"),
        ("Jansen-de Vries", "jansen de vries"),
        ("  J.P.   Krokus ", "j p krokus"),
        ("حسن", "حسن"),
        ("", ""),
        ("--", ""),
    ],
)
def test_one_spelling_for_what_people_type_in_many_ways(getypt: str, sleutel: str) -> None:
    assert normaliseren.zoeksleutel(getypt) == sleutel


@given(st.text())
def test_a_search_key_of_a_search_key_is_itself(tekst: str) -> None:
    sleutel = normaliseren.zoeksleutel(tekst)

    assert normaliseren.zoeksleutel(sleutel) == sleutel


@given(st.text())
def test_a_search_key_does_not_depend_on_how_marks_are_stored(tekst: str) -> None:
    sleutels = {normaliseren.zoeksleutel(unicodedata.normalize(vorm, tekst)) for vorm in ("NFC", "NFD")}

    assert len(sleutels) == 1


@given(st.text())
def test_a_search_key_holds_only_letters_digits_and_single_spaces(tekst: str) -> None:
    sleutel = normaliseren.zoeksleutel(tekst)

    assert sleutel == " ".join(sleutel.split())
    assert all(teken.isalnum() or teken == " " for teken in sleutel)
    assert "ij" not in sleutel


@pytest.mark.parametrize(
    ("getypt", "kern", "tussenvoegsels"),
    [
        ("van der Berg", "berg", ("van", "der")),
        ("Berg, van der", "berg", ("van", "der")),
        ("Berg", "berg", ()),
        ("in 't Veld", "veld", ("in", "t")),
        ("'s-Gravesande", "gravesande", ("s",)),
        ("Jansen-de Vries", "jansen vries", ("de",)),
        ("El Idrissi", "idrissi", ("el",)),
        ("v.d. Berg", "berg", ("v", "d")),
        ("Bij de Vaate", "vaate", ("by", "de")),
        ("Den", "den", ()),
    ],
)
def test_tussenvoegsels_are_parted_from_the_words(
    getypt: str, kern: str, tussenvoegsels: tuple[str, ...]
) -> None:
    delen = normaliseren.naamdelen(getypt)

    assert (delen.kern, delen.tussenvoegsels) == (kern, tussenvoegsels)


def test_every_tussenvoegsel_is_written_as_its_own_search_key() -> None:
    for woord in normaliseren.TUSSENVOEGSELS:
        assert normaliseren.zoeksleutel(woord) == woord


@given(st.text(min_size=1))
def test_no_word_of_a_name_is_lost(tekst: str) -> None:
    delen = normaliseren.naamdelen(tekst)

    assert sorted(delen.woorden + delen.tussenvoegsels) == sorted(normaliseren.zoeksleutel(tekst).split())


def vinden_elkaar(een: str, ander: str) -> bool:
    return bool(normaliseren.deletievarianten(een) & normaliseren.deletievarianten(ander))


@given(LETTERS, st.data())
def test_one_typing_error_is_found(token: str, data: st.DataObject) -> None:
    plek = data.draw(st.integers(0, len(token) - 2))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))

    weggelaten = token[:plek] + token[plek + 1 :]
    verwisseld = token[:plek] + token[plek + 1] + token[plek] + token[plek + 2 :]
    vervangen = token[:plek] + letter + token[plek + 1 :]
    erbij = token[:plek] + letter + token[plek:]

    for fout in (weggelaten, verwisseld, vervangen, erbij):
        assert vinden_elkaar(token, fout)


@given(LETTERS)
def test_variants_are_few_and_never_empty(token: str) -> None:
    varianten = normaliseren.deletievarianten(token)

    assert token in varianten
    assert len(varianten) <= len(token) + 1
    assert min(map(len, varianten)) == len(token) - 1


def test_short_names_are_not_blurred() -> None:
    assert not vinden_elkaar("bos", "vos")
    assert vinden_elkaar("jan", "jann")


@pytest.mark.parametrize(
    ("getypt", "sleutel"),
    [
        ("2161 jk", "2161JK"),
        (" 2161JK ", "2161JK"),
        ("0161 JK", ""),
        ("2161", ""),
        ("2161 JKL", ""),
        ("B-2000", ""),
        ("", ""),
    ],
)
def test_a_postcode_has_one_spelling(getypt: str, sleutel: str) -> None:
    assert normaliseren.postcode_sleutel(getypt) == sleutel


@pytest.mark.parametrize(
    ("delen", "sleutel"),
    [
        (("2161 jk", 14), "2161JK:14:"),
        (("2161JK", "14", "A"), "2161JK:14:a"),
        (("2161JK", "14a"), "2161JK:14:a"),
        (("2161JK", "14-A"), "2161JK:14:a"),
        (("2161JK", "014", " a bis "), "2161JK:14:abis"),
        (("", "14"), ""),
        (("2161JK", ""), ""),
        (("2161JK", "naast de kerk"), ""),
        (("2161JK", "123456"), ""),
        (("2161JK", "12345", "achterhuis bij de gracht"), "2161JK:12345:achterhuisbydegr"),
    ],
)
def test_an_address_has_one_key_wherever_the_addition_was_typed(
    delen: tuple[str, str | int], sleutel: str
) -> None:
    assert normaliseren.adressleutel(*delen) == sleutel


@pytest.mark.parametrize(
    "getypt",
    [
        "3-11-1984",
        "03-11-1984",
        "03.11.84",
        "3/11/84",
        "3 11 1984",
        "3 nov 1984",
        "3 nov. 1984",
        "3 November 1984",
        "3 november '84",
        "3nov1984",
        "1984-11-03",
        "1984/11/3",
        "03111984",
        "19841103",
        "031184",
        " 3-11-1984 ",
    ],
)
def test_every_dutch_notation_of_a_birth_date_is_read(getypt: str) -> None:
    assert normaliseren.lees_geboortedatum(getypt, op=OP) == date(1984, 11, 3)
    assert normaliseren.lees_geboortedatum(getypt) == date(1984, 11, 3)


@pytest.mark.parametrize(
    "getypt",
    [
        "",
        "krokus",
        "31-2-1984",
        "3-13-1984",
        "3 brumaire 1984",
        "1984",
        "11-1984",
        "3-11-1884",
        "00000000",
        "3-11-198",
        "3-\N{ARABIC-INDIC DIGIT ONE}-1984",
        "999990019",
    ],
)
def test_what_is_no_birth_date_is_not_guessed(getypt: str) -> None:
    assert normaliseren.lees_geboortedatum(getypt, op=OP) is None


def test_a_year_of_two_digits_is_never_in_the_future() -> None:
    assert normaliseren.lees_geboortedatum("2-11-26", op=OP) == OP
    assert normaliseren.lees_geboortedatum("3-11-26", op=OP) == date(1926, 11, 3)
    assert normaliseren.lees_geboortedatum("3-11-2026", op=OP) is None
    assert normaliseren.lees_geboortedatum("1-1-30") == date(1930, 1, 1)
    assert normaliseren.lees_geboortedatum("29-2-00", op=OP) == date(2000, 2, 29)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_date_is_read_back_from_any_full_notation(datum: date) -> None:
    for vorm in ("%d-%m-%Y", "%Y-%m-%d", "%d.%m.%Y", "%d%m%Y"):
        assert normaliseren.lees_geboortedatum(datum.strftime(vorm)) == datum


@given(st.text())
def test_reading_never_breaks_on_what_people_type(tekst: str) -> None:
    normaliseren.lees_geboortedatum(tekst)
    normaliseren.huisnummerdelen(tekst)
    assert normaliseren.is_bsn(tekst) == bool(normaliseren.bsn_sleutel(tekst))


@pytest.mark.parametrize(
    ("getypt", "geldig"),
    [
        ("999990019", True),
        ("9999.90.019", True),
        ("9999 90 019", True),
        ("12345672", True),
        ("999990018", False),
        ("000000000", False),
        ("00000000", False),
        ("1234567", False),
        ("٩٩٩٩٩٠٠١٩", False),
        ("", False),
    ],
)
def test_a_bsn_passes_the_eleven_test(getypt: str, geldig: bool) -> None:
    assert normaliseren.is_bsn(getypt) is geldig


def test_a_bsn_shows_its_last_four_digits_and_nonsense_shows_nothing() -> None:
    assert normaliseren.masker_bsn("999990019") == "•••••0019"
    assert normaliseren.masker_bsn("12345672") == "•••••5672"
    assert normaliseren.masker_bsn("999990018") == "•••••••••"
    assert normaliseren.masker_bsn("") == "•••••••••"


@given(st.integers(0, 999_999_999))
def test_a_mask_is_always_nine_signs_with_at_most_four_digits(nummer: int) -> None:
    masker = normaliseren.masker_bsn(f"{nummer:09d}")

    assert len(masker) == 9
    assert sum(teken.isdigit() for teken in masker) <= 4
