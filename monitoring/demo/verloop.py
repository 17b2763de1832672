"""From the first question to who goes on with it: melding, triage, regie, who helps (demo only)."""

import datetime

from huishoudens.keuzes import Niveau, Werksoort
from huishoudens.models import (
    Betrokkenheid,
    Overdracht,
    Regie,
    Toelating,
)
from monitoring.demo import zinnen
from monitoring.demo.themas import GEZIN
from monitoring.demo.verhaal import ACTIEF, AFGESLOTEN, IN_TRIAGE, LICHT, NIEUW, ZOEKT, Verhaal
from triage.keuzes import Klantreis, Route
from triage.models import Melding, Routekeuze, Triage
from triage.routes import ROUTES, VERDELEN_BINNEN_WERKDAGEN, overgeslagen

_KANALEN: dict[str, float] = {
    "telefoon": 38.0,
    "web": 14.0,
    "mail": 10.0,
    "inloop": 14.0,
    "vindplaats": 14.0,
    "huisbezoek": 3.0,
    "signaal": 7.0,
}
_VINDPLAATSEN = ("Basisschool De Bollen", "Huisartsenpraktijk Duinzicht", "consultatiebureau", "ziekenhuis")
_MELDERS = (
    "inwoner zelf",
    "inwoner zelf",
    "inwoner zelf",
    "dochter",
    "zoon",
    "buurvrouw",
    "huisarts",
    "wijkverpleegkundige",
)
_REIS = {
    Niveau.ENKELVOUDIG: Klantreis.ENKELVOUDIG_EENVOUDIG,
    Niveau.MEERVOUDIG: Klantreis.MEERVOUDIG_EENVOUDIG,
    Niveau.MEERVOUDIG_COMPLEX: Klantreis.MEERVOUDIG_COMPLEX,
}


def melding(v: Verhaal) -> None:
    """The question, and triage when it came that far."""
    lot, thema = v.loting, v.themas[0]
    kanaal = lot.gewogen(_KANALEN)
    moment = v.om(v.start)
    open_ = v.stand in (NIEUW, IN_TRIAGE)
    spoed = lot.kans(0.04)
    wetten = sorted({t.wet for t in v.themas[: 1 if v.niveau == Niveau.ENKELVOUDIG else 3]})
    triage_op = v.niet_later(lot.later(v.start, 0, 1 if spoed else 4))
    licht = v.stand == LICHT
    routes = _routes(v)
    melding_id = v.voeg(
        Melding,
        moment,
        team_id=v.bezetting.team.pk,
        moment=moment,
        kanaal=kanaal,
        vindplaats=lot.kies(_VINDPLAATSEN) if kanaal == "vindplaats" else "",
        melder=lot.kies(_MELDERS) if kanaal != "signaal" else "woningcorporatie",
        vraag=lot.kies(thema.vragen),
        wetten=wetten,
        spoed=spoed,
        status={NIEUW: "nieuw", IN_TRIAGE: "in_triage"}.get(v.stand, "afgerond"),
        toegewezen_aan_id=None if v.stand == NIEUW else v.bezetting.triagist.pk,
        aangenomen_door_id=v.bezetting.triagist.pk,
        afgerond_op=None if open_ else v.om(triage_op, 17),
        antwoord=lot.kies(zinnen.ANTWOORDEN) if not open_ and Route.DIRECT_BEANTWOORD in routes else "",
    )
    if open_:
        uiterlijk = v.start if spoed else v.omgeving.werkdagen_later(v.start, 1)
        wie = v.bezetting.triagist.pk if v.stand == IN_TRIAGE else None
        v.werk(Werksoort.TRIAGE, melding_id, uiterlijk, medewerker_id=wie)
    if "wmo" in wetten and (open_ or (not licht and v.stand in (ZOEKT, "concept"))):
        v.werk(Werksoort.ONDERZOEK, melding_id, v.omgeving.onderzoek_uiterlijk(v.start), wettelijk=True)
    if not open_:
        v.triage_op = triage_op
        reis = Klantreis.SPOED if spoed else _REIS[Niveau(v.niveau)]
        if reis == Klantreis.MEERVOUDIG_EENVOUDIG and lot.kans(0.1):
            reis = Klantreis.BEMOEIZORG
        _triage(v, melding_id, routes, reis=reis, dag=triage_op)


