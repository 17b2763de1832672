"""Small cells are hidden, and so is what would give them away (E4, matrix note 12).

A table is a set of cells bound by sums: parts add up to a total, months to a quarter, teams to a gemeente.
A cell below the limit is hidden. With it go the cells that could move along with it, up and down, while every
sum stays what it is: so a reader who tries everything still finds several values for each small cell.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import heappop, heappush
from typing import Final, Generic, TypeVar

Cel = TypeVar("Cel", bound=Hashable)

GRENS: Final = 10
SPELING: Final = 3
"""A hidden small cell keeps so many values beside its own that fit what is shown."""

POGINGEN: Final = 2000
"""So many steps the search for those values takes; what is not found by then hides the whole table."""
HAAST: Final = 0.3
"""How much a sum that is out weighs against a cell to hide: more finds sooner, less hides less."""


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
    cellen: Mapping[Cel, int],
    sommen: Sequence[Som[Cel]],
    *,
    samen: Iterable[tuple[Cel, ...]] = (),
) -> dict[Cel, Reden]:
    """Which cells to hide, and why; every cell that is not in the answer may be shown.

    samen: cells that are shown together or not at all.
    """
    namen = list(cellen)
    nummer = {cel: i for i, cel in enumerate(namen)}
    tabel = _Tabel(
        [cellen[cel] for cel in namen],
        [Som(nummer[som.totaal], tuple(nummer[deel] for deel in som.delen)) for som in sommen],
        {nummer[cel]: [nummer[ander] for ander in groep] for groep in samen for cel in groep},
    )
    tabel.verberg()
    return {namen[i]: reden for i, reden in tabel.verborgen.items()}


class _Tabel:
    """The cells as numbers, which are quicker to look up than names."""

    def __init__(self, cellen: list[int], sommen: list[Som[int]], samen: dict[int, list[int]]) -> None:
        self.cellen = cellen
        self.samen = samen
        self.sommen = sommen
        self.van_cel: list[list[tuple[int, int]]] = [[] for _ in cellen]
        for nummer, som in enumerate(sommen):
            self.van_cel[som.totaal].append((nummer, -1))
            for deel in som.delen:
                self.van_cel[deel].append((nummer, 1))
        self.hoogste = max(cellen, default=0) + 1
        self.verborgen: dict[int, Reden] = {}

    def verberg(self) -> None:
        """Hide the small cells, and for each of them the least that must go with it."""
        klein = [cel for cel, aantal in enumerate(self.cellen) if aantal < GRENS]
        self._verberg(klein)
        gedekt: set[int] = set()
        for cel in klein:
            if cel not in gedekt:
                # Not found: from a table that shows nothing, nothing follows.
                samen = self._goedkoopste(cel) or range(len(self.cellen))
                self._verberg(samen)
                gedekt.update(samen)

    def _verberg(self, cellen: Iterable[int]) -> None:
        for cel in cellen:
            for een in self.samen.get(cel, [cel]):
                self.verborgen[een] = Reden.KLEIN if self.cellen[een] < GRENS else Reden.AANVULLING

    def _goedkoopste(self, cel: int) -> Iterable[int]:
        """The cells of the verschuiving of this cell that hides least, as far as it is found soon."""
        kansen = (_Verschuiving(omlaag) for omlaag in range(SPELING + 1))
        wachtrij = [leeg.met(cel, 1, self) for leeg in kansen if leeg.past(self.cellen[cel], 1)]
        for _ in range(POGINGEN):
            if not wachtrij:
                break
            een = heappop(wachtrij)
            if not een.scheef:
                return een.kanten
            for volgende in een.verder(self):
                heappush(wachtrij, volgende)
        return ()


@dataclass(frozen=True)
class _Verschuiving:
    """Cells that go up or down together in steps of one, and put right what the first of them puts out.

    It can be done `omlaag` times backwards and the rest of `SPELING` forwards. When all its cells are hidden,
    each of them has as many other values that fit what is shown. `kanten`: which way each cell goes; `scheef`:
    by how much each sum is out as yet; `kosten`: what more must be hidden.
    """

    omlaag: int
    kanten: dict[int, int] = field(default_factory=dict)
    scheef: dict[int, int] = field(default_factory=dict)
    kosten: float = 0
    gewicht: float = 0

    def __lt__(self, ander: "_Verschuiving") -> bool:
        return self.gewicht < ander.gewicht

    def past(self, aantal: int, kant: int) -> bool:
        """At each step it stays a count, and as small or as large as a reader knows it to be."""
        omhoog = SPELING - self.omlaag
        laagst, hoogst = (-self.omlaag, omhoog) if kant > 0 else (-omhoog, self.omlaag)
        if aantal < GRENS:
            return aantal + laagst >= 0 and aantal + hoogst < GRENS
        return aantal + laagst >= GRENS

    def met(self, cel: int, kant: int, tabel: _Tabel) -> "_Verschuiving":
        scheef = dict(self.scheef)
        for nummer, teken in tabel.van_cel[cel]:
            scheef[nummer] = scheef.get(nummer, 0) + teken * kant
            if not scheef[nummer]:
                del scheef[nummer]
        # Of two cells the smaller one tells least.
        prijs = 0 if cel in tabel.verborgen else 1 + tabel.cellen[cel] / tabel.hoogste
        kosten = self.kosten + prijs
        gewicht = kosten + HAAST * sum(map(abs, scheef.values()))
        return _Verschuiving(self.omlaag, self.kanten | {cel: kant}, scheef, kosten, gewicht)

    def verder(self, tabel: _Tabel) -> "list[_Verschuiving]":
        """The ways to put the sum right that has the fewest of them."""
        wegen = [list(self._wegen(tabel, nummer, uit)) for nummer, uit in self.scheef.items()]
        return [self.met(cel, kant, tabel) for cel, kant in min(wegen, key=len)]

    def _wegen(self, tabel: _Tabel, nummer: int, uit: int) -> Iterator[tuple[int, int]]:
        som = tabel.sommen[nummer]
        for cel in som.alle:
            kant = 1 if (uit > 0) == (cel == som.totaal) else -1
            if cel not in self.kanten and self.past(tabel.cellen[cel], kant):
                yield cel, kant
