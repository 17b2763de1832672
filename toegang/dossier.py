"""Slots of the household page: a higher floor shows its part without this floor knowing it (B, screens 1).

Each app registers its `secties` when it starts; the page asks for what the reader may see. The timeline has
a module of its own (`tijdlijn`).
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep

ALTIJD: Callable[[Situatie], bool] = lambda situatie: True  # noqa: E731  a default that reads as a word


@dataclass(frozen=True, kw_only=True)
class Sectie:
    """A part of the household page: where it goes, what one must be able to read (and `wanneer`), how it is made.

    `context(huishouden, situatie, op)` runs only for a reader who has every groep in `groepen`, so what may
    not be seen is not fetched either. All sections of one page get the same `huishouden` object: keep on it
    what two of them need. `plek` decides how the answer is used:

    plan, wie_doet_wat   drawn with `template` in the middle column (a whole kaart)
    feiten               {"feiten": [{label, waarde, meer, icoon, url}]}: cells of the facts strip
    personen             {"akkoord": {persoon_id: text}, "toelichting": {persoon_id: text}}
    ecogram              {"mensen": [Mens], "banden": [Lijn]} of the tag `ecogram`, with names as drawn there
    """

    sleutel: str
    plek: str
    volgorde: int
    groepen: tuple[Gegevensgroep, ...]
    context: Callable[[Any, Situatie, datetime.date], dict[str, Any]]
    template: str = ""
    wanneer: Callable[[Situatie], bool] = ALTIJD


@dataclass(frozen=True, kw_only=True)
class Tab:
    """A page of the file, as a tab; shown to who may read `groepen` and for whom `wanneer` holds."""

    naam: str
    url_naam: str
    volgorde: int
    groepen: tuple[Gegevensgroep, ...] = ()
    wanneer: Callable[[Situatie], bool] = ALTIJD


@dataclass(frozen=True, kw_only=True)
class Contacteffect:
    """What writing a contact can change at once: ticks in the column "Meteen bijwerken" (screens 4).

    formulier(huishouden, situatie, op, data) -> Django form with `prefix=sleutel`, or None when there is
        nothing to offer; `data` is the POST (bound) or None.
    toepassen(formulier=, huishouden=, contact=, door=, op=) runs the own diensten after the contact is
        written, in the same transaction; what they raise undoes the contact too. Only for a valid form.
    template: draws the form in the column, from the variables `formulier` and `huishouden`.
    getypt: the fields with words of the writer's own, shown back when there is nothing to offer any more.
    `op` is the moment of writing, timezone aware.
    """

    sleutel: str
    volgorde: int
    groepen: tuple[Gegevensgroep, ...]
    formulier: Callable[[Any, Situatie, datetime.datetime, Any], Any | None]
    toepassen: Callable[..., None]
    template: str
    getypt: tuple[str, ...] = ()


@dataclass
class Register:
    """Everything registered so far."""

    secties: list[Sectie] = field(default_factory=list)
    tabs: list[Tab] = field(default_factory=list)
    contacteffecten: list[Contacteffect] = field(default_factory=list)


register = Register()


def registreer(
    *,
    secties: Iterable[Sectie] = (),
    tabs: Iterable[Tab] = (),
    contacteffecten: Iterable[Contacteffect] = (),
) -> None:
    """Add an app's parts; called from its `apps.ready`."""
    register.secties.extend(secties)
    register.tabs.extend(tabs)
    register.contacteffecten.extend(contacteffecten)


def secties_voor(
    plek: str, huishouden: Any, situatie: Situatie, op: datetime.date
) -> list[tuple[Sectie, dict[str, Any]]]:
    """The parts for one place that this reader may see, with what they show."""
    return [
        (sectie, sectie.context(huishouden, situatie, op))
        for sectie in sorted(register.secties, key=lambda s: s.volgorde)
        if sectie.plek == plek and situatie.leest(*sectie.groepen) and sectie.wanneer(situatie)
    ]


def contacteffecten_voor(situatie: Situatie) -> list[Contacteffect]:
    """The effects this writer may have, in order; each needs the right to write its groepen."""
    return [
        effect
        for effect in sorted(register.contacteffecten, key=lambda e: e.volgorde)
        if all(situatie.schrijft(groep) for groep in effect.groepen)
    ]


def tabs_voor(situatie: Situatie) -> list[Tab]:
    """The tabs this reader may open, in order."""
    return [
        tab
        for tab in sorted(register.tabs, key=lambda t: t.volgorde)
        if situatie.leest(*tab.groepen) and tab.wanneer(situatie)
    ]
