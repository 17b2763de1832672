"""Questions about many plans and actions."""

import datetime
from typing import Any, Self

from huishoudens.querysets import BereikQuerySet


class PlanQuerySet(BereikQuerySet[Any]):
    """Questions about many plans."""

    def lopend(self) -> Self:
        """The one plan that counts now: actief or waakvlam."""
        return self.filter(status__in=["actief", "waakvlam"])


class ActieQuerySet(BereikQuerySet[Any]):
    """Questions about many actions."""

    def open(self) -> Self:
        return self.filter(status__in=["open", "bezig"])

    def verlopen(self, *, op: datetime.date) -> Self:
        return self.open().filter(streefdatum__lt=op)
