"""The plan with all that hangs on it in two statements, whatever its size (C1, B2).

The first gives the plan and everything small as JSON arrays, the second its actions with their actors.
"""

import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import JSONObject

from huishoudens.keuzes import Gezinsrol
from huishoudens.models import Leefgebiedbeeld, Lidmaatschap
from plannen.keuzes import PlanStatus
from plannen.kwaliteit import Deelnemer, Planbeeld
from plannen.models import Actie, Akkoord, Doel, Evaluatie, Plan, PlanStatuswijziging
from toegang.beleid import Situatie
from toegang.models import Medewerker
from toegang.vastevraag import VasteVraag

M = TypeVar("M", bound=models.Model)

DOEL = (
    "id",
    "plan_id",
    "huishouden_id",
    "leefgebied",
    "titel",
    "gewenst_resultaat",
    "prioriteit",
    "beginscore",
    "doelscore",
    "huidige_score",
    "status",
    "versie",
)
EVALUATIE = (
    "id",
    "plan_id",
    "huishouden_id",
    "gepland_op",
    "gehouden_op",
    "aanpak_past",
    "tevredenheid",
    "verslag",
    "versie",
)
AKKOORD = ("id", "plan_id", "huishouden_id", "persoon_id", "datum", "wijze", "vervallen_op")
WIJZIGING = ("id", "plan_id", "huishouden_id", "status", "op", "reden")
BEELD = (
    "id",
    "huishouden_id",
    "persoon_id",
    "leefgebied",
    "datum",
    "besproken",
    "score",
    "kansen",
    "problemen",
)
LID = {
    "persoon_id": "persoon_id",
    "rol": "rol",
    "inwonend": "inwonend",
    "voornamen": "persoon__voornamen",
    "tussenvoegsel": "persoon__tussenvoegsel",
    "achternaam": "persoon__achternaam",
    "geslacht": "persoon__geslacht",
    "geboortedatum": "persoon__geboortedatum",
}
# The plan that counts: the running one, else the one in preparation, else the last that was closed.
_VOORRANG = Case(
    When(status__in=[PlanStatus.ACTIEF, PlanStatus.WAAKVLAM], then=Value(0)),
    When(status=PlanStatus.CONCEPT, then=Value(1)),
    default=Value(2),
)


def _rijen(vraag: QuerySet[Any], velden: tuple[str, ...] | dict[str, str]) -> ArraySubquery:
    paren = velden if isinstance(velden, dict) else {naam: naam for naam in velden}
    return ArraySubquery(vraag.values(rij=JSONObject(**paren)))


def lees(model: type[M], rij: dict[str, Any]) -> M:
    """A row of JSON as the instance it stands for; fields that were not asked for keep their default."""
    velden: dict[str, Any] = {}
    for naam, waarde in rij.items():
        veld: Any = model._meta.get_field(naam.removesuffix("_id") if naam != "id" else naam)
        velden[naam] = veld.target_field.to_python(waarde) if veld.is_relation else veld.to_python(waarde)
    return model(**velden)


def deelnemer(rij: dict[str, Any], *, op: datetime.date) -> Deelnemer:
    """A member of the huishouden from a row of `LID`."""
    geboren = rij["geboortedatum"] and datetime.date.fromisoformat(str(rij["geboortedatum"]))
    leeftijd = (
        op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day)) if geboren else None
    )
    roepnaam = rij["voornamen"].split(" ")[0]
    return Deelnemer(
        persoon_id=UUID(str(rij["persoon_id"])),
        voornamen=rij["voornamen"],
        naam=" ".join(filter(None, (roepnaam, rij["tussenvoegsel"], rij["achternaam"]))),
        rol=Gezinsrol(rij["rol"]),
        geslacht=rij["geslacht"],
        leeftijd=leeftijd,
        inwonend=rij["inwonend"],
    )


def _op_leeftijd(leden: list[Deelnemer]) -> list[Deelnemer]:
    """Parents first, then the others from old to young, as families are spoken of."""
    return sorted(
        leden,
        key=lambda d: (
            not d.draagt_het_gezin,
            not d.inwonend,
            -(999 if d.leeftijd is None else d.leeftijd),
            d.roepnaam,
        ),
    )


def acties_met_actor(vraag: QuerySet[Any]) -> QuerySet[Any]:
    """Actions with whoever does them; an actor the reader may not see comes as None, not as an error."""
    return vraag.select_related("actor_persoon", "actor_netwerklid", "actor_medewerker", "actor_organisatie")


