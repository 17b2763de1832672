"""Questions about many meldingen."""

from typing import Any, Self

from huishoudens.querysets import BereikQuerySet


class MeldingQuerySet(BereikQuerySet[Any]):
    """Questions about many meldingen."""

    def open(self) -> Self:
        return self.filter(status__in=["nieuw", "in_triage"])
