"""Template filters for Dutch dates, ages and numbers as people write them (screens.md, Language).

The month and day names stand here instead of coming from the active locale, because the plan-PDF, mail and
background tasks must read the same whatever locale runs them.
"""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils import timezone

register = template.Library()

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
LIDWOORDEN = ("de", "het", "een")
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

Moment = date | datetime | None


def _dag(waarde: Moment) -> date | None:
    """The calendar day in the Netherlands; an aware moment just after midnight is not yesterday."""
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).date() if timezone.is_aware(waarde) else waarde.date()
    return waarde


@register.filter
def datum(waarde: Moment) -> str:
    """3 november 2026; empty for no date, so that nothing prints "None"."""
    dag = _dag(waarde)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}" if dag else ""


@register.filter
def datum_kort(waarde: Moment) -> str:
    """3 nov 2026: only for chart axes and narrow columns."""
    dag = _dag(waarde)
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]} {dag.year}" if dag else ""


@register.filter
def maand_kort(waarde: Moment) -> str:
    """nov"""
    dag = _dag(waarde)
    return MAANDEN_KORT[dag.month - 1] if dag else ""


@register.filter
def weekdag(waarde: Moment) -> str:
    """dinsdag"""
    dag = _dag(waarde)
    return DAGEN[dag.weekday()] if dag else ""


@register.filter
def weekdag_datum(waarde: Moment) -> str:
    """dinsdag 1 december 2026"""
    return f"{weekdag(waarde)} {datum(waarde)}".strip()


@register.filter
def tijd(waarde: datetime | time | None) -> str:
    """08.52 uur"""
    if waarde is None:
        return ""
    if isinstance(waarde, datetime) and timezone.is_aware(waarde):
        waarde = timezone.localtime(waarde)
    return f"{waarde:%H.%M} uur"


@register.filter
def moment(waarde: datetime | None, vandaag: date | None = None) -> str:
    """vandaag 08.52 uur, gisteren 16.40 uur, or 30 oktober 2026, 16.40 uur."""
    dag = _dag(waarde)
    if waarde is None or dag is None:
        return ""
    verschil = ((vandaag or timezone.localdate()) - dag).days
    if verschil in {0, 1}:
        return f"{('vandaag', 'gisteren')[verschil]} {tijd(waarde)}"
    return f"{datum(dag)}, {tijd(waarde)}"


@register.filter
def dagen_tot(waarde: Moment, vandaag: date | None = None) -> int | None:
    """Days from today until the date; negative when it has passed."""
    dag = _dag(waarde)
    return (dag - (vandaag or timezone.localdate())).days if dag else None


@register.filter
def over_dagen(waarde: Moment, vandaag: date | None = None) -> str:
    """vandaag, morgen, gisteren, over 13 dagen, 5 dagen geleden."""
    dagen = dagen_tot(waarde, vandaag)
    if dagen is None:
        return ""
    nabij = {0: "vandaag", 1: "morgen", -1: "gisteren"}
    if dagen in nabij:
        return nabij[dagen]
    return f"over {dagen} dagen" if dagen > 0 else f"{-dagen} dagen geleden"


@register.filter
def nog(duur: timedelta) -> str:
    """3 uur en 12 minuten: whole minutes that are left, rounded up; 0 minuten when it is over."""
    minuten = max(-(-int(duur.total_seconds()) // 60), 0)
    uren, minuten = divmod(minuten, 60)
    delen = [f"{uren} uur"] if uren else []
    return opsomming([*delen, meervoud(minuten, "minuut,minuten")] if minuten or not uren else delen)


@register.filter
def leeftijd(geboren: Moment, vandaag: date | None = None) -> int | None:
    """Whole years; someone born on 29 February turns a year older on 1 March."""
    dag = _dag(geboren)
    if dag is None:
        return None
    op = vandaag or timezone.localdate()
    return op.year - dag.year - ((op.month, op.day) < (dag.month, dag.day))


@register.filter
def getal(waarde: int | float | Decimal | None, decimalen: int = 0) -> str:
    """1.234 or, with a number of decimals, 1.234,50."""
    if waarde is None:
        return ""
    stap = Decimal(1).scaleb(-decimalen)
    afgerond = Decimal(str(waarde)).quantize(stap, rounding=ROUND_HALF_UP)
    return f"{afgerond:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


@register.filter
def euro(waarde: int | float | Decimal | None) -> str:
    """€ 1.234,50; whole amounts without cents."""
    if waarde is None:
        return ""
    heel = Decimal(str(waarde)) == Decimal(str(waarde)).to_integral_value()
    return f"€\u00a0{getal(waarde, 0 if heel else 2)}"


@register.filter
def procent(waarde: int | float | Decimal | None, decimalen: int = 0) -> str:
    """93%; the value is already a percentage."""
    return f"{getal(waarde, decimalen)}%" if waarde is not None else ""


@register.filter
def meervoud(aantal: int | None, woorden: str) -> str:
    """`{{ 2|meervoud:"actie,acties" }}` gives "2 acties"; zero takes the plural."""
    enkel, meer = woorden.split(",")
    aantal = aantal or 0
    return f"{getal(aantal)} {enkel if aantal == 1 else meer}"


@register.filter
def opsomming(delen: list[str]) -> str:
    """Anouk, Ruben en Fenna."""
    delen = [str(deel) for deel in delen if deel]
    return " en ".join(([", ".join(delen[:-1])] if delen[1:] else []) + delen[-1:])


def zonder_lidwoord(naam: str) -> str:
    """buurman for de buurman, as a drawing or a circle with letters says it."""
    eerste, _, rest = naam.partition(" ")
    return rest if rest and eerste.lower() in LIDWOORDEN else naam


@register.filter
def initialen(naam: str) -> str:
    """SW for Sanne de Wit: the first and the last word that starts with a capital; B for de buurman."""
    naam = zonder_lidwoord(naam)
    woorden = [woord for woord in naam.replace("-", " ").split() if woord[0].isupper()] or naam.split()
    letters = [woorden[0][0], woorden[-1][0]] if len(woorden) > 1 else [woord[0] for woord in woorden]
    return "".join(letters).upper()
