"""Rows 21-23 of the matrix, which are of no huishouden: the end of `waarheid.txt` held against SQL (F1, I7)."""

import pytest
from django.apps import apps

from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.buiten import iemand, leest, vul_buiten
from tests.autorisatie.cellen.toneel import Toneel, accounts
from tests.autorisatie.cellen.waarheid import BUITEN
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db


def test_rows_of_no_huishouden_are_read_as_the_truth_says(wereld: Wereld) -> None:
    accounts(wereld)
    toneel = Toneel(wereld, {})
    vul_buiten(toneel)
    modellen = {model.__name__: model for model in apps.get_models() if model.__name__ in BUITEN}
    with als_eigenaar():
        rijen = {model: list(model._base_manager.all()) for model in modellen.values()}
    fout, vergeleken = [], 0
    for acteur in ACTEURS:
        wie = iemand(toneel, acteur)
        for model, lijst in rijen.items():
            with handelend_als(wie.ik):
                gelezen = set(model._base_manager.values_list("pk", flat=True))
            vergeleken += len(lijst)
            fout += [
                (acteur, model.__name__, vars(rij), rij.pk in gelezen)
                for rij in lijst
                if (rij.pk in gelezen) != leest(wie, rij)
            ]

    print(f"\n{vergeleken} rows x actor of no huishouden compared")  # noqa: T201 - the number is part of the proof
    assert set(modellen) == set(BUITEN)
    assert fout == [], "\n".join(map(str, fout))
