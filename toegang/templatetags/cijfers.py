"""Charts of the dashboards as server-rendered SVG, from plain lists (M3, M7).

A cell that may not be shown is None: it is drawn as a hatch, and a line has a gap there. The page puts the
same numbers in a table below the chart.
"""

from collections.abc import Sequence
from math import ceil, log10
from typing import Any, TypedDict

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

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
    """At most two lines, labelled at their last known point. Each column has a band of its own, and one in which
    nothing may be shown is hatched over its whole width."""
    links, onder, hoogte, rechts = 34.0, 116.0, 104.0, 264.0
    bekend = [waarde for reeks in reeksen for waarde in reeks["waarden"] if waarde is not None]
    rooster, schaal = _rooster(max([*bekend, 1]), onder, hoogte)
    band = (rechts - links) / max(len(kolommen), 1)
    midden = [round(links + (i + 0.5) * band, 1) for i in range(len(kolommen))]
    lijnen, einden = [], []
    for soort, reeks in zip(("eerste", "tweede"), reeksen, strict=False):
        punten = [
            None if waarde is None else (x, round(onder - waarde * schaal, 1))
            for x, waarde in zip(midden, reeks["waarden"], strict=True)
        ]
        lijnen += [{"soort": soort, "punten": stuk} for stuk in _stukken(punten)]
        if plekken := [i for i, punt in enumerate(punten) if punt]:
            einden.append(_lijneinde(soort, reeks, plekken[-1], punten[plekken[-1]], kolommen, eenheid))
    _schuif_uiteen(einden, onder)
    verborgen = [i for i in range(len(kolommen)) if all(reeks["waarden"][i] is None for reeks in reeksen)]
    tonen = max(ceil(len(kolommen) / 4), 1)
    return {
        "naam": naam,
        "sleutel": sleutel,
        "rooster": rooster,
        "eenheid": eenheid,
        "lijnen": lijnen,
        "einden": einden,
        "vlakken": [{"x": round(links + i * band, 1), "breed": round(band, 1)} for i in verborgen],
        "assen": [
            {"x": midden[i], "tekst": kolom}
            for i, kolom in enumerate(kolommen)
            if (i % tonen == 0 and len(kolommen) - 1 - i >= tonen) or i == len(kolommen) - 1
        ],
    }


Punt = tuple[float, float]


def _stukken(punten: Sequence[Punt | None]) -> list[list[Punt]]:
    """The runs of known points; a run of one is a dot."""
    stukken: list[list[Punt]] = [[]]
    for punt in punten:
        if punt is None:
            stukken.append([])
        else:
            stukken[-1].append(punt)
    return [stuk for stuk in stukken if stuk]


def _lijneinde(
    soort: str, reeks: Reeks, plek: int, punt: Punt | None, kolommen: Sequence[str], eenheid: str
) -> dict[str, Any]:
    """The label at the last known point; it names the column where that is not the last one."""
    x, y = punt or (0.0, 0.0)
    laatste = plek == len(kolommen) - 1
    return {
        "soort": soort,
        "x": x,
        "y": y,
        "links": round(x - 4, 1),
        "vierkant": round(y - 4, 1),
        "bij": round(x + 9, 1),
        "woord": y,
        "tekst": f"{getal(reeks['waarden'][plek] or 0)}{eenheid}",
        "naam": reeks["naam"] if laatste else f"{reeks['naam']}, {kolommen[plek]}",
    }


def _schuif_uiteen(einden: list[dict[str, Any]], onder: float) -> None:
    """Two ends close together: their words move apart, the dots stay where they are."""
    if len(einden) == 2 and abs(einden[0]["y"] - einden[1]["y"]) < 32:
        hoog, laag = sorted(einden, key=lambda eind: eind["y"])
        midden = min(max((hoog["y"] + laag["y"]) / 2, 28), onder - 14)
        hoog["woord"], laag["woord"] = round(midden - 16, 1), round(midden + 16, 1)


@register.simple_tag
def cel(woord: str) -> SafeString:
    """A figure in a table; a hidden one also in words, for who hears the page."""
    uitgesproken = {"< 10": "minder dan 10", "–": "niet getoond"}.get(woord)
    if uitgesproken is None:
        return conditional_escape(woord)
    return format_html(
        '<span aria-hidden="true">{}</span><span class="alleen-lezer">{}</span>', woord, uitgesproken
    )


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
