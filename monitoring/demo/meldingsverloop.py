"""The question as it came in, what triage chose, and what the family asked later on (demo only)."""

import datetime

from huishoudens.keuzes import Niveau, Werksoort
from huishoudens.models import Contactmoment
from monitoring.demo import zinnen
from monitoring.demo.themas import GEZIN, OUDER, VOLWASSEN, Thema
from monitoring.demo.verhaal import ACTIEF, CONCEPT, IN_TRIAGE, LICHT, NIEUW, STIL, ZOEKT, Verhaal
from monitoring.demo.zinnen import passend
from triage.keuzes import Klantreis, Route
from triage.models import Melding, Routekeuze, Triage
from triage.routes import ROUTES, overgeslagen

_KANALEN: dict[str, float] = {
    "telefoon": 38.0,
    "web": 14.0,
    "mail": 10.0,
    "inloop": 14.0,
    "vindplaats": 14.0,
    "huisbezoek": 3.0,
    "signaal": 7.0,
}
_ZELF = "inwoner zelf"
# Who asks, with how often.
_MELDERS: dict[str, dict[str, float]] = {
    OUDER: {_ZELF: 5.0, "dochter": 2.0, "zoon": 1.5},
    VOLWASSEN: {_ZELF: 7.0, "huisarts": 1.0, "zus": 0.8},
    GEZIN: {_ZELF: 7.0, "huisarts": 1.0},
}
_FAMILIE = ("dochter", "zoon", "zus")
_CORPORATIE = "woningcorporatie"
# Where it was seen and who says so there; of which families and on which leefgebied.
_VINDPLAATSEN = (
    "Basisschool De Bollen|leerkracht #kind_basis",
    "Huisartsenpraktijk Duinzicht|huisarts",
    "consultatiebureau|jeugdverpleegkundige #klein_kind",
    "ziekenhuis|transferverpleegkundige #oud #lichamelijke_gezondheid",
    "ziekenhuis|transferverpleegkundige #oud #wonen",
)
_KINDERTHEMAS = ("sociale_relaties", "onderwijs")
_REIS = {
    Niveau.ENKELVOUDIG: Klantreis.ENKELVOUDIG_EENVOUDIG,
    Niveau.MEERVOUDIG: Klantreis.MEERVOUDIG_EENVOUDIG,
    Niveau.MEERVOUDIG_COMPLEX: Klantreis.MEERVOUDIG_COMPLEX,
}


def melding(v: Verhaal) -> None:
    """The question, and triage when it came that far."""
    lot, thema = v.loting, v.themas[0]
    kanaal, vindplaats, melder, vraag = _wie_meldt(v, thema)
    moment = v.om(v.start, lot.getal(9, 11))
    open_ = v.stand in (NIEUW, IN_TRIAGE)
    spoed = lot.kans(0.04)
    wetten = sorted({t.wet for t in v.themas[: 1 if v.niveau == Niveau.ENKELVOUDIG else 3]})
    triage_op = v.werkdag(v.start, 0, 1 if spoed else 4)
    licht = v.stand == LICHT
    routes = _routes(v)
    melding_id = v.voeg(
        Melding,
        moment,
        team_id=v.bezetting.team.pk,
        moment=moment,
        kanaal=kanaal,
        vindplaats=vindplaats,
        melder=melder,
        vraag=vraag,
        wetten=wetten,
        spoed=spoed,
        status={NIEUW: "nieuw", IN_TRIAGE: "in_triage"}.get(v.stand, "afgerond"),
        toegewezen_aan_id=None if v.stand == NIEUW else v.bezetting.triagist.pk,
        aangenomen_door_id=v.bezetting.triagist.pk,
        afgerond_op=None if open_ else v.om(triage_op, 13),
        antwoord=v.zin(zinnen.ANTWOORDEN) if not open_ and Route.DIRECT_BEANTWOORD in routes else "",
    )
    if open_:
        uiterlijk = v.start if spoed else v.omgeving.werkdagen_later(v.start, 1)
        wie = v.bezetting.triagist.pk if v.stand == IN_TRIAGE else None
        v.werk(Werksoort.TRIAGE, melding_id, uiterlijk, medewerker_id=wie)
    if "wmo" in wetten and (open_ or (not licht and v.stand in (ZOEKT, CONCEPT))):
        v.werk(Werksoort.ONDERZOEK, melding_id, v.omgeving.onderzoek_uiterlijk(v.start), wettelijk=True)
    if not open_:
        v.triage_op = triage_op
        reis = Klantreis.SPOED if spoed else _REIS[Niveau(v.niveau)]
        if reis == Klantreis.MEERVOUDIG_EENVOUDIG and lot.kans(0.1):
            reis = Klantreis.BEMOEIZORG
        _triage(v, melding_id, routes, reis=reis, dag=triage_op)


