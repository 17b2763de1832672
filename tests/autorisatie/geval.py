"""One file and somebody who reads in it: calling a dienst there, letting time go by, asking what row security shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als


@dataclass
class Geval:
    """One file and who reads in it."""

    wereld: Wereld
    huis: Huishouden
    wie: str
    advies: Any = None

    def rij(self, model: Any, **waar: Any) -> Any:
        with als_eigenaar():
            return model._base_manager.get(huishouden=self.huis, **waar)

    def als(self, wie: str, doe: Callable[..., Any], **argumenten: Any) -> None:
        """Call a dienst as this person."""
        with handelend_als(self.wereld.id_van(wie)):
            doe(**argumenten)

    def op_de_klok(self, model: Any, **velden: Any) -> None:
        """As if time had gone by."""
        with als_eigenaar():
            assert model._base_manager.filter(huishouden=self.huis).update(**velden) == 1


def in_sql(g: Geval, tabel: str) -> int:
    """How many rows of this file row security shows."""
    with handelend_als(g.wereld.id_van(g.wie)), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {tabel} WHERE huishouden_id = %s", [g.huis.pk])
        return int(cursor.fetchone()[0])
