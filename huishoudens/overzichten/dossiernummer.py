"""The number of a file, for who may read no row of it (F2, ADR 0007)."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from huishoudens.models import Huishouden
from toegang.models import Inzageregel


def met_dossier(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows with `dossier`: the number of their file, as that or else a line of the inzagelog tells it.

    The privacy officer reads no row of a file; empty when nobody opened it yet.
    """
    zelf = Huishouden.objects.filter(pk=OuterRef("huishouden_id")).values("nummer")
    regels = Inzageregel.objects.filter(huishouden_id=OuterRef("huishouden_id")).exclude(dossier="")
    laatste = regels.order_by("-moment", "-id").values("dossier")[:1]
    dossier = Coalesce(Subquery(zelf), Subquery(laatste), Value(""))
    uit: QuerySet[Any] = rijen.annotate(dossier=dossier)
    return uit