def _wie_meldt(v: Verhaal, thema: Thema) -> tuple[str, str, str, str]:
    """The channel, the vindplaats if it was one, who asked and in which words: as can be for this question."""
    kanaal, vindplaats, melder = v.loting.gewogen(_KANALEN), "", _ZELF
    if kanaal == "signaal" and thema.leefgebied == "financien":
        melder = _CORPORATIE
    elif kanaal == "vindplaats" and (v.gezin.levensfase != GEZIN or thema.leefgebied in _KINDERTHEMAS):
        vindplaats, melder = v.paar(_VINDPLAATSEN, thema.leefgebied)
    else:
        kanaal = "telefoon" if kanaal in ("signaal", "vindplaats") else kanaal
        melder = _ZELF if kanaal == "inloop" else v.loting.gewogen(_MELDERS[v.gezin.levensfase])
    soort = "corporatie" if melder == _CORPORATIE else "familie" if melder in _FAMILIE else "vakman"
    if melder == _ZELF or not passend(thema.ander, v.kenmerken | {soort}):
        return ("telefoon" if vindplaats else kanaal), "", _ZELF, v.zin(thema.vragen)
    return kanaal, vindplaats, melder, v.zin(thema.ander, soort)


def latere_vragen(v: Verhaal) -> None:
    """Families ask more than once: a light question is answered the same day, another goes to the regisseur."""
    lot, oud = v.loting, (v.omgeving.vandaag - v.start).days
    if oud < 45 or v.stand in (NIEUW, IN_TRIAGE, ZOEKT, STIL):
        return
    vragen = lot.enkele(passend(zinnen.LATER, v.kenmerken), round(oud / lot.getal(70, 150)))
    voor_team = lot.enkele(passend(zinnen.LATER_TEAM, v.kenmerken), 9)
    for zin in vragen:
        vraag, _, antwoord = v.gezin.zeg(zin).partition("|")
        routes = _lichte_routes(v)
        if v.stand == ACTIEF and not v.eigen_regie and voor_team and lot.kans(0.2):
            vraag, routes = v.gezin.zeg(voor_team.pop()), [Route.TEAM]
        elif v.stand == ACTIEF and v.met_maatwerk and lot.kans(0.3):
            vraag, routes = v.zin(zinnen.LATER_MAATWERK), [Route.MAATWERK]
        dag = v.werkdag(v.start, 30, max(oud - 4, 31))
        moment = v.om(dag, lot.getal(9, 11))
        melding_id = v.voeg(
            Melding,
            moment,
            team_id=v.bezetting.team.pk,
            moment=moment,
            kanaal=lot.kies(("telefoon", "telefoon", "web", "mail", "inloop")),
            vindplaats="",
            melder=_ZELF,
            vraag=vraag,
            wetten=[],
            spoed=False,
            status="afgerond",
            toegewezen_aan_id=v.bezetting.triagist.pk,
            aangenomen_door_id=v.bezetting.triagist.pk,
            afgerond_op=v.om(dag, 13),
            antwoord=antwoord if Route.DIRECT_BEANTWOORD in routes else "",
        )
        _triage(v, melding_id, routes, reis=Klantreis.ENKELVOUDIG_EENVOUDIG, dag=dag, later=True)
        if {Route.TEAM, Route.MAATWERK} & set(routes):
            _gebeld(v, v.werkdag(dag, 1, 9))


def _gebeld(v: Verhaal, dag: datetime.date) -> None:
    """Whoever holds the regie answers a later question soon."""
    moment = v.om(dag)
    v.voeg(
        Contactmoment,
        moment,
        moment=moment,
        soort="telefoon",
        medewerker_id=v.wie.pk,
        leefgebieden=[v.themas[0].leefgebied],
        tekst=v.zin(zinnen.TERUGGEBELD),
    )


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
    v: Verhaal,
    melding_id: object,
    routes: list[Route],
    *,
    reis: Klantreis,
    dag: datetime.date,
    later: bool = False,
) -> None:
    lot, op = v.loting, v.om(dag, 13)
    triage_id = v.voeg(
        Triage,
        op,
        melding_id=melding_id,
        datum=dag,
        klantreis=reis,
        onderbouwing=v.zin(zinnen.ONDERBOUWING_LATER if later else zinnen.ONDERBOUWING),
        lichtere_route_overgeslagen=lot.kies(zinnen.OVERGESLAGEN) if overgeslagen(reis, routes) else "",
        clientondersteuning_verteld_op=dag if lot.kans(0.9) else None,
        door_id=v.bezetting.triagist.pk,
    )
    welzijn = v.omgeving.organisaties["Welzijn Bollenstreek"].pk
    for regel in ROUTES:
        if regel.route in routes:
            naar = welzijn if regel.doorverwijzing and lot.kans(0.6) else None
            v.voeg(Routekeuze, op, triage_id=triage_id, route=regel.route, organisatie_id=naar)
