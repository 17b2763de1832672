"""Small drawings on rows and cards: score line, regiebalk, term bar, caseload bar, spark line, progress (A6).

Geometry is computed here and drawn as SVG attributes: a strict CSP leaves no room for inline styles, and the
plan-PDF uses the same drawings.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from toegang.templatetags.nl import meervoud

register = template.Library()

PUNTEN = (1, 2, 3, 4, 5)
EERSTE_PUNT, STAP = 10, 48
BREEDTE_SCORELIJN = 212

LIJNEN = (
    ("gezin", "Gezin"),
    ("netwerk", "Netwerk"),
    ("nul", "Sociale basis (lijn 0)"),
    ("een", "Eerste lijn"),
    ("twee", "Tweede lijn"),
)


def _x(score: int) -> int:
    return EERSTE_PUNT + (score - 1) * STAP


def _score_woorden(begin: int | None, nu: int | None, doel: int | None) -> list[dict[str, Any]]:
    """One label per dot: scores that coincide share a label."""
    per_punt: dict[int, list[str]] = {}
    for woord, score in (("begin", begin), ("nu", nu), ("doel", doel)):
        if score is not None:
            per_punt.setdefault(score, []).append(woord)
    labels = []
    for score, woorden in sorted(per_punt.items()):
        soort = "doel" if "doel" in woorden else "nu" if "nu" in woorden else "begin"
        tekst = (
            f"{' en '.join([', '.join(woorden[:-1]), woorden[-1]]) if woorden[1:] else woorden[0]} {score}"
        )
        # At most 6.6 px a letter, so that labels never touch.
        labels.append(
            {"x": float(_x(score)), "tekst": tekst, "soort": soort, "helft": len(tekst) * 3.3, "y": 55}
        )
    _schik(labels)
    return labels


def _schik(labels: list[dict[str, Any]]) -> None:
    """Move labels just enough to stay inside the drawing and apart from each other."""
    for label in labels:
        label["x"] = min(max(label["x"], label["helft"]), BREEDTE_SCORELIJN - label["helft"])
    for links, rechts in pairwise(labels):
        rechts["x"] = max(rechts["x"], links["x"] + links["helft"] + rechts["helft"] + 6)
    if labels:
        labels[-1]["x"] = min(labels[-1]["x"], BREEDTE_SCORELIJN - labels[-1]["helft"])
    for rechts, links in pairwise(reversed(labels)):
        links["x"] = min(links["x"], rechts["x"] - rechts["helft"] - links["helft"] - 6)
    for label in labels:
        label["x"] = round(label["x"], 1)


@register.inclusion_tag("onderdelen/scorelijn.html")
def scorelijn(begin: int | None = None, nu: int | None = None, doel: int | None = None) -> dict[str, Any]:
    """The way from begin to doel on a scale of 1 to 5; any of the three may be unknown."""
    bekend = [(woord, score) for woord, score in (("begin", begin), ("nu", nu), ("doel", doel)) if score]
    zin = ", ".join(f"{woord} {score}" for woord, score in bekend) or "nog geen score"
    return {
        "zin": f"Score op een schaal van 1 tot 5: {zin}",
        "punten": [_x(punt) for punt in PUNTEN if punt not in {begin, nu, doel}],
        "begin": _x(begin) if begin and begin != nu else None,
        "nu": _x(nu) if nu else None,
        "doel": _x(doel) if doel else None,
        "bereikt": bool(doel and nu == doel),
        "vlag_links": doel == PUNTEN[-1],
        "weg": (min(_x(begin), _x(nu)), max(_x(begin), _x(nu))) if begin and nu and begin != nu else None,
        "woorden": _score_woorden(begin, nu, doel),
        "leeg": not bekend,
    }


def _stukken(waarden: Sequence[float], breedte: float, tussen: float = 1.5) -> list[tuple[float, float]]:
    """Left edge and width of each part, with a white gap between the parts that are there."""
    totaal = sum(waarden)
    stukken, x = [], 0.0
    for waarde in waarden:
        # The gap behind the last part falls outside.
        deel = (breedte + tussen) * waarde / totaal if totaal else 0.0
        stukken.append((round(x, 2), round(max(deel - tussen, 0.0), 2)))
        x += deel
    return stukken


def regiezin(aantallen: Sequence[int]) -> str:
    """What the bar says: who carries the plan."""
    totaal, zelf = sum(aantallen), aantallen[0] + aantallen[1]
    if not totaal:
        return "Er zijn nog geen acties."
    if zelf == totaal:
        return "Gezin en netwerk doen alle acties zelf."
    if not zelf:
        return "Gezin en netwerk doen nog geen actie zelf."
    if zelf * 2 == totaal:
        return "De helft van de acties doen gezin en netwerk zelf."
    return f"Gezin en netwerk doen {zelf} van de {meervoud(totaal, 'actie,acties')} zelf."


@register.inclusion_tag("onderdelen/regiebalk.html")
def regiebalk(gezin: int = 0, netwerk: int = 0, nul: int = 0, een: int = 0, twee: int = 0) -> dict[str, Any]:
    aantallen = (gezin, netwerk, nul, een, twee)
    delen = [
        {"soort": soort, "naam": naam, "aantal": aantal, "x": x, "breedte": breedte}
        for (soort, naam), aantal, (x, breedte) in zip(
            LIJNEN, aantallen, _stukken(aantallen, 408), strict=True
        )
    ]
    return {"delen": delen, "zin": regiezin(aantallen), "totaal": sum(aantallen)}


@register.inclusion_tag("onderdelen/termijnbalk.html")
def termijnbalk(gebruikt: float, soort: str = "later") -> dict[str, Any]:
    """How much of the term is used, as a share from 0 to 1; broken while the clock stands still."""
    breed = round(118 * min(max(gebruikt, 0.0), 1.0), 1)
    stukjes: Iterable[tuple[float, float]] = [(0, breed)]
    if soort == "opgeschort":
        stukjes = [(x, min(4, breed - x)) for x in range(0, int(breed), 7)]
    return {"stukjes": list(stukjes), "soort": soort}


@register.inclusion_tag("onderdelen/caseloadbalk.html")
def caseloadbalk(
    enkelvoudig: int, meervoudig: int, meervoudig_complex: int, punten: float, vol: float
) -> dict[str, Any]:
    """Weighed work against what is full for this fte; the scale ends at 130 per cent."""
    breedte, schaal = 450.0, 1.3
    factor = breedte / (vol * schaal) if vol else 0.0
    gewogen = (enkelvoudig * 0.6, meervoudig * 0.75, meervoudig_complex * 1.0)
    weging = punten / sum(gewogen) if sum(gewogen) else 1.0
    delen, x = [], 0.0
    for soort, aantal, deel in zip(
        ("enkel", "meer", "complex"), (enkelvoudig, meervoudig, meervoudig_complex), gewogen, strict=True
    ):
        breed = min(deel * weging * factor, breedte - x)
        if breed > 0:
            delen.append(
                {
                    "soort": soort,
                    "aantal": aantal,
                    "x": round(x, 1),
                    "breedte": round(max(breed - 1.5, 1), 1),
                    "midden": round(x + breed / 2, 1),
                    "past": breed > 22,
                }
            )
        x += breed
    return {
        "delen": delen,
        "vol": round(vol * factor, 1),
        "zin": f"{enkelvoudig} enkelvoudig, {meervoudig} meervoudig, {meervoudig_complex} meervoudig complex",
    }


@register.simple_tag
def legendablok(vulling: str) -> SafeString:
    """The small square before a word of a legend; `vulling` is the class that fills the drawing's part."""
    return format_html(
        '<svg class="legenda__blok" viewBox="0 0 10 10" aria-hidden="true">{}</svg>',
        SafeString('<path class="case-vol" d="M5 0V10"></path>')
        if vulling == "case-vol"
        else format_html('<rect class="{}" width="10" height="10" rx="2"></rect>', vulling),
    )


