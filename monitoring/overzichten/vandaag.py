"""Vandaag: what is late, due and waiting for me, what others changed, what is new in my team (E1, screens 2).

One statement for the whole page, the same for one row and for a hundred.
"""

import datetime
from dataclasses import dataclass, field

from django.urls import reverse

from huishoudens.keuzes import Contactsoort, Overdrachtstatus, Werksoort
from huishoudens.overzichten.gedeeld import MIJ_GEGEVEN, Gegeven
from monitoring.overzichten.rechtenregels import wachtend
from monitoring.overzichten.vraag import Rij, dag, een_vraag, moment
from monitoring.overzichten.werkregel import (
    MET_INHOUD,
    NIET_VERLOPEN,
    ZONDER_INHOUD,
    Werkregel,
    gelezen,
    werkregel,
)
from monitoring.overzichten.wijzigingen import GROEPEN_VAN_WIJZIGING, NIEUW_IN_TEAM, VERANDERD
from toegang.diensten.inzage import Gelezen
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Rol
from toegang.models import Bericht, Medewerker
from toegang.templatetags.nl import datum
from toegang.templatetags.nl import moment as in_woorden
from triage.keuzes import Kanaal

VOORUIT = 7
# What somebody can do in a day fits in fifty lines; what is due first comes first.
GRENS = 50
KORT = 4

# What is mine, what others do in the households I am regisseur of, and who asks for access where nobody is; the
# arms do not overlap. Somebody waits
# for an answer from the day of the question, however far off its last day is.
_MIJN = f"""
    SELECT * FROM (
        (SELECT * FROM huishoudens_werkitem w WHERE w.open AND w.medewerker_id = %(ik)s::uuid
            AND (w.uiterlijk <= %(tot)s::date OR w.soort = 'aanvulling')
            AND {NIET_VERLOPEN}
            ORDER BY w.uiterlijk, w.id LIMIT {GRENS + 1})
        UNION ALL
        (SELECT * FROM huishoudens_werkitem w WHERE w.open AND w.regisseur_id = %(ik)s::uuid
            AND w.medewerker_id IS DISTINCT FROM %(ik)s::uuid AND w.soort NOT IN ('overdracht', 'toegang')
            AND w.uiterlijk <= %(tot)s::date ORDER BY w.uiterlijk, w.id LIMIT {GRENS + 1})
        UNION ALL
        (SELECT * FROM huishoudens_werkitem w WHERE w.open AND w.scope_team = ANY(%(geleid)s::int[])
            AND w.soort = 'toegang' AND w.medewerker_id IS NULL ORDER BY w.uiterlijk, w.id LIMIT {GRENS + 1})
    ) arm ORDER BY uiterlijk, id LIMIT {GRENS + 1}"""
_POSTBUS = """
    SELECT * FROM huishoudens_werkitem w
    WHERE w.open AND w.soort = 'triage' AND w.scope_team = ANY(%(postbus)s::int[])
        AND w.regisseur_id IS NULL
    ORDER BY w.uiterlijk, w.id LIMIT 21"""
_TEAM_TE_LAAT = """
    SELECT * FROM huishoudens_werkitem w
    WHERE w.open AND w.scope_team = ANY(%(geleid)s::int[]) AND w.uiterlijk < %(vandaag)s::date
        AND w.soort NOT IN ('overdracht', 'toegang') AND w.medewerker_id IS DISTINCT FROM %(ik)s::uuid
        AND w.regisseur_id IS DISTINCT FROM %(ik)s::uuid
    ORDER BY w.uiterlijk, w.id LIMIT 21"""


_ROLLEN = f"SELECT count(*) AS aantal FROM ({wachtend('o.team_id = ANY(%(geleid)s::int[])')}) wacht"
_BERICHTEN = """
    SELECT id, soort, gemaakt_op FROM toegang_bericht
    WHERE medewerker_id = %(ik)s::uuid AND gelezen_op IS NULL ORDER BY gemaakt_op DESC LIMIT 20"""
_ZONDER_REGISSEUR = """
    SELECT naam FROM toegang_team WHERE nummer IN (SELECT beleid.zonder_regisseur()) ORDER BY naam"""
_BEWAARD = "SELECT count(*) AS aantal FROM toegang_concept WHERE medewerker_id = %(ik)s::uuid"


@dataclass(frozen=True, kw_only=True)
class Groep:
    """A group of the list; `meer_url` leads on when there is more than fits here."""

    titel: str
    regels: list[Werkregel]
    soort: str = ""
    meer_url: str = ""
    meer: bool = False

    @property
    def aantal(self) -> str:
        return f"{len(self.regels)}+" if self.meer else str(len(self.regels))


