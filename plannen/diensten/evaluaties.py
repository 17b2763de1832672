"""Looking together at how it goes: planning the moment and writing down what was found (C6)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max

from plannen.diensten.grenzen import VerkeerdeStatus, aan_de_beurt, eis_open_plan, eis_regisseur, pak
from plannen.diensten.werk import werk_van_evaluatie
from plannen.keuzes import DoelStatus, Resultaat
from plannen.models import Doel, Evaluatie, Evaluatieresultaat, Plan
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker

NA_HET_GESPREK = "Kies een dag na dit gesprek."


class EvaluatieNietCompleet(Exception):
    """Something is missing; `ontbreekt` holds a sentence each, `doelen` the goals without a result."""

    def __init__(self, ontbreekt: list[str], doelen: list[UUID]) -> None:
        super().__init__(" ".join(ontbreekt))
        self.ontbreekt = ontbreekt
        self.doelen = doelen


class EvaluatieAlGehouden(Exception):
    """This evaluation was written down before."""

    def __init__(self) -> None:
        super().__init__("Deze evaluatie is al vastgelegd.")


class EvaluatieNietOp(Exception):
    """On this day the evaluation cannot be planned or have been; the sentence tells why."""


@dataclass(frozen=True, kw_only=True)
class Doelresultaat:
    """What was found of one goal."""

    resultaat: Resultaat
    score: int
    toelichting: str = ""


def plan_evaluatie(
    plan: Plan, *, gepland_op: datetime.date, door: Medewerker | None, versie: int | None = None
) -> Evaluatie:
    """Plan the next evaluation, or move the one that is planned.

    The version counts on from one evaluation to the next: what was written for the former one is out of date.
    """
    rijen = Evaluatie.objects.filter(plan=plan)
    gepland = rijen.filter(gehouden_op__isnull=True).first()
    evaluatie = (
        pak(gepland, versie=versie)
        if gepland
        else Evaluatie(
            plan=plan,
            huishouden_id=plan.huishouden_id,
            versie=1 + (rijen.aggregate(laatste=Max("versie"))["laatste"] or 0),
        )
    )
    evaluatie.gepland_op, evaluatie.door = gepland_op, door
    evaluatie.save()
    werk_van_evaluatie(evaluatie, lopend=plan.is_lopend)
    return evaluatie


@dienst("plannen.evaluatie_plannen", groep=G.EVALUATIE, over="plan")
def evaluatie_plannen(
    *, plan: Plan, gepland_op: datetime.date, door: Medewerker | None, versie: int | None = None
) -> Evaluatie:
    """Choose when family and network look back together; there is one planned moment at a time.

    VerkeerdeStatus of a closed plan, EvaluatieNietOp before the plan began, VersieConflict when somebody else
    moved it first.
    """
    eis_regisseur(plan.huishouden_id, "de evaluatie plannen")
    aan_de_beurt(plan.huishouden_id)
    eis_open_plan(plan)
    _eis_na_begin(plan, gepland_op)
    return plan_evaluatie(plan, gepland_op=gepland_op, door=door, versie=versie)


@dienst("plannen.evaluatie_houden", groep=G.EVALUATIE, over="evaluatie")
def evaluatie_houden(
    *,
    evaluatie: Evaluatie,
    op: datetime.date,
    resultaten: Mapping[UUID, Doelresultaat],
    aanpak_past: bool | None,
    tevredenheid: int | None,
    verslag: str,
    door: Medewerker | None,
    volgende_op: datetime.date | None = None,
    versie: int | None = None,
) -> Evaluatie:
    """Write down what was found of each open goal (by id), and when to look again.

    EvaluatieNietCompleet without a result for every open goal, or a next moment while goals stay open;
    VerkeerdeStatus unless the plan runs, EvaluatieNietOp on a day that cannot be, VersieConflict when
    somebody else moved it or wrote it down first.
    """
    eis_regisseur(evaluatie.huishouden_id, "de evaluatie vastleggen")
    aan_de_beurt(evaluatie.huishouden_id)
    rij = pak(evaluatie, versie=versie)
    if rij.gehouden_op:
        raise EvaluatieAlGehouden
    if not rij.plan.is_lopend:
        raise VerkeerdeStatus("Samen kijken kan pas als het plan loopt. Stel het plan vast, of heropen het.")
    _eis_na_begin(rij.plan, op)
    if volgende_op and volgende_op <= op:
        raise EvaluatieNietOp(NA_HET_GESPREK)
    doelen = list(Doel.objects.filter(plan_id=rij.plan_id, status=DoelStatus.OPEN))
    _eis_compleet(doelen, resultaten, volgende_op)
    rij.gehouden_op, rij.door = op, door
    rij.aanpak_past, rij.tevredenheid, rij.verslag = aanpak_past, tevredenheid, verslag
    rij.save()
    for doel in doelen:
        _leg_vast(rij, doel, resultaten[doel.pk])
    werk_van_evaluatie(rij, lopend=True)
    if volgende_op:
        plan_evaluatie(rij.plan, gepland_op=volgende_op, door=door)
    return rij


def _eis_na_begin(plan: Plan, dag: datetime.date) -> None:
    if dag < plan.van:
        raise EvaluatieNietOp("Deze dag ligt voor het begin van het plan.")


def _eis_compleet(
    doelen: list[Doel], resultaten: Mapping[UUID, Doelresultaat], volgende_op: datetime.date | None
) -> None:
    zonder = [doel for doel in doelen if doel.pk not in resultaten]
    ontbreekt = [f"Kies bij “{doel.titel}” of het doel bereikt is." for doel in zonder]
    blijft_open = any(
        uitkomst.resultaat != Resultaat.BEREIKT
        for doel in doelen
        if (uitkomst := resultaten.get(doel.pk)) is not None
    )
    if blijft_open and volgende_op is None:
        ontbreekt.append("Kies wanneer u weer samen kijkt.")
    if ontbreekt:
        raise EvaluatieNietCompleet(ontbreekt, [doel.pk for doel in zonder])


def _leg_vast(evaluatie: Evaluatie, doel: Doel, uitkomst: Doelresultaat) -> None:
    Evaluatieresultaat.objects.create(
        evaluatie=evaluatie,
        huishouden_id=evaluatie.huishouden_id,
        doel=doel,
        resultaat=uitkomst.resultaat,
        score=uitkomst.score,
        toelichting=uitkomst.toelichting,
    )
    rij = pak(doel)
    rij.huidige_score = uitkomst.score
    if uitkomst.resultaat == Resultaat.BEREIKT:
        rij.status = DoelStatus.BEREIKT
    rij.save()
