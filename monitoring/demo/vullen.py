"""Fills the demo: the practice cases through the importer, then as many drawn households as asked for."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from django.db import connection

from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from huishoudens.keuzes import Niveau
from huishoudens.models import (
    Adres,
    Benadering,
    Betrokkenheid,
    Contactgegeven,
    Contactmoment,
    Deling,
    Huishouden,
    Leefgebiedbeeld,
    Lidmaatschap,
    Meldcodestap,
    Netwerklid,
    Overdracht,
    Persoon,
    PersoonBsn,
    Regie,
    Relatie,
    Toegangsverzoek,
    Toegewezen,
    Toelating,
    Toestemming,
    Veiligheidsdossier,
    Waarneming,
    Werkitem,
    Zoekterm,
)
from monitoring.demo import dossierverloop, meldingsverloop, toegangsverloop, verloop
from monitoring.demo.adviesverloop import Beurten, advies
from monitoring.demo.formatie import team_van
from monitoring.demo.gezin import SOORTEN, trek_gezin
from monitoring.demo.inschrijven import Inschrijving, bsns, schrijf_gezin
from monitoring.demo.loting import Loting
from monitoring.demo.omgeving import VERTROKKEN_SINDS, Omgeving
from monitoring.demo.planverloop import plan
from monitoring.demo.themas import GEZIN
from monitoring.demo.themas_zorg import PER_SOORT
from monitoring.demo.verhaal import (
    ACTIEF,
    AFGESLOTEN,
    CONCEPT,
    IN_TRIAGE,
    LICHT,
    MET_PLAN,
    NIEUW,
    STIL,
    WAAKVLAM,
    ZOEKT,
    Verhaal,
    vorige_werkdag,
)
from monitoring.demo.wegschrijven import Lading
from monitoring.demo.zinnen import geldt
from plannen.models import Actie, Akkoord, Doel, Evaluatie, Evaluatieresultaat, Plan, PlanStatuswijziging
from toegang.ingebed import CHECKOUT
from triage.models import Melding, Routekeuze, Triage

PRAKTIJKMAP = CHECKOUT / "praktijk"
PER_KEER = 250
# The order in which rows rest on each other; work items last, because a trigger copies the regisseur.
VOLGORDE = (
    Huishouden, Persoon, Lidmaatschap, PersoonBsn, Adres, Contactgegeven, Benadering, Netwerklid, Zoekterm,
    Melding, Triage, Routekeuze, Regie, Toelating, Betrokkenheid, Toegewezen, Overdracht, Toestemming, Leefgebiedbeeld,
    Veiligheidsdossier, Meldcodestap, Contactmoment, Plan, PlanStatuswijziging, Doel, Actie, Akkoord, Evaluatie,
    Evaluatieresultaat, Maatwerkadvies, Aanvulverzoek, Besluit, Deling, Waarneming, Relatie, Toegangsverzoek, Werkitem,
)  # fmt: skip
# A region's households: kind of file, with how many of a hundred.
_AARD = {"enkelvoudig": 70.0, "eigen_regie": 15.0, "meervoudig": 10.0, "complex": 5.0}
_NIVEAU = {
    "enkelvoudig": Niveau.ENKELVOUDIG,
    "eigen_regie": Niveau.MEERVOUDIG,
    "meervoudig": Niveau.MEERVOUDIG,
    "complex": Niveau.MEERVOUDIG_COMPLEX,
}
_STANDEN = {
    "enkelvoudig": {
        NIEUW: 2.0,
        IN_TRIAGE: 1.0,
        ZOEKT: 2.0,
        LICHT: 24.0,
        CONCEPT: 5.0,
        ACTIEF: 46.0,
        WAAKVLAM: 8.0,
        AFGESLOTEN: 12.0,
    },
    "eigen_regie": {CONCEPT: 6.0, ACTIEF: 72.0, WAAKVLAM: 10.0, AFGESLOTEN: 12.0},
    "meervoudig": {ZOEKT: 4.0, CONCEPT: 8.0, ACTIEF: 72.0, WAAKVLAM: 10.0, AFGESLOTEN: 6.0},
    "complex": {ZOEKT: 3.0, CONCEPT: 7.0, ACTIEF: 85.0, WAAKVLAM: 5.0},
}  # fmt: skip
# How long ago a household came in, in days, by how far it is.
_GELEDEN = {
    NIEUW: (0, 2), IN_TRIAGE: (1, 4), ZOEKT: (2, 8), LICHT: (4, 730), CONCEPT: (14, 50), ACTIEF: (45, 640),
    WAAKVLAM: (300, 730), AFGESLOTEN: (250, 730), STIL: (95, 170),
}  # fmt: skip
# Every team's first households show what is new, what is sought and what the back offices have to decide,
# however small the demo.
_VAST = {
    0: NIEUW, 1: ZOEKT, 2: IN_TRIAGE, 3: ACTIEF, 4: ACTIEF, 5: ACTIEF, 6: STIL, 7: ACTIEF, 9: NIEUW,
    12: STIL, 40: ACTIEF, 44: STIL,
}  # fmt: skip
# Of these the regisseur left.
_VERTROKKEN = (7, 40)
_WETTEN = ("wmo", "wgs", "participatiewet", "jeugdwet", "wmo")
_SOORT_VAN_WET = {"wmo": "alleen_oud", "wgs": "alleen", "participatiewet": "paar", "jeugdwet": "twee_ouders"}


class Teller(Protocol):
    """Hears how many households are done."""

    def stap(self, aantal: int = 1) -> None: ...


def praktijkbestanden() -> list[Path]:
    """The project's own practice cases."""
    return sorted(PRAKTIJKMAP.glob("*.yaml"))


