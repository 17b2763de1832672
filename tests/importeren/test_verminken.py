"""Whatever is done to a file, the import answers in words and writes the whole of it or nothing (F10)."""

import copy
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from huishoudens.models import Huishouden
from monitoring.importeren.lezen import Kop, lees
from tests.cast import Wereld
from tests.importeren.conftest import PRAKTIJK, Uitvoer, importeer
from tests.rollen import als_eigenaar

PER_BESTAND = 20
Plek = tuple[str | int, ...]

# One of every kind of value, and those that look like what belongs there.
ANDERS: tuple[Any, ...] = (
    None,
    "",
    " ",
    "x" * 30_000,
    "\x00",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "inwoner",
    0,
    -1,
    10**30,
    1.5,
    True,
    [],
    [None],
    [[]],
    {},
    {"persoon": {}},
)


def inhoud_van(pad: Path) -> dict[str, Any]:
    """The values of a file as our own reader has them."""
    uit: dict[str, Any] = {}
    for stuk in lees(pad):
        if isinstance(stuk, Kop):
            uit[stuk.naam] = stuk.waarde
        else:
            uit["huishoudens"].append(stuk.waarde)
    return uit


def plekken(waarde: Any, hier: Plek = ()) -> Iterator[Plek]:
    """Every place in it."""
    paren = (
        waarde.items() if isinstance(waarde, dict) else enumerate(waarde) if isinstance(waarde, list) else ()
    )
    for stap, deel in paren:
        yield (*hier, stap)
        yield from plekken(deel, (*hier, stap))


def vermink(inhoud: dict[str, Any], plek: Plek, hoe: Any) -> dict[str, Any]:
    """A copy with one place deleted ("weg"), standing twice ("dubbel"), or saying something else."""
    uit = copy.deepcopy(inhoud)
    om: Any = uit
    for stap in plek[:-1]:
        om = om[stap]
    if hoe == "weg":
        del om[plek[-1]]
    elif hoe == "dubbel" and isinstance(om, list):
        om.insert(plek[-1], copy.deepcopy(om[plek[-1]]))
    else:
        om[plek[-1]] = copy.deepcopy(hoe)
    return uit


def alle_verminkingen(inhoud: dict[str, Any]) -> list[tuple[Plek, Any]]:
    return [(plek, hoe) for plek in plekken(inhoud) for hoe in ("weg", "dubbel", *ANDERS)]


def is_in_woorden(uitvoer: Uitvoer) -> bool:
    """Refused with at least one error that names its place, or brought in."""
    fouten = uitvoer.json["fouten"]
    return (uitvoer.status == 1) is bool(fouten) and all(
        ": " in regel and "\n" not in regel for regel in fouten
    )


@pytest.mark.parametrize("pad", PRAKTIJK, ids=lambda pad: pad.stem)
def test_a_mutilated_file_is_refused_in_words_or_comes_in_whole(
    pad: Path, wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    inhoud = inhoud_van(pad)
    loting = random.Random(pad.name)
    kapot = [vermink(inhoud, *keuze) for keuze in loting.sample(alle_verminkingen(inhoud), PER_BESTAND)]

    nieuw = [importeer(schrijf(stuk, "kapot.json"), json=True, controleer=True) for stuk in kapot]
    with als_eigenaar():
        half = list(Huishouden.objects.values_list("sleutel", flat=True))
    importeer(pad)
    als_wijziging = [importeer(schrijf(stuk, "kapot.json"), json=True, controleer=True) for stuk in kapot]

    assert half == []
    assert [uitvoer.uit for uitvoer in (*nieuw, *als_wijziging) if not is_in_woorden(uitvoer)] == []


def test_what_is_refused_leaves_nothing_behind(wereld: Wereld, schrijf: Callable[..., Path]) -> None:
    heel, tweede = (inhoud_van(pad) for pad in PRAKTIJK[:2])
    samen = {**heel, "huishoudens": heel["huishoudens"] + tweede["huishoudens"]}
    achteraan = [keuze for keuze in alle_verminkingen(samen) if keuze[0][:2] == ("huishoudens", 1)]
    for keuze in random.Random(1).sample(achteraan, PER_BESTAND):
        kapot = schrijf(vermink(samen, *keuze), "kapot.json")
        if importeer(kapot, json=True, controleer=True).status == 1:
            importeer(kapot)

    with als_eigenaar():
        assert not Huishouden.objects.exists()
