"""What each figure means: one definition per indicator, as data (E4).

The same words stand on the dashboard, in the download and in the counting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from backoffice.keuzes import Uitkomst
from huishoudens.keuzes import RegieSoort
from monitoring.keuzes import Indicator
from toegang.keuzes import Wet
from triage.keuzes import Kanaal, Route


class Maat(StrEnum):
    """How rows become one figure."""

    AANTAL = "aantal"
    MEDIAAN = "mediaan"
    GEMIDDELDE = "gemiddelde"
    AANDEEL = "aandeel"


# The axes along which a telling is divided; every row falls in exactly one part of each.
ASSEN: Final[dict[str, dict[str, str]]] = {
    "route": {r.value: str(r.label) for r in Route},
    "kanaal": {k.value: str(k.label) for k in Kanaal},
    "uitkomst": {u.value: str(u.label) for u in Uitkomst},
    "wet": {w.value: str(w.label) for w in Wet},
    "regie": {r.value: str(r.label) for r in RegieSoort},
    "gehaald": {"ja": "Gehaald", "nee": "Niet gehaald"},
}
ASSEN_VAN_TELLING: Final[dict[str, tuple[str, ...]]] = {
    "meldingen": ("kanaal",),
    "routes": ("route",),
    "gesprekken": (),
    "plannen": ("gehaald",),
    "evaluaties": ("gehaald",),
    "tevredenheid": (),
    "besluiten": ("uitkomst", "wet", "gehaald"),
    "huishoudens": ("regie",),
}
STANDEN: Final = frozenset({"huishoudens"})
"""Tellingen of what is there at the end of a period; all others count what happened in it."""


@dataclass(frozen=True, kw_only=True)
class Definitie:
    """What one indicator means.

    telling: the rows it rests on. as_: the axis it is divided along. norm: in `eenheid`, if there is one.
    tellers: of a share, the parts of the axis that are its numerator; all rows are its denominator. It is shown
    only where numerator, rest and all are (ADR 0006), so 0 and 100 per cent never are. schaal: of an average,
    the lowest and highest answer; an average at an end tells of everybody and is not shown.
    """

    indicator: Indicator
    telling: str
    maat: Maat
    uitleg: str
    as_: str = ""
    met_totaal: bool = False
    eenheid: str = ""
    meer_is_beter: bool | None = None
    norm: int | None = None
    tellers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    schaal: tuple[int, int] | None = None

    @property
    def delen(self) -> dict[str, str]:
        return ASSEN[self.as_] if self.as_ else {}


ALGEMENE_ROUTES: Final = (Route.DIRECT_BEANTWOORD, Route.SOCIALE_BASIS, Route.VRIJ_TOEGANKELIJK)
GEHAALD: Final = {"": ("ja",)}

DEFINITIES: Final = {
    d.indicator: d
    for d in (
        Definitie(
            indicator=Indicator.MELDINGEN,
            telling="meldingen",
            maat=Maat.AANTAL,
            uitleg="Alle meldingen, elk kanaal",
        ),
        Definitie(
            indicator=Indicator.MELDINGEN_ROUTE,
            telling="routes",
            maat=Maat.AANTAL,
            as_="route",
            met_totaal=True,
            uitleg="Geteld in de maand van de keuze. Bij meer routes telt de zwaarste",
        ),
        Definitie(
            indicator=Indicator.MELDINGEN_KANAAL,
            telling="meldingen",
            maat=Maat.AANTAL,
            as_="kanaal",
            uitleg="Hoe de melding binnenkwam",
        ),
        Definitie(
            indicator=Indicator.EERSTE_GESPREK,
            telling="gesprekken",
            maat=Maat.MEDIAAN,
            eenheid="dagen",
            meer_is_beter=False,
            norm=14,
            uitleg="Mediaan van vragen voor team of maatwerk",
        ),
        Definitie(
            indicator=Indicator.PLAN_BINNEN_ZES_WEKEN,
            telling="plannen",
            maat=Maat.AANDEEL,
            eenheid="%",
            meer_is_beter=True,
            as_="gehaald",
            tellers=GEHAALD,
            uitleg="Vanaf melding tot plan actief",
        ),
        Definitie(
            indicator=Indicator.PLAN_ACTIEF_DAGEN,
            telling="plannen",
            maat=Maat.MEDIAAN,
            eenheid="dagen",
            meer_is_beter=False,
            norm=42,
            uitleg="Mediaan, vanaf de laatste melding voor het plan",
        ),
        Definitie(
            indicator=Indicator.EVALUATIES_OP_TIJD,
            telling="evaluaties",
            maat=Maat.AANDEEL,
            eenheid="%",
            meer_is_beter=True,
            as_="gehaald",
            tellers=GEHAALD,
            uitleg="Gehouden binnen 7 dagen",
        ),
        Definitie(
            indicator=Indicator.ALGEMEEN_AANBOD,
            telling="routes",
            maat=Maat.AANDEEL,
            eenheid="%",
            meer_is_beter=True,
            as_="route",
            tellers={
                "algemeen": tuple(route.value for route in ALGEMENE_ROUTES),
                "maatwerk": (Route.MAATWERK.value,),
            },
            uitleg="Eerste drie routes, van alle routes",
        ),
        Definitie(
            indicator=Indicator.TEVREDENHEID,
            telling="tevredenheid",
            maat=Maat.GEMIDDELDE,
            meer_is_beter=True,
            schaal=(1, 10),
            uitleg="Gemiddeld cijfer bij een evaluatie",
        ),
        Definitie(
            indicator=Indicator.BESLUITEN,
            telling="besluiten",
            maat=Maat.AANTAL,
            as_="uitkomst",
            met_totaal=True,
            uitleg="Besluiten van ISD en TWO",
        ),
        Definitie(
            indicator=Indicator.BESLUIT_DAGEN,
            telling="besluiten",
            maat=Maat.MEDIAAN,
            as_="wet",
            met_totaal=True,
            eenheid="dagen",
            meer_is_beter=False,
            uitleg="Mediaan, van advies tot besluit",
        ),
        Definitie(
            indicator=Indicator.TERMIJNEN_GEHAALD,
            telling="besluiten",
            maat=Maat.AANDEEL,
            eenheid="%",
            meer_is_beter=True,
            as_="gehaald",
            tellers=GEHAALD,
            uitleg="Besloten op of voor de uiterste dag",
        ),
        Definitie(
            indicator=Indicator.HUISHOUDENS,
            telling="huishoudens",
            maat=Maat.AANTAL,
            as_="regie",
            met_totaal=True,
            uitleg="Huishoudens met een regisseur, aan het eind van de periode",
        ),
    )
}

# The norm for a decision per law, in days (Wmo 2.3.5 lid 2; Awb 4:13).
NORM_BESLUIT: Final = {Wet.WMO: 14, Wet.JEUGDWET: 56, Wet.PARTICIPATIEWET: 56, Wet.WGS: 56}
