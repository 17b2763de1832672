"""The work list of ISD and TWO: open adviezen by time left, whatever their number (D3, E1)."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, DateField, F, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Greatest, Least

from backoffice.diensten.termijn import Termijnstand, termijnstand
from backoffice.keuzes import AdviesStatus
from backoffice.models import Maatwerkadvies
from toegang.diensten.inzage import Gelezen
from toegang.keuzes import ROL_VAN_WET, Wet
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker

PER_PAGINA = 25
SPOEDIG_BINNEN = 7

STANDEN = {
    "": "Alles",
    "nieuw": "Nieuw",
    "in-behandeling": "In behandeling",
    "opgeschort": "Opgeschort",
    "te-laat": "Te laat",
}
WIE = {"": "Iedereen", "mij": "Van mij", "vrij": "Nog vrij"}


@dataclass(frozen=True)
class Filter:
    """What a reader narrows the list to; unknown values count as not given."""

    stand: str = ""
    wet: str = ""
    wie: str = ""


@dataclass(frozen=True)
class Tellingen:
    """Counts over the list, whatever the tab."""

    alles: int
    nieuw: int
    in_behandeling: int
    opgeschort: int
    te_laat: int
    binnenkort: int

    def van(self, stand: str) -> int:
        return int(getattr(self, stand.replace("-", "_") or "alles"))


@dataclass(frozen=True)
class Rij:
    """One line of the list."""

    advies: Maatwerkadvies
    termijn: Termijnstand
    regisseur: str
    van_mij: bool
    te_pakken: bool


@dataclass(frozen=True)
class Pagina:
    """A page of the list; `na` is the key after which the next one starts, empty on the last."""

    rijen: list[Rij]
    na: str = ""


def wetten_van(medewerker: Medewerker) -> list[Wet]:
    """The laws under which this consulent decides. No query."""
    return [wet for wet, rol in ROL_VAN_WET.items() if medewerker.heeft(rol)]


def _dagen(op: datetime.date) -> Func:
    """Days left as `termijnstand` counts them; in the database, because the list is sorted by it."""
    vandaag = Cast(Value(op), DateField())
    wacht_tot = Least(F("antwoord_voor") - datetime.timedelta(days=1), F("beslissen_uiterlijk"))
    loopt_vanaf = Case(
        When(antwoord_voor__isnull=True, then=vandaag),
        default=Greatest(vandaag, Cast(wacht_tot, DateField())),
    )
    return Func(
        F("beslissen_uiterlijk"),
        loopt_vanaf,
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=IntegerField(),
    )


def _staat_stil(op: datetime.date) -> Case:
    """Whether the term still stands still: asked, and the day to answer by is not past."""
    return Case(When(antwoord_voor__gte=op, then=Value(value=True)), default=Value(value=False))


def _gefilterd(keuze: Filter, *, voor: Medewerker, op: datetime.date) -> QuerySet[Any]:
    rijen: Any = Maatwerkadvies.objects.zichtbaar_voor(voor).filter(wet__in=wetten_van(voor)).open()
    if keuze.wet in Wet.values:
        rijen = rijen.filter(wet=keuze.wet)
    if keuze.wie == "mij":
        rijen = rijen.filter(behandelaar=voor)
    elif keuze.wie == "vrij":
        rijen = rijen.met_verweesd().filter(Q(behandelaar__isnull=True) | Q(verweesd=True))
    gekozen: QuerySet[Any] = rijen.met_antwoord_voor().annotate(dagen=_dagen(op), staat_stil=_staat_stil(op))
    return gekozen


_STANDVOORWAARDEN = {
    "nieuw": Q(status=AdviesStatus.INGEDIEND),
    "in-behandeling": Q(status__in=(AdviesStatus.IN_BEHANDELING, AdviesStatus.OPGESCHORT), staat_stil=False),
    "opgeschort": Q(staat_stil=True),
    "te-laat": Q(dagen__lt=0),
}


def tellingen(keuze: Filter, *, voor: Medewerker, op: datetime.date) -> Tellingen:
    """The counts for the tabs and the line under the title. One statement."""
    aantallen = _gefilterd(keuze, voor=voor, op=op).aggregate(
        alles=Count("pk"),
        nieuw=Count("pk", filter=_STANDVOORWAARDEN["nieuw"]),
        in_behandeling=Count("pk", filter=_STANDVOORWAARDEN["in-behandeling"]),
        opgeschort=Count("pk", filter=_STANDVOORWAARDEN["opgeschort"]),
        te_laat=Count("pk", filter=_STANDVOORWAARDEN["te-laat"]),
        binnenkort=Count("pk", filter=Q(dagen__range=(0, SPOEDIG_BINNEN)) & Q(staat_stil=False)),
    )
    return Tellingen(**aantallen)


_NA = re.compile(r"(?P<dagen>-?[0-9]{1,5})~(?P<advies>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def _na(sleutel: str) -> Q:
    """Where the page after this key starts; a key that cannot be read is the beginning."""
    gelezen = _NA.fullmatch(sleutel)
    if gelezen is None:
        return Q()
    dagen = int(gelezen["dagen"])
    return Q(dagen__gt=dagen) | Q(dagen=dagen, pk__gt=UUID(gelezen["advies"]))


def _gekozen(keuze: Filter, *, voor: Medewerker, op: datetime.date) -> QuerySet[Any]:
    rijen = _gefilterd(keuze, voor=voor, op=op)
    return rijen.filter(_STANDVOORWAARDEN.get(keuze.stand, Q())).order_by("dagen", "pk")


def _met_namen(ids: QuerySet[Any], op: datetime.date) -> QuerySet[Any]:
    """What a line shows, fetched for the lines of one page only."""
    regels: QuerySet[Any] = (
        Maatwerkadvies.objects.filter(pk__in=ids.values("pk"))
        .select_related("huishouden__regisseur", "team", "behandelaar")
        .met_antwoord_voor()
        .met_verweesd()
        .annotate(dagen=_dagen(op))
        .order_by("dagen", "pk")
    )
    return regels


def _rij(advies: Any, *, voor: Medewerker, op: datetime.date) -> Rij:
    return Rij(
        advies=advies,
        termijn=termijnstand(advies, op=op, antwoord_voor=advies.antwoord_voor),
        regisseur=str(advies.huishouden.regisseur or "Het huishouden zelf"),
        van_mij=advies.behandelaar_id == voor.pk,
        te_pakken=advies.behandelaar_id is None or advies.verweesd,
    )


def werkbak(
    keuze: Filter, *, voor: Medewerker, op: datetime.date, na: str = "", aantal: int = PER_PAGINA
) -> Pagina:
    """One page of the list, the least time left first. One statement; deep pages cost as much as the first."""
    ids = _gekozen(keuze, voor=voor, op=op).filter(_na(na))[: aantal + 1]
    adviezen = list(_met_namen(ids, op))
    laatste: Any = adviezen[aantal - 1] if len(adviezen) > aantal else None
    return Pagina(
        rijen=[_rij(advies, voor=voor, op=op) for advies in adviezen[:aantal]],
        na=f"{laatste.dagen}~{laatste.pk}" if laatste else "",
    )


def hele_lijst(keuze: Filter, *, voor: Medewerker, op: datetime.date) -> list[Rij]:
    """All lines, for a download. One statement."""
    return [_rij(advies, voor=voor, op=op) for advies in _met_namen(_gekozen(keuze, voor=voor, op=op), op)]


def gelezen_in(adviezen: Iterable[Maatwerkadvies]) -> list[Gelezen]:
    """What lines of the list tell of each huishouden: which voorziening was asked for."""
    return [
        Gelezen.op_regel(advies.huishouden_id, advies.huishouden.nummer, G.VERWIJZING) for advies in adviezen
    ]


def dringendste_vrije(keuze: Filter, *, voor: Medewerker, op: datetime.date) -> list[Maatwerkadvies]:
    """The free adviezen with the least time left, a few, in case a colleague is quicker. One statement."""
    vrij = _gefilterd(Filter(wet=keuze.wet, wie="vrij"), voor=voor, op=op)
    return list(vrij.exclude(ingediend_door=voor).order_by("dagen", "pk")[:5])
