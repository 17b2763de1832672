"""The six checks of eis 35, each with its sentence and the place where it is mended (C5).

What the plan itself must tell keeps it from becoming active: who agreed, goals with a wished effect, two scores
and an action, actors, dates and the first evaluation (C2-C4, C6). What was not talked about is advice (C5).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse

from plannen.keuzes import ActieStatus, PlanStatus
from plannen.kwaliteit.akkoord import akkoordstanden, is_akkoord_compleet
from plannen.kwaliteit.beeld import Planbeeld
from plannen.models import Actie, Doel
from toegang.keuzes import Leefgebied
from toegang.templatetags.nl import opsomming

_NAAST_HET_PLAN = 3
_TELWOORDEN = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen")


@dataclass(frozen=True, kw_only=True)
class Gebrek:
    """One missing thing: a sentence, and where it is mended. `blokkeert`: vaststellen waits for it."""

    zin: str
    knop: str
    url_naam: str
    url_argumenten: tuple[UUID, ...]
    blokkeert: bool = False

    @property
    def url(self) -> str:
        return reverse(self.url_naam, args=self.url_argumenten)


@dataclass(frozen=True, kw_only=True)
class Punt:
    """One of the checks, with what it found. `nog_niets`: why there is nothing to judge yet."""

    sleutel: str
    wat: str
    gebreken: tuple[Gebrek, ...] = ()
    nog_niets: str = ""

    @property
    def gehaald(self) -> bool:
        return not self.gebreken and not self.nog_niets

    @property
    def eerste(self) -> tuple[Gebrek, ...]:
        """What is named of it beside a plan; `meer` counts the rest."""
        return self.gebreken[:_NAAST_HET_PLAN]

    @property
    def meer(self) -> int:
        return len(self.gebreken) - len(self.eerste)


@dataclass(frozen=True)
class Kwaliteit:
    """The outcome for one plan. `evaluatie` is asked for beside the six of eis 35 (C6)."""

    punten: tuple[Punt, ...]
    evaluatie: tuple[Gebrek, ...] = ()

    @cached_property
    def gehaald(self) -> int:
        return sum(punt.gehaald for punt in self.punten)

    @cached_property
    def ontbreekt(self) -> list[Gebrek]:
        """Everything that is missing, what blocks first."""
        alles = [g for punt in self.punten for g in punt.gebreken] + list(self.evaluatie)
        return sorted(alles, key=lambda g: not g.blokkeert)

    @cached_property
    def blokkades(self) -> list[Gebrek]:
        return [gebrek for gebrek in self.ontbreekt if gebrek.blokkeert]

    @property
    def op_rij(self) -> list[Punt]:
        """The checks with the missing ones on top."""
        return sorted(self.punten, key=lambda punt: punt.gehaald)


def beoordeel(beeld: Planbeeld) -> Kwaliteit:
    """Hold a plan against eis 35. Counts only for a reader who sees the whole plan."""
    punten = tuple(
        Punt(sleutel=sleutel, wat=wat, gebreken=tuple(eis(beeld)), nog_niets=nog_niets(beeld))
        for sleutel, wat, eis, nog_niets in EISEN
    )
    return Kwaliteit(punten, tuple(_evaluatie(beeld)))


def _altijd(_beeld: Planbeeld) -> str:
    return ""


def _zonder_gesprek(beeld: Planbeeld) -> str:
    return "" if any(b.besproken for b in beeld.beelden) else "Nog geen leefgebied is besproken."


def _zonder_actie(beeld: Planbeeld) -> str:
    return "" if any(_telt(actie) for actie in beeld.acties) else "Er is nog geen actie."


def _gebrek(
    beeld: Planbeeld, zin: str, knop: str, url_naam: str, *meer: UUID, blokkeert: bool = False
) -> Gebrek:
    argumenten = (beeld.plan.huishouden_id, *meer)
    return Gebrek(zin=zin, knop=knop, url_naam=url_naam, url_argumenten=argumenten, blokkeert=blokkeert)


def _iedereen(beeld: Planbeeld) -> list[Gebrek]:
    bedacht = {b.leefgebied for b in beeld.beelden}
    over = [gebied for gebied in Leefgebied if gebied.value not in bedacht]
    uit = []
    if len(over) == 1:
        zin = f"{over[0].label} is niet besproken."
        uit.append(_gebrek(beeld, zin, "Nu bespreken", "huishoudens:uitvraag"))
    elif over:
        zin = f"{_TELWOORDEN[len(over)]} leefgebieden zijn niet besproken."
        uit.append(_gebrek(beeld, zin, "Nu bespreken", "huishoudens:uitvraag"))
    if vergeten := _vergeten(beeld):
        zin = f"Aan {opsomming(vergeten)} is nog niet gedacht."
        uit.append(_gebrek(beeld, zin, "Nu bespreken", "huishoudens:uitvraag"))
    return uit


def _vergeten(beeld: Planbeeld) -> list[str]:
    """Who has no picture and no action of their own. A picture of the whole family is of one who lives alone."""
    if len(beeld.deelnemers) == 1 and beeld.beelden:
        return []
    gezien = {b.persoon_id for b in beeld.beelden} | {a.actor_persoon_id for a in beeld.acties if _telt(a)}
    return [d.roepnaam for d in beeld.deelnemers if d.persoon_id not in gezien]


def _akkoord(beeld: Planbeeld) -> list[Gebrek]:
    uit = [
        _gebrek(
            beeld,
            f"{stand.deelnemer.roepnaam} is nog niet akkoord.",
            "Akkoord vastleggen",
            "plannen:akkoord_vastleggen",
            stand.deelnemer.persoon_id,
            blokkeert=True,
        )
        for stand in akkoordstanden(beeld)
        if stand.te_vragen
    ]
    if not uit and not is_akkoord_compleet(beeld):
        uit.append(
            _gebrek(beeld, "Nog geen ouder is akkoord.", "Naar het plan", "plannen:plan", blokkeert=True)
        )
    return uit


def _doelen(beeld: Planbeeld) -> list[Gebrek]:
    if not beeld.open_doelen and (not beeld.per_doel or beeld.plan.status == PlanStatus.CONCEPT):
        zin = "Er is geen doel dat nog loopt." if beeld.per_doel else "Er is nog geen doel."
        return [_gebrek(beeld, zin, "Doel toevoegen", "plannen:doel_toevoegen", blokkeert=True)]
    uit = [gebrek for doel in beeld.open_doelen for gebrek in _van_doel(beeld, doel)]
    prioriteiten = [doel.prioriteit for doel in beeld.open_doelen]
    if len(set(prioriteiten)) < len(prioriteiten):
        uit.append(_gebrek(beeld, "Twee doelen hebben dezelfde volgorde.", "Volgorde kiezen", "plannen:plan"))
    return uit


def _van_doel(beeld: Planbeeld, doel: Doel) -> Iterator[Gebrek]:
    velden = (
        (doel.gewenst_resultaat, "wat het gezin merkt"),
        (doel.beginscore, "het cijfer nu"),
        (doel.doelscore, "het cijfer straks"),
    )
    if mist := [wat for heeft, wat in velden if not heeft]:
        zin = f"Bij doel {doel.prioriteit} mist {opsomming(mist)}."
        yield _gebrek(beeld, zin, "Aanvullen", "plannen:doel_wijzigen", doel.pk, blokkeert=True)
    if not any(_telt(actie) for actie in beeld.acties_van(doel)):
        zin = f"Bij doel {doel.prioriteit} staat nog geen actie."
        yield _gebrek(beeld, zin, "Actie toevoegen", "plannen:actie_toevoegen", doel.pk, blokkeert=True)


def _kansen(beeld: Planbeeld) -> list[Gebrek]:
    met_kansen = {b.leefgebied for b in beeld.beelden if b.kansen}
    zonder = [
        gebied.label
        for gebied in Leefgebied
        if gebied.value not in met_kansen
        and any(b.leefgebied == gebied.value and b.besproken and b.problemen for b in beeld.beelden)
    ]
    zinnen = [f"Bij {naam.lower()} staat nog niet wat goed gaat." for naam in zonder]
    return [_gebrek(beeld, zin, "Aanvullen", "huishoudens:uitvraag") for zin in zinnen]


def _actoren(beeld: Planbeeld) -> list[Gebrek]:
    return [
        _bij_actie(beeld, actie, f"Wie doet “{actie.omschrijving}”?", "Iemand kiezen")
        for actie in beeld.acties
        if _telt(actie) and not actie.actor_soort
    ]


def _datums(beeld: Planbeeld) -> list[Gebrek]:
    uit = []
    for actie in beeld.acties:
        if _telt(actie) and not actie.streefdatum:
            uit.append(_bij_actie(beeld, actie, f"Wanneer is “{actie.omschrijving}” klaar?", "Datum kiezen"))
        elif _telt(actie) and not actie.evaluatiemoment:
            zin = f"Wanneer kijkt u samen naar “{actie.omschrijving}”?"
            uit.append(_bij_actie(beeld, actie, zin, "Datum kiezen"))
    return uit


def _telt(actie: Actie) -> bool:
    return actie.status != ActieStatus.VERVALLEN


def _bij_actie(beeld: Planbeeld, actie: Actie, zin: str, knop: str) -> Gebrek:
    return _gebrek(beeld, zin, knop, "plannen:actie_wijzigen", actie.pk, blokkeert=True)


def _evaluatie(beeld: Planbeeld) -> list[Gebrek]:
    if beeld.volgende_evaluatie:
        return []
    zin = "De volgende evaluatie is nog niet gepland."
    return [_gebrek(beeld, zin, "Evaluatie plannen", "plannen:evaluatie_plannen", blokkeert=True)]


# What is checked, and why there may be nothing to check yet: over nothing no check is met, or an empty plan would
# seem half complete.
EISEN: tuple[tuple[str, str, Callable[[Planbeeld], list[Any]], Callable[[Planbeeld], str]], ...] = (
    ("iedereen", "Iedereen en alle leefgebieden", _iedereen, _altijd),
    ("akkoord", "Het gezin herkent zich en is akkoord", _akkoord, _altijd),
    ("doelen", "Doelen zijn duidelijk en op volgorde", _doelen, _altijd),
    ("kansen", "Kansen krijgen evenveel aandacht", _kansen, _zonder_gesprek),
    ("actoren", "Elke actie heeft iemand die het doet", _actoren, _zonder_actie),
    ("datums", "Elke actie heeft twee datums", _datums, _zonder_actie),
)
