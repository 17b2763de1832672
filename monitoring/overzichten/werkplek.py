"""The werkplek of a team: one look tells what to do today (E1).

Kind of work, household, who and when: what everybody of the team may know, and no content. One statement.
"""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from monitoring.overzichten.vraag import Rij, dag, een_vraag
from monitoring.overzichten.werkregel import NIET_VERLOPEN, ZONDER_INHOUD, Werkregel, gelezen, werkregel
from toegang.diensten.inzage import Gelezen
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Rol
from toegang.models import Medewerker, Team
from toegang.templatetags.nl import datum

IN_HET_KORT = 5
VOLLEDIG = 100

# Name, title, narrowing of the team's open work; late and own work come back in their own group too.
_OPEN = "w.open AND w.scope_team = %(team)s::int"
GROEPEN = (
    # A request to take over, or for access, carries the day it was asked, which is no term.
    (
        "te_laat",
        "Te laat",
        f"{_OPEN} AND w.uiterlijk < %(vandaag)s::date AND w.soort NOT IN ('overdracht', 'toegang')",
    ),
    ("termijnen", "Wettelijke termijnen", f"{_OPEN} AND w.wettelijk"),
    ("evaluaties", "Evaluaties", f"{_OPEN} AND w.soort = 'evaluatie'"),
    ("waakvlam", "Waakvlam", f"{_OPEN} AND w.soort = 'waakvlam'"),
    ("meldingen", "Nieuwe meldingen", f"{_OPEN} AND w.soort = 'triage'"),
    ("verdelen", "Te verdelen", f"{_OPEN} AND w.soort = 'regie_gezocht'"),
    ("mijn", "Van mij", f"{_OPEN} AND w.medewerker_id = %(ik)s::uuid AND {NIET_VERLOPEN}"),
)
LINKS = ("te_laat", "termijnen", "evaluaties", "waakvlam")

_KEUZE = "SELECT * FROM huishoudens_werkitem w WHERE {waar} ORDER BY w.uiterlijk, w.id LIMIT {grens}"
_AANTALLEN = ", ".join(
    f"(SELECT count(*) FROM (SELECT 1 FROM huishoudens_werkitem w WHERE {waar} LIMIT 1000) t) AS {naam}"
    for naam, _, waar in GROEPEN
)
# Only the aandachtsfunctionaris has rows here: row security leaves the others none.
_VEILIGHEID = """
    SELECT h.id AS huishouden_id, h.aanduiding, h.nummer, d.geopend_op, s.stap, s.datum AS stap_op
    FROM huishoudens_veiligheidsdossier d
    JOIN huishoudens_huishouden h ON h.id = d.huishouden_id AND h.team_id = %(team)s::int
    LEFT JOIN LATERAL (SELECT m.stap, m.datum FROM huishoudens_meldcodestap m
        WHERE m.dossier_id = d.id ORDER BY m.stap DESC LIMIT 1) s ON true
    WHERE d.status = 'open' ORDER BY coalesce(s.datum, d.geopend_op), d.id LIMIT 50"""


@dataclass(frozen=True, kw_only=True)
class Werkgroep:
    """One card of the werkplek; `aantal` counts all, `regels` holds the first."""

    sleutel: str
    titel: str
    aantal: int
    regels: list[Werkregel]
    links: bool

    @property
    def meer(self) -> bool:
        return self.aantal > len(self.regels)


@dataclass(frozen=True, kw_only=True)
class Veiligheidsregel:
    """A household at risk that the aandachtsfunctionaris watches."""

    naam: str
    nummer: str
    stand: str
    sinds: str
    url: str
    gelezen: Gelezen


@dataclass(frozen=True, kw_only=True)
class Werkplekbeeld:
    """All that the page shows."""

    groepen: list[Werkgroep]
    veiligheid: list[Veiligheidsregel]
    bewaakt: bool

    @property
    def gelezen(self) -> list[Gelezen]:
        """What the page tells of each huishouden: of the team's work nothing but that it is due."""
        werk = [regel.gelezen for groep in self.groepen for regel in groep.regels]
        return werk + [regel.gelezen for regel in self.veiligheid]

    def groep(self, sleutel: str) -> Werkgroep:
        return next(groep for groep in self.groepen if groep.sleutel == sleutel)


def werkplek_van(team: Team, medewerker: Medewerker, *, op: datetime.date, groep: str = "") -> Werkplekbeeld:
    """The team's work; with `groep` that group in full and of the others only the number."""
    bewaakt = team.nummer in medewerker.teamnummers(Rol.AF)
    delen = {"aantallen": f"SELECT {_AANTALLEN}"}
    for naam, _, waar in GROEPEN:
        if groep in ("", naam):
            grens = VOLLEDIG if groep else IN_HET_KORT
            delen[naam] = ZONDER_INHOUD.format(keuze=_KEUZE.format(waar=waar, grens=grens))
    if bewaakt:
        delen["veiligheid"] = _VEILIGHEID
    rijen = een_vraag(delen, {"ik": medewerker.pk, "team": team.nummer, "vandaag": op})
    aantallen = rijen["aantallen"][0]
    return Werkplekbeeld(
        groepen=[
            Werkgroep(
                sleutel=naam,
                titel=titel,
                aantal=aantallen[naam],
                regels=[werkregel(rij, op=op) for rij in rijen.get(naam, [])],
                links=naam in LINKS,
            )
            for naam, titel, _ in GROEPEN
        ],
        veiligheid=[_veiligheidsregel(rij) for rij in rijen.get("veiligheid", [])],
        bewaakt=bewaakt,
    )


def _veiligheidsregel(rij: Rij) -> Veiligheidsregel:
    stap = f"Meldcode stap {rij['stap']}" if rij["stap"] else "Nog geen stap van de meldcode gezet"
    return Veiligheidsregel(
        naam=rij["aanduiding"],
        nummer=rij["nummer"],
        stand=stap,
        sinds=f"Sinds {datum(dag(rij['stap_op'] or rij['geopend_op']))}",
        url=reverse("huishoudens:huishouden", args=[rij["huishouden_id"]]),
        gelezen=gelezen(rij, G.VEILIGHEID),
    )
