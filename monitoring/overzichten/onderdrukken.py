"""Small cells are hidden, and so is what would give them away (E4, matrix note 12).

A table is a set of cells bound by sums: parts add up to a total, months to a quarter, teams to a gemeente.
A cell below the limit is hidden; then further cells are hidden until no hidden one follows from what is
shown, neither as the only solution of the sums nor by narrow bounds.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Generic, TypeVar

Cel = TypeVar("Cel", bound=Hashable)

GRENS: Final = 10
SPELING: Final = 3
"""A hidden small cell keeps at least this much room between its bounds, so at least four possible values."""

# Sums hold only 0, 1 and -1, so a prime this large solves them as fractions would, and faster.
_PRIEM: Final = (1 << 61) - 1


class Reden(StrEnum):
    """Why a cell is hidden."""

    KLEIN = "klein"
    AANVULLING = "aanvulling"


@dataclass(frozen=True)
class Som(Generic[Cel]):
    """The parts add up to the total."""

    totaal: Cel
    delen: tuple[Cel, ...]

    @property
    def alle(self) -> tuple[Cel, ...]:
        return (self.totaal, *self.delen)


def onderdruk(cellen: Mapping[Cel, int], sommen: Sequence[Som[Cel]], *, grens: int = GRENS) -> dict[Cel, Reden]:
    """Which cells to hide, and why; every cell that is not in the answer may be shown."""
    tabel = _Tabel(cellen, sommen, grens)
    while bloot := tabel.blootgesteld():
        if not tabel.verberg_naast(bloot):
            break
    return tabel.verborgen


@dataclass
class _Tabel(Generic[Cel]):
    cellen: Mapping[Cel, int]
    sommen: Sequence[Som[Cel]]
    grens: int
    verborgen: dict[Cel, Reden] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.verborgen = {cel: Reden.KLEIN for cel, aantal in self.cellen.items() if aantal < self.grens}
        self.van_cel: dict[Cel, list[Som[Cel]]] = {}
        for som in self.sommen:
            for cel in som.alle:
                self.van_cel.setdefault(cel, []).append(som)

    def blootgesteld(self) -> list[Cel]:
        """Hidden cells that a reader could work out, in a fixed order."""
        vast = self._vastgelegd()
        nauw = self._ingeklemd()
        return [cel for cel in self.verborgen if cel in vast or cel in nauw]

    def verberg_naast(self, bloot: Iterable[Cel]) -> bool:
        """Hide one more cell beside each exposed one. False when none is left."""
        nieuw: set[Cel] = set()
        for cel in bloot:
            sommen = self.van_cel.get(cel, [])
            if any(nieuw.intersection(som.alle) for som in sommen):
                continue
            alleen = [som for som in sommen if self._verborgen_in(som) == 1]
            kandidaten = {buur for som in alleen or sommen for buur in som.alle if buur not in self.verborgen}
            kandidaten = kandidaten or {ander for ander in self.cellen if ander not in self.verborgen}
            if kandidaten:
                gekozen = min(kandidaten, key=self._last)
                nieuw.add(gekozen)
                self.verborgen[gekozen] = Reden.AANVULLING
        return bool(nieuw)

    def _verborgen_in(self, som: Som[Cel]) -> int:
        return sum(cel in self.verborgen for cel in som.alle)

    def _last(self, cel: Cel) -> tuple[int, int, str]:
        """What hiding costs: sums in which it would stand exposed itself, then its size; a name breaks ties."""
        nog_geheel = sum(self._verborgen_in(som) == 0 for som in self.van_cel[cel])
        return nog_geheel, self.cellen[cel], str(cel)

    def _vastgelegd(self) -> set[Cel]:
        """Hidden cells with only one solution: Gauss-Jordan elimination over the sums they stand in."""
        rijen: dict[Cel, dict[Cel, int]] = {}
        for som in self.sommen:
            rij = {deel: 1 for deel in som.delen if deel in self.verborgen}
            if som.totaal in self.verborgen:
                rij[som.totaal] = _PRIEM - 1
            rij = _herleid(rij, rijen)
            if not rij:
                continue
            spil = next(iter(rij))
            omgekeerd = pow(rij[spil], _PRIEM - 2, _PRIEM)
            rij = {cel: factor * omgekeerd % _PRIEM for cel, factor in rij.items()}
            for sleutel, ander in rijen.items():
                if spil in ander:
                    rijen[sleutel] = _trek_af(ander, rij, ander[spil])
            rijen[spil] = rij
        return {spil for spil, rij in rijen.items() if len(rij) == 1}

    def _ingeklemd(self) -> set[Cel]:
        """Small cells whose bounds come too near each other when the sums are followed as far as they go."""
        oneindig = sum(self.cellen.values()) + self.grens
        onder = {cel: 0 if reden == Reden.KLEIN else self.grens for cel, reden in self.verborgen.items()}
        boven = {
            cel: self.grens - 1 if reden == Reden.KLEIN else oneindig for cel, reden in self.verborgen.items()
        }
        for cel, aantal in self.cellen.items():
            if cel not in self.verborgen:
                onder[cel] = boven[cel] = aantal
        rustig = False
        while not rustig:
            rustig = not any(_klem(som, onder, boven) for som in self.sommen)
        return {
            cel
            for cel, reden in self.verborgen.items()
            if reden == Reden.KLEIN and boven[cel] - onder[cel] < SPELING
        }


def _herleid(rij: dict[Cel, int], rijen: Mapping[Cel, dict[Cel, int]]) -> dict[Cel, int]:
    """The row without the unknowns that earlier rows already solve."""
    for spil in [cel for cel in rij if cel in rijen]:
        if spil in rij:
            rij = _trek_af(rij, rijen[spil], rij[spil])
    return rij


def _trek_af(rij: dict[Cel, int], ander: Mapping[Cel, int], factor: int) -> dict[Cel, int]:
    uit = dict(rij)
    for cel, waarde in ander.items():
        nieuw = (uit.get(cel, 0) - factor * waarde) % _PRIEM
        if nieuw:
            uit[cel] = nieuw
        else:
            uit.pop(cel, None)
    return uit


def _klem(som: Som[Cel], onder: dict[Cel, int], boven: dict[Cel, int]) -> bool:
    """Narrow the bounds of one sum; True when something moved."""
    laag, hoog = sum(onder[deel] for deel in som.delen), sum(boven[deel] for deel in som.delen)
    bewoog = _zet(som.totaal, laag, hoog, onder, boven)
    for deel in som.delen:
        bewoog |= _zet(
            deel,
            onder[som.totaal] - (hoog - boven[deel]),
            boven[som.totaal] - (laag - onder[deel]),
            onder,
            boven,
        )
    return bewoog


def _zet(cel: Cel, laag: int, hoog: int, onder: dict[Cel, int], boven: dict[Cel, int]) -> bool:
    bewoog = laag > onder[cel] or hoog < boven[cel]
    onder[cel], boven[cel] = max(onder[cel], laag), min(boven[cel], hoog)
    return bewoog
