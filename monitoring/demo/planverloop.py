"""The plan of a story: goals, who does what, akkoord, looking back, and how it ended (demo only)."""

import datetime
from typing import Any

from huishoudens.keuzes import Niveau, Werksoort
from monitoring.demo import zinnen
from monitoring.demo.actieverloop import Planverloop, acties
from monitoring.demo.themas import Thema
from monitoring.demo.verhaal import (
    ACTIEF,
    AFGESLOTEN,
    CONCEPT,
    IN_CONCEPT,
    STIL,
    WAAKVLAM,
    Verhaal,
    volgende_werkdag,
)
from plannen.models import Akkoord, Doel, Evaluatie, Evaluatieresultaat, Plan, PlanStatuswijziging

_DAG = datetime.timedelta(days=1)
_VANAF_SAMEN = 12


def plan(v: Verhaal) -> Planverloop:
    """Write the plan of this household as it stands."""
    lot = v.loting
    # One in four takes longer than the six weeks that are meant.
    traag = v.stand != CONCEPT and lot.kans(0.26)
    van = v.werkdag(v.eerste_contact or v.start, 3, 20)
    vastgesteld = v.werkdag(van, 30, 55) if traag else v.werkdag(van, 0, 9)
    eind = v.niet_later(lot.later(vastgesteld, 110, 320)) if v.stand in (WAAKVLAM, AFGESLOTEN) else None
    p = Planverloop(lot.uuid(), van, vastgesteld, eind, None)
    v.lading.voeg(
        Plan,
        v.om(van),
        id=p.id,
        huishouden_id=v.huishouden,
        status=CONCEPT if v.stand == STIL else v.stand,
        van=van,
        tot=eind if v.stand == AFGESLOTEN else None,
        inhoud_gewijzigd_op=None,
    )
    _standen(v, p)
    momenten = [] if v.stand in IN_CONCEPT else _momenten(v, p)
    p.volgende = _volgende(v, momenten[-1] if momenten else vastgesteld)
    v.doelen = [_doel(v, p, thema, nummer) for nummer, thema in enumerate(_doelthemas(v), start=1)]
    for doel in v.doelen:
        acties(v, p, doel)
    if v.stand not in IN_CONCEPT:
        _akkoorden(v, p)
    _evaluaties(v, p, momenten)
    return p


def _standen(v: Verhaal, p: Planverloop) -> None:
    standen: list[tuple[str, datetime.date]] = [(CONCEPT, p.van)]
    if v.stand not in IN_CONCEPT:
        standen.append((ACTIEF, p.vastgesteld))
    if p.tot:
        standen.append((v.stand, p.tot))
    for status, dag in standen:
        op = v.om(dag, {CONCEPT: 11, ACTIEF: 15}.get(status, 16))
        v.voeg(PlanStatuswijziging, op, plan_id=p.id, status=status, op=op, door_id=v.wie.pk)


def _doelthemas(v: Verhaal) -> list[Thema]:
    aantal = {Niveau.ENKELVOUDIG: 1, Niveau.MEERVOUDIG: 2}.get(Niveau(v.niveau), 3)
    return v.themas[:aantal]


def _momenten(v: Verhaal, p: Planverloop) -> list[datetime.date]:
    """The days on which was looked back, until now or until the plan ended."""
    uit: list[datetime.date] = []
    tot = p.tot or v.vandaag
    dag = v.werkdag(p.vastgesteld, 60, 95)
    while dag < tot and len(uit) < 7:
        uit.append(dag)
        dag = v.werkdag(dag, 70, 105)
    if p.tot and p.tot > p.vastgesteld:
        uit.append(p.tot)
    return uit


def _volgende(v: Verhaal, vorige: datetime.date) -> datetime.date | None:
    """When to look back next; sometimes that day has passed."""
    if v.stand != ACTIEF:
        return None
    if v.druk == "te_laat" and v.loting.kans(0.5):
        te_laat = v.vandaag - datetime.timedelta(days=v.loting.getal(1, 12))
        return max(te_laat, vorige + _DAG)
    if v.loting.kans(0.06):
        return max(v.vandaag - datetime.timedelta(days=v.loting.getal(1, 25)), vorige + _DAG)
    return max(volgende_werkdag(v.loting.later(v.vandaag, 2, 75)), vorige + _DAG)


