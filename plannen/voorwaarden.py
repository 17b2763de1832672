"""What in a plan is a betrokkene's own: goals and actions of an assigned leefgebied, and own actions (F1, matrix note 8)."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from toegang.keuzes import Rol
from toegang.models import Medewerker
from toegang.voorwaarden import Verzameling, verzameling

_TOEGEWEZEN = "(x.huishouden_id, x.leefgebied) IN (SELECT m.huishouden_id, m.leefgebied FROM beleid.mijn_leefgebieden() m)"
_EIGEN = "x.actor_medewerker_id = beleid.ik() AND x.huishouden_id IN (SELECT beleid.betrokken())"


def _betrokken(medewerker: Medewerker) -> QuerySet[Any, Any]:
    betrokken = verzameling("betrokken")
    return betrokken.ids(medewerker, ()) if betrokken else Medewerker.objects.none()


def _toegewezen(medewerker: Medewerker) -> Q:
    daar = {"huishouden_id": OuterRef("huishouden_id"), "leefgebieden__contains": [OuterRef("leefgebied")]}
    return Q(Exists(_betrokken(medewerker).filter(**daar)))


def _eigen_acties(medewerker: Medewerker) -> Q:
    return Q(actor_medewerker=medewerker, huishouden_id__in=_betrokken(medewerker))


def _doelen(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    eigen = apps.get_model("plannen", "Actie").objects.filter(_eigen_acties(medewerker)).values("doel_id")
    return (
        apps.get_model("plannen", "Doel")
        .objects.filter(_toegewezen(medewerker) | Q(pk__in=eigen))
        .values("id")
    )


def _acties(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    acties = apps.get_model("plannen", "Actie").objects
    return acties.filter(_toegewezen(medewerker) | _eigen_acties(medewerker)).values("id")


_REDEN = "What hangs on a goal or action is a betrokkene's own when that goal or action is."

FUNCTIES = (
    Verzameling(
        naam="mijn_doelen",
        sql=f"SELECT x.id FROM public.plannen_doel x WHERE {_TOEGEWEZEN}"
        f" UNION SELECT x.doel_id FROM public.plannen_actie x WHERE {_EIGEN}",
        reden=_REDEN,
        ids=_doelen,
    ),
    Verzameling(
        naam="mijn_acties",
        sql=f"SELECT x.id FROM public.plannen_actie x WHERE ({_TOEGEWEZEN}) OR ({_EIGEN})",
        reden=_REDEN,
        ids=_acties,
    ),
)
