"""A beheerder asks for a team only while nobody leads it, and the database holds that (ADR 0014, I8)."""

import datetime
from typing import Any

import pytest

from tests.autorisatie.rechten_in_sql import COLLEGA, DAG, FB, FB2, TL, einde, geef, geweigerd, vraag
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Medewerker, Roltoekenning

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
NIEUW = {"email": "nep@voorbeeld.nl", "voornaam": "Jan", "achternaam": "Nep", "functie": "Generalist"}


def zonder_teamleider(wereld: Wereld, hoe: str) -> None:
    leider = wereld.id_van(TL)
    with als_eigenaar():
        if hoe == "account dicht":
            Medewerker.objects.filter(pk=leider).update(is_active=False)
        else:
            Roltoekenning.objects.filter(medewerker_id=leider, rol="TL").update(tot=datetime.date(2020, 2, 1))


@pytest.mark.parametrize("rol", ["TM", "TL", "AF", "TRI"])
def test_for_a_team_that_is_led_no_beheerder_asks(wereld: Wereld, rol: str) -> None:
    with geweigerd():
        vraag(wereld, FB, rol=rol)
    with geweigerd():
        vraag(wereld, FB, None, soort="nieuw", rol=rol, **NIEUW)


@pytest.mark.parametrize("hoe", ["account dicht", "rol voorbij"])
@pytest.mark.parametrize("rol", ["TM", "TL"])
def test_where_nobody_leads_one_beheerder_asks_and_another_gives(wereld: Wereld, hoe: str, rol: str) -> None:
    zonder_teamleider(wereld, hoe)

    gevraagd = vraag(wereld, FB, rol=rol)

    with geweigerd():
        geef(wereld, FB, gevraagd, rol=rol)
    assert geef(wereld, FB2, gevraagd, rol=rol) == 1


def test_what_a_beheerder_asked_for_a_team_is_not_given_once_somebody_leads_it(wereld: Wereld) -> None:
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van(TL)).update(is_active=False)
    gevraagd = vraag(wereld, FB)
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van(TL)).update(is_active=True)

    with geweigerd():
        geef(wereld, FB2, gevraagd)


def test_of_the_one_who_leads_a_team_nobody_else_there_can_ask(wereld: Wereld) -> None:
    """Three people: who leads it asks nothing for himself, and a second teamleider would."""
    gevraagd = vraag(wereld, FB, TL)
    assert geef(wereld, FB2, gevraagd, medewerker_id=wereld.id_van(TL)) == 1

    with als_eigenaar():
        Roltoekenning.objects.create(medewerker_id=wereld.id_van(COLLEGA), rol="TL", team_id=1, van=DAG)
    with geweigerd():
        vraag(wereld, FB, TL, rol="AF")


@pytest.mark.parametrize(
    "velden",
    [{"rol": "FG", "team_id": None}, {"rol": "AH", "team_id": None, "gemeente_id": "lisse"}],
)
def test_what_has_no_team_a_beheerder_asks(wereld: Wereld, velden: dict[str, Any]) -> None:
    assert geef(wereld, FB2, vraag(wereld, FB, **velden), **velden) == 1


def test_an_end_a_beheerder_asks_in_any_team(wereld: Wereld) -> None:
    assert einde(wereld, FB).pk