def _doel(v: Verhaal, p: Planverloop, thema: Thema, nummer: int) -> dict[str, Any]:
    lot = v.loting
    titel, gewenst = v.paar(thema.doelen)
    begin = lot.getal(1, 3)
    rij: dict[str, Any] = {
        "id": lot.uuid(),
        "huishouden_id": v.huishouden,
        "plan_id": p.id,
        "leefgebied": thema.leefgebied,
        "titel": titel,
        "gewenst_resultaat": gewenst,
        "prioriteit": nummer,
        "beginscore": begin,
        "doelscore": min(5, begin + lot.getal(1, 2)),
        "huidige_score": None,
        "status": "open",
    }
    v.lading.voeg(Doel, v.om(p.van), **rij)
    # The row that waits to be written, so that looking back can still change it.
    return {"rij": v.lading.rijen[Doel][-1], "thema": thema, "acties": []}


def _akkoorden(v: Verhaal, p: Planverloop) -> None:
    for lid in v.gezin.leden:
        jaren = lid.leeftijd(v.vandaag)
        if jaren < _VANAF_SAMEN:
            continue
        twaalf = (
            lid.geboren.replace(year=lid.geboren.year + _VANAF_SAMEN, day=min(lid.geboren.day, 28)) + 4 * _DAG
        )
        dag = max(p.vastgesteld, v.niet_later(twaalf)) if jaren < 16 else p.vastgesteld
        v.voeg(
            Akkoord,
            v.om(dag, 14),
            plan_id=p.id,
            persoon_id=lid.id,
            datum=dag,
            wijze=v.loting.kies(("gesprek", "huisbezoek", "telefoon", "schriftelijk")),
        )


def _evaluaties(v: Verhaal, p: Planverloop, momenten: list[datetime.date]) -> None:
    for nummer, dag in enumerate(momenten):
        _gehouden(v, p, dag, laatste=p.tot is not None and nummer == len(momenten) - 1)
    if p.volgende:
        nieuw = v.voeg(Evaluatie, v.om(p.vastgesteld), plan_id=p.id, gepland_op=p.volgende, door_id=v.wie.pk)
        v.werk(Werksoort.EVALUATIE, nieuw, p.volgende, medewerker_id=v.regisseur.pk if v.regisseur else None)


def _gehouden(v: Verhaal, p: Planverloop, dag: datetime.date, *, laatste: bool) -> None:
    lot = v.loting
    gepland = dag - datetime.timedelta(days=0 if lot.kans(0.7) else lot.getal(4, 25))
    op = v.om(dag, 10)
    evaluatie = v.voeg(
        Evaluatie,
        op,
        plan_id=p.id,
        gepland_op=max(gepland, p.van),
        gehouden_op=dag,
        aanpak_past=lot.kans(0.85),
        tevredenheid=lot.gewogen({5: 4.0, 6: 12.0, 7: 32.0, 8: 36.0, 9: 13.0, 10: 3.0}),
        verslag=v.zin(zinnen.VERSLAGEN),
        door_id=v.wie.pk,
    )
    for nummer, doel in enumerate(v.doelen):
        rij = doel["rij"]
        if rij["status"] != "open":
            continue
        score = min(
            rij["doelscore"], (rij["huidige_score"] or rij["beginscore"]) + (1 if lot.kans(0.55) else 0)
        )
        bereikt = laatste or (nummer > 0 and score >= rij["doelscore"])
        v.voeg(
            Evaluatieresultaat,
            op,
            evaluatie_id=evaluatie,
            doel_id=rij["id"],
            resultaat="bereikt" if bereikt else "deels" if score > rij["beginscore"] else "niet",
            score=max(score, rij["doelscore"]) if bereikt else score,
        )
        rij["huidige_score"] = max(score, rij["doelscore"]) if bereikt else score
        rij["status"] = "bereikt" if bereikt else "open"
