"""The derived timeline: one feed of what every floor knows, in one statement (B4, screens 3).

Each app registers its sources when it starts. A source is a branch of one UNION ALL, so the page asks the
database once however many floors have something to tell, and each branch takes no more than the page shows.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    Model,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, JSONObject, Trunc, TruncDate
from django.db.models.lookups import Exact
from django.utils import timezone

from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep
from toegang.vastevraag import VasteVraag

SOORTEN = {
    "contact": "Contact",
    "actie": "Acties",
    "plan": "Plan",
    "regie": "Regie",
    "melding": "Meldingen",
    "advies": "Adviezen",
    "toestemming": "Toestemming",
    "veiligheid": "Veiligheid",
}
"""The filters of the timeline, in order; a filter without a readable source is not shown."""
# What was noted on a later day stands after what has a time, in the order in which work goes.
_NA_TIJDEN = datetime.timedelta(hours=20)
_WERKVOLGORDE = ("melding", "regie", "toestemming", "veiligheid", "contact", "plan", "advies", "actie")


@dataclass(frozen=True, kw_only=True)
class Gebeurtenis:
    """One line of the derived timeline: `kop` in bold, then `tekst`; `icoon` and `kleur` of the design system.

    `kleur`: paars (contact, plan, regie), groen (done, agreed), tulp (melding) or zand.
    """

    moment: datetime.datetime | datetime.date
    soort: str
    kop: str
    tekst: str = ""
    wie: str = ""
    icoon: str = "circle"
    kleur: str = "zand"
    url: str = ""
    plek: datetime.datetime | None = None
    """Where it stands in the timeline; to ask for what came before."""

    @property
    def heeft_tijd(self) -> bool:
        return isinstance(self.moment, datetime.datetime)


@dataclass(frozen=True, kw_only=True)
class Tijdlijnbron:
    """One source: which rows, when they happened, and how a row becomes a Gebeurtenis.

    soort: a key of SOORTEN. groepen: what one must be able to read.
    vraag(huishouden_id): the queryset, unordered; row security still narrows it.
    moment: name of the date or datetime field (or expression); a row without one is left out. Of a source with
        only a day, the time at which it was noted tells its place in that day, when that was the same day.
    velden: field paths that `maak` needs ("medewerker__voornaam"), or a name with an expression.
    maak(rij): rij holds `velden` as JSON values (dates are texts), `moment` (a date when `alleen_dag`) and
        `huishouden_id`. No query.
    """

    sleutel: str
    soort: str
    groepen: tuple[Gegevensgroep, ...]
    vraag: Callable[[UUID], QuerySet[Any]]
    moment: Any
    velden: tuple[str, ...] | dict[str, Any]
    maak: Callable[[dict[str, Any]], Gebeurtenis]
    alleen_dag: bool = False

    @cached_property
    def model(self) -> type[Model]:
        return self.vraag(UUID(int=0)).model

    def is_voor(self, situatie: Situatie) -> bool:
        """Whether this reader can get an event from here; of some tables a betrokkene reads no row."""
        return situatie.leest(*self.groepen) and situatie.leest_iets(self.model)


_bronnen: dict[str, Tijdlijnbron] = {}


def registreer_tijdlijn(*bronnen: Tijdlijnbron) -> None:
    """Add an app's sources; called from its `apps.ready`."""
    for bron in bronnen:
        _bronnen[bron.sleutel] = bron


def soorten_voor(situatie: Situatie) -> dict[str, str]:
    """The filters that can give this reader something."""
    leesbaar = {bron.soort for bron in _bronnen.values() if bron.is_voor(situatie)}
    return {soort: naam for soort, naam in SOORTEN.items() if soort in leesbaar}


def groepen_voor(situatie: Situatie) -> set[Gegevensgroep]:
    """The gegevensgroepen that the timeline can show this reader, for the inzagelog."""
    leesbaar = (bron.groepen for bron in _bronnen.values() if bron.is_voor(situatie))
    return {groep for groepen in leesbaar for groep in groepen}


def _plek(bron: Tijdlijnbron) -> Any:
    """Where a row stands among the others."""
    if not bron.alleen_dag:
        return Cast(bron.moment, DateTimeField())
    dag = Cast(bron.moment, DateField())
    na = _NA_TIJDEN + datetime.timedelta(minutes=_WERKVOLGORDE.index(bron.soort))
    # A minute per kind; within it those that were noted first come first.
    binnen = (F("gemaakt_op") - Trunc("gemaakt_op", "hour")) / Value(60)
    return Case(
        When(Exact(TruncDate("gemaakt_op"), dag), then=F("gemaakt_op")),
        default=ExpressionWrapper(
            Cast(dag, DateTimeField()) + Value(na) + ExpressionWrapper(binnen, output_field=DurationField()),
            output_field=DateTimeField(),
        ),
    )


def _tak(
    bron: Tijdlijnbron, huishouden_id: UUID, voor: datetime.datetime | None, aantal: int
) -> QuerySet[Any]:
    velden = bron.velden if isinstance(bron.velden, dict) else {naam: naam for naam in bron.velden}
    rijen = bron.vraag(huishouden_id).annotate(tl_moment=_plek(bron)).filter(tl_moment__isnull=False)
    if voor is not None:
        rijen = rijen.filter(tl_moment__lt=voor)
    gekozen: QuerySet[Any] = rijen.order_by("-tl_moment")[:aantal]
    uit: QuerySet[Any] = gekozen.values_list(
        Cast(Value(bron.sleutel), CharField()), "tl_moment", JSONObject(**velden)
    )
    return uit


def _alle_takken(
    bronnen: tuple[str, ...], aantal: int, *, huishouden_id: UUID, voor: datetime.datetime | None = None
) -> QuerySet[Any]:
    eerste, *rest = (_tak(_bronnen[sleutel], huishouden_id, voor, aantal) for sleutel in bronnen)
    if not rest:
        return eerste
    uit: QuerySet[Any] = eerste.union(*rest, all=True).order_by("-tl_moment")[:aantal]
    return uit


_rijen = VasteVraag(_alle_takken)


def tijdlijn_van(
    huishouden_id: UUID,
    situatie: Situatie,
    *,
    soort: str = "",
    voor: datetime.datetime | None = None,
    aantal: int = 10,
) -> list[Gebeurtenis]:
    """The newest `aantal` events this reader may see, of one soort or all, before a moment. One statement."""
    bronnen = tuple(
        bron.sleutel for bron in _bronnen.values() if bron.is_voor(situatie) and soort in ("", bron.soort)
    )
    if not bronnen:
        return []
    tot = {} if voor is None else {"voor": voor}
    rijen = _rijen(bronnen, aantal, huishouden_id=huishouden_id, **tot)
    return [_gebeurtenis(sleutel, moment, velden, huishouden_id) for sleutel, moment, velden in rijen]


def _gebeurtenis(
    sleutel: str, moment: datetime.datetime, velden: dict[str, Any], huishouden_id: UUID
) -> Gebeurtenis:
    bron = _bronnen[sleutel]
    wanneer = timezone.localtime(moment).date() if bron.alleen_dag else moment
    gebeurtenis = bron.maak({**velden, "moment": wanneer, "huishouden_id": huishouden_id})
    return replace(gebeurtenis, plek=moment)
