"""Small cells are hidden, and so is what would give them away (E4, matrix note 12).

A table is a set of cells bound by sums: parts add up to a total, months to a quarter, teams to a gemeente.
A cell below the limit is hidden; then further cells are hidden until no hidden one follows from what is
shown, neither as the only solution of the sums nor by narrow bounds.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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


def onderdruk(
    cellen: Mapping[Cel, int], sommen: Sequence[Som[Cel]], *, grens: int = GRENS
) -> dict[Cel, Reden]:
    """Which cells to hide, and why; every cell that is not in the answer may be shown."""
    namen = list(cellen)
    nummer = {cel: i for i, cel in enumerate(namen)}
    tabel = _Tabel(
        [cellen[cel] for cel in namen],
        [Som(nummer[som.totaal], tuple(nummer[deel] for deel in som.delen)) for som in sommen],
        grens,
    )
    tabel.verberg()
    return {namen[i]: reden for i, reden in tabel.verborgen.items()}


@dataclass
class _Tabel:
    """The cells as numbers, which are quicker to look up than names."""

    cellen: list[int]
    sommen: list[Som[int]]
    grens: int

    def __post_init__(self) -> None:
        self.verborgen = {i: Reden.KLEIN for i, aantal in enumerate(self.cellen) if aantal < self.grens}
        self.van_cel: list[list[Som[int]]] = [[] for _ in self.cellen]
        for som in self.sommen:
            for cel in som.alle:
                self.van_cel[cel].append(som)

    def verberg(self) -> None:
        """Hide until nothing follows any more; from a table that shows nothing, nothing does."""
        while len(self.verborgen) < len(self.cellen) and (bloot := self._blootgesteld()):
            if not self._verberg_naast(bloot):
                break

    def _blootgesteld(self) -> list[int]:
        """Hidden cells that a reader could work out."""
        return sorted(self._vastgelegd() | self._ingeklemd())

    def _verberg_naast(self, bloot: Iterable[int]) -> bool:
        """Hide one more cell beside each exposed one. False when none is left."""
        nieuw: set[int] = set()
        for cel in bloot:
            sommen = self.van_cel[cel]
            if any(nieuw.intersection(som.alle) for som in sommen):
                continue
            alleen = [som for som in sommen if self._verborgen_in(som) == 1]
            kandidaten = {buur for som in alleen or sommen for buur in som.alle if buur not in self.verborgen}
            kandidaten = kandidaten or {i for i in range(len(self.cellen)) if i not in self.verborgen}
            if kandidaten:
                gekozen = min(kandidaten, key=self._last)
                nieuw.add(gekozen)
                self.verborgen[gekozen] = Reden.AANVULLING
        return bool(nieuw)

    def _verborgen_in(self, som: Som[int]) -> int:
        return sum(cel in self.verborgen for cel in som.alle)

    def _last(self, cel: int) -> tuple[int, int, int]:
        """What hiding costs: sums in which it would stand exposed itself, then its size; order breaks ties."""
        nog_geheel = sum(self._verborgen_in(som) == 0 for som in self.van_cel[cel])
        return nog_geheel, self.cellen[cel], cel

    def _vastgelegd(self) -> set[int]:
        """Hidden cells with only one solution: Gauss-Jordan elimination over the sums they stand in."""
        rijen: dict[int, dict[int, int]] = {}
        for som in self.sommen:
            rij = {deel: 1 for deel in som.delen if deel in self.verborgen}
            if som.totaal in self.verborgen:
                rij[som.totaal] = _PRIEM - 1
            rij = _herleid(rij, rijen)
            if not rij:
                continue
            spil = next(iter(rij))
            omgekeerd = pow(rij[spil], -1, _PRIEM)
            rij = {cel: factor * omgekeerd % _PRIEM for cel, factor in rij.items()}
            for sleutel, ander in rijen.items():
                if spil in ander:
                    rijen[sleutel] = _trek_af(ander, rij, ander[spil])
            rijen[spil] = rij
        return {spil for spil, rij in rijen.items() if len(rij) == 1}

    def _ingeklemd(self) -> set[int]:
        """Small cells whose bounds come too near each other when the sums are followed as far as they go."""
        oneindig = sum(self.cellen) + self.grens
        onder, boven = list(self.cellen), list(self.cellen)
        for cel, reden in self.verborgen.items():
            klein = reden == Reden.KLEIN
            onder[cel], boven[cel] = (0, self.grens - 1) if klein else (self.grens, oneindig)
        # Sums without a hidden cell move nothing.
        sommen = [som for som in self.sommen if self._verborgen_in(som)]
        while any([_klem(som, onder, boven) for som in sommen]):  # noqa: C419  a whole round each time
            pass
        return {
            cel
            for cel, reden in self.verborgen.items()
            if reden == Reden.KLEIN and boven[cel] - onder[cel] < SPELING
        }


def _herleid(rij: dict[int, int], rijen: Mapping[int, dict[int, int]]) -> dict[int, int]:
    """The row without the unknowns that earlier rows already solve."""
    for spil in [cel for cel in rij if cel in rijen]:
        if spil in rij:
            rij = _trek_af(rij, rijen[spil], rij[spil])
    return rij


def _trek_af(rij: dict[int, int], ander: Mapping[int, int], factor: int) -> dict[int, int]:
    uit = dict(rij)
    for cel, waarde in ander.items():
        nieuw = (uit.get(cel, 0) - factor * waarde) % _PRIEM
        if nieuw:
            uit[cel] = nieuw
        else:
            uit.pop(cel, None)
    return uit


def _klem(som: Som[int], onder: list[int], boven: list[int]) -> bool:
    """Narrow the bounds of one sum; True when something moved."""
    laag, hoog = sum(onder[deel] for deel in som.delen), sum(boven[deel] for deel in som.delen)
    bewoog = _zet(som.totaal, laag, hoog, onder, boven)
    for deel in som.delen:
        if onder[deel] < boven[deel]:
            laagst = onder[som.totaal] - (hoog - boven[deel])
            bewoog |= _zet(deel, laagst, boven[som.totaal] - (laag - onder[deel]), onder, boven)
    return bewoog


def _zet(cel: int, laag: int, hoog: int, onder: list[int], boven: list[int]) -> bool:
    bewoog = False
    if laag > onder[cel]:
        onder[cel], bewoog = laag, True
    if hoog < boven[cel]:
        boven[cel], bewoog = hoog, True
    return bewoog
