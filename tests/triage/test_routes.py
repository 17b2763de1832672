"""The decision table of triage (A2, A6, A7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.keuzes import Klantreis, Route
from triage.routes import REIZEN, ROUTES, gaat_naar_team, overgeslagen, volgorde, wat_ontbreekt

ENKEL = Klantreis.ENKELVOUDIG_EENVOUDIG


def test_every_klantreis_and_route_stands_in_the_table_once() -> None:
    assert [regel.route for regel in ROUTES] == list(Route)
    assert [regel.klantreis for regel in REIZEN] == list(Klantreis)


def test_refused_does_not_exist() -> None:
    woorden = " ".join([*Route.values, *Route.labels, *Klantreis.values])

    assert "geweigerd" not in woorden
    assert "afgewezen" not in woorden


@pytest.mark.parametrize(
    ("klantreis", "routes", "lichter"),
    [
        (ENKEL, [Route.DIRECT_BEANTWOORD], []),
        (ENKEL, [Route.SOCIALE_BASIS], []),
        (ENKEL, [Route.VRIJ_TOEGANKELIJK], [Route.SOCIALE_BASIS]),
        (ENKEL, [Route.MAATWERK], [Route.SOCIALE_BASIS, Route.VRIJ_TOEGANKELIJK, Route.TEAM]),
        (
            ENKEL,
            [Route.DIRECT_BEANTWOORD, Route.MAATWERK],
            [Route.SOCIALE_BASIS, Route.VRIJ_TOEGANKELIJK, Route.TEAM],
        ),
        (ENKEL, [Route.SOCIALE_BASIS, Route.MAATWERK], [Route.VRIJ_TOEGANKELIJK, Route.TEAM]),
        (ENKEL, [Route.SOCIALE_BASIS, Route.VRIJ_TOEGANKELIJK], []),
        (Klantreis.MEERVOUDIG_EENVOUDIG, [Route.TEAM, Route.MAATWERK], []),
        (Klantreis.MEERVOUDIG_EENVOUDIG, [Route.SOCIALE_BASIS, Route.MAATWERK], [Route.TEAM]),
        (Klantreis.MEERVOUDIG_COMPLEX, [Route.TEAM, Route.SOCIALE_BASIS], []),
        (Klantreis.MEERVOUDIG_COMPLEX, [Route.MAATWERK], [Route.TEAM]),
        (Klantreis.BEMOEIZORG, [Route.TEAM], []),
        (Klantreis.SPOED, [Route.MAATWERK], [Route.TEAM]),
        (Klantreis.SPOED, [], []),
    ],
)
def test_passing_over_a_lighter_route(
    klantreis: Klantreis, routes: list[Route], lichter: list[Route]
) -> None:
    assert overgeslagen(klantreis, routes) == lichter
    zonder = wat_ontbreekt(klantreis=klantreis, routes=routes, onderbouwing="daarom", antwoord="ja")
    assert ("lichtere_route_overgeslagen" in zonder) is bool(lichter)


@pytest.mark.parametrize("klantreis", list(Klantreis))
def test_onderbouwing_is_asked_for_meervoudig_complex_and_bemoeizorg(klantreis: Klantreis) -> None:
    vraagt = {Klantreis.MEERVOUDIG_EENVOUDIG, Klantreis.MEERVOUDIG_COMPLEX, Klantreis.BEMOEIZORG}

    ontbreekt = wat_ontbreekt(klantreis=klantreis, routes=[Route.TEAM], lichtere_route_overgeslagen="nodig")

    assert ("onderbouwing" in ontbreekt) is (klantreis in vraagt)


def test_a_direct_answer_says_what_the_answer_was() -> None:
    assert "antwoord" in wat_ontbreekt(klantreis=ENKEL, routes=[Route.DIRECT_BEANTWOORD], antwoord="  ")
    assert not wat_ontbreekt(
        klantreis=ENKEL, routes=[Route.DIRECT_BEANTWOORD], antwoord="Bel de bibliotheek."
    )


# Written out from A7: what the lightest step is that a klantreis weighs, and how heavy each route of help is.
GEWICHT = {"sociale_basis": 1, "vrij_toegankelijk": 2, "team": 3, "maatwerk": 4}
WEEGT_VANAF = {"enkelvoudig_eenvoudig": 1}


def _traag(klantreis: str, routes: set[str]) -> set[str]:
    """Every help that is lighter than some chosen help and was not offered itself."""
    uit = set()
    for licht, gewicht in GEWICHT.items():
        for zwaar in routes & set(GEWICHT):
            if WEEGT_VANAF.get(klantreis, 3) <= gewicht < GEWICHT[zwaar] and licht not in routes:
                uit.add(licht)
    return uit


@given(klantreis=st.sampled_from(Klantreis), routes=st.lists(st.sampled_from(Route), unique=True))
def test_the_reason_is_asked_for_all_lighter_help_that_was_not_offered(
    klantreis: Klantreis, routes: list[Route]
) -> None:
    lichter = overgeslagen(klantreis, routes)

    assert set(lichter) == _traag(klantreis.value, {route.value for route in routes})
    assert lichter == sorted(lichter, key=volgorde)
    assert overgeslagen(klantreis, [*routes, Route.DIRECT_BEANTWOORD]) == lichter


@given(
    klantreis=st.sampled_from(Klantreis),
    routes=st.lists(st.sampled_from(Route), unique=True),
    onderbouwing=st.sampled_from(["", " ", "daarom"]),
    reden=st.sampled_from(["", " ", "niet genoeg"]),
    antwoord=st.sampled_from(["", " ", "gebeld"]),
)
def test_a_triage_is_complete_only_with_an_outcome_and_its_reasons(
    klantreis: Klantreis, routes: list[Route], onderbouwing: str, reden: str, antwoord: str
) -> None:
    ontbreekt = wat_ontbreekt(
        klantreis=klantreis,
        routes=routes,
        onderbouwing=onderbouwing,
        lichtere_route_overgeslagen=reden,
        antwoord=antwoord,
    )

    verwacht = set()
    if not routes:
        verwacht.add("routes")
    if _traag(klantreis.value, {route.value for route in routes}) and not reden.strip():
        verwacht.add("lichtere_route_overgeslagen")
    if klantreis not in (ENKEL, Klantreis.SPOED) and not onderbouwing.strip():
        verwacht.add("onderbouwing")
    if Route.DIRECT_BEANTWOORD in routes and not antwoord.strip():
        verwacht.add("antwoord")
    assert set(ontbreekt) == verwacht
    assert gaat_naar_team(routes) is bool({Route.TEAM, Route.MAATWERK} & set(routes))
