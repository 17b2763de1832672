"""Caseload of a team: who carries what, what stands still, what nobody has, and dividing anew (E2).

A teamleider reads no content, so everything rests on regie, niveau and the planned work. One statement.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.urls import reverse

from huishoudens.keuzes import OVERDRACHT_DAGEN, Niveau
from monitoring.overzichten.formatie import WEGING, Belasting
from monitoring.overzichten.vraag import Rij, dag, een_vraag
from monitoring.overzichten.werkregel import BIJ_HUISHOUDEN, NAAM
from toegang.models import Team
from toegang.templatetags.nl import datum, getal, meervoud

STIL_NA_DAGEN = 42
STIL_IN_BEELD = 5

_MENSEN = f"""
    SELECT m.id, {NAAM.format("m")} AS naam, m.voornaam, m.fte::text AS fte, m.telefoon,
        m.is_active AND zit.rollen IS NOT NULL AS werkt_hier,
        coalesce(c.enkelvoudig, 0) AS enkelvoudig, coalesce(c.meervoudig, 0) AS meervoudig,
        coalesce(c.complex, 0) AS complex, coalesce(l.te_laat, 0) AS te_laat
    FROM toegang_medewerker m
    LEFT JOIN (SELECT r.medewerker_id, array_agg(r.rol) AS rollen FROM toegang_roltoekenning r
        WHERE r.team_id = %(team)s::int AND r.van <= %(vandaag)s::date
            AND (r.tot IS NULL OR r.tot > %(vandaag)s::date) GROUP BY 1) zit ON zit.medewerker_id = m.id
    LEFT JOIN (SELECT h.regisseur_id, count(*) FILTER (WHERE h.niveau = 'enkelvoudig') AS enkelvoudig,
            count(*) FILTER (WHERE h.niveau = 'meervoudig') AS meervoudig,
            count(*) FILTER (WHERE h.niveau = 'meervoudig_complex') AS complex
        FROM huishoudens_huishouden h WHERE h.scope_team = %(team)s::int AND h.regisseur_id IS NOT NULL
        GROUP BY 1) c ON c.regisseur_id = m.id
    LEFT JOIN (SELECT w.regisseur_id, count(*) AS te_laat FROM huishoudens_werkitem w
        WHERE w.open AND w.scope_team = %(team)s::int AND w.uiterlijk < %(vandaag)s::date
            AND w.soort <> 'overdracht' GROUP BY 1) l ON l.regisseur_id = m.id
    WHERE c.regisseur_id IS NOT NULL OR (m.is_active AND zit.rollen && ARRAY['TM', 'AF']::varchar[])
    ORDER BY 2"""
_NIET_VERDEELD = f"""
    SELECT h.id, h.aanduiding, h.nummer, h.niveau, w.uiterlijk
    FROM (SELECT * FROM huishoudens_werkitem w WHERE w.open AND w.scope_team = %(team)s::int
        AND w.soort = 'regie_gezocht' ORDER BY w.uiterlijk, w.id LIMIT 100) w
    {BIJ_HUISHOUDEN}
    ORDER BY w.uiterlijk, w.id"""
# Nothing fell due in the last six weeks and nothing is planned, or the regisseur has no seat any more and so sees
# nothing of it. Who is quiet is found first, and then since when.
_STIL = f"""
    WITH hier AS MATERIALIZED (SELECT DISTINCT t.medewerker_id FROM beleid.teamleden() t),
    stil AS MATERIALIZED (
        SELECT h.id, h.aanduiding, h.nummer, h.regisseur_id, hier.medewerker_id IS NOT NULL AS werkt
        FROM huishoudens_huishouden h LEFT JOIN hier ON hier.medewerker_id = h.regisseur_id
        WHERE h.scope_team = %(team)s::int AND h.regisseur_id IS NOT NULL
            AND (hier.medewerker_id IS NULL OR h.id NOT IN (
            SELECT w.huishouden_id FROM huishoudens_werkitem w
            WHERE w.scope_team = %(team)s::int AND w.uiterlijk >= %(stil)s::date)))
    SELECT h.id, h.aanduiding, h.nummer, {NAAM.format("m")} AS regisseur, m.telefoon, h.werkt, m.id AS wie,
        (SELECT max(w.uiterlijk) FROM huishoudens_werkitem w WHERE w.huishouden_id = h.id) AS laatst, r.van
    FROM stil h
    JOIN toegang_medewerker m ON m.id = h.regisseur_id
    JOIN huishoudens_regie r ON r.huishouden_id = h.id AND r.tot IS NULL
    WHERE NOT h.werkt OR r.van < %(stil)s::date
    ORDER BY h.werkt, laatst NULLS FIRST, h.id LIMIT 100"""
_VAN_COLLEGA = f"""
    SELECT h.id, h.aanduiding, h.nummer, h.niveau,
        EXISTS (SELECT FROM huishoudens_overdracht d WHERE d.huishouden_id = h.id AND d.status = 'gevraagd'
            AND (d.gevraagd_op AT TIME ZONE 'Europe/Amsterdam')::date >= %(vandaag)s::date - {OVERDRACHT_DAGEN}) AS loopt
    FROM huishoudens_huishouden h
    WHERE h.scope_team = %(team)s::int AND h.regisseur_id = %(van)s::uuid
    ORDER BY array_position(ARRAY['meervoudig_complex', 'meervoudig', 'enkelvoudig']::varchar[], h.niveau),
        h.aanduiding, h.id LIMIT 300"""


@dataclass(frozen=True, kw_only=True)
class Collega:
    """A medewerker of the team with the weighed work."""

    id: UUID
    naam: str
    voornaam: str
    werkt_hier: bool
    te_laat: int
    belasting: Belasting

    @property
    def onder(self) -> str:
        return f"{getal(self.belasting.fte, 2)} fte, {meervoud(self.belasting.huishoudens, 'huishouden,huishoudens')}"


@dataclass(frozen=True, kw_only=True)
class Stil:
    """A household where nothing is planned, with what mends that."""

    naam: str
    nummer: str
    reden: str
    regisseur: str
    knop: str
    url: str
    icoon: str
    huishouden_url: str


@dataclass(frozen=True, kw_only=True)
class Kiesbaar:
    """A household that can go to a colleague; not while a request is open."""

    id: UUID
    naam: str
    nummer: str
    niveau: Niveau
    loopt: bool
    url: str

    @property
    def weegt(self) -> str:
        return getal(WEGING[self.niveau], 2)


@dataclass(frozen=True, kw_only=True)
class Caseloadbeeld:
    """All that the page shows."""

    collegas: list[Collega]
    niet_verdeeld: list[Kiesbaar]
    stil: list[Stil]
    van: Collega | None
    kiesbaar: list[Kiesbaar]

    @property
    def samen(self) -> Belasting:
        """The whole team, over everybody's hours together."""
        return _som([collega.belasting for collega in self.collegas if collega.werkt_hier])

    def ontvangers(self) -> list[Collega]:
        """Who can take over, the most room first."""
        rest = [c for c in self.collegas if c.werkt_hier and c != self.van]
        return sorted(rest, key=lambda c: (c.belasting.procent, c.naam))


