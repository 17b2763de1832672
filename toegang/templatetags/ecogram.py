"""The ecogram: who lives here, who stands around, and what each tie is like (A3).

Places are computed, not drawn by hand: the people at home in a soft box in the middle, the others around it
in the order in which they are given, so that the same household always looks the same.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, sin
from typing import Any, Literal, TypedDict

from django import template

from toegang.templatetags.nl import opsomming

register = template.Library()

BREEDTE = 280
MIDDEN = (138, 122)
STRAAL = 22
VRIJ = STRAAL + 6
# Between two people at home, so that their names stay apart; and how wide the circle may become at most.
TUSSENRUIMTE = 52
WIJDSTE_KRING = 62
LANGE_NAAM = 8
BOCHTEN = (0, 40, -40, 80, -80, 120, -120)

Plek = tuple[float, float]

Band = Literal["sterk", "gewoon", "nieuw", "spanning"]
BANDWOORDEN: dict[str, str] = {
    "sterk": "een sterke band",
    "gewoon": "een gewone band",
    "nieuw": "een nieuwe band",
    "spanning": "spanning",
}


class Mens(TypedDict):
    naam: str
    soort: Literal["ouder", "kind", "netwerk", "elders", "organisatie"]


class Lijn(TypedDict):
    van: str
    naar: str
    soort: Band


def _plaats_thuis(aantal: int) -> list[tuple[float, float]]:
    """One person in the middle, two beside each other, more on a small circle."""
    if aantal < 2:
        return [MIDDEN] * aantal
    straal = 28 if aantal == 2 else min(TUSSENRUIMTE / 2 / sin(pi / aantal), WIJDSTE_KRING)
    draai = pi if aantal == 2 else -pi / 2 - 0.5
    return [
        (
            MIDDEN[0] + straal * cos(draai + 2 * pi * i / aantal),
            MIDDEN[1] + straal * sin(draai + 2 * pi * i / aantal),
        )
        for i in range(aantal)
    ]


def _plaats_buiten(aantal: int) -> list[tuple[float, float]]:
    """Around the house on an ellipse, starting at the upper left."""
    return [
        (
            MIDDEN[0] + 110 * cos(-2.5 + 2 * pi * i / max(aantal, 1)),
            MIDDEN[1] + 100 * sin(-2.5 + 2 * pi * i / max(aantal, 1)),
        )
        for i in range(aantal)
    ]


def _zigzag(x1: float, y1: float, x2: float, y2: float) -> str:
    """A tense tie: straight near both ends, teeth in between."""
    lang = hypot(x2 - x1, y2 - y1) or 1.0
    rx, ry = (x2 - x1) / lang, (y2 - y1) / lang
    stappen = max(int((lang - 2 * STRAAL - 8) // 8), 2)
    begin = (lang - stappen * 8) / 2
    punten = [(x1, y1), (x1 + rx * begin, y1 + ry * begin)]
    for i in range(stappen):
        d, uit = begin + i * 8 + 4, 6 if i % 2 else -6
        punten.append((x1 + rx * d - ry * uit, y1 + ry * d + rx * uit))
    punten += [(x1 + rx * (begin + stappen * 8), y1 + ry * (begin + stappen * 8)), (x2, y2)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in punten)


def _vrije_boog(van: Plek, naar: Plek, anderen: Sequence[Plek]) -> str:
    """A straight tie, or the slightest bend that does not run behind somebody else."""
    (x1, y1), (x2, y2) = van, naar
    lang = hypot(x2 - x1, y2 - y1) or 1.0

    def langs(bocht: float) -> float:
        mx, my = (x1 + x2) / 2 - (y2 - y1) / lang * bocht, (y1 + y2) / 2 + (x2 - x1) / lang * bocht
        punten = [
            (
                (1 - t) ** 2 * x1 + 2 * (1 - t) * t * mx + t * t * x2,
                (1 - t) ** 2 * y1 + 2 * (1 - t) * t * my + t * t * y2,
            )
            for t in (i / 12 for i in range(1, 12))
        ]
        return min((hypot(px - x, py - y) for px, py in punten for x, y in anderen), default=999.0)

    bocht = max(BOCHTEN, key=lambda b: (min(langs(b), VRIJ), -abs(b)))
    mx, my = (x1 + x2) / 2 - (y2 - y1) / lang * bocht, (y1 + y2) / 2 + (x2 - x1) / lang * bocht
    return f"M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}"


@register.inclusion_tag("onderdelen/ecogram.html")
def ecogram(mensen: Sequence[Mens], banden: Sequence[Lijn], wie: str = "dit huishouden") -> dict[str, Any]:
    """Circles for people, a box for the house, rectangles for organisations; names must differ."""
    thuis = [mens for mens in mensen if mens["soort"] in {"ouder", "kind"}]
    buiten = [mens for mens in mensen if mens["soort"] not in {"ouder", "kind"}]
    plaatsen = dict(zip([m["naam"] for m in thuis], _plaats_thuis(len(thuis)), strict=True))
    plaatsen |= dict(zip([m["naam"] for m in buiten], _plaats_buiten(len(buiten)), strict=True))

    tekens = []
    for mens in mensen:
        x, y = plaatsen[mens["naam"]]
        breed = max(len(mens["naam"]) * 7 + 14, 40)
        x = min(max(x, breed / 2 + 2), BREEDTE - breed / 2 - 2) if mens["soort"] == "organisatie" else x
        plaatsen[mens["naam"]] = (x, y)
        tekens.append(
            {
                **mens,
                "x": round(x, 1),
                "y": round(y, 1),
                "boven": round(y - 13, 1),
                "basis": round(y + 4, 1),
                "breed": breed,
                "links": round(x - breed / 2, 1),
                "lang": len(mens["naam"]) > LANGE_NAAM,
            }
        )

    lijnen, zinnen = [], []
    for band in banden:
        if band["van"] not in plaatsen or band["naar"] not in plaatsen:
            continue
        (x1, y1), (x2, y2) = plaatsen[band["van"]], plaatsen[band["naar"]]
        anderen = [plek for naam, plek in plaatsen.items() if naam not in {band["van"], band["naar"]}]
        pad = (
            _zigzag(x1, y1, x2, y2)
            if band["soort"] == "spanning"
            else _vrije_boog((x1, y1), (x2, y2), anderen)
        )
        lijnen.append({"soort": band["soort"], "pad": pad})
        zinnen.append(f"{band['van']} en {band['naar']}: {BANDWOORDEN[band['soort']]}.")

    afstanden = [max(abs(x - MIDDEN[0]), abs(y - MIDDEN[1])) for x, y in (plaatsen[m["naam"]] for m in thuis)]
    rand = 32 + max(afstanden, default=0)
    boven = MIDDEN[1] - rand
    return {
        "tekens": tekens,
        "lijnen": lijnen,
        "zinnen": zinnen,
        "huis": {
            "x": round(MIDDEN[0] - rand, 1),
            "y": round(boven, 1),
            "maat": round(rand * 2, 1),
            "woord_x": MIDDEN[0],
            "woord_y": round(boven - 6, 1),
        },
        "thuis": opsomming([m["naam"] for m in thuis]),
        "buiten": opsomming([m["naam"] for m in buiten]),
        "wie": wie,
    }
