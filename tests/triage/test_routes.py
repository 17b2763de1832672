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
        (ENKEL, [Route.SOCIALE_BASIS, Route.MAATWERK], []),
        (Klantreis.MEERVOUDIG_EENVOUDIG, [Route.TEAM, Route.MAATWERK], []),
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


@given(
    klantreis=st.sampled_from(Klantreis),
    routes=st.lists(st.sampled_from(Route), unique=True),
    onderbouwing=st.sampled_from(["", " ", "daarom"]),
    reden=st.sampled_from(["", "niet genoeg"]),
    antwoord=st.sampled_from(["", "gebeld"]),
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

    if not ontbreekt:
        assert routes
        lichtste = min(volgorde(route) for route in routes)
        eerlijk_gewogen = reden or all(
            regel.route in routes
            or volgorde(regel.route) > lichtste
            or regel.route == Route.DIRECT_BEANTWOORD
            or klantreis != ENKEL
            for regel in ROUTES
        )
        assert eerlijk_gewogen
        assert antwoord or Route.DIRECT_BEANTWOORD not in routes
    assert gaat_naar_team(routes) is bool({Route.TEAM, Route.MAATWERK} & set(routes))
