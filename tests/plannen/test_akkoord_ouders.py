"""Who agrees as the parent of a child (C4), on a plan without a database."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from huishoudens.keuzes import Gezinsrol
from plannen.kwaliteit import akkoordstanden, is_akkoord_compleet
from plannen.kwaliteit.akkoord import Stand
from plannen.kwaliteit.beeld import Deelnemer, Planbeeld
from plannen.models import Akkoord, Plan
from tests.cast import PEILDATUM


def thuis(*leden: tuple[str, Gezinsrol, int | None], akkoord: Sequence[str] = ()) -> Planbeeld:
    """A plan of these people, by name, rol and age in years, with the akkoorden of who is named."""
    ids = {naam: UUID(int=nummer) for nummer, (naam, _, _) in enumerate(leden)}
    return Planbeeld(
        plan=Plan(van=PEILDATUM),
        akkoorden=[Akkoord(persoon_id=ids[naam]) for naam in akkoord],
        deelnemers=[
            Deelnemer(persoon_id=ids[naam], voornamen=naam, naam=naam, rol=rol, leeftijd=jaren)
            for naam, rol, jaren in leden
        ],
        op=PEILDATUM,
    )


def per_lid(beeld: Planbeeld) -> dict[str, Stand]:
    return {stand.deelnemer.roepnaam: stand.stand for stand in akkoordstanden(beeld)}


@pytest.mark.parametrize("jaren", [16, 17])
def test_a_parent_of_16_or_17_agrees_for_their_baby(jaren: int) -> None:
    beeld = thuis(("Mila", Gezinsrol.OUDER, jaren), ("Bo", Gezinsrol.KIND, 0), akkoord=["Mila"])

    assert is_akkoord_compleet(beeld)


def test_a_parent_of_15_needs_the_grandmother_who_is_then_asked() -> None:
    leden = (("Mila", Gezinsrol.OUDER, 15), ("Bo", Gezinsrol.KIND, 0), ("Riet", Gezinsrol.GROOTOUDER, 61))

    alleen, samen = thuis(*leden, akkoord=["Mila"]), thuis(*leden, akkoord=["Mila", "Riet"])

    assert per_lid(alleen) == {"Mila": Stand.WACHT_OP_OUDER, "Bo": Stand.WACHT_OP_OUDER, "Riet": Stand.NODIG}
    assert is_akkoord_compleet(samen)


def test_a_child_without_a_birth_date_is_asked_and_is_nobodys_parent() -> None:
    leden = (("Anna", Gezinsrol.OUDER, 40), ("Kim", Gezinsrol.KIND, None), ("Fenna", Gezinsrol.KIND, 13))

    ongevraagd, gevraagd = thuis(*leden), thuis(*leden, akkoord=["Kim", "Fenna"])

    assert per_lid(ongevraagd)["Kim"] == Stand.NODIG
    assert per_lid(gevraagd) == {"Anna": Stand.NODIG, "Kim": Stand.GEGEVEN, "Fenna": Stand.WACHT_OP_OUDER}


@pytest.mark.parametrize(
    ("rol", "verwacht"),
    [
        (Gezinsrol.PARTNER, True),
        (Gezinsrol.GROOTOUDER, True),
        (Gezinsrol.INWONENDE, False),
        (Gezinsrol.OVERIG, False),
        (Gezinsrol.KIND, False),
    ],
)
def test_without_a_parent_only_who_bears_the_family_agrees_with_the_child(
    rol: Gezinsrol, verwacht: bool
) -> None:
    beeld = thuis(("Dirk", rol, 58), ("Fenna", Gezinsrol.KIND, 13), akkoord=["Dirk", "Fenna"])

    assert is_akkoord_compleet(beeld) is verwacht


@pytest.mark.parametrize("rol", [Gezinsrol.PARTNER, Gezinsrol.GROOTOUDER, Gezinsrol.INWONENDE])
def test_where_there_is_a_parent_nobody_else_agrees_with_the_child(rol: Gezinsrol) -> None:
    leden = (("Anna", Gezinsrol.OUDER, 40), ("Dirk", rol, 58), ("Fenna", Gezinsrol.KIND, 13))

    beeld = thuis(*leden, akkoord=["Dirk", "Fenna"])

    assert per_lid(beeld)["Fenna"] == Stand.WACHT_OP_OUDER