def caseload_van(team: Team, *, op: datetime.date, van: UUID | None = None) -> Caseloadbeeld:
    """The caseload of a team; with `van` the households of that colleague to choose from."""
    delen = {"mensen": _MENSEN, "niet_verdeeld": _NIET_VERDEELD, "stil": _STIL}
    waarden = {"team": team.nummer, "vandaag": op, "stil": op - datetime.timedelta(days=STIL_NA_DAGEN)}
    if van:
        delen["kiesbaar"] = _VAN_COLLEGA
        waarden["van"] = van
    rijen = een_vraag(delen, waarden)
    collegas = sorted(
        (_collega(rij) for rij in rijen["mensen"]),
        key=lambda c: (c.werkt_hier, -c.belasting.procent, c.naam),
    )
    gekozen = next((collega for collega in collegas if collega.id == van), None)
    return Caseloadbeeld(
        collegas=collegas,
        niet_verdeeld=[_kiesbaar(rij) for rij in rijen["niet_verdeeld"]],
        stil=[_stil(rij, team, op) for rij in rijen["stil"]],
        van=gekozen,
        kiesbaar=[_kiesbaar(rij) for rij in rijen.get("kiesbaar", [])] if gekozen else [],
    )


@dataclass(frozen=True, kw_only=True)
class Gevolg:
    """What a choice of households does to one colleague."""

    naam: str
    nu: int
    straks: int