@register.inclusion_tag("onderdelen/vonklijn.html")
def vonklijn(waarden: Sequence[float], grens: float = 100.0) -> dict[str, Any]:
    """Forecast in per cents with a dashed line at full; yellow above the line, red from 110."""
    breedte, hoogte, laag, hoog = 66.0, 36.0, 60.0, 130.0

    def y(waarde: float) -> float:
        return round(hoogte - (min(max(waarde, laag), hoog) - laag) / (hoog - laag) * hoogte, 1)

    stap = breedte / max(len(waarden) - 1, 1)
    punten = [(round(6 + stap * i, 1), y(waarde)) for i, waarde in enumerate(waarden)]
    laatste = waarden[-1] if waarden else 0
    soort = "rood" if laatste >= 110 else "narcis" if laatste > grens else "gewoon"
    return {
        "lijn": " ".join(f"{x},{y_}" for x, y_ in punten),
        "eind": punten[-1] if punten else None,
        "grens": y(grens),
        "laatste": round(laatste),
        "soort": soort,
    }


@register.inclusion_tag("onderdelen/voortgang.html")
def voortgang(standen: Sequence[str], zin: str = "") -> dict[str, Any]:
    """One small block per item in the order of the rows; standen: gedaan, overgeslagen, open."""
    return {
        "blokjes": [{"x": i * 29 + 0.5, "soort": soort} for i, soort in enumerate(standen)],
        "zin": zin,
        "breedte": max(len(standen) * 29 - 3, 1),
    }
