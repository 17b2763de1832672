"""Chance with a seed: the same seed draws the same region, ids included."""

import datetime
import random
from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from monitoring.demo.namen import HERKOMSTEN, Herkomst

T = TypeVar("T")


class Loting:
    """Everything that is drawn for the demo comes from here."""

    def __init__(self, zaad: int | str) -> None:
        self._lot = random.Random(zaad)

    def uuid(self) -> UUID:
        return UUID(int=self._lot.getrandbits(128), version=4)

    def kies(self, uit: Sequence[T]) -> T:
        return uit[int(self._lot.random() * len(uit))]

    def enkele(self, uit: Sequence[T], aantal: int) -> list[T]:
        """Different ones, in the order drawn."""
        return self._lot.sample(uit, min(aantal, len(uit)))

    def gewogen(self, kansen: dict[T, float]) -> T:
        """One of the keys, as often as its weight says."""
        return self._lot.choices(list(kansen), list(kansen.values()))[0]

    def herkomst(self) -> Herkomst:
        return self.gewogen(HERKOMSTEN)

    def kans(self, deel: float) -> bool:
        return self._lot.random() < deel

    def getal(self, van: int, tot: int) -> int:
        return self._lot.randint(van, tot)

    def later(self, dag: datetime.date, van: int, tot: int) -> datetime.date:
        """A day so many days after another."""
        return dag + datetime.timedelta(days=self._lot.randint(van, tot))
