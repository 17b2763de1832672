"""Charts of the dashboards as server-rendered SVG, from plain lists (M3, M7).

A cell that may not be shown is None: it is drawn as a hatch, and a line has a gap there. The page puts the
same numbers in a table below the chart.
"""

from collections.abc import Sequence
from math import ceil, log10
from typing import Any, TypedDict

from django import template

from toegang.templatetags.nl import getal

register = template.Library()

KLEUREN = ("blad", "groen", "narcis", "lila", "hyacint")


class Reeks(TypedDict):
    naam: str
    waarden: Sequence[float | None]


def _stap(hoogste: float) -> float:
    """A round distance between grid lines, four to five of them: 1, 2, 2.5, 4 or 5 times a power of ten."""
    if hoogste <= 0:
        return 1.0
    grof = hoogste / 4
    macht = 10.0 ** (ceil(log10(grof)) - 1)
    return next(veelvoud * macht for veelvoud in (1, 2, 2.5, 4, 5, 10) if veelvoud * macht >= grof)


def _rooster(hoogste: float, onder: float, hoogte: float) -> tuple[list[dict[str, Any]], float]:
    """Grid lines with their labels, and the number of pixels per unit."""
    stap = _stap(hoogste)
    aantal = max(ceil(hoogste / stap), 1)
    schaal = hoogte / (stap * aantal)
    decimalen = 0 if stap >= 1 and stap == int(stap) else 1
    lijnen = [
        {"y": round(onder - i * stap * schaal, 1), "tekst": getal(i * stap, decimalen)}
        for i in range(aantal + 1)
    ]
    return lijnen, schaal


@register.inclusion_tag("onderdelen/stapelgrafiek.html")
def stapelgrafiek(
    kolommen: Sequence[str],
    reeksen: Sequence[Reeks],
    naam: str,
    sleutel: str = "stapel",
    totalen: Sequence[float | None] | None = None,
) -> dict[str, Any]:
    """Stacked columns. `totalen` shows what a column adds up to where a withheld cell hides its parts; a
    withheld total is a hatch of a fixed height with a dash above it."""
    links, onder, hoogte, breedte = 34.0, 296.0, 270.0, 600.0
    som = [sum(r["waarden"][i] or 0 for r in reeksen) for i in range(len(kolommen))]
    bekend: list[float | None] = list(totalen) if totalen is not None else list(som)
    onbekend = max([*som, *(totaal or 0 for totaal in bekend), 10]) * 0.08
    per_kolom = [som[i] + onbekend if totaal is None else totaal for i, totaal in enumerate(bekend)]
    rooster, schaal = _rooster(max([*per_kolom, *som, 1]), onder, hoogte)
    stap = (breedte - links - 6) / max(len(kolommen), 1)
    dik = min(stap * 0.62, 44)
    staven = []
    for i, kolom in enumerate(kolommen):
        x, y, blokken = links + i * stap + (stap - dik) / 2, onder, []
        for j, reeks in enumerate(reeksen):
            hoog = (reeks["waarden"][i] or 0) * schaal
            if hoog > 0:
                y -= hoog
                blok = {
                    "y": round(y, 1),
                    "hoog": round(max(hoog - 1.5, 0.5), 1),
                    "kleur": KLEUREN[j % len(KLEUREN)],
                }
                blokken.append(blok)
        rest = (per_kolom[i] - som[i]) * schaal
        verborgen = any(reeks["waarden"][i] is None for reeks in reeksen)
        totaal = bekend[i]
        if verborgen and rest > 0:
            y -= rest
            blokken.append({"y": round(y, 1), "hoog": round(max(rest - 1.5, 0.5), 1), "kleur": "arcering"})
        staven.append(
            {
                "naam": kolom,
                "x": round(x, 1),
                "midden": round(x + dik / 2, 1),
                "blokken": blokken,
                "totaal": "–" if totaal is None else getal(totaal),
                "boven": round(y - 6, 1),
            }
        )
    legenda = [{"naam": reeks["naam"], "kleur": KLEUREN[j % len(KLEUREN)]} for j, reeks in enumerate(reeksen)]
    return {
        "naam": naam,
        "sleutel": sleutel,
        "rooster": rooster,
        "staven": staven,
        "dik": round(dik, 1),
        "legenda": legenda,
        "verborgen": any(None in reeks["waarden"] for reeks in reeksen),
    }