def vul(omgeving: Omgeving, aantal: int, *, zaad: str, teller: Teller) -> int:
    """Draw and write `aantal` households; returns how many rows. The same seed and day give the same region."""
    loting, lading, beurten, nummers = Loting(zaad), Lading(VOLGORDE), Beurten(), bsns()
    rijen = 0
    for volgnummer in range(aantal):
        _een(omgeving, loting, lading, beurten, nummers, volgnummer)
        if (volgnummer + 1) % PER_KEER == 0 or volgnummer + 1 == aantal:
            rijen += _schrijf(lading)
            teller.stap(volgnummer % PER_KEER + 1)
    return rijen


def _een(
    omgeving: Omgeving,
    loting: Loting,
    lading: Lading,
    beurten: Beurten,
    nummers: Iterator[str],
    volgnummer: int,
) -> None:
    bezetting = omgeving.teams[team_van(volgnummer, len(omgeving.teams))]
    in_team = volgnummer // len(omgeving.teams)
    vast = _VAST.get(in_team)
    vertrokken = in_team in _VERTROKKEN
    wet = _WETTEN[volgnummer % len(_WETTEN)] if vast == ACTIEF and not vertrokken else ""
    aard = "enkelvoudig" if vast else loting.gewogen(_AARD)
    stand = vast or loting.gewogen(_STANDEN[aard])
    van, tot = _GELEDEN[stand]
    start = vorige_werkdag(omgeving.vandaag - datetime.timedelta(days=loting.getal(van, tot)))
    soort = _SOORT_VAN_WET.get(wet) or loting.gewogen(SOORTEN)
    gezin = trek_gezin(loting, soort, omgeving.vandaag)
    passende = [thema for thema in PER_SOORT[gezin.levensfase] if geldt(thema.eis, gezin.kenmerken)]
    themas = sorted(loting.enkele(passende, 9), key=lambda t: t.wet != wet)[:3]
    v = Verhaal(
        lading=lading,
        loting=loting,
        omgeving=omgeving,
        bezetting=bezetting,
        gezin=gezin,
        huishouden=loting.uuid(),
        niveau=_NIVEAU[aard],
        stand=stand,
        vertrokken=vertrokken,
        eigen_regie=aard == "eigen_regie",
        start=start,
        themas=themas,
        advies_loopt=bool(wet),
        met_maatwerk=bool(wet)
        or (stand in (ACTIEF, WAAKVLAM, AFGESLOTEN) and loting.kans(0.6 if aard == "complex" else 0.42)),
        afgeschermd=stand == ACTIEF and (loting.kans(0.004) or (aard == "complex" and loting.kans(0.1))),
    )
    if stand == WAAKVLAM:
        v.waakvlam_weken = loting.kies((4, 6, 8, 12))
    sinds = v.om(start, 9)
    lading.voeg(
        Huishouden,
        sinds,
        id=v.huishouden,
        nummer="",
        aanduiding=gezin.aanduiding,
        team_id=bezetting.team.pk,
        niveau=v.niveau,
        afgeschermd=v.afgeschermd,
        waakvlam_weken=v.waakvlam_weken,
    )
    waar = Inschrijving(v.huishouden, sinds, bezetting, v.afgeschermd)
    schrijf_gezin(lading, loting, gezin, waar, nummers)
    _vertel(v, beurten, in_team)
    toegangsverloop.toegang(v, in_team)
    lading.rijen[Huishouden][-1]["aanspreekpunt_id"] = v.wie.pk if stand in MET_PLAN else None


