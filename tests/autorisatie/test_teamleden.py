"""Who sits in which team is told to whoever has work to give away, and it tells no more than that (F1, B2, B5)."""

import pytest
from django.db import connection

from tests.autorisatie.scenario import alle_situaties
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Medewerker, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


def plaatsen(wereld: Wereld, wie: str) -> set[tuple[object, ...]]:
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM beleid.teamleden()")
        return set(cursor.fetchall())


@pytest.mark.parametrize("wie", ["regisseur.hillegom", "teamleider.hillegom", "triage.lisse"])
def test_whoever_gives_work_away_can_ask_a_colleague_of_any_team(wereld: Wereld, wie: str) -> None:
    alle_situaties(wereld)

    teams = {team for _, team in plaatsen(wereld, wie)}

    assert teams == {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize(
    "wie",
    [
        *("medewerker2.hillegom", "aandacht.lisse", "jeugd.hillegom"),
        *("wmo.isd", "jeugd.two", "accounthouder.lisse", "privacy", "beheer"),
    ],
)
def test_whoever_has_nothing_to_give_away_is_told_nothing(wereld: Wereld, wie: str) -> None:
    alle_situaties(wereld)

    assert plaatsen(wereld, wie) == set()


def test_an_ended_seat_and_an_ended_account_are_not_told(wereld: Wereld) -> None:
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van("jeugd.lisse")).update(is_active=False)
        Roltoekenning.objects.filter(medewerker=wereld.id_van("aandacht.lisse")).update(tot="2021-01-01")

    mensen = {wie for wie, _ in plaatsen(wereld, "teamleider.hillegom")}

    assert wereld.id_van("regisseur.lisse") in mensen
    assert mensen.isdisjoint({wereld.id_van("jeugd.lisse"), wereld.id_van("aandacht.lisse")})
