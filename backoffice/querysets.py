"""Questions about many maatwerkadviezen."""

from typing import Any, Self

from backoffice.keuzes import OPEN_STATUSSEN
from huishoudens.querysets import BereikQuerySet


class MaatwerkadviesQuerySet(BereikQuerySet[Any]):
    """Questions about many maatwerkadviezen."""

    def open(self) -> Self:
        return self.filter(status__in=OPEN_STATUSSEN)
