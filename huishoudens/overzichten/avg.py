"""The AVG files of the privacy officer: what is open and until when, and what was closed (F6)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models.expressions import RawSQL
from django.utils import timezone

from huishoudens.diensten.avg import melden_voor
from huishoudens.models import AvgVerzoek
from huishoudens.overzichten.dossiernummer import met_dossier
from toegang.models import Team
from toegang.termijnen import dagen_over

LAATST_GESLOTEN = 25


@dataclass(frozen=True)
class AvgRegel:
    """One AVG file with the days that are left; negative when overdue. An incident also has a last moment.

    `verzoek` is an AvgVerzoek with `dossier`, the number of its file.
    """

    verzoek: Any
    dagen: int
    melden_voor: datetime.datetime | None
    te_laat: bool


def open_avg(op: datetime.datetime) -> list[AvgRegel]:
    """The open ones, the first to answer on top. One statement."""
    rijen = met_dossier(AvgVerzoek.objects.all()).filter(gesloten_op__isnull=True).select_related("door")
    return [_regel(rij, op) for rij in rijen.order_by("uiterlijk", "pk")]


def _regel(rij: AvgVerzoek, op: datetime.datetime) -> AvgRegel:
    dagen = dagen_over(uiterlijk=rij.uiterlijk, op=timezone.localdate(op))
    voor = melden_voor(rij.ontdekt_op) if rij.ontdekt_op else None
    return AvgRegel(rij, dagen, voor, te_laat=op > voor if voor else dagen < 0)


def gesloten_avg() -> list[Any]:
    """Those that were closed last; of what was asked nothing but its soort. One statement."""
    rijen = met_dossier(AvgVerzoek.objects.all()).filter(gesloten_op__isnull=False)
    return list(rijen.order_by("-gesloten_op", "pk")[:LAATST_GESLOTEN])


def zonder_regisseur() -> list[str]:
    """Teams where a shielded huishouden has nobody left, and no teamleider may be told so (F4). One statement."""
    teams = Team.objects.filter(nummer__in=RawSQL("SELECT beleid.zonder_regisseur()", ()))
    return list(teams.order_by("naam").values_list("naam", flat=True))
