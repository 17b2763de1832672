"""Small cells: hidden, and not to be worked out from what is shown."""

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.overzichten.onderdrukken import GRENS, Reden, Som, onderdruk

Cel = tuple[int, int]


def tabel(rijen: list[list[int]]) -> tuple[dict[Cel, int], list[Som[Cel]]]:
    """A table with margins: row 0 and column 0 hold the totals."""
    hoog, breed = len(rijen) + 1, len(rijen[0]) + 1
    cellen = {(r + 1, k + 1): waarde for r, rij in enumerate(rijen) for k, waarde in enumerate(rij)}
    for r in range(1, hoog):
        cellen[r, 0] = sum(cellen[r, k] for k in range(1, breed))
    for k in range(breed):
        cellen[0, k] = sum(cellen[r, k] for r in range(1, hoog))
    sommen = [Som((r, 0), tuple((r, k) for k in range(1, breed))) for r in range(hoog)]
    sommen += [Som((0, k), tuple((r, k) for r in range(1, hoog))) for k in range(breed)]
    return cellen, sommen


def enige_oplossing(cellen: dict[Cel, int], sommen: list[Som[Cel]], verborgen: dict[Cel, Reden]) -> set[Cel]:
    """The hidden cells that the sums alone fix, by elimination over fractions, written apart from the code."""
    namen = sorted(verborgen)
    rijen = [[Fraction((naam in som.delen) - (naam == som.totaal)) for naam in namen] for som in sommen]
    spil = 0
    for kolom in range(len(namen)):
        bron = next((i for i in range(spil, len(rijen)) if rijen[i][kolom]), None)
        if bron is None:
            continue
        rijen[spil], rijen[bron] = rijen[bron], rijen[spil]
        rijen[spil] = [w / rijen[spil][kolom] for w in rijen[spil]]
        for i, rij in enumerate(rijen):
            if i != spil and rij[kolom]:
                rijen[i] = [w - rij[kolom] * p for w, p in zip(rij, rijen[spil], strict=True)]
        spil += 1
    return {namen[next(k for k, w in enumerate(rij) if w)] for rij in rijen if sum(1 for w in rij if w) == 1}


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda breed: st.lists(
            st.lists(st.one_of(st.integers(0, 14), st.integers(0, 200)), min_size=breed, max_size=breed),
            min_size=1,
            max_size=5,
        )
    )
)
def test_no_small_cell_is_shown_and_no_hidden_cell_follows_from_the_totals(rijen: list[list[int]]) -> None:
    cellen, sommen = tabel(rijen)

    verborgen = onderdruk(cellen, sommen)

    assert all(cellen[cel] >= GRENS for cel in cellen if cel not in verborgen)
    assert all((cellen[cel] < GRENS) == (reden == Reden.KLEIN) for cel, reden in verborgen.items())
    assert not enige_oplossing(cellen, sommen, verborgen)


def _waarden(echt: int, reden: Reden | None) -> range:
    """What a reader must try for one cell: what is shown is certain."""
    if reden is None:
        return range(echt, echt + 1)
    return range(GRENS) if reden == Reden.KLEIN else range(GRENS, 20)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(st.integers(0, 13), min_size=2, max_size=2), min_size=2, max_size=2))
def test_a_reader_who_tries_every_table_finds_more_than_one_value_for_each_small_cell(
    rijen: list[list[int]],
) -> None:
    cellen, sommen = tabel(rijen)
    verborgen = onderdruk(cellen, sommen)
    mogelijk: dict[Cel, set[int]] = {cel: set() for cel, reden in verborgen.items() if reden == Reden.KLEIN}

    binnen = [(1, 1), (1, 2), (2, 1), (2, 2)]
    for proef in itertools.product(*(_waarden(cellen[cel], verborgen.get(cel)) for cel in binnen)):
        kandidaat, _ = tabel([list(proef[:2]), list(proef[2:])])
        past = all(
            (kandidaat[cel] == cellen[cel])
            if cel not in verborgen
            else (kandidaat[cel] < GRENS) == (verborgen[cel] == Reden.KLEIN)
            for cel in cellen
        )
        if past:
            for cel, waarden in mogelijk.items():
                waarden.add(kandidaat[cel])

    assert all(len(waarden) > 1 for waarden in mogelijk.values())


def test_a_table_without_small_cells_is_shown_whole() -> None:
    assert onderdruk(*tabel([[31, 28], [22, 19], [40, 12]])) == {}


def test_one_small_cell_hides_a_second_in_its_row_and_column() -> None:
    cellen, sommen = tabel([[31, 28, 36], [22, 3, 24], [40, 12, 19]])

    verborgen = onderdruk(cellen, sommen)

    assert verborgen[2, 2] == Reden.KLEIN
    assert (0, 0) not in verborgen
    assert 3 <= list(verborgen.values()).count(Reden.AANVULLING) <= 4


def test_small_cells_that_are_all_there_is_left_hide_the_total_too() -> None:
    # 12 shown beside a total of 12 would tell that the others are nought.
    cellen, sommen = tabel([[12, 0, 0]])

    verborgen = onderdruk(cellen, sommen)

    assert (0, 0) in verborgen
