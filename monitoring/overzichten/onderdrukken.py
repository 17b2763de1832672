"""Small cells are hidden, and so is what would give them away (E4, matrix note 12).

A table is a set of cells bound by sums: parts add up to a total, months to a quarter, teams to a gemeente.
A cell below the limit is hidden. With it go the cells that could move along with it while every sum stays what
it is: so a reader who tries everything still finds several values for each small cell.
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
PATRONEN: Final = ((3,), (-3,), (2, -1), (1, -2), (1, 1, 1), (-1, -1, -1), (1, 1, -1), (1, -1, -1))
"""The ways to reach those values: up or down, with one step that is taken often or with different ones."""

POGINGEN: Final = 1000
"""So long a step is sought; a cell for which none is found in any way hides the whole table."""
HAAST: Final = 0.3
"""How much a sum that is out weighs against a cell to hide: more finds sooner, less hides less."""
GROOTTE: Final = 10.0
"""How much dearer the largest number of a table is to hide than the smallest: totals stay where they can."""


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
        """Hide the small cells, and for each of them the least that leaves enough other values open."""
        waarden = {cel: {aantal} for cel, aantal in enumerate(self.cellen) if aantal < GRENS}
        self._verberg(waarden)
        for cel, gevonden in waarden.items():
            if len(gevonden) > SPELING:
                continue
            if (plan := self._goedkoopste_plan(cel)) is None:
                # From a table that shows nothing, nothing follows.
                self._verberg(range(len(self.cellen)))
                return
            for stand, stap, keer in plan.stappen:
                self._verberg(stap)
                for ander in waarden.keys() & stap:
                    waarden[ander].update(stand[ander] + stap[ander] * maal for maal in range(1, keer + 1))

    def _verberg(self, cellen: Iterable[int]) -> None:
        for cel in cellen:
            for een in self.samen.get(cel, [cel]):
                self.verborgen[een] = Reden.KLEIN if self.cellen[een] < GRENS else Reden.AANVULLING

    def _goedkoopste_plan(self, cel: int) -> "_Plan | None":
        beste = None
        for patroon in PATRONEN:
            plan = self._plan(cel, patroon)
            if plan and (beste is None or plan.kosten < beste.kosten):
                beste = plan
            if beste and not beste.kosten:
                break
        return beste

    def _plan(self, cel: int, patroon: tuple[int, ...]) -> "_Plan | None":
        """Steps as the pattern says, if they are found: each of the tables fits what is shown."""
        plan = _Plan()
        standen = {1: list(self.cellen), -1: list(self.cellen)}
        for keer in patroon:
            kant = 1 if keer > 0 else -1
            if not (stap := self._goedkoopste_stap(standen[kant], cel, kant, abs(keer))):
                return None
            plan.stappen.append((list(standen[kant]), stap, abs(keer)))
            for ander, op in stap.items():
                standen[kant][ander] += op * abs(keer)
        plan.kosten = sum(map(self.prijs, {ander for _, stap, _ in plan.stappen for ander in stap}))
        return plan

    def _goedkoopste_stap(self, stand: list[int], cel: int, kant: int, keer: int) -> dict[int, int]:
        """What hides least, as far as it is found soon: the cells that go up or down by one, so often."""
        wachtrij = [_Stap().met(cel, kant, self)] if self.kan(stand, cel, kant * keer) else []
        for _ in range(POGINGEN):
            if not wachtrij:
                break
            een = heappop(wachtrij)
            if not een.scheef:
                return een.kanten
            for volgende in een.verder(self, stand, keer):
                heappush(wachtrij, volgende)
        return {}

    def prijs(self, cel: int) -> float:
        return 0 if cel in self.verborgen else 1 + GROOTTE * self.cellen[cel] / self.hoogste

    def kan(self, stand: list[int], cel: int, verschil: int) -> bool:
        """Whether it stays a count, and as small or as large as a reader knows it to be."""
        nieuw = stand[cel] + verschil
        return 0 <= nieuw < GRENS if self.cellen[cel] < GRENS else nieuw >= GRENS


@dataclass
class _Plan:
    """What leaves enough values open for one cell: from which table, which cells step which way, and how often."""

    stappen: list[tuple[list[int], dict[int, int], int]] = field(default_factory=list)
    kosten: float = 0


@dataclass(frozen=True)
class _Stap:
    """Cells that go up or down by one, and put right what the first of them puts out.

    `kanten`: which way each cell goes; `scheef`: by how much each sum is out as yet; `kosten`: what more must be
    hidden; `gewicht`: how little it promises.
    """

    kanten: dict[int, int] = field(default_factory=dict)
    scheef: dict[int, int] = field(default_factory=dict)
    kosten: float = 0
    gewicht: float = 0

    def __lt__(self, ander: "_Stap") -> bool:
        return self.gewicht < ander.gewicht

    def met(self, cel: int, kant: int, tabel: _Tabel) -> "_Stap":
        scheef = dict(self.scheef)
        for nummer, teken in tabel.van_cel[cel]:
            scheef[nummer] = scheef.get(nummer, 0) + teken * kant
            if not scheef[nummer]:
                del scheef[nummer]
        kosten = self.kosten + tabel.prijs(cel)
        gewicht = kosten + HAAST * sum(map(abs, scheef.values()))
        return _Stap(self.kanten | {cel: kant}, scheef, kosten, gewicht)

    def verder(self, tabel: _Tabel, stand: list[int], keer: int) -> "list[_Stap]":
        """The ways to put the sum right that has the fewest of them."""
        wegen = [list(self._wegen(tabel, stand, keer, nummer)) for nummer in self.scheef]
        return [self.met(cel, kant, tabel) for cel, kant in min(wegen, key=len)]

    def _wegen(self, tabel: _Tabel, stand: list[int], keer: int, nummer: int) -> Iterator[tuple[int, int]]:
        som, te_veel = tabel.sommen[nummer], self.scheef[nummer] > 0
        for cel in som.alle:
            # What the parts have too much goes off one of them or onto the total.
            kant = 1 if te_veel == (cel == som.totaal) else -1
            if cel not in self.kanten and tabel.kan(stand, cel, keer * kant):
                yield cel, kant
