"""`manage.py matrix --json` prints the whole declaration, and it is the table that was adopted (F1)."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from toegang.keuzes import Gegevensgroep, Rol
from toegang.matrix import AANVULLING

KOLOMMEN = "REG BET TM AT TL AF TRI IW IP IS TWO KP INW AH FG FB"
# Typed over by hand from the table that the municipalities adopt: per gegevensgroep one letter per column.
LETTERS = """
 1  W R R E R R W R R R R R R - - -
 2  W - - - - - W R R R R - R - - -
 3  W R - - R R W R R R R - R - - -
 4  W - - - - R W - - - - - R - - -
 5  W W - - R R W - - - - - R - - -
 6  W R - - R R W R - - R - R - - -
 7  W R - - R - W - R - R - R - - -
 8  W R - - R - W - R R - - R - - -
 9  W R - - - - W R - - R - R - - -
10  W R - - - R W R - - R - R - - -
11  W E - - E D E - - - - - - - - -
12  W W - - R R - R R R R W D - - -
13  W W - - R R - - - - - W R - - -
15  W R - - R - W W W W W - R - - -
16  R E - - E - - D D D D - R - - -
17  W - - - - - - - - W - - R - - -
18  W R - - R R W R R R R - W - R -
19  W R R - W - W R R R R - - - - -
20  R R R - D - R R R R R R R - - -
21  R - - - R - - R R R R - - R R -
22  - - - - - - - - - - - - R - R -
23  - - - - W - - - - - - - - - R W
24  R - - - E - - - - - - - W - D -
"""
SLEUTELS = ["nummer", "gegevensgroep", "code", "rol", "niveau", "voorwaarde", "doel", "grond"]


def matrix(*opties: str) -> list[dict[str, Any]]:
    uit = StringIO()
    call_command("matrix", "--json", *opties, stdout=uit)
    gelezen: list[dict[str, Any]] = json.loads(uit.getvalue())
    return gelezen


def test_all_368_cells_are_those_of_the_table_in_its_order() -> None:
    """F1: row by row, column by column."""
    verwacht = [
        (int(nummer), code, letter)
        for nummer, *letters in map(str.split, LETTERS.strip().splitlines())
        for code, letter in zip(KOLOMMEN.split(), letters, strict=True)
    ]

    gevonden = [(cel["nummer"], cel["code"], cel["niveau"]) for cel in matrix()]

    assert len(verwacht) == 23 * 16
    assert gevonden == verwacht


def test_each_cell_tells_its_condition_purpose_and_ground() -> None:
    """F1: nothing is granted without all three, and a plain dash has no condition."""
    for cel in matrix():
        assert list(cel) == SLEUTELS
        assert (cel["gegevensgroep"], cel["rol"]) == (
            Gegevensgroep(cel["nummer"]).label,
            Rol(cel["code"]).label,
        )
        assert cel["doel"]
        assert cel["grond"]
        # Notes 6 and 7 are exceptions to a dash.
        uitzondering = (cel["code"] == "FG" and cel["nummer"] <= 17) or (
            cel["nummer"] == 4 and cel["code"] in ("BET", "IW", "TWO")
        )
        assert bool(cel["voorwaarde"]) == (cel["niveau"] != "-" or uitzondering), cel


def test_the_additions_stand_behind_the_table_only_when_asked() -> None:
    tabel, alles = matrix(), matrix("--aanvulling")

    assert alles[: len(tabel)] == tabel
    assert len(alles) - len(tabel) == len(AANVULLING) > 0
    assert all(list(cel) == SLEUTELS and cel["voorwaarde"] for cel in alles[len(tabel) :])


def test_without_json_the_additions_are_no_option() -> None:
    with pytest.raises(CommandError, match="hoort bij --json"):
        call_command("matrix", "--aanvulling")
