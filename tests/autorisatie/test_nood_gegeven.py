"""What the function that looks past row security gives away for the sake of noodtoegang, and to whom (F3, F4, I6)."""

import datetime
from typing import Any

import pytest
from django.db import connection

from huishoudens.diensten.zoeken import vraag_elders
from huishoudens.models import Huishouden
from tests.autorisatie.uitzonderingen import is_verwant
from tests.cast import Wereld
from toegang.sessie import handelend_als
from toegang.zoekvraag import herken

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

REDEN = "Moeder belt in paniek en er is niemand anders."
COLLEGA, ELDERS, LEIDER, FG = "medewerker1.hillegom", "medewerker1.lisse", "teamleider.hillegom", "privacy"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur="regisseur.hillegom")


def vraag(wereld: Wereld, wie: str, sql: str, *waarden: Any) -> list[tuple[Any, ...]]:
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return list(cursor.fetchall())


def gezocht(wereld: Wereld, wie: str, tekst: str, reden: str = REDEN) -> Any:
    deel = vraag_elders(herken(tekst, op=datetime.date(2026, 11, 20)))
    rijen = vraag(wereld, wie, "SELECT beleid.nood_gezocht(%s::text[], %s)", deel, reden)
    return rijen[0][0] if rijen else None


def test_one_who_fits_is_found_by_number_address_bsn_or_name_with_birth_date(wereld: Wereld) -> None:
    """F3, A3."""
    huis = wereld.huishouden("hillegom", naam="Krokusveld")

    for tekst in (huis.nummer, "2181 AA 1", "999990020", "Anna Krokusveld 08-03-1984"):
        assert gezocht(wereld, ELDERS, tekst) == huis.pk, tekst


def test_a_name_alone_several_none_or_what_is_hidden_give_no_id(wereld: Wereld) -> None:
    """F3, F4: and to nobody without a seat or a reason."""
    een = wereld.huishouden("hillegom", naam="Krokusveld")
    for tekst in ("Krokusveld", "Anna Krokusveld 09-03-1984", "H-2026-9999", "2181 AA", "", "tulp"):
        assert gezocht(wereld, ELDERS, tekst) is None, tekst
    assert gezocht(wereld, ELDERS, een.nummer, "te kort") is None
    for wie in ("wmo.isd", FG, "beheer"):
        assert gezocht(wereld, wie, een.nummer) is None, wie

    is_verwant(wereld, een, ELDERS)
    assert gezocht(wereld, ELDERS, een.nummer) is None

    dicht = wereld.huishouden("hillegom", naam="Vingerhoed", toegelaten=())
    assert gezocht(wereld, ELDERS, dicht.nummer) is None
    wereld.huishouden("hillegom", naam="Lelieveld")
    wereld.huishouden("lisse", naam="Lelieveld")
    assert gezocht(wereld, ELDERS, "Anna Lelieveld 08-03-1984") is None


def test_what_is_hidden_changes_no_answer(wereld: Wereld) -> None:
    """F3, I6: the one that may be opened is found whether or not a shielded one fits as well."""
    open_ = wereld.huishouden("hillegom", naam="Lelieveld")
    wereld.huishouden("hillegom", naam="Lelieveld", toegelaten=())

    assert gezocht(wereld, ELDERS, "Anna Lelieveld 08-03-1984") == open_.pk
