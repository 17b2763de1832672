"""What only the import does: correct what an earlier import brought, and remember what a file said (F10)."""

from typing import Any, TypeVar

from django.db import models

from huishoudens.models import Huishouden
from toegang.beleid import GeenToegang
from toegang.handelingen import dienst
from toegang.sessie import lopende_taak
from toegang.taken import TAKEN_SCHRIJVEN
from toegang.versies import vergrendel

M = TypeVar("M", bound=models.Model)


def _eis_taak() -> None:
    if lopende_taak() not in TAKEN_SCHRIJVEN:
        raise GeenToegang("Alleen de import kan dit.")


@dienst("huishoudens.import_bijwerken", over="rij")
def import_bijwerken(*, rij: M, waarden: dict[str, Any]) -> M:
    """Bring a row in line with its file; a row that says the same already stays as it is, without a version more.

    For what no screen changes yet. The former values stay in the history.
    """
    _eis_taak()
    if all(getattr(rij, naam) == waarde for naam, waarde in waarden.items()):
        return rij
    huidig = vergrendel(rij, versie=None) if hasattr(rij, "versie") else rij
    for naam, waarde in waarden.items():
        setattr(huidig, naam, waarde)
    huidig.save()
    return huidig


@dienst("huishoudens.import_merken", over="huishouden")
def import_merken(*, huishouden: Huishouden, vingerafdruk: str) -> None:
    """Remember what the file said of this huishouden, so that the same file again changes nothing."""
    _eis_taak()
    rij = vergrendel(huishouden, versie=None)
    rij.vingerafdruk = vingerafdruk
    rij.save()
