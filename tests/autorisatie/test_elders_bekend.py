"""Which other team knows somebody: what the function that looks past row security tells for a question (A3, I6)."""

import datetime

import pytest
from django.db import connection

from huishoudens.diensten.zoeken import vraag_elders
from huishoudens.models import Adres, Huishouden
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als
from toegang.zoekvraag import herken

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
LISSE, VRAGER, BSN, ADRES = 2, "medewerker1.hillegom", "999990020", "2181 AA 1"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    """Of another team, at 2181 AA 1."""
    return wereld.huishouden("lisse", naam="Krokusveld")


def teams(wereld: Wereld, tekst: str) -> list[int]:
    deel = vraag_elders(herken(tekst, op=datetime.date(2026, 11, 20)))
    with handelend_als(wereld.id_van(VRAGER)), connection.cursor() as cursor:
        cursor.execute("SELECT beleid.bekend(%s::text[])", [deel])
        return [team for (team,) in cursor.fetchall()]


def test_each_way_of_knowing_somebody_tells_the_team(wereld: Wereld, huis: Huishouden) -> None:
    for tekst in (huis.nummer, BSN, ADRES, "Krokusveld", "Anna Krokusveld 08-03-1984"):
        assert teams(wereld, tekst) == [LISSE], tekst


@pytest.mark.parametrize(
    "tekst",
    [
        *("H-2026-9999", "999990032", "Anna Krokusveld 09-03-1984", "Tulp Krokusveld"),
        # Before it and after it in the order of addresses.
        *("1011 AA 1", "2181 AA 2", "9999 ZZ 9"),
    ],
)
def test_what_does_not_fit_tells_nothing(wereld: Wereld, huis: Huishouden, tekst: str) -> None:
    assert teams(wereld, tekst) == []


def test_where_somebody_lived_before_tells_nothing(wereld: Wereld, huis: Huishouden) -> None:
    with als_eigenaar():
        Adres.objects.filter(huishouden=huis).update(
            van=datetime.date(2020, 1, 1), tot=datetime.date(2021, 1, 1)
        )
    assert teams(wereld, ADRES) == []


def test_a_family_of_the_own_team_is_not_told_of_as_elsewhere(wereld: Wereld) -> None:
    hier = wereld.huishouden("hillegom", naam="Krokusveld")
    assert teams(wereld, hier.nummer) == []
