"""The BSN at rest: unreadable, unalterable, findable by equality, and its key can be replaced (F1)."""

import base64
import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from toegang import versleuteling
from toegang.versleuteling import OntsleutelenMislukt

BSN = "999990019"


def sleutel(teken: bytes) -> str:
    return base64.b64encode(teken * 32).decode()


EERSTE, TWEEDE, BLIND = sleutel(b"a"), sleutel(b"b"), sleutel(b"c")
met_eerste = override_settings(REGIE_SLEUTEL=EERSTE, REGIE_SLEUTELS_OUD=[], REGIE_BLINDE_SLEUTEL=BLIND)
na_wissel = override_settings(REGIE_SLEUTEL=TWEEDE, REGIE_SLEUTELS_OUD=[EERSTE], REGIE_BLINDE_SLEUTEL=BLIND)
zonder_eerste = override_settings(REGIE_SLEUTEL=TWEEDE, REGIE_SLEUTELS_OUD=[], REGIE_BLINDE_SLEUTEL=BLIND)


@given(tekst=st.text())
@met_eerste
def test_any_text_comes_back_as_it_was(tekst: str) -> None:
    assert versleuteling.ontsleutel(versleuteling.versleutel(tekst)) == tekst


@met_eerste
def test_the_same_bsn_never_looks_the_same_and_never_shows() -> None:
    versies = {versleuteling.versleutel(BSN) for _ in range(20)}

    assert len(versies) == 20
    assert not any(BSN in versie for versie in versies)


@met_eerste
def test_every_altered_character_is_noticed() -> None:
    goed = versleuteling.versleutel(BSN)

    for plek, teken in enumerate(goed):
        ander = "A" if teken != "A" else "B"
        with pytest.raises(OntsleutelenMislukt):
            versleuteling.ontsleutel(goed[:plek] + ander + goed[plek + 1 :])


@pytest.mark.parametrize("onzin", ["", BSN, "1.2", "1.aaaaaaaa.", "1.aaaaaaaa.%%%", "1.a.b.c", "é.é.é"])
@met_eerste
def test_nonsense_is_refused_without_repeating_it(onzin: str) -> None:
    with pytest.raises(OntsleutelenMislukt) as fout:
        versleuteling.ontsleutel(onzin)

    assert BSN not in str(fout.value)


@met_eerste
def test_a_truncated_text_under_the_right_key_is_refused() -> None:
    kop = ".".join(versleuteling.versleutel(BSN).split(".")[:2])

    for inhoud in ("", "AAAA", base64.urlsafe_b64encode(b"x" * 12).decode()):
        with pytest.raises(OntsleutelenMislukt):
            versleuteling.ontsleutel(f"{kop}.{inhoud}")


def test_after_rotation_the_old_text_is_read_and_the_new_key_writes() -> None:
    with met_eerste:
        oud = versleuteling.versleutel(BSN)

    with na_wissel:
        nieuw = versleuteling.versleutel(BSN)
        assert versleuteling.ontsleutel(oud) == versleuteling.ontsleutel(nieuw) == BSN
        assert not versleuteling.met_huidige_sleutel(oud)
        assert versleuteling.met_huidige_sleutel(nieuw)

    with zonder_eerste:
        assert versleuteling.ontsleutel(nieuw) == BSN
        with pytest.raises(OntsleutelenMislukt):
            versleuteling.ontsleutel(oud)


@met_eerste
def test_a_bsn_is_found_however_it_was_typed() -> None:
    schrijfwijzen = ["999990019", "9999 90 019", "9999.90.019", " 999-990-019 "]

    indexen = {versleuteling.blinde_index(bsn) for bsn in schrijfwijzen}

    assert len(indexen) == 1
    assert re.fullmatch(r"[0-9a-f]{64}", indexen.pop())
    assert versleuteling.blinde_index("12345672") == versleuteling.blinde_index("012345672")


def test_another_key_gives_another_index() -> None:
    with met_eerste:
        eerste = versleuteling.blinde_index(BSN)
    with override_settings(REGIE_BLINDE_SLEUTEL=TWEEDE):
        tweede = versleuteling.blinde_index(BSN)

    assert eerste != tweede


# Bytes whose base64 begins with the sign that differs between the two alphabets and holds the other.
LASTIG = b"\xfb\xef\xff" + b"\xfb" * 29


@pytest.mark.parametrize(
    "waarde",
    [
        base64.b64encode(LASTIG).decode(),
        base64.urlsafe_b64encode(LASTIG).decode(),
        base64.urlsafe_b64encode(LASTIG).decode().rstrip("="),
    ],
)
def test_a_key_reads_the_same_in_either_alphabet_of_base64(waarde: str) -> None:
    with override_settings(REGIE_SLEUTEL=base64.b64encode(LASTIG).decode(), REGIE_BLINDE_SLEUTEL=BLIND):
        geschreven = versleuteling.versleutel(BSN)

    with override_settings(REGIE_SLEUTEL=waarde, REGIE_BLINDE_SLEUTEL=waarde):
        assert versleuteling.ontsleutel(geschreven) == BSN
        assert versleuteling.met_huidige_sleutel(geschreven)
        assert len(versleuteling.blinde_index(BSN)) == 64


@pytest.mark.parametrize("waarde", ["", "kort", base64.b64encode(b"x" * 31).decode(), "é" * 44])
def test_a_key_of_the_wrong_length_stops_everything(waarde: str) -> None:
    with (
        override_settings(REGIE_SLEUTEL=waarde, REGIE_BLINDE_SLEUTEL=waarde),
        pytest.raises(ImproperlyConfigured) as fout,
    ):
        versleuteling.versleutel(BSN)

    assert "REGIE_SLEUTEL" in str(fout.value)
