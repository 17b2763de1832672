"""Slots of the household page: a higher floor shows its part without this floor knowing it (B, screens 1).

Each app registers its `secties` when it starts; the page asks for what the reader may see.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep


@dataclass(frozen=True, kw_only=True)
class Sectie:
    """A part of the household page: where it goes, what one must be able to read, how it is made.

    `plek`: mensen, plan, tijdlijn, feiten or tabblad. `context(huishouden, situatie, op)` runs only for a
    reader who has every groep in `groepen`, so what may not be seen is not fetched either.
    """

    sleutel: str
    plek: str
    volgorde: int
    groepen: tuple[Gegevensgroep, ...]
    template: str
    context: Callable[[Any, Situatie, datetime.date], dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Gebeurtenis:
    """One line of the derived timeline; `icoon` and `kleur` are names of the design system."""

    moment: datetime.datetime | datetime.date
    soort: str
    kop: str
    tekst: str = ""
    wie: str = ""
    icoon: str = "circle"
    kleur: str = "zand"
    url: str = ""

    @property
    def dag(self) -> datetime.date:
        return self.moment.date() if isinstance(self.moment, datetime.datetime) else self.moment


@dataclass(frozen=True, kw_only=True)
class Tab:
    """A page of the file, as a tab; shown only to who may read `groepen`."""

    naam: str
    url_naam: str
    volgorde: int
    groepen: tuple[Gegevensgroep, ...] = ()


Bron = Callable[[Any, Situatie], Iterable[Gebeurtenis]]


@dataclass
class Register:
    """Everything registered so far."""

    secties: list[Sectie] = field(default_factory=list)
    tijdlijn: list[Bron] = field(default_factory=list)
    tabs: list[Tab] = field(default_factory=list)


register = Register()


def registreer(
    *, secties: Iterable[Sectie] = (), tijdlijn: Iterable[Bron] = (), tabs: Iterable[Tab] = ()
) -> None:
    """Add an app's parts; called from its `apps.ready`."""
    register.secties.extend(secties)
    register.tijdlijn.extend(tijdlijn)
    register.tabs.extend(tabs)


def secties_voor(
    plek: str, huishouden: Any, situatie: Situatie, op: datetime.date
) -> list[tuple[Sectie, dict[str, Any]]]:
    """The parts for one place that this reader may see, with what they show."""
    return [
        (sectie, sectie.context(huishouden, situatie, op))
        for sectie in sorted(register.secties, key=lambda s: s.volgorde)
        if sectie.plek == plek and situatie.leest(*sectie.groepen)
    ]


def tijdlijn_van(huishouden: Any, situatie: Situatie) -> list[Gebeurtenis]:
    """Every event this reader may see, the newest first; derived, never typed."""
    alles = [gebeurtenis for bron in register.tijdlijn for gebeurtenis in bron(huishouden, situatie)]
    return sorted(alles, key=_moment, reverse=True)


def _moment(gebeurtenis: Gebeurtenis) -> tuple[datetime.date, float]:
    moment = gebeurtenis.moment
    if isinstance(moment, datetime.datetime):
        return moment.date(), moment.timestamp()
    return moment, 0.0


def tabs_voor(situatie: Situatie) -> list[Tab]:
    """The tabs this reader may open, in order."""
    return [
        tab for tab in sorted(register.tabs, key=lambda t: t.volgorde) if situatie.leest(*tab.groepen)
    ]
