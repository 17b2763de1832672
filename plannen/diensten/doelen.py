"""Goals of a plan: adding, changing, stopping, and the order in which the family wants them (C2)."""

import datetime
from enum import StrEnum

from django.db.models import Max

from plannen.diensten.grenzen import aan_de_beurt, binnen_rechten, eis_open_plan, eis_regisseur, pak
from plannen.diensten.werk import werk_van_actie
from plannen.keuzes import ActieStatus, DoelStatus
from plannen.models import Actie, Doel, Plan
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Leefgebied
from toegang.models import Medewerker


class Richting(StrEnum):
    """Which way a goal moves in the order."""

    OMHOOG = "omhoog"
    OMLAAG = "omlaag"


@dienst("plannen.doel_toevoegen", groep=G.PLAN, over="plan")
def doel_toevoegen(
    *,
    plan: Plan,
    leefgebied: Leefgebied | str,
    titel: str,
    door: Medewerker | None,
    gewenst_resultaat: str = "",
    prioriteit: int | None = None,
    beginscore: int | None = None,
    doelscore: int | None = None,
    sleutel: str = "",
) -> Doel:
    """A new goal, last in the order unless `prioriteit` says otherwise; akkoorden that were given end."""
    aan_de_beurt(plan.huishouden_id)
    eis_open_plan(plan)
    if prioriteit is None:
        prioriteit = (Doel.objects.filter(plan=plan).aggregate(hoogste=Max("prioriteit"))["hoogste"] or 0) + 1
    with binnen_rechten():
        return Doel.objects.create(
            plan=plan,
            huishouden_id=plan.huishouden_id,
            leefgebied=leefgebied,
            titel=titel,
            gewenst_resultaat=gewenst_resultaat,
            prioriteit=prioriteit,
            beginscore=beginscore,
            doelscore=doelscore,
            sleutel=sleutel,
        )


@dienst("plannen.doel_wijzigen", groep=G.PLAN, over="doel")
def doel_wijzigen(
    *,
    doel: Doel,
    versie: int | None,
    leefgebied: Leefgebied | str,
    titel: str,
    gewenst_resultaat: str,
    beginscore: int | None,
    doelscore: int | None,
    door: Medewerker | None,
    prioriteit: int | None = None,
) -> Doel:
    """Change a goal. VersieConflict when somebody else was first; other words end akkoorden, a score does not."""
    aan_de_beurt(doel.huishouden_id)
    eis_open_plan(doel.plan)
    rij = pak(doel, versie=versie)
    rij.leefgebied, rij.titel, rij.gewenst_resultaat = leefgebied, titel, gewenst_resultaat
    rij.beginscore, rij.doelscore = beginscore, doelscore
    if prioriteit is not None:
        rij.prioriteit = prioriteit
    with binnen_rechten():
        rij.save()
    return rij


@dienst("plannen.doel_stoppen", groep=G.PLAN, over="doel")
def doel_stoppen(*, doel: Doel, op: datetime.date, door: Medewerker | None) -> Doel:
    """The family no longer wants this goal; its open actions lapse with it, and akkoorden end."""
    aan_de_beurt(doel.huishouden_id)
    eis_open_plan(doel.plan)
    rij = pak(doel)
    rij.status = DoelStatus.GESTOPT
    rij.save()
    for actie in Actie.objects.open().filter(doel=rij):
        vervalt = pak(actie)
        vervalt.status = ActieStatus.VERVALLEN
        vervalt.save()
        werk_van_actie(vervalt, lopend=False)
    return rij


@dienst("plannen.doel_verplaatsen", groep=G.PLAN, over="doel")
def doel_verplaatsen(*, doel: Doel, richting: Richting, door: Medewerker | None) -> None:
    """Move a goal one place in the order; the numbers afterwards run 1, 2, 3 without gaps."""
    eis_regisseur(doel.huishouden_id, "de volgorde van de doelen veranderen")
    aan_de_beurt(doel.huishouden_id)
    rij = list(
        Doel.objects.filter(plan_id=doel.plan_id)
        .exclude(status=DoelStatus.GESTOPT)
        .order_by("prioriteit", "titel")
    )
    plaats = rij.index(doel)
    nieuw = plaats - 1 if richting == Richting.OMHOOG else plaats + 1
    if 0 <= nieuw < len(rij):
        rij.insert(nieuw, rij.pop(plaats))
    for nummer, ander in enumerate(rij, start=1):
        if ander.prioriteit != nummer:
            vast = pak(ander)
            vast.prioriteit = nummer
            vast.save()
