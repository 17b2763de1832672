"""The law's calendar: from a rule and a start day to the last day (A12, D3, F6, F7).

Every function takes the clock as an argument. `extra` holds the days set by decree (the Feestdag table).
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import holidays
from holidays.constants import OPTIONAL, PUBLIC

from toegang.termijnregel import LokaleTermijn, Termijnregel
from toegang.termijnregels import REGELS

_EEN_DAG = timedelta(days=1)
_ZATERDAG = 5
# Algemene termijnenwet art. 3. To the library 5 May is public once in five years, to the law every year.
_FEESTDAGNAMEN = frozenset(
    {
        "Nieuwjaarsdag",
        "Goede vrijdag",
        "Tweede paasdag",
        "Koningsdag",
        "Bevrijdingsdag",
        "Hemelvaartsdag",
        "Tweede pinksterdag",
        "Eerste kerstdag",
        "Tweede kerstdag",
    }
)
_BESLISREGELS = {
    "wmo": "wmo_besluit",
    "jeugdwet": "jeugdwet_besluit",
    "participatiewet": "pw_besluit",
    "wgs": "wgs_besluit",
}
_DWANGSOM_PER_BLOK = (23, 35, 45)
_DWANGSOM_DAGEN_PER_BLOK = 14


class GeenTermijn(ValueError):
    """No rule, or no length, is known for this question on this day."""


@dataclass(frozen=True, kw_only=True)
class Opschorting:
    """A finished suspension: the day of the invitation to complete and the day all was complete."""

    opgeschort_op: date
    hervat_op: date

    def __post_init__(self) -> None:
        if self.hervat_op < self.opgeschort_op:
            raise ValueError("Een opschorting kan niet eindigen voordat zij begint.")


@lru_cache(maxsize=256)
def _vaste_feestdagen(jaar: int) -> frozenset[date]:
    kalender = holidays.country_holidays("NL", years=jaar, categories=(PUBLIC, OPTIONAL), language="nl")
    # Two holidays can share one day (5 May 2016 was Ascension as well): the library joins their names.
    return frozenset(dag for dag, namen in kalender.items() if _FEESTDAGNAMEN.intersection(namen.split("; ")))


def feestdagen(*, jaar: int, extra: Iterable[date] = ()) -> frozenset[date]:
    """The days the Algemene termijnenwet treats as holidays in `jaar`."""
    return _vaste_feestdagen(jaar) | {dag for dag in extra if dag.year == jaar}


def is_werkdag(*, dag: date, extra: Iterable[date] = ()) -> bool:
    """Neither Saturday, Sunday nor a holiday."""
    if dag.weekday() >= _ZATERDAG or dag in _vaste_feestdagen(dag.year):
        return False
    return dag not in frozenset(extra)


def werkdagen(*, van: date, tot_en_met: date, extra: Iterable[date] = ()) -> int:
    """How many working days the period holds, both ends included."""
    vrij = frozenset(extra)
    dagen = (van + timedelta(days=n) for n in range((tot_en_met - van).days + 1))
    return sum(is_werkdag(dag=dag, extra=vrij) for dag in dagen)


def eerste_werkdag(*, vanaf: date, extra: Iterable[date] = ()) -> date:
    """`vanaf` itself when it is a working day, otherwise the next one."""
    vrij = frozenset(extra)
    while not is_werkdag(dag=vanaf, extra=vrij):
        vanaf += _EEN_DAG
    return vanaf


def regel_op(*, sleutel: str, op: date, lokaal: Iterable[LokaleTermijn] = ()) -> Termijnregel:
    """The version of the rule in force on `op`, with the municipality's own length if it has set one.

    Raises GeenTermijn when no version is in force, or a local length is longer than the law allows.
    """
    versies = sorted(
        (regel for regel in REGELS if regel.sleutel == sleutel), key=lambda versie: versie.geldig_vanaf
    )
    if not versies:
        raise GeenTermijn(f"De termijn {sleutel!r} bestaat niet.")
    if op < (eerste := versies[0]).geldig_vanaf:
        raise GeenTermijn(
            f"De {eerste.wet} geeft deze termijn pas vanaf {eerste.geldig_vanaf}, niet op {op}."
        )
    regel = next(versie for versie in reversed(versies) if versie.geldig_vanaf <= op)
    eigen = [rij for rij in lokaal if rij.sleutel == sleutel and rij.geldig_vanaf <= op]
    if not eigen:
        return regel
    return _met_lokale_lengte(regel, max(eigen, key=lambda rij: rij.geldig_vanaf))


def _met_lokale_lengte(regel: Termijnregel, lokaal: LokaleTermijn) -> Termijnregel:
    if regel.lokaal == "nee":
        raise GeenTermijn(
            f"De wet bepaalt de termijn {regel.sleutel!r}. Een gemeente kan die niet aanpassen."
        )
    if regel.lokaal == "korter" and _in_dagen(lokaal) > _in_dagen(regel):
        raise GeenTermijn(f"De termijn {regel.sleutel!r} mag niet langer zijn dan {regel.duur}.")
    return replace(regel, lengte=lokaal.lengte, eenheid=lokaal.eenheid)


def _in_dagen(termijn: LokaleTermijn | Termijnregel) -> int:
    # Only fixed lengths compare: a month or ten working days is longer in one season than in another.
    if termijn.lengte is None or termijn.eenheid not in ("dagen", "weken"):
        raise GeenTermijn(f"Geef de termijn {termijn.sleutel!r} in dagen of weken.")
    return termijn.lengte * (7 if termijn.eenheid == "weken" else 1)


def beslistermijn(*, wet: str, op: date, lokaal: Iterable[LokaleTermijn] = ()) -> Termijnregel:
    """The term for deciding on a maatwerkadvies under `wet` (wmo, jeugdwet, participatiewet, wgs)."""
    if wet not in _BESLISREGELS:
        raise GeenTermijn(f"Voor de wet {wet!r} is geen beslistermijn bekend.")
    return regel_op(sleutel=_BESLISREGELS[wet], op=op, lokaal=lokaal)


def einddatum(
    *,
    regel: Termijnregel,
    start: date,
    opschortingen: Iterable[Opschorting] = (),
    extra: Iterable[date] = (),
) -> date:
    """The last day of the term (or, by `regel.soort`, the first day allowed) for an event on `start`.

    Give every finished suspension: the term is then reckoned anew from the start, which is exact, also when
    the first end fell in a weekend. GeenTermijn: the rule counts hours (`eindtijdstip`) or has no length.
    """
    _weiger_tijdstip(start)
    vrij = frozenset(extra)
    stiltes = sorted(opschortingen, key=lambda stilte: stilte.opgeschort_op)
    if stiltes and not regel.opschortbaar:
        raise GeenTermijn(f"De termijn {regel.sleutel!r} kan niet worden opgeschort.")
    eind = _kale_einddatum(regel, start, vrij)
    loopt_weer_vanaf = start + _EEN_DAG
    for stilte in stiltes:
        begin = max(stilte.opgeschort_op, loopt_weer_vanaf - _EEN_DAG)
        eind = _na_opschorting(eind, begin, max(stilte.hervat_op, begin), vrij)
        loopt_weer_vanaf = max(loopt_weer_vanaf, stilte.hervat_op)
    if regel.algemene_termijnenwet or regel.europees:
        return _verschoven(start, eind, vrij)
    return eind


def opgeschorte_dagen(*, opgeschort_op: date, hervat_op: date) -> int:
    """Days the clock stands still: from the day after the invitation up to the day of completion (Awb 4:15).

    The day of completion itself runs again: the law says "tot de dag waarop de aanvraag is aangevuld".
    """
    if hervat_op < opgeschort_op:
        raise ValueError("Een opschorting kan niet eindigen voordat zij begint.")
    return max((hervat_op - opgeschort_op).days - 1, 0)


def dagen_over(*, uiterlijk: date, op: date) -> int:
    """Days left on `op`: 0 on the last day itself, negative when too late."""
    return (uiterlijk - op).days


def eindtijdstip(*, regel: Termijnregel, begin: datetime) -> datetime:
    """The last moment of a term in hours; `begin` carries its time zone, for hours pass a clock change."""
    if regel.eenheid != "uren" or regel.lengte is None:
        raise GeenTermijn(f"De termijn {regel.sleutel!r} telt niet in uren.")
    if begin.tzinfo is None:
        raise ValueError("Een begintijdstip heeft een tijdzone nodig.")
    return (begin.astimezone(UTC) + timedelta(hours=regel.lengte)).astimezone(begin.tzinfo)


def verdagen_kan(*, regel: Termijnregel, uiterlijk: date, op: date) -> bool:
    """Whether a notice on `op` moves the date (Awb 4:14 lid 3) or only tells of the delay (lid 1)."""
    return regel.uitstel == "verplaatsen" and op <= uiterlijk


def dwangsom(*, uiterlijk: date, ingebreke_op: date, op: date, extra: Iterable[date] = ()) -> int:
    """Euros due on `op` while the decision is overdue since `uiterlijk` (Awb 4:17); 0 if noticed early."""
    if ingebreke_op <= uiterlijk:
        return 0
    wachttijd = regel_op(sleutel="awb_ingebrekestelling", op=ingebreke_op)
    dagen = max((op - einddatum(regel=wachttijd, start=ingebreke_op, extra=extra)).days, 0)
    bedrag = 0
    for tarief in _DWANGSOM_PER_BLOK:
        in_blok = min(dagen, _DWANGSOM_DAGEN_PER_BLOK)
        bedrag += in_blok * tarief
        dagen -= in_blok
    return bedrag


def _weiger_tijdstip(start: date) -> None:
    # A datetime is a date to Python; one in UTC would put an evening melding on the wrong day.
    if isinstance(start, datetime):
        raise TypeError("Geef een datum, geen tijdstip.")


def _kale_einddatum(regel: Termijnregel, start: date, vrij: frozenset[date]) -> date:
    """The end by counting alone, before a weekend or holiday moves it."""
    if regel.lengte is None:
        raise GeenTermijn(f"Voor {regel.sleutel!r} heeft de gemeente nog geen lengte ingesteld.")
    lengte = -regel.lengte if regel.richting == "terug" else regel.lengte
    match regel.eenheid:
        case "dagen":
            return start + timedelta(days=lengte)
        case "weken":
            return start + timedelta(weeks=lengte)
        case "maanden":
            return _maanden_verder(start, lengte)
        case "jaren":
            return _maanden_verder(start, 12 * lengte)
        case "werkdagen":
            return _werkdagen_verder(start, lengte, vrij)
        case "uren":
            raise GeenTermijn(f"De termijn {regel.sleutel!r} telt in uren: gebruik eindtijdstip.")


def _maanden_verder(start: date, maanden: int) -> date:
    """The same day of the month, or that month's last day when it is too short."""
    jaar, maand = divmod(start.year * 12 + start.month - 1 + maanden, 12)
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return date(jaar, maand + 1, min(start.day, laatste))


