"""The end of a plan and its way back: waakvlam, closing and re-opening, each with its reason (C11)."""

import datetime
from uuid import UUID

from django.utils import timezone

from huishoudens.diensten.werkitem import werk_sluiten
from huishoudens.keuzes import Werksoort
from huishoudens.models import Huishouden
from plannen.diensten.evaluaties import plan_evaluatie
from plannen.diensten.grenzen import VerkeerdeStatus, aan_de_beurt, eis_regisseur, pak
from plannen.diensten.plan import zet_status
from plannen.diensten.werk import waakvlam_zetten
from plannen.keuzes import DoelStatus, PlanStatus
from plannen.models import Actie, Doel, Evaluatie, Evaluatieresultaat, Plan
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker

EVALUATIE_NA_HEROPENEN = datetime.timedelta(weeks=6)


class PlanNietAfgerond(Exception):
    """Something of the plan is still open; `ontbreekt` holds a sentence each."""

    def __init__(self, ontbreekt: list[str]) -> None:
        super().__init__(" ".join(ontbreekt))
        self.ontbreekt = ontbreekt


def nog_open(plan: Plan, *, terugblik: bool = True) -> list[str]:
    """What must be finished before the plan can close: goals looked back at, actions done or dropped."""
    met_resultaat = Evaluatieresultaat.objects.filter(doel__plan=plan).values("doel_id")
    doelen = Doel.objects.filter(plan=plan, status=DoelStatus.OPEN).exclude(pk__in=met_resultaat)
    acties = Actie.objects.open().filter(doel__plan=plan)
    zinnen = [f"Kijk eerst samen terug op “{doel.titel}”." for doel in doelen.order_by("prioriteit")]
    return (zinnen if terugblik else []) + [
        f"Rond de actie “{actie.omschrijving}” af, of laat die vervallen."
        for actie in acties.order_by("streefdatum")
    ]


@dienst("plannen.waakvlam_starten", groep=G.PLAN, over="plan")
def waakvlam_starten(
    *,
    plan: Plan,
    weken: int,
    door: Medewerker | None,
    op: datetime.datetime,
    reden: str = "",
    versie: int | None = None,
) -> Plan:
    """The plan has done its work; from now on a contact every so many weeks."""
    eis_regisseur(plan.huishouden_id, "het plan op de waakvlam zetten")
    aan_de_beurt(plan.huishouden_id)
    if plan.status != PlanStatus.ACTIEF:
        raise VerkeerdeStatus("Alleen een actief plan kan op de waakvlam.")
    huishouden = _zet_ritme(plan.huishouden_id, weken)
    waakvlam_zetten(huishouden, weken=weken, vanaf=timezone.localdate(op))
    return zet_status(plan, PlanStatus.WAAKVLAM, door=door, op=op, reden=reden, versie=versie)


def _zet_ritme(huishouden_id: UUID, weken: int | None) -> Huishouden:
    huishouden = pak(Huishouden(pk=huishouden_id))
    huishouden.waakvlam_weken = weken
    huishouden.save()
    return huishouden


@dienst("plannen.plan_afsluiten", groep=G.PLAN, over="plan")
def plan_afsluiten(
    *,
    plan: Plan,
    reden: str,
    door: Medewerker | None,
    op: datetime.datetime,
    terugblik: bool = True,
    versie: int | None = None,
) -> Plan:
    """Close the plan. PlanNietAfgerond while goals were not looked back at or actions are open.

    `terugblik=False` is for a plan that was closed before it came here, with evaluations we do not have.
    """
    eis_regisseur(plan.huishouden_id, "het plan afsluiten")
    aan_de_beurt(plan.huishouden_id)
    if not plan.is_lopend:
        raise VerkeerdeStatus("Alleen een lopend plan kan worden afgesloten.")
    if ontbreekt := nog_open(plan, terugblik=terugblik):
        raise PlanNietAfgerond(ontbreekt)
    if plan.status == PlanStatus.WAAKVLAM:
        _zet_ritme(plan.huishouden_id, None)
        werk_sluiten(soort=Werksoort.WAAKVLAM, bron_id=plan.huishouden_id)
    return zet_status(plan, PlanStatus.AFGESLOTEN, door=door, op=op, reden=reden, versie=versie)


@dienst("plannen.plan_heropenen", groep=G.PLAN, over="plan")
def plan_heropenen(
    *, plan: Plan, reden: str, door: Medewerker | None, op: datetime.datetime, versie: int | None = None
) -> Plan:
    """Take the plan up again as it was left, with an evaluation proposed in six weeks. PlanBestaatAl."""
    eis_regisseur(plan.huishouden_id, "het plan heropenen")
    aan_de_beurt(plan.huishouden_id)
    if plan.status not in (PlanStatus.WAAKVLAM, PlanStatus.AFGESLOTEN):
        raise VerkeerdeStatus("Dit plan loopt al.")
    if plan.status == PlanStatus.WAAKVLAM:
        _zet_ritme(plan.huishouden_id, None)
        werk_sluiten(soort=Werksoort.WAAKVLAM, bron_id=plan.huishouden_id)
    rij = zet_status(plan, PlanStatus.ACTIEF, door=door, op=op, reden=reden, versie=versie)
    if not Evaluatie.objects.filter(plan=rij, gehouden_op__isnull=True).exists():
        plan_evaluatie(rij, gepland_op=timezone.localdate(op) + EVALUATIE_NA_HEROPENEN, door=door)
    return rij
