"""The AVG files of the privacy officer: what is open and until when (F6)."""

import datetime
from dataclasses import dataclass

from huishoudens.models import AvgVerzoek
from toegang.termijnen import dagen_over


@dataclass(frozen=True)
class AvgRegel:
    """One AVG file with the days that are left; negative when overdue."""

    verzoek: AvgVerzoek
    dagen: int


def open_avg(op: datetime.date) -> list[AvgRegel]:
    """The open ones, the first to answer on top. One statement."""
    rijen = AvgVerzoek.objects.filter(gesloten_op__isnull=True).select_related("huishouden", "door")
    return [
        AvgRegel(rij, dagen_over(uiterlijk=rij.uiterlijk, op=op)) for rij in rijen.order_by("uiterlijk", "pk")
    ]
