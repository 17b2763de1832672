"""Whether a family lets an organisation have anything, worked out from plain rows and not from the SQL (F5, I5)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps


def rijen(app: str, model: str) -> list[Any]:
    return list(apps.get_model(app, model)._base_manager.all())


def loopt(rij: Any, dag: date) -> bool:
    return bool(rij.van <= dag and (rij.tot is None or rij.tot > dag))


def staat_toe(huishouden: UUID, organisatie: UUID, dag: date) -> bool:
    """A member allows it, and everybody who ever did still does."""
    ooit, nog = set(), set()
    for rij in rijen("huishoudens", "Toestemming"):
        if (rij.huishouden_id, rij.organisatie_id) == (huishouden, organisatie) and rij.gegeven_op <= dag:
            ooit.add(rij.persoon_id)
            nog |= {rij.persoon_id} if rij.ingetrokken_op is None else set()
    leden = {lid.persoon_id for lid in rijen("huishoudens", "Lidmaatschap") if loopt(lid, dag)}
    return ooit == nog and not nog.isdisjoint(leden)