def _werkdagen_verder(start: date, aantal: int, vrij: frozenset[date]) -> date:
    stap = _EEN_DAG if aantal >= 0 else -_EEN_DAG
    dag, resterend = start, abs(aantal)
    while resterend:
        dag += stap
        resterend -= is_werkdag(dag=dag, extra=vrij)
    return dag


def _na_opschorting(eind: date, opgeschort_op: date, hervat_op: date, vrij: frozenset[date]) -> date:
    stil = opgeschorte_dagen(opgeschort_op=opgeschort_op, hervat_op=hervat_op)
    if opgeschort_op <= eind:
        return eind + timedelta(days=stil)
    # A term that ended in a weekend still runs until the next working day and can be stopped until then.
    verschoven = eerste_werkdag(vanaf=eind, extra=vrij)
    return verschoven + timedelta(days=stil) if opgeschort_op <= verschoven else eind


def _verschoven(start: date, eind: date, vrij: frozenset[date]) -> date:
    """Past a weekend or holiday, and far enough that a term of three days or more holds two working days.

    Regulation 1182/71 asks the same of two days or more; no term here is that short.
    """
    uiterlijk = eerste_werkdag(vanaf=eind, extra=vrij)
    if (eind - start).days < 3:
        return uiterlijk
    while _werkdagen_verder(start, 2, vrij) > uiterlijk:
        uiterlijk = eerste_werkdag(vanaf=uiterlijk + _EEN_DAG, extra=vrij)
    return uiterlijk