def gevolgen(van: Collega, naar: Collega, gekozen: Iterable[Kiesbaar]) -> list[Gevolg]:
    """Both loads before and after."""
    per_niveau = Counter(str(h.niveau) for h in gekozen)
    return [
        Gevolg(naam=van.naam, nu=van.belasting.procent, straks=van.belasting.met(eraf=per_niveau).procent),
        Gevolg(
            naam=naar.naam, nu=naar.belasting.procent, straks=naar.belasting.met(erbij=per_niveau).procent
        ),
    ]


def _som(lasten: list[Belasting]) -> Belasting:
    return Belasting(
        enkelvoudig=sum(last.enkelvoudig for last in lasten),
        meervoudig=sum(last.meervoudig for last in lasten),
        meervoudig_complex=sum(last.meervoudig_complex for last in lasten),
        fte=sum((last.fte for last in lasten), Decimal(0)),
    )


def _collega(rij: Rij) -> Collega:
    return Collega(
        id=UUID(rij["id"]),
        naam=rij["naam"],
        voornaam=rij["voornaam"],
        werkt_hier=rij["werkt_hier"],
        te_laat=rij["te_laat"],
        belasting=Belasting(
            enkelvoudig=rij["enkelvoudig"],
            meervoudig=rij["meervoudig"],
            meervoudig_complex=rij["complex"],
            fte=Decimal(rij["fte"]),
        ),
    )


def _kiesbaar(rij: Rij) -> Kiesbaar:
    return Kiesbaar(
        id=UUID(rij["id"]),
        naam=rij["aanduiding"],
        nummer=rij["nummer"],
        niveau=Niveau(rij["niveau"]),
        loopt=rij.get("loopt", False),
        url=reverse("huishoudens:huishouden", args=[rij["id"]]),
    )


def _stil(rij: Rij, team: Team, op: datetime.date) -> Stil:
    laatst = dag(rij["laatst"])
    if not rij["werkt"]:
        reden, knop, icoon = "De regisseur werkt hier niet meer", "Vervanger kiezen", "user-plus"
        url = reverse("huishoudens:regie_toewijzen", args=[rij["id"]])
    else:
        reden = (
            f"{(op - laatst).days} dagen niets op de planning"
            if laatst
            else f"Niets gepland sinds {datum(dag(rij['van']))}"
        )
        knop, icoon = (
            (f"Bel {rij['telefoon']}", "phone") if rij["telefoon"] else ("Herverdelen", "arrow-right-left")
        )
        url = (
            f"tel:{rij['telefoon'].replace(' ', '')}"
            if rij["telefoon"]
            else f"{reverse('monitoring:caseload', args=[team.slug])}?van={rij['wie']}#herverdelen"
        )
    return Stil(
        naam=rij["aanduiding"],
        nummer=rij["nummer"],
        reden=reden,
        regisseur=rij["regisseur"],
        knop=knop,
        url=url,
        icoon=icoon,
        huishouden_url=reverse("huishoudens:huishouden", args=[rij["id"]]),
    )
