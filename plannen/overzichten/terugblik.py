"""The plan as it stood on an earlier day, from the history (C8).

A file that was brought over tells of days before it came into this system. For such a day the first
recorded state of the plan counts, with what the dates in it say was not yet so.
"""

import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from huishoudens.models import Leefgebiedbeeld, Lidmaatschap, Netwerklid, Persoon
from plannen.keuzes import ActieStatus, DoelStatus, PlanStatus, Resultaat
from plannen.kwaliteit import Planbeeld
from plannen.models import Actie, Doel, Evaluatie, Evaluatieresultaat, Plan, PlanStatuswijziging
from plannen.overzichten.planbeeld import LID, deelnemer, planbeeld
from toegang.models import Medewerker, Organisatie

M = TypeVar("M", bound=models.Model)

_ACTOREN: dict[str, Any] = {
    "actor_persoon": Persoon,
    "actor_netwerklid": Netwerklid,
    "actor_medewerker": Medewerker,
    "actor_organisatie": Organisatie,
}


def plan_op(*, huishouden_id: UUID, lezer: Medewerker, op: datetime.date) -> Planbeeld | None:
    """The plan as it stood at the end of `op`, as far as this reader may see it now; None before there was one.

    After its end a plan stays the one that counts until a new one begins, as it does on the page of today.
    """
    vandaag = timezone.localdate()
    if op >= vandaag:
        return planbeeld(huishouden_id=huishouden_id, lezer=lezer, op=vandaag)
    plan = (
        Plan.objects.zichtbaar_voor(lezer)
        .filter(huishouden_id=huishouden_id, van__lte=op)
        .order_by("-van", "-gemaakt_op")
        .first()
    )
    return _terug(plan, op) if plan else None


def eerdere_plannen(*, huishouden_id: UUID, naast: Plan) -> list[Plan]:
    """The closed plans beside this one, the latest first: only when they ran, which row security shows."""
    dicht = Plan.objects.filter(huishouden_id=huishouden_id, status=PlanStatus.AFGESLOTEN)
    return list(dicht.exclude(pk=naast.pk).order_by("-tot"))


def _terug(plan: Plan, op: datetime.date) -> Planbeeld:
    einde = timezone.make_aware(datetime.datetime.combine(op, datetime.time.max))
    wijzigingen = list(PlanStatuswijziging.objects.filter(plan=plan, op__lte=einde).order_by("op"))
    plan.status = wijzigingen[-1].status if wijzigingen else PlanStatus.CONCEPT
    # What was brought over was recorded later than the day it tells of.
    moment = max([einde, *(wijziging.gemaakt_op for wijziging in wijzigingen)])
    doelen = [_doel_toen(doel, op) for doel in _versies(Doel, moment, plan_id=plan.pk)]
    _scores_toen(doelen, op)
    acties = [
        _actie_toen(actie, op) for actie in _versies(Actie, moment, doel_id__in=[doel.pk for doel in doelen])
    ]
    _actoren(acties)
    return Planbeeld(
        plan=plan,
        doelen=doelen,
        acties=acties,
        evaluaties=[_evaluatie_toen(e, op) for e in _versies(Evaluatie, moment, plan_id=plan.pk)],
        deelnemers=[deelnemer(rij, op=op) for rij in _leden(plan.huishouden_id, op)],
        beelden=list(
            Leefgebiedbeeld.objects.filter(huishouden_id=plan.huishouden_id, datum__lte=op).actueel()
        ),
        statuswijzigingen=wijzigingen,
        op=op,
    )


def _versies(model: type[M], moment: datetime.datetime, **waar: Any) -> list[M]:
    """The last version of each row before a moment; row security narrows the history as it does the row."""
    geschiedenis: Any = model.history  # type: ignore[attr-defined]  # every tracked model has one
    rijen = (
        geschiedenis.filter(history_date__lte=moment, **waar).order_by("id", "-history_date").distinct("id")
    )
    velden = [veld.attname for veld in rijen.model.tracked_fields]
    return [
        model(**{naam: getattr(rij, naam) for naam in velden}) for rij in rijen if rij.history_type != "-"
    ]


def _doel_toen(doel: Doel, op: datetime.date) -> Doel:
    doel.huidige_score = None
    if doel.status == DoelStatus.BEREIKT:
        doel.status = DoelStatus.OPEN
    return doel


def _scores_toen(doelen: list[Doel], op: datetime.date) -> None:
    """What the evaluations held by then had found; their own dates tell, whenever they were recorded."""
    per_id = {doel.pk: doel for doel in doelen}
    resultaten = Evaluatieresultaat.objects.filter(
        doel_id__in=per_id, evaluatie__gehouden_op__lte=op
    ).order_by("evaluatie__gehouden_op")
    for resultaat in resultaten:
        doel = per_id[resultaat.doel_id]
        doel.huidige_score = resultaat.score
        if resultaat.resultaat == Resultaat.BEREIKT:
            doel.status = DoelStatus.BEREIKT


def _actie_toen(actie: Actie, op: datetime.date) -> Actie:
    if actie.status == ActieStatus.GEDAAN and actie.gedaan_op and actie.gedaan_op > op:
        actie.status, actie.gedaan_op = ActieStatus.BEZIG, None
    return actie


def _evaluatie_toen(evaluatie: Evaluatie, op: datetime.date) -> Evaluatie:
    if evaluatie.gehouden_op and evaluatie.gehouden_op > op:
        evaluatie.gehouden_op = None
    return evaluatie


def _actoren(acties: list[Actie]) -> None:
    """Who did it, one statement per kind of actor; a history keeps ids, not names."""
    for naam, model in _ACTOREN.items():
        ids = {getattr(actie, f"{naam}_id") for actie in acties} - {None}
        gevonden = model.objects.in_bulk(ids) if ids else {}
        for actie in acties:
            setattr(actie, naam, gevonden.get(getattr(actie, f"{naam}_id")))


def _leden(huishouden_id: UUID, op: datetime.date) -> list[dict[str, Any]]:
    leden = (
        Lidmaatschap.objects.lopend(op=op)
        .filter(huishouden_id=huishouden_id)
        .order_by("persoon__geboortedatum")
    )
    return [{naam: rij[pad] for naam, pad in LID.items()} for rij in leden.values(*LID.values())]
