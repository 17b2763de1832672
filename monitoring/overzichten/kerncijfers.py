"""From rows to figures that point at nobody: count, hide, and only then hand over for storing (E4).

Tables that share their totals are hidden together, so that no figure is worked out from another. The
numerators of shares stand in those tables too: 3 per cent of 37 is one person. A quarter is counted once, with
its months, so that no figure is worked out from that of another night (ADR 0006).
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from monitoring.overzichten.indicatoren import (
    ASSEN,
    ASSEN_VAN_TELLING,
    DEFINITIES,
    STANDEN,
    Definitie,
    Maat,
)
from monitoring.overzichten.onderdrukken import GRENS, Reden, Som, onderdruk
from monitoring.overzichten.perioden import Kwartaal, laatst_telbaar
from monitoring.overzichten.tellingen import Telling, Vak, tel
from toegang.models import Team

KWARTALEN: Final = 9
"""What a dashboard shows, and the quarter before that to compare with."""
_LEEG: Final = Telling()


@dataclass(frozen=True, kw_only=True)
class Cijfer:
    """One figure as it may be stored: hidden ones hold nothing."""

    vak: Vak
    definitie: Definitie
    onderdeel: str
    waarde: Decimal | None
    reden: Reden | None


@dataclass(frozen=True)
class Blok:
    """The figures that hang together: one gemeente with its teams, one quarter with its months."""

    gemeente: str
    teams: list[int]
    kwartaal: Kwartaal

    @property
    def wie(self) -> list[int | None]:
        return [None, *self.teams]

    @property
    def maanden(self) -> list[str]:
        return [maand.sleutel for maand in self.kwartaal.maanden]

    @property
    def perioden(self) -> list[str]:
        return [*self.maanden, self.kwartaal.sleutel]


def te_tellen(getoond: Set[tuple[str, str]], *, op: datetime.date) -> list[Blok]:
    """The quarters that are over and show nothing yet; `getoond` has each gemeente and period with a shown figure."""
    teams: dict[str, list[int]] = {}
    for team in Team.objects.order_by("nummer"):
        teams.setdefault(team.gemeente_id, []).append(team.nummer)
    blokken = [
        Blok(gemeente, nummers, laatst_telbaar(op).eerder(terug))
        for gemeente, nummers in teams.items()
        for terug in range(KWARTALEN)
    ]
    return [blok for blok in blokken if not any((blok.gemeente, p) in getoond for p in blok.perioden)]


def bereken(blokken: Sequence[Blok]) -> Iterator[Cijfer]:
    """All figures of these blocks. One statement per telling."""
    kwartalen = [blok.kwartaal for blok in blokken]
    for telling in ASSEN_VAN_TELLING if blokken else ():
        geteld = tel(telling, vanaf=min(kwartalen).begin, tot=max(kwartalen).einde)
        for blok in blokken:
            yield from cijfers_van(telling, geteld, blok)


def _onderdelen(telling: str) -> list[str]:
    return ["", *(f"{as_}:{deel}" for as_ in ASSEN_VAN_TELLING[telling] for deel in ASSEN[as_])]


def cijfers_van(telling: str, geteld: Mapping[Vak, Telling], blok: Blok) -> Iterator[Cijfer]:
    """All figures of one telling in one block, with what must stay hidden left out."""
    cellen: dict[Vak, Telling] = {}
    for team in blok.wie:
        for onderdeel in _onderdelen(telling):
            for periode in blok.perioden:
                # A state at the end of a quarter is that of its last month.
                is_stand = telling in STANDEN and periode == blok.kwartaal.sleutel
                zoek = blok.maanden[-1] if is_stand else periode
                cellen[Vak(blok.gemeente, team, periode, onderdeel)] = geteld.get(
                    Vak(blok.gemeente, team, zoek, onderdeel), _LEEG
                )
    verborgen = onderdruk(
        {vak: inhoud.aantal for vak, inhoud in cellen.items()},
        list(_sommen(telling, blok)),
        samen=list(_samen(telling, blok)),
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


def _samen(telling: str, blok: Blok) -> Iterator[tuple[Vak, ...]]:
    """The parts of a share, which nobody sees but as that share."""
    if "gehaald" in ASSEN_VAN_TELLING[telling]:
        for team in blok.wie:
            for periode in blok.perioden:
                yield tuple(Vak(blok.gemeente, team, periode, f"gehaald:{deel}") for deel in ASSEN["gehaald"])


def _cijfers(
    definitie: Definitie, cellen: Mapping[Vak, Telling], verborgen: Mapping[Vak, Reden]
) -> Iterator[Cijfer]:
    for vak, inhoud in cellen.items():
        as_, _, deel = vak.onderdeel.rpartition(":")
        if definitie.maat == Maat.AANDEEL:
            if not vak.onderdeel:
                yield from _aandelen(definitie, vak, cellen, verborgen)
        elif as_ == definitie.as_ or (not vak.onderdeel and definitie.met_totaal):
            reden = verborgen.get(vak)
            waarde = None if reden else _waarde(definitie.maat, inhoud)
            if waarde is not None and waarde in (definitie.schaal or ()):
                waarde, reden = None, Reden.KLEIN
            yield Cijfer(vak=vak, definitie=definitie, onderdeel=deel, waarde=waarde, reden=reden)


def _waarde(maat: Maat, inhoud: Telling) -> Decimal | None:
    match maat:
        case Maat.MEDIAAN:
            return _rond(inhoud.mediaan, 1)
        case Maat.GEMIDDELDE:
            return _rond(inhoud.gemiddelde, 1)
        case _:
            return Decimal(inhoud.aantal)


def _aandelen(
    definitie: Definitie, vak: Vak, cellen: Mapping[Vak, Telling], verborgen: Mapping[Vak, Reden]
) -> Iterator[Cijfer]:
    """Shares, in whole per cents, only where every number they are made of may be shown, and so may the rest."""
    for naam, delen in definitie.tellers.items():
        vakken = [replace(vak, onderdeel=f"{definitie.as_}:{deel}") for deel in delen]
        redenen = {verborgen[deel] for deel in (vak, *vakken) if deel in verborgen}
        totaal, teller = cellen[vak].aantal, sum(cellen[deel].aantal for deel in vakken)
        if min(teller, totaal - teller) < GRENS:
            redenen.add(Reden.KLEIN)
        yield Cijfer(
            vak=vak,
            definitie=definitie,
            onderdeel=naam,
            waarde=None if redenen else _rond(Decimal(100 * teller) / totaal, 0),
            # "klein" comes after "aanvulling" in the alphabet and before it in what the page says.
            reden=max(redenen, default=None),
        )


def _rond(waarde: Decimal | None, decimalen: int) -> Decimal | None:
    return None if waarde is None else waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
