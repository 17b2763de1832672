"""What one statutory term is made of, and how a municipality sets its own length (A12, E8)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Eenheid = Literal["uren", "dagen", "werkdagen", "weken", "maanden", "jaren"]
Soort = Literal["uiterlijk", "niet_eerder", "bewaren"]
Richting = Literal["vooruit", "terug"]
Uitstel = Literal["geen", "melden", "verplaatsen"]
Lokaal = Literal["nee", "korter", "vrij"]

_ENKELVOUD: dict[Eenheid, str] = {
    "uren": "uur",
    "dagen": "dag",
    "werkdagen": "werkdag",
    "weken": "week",
    "maanden": "maand",
    "jaren": "jaar",
}
_MEERVOUD: dict[Eenheid, str] = {"uren": "uur", "jaren": "jaar"}
# Algemene termijnenwet art. 4: longer terms, hours and years fall outside it.
_LANGSTE_MET_TERMIJNENWET: dict[Eenheid, int] = {
    "uren": 0,
    "dagen": 90,
    "werkdagen": 90,
    "weken": 12,
    "maanden": 3,
    "jaren": 0,
}


@dataclass(frozen=True, kw_only=True)
class Termijnregel:
    """One version of one statutory term; the day of the event (`startdag`) is day 0.

    `lengte` None: the law names no figure and the municipality must (see `LokaleTermijn`).
    `soort`: a deadline, a first day on which something may happen, or the end of a duty to keep.
    `uitstel`: Awb 4:14 lid 1 only tells the applicant (`melden`), lid 3 moves the date (`verplaatsen`).
    `lokaal`: whether a municipality may set its own length; `korter` never exceeds the law's.
    `europees`: reckoned by Regulation 1182/71, which moves a deadline past a weekend as well.
    `bron`: C = read in the consolidated law text of 2026, m = a jurist confirms it before use.
    """

    sleutel: str
    wet: str
    artikel: str
    omschrijving: str
    startdag: str
    geldig_vanaf: date
    lengte: int | None
    eenheid: Eenheid
    algemene_termijnenwet: bool
    opschortbaar: bool = False
    soort: Soort = "uiterlijk"
    richting: Richting = "vooruit"
    uitstel: Uitstel = "geen"
    lokaal: Lokaal = "nee"
    europees: bool = False
    bron: Literal["C", "m"] = "C"

    def __post_init__(self) -> None:
        te_lang = (self.lengte or 0) > _LANGSTE_MET_TERMIJNENWET[self.eenheid]
        if self.algemene_termijnenwet and (te_lang or self.richting == "terug" or self.europees):
            raise ValueError(f"{self.sleutel}: de Algemene termijnenwet geldt hier niet (art. 1 en 4)")
        if self.lengte is None and self.lokaal == "nee":
            raise ValueError(f"{self.sleutel}: een termijn zonder lengte moet lokaal te bepalen zijn")

    @property
    def duur(self) -> str:
        """The length as a resident reads it: "6 weken", "1 maand", "72 uur"."""
        if self.lengte is None:
            return "door de gemeente bepaald"
        woorden = _ENKELVOUD if self.lengte == 1 else _MEERVOUD
        return f"{self.lengte} {woorden.get(self.eenheid, self.eenheid)}"

    @property
    def grondslag(self) -> str:
        """Law and article on one line, for a screen, a letter or the log."""
        return f"{self.wet}, artikel {self.artikel}"


@dataclass(frozen=True, kw_only=True)
class LokaleTermijn:
    """A length one municipality sets for one rule in its verordening, from a day on (E8)."""

    sleutel: str
    geldig_vanaf: date
    lengte: int
    eenheid: Eenheid
