"""What a dienst of the plan does first: wait its turn, and say in words what row security refuses (F1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import ProgrammingError, models, transaction
from psycopg.errors import InsufficientPrivilege

from plannen.keuzes import PlanStatus
from plannen.models import Plan
from toegang import beleid
from toegang.beleid import GeenToegang
from toegang.sessie import lopende_taak
from toegang.versies import een_tegelijk, vergrendel

M = TypeVar("M", bound=models.Model)

_NIET_VAN_U = (
    "Dit deel van het plan hoort niet bij u. U kunt uw eigen acties en leefgebieden wijzigen. "
    "Vraag het de regisseur."
)


class VerkeerdeStatus(Exception):
    """The plan is in a status in which this cannot be done."""


def eis_open_plan(plan: Plan) -> None:
    """Refuse with VerkeerdeStatus once the plan is closed."""
    if plan.status == PlanStatus.AFGESLOTEN:
        raise VerkeerdeStatus("Dit plan is afgesloten. Heropen het plan eerst.")


def eis_regisseur(huishouden_id: UUID, wat: str) -> None:
    """Refuse with GeenToegang unless the caller is the regisseur: the plan as a whole is theirs to decide.

    So is whether an advies is given: a consulent may write in one, and not make one.
    """
    if not (lopende_taak() or beleid.situatie(huishouden_id).is_regisseur):
        raise GeenToegang(f"Alleen de regisseur mag {wat}. Vraag het de regisseur van dit huishouden.")


def aan_de_beurt(huishouden_id: UUID) -> None:
    """One change of a plan at a time, so that an action and the vaststelling cannot pass each other."""
    een_tegelijk(huishouden_id)


def pak(rij: M, *, versie: int | None = None) -> M:
    """Lock the row for writing. VersieConflict when it changed; GeenToegang when it is not the caller's."""
    try:
        return vergrendel(rij, versie=versie)
    except ObjectDoesNotExist as fout:
        raise GeenToegang(_NIET_VAN_U) from fout


@contextmanager
def binnen_rechten() -> Iterator[None]:
    """Turn the database's refusal of a row into GeenToegang; what was written in the block is undone."""
    try:
        with transaction.atomic():
            yield
    except ProgrammingError as fout:
        if isinstance(fout.__cause__, InsufficientPrivilege):
            raise GeenToegang(_NIET_VAN_U) from fout
        raise
