"""Questions about many huishoudens, beelden and pieces of work."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.lookups import Lookup

from toegang import beleid

if TYPE_CHECKING:
    from toegang.models import Medewerker

M = TypeVar("M", bound=models.Model)


@models.CharField.register_lookup
class BegintMet(Lookup):
    """`term__begint_met="krok"`: a range, the one prefix test that uses an index whatever plan PostgreSQL takes.

    ^@ does so for a constant alone, and a plan is made once for all values. Needs a column that sorts as "C".
    """

    lookup_name = "begint_met"
    prepare_rhs = True

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        links, links_params = self.process_lhs(compiler, connection)
        rechts, rechts_params = self.process_rhs(compiler, connection)
        sql = f"({links} >= {rechts} AND {links} < {rechts} || chr(1114111))"
        return sql, (*links_params, *rechts_params) * 2


class BereikQuerySet(models.QuerySet[M]):
    """A queryset that can say which of its rows a medewerker may see."""

    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        """The rows the autorisatiematrix gives to this medewerker; the same set row security shows (I4)."""
        return self.filter(beleid.zichtbaar_q(self.model, medewerker))

    def kandidaten(self, *volgorde: str, aantal: int, takken: Iterable[models.Q] = (models.Q(),)) -> Self:
        """The rows among which the first so many in this order are: their ids found first, each way in apart.

        A join or an OR makes PostgreSQL read a whole table to find one page of it.
        """
        delen = [self.filter(tak).order_by(*volgorde).values("pk")[:aantal] for tak in takken]
        if not delen:
            return self.none()
        ids = delen[0].union(*delen[1:]) if len(delen) > 1 else delen[0]
        leeg = type(self)(self.model, using=self.db)
        return leeg.filter(pk__een_van=ArraySubquery(ids)).order_by(*volgorde)


class HuishoudenQuerySet(BereikQuerySet[Any]):
    """Questions about many huishoudens."""


class LeefgebiedbeeldQuerySet(BereikQuerySet[Any]):
    """Questions about many pictures of leefgebieden."""

    def actueel(self) -> Self:
        """The latest picture per huishouden, leefgebied and person."""
        return self.order_by("huishouden_id", "leefgebied", "persoon_id", "-datum", "-gemaakt_op").distinct(
            "huishouden_id", "leefgebied", "persoon_id"
        )


class WerkitemQuerySet(BereikQuerySet[Any]):
    """Questions about many pieces of work."""

    def open(self) -> Self:
        return self.filter(open=True)

    def verlopen(self, *, op: datetime.date) -> Self:
        """Work that should have been done before this day."""
        return self.filter(open=True, uiterlijk__lt=op)

    def tot_en_met(self, dag: datetime.date) -> Self:
        return self.filter(uiterlijk__lte=dag)


class PeriodeQuerySet(BereikQuerySet[Any]):
    """Questions about rows that hold from one day until another."""

    def lopend(self, *, op: datetime.date) -> Self:
        """What holds on this day; on the day of its end it no longer does."""
        return self.filter(models.Q(tot__isnull=True) | models.Q(tot__gt=op), van__lte=op)
