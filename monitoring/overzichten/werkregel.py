"""One line of a work list: for whom, what, who does it, when (E1, screens 2 and 7).

The werkitem says that something is due; what its source says comes from a LEFT JOIN under row security, so a
reader without the file sees the kind of work and no more.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from huishoudens.keuzes import OVERDRACHT_DAGEN, Werksoort
from monitoring.overzichten.vraag import Rij, dag
from toegang.diensten.inzage import Gelezen
from toegang.keuzes import Gegevensgroep as G
from toegang.paden import pad_van
from toegang.templatetags.nl import datum, meervoud

# The name of a medewerker as people say it, for an alias of toegang_medewerker.
NAAM = "concat_ws(' ', {0}.voornaam, nullif({0}.tussenvoegsel, ''), {0}.achternaam)"
# OFFSET 0 makes this a look-up by key for the few rows of a list; else the planner may scan the whole table.
BIJ_HUISHOUDEN = """JOIN LATERAL (SELECT hh.id, hh.aanduiding, hh.nummer, hh.niveau, hh.waakvlam_weken, hh.regisseur_id
        FROM huishoudens_huishouden hh WHERE hh.id = w.huishouden_id OFFSET 0) h ON true"""
# A request to take over that lapsed waits for nobody any more; until somebody asks anew it stands there, open.
NIET_VERLOPEN = f"(w.soort <> 'overdracht' OR w.uiterlijk >= %(vandaag)s::date - {OVERDRACHT_DAGEN})"

ZONDER_INHOUD = f"""
    SELECT w.soort, w.bron_id, w.uiterlijk, w.wettelijk, w.huishouden_id, w.wie, w.gemaakt_op,
        h.aanduiding, h.nummer, h.waakvlam_weken, w.medewerker_id = %(ik)s::uuid AS van_mij,
        {NAAM.format("m")} AS medewerker, m.functie, o.korte_naam AS organisatie
    FROM ({{keuze}}) w
    {BIJ_HUISHOUDEN}
    LEFT JOIN toegang_medewerker m ON m.id = w.medewerker_id
    LEFT JOIN toegang_organisatie o ON o.id = w.organisatie_id
    ORDER BY w.uiterlijk, w.id"""

MET_INHOUD = f"""
    SELECT w.soort, w.bron_id, w.uiterlijk, w.wettelijk, w.huishouden_id, w.wie, w.gemaakt_op,
        h.aanduiding, h.nummer, h.waakvlam_weken, w.medewerker_id = %(ik)s::uuid AS van_mij,
        {NAAM.format("m")} AS medewerker, m.functie, o.korte_naam AS organisatie,
        coalesce(a.omschrijving, adv.voorziening, v.vraag, t.vraag) AS tekst,
        coalesce(nullif(split_part(p.voornamen, ' ', 1), ''),
            nullif(concat_ws(' ', nullif(p.tussenvoegsel, ''), p.achternaam), ''), n.naam) AS naaste,
        n.id IS NOT NULL AS uit_netwerk, t.spoed,
        v.advies_id, coalesce(d.gevraagd_op, tv.gevraagd_op, v.gevraagd_op::timestamptz) AS gevraagd_op,
        {NAAM.format("vd")} AS gevraagd_door,
        h.regisseur_id = %(ik)s::uuid OR h.id IN (SELECT beleid.betrokken()) AS schrijft
    FROM ({{keuze}}) w
    {BIJ_HUISHOUDEN}
    LEFT JOIN toegang_medewerker m ON m.id = w.medewerker_id
    LEFT JOIN toegang_organisatie o ON o.id = w.organisatie_id
    LEFT JOIN plannen_actie a ON w.soort = 'actie' AND a.id = w.bron_id
    LEFT JOIN huishoudens_persoon p ON p.id = a.actor_persoon_id
    LEFT JOIN huishoudens_netwerklid n ON n.id = a.actor_netwerklid_id
    LEFT JOIN backoffice_maatwerkadvies adv ON w.soort = 'advies' AND adv.id = w.bron_id
    LEFT JOIN backoffice_aanvulverzoek v ON w.soort = 'aanvulling' AND v.id = w.bron_id
    LEFT JOIN triage_melding t ON w.soort = 'triage' AND t.id = w.bron_id
    LEFT JOIN huishoudens_overdracht d ON w.soort = 'overdracht' AND d.id = w.bron_id
    LEFT JOIN huishoudens_toegangsverzoek tv ON w.soort = 'toegang' AND tv.id = w.bron_id
    LEFT JOIN toegang_medewerker vd ON vd.id = coalesce(d.gevraagd_door_id, v.gevraagd_door_id, tv.medewerker_id)
    ORDER BY w.uiterlijk, w.id"""

_WEKEN = {
    1: "elke week",
    2: "elke twee weken",
    4: "elke vier weken",
    6: "elke zes weken",
    8: "elke acht weken",
}
LANGSTE_TEKST = 90
_GROEP_VAN_TEKST = {
    Werksoort.ACTIE: G.PLAN,
    Werksoort.ADVIES: G.VERWIJZING,
    Werksoort.AANVULLING: G.VERWIJZING,
    Werksoort.TRIAGE: G.JOURNAAL,
}


@dataclass(frozen=True, kw_only=True)
class Werkregel:
    """One line as the page draws it; `chip` overrules the colour of the term."""

    soort: Werksoort
    naam: str
    nummer: str
    wat: str
    wie: str
    dagen: int
    datum: str
    wettelijk: bool
    url: str
    chip: str = ""
    actie: str = ""
    actie_url: str = ""
    actie_icoon: str = ""
    spoed: bool = False
    gelezen: Gelezen

    @property
    def wacht_op_mij(self) -> bool:
        return self.chip == "wacht"


def werkregel(rij: Rij, *, op: datetime.date) -> Werkregel:
    """Words for one row of ZONDER_INHOUD or MET_INHOUD."""
    soort = Werksoort(rij["soort"])
    uiterlijk = dag(rij["uiterlijk"]) or op
    gevraagd = dag(rij.get("gevraagd_op"))
    wacht = _wacht(soort, rij)
    url = _url(soort, rij)
    actie, actie_url, icoon = _knop(soort, rij, url)
    return Werkregel(
        soort=soort,
        naam=rij["aanduiding"],
        nummer=rij["nummer"],
        wat=_wat(soort, rij),
        wie=_wie(soort, rij, wacht=wacht),
        dagen=(op - (gevraagd or uiterlijk)).days if wacht else (uiterlijk - op).days,
        datum=datum(gevraagd or uiterlijk) if wacht else datum(uiterlijk),
        wettelijk=bool(rij["wettelijk"]),
        url=url,
        chip="wacht" if wacht else "",
        actie=actie,
        actie_url=actie_url,
        actie_icoon=icoon,
        spoed=bool(rij.get("spoed")),
        gelezen=gelezen(rij, *_inhoud(soort, rij)),
    )


def _wacht(soort: Werksoort, rij: Rij) -> bool:
    """Whether somebody waits for an answer of the reader; what is asked of nobody, the teamleider answers."""
    if soort == Werksoort.TOEGANG:
        return bool(rij["van_mij"]) or not rij["medewerker"]
    return soort in (Werksoort.OVERDRACHT, Werksoort.AANVULLING) and bool(rij["van_mij"])


def gelezen(rij: Rij, *inhoud: G) -> Gelezen:
    """What one line told of its huishouden, for the inzagelog."""
    return Gelezen.op_regel(UUID(rij["huishouden_id"]), rij["nummer"], *inhoud)


def _inhoud(soort: Werksoort, rij: Rij) -> Iterator[G]:
    """The categories of the text and of the name of whoever does it; a werkitem by itself holds no content."""
    if rij.get("tekst"):
        yield _GROEP_VAN_TEKST[soort]
    if rij.get("uit_netwerk"):
        yield G.WONEN


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= LANGSTE_TEKST else f"{tekst[: LANGSTE_TEKST - 1].rsplit(' ', 1)[0]} …"


def _wat(soort: Werksoort, rij: Rij) -> str:
    tekst = _kort(rij.get("tekst") or "")
    match soort:
        case Werksoort.OVERDRACHT if rij["van_mij"]:
            return "Neemt u de regie over?"
        case Werksoort.TOEGANG if _wacht(soort, rij):
            return "Een collega vraagt toegang"
        case Werksoort.AANVULLING if tekst:
            return f"Gevraagd: {tekst}"
        case Werksoort.ADVIES if tekst:
            # PGB stays as it is.
            begin = tekst[:1].lower() if tekst[1:2].islower() else tekst[:1]
            return f"Besluit over {begin}{tekst[1:]}"
        case Werksoort.WAAKVLAM if weken := rij["waakvlam_weken"]:
            return f"Waakvlamcontact, {_WEKEN.get(weken, f'elke {weken} weken')}"
        case Werksoort.EVALUATIE:
            return "Evaluatie van het plan"
        case Werksoort.TRIAGE if not tekst:
            return "Melding"
        case _:
            return tekst or soort.label


def _wie(soort: Werksoort, rij: Rij, *, wacht: bool) -> str:
    if wacht:
        return f"Gevraagd door {rij['gevraagd_door']}" if rij.get("gevraagd_door") else "Gevraagd aan u"
    # Somebody else does it and the medewerker only sees to it: name who does.
    if doet := ", ".join(dict.fromkeys(filter(None, (rij["organisatie"], rij.get("naaste") or rij["wie"])))):
        return doet
    if rij["van_mij"]:
        return "U doet dit"
    return str(rij["medewerker"] or ("Nog te verdelen" if soort == Werksoort.TRIAGE else "Nog niemand"))


def _url(soort: Werksoort, rij: Rij) -> str:
    """Where the work is done: a triage somebody may read, a request to answer, else the file."""
    if soort == Werksoort.TRIAGE and rij.get("tekst"):
        return pad_van("triage:triage", rij["bron_id"])
    if soort == Werksoort.OVERDRACHT and rij["van_mij"]:
        return pad_van("huishoudens:overdracht", rij["bron_id"])
    if soort == Werksoort.TOEGANG and _wacht(soort, rij):
        return pad_van("huishoudens:toegangsverzoek", rij["bron_id"])
    if soort == Werksoort.AANVULLING and rij.get("advies_id") and rij["van_mij"]:
        return pad_van("backoffice:aanvulling_geven", rij["advies_id"])
    over_advies = soort in (Werksoort.ADVIES, Werksoort.AANVULLING) and rij.get("tekst")
    if over_advies or (soort == Werksoort.ONDERZOEK and rij["van_mij"]):
        return pad_van("backoffice:adviezen", rij["huishouden_id"])
    return pad_van("huishoudens:huishouden", rij["huishouden_id"])


def _knop(soort: Werksoort, rij: Rij, url: str) -> tuple[str, str, str]:
    """What can be done from the line itself: its word, address and icon."""
    if soort == Werksoort.OVERDRACHT and rij["van_mij"]:
        return "Antwoord geven", url, "arrow-right-left"
    if soort == Werksoort.TOEGANG and _wacht(soort, rij):
        return "Antwoord geven", url, "arrow-right"
    if soort == Werksoort.TRIAGE and rij.get("tekst"):
        return "Triage doen", url, "arrow-right"
    if rij.get("schrijft"):
        adres = pad_van("huishoudens:contact_vastleggen", rij["huishouden_id"])
        return "Contact vastleggen", adres, "message-square-plus"
    return "", "", ""


def samenvatting(te_laat: int, komend: int) -> str:
    """What matters now, in words, for the head of the page."""
    zinnen = []
    if te_laat:
        zinnen.append(f"Er {'is' if te_laat == 1 else 'zijn'} {meervoud(te_laat, 'zaak,zaken')} te laat.")
    if komend:
        vraagt = "vraagt" if komend == 1 else "vragen"
        zinnen.append(f"De komende 7 dagen {vraagt} er {komend} uw aandacht.")
    return " ".join(zinnen) or "Er is niets te laat."
