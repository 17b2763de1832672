"""No share, total or part gives a small number back (E4, ADR 0006)."""

from collections import Counter
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.models import Kerncijfer
from monitoring.overzichten.indicatoren import ASSEN, ASSEN_VAN_TELLING, Maat
from monitoring.overzichten.kerncijfers import Blok, Cijfer, cijfers_van
from monitoring.overzichten.onderdrukken import Reden
from monitoring.overzichten.perioden import Kwartaal
from monitoring.overzichten.tellingen import Telling, Vak
from tests.monitoring.aanvaller import GENOEG, Aanvaller, Plek

Feit = tuple[int, int, tuple[str, ...]]
"""Team, month of the quarter, and one part per axis."""
KWARTAAL = Kwartaal(2026, 3)
MET_DELEN = [telling for telling, assen in ASSEN_VAN_TELLING.items() if assen]


def blok_van(teams: int) -> Blok:
    return Blok("noordwijk", [3, 4][:teams], KWARTAAL)


def geteld(telling: str, blok: Blok, feiten: dict[Feit, int]) -> dict[Plek, int]:
    """What the region holds, counted with loops."""
    onderdelen = ["", *(f"{as_}:{deel}" for as_ in ASSEN_VAN_TELLING[telling] for deel in ASSEN[as_])]
    uit: Counter[Plek] = Counter(dict.fromkeys(product(blok.wie, blok.perioden, onderdelen), 0))
    for (team, maand, delen), aantal in feiten.items():
        perioden = [blok.maanden[maand]]
        if telling != "huishoudens" or maand == len(blok.maanden) - 1:
            perioden.append(blok.kwartaal.sleutel)
        van_feit = [
            "",
            *(f"{as_}:{deel}" for as_, deel in zip(ASSEN_VAN_TELLING[telling], delen, strict=True)),
        ]
        for plek in product((None, blok.teams[team]), perioden, van_feit):
            uit[plek] += aantal
    return dict(uit)


def cijfers(telling: str, blok: Blok, echt: dict[Plek, int]) -> list[Cijfer]:
    tellingen = {
        Vak(blok.gemeente, team, periode, onderdeel): Telling(aantal, Decimal(20), Decimal(7))
        for (team, periode, onderdeel), aantal in echt.items()
    }
    return list(cijfers_van(telling, tellingen, blok))


@st.composite
def regio(draw: st.DrawFn) -> tuple[str, Blok, dict[Feit, int]]:
    telling = draw(st.sampled_from(MET_DELEN))
    blok = blok_van(draw(st.integers(1, 2)))
    feit = st.tuples(
        st.integers(0, len(blok.teams) - 1),
        st.integers(0, len(blok.maanden) - 1),
        st.tuples(*(st.sampled_from(list(ASSEN[as_])) for as_ in ASSEN_VAN_TELLING[telling])),
    )
    aantal = st.one_of(st.integers(1, 12), st.integers(1, 60), st.integers(100, 900))
    return telling, blok, draw(st.dictionaries(feit, aantal, max_size=24))


@settings(max_examples=40, deadline=None)
@given(regio())
def test_no_small_number_is_narrowed_to_fewer_than_four_values(
    vondst: tuple[str, Blok, dict[Feit, int]],
) -> None:
    telling, blok, feiten = vondst
    echt = geteld(telling, blok, feiten)

    mogelijk = Aanvaller(telling, blok, cijfers(telling, blok, echt), echt).mogelijk()

    assert {plek: sorted(w) for plek, w in mogelijk.items() if len(w) < GENOEG} == {}


def aandelen(telling: str, feiten: dict[Feit, int]) -> list[Cijfer]:
    blok = blok_van(1)
    return [
        cijfer
        for cijfer in cijfers(telling, blok, geteld(telling, blok, feiten))
        if cijfer.definitie.maat == Maat.AANDEEL
    ]


@pytest.mark.parametrize(("ja", "nee"), [(1, 36), (36, 1), (0, 40), (40, 0), (9, 40), (40, 9), (3, 4)])
def test_a_share_of_few_or_of_all_but_few_is_hidden_as_small(ja: int, nee: int) -> None:
    getoond = aandelen("plannen", {(0, 0, ("ja",)): ja, (0, 0, ("nee",)): nee})

    assert {(cijfer.waarde, cijfer.reden) for cijfer in getoond} == {(None, Reden.KLEIN)}


def test_a_share_of_ten_beside_ten_others_is_shown_in_whole_per_cents() -> None:
    getoond = aandelen(
        "plannen", {(0, m, (deel,)): n for m in range(3) for deel, n in (("ja", 10), ("nee", 27))}
    )

    assert {(cijfer.waarde, cijfer.reden) for cijfer in getoond} == {(Decimal(27), None)}


def test_a_share_of_routes_is_hidden_where_all_other_routes_together_are_few() -> None:
    feiten = {(0, 0, (route,)): 20 for route in ("direct_beantwoord", "sociale_basis", "vrij_toegankelijk")}

    getoond = aandelen("routes", feiten | {(0, 0, ("maatwerk",)): 9})

    assert {cijfer.waarde for cijfer in getoond} == {None}


@pytest.mark.parametrize(
    ("gemiddelde", "getoond"), [("10", False), ("9.96", False), ("9.94", True), ("1", False)]
)
def test_an_average_at_an_end_of_the_scale_tells_of_everybody_and_is_hidden(
    gemiddelde: str, *, getoond: bool
) -> None:
    blok = blok_van(1)
    telling = Telling(30, None, Decimal(gemiddelde))
    plekken = product(blok.wie, blok.perioden)

    uit = list(
        cijfers_van("tevredenheid", {Vak(blok.gemeente, wie, per, ""): telling for wie, per in plekken}, blok)
    )

    assert {cijfer.waarde is not None for cijfer in uit} == {getoond}


def test_no_figure_is_stored_with_the_number_of_rows_behind_it() -> None:
    velden = {veld.name for veld in Kerncijfer._meta.get_fields()}

    assert velden == {
        "id",
        "gemeente",
        "team",
        "indicator",
        "periode",
        "onderdeel",
        "waarde",
        "onderdrukt",
        "geteld_op",
    }
