"""The rows behind the figures, as SQL: one SELECT per telling, nothing of a person in it (E4).

Each gives team_id, dag, onderdelen (one part per axis) and getal. A shielded huishouden counts nowhere (I6).
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db import connection

from triage.keuzes import Route

_OPEN = "JOIN huishoudens_huishouden h ON h.id = {0}.huishouden_id AND NOT h.afgeschermd"
_ROUTES = ", ".join(f"'{route.value}'" for route in Route)
_DAG = "({0} AT TIME ZONE 'Europe/Amsterdam')::date"
# What is not known, such as an evaluation never held, was not met.
_GEHAALD = "CASE WHEN {0} THEN 'gehaald:ja' ELSE 'gehaald:nee' END"

FEITEN: Final[dict[str, str]] = {
    "meldingen": f"""
        SELECT m.team_id, {_DAG.format("m.moment")} AS dag, ARRAY['kanaal:' || m.kanaal] AS onderdelen,
            NULL::numeric AS getal
        FROM triage_melding m {_OPEN.format("m")}""",
    # By the day of the choice: by the day of the melding, what is still open would follow by subtraction.
    "routes": f"""
        SELECT m.team_id, t.datum AS dag, ARRAY['route:' || zwaarste.route] AS onderdelen,
            NULL::numeric AS getal
        FROM triage_triage t
        JOIN triage_melding m ON m.id = t.melding_id AND m.status = 'afgerond' {_OPEN.format("m")}
        JOIN LATERAL (SELECT r.route FROM triage_routekeuze r WHERE r.triage_id = t.id
            ORDER BY array_position(ARRAY[{_ROUTES}]::varchar[], r.route) DESC LIMIT 1) zwaarste ON true""",
    # Who was answered at once, or referred to the neighbourhood, does not wait for a talk.
    "gesprekken": f"""
        SELECT m.team_id, eerste.dag, '{{}}'::text[] AS onderdelen,
            (eerste.dag - {_DAG.format("m.moment")})::numeric AS getal
        FROM triage_melding m {_OPEN.format("m")}
        JOIN LATERAL (SELECT {_DAG.format("c.moment")} AS dag FROM huishoudens_contactmoment c
            WHERE c.huishouden_id = m.huishouden_id AND c.moment >= m.moment
                AND c.soort IN ('huisbezoek', 'telefoon', 'kantoor', 'video')
            ORDER BY c.moment LIMIT 1) eerste ON true
        WHERE m.status <> 'afgerond' OR EXISTS (SELECT FROM triage_triage t
            JOIN triage_routekeuze r ON r.triage_id = t.id AND r.route IN ('team', 'maatwerk')
            WHERE t.melding_id = m.id)""",
    "plannen": f"""
        SELECT h.team_id, actief.dag, ARRAY[{_GEHAALD.format("actief.dag - vorige.dag <= 42")}] AS onderdelen,
            (actief.dag - vorige.dag)::numeric AS getal
        FROM plannen_plan p {_OPEN.format("p")}
        CROSS JOIN LATERAL (SELECT coalesce((SELECT min({_DAG.format("s.op")}) FROM plannen_planstatuswijziging s
            WHERE s.plan_id = p.id AND s.status = 'actief'), p.van) AS dag) actief
        JOIN LATERAL (SELECT {_DAG.format("m.moment")} AS dag FROM triage_melding m
            WHERE m.huishouden_id = p.huishouden_id AND {_DAG.format("m.moment")} <= actief.dag
            ORDER BY m.moment DESC LIMIT 1) vorige ON true
        WHERE p.status <> 'concept'""",
    "evaluaties": f"""
        SELECT h.team_id, e.gepland_op AS dag,
            ARRAY[{_GEHAALD.format("e.gehouden_op <= e.gepland_op + 7")}] AS onderdelen, NULL::numeric AS getal
        FROM plannen_evaluatie e {_OPEN.format("e")}""",
    "tevredenheid": f"""
        SELECT h.team_id, e.gehouden_op AS dag, '{{}}'::text[] AS onderdelen, e.tevredenheid::numeric AS getal
        FROM plannen_evaluatie e {_OPEN.format("e")}
        WHERE e.gehouden_op IS NOT NULL AND e.tevredenheid IS NOT NULL""",
    "besluiten": f"""
        SELECT a.team_id, b.datum AS dag, ARRAY['uitkomst:' || b.uitkomst, 'wet:' || a.wet,
                {_GEHAALD.format("b.datum <= a.beslissen_uiterlijk")}] AS onderdelen,
            (b.datum - a.ingediend_op)::numeric AS getal
        FROM backoffice_besluit b JOIN backoffice_maatwerkadvies a ON a.id = b.advies_id {_OPEN.format("a")}""",
    # What is there at the end of each month.
    "huishoudens": f"""
        SELECT h.team_id, maand.begin::date AS dag, ARRAY['regie:' || r.soort] AS onderdelen,
            NULL::numeric AS getal
        FROM generate_series(%(vanaf)s::date::timestamp, %(tot)s::date::timestamp, '1 month') maand(begin)
        JOIN huishoudens_regie r ON r.van < maand.begin + interval '1 month'
            AND (r.tot IS NULL OR r.tot >= maand.begin + interval '1 month')
        {_OPEN.format("r")}""",
}

# Per gemeente and per team, per month and per quarter, in total and per part of every axis.
_TEL = """
    WITH feit AS ({feiten})
    SELECT t.gemeente_id, f.team_id, p.periode, o.onderdeel, count(*),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY f.getal), avg(f.getal)
    FROM feit f
    JOIN toegang_team t ON t.nummer = f.team_id
    CROSS JOIN LATERAL (VALUES (to_char(f.dag, 'YYYY-MM')), (to_char(f.dag, 'YYYY"-K"Q'))) p(periode)
    CROSS JOIN LATERAL unnest(array_append(f.onderdelen, '')) o(onderdeel)
    WHERE f.dag BETWEEN %(vanaf)s::date AND %(tot)s::date
    GROUP BY GROUPING SETS ((t.gemeente_id, p.periode, o.onderdeel),
        (t.gemeente_id, f.team_id, p.periode, o.onderdeel))"""


@dataclass(frozen=True)
class Vak:
    """The place of a figure: gemeente, team (None: the whole gemeente), periode and onderdeel ("" is all)."""

    gemeente: str
    team: int | None
    periode: str
    onderdeel: str


@dataclass(frozen=True)
class Telling:
    """What one vak holds."""

    aantal: int = 0
    mediaan: Decimal | None = None
    gemiddelde: Decimal | None = None


def tel(naam: str, *, vanaf: datetime.date, tot: datetime.date) -> dict[Vak, Telling]:
    """Count one telling over all vakken that have rows, `tot` included, in whole months. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_TEL.format(feiten=FEITEN[naam]), {"vanaf": vanaf, "tot": tot})
        return {
            Vak(gemeente, team, periode, onderdeel): Telling(
                aantal, _decimaal(mediaan), _decimaal(gemiddelde)
            )
            for gemeente, team, periode, onderdeel, aantal, mediaan, gemiddelde in cursor.fetchall()
        }


def _decimaal(waarde: float | Decimal | None) -> Decimal | None:
    return None if waarde is None else Decimal(str(waarde))
