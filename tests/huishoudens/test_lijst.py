"""What a list of huishoudens says of each (B2, screens Measures)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from huishoudens.keuzes import RegieSoort
from huishoudens.models import Persoon, Regie
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar

Inloggen = Callable[[str], Client]


@pytest.mark.parametrize(
    ("soort", "zin"),
    [
        (RegieSoort.TEAM, "Regisseur: "),
        (RegieSoort.HUISHOUDEN, "Het huishouden heeft zelf de regie"),
        (RegieSoort.EXTERN, "Een specialist van buiten heeft de regie"),
        (None, "Nog geen regisseur"),
    ],
)
def test_a_list_says_who_holds_the_regie_whoever_that_is(
    als: Inloggen, wereld: Wereld, soort: RegieSoort | None, zin: str
) -> None:
    """B2: a huishouden with own regie is not one that still seeks a regisseur."""
    huishouden = wereld.huishouden("hillegom")
    with als_eigenaar():
        partij = {
            RegieSoort.TEAM: {"medewerker": wereld.wie("regisseur.hillegom")},
            RegieSoort.HUISHOUDEN: {"persoon": Persoon.objects.get(huishouden=huishouden)},
            RegieSoort.EXTERN: {"naam": "Yara Smit"},
        }
        if soort:
            Regie.objects.create(huishouden=huishouden, soort=soort, van=PEILDATUM, **partij[soort])

    pagina = als("teamleider.hillegom").get(reverse("huishoudens:lijst"), {"van": "team"}).content.decode()

    assert zin in pagina
