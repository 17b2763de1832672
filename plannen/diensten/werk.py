"""The work lists of a plan: what is due of its actions and evaluations, and for whom (E1).

Only a running plan has work; what is in preparation is nobody's deadline.
"""

import datetime
from uuid import UUID

from huishoudens.diensten.werkitem import werk_sluiten, werk_zetten
from huishoudens.keuzes import Werksoort
from huishoudens.models import Huishouden
from plannen.keuzes import ActorSoort
from plannen.models import Actie, Evaluatie, Plan

GEZIN = "Gezin"
NETWERK = "Netwerk"


def regisseur_van(huishouden_id: UUID) -> UUID | None:
    """The medewerker who holds the regie; None when the family or an outside specialist does."""
    gevonden: UUID | None = Huishouden.objects.values_list("regisseur_id", flat=True).get(pk=huishouden_id)
    return gevonden


def werk_van_actie(actie: Actie, *, lopend: bool) -> None:
    """Bring the work item of one action in line with it."""
    if not (lopend and actie.is_open and actie.streefdatum):
        werk_sluiten(soort=Werksoort.ACTIE, bron_id=actie.pk)
        return
    medewerker_id, wie = actie.actor_medewerker_id, ""
    if medewerker_id is None:
        medewerker_id, wie = regisseur_van(actie.huishouden_id), _soort_actor(actie)
    werk_zetten(
        soort=Werksoort.ACTIE,
        bron=actie,
        uiterlijk=actie.streefdatum,
        medewerker_id=medewerker_id,
        wie=wie,
        organisatie_id=actie.actor_organisatie_id,
    )


def _soort_actor(actie: Actie) -> str:
    """By kind only: a work list names no resident (gegevensgroep 19)."""
    if actie.actor_soort == ActorSoort.PERSOON:
        return GEZIN
    if actie.actor_soort == ActorSoort.NETWERK:
        return NETWERK
    return actie.actor_organisatie.korte_naam if actie.actor_organisatie else ""


def werk_van_evaluatie(evaluatie: Evaluatie, *, lopend: bool) -> None:
    """The regisseur sees to it that a planned evaluation is held."""
    if not lopend or evaluatie.gehouden_op:
        werk_sluiten(soort=Werksoort.EVALUATIE, bron_id=evaluatie.pk)
        return
    werk_zetten(
        soort=Werksoort.EVALUATIE,
        bron=evaluatie,
        uiterlijk=evaluatie.gepland_op,
        medewerker_id=regisseur_van(evaluatie.huishouden_id),
    )


def werk_van_plan(plan: Plan) -> None:
    """All work of a plan anew, after its status changed."""
    for actie in Actie.objects.filter(doel__plan=plan).select_related("actor_organisatie"):
        werk_van_actie(actie, lopend=plan.is_lopend)
    for evaluatie in Evaluatie.objects.filter(plan=plan, gehouden_op__isnull=True):
        werk_van_evaluatie(evaluatie, lopend=plan.is_lopend)
    if plan.is_lopend:
        werk_sluiten(soort=Werksoort.PLAN_MAKEN, bron_id=plan.huishouden_id)


def waakvlam_zetten(huishouden: Huishouden, *, weken: int, vanaf: datetime.date) -> None:
    """The next waakvlamcontact is due after the agreed number of weeks."""
    werk_zetten(
        soort=Werksoort.WAAKVLAM,
        bron=huishouden,
        uiterlijk=vanaf + datetime.timedelta(weeks=weken),
        medewerker_id=regisseur_van(huishouden.pk),
    )
