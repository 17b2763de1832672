"""What a dashboard shows, from stored figures only (E4). One statement.

A hidden figure is None here and a hatch, a gap or a word on the page.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db.models import Max
from django.utils import timezone

from monitoring.keuzes import Indicator
from monitoring.models import Kerncijfer
from monitoring.overzichten.indicatoren import DEFINITIES, NORM_BESLUIT, Definitie, Maat
from monitoring.overzichten.onderdrukken import Reden
from monitoring.overzichten.perioden import Kwartaal, Maand, lees_kwartaal
from toegang.keuzes import Wet
from toegang.templatetags.nl import getal
from triage.keuzes import Route

KOPCIJFERS: Final = (
    (Indicator.MELDINGEN, ""),
    (Indicator.EERSTE_GESPREK, ""),
    (Indicator.PLAN_BINNEN_ZES_WEKEN, ""),
    (Indicator.EVALUATIES_OP_TIJD, ""),
    (Indicator.ALGEMEEN_AANBOD, "algemeen"),
    (Indicator.TEVREDENHEID, ""),
)
MAANDEN_IN_BEELD: Final = 12
KWARTALEN_IN_BEELD: Final = 8
MINSTE_KOLOMMEN: Final = 4


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """One period as a column of a table or chart."""

    sleutel: str
    kort: str
    naam: str


@dataclass(frozen=True, kw_only=True)
class Tabelrij:
    """One line of a table; `woorden` are the cells as people read them, `getallen` as they may be counted on."""

    naam: str
    kleur: str
    woorden: list[str]
    getallen: list[int | None]


@dataclass(frozen=True, kw_only=True)
class Dashboardbeeld:
    """All that the page and the download show."""

    kwartaal: Kwartaal
    geteld_op: datetime.date | None
    kop: list[dict[str, Any]]
    kolommen: list[Kolom]
    routes: list[Tabelrij]
    totaal: Tabelrij
    algemeen: list[Tabelrij]
    doorlooptijden: list[dict[str, Any]]

    @property
    def kort(self) -> list[str]:
        return [kolom.kort for kolom in self.kolommen]

    @property
    def reeksen(self) -> list[dict[str, Any]]:
        return [{"naam": rij.naam, "waarden": rij.getallen} for rij in self.routes]

    @property
    def aandelen(self) -> list[dict[str, Any]]:
        return [{"naam": rij.naam.lower(), "waarden": rij.getallen} for rij in self.algemeen]

    @property
    def is_leeg(self) -> bool:
        return self.geteld_op is None

    @property
    def per_kwartaal(self) -> bool:
        return "K" in self.kolommen[0].sleutel

    @property
    def zonder_aandelen(self) -> bool:
        return all(waarde is None for rij in self.algemeen for waarde in rij.getallen)

    @property
    def alles_verborgen(self) -> bool:
        return all(waarde is None for rij in self.routes for waarde in rij.getallen)


class Cijfers:
    """The figures of one gemeente or team, looked up by indicator, period and part."""

    def __init__(self, rijen: list[Kerncijfer]) -> None:
        self.op_plek = {(rij.indicator, rij.periode, rij.onderdeel): rij for rij in rijen}

    def geteld_op(self, periode: str) -> datetime.date | None:
        """The day on which a period was counted, once and for all."""
        dagen = (timezone.localdate(rij.geteld_op) for rij in self.op_plek.values() if rij.periode == periode)
        return max(dagen, default=None)

    def waarde(self, indicator: Indicator, periode: str, onderdeel: str = "") -> Decimal | None:
        rij = self.op_plek.get((indicator, periode, onderdeel))
        return rij.waarde if rij else None

    def woord(self, indicator: Indicator, periode: str, onderdeel: str = "") -> str:
        """The figure in words: "< 10" for a small number, a dash for what would give it away or rests on few."""
        rij = self.op_plek.get((indicator, periode, onderdeel))
        if rij is None or rij.onderdrukt == Reden.AANVULLING:
            return "–"
        if rij.onderdrukt == Reden.KLEIN:
            return "< 10" if DEFINITIES[indicator].maat == Maat.AANTAL else "–"
        return _getal(DEFINITIES[indicator], rij.waarde) or "–"

    def waarom_niet(self, indicator: Indicator, periode: str, onderdeel: str = "") -> str:
        """Why a figure is not shown."""
        rij = self.op_plek.get((indicator, periode, onderdeel))
        if rij is None:
            return "Nog niet geteld"
        if rij.onderdrukt == Reden.AANVULLING:
            return "Niet getoond, anders is een ander getal uit te rekenen"
        if DEFINITIES[indicator].maat == Maat.AANDEEL:
            return "Niet getoond: het gaat om minder dan 10, of om bijna alles"
        return "Minder dan 10, dus niet getoond"

    def is_zichtbaar(self, kolom: Kolom) -> bool:
        """Whether the column shows any number of routes."""
        return any(
            self.waarde(Indicator.MELDINGEN_ROUTE, kolom.sleutel, onderdeel) is not None
            for onderdeel in ("", *Route.values)
        )


def laatst_geteld(gemeente: str) -> Kwartaal | None:
    """The last quarter of this gemeente of which figures stand stored. One statement."""
    sleutels = Kerncijfer.objects.filter(
        gemeente=gemeente, indicator=Indicator.MELDINGEN, periode__contains="K"
    )
    return lees_kwartaal(sleutels.aggregate(laatste=Max("periode"))["laatste"] or "")


def dashboard_van(*, gemeente: str, team: int | None, kwartaal: Kwartaal) -> Dashboardbeeld:
    """The dashboard of a gemeente, or of one team in it, for one quarter."""
    maanden = [kwartaal.maanden[-1].eerder(terug) for terug in range(MAANDEN_IN_BEELD - 1, -1, -1)]
    kwartalen = [kwartaal.eerder(terug) for terug in range(KWARTALEN_IN_BEELD - 1, -1, -1)]
    perioden = [*(m.sleutel for m in maanden), *(k.sleutel for k in kwartalen)]
    cijfers = Cijfers(list(Kerncijfer.objects.filter(gemeente=gemeente, team=team, periode__in=perioden)))
    kolommen = _kolommen(cijfers, maanden, kwartalen)
    return Dashboardbeeld(
        kwartaal=kwartaal,
        geteld_op=cijfers.geteld_op(kwartaal.sleutel),
        kop=[_kopcijfer(cijfers, DEFINITIES[i], onderdeel, kwartaal) for i, onderdeel in KOPCIJFERS],
        kolommen=kolommen,
        routes=[
            _rij(cijfers, Indicator.MELDINGEN_ROUTE, route.value, str(route.label), kleur, kolommen)
            for route, kleur in zip(Route, ("blad", "groen", "narcis", "lila", "hyacint"), strict=True)
        ],
        totaal=_rij(cijfers, Indicator.MELDINGEN_ROUTE, "", "Alle routes", "", kolommen),
        algemeen=[
            _rij(cijfers, Indicator.ALGEMEEN_AANBOD, "algemeen", "Algemeen", "", kolommen),
            _rij(cijfers, Indicator.ALGEMEEN_AANBOD, "maatwerk", "Maatwerk", "", kolommen),
        ],
        doorlooptijden=_doorlooptijden(cijfers, kwartaal),
    )


def _kolommen(cijfers: Cijfers, maanden: list[Maand], kwartalen: list[Kwartaal]) -> list[Kolom]:
    """Months, unless so few can be shown that quarters say more; without empty ones at the beginning."""
    per_maand = [Kolom(sleutel=m.sleutel, kort=m.kort, naam=m.naam) for m in maanden]
    per_kwartaal = [Kolom(sleutel=k.sleutel, kort=k.kort, naam=k.naam) for k in kwartalen]

    def zichtbaar(kolommen: list[Kolom]) -> float:
        waarden = [
            cijfers.waarde(Indicator.MELDINGEN_ROUTE, kolom.sleutel, onderdeel)
            for kolom in kolommen
            for onderdeel in ("", *Route.values)
        ]
        return sum(waarde is not None for waarde in waarden) / len(waarden)

    deel = zichtbaar(per_maand)
    kolommen = per_kwartaal if deel < 1 / 3 and zichtbaar(per_kwartaal) > deel else per_maand
    eerste = next((i for i, kolom in enumerate(kolommen) if cijfers.is_zichtbaar(kolom)), 0)
    return kolommen[min(eerste, len(kolommen) - MINSTE_KOLOMMEN) :]


def _rij(
    cijfers: Cijfers, indicator: Indicator, onderdeel: str, naam: str, kleur: str, kolommen: list[Kolom]
) -> Tabelrij:
    waarden = [cijfers.waarde(indicator, kolom.sleutel, onderdeel) for kolom in kolommen]
    return Tabelrij(
        naam=naam,
        kleur=kleur,
        woorden=[cijfers.woord(indicator, kolom.sleutel, onderdeel) for kolom in kolommen],
        getallen=[None if waarde is None else int(waarde) for waarde in waarden],
    )


def _getal(definitie: Definitie, waarde: Decimal | None) -> str:
    if waarde is None:
        return ""
    return getal(waarde, 1 if definitie.maat == Maat.GEMIDDELDE else 0)


def _kopcijfer(cijfers: Cijfers, definitie: Definitie, onderdeel: str, kwartaal: Kwartaal) -> dict[str, Any]:
    nu = cijfers.waarde(definitie.indicator, kwartaal.sleutel, onderdeel)
    toen = cijfers.waarde(definitie.indicator, kwartaal.eerder(1).sleutel, onderdeel)
    eenheid = definitie.eenheid if definitie.eenheid == "%" else f" {definitie.eenheid}".rstrip()
    waarom = cijfers.waarom_niet(definitie.indicator, kwartaal.sleutel, onderdeel)
    return {
        "naam": str(definitie.indicator.label),
        "waarde": cijfers.woord(definitie.indicator, kwartaal.sleutel, onderdeel),
        "eenheid": eenheid if nu is not None else "",
        "uitleg": definitie.uitleg if nu is not None else f"{definitie.uitleg}. {waarom}",
        **_verandering(definitie, nu, toen),
    }


def _verandering(definitie: Definitie, nu: Decimal | None, toen: Decimal | None) -> dict[str, Any]:
    """The change against the quarter before, in words; nothing when either is hidden."""
    if nu is None or toen is None:
        return {}
    decimalen = 1 if definitie.maat == Maat.GEMIDDELDE else 0
    verschil = round(nu, decimalen) - round(toen, decimalen)
    if not verschil:
        return {"trend": "gelijk", "richting": "gelijk"}
    hoeveel, meer = getal(abs(verschil), decimalen), verschil > 0
    woorden = {
        Maat.AANTAL: f"{hoeveel} {'meer' if meer else 'minder'}",
        Maat.MEDIAAN: f"{hoeveel} {'trager' if meer else 'sneller'}",
        Maat.AANDEEL: f"{hoeveel} {'punt' if abs(verschil) == 1 else 'punten'}",
        Maat.GEMIDDELDE: f"{hoeveel} {'hoger' if meer else 'lager'}",
    }
    return {
        "trend": woorden[definitie.maat],
        "richting": "op" if meer else "neer",
        "beter": None if definitie.meer_is_beter is None else meer == definitie.meer_is_beter,
    }


def _doorlooptijden(cijfers: Cijfers, kwartaal: Kwartaal) -> list[dict[str, Any]]:
    rijen: list[tuple[str, Indicator, str, int]] = [
        ("Eerste gesprek", Indicator.EERSTE_GESPREK, "", DEFINITIES[Indicator.EERSTE_GESPREK].norm or 0),
        ("Plan actief", Indicator.PLAN_ACTIEF_DAGEN, "", DEFINITIES[Indicator.PLAN_ACTIEF_DAGEN].norm or 0),
        ("Besluit Wmo", Indicator.BESLUIT_DAGEN, Wet.WMO.value, NORM_BESLUIT[Wet.WMO]),
        ("Besluit Jeugd", Indicator.BESLUIT_DAGEN, Wet.JEUGDWET.value, NORM_BESLUIT[Wet.JEUGDWET]),
    ]
    return [
        {
            "naam": naam,
            "waarde": None
            if (waarde := cijfers.waarde(indicator, kwartaal.sleutel, deel)) is None
            else float(waarde),
            "woord": cijfers.woord(indicator, kwartaal.sleutel, deel),
            "norm": norm,
        }
        for naam, indicator, deel, norm in rijen
    ]
