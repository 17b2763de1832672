"""A rol ends when another asked, on the day that was asked, and becomes no other rol (F1, I8)."""

import datetime

import pytest

from tests.autorisatie.rechten_in_sql import (
    COLLEGA,
    DAG,
    FB,
    FG,
    TL,
    einde,
    eindig,
    geweigerd,
    toekenning_van,
    voer_uit,
)
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


def test_a_rol_ends_when_another_asked_and_on_the_day_that_was_asked(wereld: Wereld) -> None:
    rij = toekenning_van(wereld, COLLEGA)
    assert eindig(wereld, FB, rij, DAG) == 0

    einde(wereld, TL)

    for wie in (TL, FG, COLLEGA, "regisseur.lisse"):
        assert eindig(wereld, wie, rij, DAG) == 0
    with geweigerd():
        eindig(wereld, FB, rij, DAG + datetime.timedelta(days=1))
    assert eindig(wereld, FB, rij, DAG) == 1
    assert eindig(wereld, FB, rij, DAG + datetime.timedelta(days=1)) == 0


def test_an_end_is_never_put_off(wereld: Wereld) -> None:
    """Else a request to end would be a way to give."""
    rij = toekenning_van(wereld, COLLEGA)
    with als_eigenaar():
        Roltoekenning.objects.filter(pk=rij.pk).update(tot=DAG)
    einde(wereld, TL, tot=datetime.date(2099, 1, 1))

    assert eindig(wereld, FB, rij, datetime.date(2099, 1, 1)) == 0


@pytest.mark.parametrize(
    "wat", ["rol = 'TL'", "team_id = 2", "van = '2019-01-01'", "tot = '2020-03-02', rol = 'AF'"]
)
def test_a_rol_is_not_turned_into_another(wereld: Wereld, wat: str) -> None:
    einde(wereld, TL)

    with geweigerd(), handelend_als(wereld.id_van(FB)):
        voer_uit(f"UPDATE toegang_roltoekenning SET {wat} WHERE medewerker_id = %s", wereld.id_van(COLLEGA))


def test_an_end_is_asked_of_the_rol_that_is_named(wereld: Wereld) -> None:
    """A teamleider does not end a rol in another team by naming the own."""
    elders = toekenning_van(wereld, "jeugd.lisse")

    with geweigerd():
        einde(wereld, TL, toekenning_id=elders.pk)
    with geweigerd():
        einde(wereld, TL, "jeugd.lisse", team_id=1)


def test_a_privacy_officer_asks_an_end_and_nothing_else(wereld: Wereld) -> None:
    rij = einde(wereld, FG, "wmo.isd", organisatie_id=toekenning_van(wereld, "wmo.isd").organisatie_id)

    assert eindig(wereld, FB, toekenning_van(wereld, "wmo.isd"), rij.tot) == 1
