"""Questions about many maatwerkadviezen."""

from typing import Any, Self

from django.db.models import Case, F, FilteredRelation, Q, Value, When
from django.db.models.expressions import RawSQL

from backoffice.keuzes import OPEN_STATUSSEN
from huishoudens.querysets import BereikQuerySet


class MaatwerkadviesQuerySet(BereikQuerySet[Any]):
    """Questions about many maatwerkadviezen."""

    def open(self) -> Self:
        return self.filter(status__in=OPEN_STATUSSEN)

    def met_verweesd(self) -> Self:
        """With `verweesd`: whoever treats it decides there no more, so a colleague may take it over (D3)."""
        verweesd = When(pk__in=RawSQL("SELECT beleid.verweesde_adviezen()", []), then=Value(value=True))
        return self.annotate(verweesd=Case(verweesd, default=Value(value=False)))

    def met_antwoord_voor(self) -> Self:
        """With `antwoord_voor` of the question that is open; there is one at most, so a row stays one row."""
        open_vraag = FilteredRelation(
            "aanvulverzoeken", condition=Q(aanvulverzoeken__beantwoord_op__isnull=True)
        )
        return self.annotate(open_vraag=open_vraag, antwoord_voor=F("open_vraag__antwoord_voor"))
