"""The rules as data: versions, local lengths, decision terms, delay and its price (A12, D3, E8)."""

from datetime import date

import pytest

from toegang import termijnen
from toegang.termijnen import GeenTermijn
from toegang.termijnregel import Eenheid, LokaleTermijn, Richting, Termijnregel
from toegang.termijnregels import REGELS

REGEL = {regel.sleutel: regel for regel in REGELS}
OP = date(2026, 11, 2)


def lokaal(sleutel: str, lengte: int, eenheid: Eenheid, vanaf: date = date(2026, 1, 1)) -> LokaleTermijn:
    return LokaleTermijn(sleutel=sleutel, geldig_vanaf=vanaf, lengte=lengte, eenheid=eenheid)


@pytest.mark.parametrize(
    ("wet", "duur", "uiterlijk"),
    [
        ("wmo", "2 weken", date(2026, 11, 16)),
        ("jeugdwet", "8 weken", date(2026, 12, 28)),
        ("participatiewet", "8 weken", date(2026, 12, 28)),
        ("wgs", "8 weken", date(2026, 12, 28)),
    ],
)
def test_each_law_has_its_own_decision_term(wet: str, duur: str, uiterlijk: date) -> None:
    regel = termijnen.beslistermijn(wet=wet, op=OP)

    assert regel.duur == duur
    assert regel.opschortbaar
    assert termijnen.einddatum(regel=regel, start=OP) == uiterlijk


def test_an_unknown_law_has_no_decision_term() -> None:
    with pytest.raises(GeenTermijn, match="wlz"):
        termijnen.beslistermijn(wet="wlz", op=OP)


def test_a_municipality_may_shorten_the_youth_term_from_a_day_on() -> None:
    rijen = [
        lokaal("jeugdwet_besluit", 6, "weken", date(2026, 7, 1)),
        lokaal("jeugdwet_besluit", 4, "weken", date(2027, 1, 1)),
    ]

    voor, tijdens, na = (
        termijnen.beslistermijn(wet="jeugdwet", op=op, lokaal=rijen).duur
        for op in (date(2026, 6, 30), date(2026, 7, 1), date(2027, 1, 1))
    )

    assert (voor, tijdens, na) == ("8 weken", "6 weken", "4 weken")


def test_a_local_debt_term_is_never_longer_than_the_law() -> None:
    with pytest.raises(GeenTermijn, match="langer"):
        termijnen.beslistermijn(wet="wgs", op=OP, lokaal=[lokaal("wgs_besluit", 9, "weken")])
    with pytest.raises(GeenTermijn, match="dagen of weken"):
        termijnen.beslistermijn(wet="wgs", op=OP, lokaal=[lokaal("wgs_besluit", 1, "maanden")])


def test_a_municipality_cannot_change_the_term_of_the_wmo() -> None:
    with pytest.raises(GeenTermijn, match="wet"):
        termijnen.beslistermijn(wet="wmo", op=OP, lokaal=[lokaal("wmo_besluit", 1, "weken")])


def test_a_re_examination_needs_a_length_from_the_municipality() -> None:
    with pytest.raises(GeenTermijn, match="lengte"):
        termijnen.einddatum(regel=REGEL["wmo_heronderzoek"], start=OP)

    regel = termijnen.regel_op(
        sleutel="wmo_heronderzoek", op=OP, lokaal=[lokaal("wmo_heronderzoek", 12, "maanden")]
    )

    assert termijnen.einddatum(regel=regel, start=OP) == date(2027, 11, 2)


def test_a_rule_does_not_exist_before_its_law() -> None:
    with pytest.raises(GeenTermijn):
        termijnen.regel_op(sleutel="wmo_onderzoek", op=date(2014, 12, 31))
    with pytest.raises(GeenTermijn):
        termijnen.regel_op(sleutel="bestaat_niet", op=OP)


def test_only_a_reasonable_term_can_be_moved_and_only_in_time() -> None:
    uiterlijk = date(2026, 12, 28)

    assert termijnen.verdagen_kan(regel=REGEL["jeugdwet_besluit"], uiterlijk=uiterlijk, op=uiterlijk)
    assert not termijnen.verdagen_kan(
        regel=REGEL["jeugdwet_besluit"], uiterlijk=uiterlijk, op=date(2026, 12, 29)
    )
    assert not termijnen.verdagen_kan(regel=REGEL["wmo_besluit"], uiterlijk=uiterlijk, op=OP)


@pytest.mark.parametrize(
    ("op", "euro"),
    [
        ("2026-11-17", 0),
        ("2026-11-18", 23),
        ("2026-12-01", 322),
        ("2026-12-02", 357),
        ("2026-12-16", 857),
        ("2026-12-29", 1442),
        ("2027-06-01", 1442),
    ],
)
def test_a_late_decision_costs_23_then_35_then_45_a_day(op: str, euro: int) -> None:
    bedrag = termijnen.dwangsom(
        uiterlijk=date(2026, 11, 2), ingebreke_op=date(2026, 11, 3), op=date.fromisoformat(op)
    )

    assert bedrag == euro


def test_a_notice_of_default_before_the_term_has_run_out_costs_nothing() -> None:
    assert termijnen.dwangsom(uiterlijk=OP, ingebreke_op=OP, op=date(2027, 6, 1)) == 0


@pytest.mark.parametrize(
    ("lengte", "eenheid", "richting"),
    [
        (72, "uren", "vooruit"),
        (91, "dagen", "vooruit"),
        (13, "weken", "vooruit"),
        (4, "maanden", "vooruit"),
        (1, "jaren", "vooruit"),
        (4, "weken", "terug"),
    ],
)
def test_a_rule_outside_the_termijnenwet_cannot_claim_it(
    lengte: int, eenheid: Eenheid, richting: Richting
) -> None:
    with pytest.raises(ValueError, match="Algemene termijnenwet"):
        Termijnregel(
            sleutel="proef",
            wet="Proefwet",
            artikel="1",
            omschrijving="Proef.",
            startdag="melding",
            geldig_vanaf=OP,
            lengte=lengte,
            eenheid=eenheid,
            richting=richting,
            algemene_termijnenwet=True,
        )


def test_a_rule_without_length_must_be_one_the_municipality_sets() -> None:
    with pytest.raises(ValueError, match="lokaal"):
        Termijnregel(
            sleutel="proef",
            wet="Proefwet",
            artikel="1",
            omschrijving="Proef.",
            startdag="melding",
            geldig_vanaf=OP,
            lengte=None,
            eenheid="weken",
            algemene_termijnenwet=False,
        )


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.sleutel)
def test_every_rule_can_be_read_by_a_resident(regel: Termijnregel) -> None:
    assert regel.omschrijving.endswith(".")
    assert len(regel.omschrijving.split()) <= 15
    assert regel.grondslag.startswith(regel.wet)


def test_lengths_are_written_as_people_say_them() -> None:
    woorden = {
        sleutel: REGEL[sleutel].duur for sleutel in ("avg_verzoek", "datalek", "bewaren_wmo", "bewaren_wgs")
    }

    assert woorden == {
        "avg_verzoek": "1 maand",
        "datalek": "72 uur",
        "bewaren_wmo": "15 jaar",
        "bewaren_wgs": "door de gemeente bepaald",
    }


def test_the_look_ahead_starts_at_sixteen_and_a_half() -> None:
    assert termijnen.einddatum(regel=REGEL["vooruitblik_18"], start=date(2028, 3, 15)) == date(2026, 9, 15)