def _vertel(v: Verhaal, beurten: Beurten, in_team: int) -> None:
    meldingsverloop.melding(v)
    if v.stand in (NIEUW, IN_TRIAGE):
        return
    verloop.regie(v)
    verloop.betrokken(v)
    meldingsverloop.latere_vragen(v)
    if v.stand not in MET_PLAN:
        return
    dossierverloop.contacten(v, _laatste_contact(v))
    if v.stand == ACTIEF and not v.vertrokken:
        dossierverloop.net_gebeurd(v)
    dossierverloop.beelden(v)
    dossierverloop.toestemming(v)
    zorgelijk = 0.3 if v.niveau == Niveau.MEERVOUDIG_COMPLEX else 0.02 if v.gezin.levensfase == GEZIN else 0
    if v.loting.kans(zorgelijk):
        dossierverloop.veiligheid(v)
    p = plan(v)
    if v.met_maatwerk:
        advies(v, p, beurten)
    if v.stand == WAAKVLAM and p.tot:
        _op_waakvlam(v, p.tot)
    elif v.stand == AFGESLOTEN and p.tot and not v.eigen_regie:
        verloop.terug_naar_gezin(v, p.tot)
    elif (
        v.stand == ACTIEF and v.regisseur and (in_team % 17 == 8 or v.loting.kans(0.01)) and not v.vertrokken
    ):
        eerste = next(iter(v.bezetting.collegas))
        anderen = [wie for wie in v.bezetting.collegas if wie not in (v.regisseur, v.betrokkene)]
        if not v.afgeschermd:
            verloop.overdracht(v, eerste if eerste != v.regisseur else v.loting.kies(anderen))


def _laatste_contact(v: Verhaal) -> datetime.date:
    if v.stand == STIL:
        return v.start + datetime.timedelta(days=40)
    return v.vandaag - VERTROKKEN_SINDS if v.vertrokken else v.vandaag


def _op_waakvlam(v: Verhaal, sinds: datetime.date) -> None:
    """The last short call lies a little less than the rhythm ago; now and then it was forgotten."""
    weken = v.waakvlam_weken or 6
    geleden = v.loting.getal(1, weken * 7 - 1) + (14 if v.loting.kans(0.12) else 0)
    dossierverloop.waakvlamcontact(v, max(sinds, v.vandaag - datetime.timedelta(days=geleden)))


def _schrijf(lading: Lading) -> int:
    _nummer(lading.rijen[Huishouden])
    plannen = [rij["id"] for rij in lading.rijen[Plan]]
    rijen = lading.schrijf()
    with connection.cursor() as cursor:
        # A trigger noted that goals and actions were added just now; they were there from the start.
        cursor.execute(
            "UPDATE plannen_plan SET inhoud_gewijzigd_op = NULL, versie = 1 WHERE id = ANY(%s)", [plannen]
        )
    return rijen


def _nummer(rijen: list[dict[str, object]]) -> None:
    """File numbers in order, from the same counter as the screens use."""
    per_jaar: dict[int, list[dict[str, object]]] = {}
    for rij in rijen:
        gemaakt = rij["gemaakt_op"]
        if isinstance(gemaakt, datetime.datetime):
            per_jaar.setdefault(gemaakt.year, []).append(rij)
    with connection.cursor() as cursor:
        for jaar, hier in sorted(per_jaar.items()):
            cursor.execute("SELECT volgend_nummer() FROM generate_series(1, %s)", [len(hier)])
            for rij, (nummer,) in zip(hier, cursor.fetchall(), strict=True):
                rij["nummer"] = f"H-{jaar}-{nummer:04d}"
