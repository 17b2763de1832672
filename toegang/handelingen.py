"""One word everywhere: a handeling is the name of a dienst, its permission and its log line (F1).

A dienst is one keyword-only function in one transaction: check, change, record who and when.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

import structlog
from django.db import models, transaction

from toegang import beleid
from toegang.keuzes import Gegevensgroep, Niveau

P = ParamSpec("P")
R = TypeVar("R")
log = structlog.get_logger("regie.handeling")


@dataclass(frozen=True)
class Handeling:
    """A named act: the gegevensgroep it touches and the niveau it takes; `groep` is None without a file."""

    naam: str
    groep: Gegevensgroep | None
    niveau: Niveau


class KanNiet(ValueError):
    """What was asked of a dienst breaks a rule; `veld` is the field of the form it is about, or empty for the whole."""

    def __init__(self, tekst: str, veld: str = "") -> None:
        super().__init__(tekst)
        self.veld = veld


HANDELINGEN: dict[str, Handeling] = {}


def huishouden_van(rij: models.Model) -> UUID:
    """The huishouden a row belongs to; of a huishouden: itself."""
    waarde: UUID = getattr(rij, "huishouden_id", None) or rij.pk
    return waarde


def dienst(
    naam: str, *, groep: Gegevensgroep | None = None, niveau: Niveau = Niveau.SCHRIJVEN, over: str = ""
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a dienst: registered, in one transaction, refused without the niveau on `over`'s file.

    `over` names the argument whose huishouden is checked. A dienst without `groep` checks for itself.
    """
    HANDELINGEN[naam] = Handeling(naam, groep, niveau)

    def maak(functie: Callable[P, R]) -> Callable[P, R]:
        @wraps(functie)
        def uitgevoerd(*args: P.args, **kwargs: P.kwargs) -> R:
            with transaction.atomic():
                rij: Any = kwargs[over] if over else None
                if groep is not None:
                    beleid.eis(groep, niveau, huishouden_van(rij), handeling=naam)
                uitkomst = functie(*args, **kwargs)
            log.info("handeling", handeling=naam, over=str(rij.pk) if rij else "")
            return uitkomst

        return uitgevoerd

    return maak


def mag(situatie: beleid.Situatie, naam: str) -> bool:
    """Whether the handeling may be done in this situation; for buttons, so no query."""
    handeling = HANDELINGEN[naam]
    return handeling.groep is None or situatie.niveau(handeling.groep) >= handeling.niveau


class Mag:
    """`{% if mag.plan_vaststellen %}` in a template: the answer for one situation, by the dienst's short name."""

    def __init__(self, situatie: beleid.Situatie) -> None:
        self._situatie = situatie

    def __getitem__(self, kort: str) -> bool:
        namen = [naam for naam in HANDELINGEN if naam.partition(".")[2] == kort]
        if not namen:
            raise KeyError(kort)
        return any(mag(self._situatie, naam) for naam in namen)