def planbeeld(
    *, huishouden_id: UUID, lezer: Medewerker | None, op: datetime.date, plan_id: UUID | None = None
) -> Planbeeld | None:
    """The plan that counts now (or one by id), as far as this reader sees it; None when there is none.

    `lezer=None` leaves the narrowing to row security alone: for a dienst, which acts as its caller.
    """
    gevonden = _plan(huishouden_id, lezer, plan_id)
    if gevonden is None:
        return None
    rijen: Any = gevonden
    doelen = [lees(Doel, rij) for rij in rijen.rijen_doelen]
    acties = _acties(gevonden, [doel.pk for doel in doelen], lezer)
    _verbind(gevonden, doelen, acties)
    return Planbeeld(
        plan=gevonden,
        doelen=doelen,
        acties=acties,
        evaluaties=[lees(Evaluatie, rij) for rij in rijen.rijen_evaluaties],
        akkoorden=[lees(Akkoord, rij) for rij in rijen.rijen_akkoorden],
        deelnemers=_op_leeftijd([deelnemer(rij, op=op) for rij in rijen.rijen_leden]),
        beelden=[lees(Leefgebiedbeeld, rij) for rij in rijen.rijen_beelden],
        statuswijzigingen=[lees(PlanStatuswijziging, rij) for rij in rijen.rijen_wijzigingen],
        op=op,
    )


def _met_alles(plannen: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Each plan with its goals, evaluations, agreements, course, people and beelden as JSON."""
    van_plan = {"plan": OuterRef("pk")}
    leden = Lidmaatschap.objects.filter(
        huishouden=OuterRef("huishouden_id"), tot__isnull=True, persoon__overleden_op__isnull=True
    )
    beelden = Leefgebiedbeeld.objects.filter(huishouden=OuterRef("huishouden_id")).actueel()
    met_rijen = plannen.annotate(
        rijen_doelen=_rijen(Doel.objects.filter(**van_plan), DOEL),
        rijen_evaluaties=_rijen(Evaluatie.objects.filter(**van_plan).order_by("gepland_op"), EVALUATIE),
        rijen_akkoorden=_rijen(Akkoord.objects.filter(**van_plan).order_by("datum"), AKKOORD),
        rijen_wijzigingen=_rijen(PlanStatuswijziging.objects.filter(**van_plan).order_by("op"), WIJZIGING),
        rijen_leden=_rijen(leden, LID),
        rijen_beelden=_rijen(beelden, BEELD),
    )
    uit: QuerySet[Any, Any] = met_rijen.order_by(_VOORRANG, "-van")[:1]
    return uit


_plan_dat_telt = VasteVraag(
    lambda huishouden_id: _met_alles(Plan.objects.filter(huishouden_id=huishouden_id))
)


def _plan(huishouden_id: UUID, lezer: Medewerker | None, plan_id: UUID | None) -> Plan | None:
    if lezer is None and plan_id is None:
        return next(iter(_plan_dat_telt(huishouden_id=huishouden_id)), None)
    plannen = Plan.objects.filter(huishouden_id=huishouden_id)
    if lezer is not None:
        plannen = plannen.zichtbaar_voor(lezer)
    if plan_id is not None:
        plannen = plannen.filter(pk=plan_id)
    gevonden: Plan | None = _met_alles(plannen).first()
    return gevonden


def _acties(plan: Plan, doelen: list[UUID], lezer: Medewerker | None) -> list[Actie]:
    """The plan's actions; one's own action counts although its goal may stay out of sight."""
    welke = Q(doel_id__in=doelen)
    if plan.is_lopend:
        welke |= Q(huishouden_id=plan.huishouden_id, plan_actief=True)
    acties = Actie.objects.filter(welke)
    if lezer is not None:
        acties = acties.zichtbaar_voor(lezer)
    return list(acties_met_actor(acties))


def _verbind(plan: Plan, doelen: list[Doel], acties: list[Actie]) -> None:
    """Let a goal know its plan and an action its goal, so that nobody asks the database for them again."""
    per_id = {doel.pk: doel for doel in doelen}
    for doel in doelen:
        doel.plan = plan
    for actie in acties:
        if actie.doel_id in per_id:
            actie.doel = per_id[actie.doel_id]


def ziet_het_plan(situatie: Situatie) -> bool:
    """Whether this reader sees that there is a plan; a ketenpartner sees the own actions and not what is around."""
    return situatie.leest_iets(Plan)