@dataclass(frozen=True, kw_only=True)
class Wijziging:
    """Something somebody else did in one of my households."""

    naam: str
    tekst: str
    wie: str
    icoon: str
    url: str
    gelezen: Gelezen


@dataclass(frozen=True, kw_only=True)
class Vandaagbeeld:
    """All that the page shows."""

    groepen: list[Groep]
    te_laat: int
    komend: int
    veranderd: list[Wijziging] = field(default_factory=list)
    meer_veranderd: int = 0
    nieuw: list[Wijziging] = field(default_factory=list)
    bewaard: int = 0
    rollen: int = 0
    zonder_regisseur: list[str] = field(default_factory=list)
    berichten: list[Bericht] = field(default_factory=list)
    gedeeld: list[Gegeven] = field(default_factory=list)
    meer_gedeeld: bool = False

    @property
    def gelezen(self) -> list[Gelezen]:
        """What the page tells of each huishouden, line by line."""
        werk = [regel.gelezen for groep in self.groepen for regel in groep.regels]
        return werk + [wijziging.gelezen for wijziging in (*self.veranderd, *self.nieuw)]


def vandaag_voor(
    medewerker: Medewerker,
    *,
    vandaag: datetime.date,
    sinds: datetime.datetime,
    alles: bool = False,
) -> Vandaagbeeld:
    """The home page of somebody in a team. `alles` shows every change since the last visit. One statement."""
    delen = {
        "mijn": MET_INHOUD.format(keuze=_MIJN),
        "veranderd": VERANDERD,
        "nieuw": NIEUW_IN_TEAM,
        "bewaard": _BEWAARD,
        "berichten": _BERICHTEN,
        "gedeeld": f"{MIJ_GEGEVEN} LIMIT {KORT + 1}",
    }
    if triagist_van := medewerker.teamnummers(Rol.TRI):
        delen["postbus"] = MET_INHOUD.format(keuze=_POSTBUS)
    if geleid := medewerker.teamnummers(Rol.TL):
        delen["team"] = ZONDER_INHOUD.format(keuze=_TEAM_TE_LAAT)
        delen |= {"rollen": _ROLLEN, "zonder_regisseur": _ZONDER_REGISSEUR}
    rijen = een_vraag(
        delen,
        {
            "ik": medewerker.pk,
            "vandaag": vandaag,
            "tot": vandaag + datetime.timedelta(days=VOORUIT),
            "sinds": sinds,
            "teams": medewerker.teamnummers(Rol.TM),
            **({"postbus": triagist_van} if triagist_van else {}),
            "geleid": geleid,
        },
    )
    # What stands in the postbus is not told twice.
    postbus = {rij["bron_id"] for rij in rijen.get("postbus", [])}
    mijn = [
        werkregel(rij, op=vandaag)
        for rij in rijen["mijn"]
        if not (rij["soort"] == Werksoort.TRIAGE and rij["bron_id"] in postbus)
    ]
    te_laat = [r for r in mijn if r.dagen < 0 and not r.wacht_op_mij]
    komend = [r for r in mijn if r.dagen >= 0 and not r.wacht_op_mij]
    wijzigingen = [_wijziging(rij, vandaag) for rij in rijen["veranderd"]]
    eerst = _eerst(medewerker, rijen, vandaag)
    alles_nu = [*te_laat, *komend, *(regel for groep in eerst for regel in groep.regels)]
    groepen = [
        *eerst,
        Groep(titel="Te laat", soort="te_laat", regels=te_laat[:GRENS], meer=len(te_laat) > GRENS),
        Groep(titel="Komende 7 dagen", regels=komend[:GRENS], meer=len(komend) > GRENS),
        Groep(titel="Wacht op u", regels=[r for r in mijn if r.wacht_op_mij]),
    ]
    return Vandaagbeeld(
        groepen=[groep for groep in groepen if groep.regels],
        te_laat=sum(regel.dagen < 0 for regel in alles_nu),
        komend=sum(0 <= regel.dagen <= VOORUIT for regel in alles_nu),
        veranderd=wijzigingen if alles else wijzigingen[:KORT],
        meer_veranderd=0 if alles or len(wijzigingen) <= KORT else len(wijzigingen),
        nieuw=[_nieuws(rij, vandaag) for rij in rijen["nieuw"]],
        bewaard=rijen["bewaard"][0]["aantal"],
        rollen=rijen["rollen"][0]["aantal"] if "rollen" in rijen else 0,
        zonder_regisseur=[rij["naam"] for rij in rijen.get("zonder_regisseur", [])],
        berichten=[
            Bericht(
                id=rij["id"],
                soort=rij["soort"],
                gemaakt_op=datetime.datetime.fromisoformat(rij["gemaakt_op"]),
            )
            for rij in rijen["berichten"]
        ],
        gedeeld=[Gegeven.van(rij) for rij in rijen["gedeeld"][:KORT]],
        meer_gedeeld=len(rijen["gedeeld"]) > KORT,
    )


