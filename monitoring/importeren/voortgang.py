"""Shows how far long work is: one line that rewrites itself on a screen, a few lines in a log."""

import time
from typing import TextIO

_BREEDTE = 30
_ELKE_SECONDEN = 0.2


class Voortgang:
    """Counts pieces of work; `totaal` of None when nobody knows how many there are."""

    def __init__(self, uit: TextIO, wat: str, totaal: int | None = None) -> None:
        self._uit = uit
        self._wat = wat
        self._totaal = totaal
        self._gedaan = 0
        self._begin = self._laatst = time.monotonic()
        self._scherm = uit.isatty()
        self._tiende = 0

    def stap(self, aantal: int = 1) -> None:
        self._gedaan += aantal
        nu = time.monotonic()
        if self._scherm and nu - self._laatst > _ELKE_SECONDEN:
            self._laatst = nu
            self._uit.write(f"\r{self._regel()}")
            self._uit.flush()
        elif (
            not self._scherm and nu - self._begin > 2 and self._tiende != (tiende := self._stand_in_tienden())
        ):
            self._tiende = tiende
            self._uit.write(f"{self._regel()}\n")
            self._uit.flush()

    def klaar(self) -> None:
        """Finish the line, so that what follows starts on a new one."""
        if self._scherm:
            self._uit.write(f"\r{self._regel()}\n")
            self._uit.flush()

    def _stand_in_tienden(self) -> int:
        return self._gedaan * 10 // self._totaal if self._totaal else self._gedaan // 1000

    def _regel(self) -> str:
        duur = f"{time.monotonic() - self._begin:.0f} s"
        if not self._totaal:
            return f"{self._wat}: {self._gedaan} ({duur})"
        vol = min(_BREEDTE, self._gedaan * _BREEDTE // self._totaal)
        return f"{self._wat} [{'#' * vol}{'.' * (_BREEDTE - vol)}] {self._gedaan} van {self._totaal} ({duur})"