@register.inclusion_tag("onderdelen/lijngrafiek.html")
def lijngrafiek(
    kolommen: Sequence[str], reeksen: Sequence[Reeks], naam: str, sleutel: str = "lijn", eenheid: str = "%"
) -> dict[str, Any]:
    """At most two lines, labelled at their end; None leaves a hatched gap."""
    links, onder, hoogte, rechts = 34.0, 116.0, 104.0, 264.0
    bekend = [waarde for reeks in reeksen for waarde in reeks["waarden"] if waarde is not None]
    rooster, schaal = _rooster(max([*bekend, 1]), onder, hoogte)
    stap = (rechts - links) / max(len(kolommen) - 1, 1)
    lijnen: list[dict[str, Any]] = []
    einden: list[dict[str, Any]] = []
    for j, reeks in enumerate(reeksen):
        stukken: list[list[str]] = [[]]
        laatste = None
        for i, waarde in enumerate(reeks["waarden"]):
            if waarde is None:
                stukken.append([])
                continue
            laatste = (round(links + i * stap, 1), round(onder - waarde * schaal, 1), waarde)
            stukken[-1].append(f"{laatste[0]},{laatste[1]}")
        soort = ("eerste", "tweede")[j % 2]
        lijnen += [{"soort": soort, "punten": " ".join(stuk)} for stuk in stukken if stuk]
        if laatste:
            einden.append(
                {
                    "soort": soort,
                    "x": laatste[0],
                    "y": laatste[1],
                    "links": round(laatste[0] - 4, 1),
                    "vierkant": round(laatste[1] - 4, 1),
                    "woord": laatste[1],
                    "tekst": f"{getal(laatste[2])}{eenheid}",
                    "naam": reeks["naam"],
                }
            )
    if len(einden) == 2 and abs(einden[0]["y"] - einden[1]["y"]) < 32:
        # Two ends close together: their words move apart, the dots stay where they are.
        hoog, laag = sorted(einden, key=lambda eind: eind["y"])
        midden = min(max((hoog["y"] + laag["y"]) / 2, 28), onder - 14)
        hoog["woord"], laag["woord"] = round(midden - 16, 1), round(midden + 16, 1)
    gaten = [
        i for i in range(len(kolommen)) if reeksen and all(reeks["waarden"][i] is None for reeks in reeksen)
    ]
    vlakken = [{"x": round(links + i * stap - stap / 2, 1), "breed": round(stap, 1)} for i in gaten]
    tonen = max(ceil(len(kolommen) / 4), 1)
    assen = [
        {"x": round(links + i * stap, 1), "tekst": kolom}
        for i, kolom in enumerate(kolommen)
        if (i % tonen == 0 and len(kolommen) - 1 - i >= tonen) or i == len(kolommen) - 1
    ]
    return {
        "naam": naam,
        "sleutel": sleutel,
        "rooster": rooster,
        "eenheid": eenheid,
        "lijnen": lijnen,
        "einden": einden,
        "vlakken": vlakken,
        "assen": assen,
    }


@register.inclusion_tag("onderdelen/streefbalken.html")
def streefbalken(rijen: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Bars against a norm; each row {naam, waarde or None, norm, eenheid=""}."""
    hoogste = max([max(rij["waarde"] or 0, rij["norm"]) for rij in rijen] or [1]) or 1
    schaal = 200 / hoogste
    return {
        "rijen": [
            {
                "naam": rij["naam"],
                "tekst": "niet getoond" if rij["waarde"] is None else getal(rij["waarde"]),
                "norm": getal(rij["norm"]),
                "getoond": rij["waarde"] is not None,
                "breed": round((rij["waarde"] or 0) * schaal, 1),
                "streep": round(rij["norm"] * schaal, 1),
                "over": (rij["waarde"] or 0) > rij["norm"],
            }
            for rij in rijen
        ]
    }
