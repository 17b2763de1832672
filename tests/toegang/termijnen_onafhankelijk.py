"""A second calendar of the law, written apart from the first: counts day by day, Easter by Gauss-Meeus.

It states its own lengths and imports nothing of the product, so that one mistake is not made twice.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache

# rule: (length, unit, how the end moves); None = length set by the municipality
TABEL: dict[str, tuple[int | None, str, str]] = {
    "wmo_onderzoek": (42, "d", "schuift"),
    "wmo_persoonlijk_plan": (7, "d", "schuift"),
    "wmo_spoed": (0, "d", "vast"),
    "wmo_besluit": (14, "d", "schuift"),
    "wmo_heronderzoek": (None, "m", "vast"),
    "wmo_wissen": (3, "m", "schuift"),
    "jeugdwet_besluit": (56, "d", "schuift"),
    "jeugdhulp_plan": (42, "d", "schuift"),
    "jeugdhulp_plan_op_papier": (14, "d", "schuift"),
    "verwijzingsindex": (24, "m", "vast"),
    "pw_zoektermijn": (28, "d", "vast"),
    "pw_voorschot": (28, "d", "schuift"),
    "pw_volgend_voorschot": (28, "d", "schuift"),
    "pw_besluit": (56, "d", "schuift"),
    "wgs_eerste_gesprek": (28, "d", "schuift"),
    "wgs_eerste_gesprek_spoed": (3, "w", "schuift"),
    "wgs_besluit": (56, "d", "schuift"),
    "awb_buiten_behandeling": (28, "d", "schuift"),
    "awb_ingebrekestelling": (14, "d", "schuift"),
    "bezwaar": (42, "d", "schuift"),
    "avg_verzoek": (1, "m", "schuift"),
    "avg_verzoek_verlengd": (3, "m", "schuift"),
    "datalek": (72, "u", "vast"),
    "bewaren_wmo": (180, "m", "vast"),
    "bewaren_jeugd": (240, "m", "vast"),
    "bewaren_wgs": (None, "m", "vast"),
    "vooruitblik_18": (-18, "m", "vast"),
}


@cache
def eerste_paasdag(jaar: int) -> date:
    gulden = jaar % 19
    eeuw, rest = jaar // 100, jaar % 100
    maan = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    weekdag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - maan - rest % 4) % 7
    correctie = (gulden + 11 * maan + 22 * weekdag) // 451
    som = maan + weekdag - 7 * correctie + 114
    return date(jaar, som // 31, som % 31 + 1)


def vrij(dag: date, extra: frozenset[date] = frozenset()) -> bool:
    if dag.isoweekday() in (6, 7) or dag in extra:
        return True
    if (dag.day, dag.month) in {(1, 1), (5, 5), (25, 12), (26, 12)}:
        return True
    if dag.month == 4 and (dag.day == 27 or (dag.day == 26 and dag.isoweekday() == 7)):
        # 26 April takes over only when the 27th is a Sunday, and is then a Saturday, free in any case.
        return True
    return (dag - eerste_paasdag(dag.year)).days in (-2, 1, 39, 50)


def maanden_later(dag: date, aantal: int) -> date:
    jaar, maand = dag.year, dag.month
    for _ in range(abs(aantal)):
        maand += 1 if aantal > 0 else -1
        if maand == 13:
            jaar, maand = jaar + 1, 1
        if maand == 0:
            jaar, maand = jaar - 1, 12
    for dagnummer in (dag.day, 30, 29, 28):
        try:
            return date(jaar, maand, min(dagnummer, dag.day))
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def einde(sleutel: str, start: date, extra: frozenset[date] = frozenset()) -> date:
    """The last day, by walking: never by adding a length to a date at once."""
    lengte, eenheid, beweging = TABEL[sleutel]
    assert lengte is not None
    dag, gewone_dagen = start, 0
    if eenheid == "m":
        doel = maanden_later(start, lengte)
        if beweging == "vast":
            return doel
    else:
        doel = date.max
    geteld = 0
    while not (dag == doel or (eenheid != "m" and geteld == lengte)):
        dag += timedelta(days=1)
        gewone_dagen += not vrij(dag, extra)
        geteld += 1 if eenheid == "d" else int(not vrij(dag, extra))
    duur = (dag - start).days
    if beweging == "vast":
        return dag
    while vrij(dag, extra) or (duur >= 3 and gewone_dagen < 2):
        dag += timedelta(days=1)
        gewone_dagen += not vrij(dag, extra)
    return dag


def einde_met_stilte(sleutel: str, start: date, stil: set[date]) -> date:
    """As `einde`, for a term in days: a day on which the clock stands still is walked past uncounted."""
    lengte, eenheid, _ = TABEL[sleutel]
    assert lengte is not None
    assert eenheid == "d"
    dag, geteld = start, 0
    while geteld < lengte:
        dag += timedelta(days=1)
        geteld += dag not in stil
    while vrij(dag):
        dag += timedelta(days=1)
    return dag


def einde_uren(sleutel: str, begin: datetime) -> datetime:
    lengte, eenheid, _ = TABEL[sleutel]
    assert lengte is not None
    assert eenheid == "u"
    return datetime.fromtimestamp(begin.timestamp() + lengte * 3600, tz=UTC)