def latere_vragen(v: Verhaal) -> None:
    """Families ask more than once: a later, light question is answered the same day and goes no further."""
    lot, oud = v.loting, (v.omgeving.vandaag - v.start).days
    if oud < 60 or v.stand in (NIEUW, IN_TRIAGE, ZOEKT):
        return
    for _ in range(lot.getal(1, 4)):
        dag = v.start + datetime.timedelta(days=lot.getal(30, oud - 10))
        moment, thema, routes = v.om(dag), lot.kies(v.themas), _lichte_routes(v)
        melding_id = v.voeg(
            Melding,
            moment,
            team_id=v.bezetting.team.pk,
            moment=moment,
            kanaal=lot.kies(("telefoon", "web", "mail", "inloop")),
            vindplaats="",
            melder="inwoner zelf",
            vraag=lot.kies(thema.vragen),
            wetten=[],
            spoed=False,
            status="afgerond",
            toegewezen_aan_id=v.bezetting.triagist.pk,
            aangenomen_door_id=v.bezetting.triagist.pk,
            afgerond_op=v.om(dag, 17),
            antwoord=lot.kies(zinnen.ANTWOORDEN) if Route.DIRECT_BEANTWOORD in routes else "",
        )
        _triage(v, melding_id, routes, reis=Klantreis.ENKELVOUDIG_EENVOUDIG, dag=dag)


def _lichte_routes(v: Verhaal) -> list[Route]:
    keuze = v.loting.gewogen({"direct": 4.0, "sociaal": 3.0, "vrij": 3.0, "beide": 2.0})
    return {
        "direct": [Route.DIRECT_BEANTWOORD],
        "sociaal": [Route.SOCIALE_BASIS],
        "vrij": [Route.VRIJ_TOEGANKELIJK],
        "beide": [Route.DIRECT_BEANTWOORD, Route.SOCIALE_BASIS],
    }[keuze]


def _routes(v: Verhaal) -> list[Route]:
    lot = v.loting
    if v.stand == LICHT:
        return _lichte_routes(v)
    routes = [Route.SOCIALE_BASIS] if lot.kans(0.35) else []
    if not v.met_maatwerk or lot.kans(0.6):
        routes.append(Route.TEAM)
    return [*routes, Route.MAATWERK] if v.met_maatwerk else routes


def _triage(
    v: Verhaal, melding_id: object, routes: list[Route], *, reis: Klantreis, dag: datetime.date
) -> None:
    lot, op = v.loting, v.om(dag, 17)
    triage_id = v.voeg(
        Triage,
        op,
        melding_id=melding_id,
        datum=dag,
        klantreis=reis,
        onderbouwing=lot.kies(zinnen.ONDERBOUWING),
        lichtere_route_overgeslagen=lot.kies(zinnen.OVERGESLAGEN) if overgeslagen(reis, routes) else "",
        clientondersteuning_verteld_op=dag if lot.kans(0.9) else None,
        door_id=v.bezetting.triagist.pk,
    )
    welzijn = v.omgeving.organisaties["Welzijn Bollenstreek"].pk
    for regel in ROUTES:
        if regel.route in routes:
            naar = welzijn if regel.doorverwijzing and lot.kans(0.6) else None
            v.voeg(Routekeuze, op, triage_id=triage_id, route=regel.route, organisatie_id=naar)


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
    v.regisseur = team.wie_krijgt(lot) if v.stand == ACTIEF else lot.gewogen(team.collegas)
    gekregen = team.gekregen.get(v.regisseur, 0)
    if v.stand == ACTIEF:
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
        v.om(van),
        soort="team",
        medewerker_id=medewerker_id,
        van=van,
        tot=tot,
        door_id=v.bezetting.teamleider.pk,
        reden="",
    )


def _familie(v: Verhaal, van: datetime.date) -> None:
    v.voeg(
        Regie,
        v.om(van),
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
        v.voeg(
            Betrokkenheid,
            v.om(sinds),
            medewerker_id=v.betrokkene.pk,
            leefgebieden=gebieden,
            van=sinds,
            tot=tot,
        )
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
