"""Making a plan and making it active, which a plan that misses something required cannot be (C1, C3, C5)."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from huishoudens.models import Huishouden
from plannen.diensten.evaluaties import EvaluatieNietOp, plan_evaluatie
from plannen.diensten.grenzen import VerkeerdeStatus, aan_de_beurt, eis_regisseur, pak
from plannen.diensten.werk import werk_van_plan
from plannen.keuzes import PlanStatus
from plannen.kwaliteit import Gebrek, beoordeel
from plannen.models import Plan, PlanStatuswijziging
from plannen.overzichten.planbeeld import planbeeld
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker


class PlanBestaatAl(Exception):
    """One huishouden, one plan: there is one in preparation or running."""

    def __init__(self) -> None:
        super().__init__("Dit huishouden heeft al een plan.")


class PlanNietCompleet(Exception):
    """The plan lacks something required; `ontbreekt` tells what, each with the place to mend it."""

    def __init__(self, ontbreekt: list[Gebrek]) -> None:
        super().__init__(" ".join(gebrek.zin for gebrek in ontbreekt))
        self.ontbreekt = ontbreekt


def zet_status(
    plan: Plan,
    status: PlanStatus,
    *,
    door: Medewerker | None,
    op: datetime.datetime,
    reden: str = "",
    versie: int | None = None,
) -> Plan:
    """Change the status, with a row that tells when, who and why, and the work that follows from it.

    PlanBestaatAl when another plan became active first, VersieConflict when this one changed.
    """
    rij = pak(plan, versie=versie)
    rij.status = status
    rij.tot = timezone.localdate(op) if status == PlanStatus.AFGESLOTEN else None
    try:
        with transaction.atomic():
            rij.save()
    except IntegrityError as fout:
        raise PlanBestaatAl from fout
    PlanStatuswijziging.objects.create(
        plan=rij, huishouden_id=rij.huishouden_id, status=status, op=op, door=door, reden=reden
    )
    werk_van_plan(rij)
    return rij


@dienst("plannen.plan_maken", groep=G.PLAN, over="huishouden")
def plan_maken(*, huishouden: Huishouden, op: datetime.date, door: Medewerker | None) -> Plan:
    """Begin a plan in preparation; PlanBestaatAl when there is one already."""
    eis_regisseur(huishouden.pk, "een plan beginnen")
    aan_de_beurt(huishouden.pk)
    if Plan.objects.filter(huishouden=huishouden).exclude(status=PlanStatus.AFGESLOTEN).exists():
        raise PlanBestaatAl
    plan: Plan = Plan.objects.create(huishouden=huishouden, van=op)
    PlanStatuswijziging.objects.create(
        plan=plan,
        huishouden=huishouden,
        status=PlanStatus.CONCEPT,
        op=_begin_van(op),
        door=door,
    )
    return plan


def _begin_van(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time()))


@dienst("plannen.plan_vaststellen", groep=G.PLAN, over="plan")
def plan_vaststellen(
    *,
    plan: Plan,
    door: Medewerker | None,
    op: datetime.datetime,
    eerste_evaluatie: datetime.date | None = None,
    versie: int | None = None,
) -> Plan:
    """Make the plan active. PlanNietCompleet with what is missing; PlanBestaatAl, VerkeerdeStatus,
    EvaluatieNietOp, VersieConflict.

    `eerste_evaluatie` plans the evaluation in the same go.
    """
    eis_regisseur(plan.huishouden_id, "het plan vaststellen")
    aan_de_beurt(plan.huishouden_id)
    pak(plan, versie=versie)
    dag = timezone.localdate(op)
    if eerste_evaluatie:
        if eerste_evaluatie < dag:
            raise EvaluatieNietOp("Deze dag is al voorbij. Kies vandaag of een latere dag.")
        plan_evaluatie(plan, gepland_op=eerste_evaluatie, door=door)
    beeld = planbeeld(huishouden_id=plan.huishouden_id, lezer=None, op=dag, plan_id=plan.pk)
    if beeld is None or beeld.plan.status != PlanStatus.CONCEPT:
        raise VerkeerdeStatus("Dit plan is al vastgesteld of afgesloten.")
    if ontbreekt := beoordeel(beeld).blokkades:
        raise PlanNietCompleet(ontbreekt)
    return zet_status(plan, PlanStatus.ACTIEF, door=door, op=op)