def _eerst(medewerker: Medewerker, rijen: dict[str, list[Rij]], vandaag: datetime.date) -> list[Groep]:
    """What a triagist or teamleider looks at before the own list."""
    groepen = []
    if "postbus" in rijen:
        regels = sorted(
            (werkregel(rij, op=vandaag) for rij in rijen["postbus"]), key=lambda r: (not r.spoed, r.dagen)
        )
        groepen.append(
            Groep(
                titel="Postbus",
                regels=regels[:20],
                meer=len(regels) > 20,
                meer_url=reverse("triage:meldingen"),
            )
        )
    if "team" in rijen and medewerker.team:
        regels = [werkregel(rij, op=vandaag) for rij in rijen["team"]]
        url = reverse("monitoring:werkplek", args=[medewerker.team.slug])
        groepen.append(
            Groep(
                titel=f"Te laat in team {medewerker.team.naam}",
                soort="te_laat",
                regels=regels[:20],
                meer=len(regels) > 20,
                meer_url=f"{url}?groep=te_laat",
            )
        )
    return groepen


_ICOON = {
    "contact": "message-square-plus",
    "actie": "check",
    "aanvulling": "pause",
    "besluit": "scale",
    "overdracht": "arrow-right-left",
    "toegang": "eye",
    "regie": "user-round",
    "evaluatie": "calendar",
    "melding": "inbox",
}


def _wijziging(rij: Rij, vandaag: datetime.date) -> Wijziging:
    wanneer = in_woorden(moment(rij["moment"]), vandaag)
    return Wijziging(
        naam=rij["aanduiding"],
        tekst=_gebeurd(rij),
        wie=", ".join(filter(None, (rij["wie"], wanneer))),
        icoon=_ICOON[rij["soort"]],
        url=reverse("huishoudens:huishouden", args=[rij["huishouden_id"]]),
        gelezen=gelezen(rij, *GROEPEN_VAN_WIJZIGING[rij["soort"]]),
    )


def _gebeurd(rij: Rij) -> str:
    detail = rij["detail"] or ""
    match rij["soort"]:
        case "contact":
            return f"{Contactsoort(detail).label.lower()} vastgelegd"
        case "actie":
            return f"actie klaar: {detail}"
        case "aanvulling":
            return "de back office vraagt om gegevens, de termijn staat stil"
        case "besluit":
            return f"besluit genomen: {detail}"
        case "overdracht":
            return f"overdracht {Overdrachtstatus(detail).label.lower()}"
        case "toegang":
            return f"u krijgt geen toegang: {detail}" if detail else "u kunt nu meer van dit dossier lezen"
        case "regie":
            return "u bent nu regisseur"
        case "evaluatie":
            return "evaluatie gehouden"
        case _:
            return f"nieuwe melding via {Kanaal(detail).label.lower()}"


def _nieuws(rij: Rij, vandaag: datetime.date) -> Wijziging:
    wanneer = in_woorden(moment(rij["gemaakt_op"]), vandaag)
    if rij["soort"] == "regie_gezocht":
        return Wijziging(
            naam=rij["aanduiding"],
            tekst="Zoekt een regisseur",
            wie=f"Sinds {datum(dag(rij['gemaakt_op']))}",
            icoon="user-plus",
            url=reverse("huishoudens:huishouden", args=[rij["huishouden_id"]]),
            gelezen=gelezen(rij),
        )
    kanaal = f"via {Kanaal(rij['kanaal']).label.lower()}" if rij["kanaal"] else ""
    return Wijziging(
        naam=f"Melding van {rij['melder']}" if rij["melder"] else f"Melding, {rij['aanduiding']}",
        tekst="Nog te verdelen" if rij["te_verdelen"] else f"Bij {rij['medewerker']}",
        wie=", ".join(filter(None, (wanneer.capitalize(), kanaal))),
        icoon="inbox",
        url=reverse("triage:triage", args=[rij["bron_id"]])
        if rij["kanaal"]
        else reverse("huishoudens:huishouden", args=[rij["huishouden_id"]]),
        gelezen=gelezen(rij, *([G.JOURNAAL] if rij["kanaal"] else [])),
    )
