"""From rows to figures that point at nobody: count, hide, and only then hand over for storing (E4).

Tables that share their totals are hidden together, so that no figure is worked out from another.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from monitoring.keuzes import Indicator
from monitoring.overzichten.indicatoren import (
    AANDELEN_ROUTES,
    ASSEN,
    ASSEN_VAN_TELLING,
    DEFINITIES,
    STANDEN,
    Definitie,
    Maat,
)
from monitoring.overzichten.onderdrukken import Reden, Som, onderdruk
from monitoring.overzichten.perioden import Kwartaal, kwartaal_van
from monitoring.overzichten.tellingen import Telling, Vak, tel
from toegang.models import Team

KWARTALEN_TERUG: Final = 8
_LEEG: Final = Telling()


@dataclass(frozen=True, kw_only=True)
class Cijfer:
    """One figure as it may be stored: hidden ones hold nothing."""

    vak: Vak
    indicator: Indicator
    onderdeel: str
    waarde: Decimal | None
    aantal: int | None
    onderdrukt: str


def bereken(*, op: datetime.date) -> Iterator[Cijfer]:
    """All figures on this day, over the running quarter and the eight before it. One statement per telling."""
    kwartalen = [kwartaal_van(op).eerder(terug) for terug in range(KWARTALEN_TERUG, -1, -1)]
    teams: dict[str, list[int]] = {}
    for team in Team.objects.order_by("nummer"):
        teams.setdefault(team.gemeente_id, []).append(team.nummer)
    for telling in ASSEN_VAN_TELLING:
        geteld = tel(telling, vanaf=kwartalen[0].begin, peildatum=op)
        for gemeente, nummers in teams.items():
            for kwartaal in kwartalen:
                yield from _blok(telling, geteld, Blok(gemeente, nummers, kwartaal, op))


@dataclass(frozen=True)
class Blok:
    """The figures that hang together: one gemeente with its teams, one quarter with its months until `op`."""

    gemeente: str
    teams: list[int]
    kwartaal: Kwartaal
    op: datetime.date

    @property
    def maanden(self) -> list[str]:
        return [maand.sleutel for maand in self.kwartaal.maanden if maand.begin <= self.op]

    @property
    def perioden(self) -> list[str]:
        return [*self.maanden, self.kwartaal.sleutel]

    @property
    def wie(self) -> list[int | None]:
        return [None, *self.teams]


def _onderdelen(telling: str) -> list[str]:
    return ["", *(f"{as_}:{deel}" for as_ in ASSEN_VAN_TELLING[telling] for deel in ASSEN[as_])]


def _blok(telling: str, geteld: Mapping[Vak, Telling], blok: Blok) -> Iterator[Cijfer]:
    cellen: dict[Vak, Telling] = {}
    for team in blok.wie:
        for onderdeel in _onderdelen(telling):
            for periode in blok.perioden:
                # A state at the end of a quarter is that of its last month.
                bron = blok.maanden[-1] if telling in STANDEN else periode
                zoek = periode if periode != blok.kwartaal.sleutel else bron
                cellen[Vak(blok.gemeente, team, periode, onderdeel)] = geteld.get(
                    Vak(blok.gemeente, team, zoek, onderdeel), _LEEG
                )
    verborgen = onderdruk(
        {vak: inhoud.aantal for vak, inhoud in cellen.items()}, list(_sommen(telling, blok))
    )
    for definitie in DEFINITIES.values():
        if definitie.telling == telling:
            yield from _cijfers(definitie, cellen, verborgen)


def _sommen(telling: str, blok: Blok) -> Iterator[Som[Vak]]:
    """Every way in which one cell of the block follows from others."""
    for onderdeel in _onderdelen(telling):
        for periode in blok.perioden:
            delen = tuple(Vak(blok.gemeente, team, periode, onderdeel) for team in blok.teams)
            yield Som(Vak(blok.gemeente, None, periode, onderdeel), delen)
        for team in blok.wie:
            maanden = blok.maanden[-1:] if telling in STANDEN else blok.maanden
            yield Som(
                Vak(blok.gemeente, team, blok.kwartaal.sleutel, onderdeel),
                tuple(Vak(blok.gemeente, team, maand, onderdeel) for maand in maanden),
            )
    for as_ in ASSEN_VAN_TELLING[telling]:
        for team in blok.wie:
            for periode in blok.perioden:
                yield Som(
                    Vak(blok.gemeente, team, periode, ""),
                    tuple(Vak(blok.gemeente, team, periode, f"{as_}:{deel}") for deel in ASSEN[as_]),
                )


def _cijfers(
    definitie: Definitie, cellen: Mapping[Vak, Telling], verborgen: Mapping[Vak, Reden]
) -> Iterator[Cijfer]:
    if definitie.indicator == Indicator.ALGEMEEN_AANBOD:
        yield from _aandelen(cellen, verborgen)
        return
    for vak, inhoud in cellen.items():
        as_, _, deel = vak.onderdeel.rpartition(":")
        if as_ != definitie.as_ and not (vak.onderdeel == "" and definitie.met_totaal):
            continue
        reden = verborgen.get(vak)
        yield Cijfer(
            vak=vak,
            indicator=definitie.indicator,
            onderdeel=deel,
            waarde=None if reden else _waarde(definitie.maat, inhoud),
            aantal=None if reden else inhoud.aantal,
            onderdrukt=reden.value if reden else "",
        )


def _waarde(maat: Maat, inhoud: Telling) -> Decimal | None:
    match maat:
        case Maat.AANTAL:
            return Decimal(inhoud.aantal)
        case Maat.MEDIAAN:
            return _rond(inhoud.mediaan, 1)
        case Maat.GEMIDDELDE:
            return _rond(inhoud.gemiddelde, 1)
        case Maat.AANDEEL:
            # Whole per cents: one decimal more would give back the number behind it.
            return _rond(inhoud.aandeel, 0)


def _aandelen(cellen: Mapping[Vak, Telling], verborgen: Mapping[Vak, Reden]) -> Iterator[Cijfer]:
    """Shares of the routes, only where every number they are made of is shown: a derived figure may not leak."""
    for vak, inhoud in cellen.items():
        if vak.onderdeel:
            continue
        for naam, routes in AANDELEN_ROUTES.items():
            delen = [Vak(vak.gemeente, vak.team, vak.periode, f"route:{route.value}") for route in routes]
            redenen = {verborgen[deel] for deel in (vak, *delen) if deel in verborgen}
            som = sum(cellen[deel].aantal for deel in delen)
            yield Cijfer(
                vak=vak,
                indicator=Indicator.ALGEMEEN_AANBOD,
                onderdeel=naam,
                waarde=None if redenen else _rond(Decimal(100 * som) / inhoud.aantal, 0),
                aantal=None if redenen else inhoud.aantal,
                onderdrukt=min(redenen, key=lambda reden: reden != Reden.KLEIN).value if redenen else "",
            )


def _rond(waarde: Decimal | None, decimalen: int) -> Decimal | None:
    return None if waarde is None else waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
