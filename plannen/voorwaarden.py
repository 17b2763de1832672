"""What in a plan is a betrokkene's own: goals and actions of an assigned leefgebied, and own actions (F1, matrix note 8)."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet

from toegang.keuzes import Rol
from toegang.models import Medewerker
from toegang.voorwaarden import Verzameling, verzameling

# OFFSET 0 keeps each of these a look-up by key in the few files where one is betrokken.
_TOEGEWEZEN = """
    SELECT t.id FROM beleid.mijn_leefgebieden() m CROSS JOIN LATERAL (
      SELECT x.id FROM public.{tabel} x
       WHERE x.huishouden_id = m.huishouden_id AND x.leefgebied = m.leefgebied OFFSET 0) t"""
_EIGEN = """
    SELECT t.{kolom} FROM beleid.betrokken() b(huishouden_id) CROSS JOIN LATERAL (
      SELECT x.{kolom} FROM public.plannen_actie x
       WHERE x.huishouden_id = b.huishouden_id AND x.actor_medewerker_id = beleid.ik() OFFSET 0) t"""


def _betrokken(medewerker: Medewerker) -> QuerySet[Any, Any]:
    betrokken = verzameling("betrokken")
    return betrokken.ids(medewerker, ()) if betrokken else Medewerker.objects.none()


def _toegewezen(naam: str, medewerker: Medewerker) -> QuerySet[Any, Any]:
    daar = {"huishouden_id": OuterRef("huishouden_id"), "leefgebieden__contains": [OuterRef("leefgebied")]}
    rijen: QuerySet[Any, Any] = apps.get_model("plannen", naam).objects.all()
    return rijen.filter(Exists(_betrokken(medewerker).filter(**daar)))


def _eigen_acties(medewerker: Medewerker) -> QuerySet[Any, Any]:
    acties: QuerySet[Any, Any] = apps.get_model("plannen", "Actie").objects.all()
    return acties.filter(actor_medewerker=medewerker, huishouden_id__in=_betrokken(medewerker))


def _doelen(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    eigen = _eigen_acties(medewerker).values("doel_id")
    return _toegewezen("Doel", medewerker).values("id").union(eigen)


def _acties(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    return _toegewezen("Actie", medewerker).values("id").union(_eigen_acties(medewerker).values("id"))


_REDEN = "What hangs on a goal or action is a betrokkene's own when that goal or action is."

FUNCTIES = (
    Verzameling(
        naam="mijn_doelen",
        sql=f"{_TOEGEWEZEN.format(tabel='plannen_doel')} UNION {_EIGEN.format(kolom='doel_id')}",
        reden=_REDEN,
        ids=_doelen,
    ),
    Verzameling(
        naam="mijn_acties",
        sql=f"{_TOEGEWEZEN.format(tabel='plannen_actie')} UNION {_EIGEN.format(kolom='id')}",
        reden=_REDEN,
        ids=_acties,
    ),
)
