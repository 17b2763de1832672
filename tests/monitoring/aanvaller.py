"""A reader who works at the figures: everything that fits what is shown, found by search and not by the code.

The reader knows the definitions, every stored row, which hidden numbers are below ten, and how per cents are
rounded. `mogelijk` gives, for every small number, values that all fit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from monitoring.overzichten.indicatoren import ASSEN, ASSEN_VAN_TELLING, STANDEN, Maat
from monitoring.overzichten.kerncijfers import Blok, Cijfer

GENOEG = 4
VEEL = 10_000
Plek = tuple[int | None, str, str]
"""Team (None: the gemeente), period and part ("" is all)."""


class Tegenspraak(Exception):
    """No number fits any more."""


@dataclass
class Grenzen:
    """Between which numbers each unknown lies."""

    onder: dict[Plek, int]
    boven: dict[Plek, int]

    def zet(self, plek: Plek, laag: int, hoog: int) -> bool:
        nieuw = max(self.onder[plek], laag), min(self.boven[plek], hoog)
        if nieuw[0] > nieuw[1]:
            raise Tegenspraak
        bewoog = nieuw != (self.onder[plek], self.boven[plek])
        self.onder[plek], self.boven[plek] = nieuw
        return bewoog

    def kopie(self) -> "Grenzen":
        return Grenzen(dict(self.onder), dict(self.boven))


@dataclass
class Aanvaller:
    """Everything known of one telling in one block."""

    telling: str
    blok: Blok
    rijen: list[Cijfer]
    echt: Mapping[Plek, int]
    aandelen: list[tuple[list[Plek], Plek, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sommen = list(self._sommen())
        self.van_plek: dict[Plek, list[int]] = {plek: [] for plek in self.echt}
        for i, (totaal, delen) in enumerate(self.sommen):
            for plek in (totaal, *delen):
                self.van_plek[plek].append(i)
        # Below ten or not is known of every number, even where no row tells it: more than a reader has.
        self.grenzen = Grenzen(
            {plek: 0 if aantal < 10 else 10 for plek, aantal in self.echt.items()},
            {plek: 9 if aantal < 10 else VEEL for plek, aantal in self.echt.items()},
        )
        for rij in self.rijen:
            if rij.waarde is not None:
                self._lees(rij, int(rij.waarde))

    def _lees(self, rij: Cijfer, waarde: int) -> None:
        definitie = rij.definitie
        plek = (rij.vak.team, rij.vak.periode, rij.vak.onderdeel)
        if definitie.maat == Maat.AANTAL:
            self.grenzen.zet(plek, waarde, waarde)
        if definitie.maat == Maat.AANDEEL:
            tellers = [(*plek[:2], f"{definitie.as_}:{deel}") for deel in definitie.tellers[rij.onderdeel]]
            self.aandelen.append((tellers, plek, waarde))

    def _sommen(self) -> Iterator[tuple[Plek, list[Plek]]]:
        onderdelen = sorted({onderdeel for _, _, onderdeel in self.echt})
        maanden = self.blok.maanden[-1:] if self.telling in STANDEN else self.blok.maanden
        kwartaal = self.blok.kwartaal.sleutel
        for onderdeel in onderdelen:
            for periode in self.blok.perioden:
                yield (None, periode, onderdeel), [(team, periode, onderdeel) for team in self.blok.teams]
            for team in self.blok.wie:
                yield (team, kwartaal, onderdeel), [(team, maand, onderdeel) for maand in maanden]
        for as_ in ASSEN_VAN_TELLING[self.telling]:
            for team in self.blok.wie:
                for periode in self.blok.perioden:
                    yield (team, periode, ""), [(team, periode, f"{as_}:{deel}") for deel in ASSEN[as_]]

    def mogelijk(self) -> dict[Plek, set[int]]:
        """For every number below ten some values that fit all that is shown, at least `GENOEG` where there are."""
        begin = self.grenzen.kopie()
        self._krimp(begin, range(len(self.sommen)))
        klein = [plek for plek, aantal in self.echt.items() if aantal < 10]
        gevonden = {plek: {self.echt[plek]} for plek in klein}
        for plek in klein:
            for waarde in sorted(range(10), key=lambda w, plek=plek: abs(w - self.echt[plek])):
                if len(gevonden[plek]) >= GENOEG:
                    break
                if waarde not in gevonden[plek] and (past := self._zoek(begin, plek, waarde)):
                    for ander in klein:
                        gevonden[ander].add(past[ander])
        return gevonden

    def _zoek(self, begin: Grenzen, plek: Plek, waarde: int) -> dict[Plek, int] | None:
        """A whole set of numbers in which this one has this value; None when there is none."""
        stapel: list[tuple[Grenzen, Plek, int]] = [(begin, plek, waarde)]
        pogingen = 0
        while stapel and (pogingen := pogingen + 1) < 3000:
            vorige, keuze, getal = stapel.pop()
            grenzen = vorige.kopie()
            try:
                grenzen.zet(keuze, getal, getal)
                self._krimp(grenzen, self.van_plek[keuze])
            except Tegenspraak:
                continue
            volgende = self._volgende(grenzen)
            if volgende is None:
                return grenzen.onder
            laag, hoog = grenzen.onder[volgende], grenzen.boven[volgende]
            echt = self.echt[volgende]
            waarden = sorted(range(laag, min(hoog, max(laag, echt) + 12) + 1), key=lambda w: -abs(w - echt))
            stapel += [(grenzen, volgende, w) for w in waarden]
        return None

    def _volgende(self, grenzen: Grenzen) -> Plek | None:
        """The unknown with the least room."""
        open_ = [p for p in self.echt if grenzen.onder[p] < grenzen.boven[p]]
        return min(open_, key=lambda p: grenzen.boven[p] - grenzen.onder[p], default=None)

    def _krimp(self, grenzen: Grenzen, begin: Iterable[int]) -> None:
        """Narrow until nothing moves."""
        rij = set(begin)
        while rij:
            while rij:
                totaal, delen = self.sommen[rij.pop()]
                for plek in _som(grenzen, totaal, delen):
                    rij.update(self.van_plek[plek])
            for tellers, noemer, procent in self.aandelen:
                for plek in _aandeel(grenzen, tellers, noemer, procent):
                    rij.update(self.van_plek[plek])


def _som(grenzen: Grenzen, totaal: Plek, delen: list[Plek]) -> Iterator[Plek]:
    laag, hoog = sum(grenzen.onder[d] for d in delen), sum(grenzen.boven[d] for d in delen)
    if grenzen.zet(totaal, laag, hoog):
        yield totaal
    for deel in delen:
        laagst = grenzen.onder[totaal] - (hoog - grenzen.boven[deel])
        hoogst = grenzen.boven[totaal] - (laag - grenzen.onder[deel])
        oud = grenzen.onder[deel], grenzen.boven[deel]
        if grenzen.zet(deel, laagst, hoogst):
            laag += grenzen.onder[deel] - oud[0]
            hoog += grenzen.boven[deel] - oud[1]
            yield deel


def _aandeel(grenzen: Grenzen, tellers: list[Plek], noemer: Plek, procent: int) -> Iterator[Plek]:
    """procent - 0.5 <= 100 teller / noemer < procent + 0.5, which rounds half upwards."""
    laag, hoog = Fraction(2 * procent - 1, 200), Fraction(2 * procent + 1, 200)
    teller_onder = ceil(grenzen.onder[noemer] * laag)
    teller_boven = floor(grenzen.boven[noemer] * hoog)
    som_onder = sum(grenzen.onder[t] for t in tellers)
    som_boven = sum(grenzen.boven[t] for t in tellers)
    for teller in tellers:
        if grenzen.zet(
            teller,
            teller_onder - (som_boven - grenzen.boven[teller]),
            teller_boven - (som_onder - grenzen.onder[teller]),
        ):
            yield teller
    if grenzen.zet(noemer, ceil(som_onder / hoog), floor(som_boven / laag) if laag > 0 else VEEL):
        yield noemer
