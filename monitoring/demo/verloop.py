"""Who goes on with a household after triage: regie, who helps, handing over (demo only)."""

import datetime

from huishoudens.keuzes import Niveau, Werksoort
from huishoudens.models import Betrokkenheid, Overdracht, Regie, Toegewezen, Toelating
from monitoring.demo import zinnen
from monitoring.demo.themas import GEZIN
from monitoring.demo.verhaal import ACTIEF, AFGESLOTEN, LICHT, ZOEKT, Verhaal
from triage.routes import VERDELEN_BINNEN_WERKDAGEN


def regie(v: Verhaal) -> None:
    """Who holds the regie, as one row that is open; a household that seeks one has work for the teamleider."""
    lot, team = v.loting, v.bezetting
    dag = v.triage_op or v.start
    if v.stand == ZOEKT:
        uiterlijk = v.omgeving.werkdagen_later(dag, VERDELEN_BINNEN_WERKDAGEN)
        v.werk(Werksoort.REGIE_GEZOCHT, v.huishouden, uiterlijk)
        return
    v.regie_sinds = dag if v.stand == LICHT else v.niet_later(lot.later(dag, 0, 6))
    if v.eigen_regie or v.stand == LICHT:
        _familie(v, v.regie_sinds)
        return
    v.regisseur = (
        team.vertrokken
        if v.vertrokken
        else team.wie_krijgt(v.niveau, actief=v.stand == ACTIEF, blijft=v.stand != AFGESLOTEN)
    )
    gekregen = team.gekregen.get(v.regisseur, 0)
    if v.stand == ACTIEF and not v.vertrokken:
        team.gekregen[v.regisseur] = gekregen + 1
        is_eerste = v.regisseur == next(iter(team.collegas))
        te_laat = gekregen < 2 if is_eerste else gekregen == 0 and lot.kans(0.4)
        v.druk = "te_laat" if te_laat else "week" if gekregen < 8 else v.druk
    sinds = v.regie_sinds
    if lot.kans(0.08) and (v.vandaag - sinds).days > 120:
        vorige = lot.kies([wie for wie in team.collegas if wie != v.regisseur])
        wissel = lot.later(sinds, 40, 110)
        _regie(v, vorige, sinds, tot=wissel)
        sinds = wissel
    _regie(v, v.regisseur, sinds)


def _regie(v: Verhaal, wie: object, van: datetime.date, tot: datetime.date | None = None) -> None:
    medewerker_id = getattr(wie, "pk", None)
    v.voeg(
        Regie,
        v.om(van, 14),
        soort="team",
        medewerker_id=medewerker_id,
        van=van,
        tot=tot,
        door_id=v.bezetting.teamleider.pk,
    )


def _familie(v: Verhaal, van: datetime.date) -> None:
    v.voeg(
        Regie,
        v.om(van, 14),
        soort="huishouden",
        medewerker_id=None,
        persoon_id=v.gezin.eerste.id,
        van=van,
        tot=None,
    )


def terug_naar_gezin(v: Verhaal, dag: datetime.date) -> None:
    """After the plan the family goes on by itself: the team's period ends and the family's begins."""
    for rij in reversed(v.lading.rijen[Regie]):
        if rij["huishouden_id"] != v.huishouden:
            break
        if rij["tot"] is None:
            rij["tot"] = max(dag, rij["van"])
    _familie(v, dag)
    v.regisseur = None


def betrokken(v: Verhaal) -> None:
    """A colleague who helps, always where the family holds the regie itself; who may see a shielded file."""
    lot, team = v.loting, v.bezetting
    sinds = v.regie_sinds or v.start
    if v.stand != LICHT and (v.eigen_regie or (v.niveau != Niveau.ENKELVOUDIG and lot.kans(0.45))):
        anderen = [wie for wie in team.collegas if wie != v.regisseur]
        v.betrokkene = (
            team.jeugd if v.gezin.levensfase == GEZIN and team.jeugd in anderen else lot.kies(anderen)
        )
        gebieden = sorted({thema.leefgebied for thema in v.themas[:2]})
        tot = v.vandaag - datetime.timedelta(days=1) if v.stand == AFGESLOTEN and sinds < v.vandaag else None
        om, helper = v.om(sinds, 15), v.betrokkene.pk
        helpt = v.voeg(Betrokkenheid, om, medewerker_id=helper, van=sinds, tot=tot)
        v.voeg(Toegewezen, om, medewerker_id=helper, betrokkenheid_id=helpt, leefgebieden=gebieden)
    if v.afgeschermd:
        namen = {wie for wie in (team.aandacht, v.betrokkene) if wie is not None and wie != v.regisseur}
        for wie in sorted(namen, key=lambda m: m.email):
            v.voeg(Toelating, v.om(v.start), medewerker_id=wie.pk, van=v.start)


def overdracht(v: Verhaal, naar: object) -> None:
    """Somebody is asked to take over the regie and has not answered yet."""
    if v.regisseur is None or naar == v.regisseur:
        return
    op = v.om(v.vandaag - datetime.timedelta(days=v.loting.getal(0, 4)))
    naar_id = getattr(naar, "pk", None)
    bron = v.voeg(
        Overdracht,
        op,
        naar_id=naar_id,
        gevraagd_door_id=v.regisseur.pk,
        gevraagd_op=op,
        reden=v.loting.kies(zinnen.OVERDRACHT),
        status="gevraagd",
    )
    v.werk(Werksoort.OVERDRACHT, bron, op.date(), medewerker_id=naar_id)
