"""Months and quarters as figures name them: 2026-10 and 2026-K4 (E4)."""

import datetime
from dataclasses import dataclass
from typing import Final

from toegang.templatetags.nl import MAANDEN, MAANDEN_KORT

KWARTALEN = ("Eerste", "Tweede", "Derde", "Vierde")
NA_AFLOOP: Final = datetime.timedelta(weeks=2)
"""So long after its end a quarter is counted: what is written down late is in it, an evaluation in time as well."""


@dataclass(frozen=True, order=True)
class Maand:
    """One calendar month."""

    jaar: int
    nummer: int

    @property
    def sleutel(self) -> str:
        return f"{self.jaar}-{self.nummer:02d}"

    @property
    def kort(self) -> str:
        return MAANDEN_KORT[self.nummer - 1]

    @property
    def naam(self) -> str:
        return f"{MAANDEN[self.nummer - 1]} {self.jaar}"

    @property
    def begin(self) -> datetime.date:
        return datetime.date(self.jaar, self.nummer, 1)

    def eerder(self, aantal: int) -> "Maand":
        rest = self.jaar * 12 + self.nummer - 1 - aantal
        return Maand(rest // 12, rest % 12 + 1)


@dataclass(frozen=True, order=True)
class Kwartaal:
    """Three months."""

    jaar: int
    nummer: int

    @property
    def sleutel(self) -> str:
        return f"{self.jaar}-K{self.nummer}"

    @property
    def naam(self) -> str:
        return f"{KWARTALEN[self.nummer - 1]} kwartaal {self.jaar}"

    @property
    def vorige_in_woorden(self) -> str:
        """The quarter before this one, in the middle of a sentence: tweede, or vierde kwartaal 2025."""
        vorige = self.eerder(1)
        woorden = KWARTALEN[vorige.nummer - 1] if vorige.jaar == self.jaar else vorige.naam
        return woorden.lower()

    @property
    def kort(self) -> str:
        return f"K{self.nummer} {self.jaar % 100:02d}"

    @property
    def maanden(self) -> list[Maand]:
        return [Maand(self.jaar, self.nummer * 3 - 2 + i) for i in range(3)]

    @property
    def begin(self) -> datetime.date:
        return self.maanden[0].begin

    @property
    def einde(self) -> datetime.date:
        return self.eerder(-1).begin - datetime.timedelta(days=1)

    @property
    def telbaar_vanaf(self) -> datetime.date:
        """The first day on which this quarter may be counted."""
        return self.eerder(-1).begin + NA_AFLOOP

    def eerder(self, aantal: int) -> "Kwartaal":
        rest = self.jaar * 4 + self.nummer - 1 - aantal
        return Kwartaal(rest // 4, rest % 4 + 1)


def kwartaal_van(dag: datetime.date) -> Kwartaal:
    return Kwartaal(dag.year, (dag.month + 2) // 3)


def laatst_telbaar(op: datetime.date) -> Kwartaal:
    """The last quarter that may be counted on this day (ADR 0006)."""
    return kwartaal_van(op - NA_AFLOOP).eerder(1)


def lees_kwartaal(sleutel: str) -> Kwartaal | None:
    """2026-K3 as a Kwartaal; None for anything else."""
    jaar, _, nummer = sleutel.partition("-K")
    if len(jaar) == 4 and jaar.isdecimal() and nummer in {"1", "2", "3", "4"}:
        return Kwartaal(int(jaar), int(nummer))
    return None
