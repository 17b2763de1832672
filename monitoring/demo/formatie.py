"""How many households each team of the demo has, and how many people that takes by the norms (E2)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Final

from monitoring.overzichten.formatie import VOL_PER_FTE

# After every team has its first ten, the largest town asks most.
_EERST_GELIJK = 10
_VERDELING = (0, 1, 2, 0, 3, 4, 0, 5, 1, 0)
# What a household that came in weighs for the team on average: many are done, or done by the family itself.
_PUNTEN: Final = 0.37
# How the work is divided over the seats of a small team, and how full each is meant to be.
_PLEKKEN: Final = {
    "regisseur": (2.6, 1.13),
    "jeugd": (1.0, 0.97),
    "aandacht": (0.7, 0.66),
    "medewerker1": (1.2, 0.88),
    "medewerker2": (1.1, 1.04),
}
_ERBIJ: Final = (0.93, 1.06, 0.84, 0.99, 0.77, 1.12)
_DAGTAAK: Final = 88
_KLEINST, _GROOTST = Decimal("0.02"), Decimal("1.00")


@dataclass(frozen=True)
class Plek:
    """A seat in a team: the work it is meant to carry, and the hours for it."""

    naam: str
    punten: float
    fte: Decimal


def team_van(volgnummer: int, teams: int) -> int:
    """Which team the household with this number falls to, counted from nought."""
    if volgnummer < _EERST_GELIJK * teams:
        return volgnummer % teams
    return _VERDELING[volgnummer % len(_VERDELING)] % teams


def plekken(huishoudens: int, teams: int) -> list[list[Plek]]:
    """Per team who carries regie, so that some are just full, one has too much and one has room."""
    per_team = Counter(team_van(volgnummer, teams) for volgnummer in range(huishoudens))
    return [_plekken(1 + _PUNTEN * per_team[team]) for team in range(teams)]


def uren(huishoudens: int, teams: Iterable[str]) -> dict[str, Decimal]:
    """The hours of everybody who carries regie, by e-mail; `teams` are the names in the addresses."""
    namen = list(teams)
    return {
        adres(plek.naam, team): plek.fte
        for team, plekken_ in zip(namen, plekken(huishoudens, len(namen)), strict=True)
        for plek in plekken_
    }


def adres(plek: str, team: str) -> str:
    return f"{plek}.{team}@voorbeeld.nl"


def _plekken(punten: float) -> list[Plek]:
    aantal = max(len(_PLEKKEN), ceil(punten / _DAGTAAK))
    if aantal == len(_PLEKKEN):
        wie = [(naam, gewicht, mik) for naam, (gewicht, mik) in _PLEKKEN.items()]
    else:
        # With many colleagues nobody gets more than others; who has another task besides gets less.
        wie = [(naam, min(gewicht, 1.0), mik) for naam, (gewicht, mik) in _PLEKKEN.items()]
        wie += [
            (f"medewerker{n}", 1.0, _ERBIJ[n % len(_ERBIJ)]) for n in range(3, aantal - len(_PLEKKEN) + 3)
        ]
    totaal = sum(gewicht for _, gewicht, _ in wie)
    uit = []
    for naam, gewicht, mik in wie:
        deel = punten * gewicht / totaal
        fte = round(Decimal(deel / (VOL_PER_FTE * mik)), 2)
        uit.append(Plek(naam, deel, min(max(fte, _KLEINST), _GROOTST)))
    return uit
