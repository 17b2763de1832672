"""What opens a file and can end: who reads what by it, and how it ends, by the dienst of the product or by the clock."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from backoffice.diensten.advies import advies_intrekken
from backoffice.diensten.besluit import besluiten
from backoffice.keuzes import Uitkomst
from huishoudens.diensten.afscherming import toelating_beeindigen
from huishoudens.diensten.avg import avg_sluiten
from huishoudens.diensten.betrokken import betrokkenheid_beeindigen
from huishoudens.diensten.delen import deling_intrekken
from huishoudens.diensten.dossier import toestemming_intrekken, veiligheid_sluiten
from huishoudens.diensten.noodtoegang import noodtoegang_beeindigen
from huishoudens.diensten.regie import overdracht_aannemen, overdracht_vragen, regie_toewijzen
from huishoudens.diensten.relatie import relatie_vastleggen
from huishoudens.diensten.waarneming import waarneming_beeindigen
from huishoudens.keuzes import RegieSoort
from huishoudens.models import (
    AvgVerzoek,
    Betrokkenheid,
    Deling,
    Huishouden,
    Noodtoegang,
    Overdracht,
    Toelating,
    Toestemming,
    Veiligheidsdossier,
    Waarneming,
)
from plannen.diensten.afsluiten import plan_afsluiten
from plannen.models import Actie, Plan
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.geval import Geval, in_sql
from tests.autorisatie.scenario import betrek, verwijs
from tests.cast import PEILDATUM
from tests.rollen import als_eigenaar
from toegang.diensten.rechten import account_sluiten, einde_vragen, verzoek_uitvoeren
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Roltoekenning
from toegang.sessie import handelend_als

Stap = Callable[["Geval"], Any]
REG, TL, FG, FB = "regisseur.hillegom", "teamleider.hillegom", "privacy", "beheer"
JOURNAAL, ADRES, PERSOON = "huishoudens_contactmoment", "huishoudens_adres", "huishoudens_persoon"
ACTIE, VEILIG, ADVIES = "plannen_actie", "huishoudens_meldcodestap", "backoffice_maatwerkadvies"
_GISTEREN = timezone.localdate() - datetime.timedelta(days=1)
_DIT_HUIS = "/huishoudens/{huis}/"


def _rol_weg(g: Geval) -> None:
    with als_eigenaar():
        rij = Roltoekenning.objects.get(medewerker=g.wereld.wie(g.wie))
    nu, tl, fb = timezone.now(), g.wereld.wie(TL), g.wereld.wie(FB)
    with handelend_als(tl.pk):
        gevraagd = einde_vragen(toekenning=rij, tot=timezone.localdate(), reden="ander werk", door=tl, op=nu)
    with handelend_als(fb.pk):
        verzoek_uitvoeren(verzoek=gevraagd, door=fb, op=nu)


def _account_dicht(g: Geval) -> None:
    fb = g.wereld.wie(FB)
    g.als(FB, account_sluiten, medewerker=g.wereld.wie(g.wie), door=fb, op=timezone.now())


def _regie_over(g: Geval) -> None:
    nu, naar = timezone.now(), g.wereld.wie("jeugd.hillegom")
    g.als(REG, overdracht_vragen, huishouden=g.huis, naar=naar, door=g.wereld.wie(REG), op=nu)
    g.als("jeugd.hillegom", overdracht_aannemen, overdracht=g.rij(Overdracht), door=naar, op=nu)


def _toegewezen(g: Geval) -> None:
    g.als(
        TL,
        regie_toewijzen,
        huishouden=g.huis,
        soort=RegieSoort.TEAM,
        medewerker=g.wereld.wie(REG),
        op=timezone.localdate(),
        door=g.wereld.wie(TL),
        verwacht=None,
    )


def _verwezen(g: Geval) -> None:
    g.advies = verwijs(g.wereld, g.huis, wet="wmo", organisatie="ISD Bollenstreek")
    with als_eigenaar():
        g.advies.behandelaar, g.advies.opgepakt_op = g.wereld.wie(g.wie), PEILDATUM
        g.advies.save()
        g.advies.aanvulverzoeken.all().update(beantwoord_op=PEILDATUM, antwoord="Genoeg.")


def _besloten(g: Geval) -> None:
    g.als(
        g.wie,
        besluiten,
        advies=g.advies,
        door=g.wereld.wie(g.wie),
        op=timezone.localdate(),
        uitkomst=Uitkomst.TOEGEKEND,
        motivering="Het is nodig.",
    )


def _plan_dicht(g: Geval) -> None:
    with als_eigenaar():
        Actie.objects.filter(huishouden=g.huis).update(status="gedaan")
    assert in_sql(g, ACTIE) == 1
    regisseur, plan = g.wereld.wie(REG), g.rij(Plan)
    g.als(REG, plan_afsluiten, plan=plan, reden="klaar", door=regisseur, op=timezone.now(), terugblik=False)


def _toegelaten(g: Geval) -> None:
    with als_eigenaar():
        Huishouden.objects.filter(pk=g.huis.pk).update(afgeschermd=True)
        Toelating.objects.create(huishouden=g.huis, medewerker=g.wereld.wie(g.wie), van=PEILDATUM)


def _neemt_waar(soort: str) -> Stap:
    return lambda g: u.laat_waarnemen(g.wereld, g.huis, g.wie, soort=soort)


def _betrokken(g: Geval) -> None:
    betrek(g.wereld, g.huis, g.wie, "wonen")


def _ketenactie(g: Geval) -> None:
    u.geef_ketenactie(g.wereld, g.huis, g.wie)


def _nood(g: Geval) -> None:
    u.breek_het_glas(g.wereld, g.huis, g.wie)


def _deelt(g: Geval) -> None:
    u.deel(g.wereld, g.huis, g.wie, G.JOURNAAL)


def _deelt_met_toestemming(g: Geval) -> None:
    _deelt(g)
    u.sta_toe(g.wereld, g.huis, g.wie)


def _einde(dienst: Callable[..., Any], veld: str, model: Any, door: str = REG) -> Stap:
    """End the row with its own dienst; a day or a moment, as the dienst asks."""
    moment = dienst in (deling_intrekken, waarneming_beeindigen, noodtoegang_beeindigen, avg_sluiten)

    def eindig(g: Geval) -> None:
        op = timezone.now() if moment else timezone.localdate()
        wie = door or g.wie
        erbij = {"door": g.wereld.wie(wie)} if dienst is noodtoegang_beeindigen else {}
        g.als(wie, dienst, **{veld: g.rij(model)}, op=op, **erbij)

    return eindig


def _klok(model: Any, **velden: Any) -> Stap:
    return lambda g: g.op_de_klok(model, **velden)


@dataclass(frozen=True)
class Bron:
    """Who reads which table by it, what opens it and what ends it; `pagina` answers `daarna` when it is over."""

    wie: str
    begint: Stap
    eindigt: Stap
    tabel: str
    pagina: str = f"{_DIT_HUIS}tijdlijn/"
    daarna: int = 403
    zonder_regisseur: bool = False


_NIETS: Stap = lambda g: None  # noqa: E731 - the seat or regie that is there already
BRONNEN = {
    "a rol": Bron("medewerker1.hillegom", _NIETS, _rol_weg, PERSOON, _DIT_HUIS, 404),
    "the seat of a regisseur": Bron(REG, _NIETS, _rol_weg, JOURNAAL, daarna=404),
    "an account": Bron(REG, _NIETS, _account_dicht, JOURNAAL, daarna=302),
    "an involvement": Bron(
        "jeugd.hillegom",
        _betrokken,
        _einde(betrokkenheid_beeindigen, "betrokkenheid", Betrokkenheid),
        JOURNAAL,
    ),
    "an involvement by the clock": Bron(
        "jeugd.hillegom", _betrokken, _klok(Betrokkenheid, tot=timezone.localdate()), JOURNAAL
    ),
    "the regie, handed over": Bron(REG, _NIETS, _regie_over, JOURNAAL),
    "a referral, withdrawn": Bron(
        "wmo.isd",
        _verwezen,
        lambda g: g.als(REG, advies_intrekken, advies=g.advies, op=timezone.localdate()),
        ADVIES,
        "/backoffice/{advies}/",
        404,
    ),
    "a referral, decided": Bron("wmo.isd", _verwezen, _besloten, ADVIES, "/backoffice/{advies}/", 404),
    "consent": Bron(
        "partner.bollenwonen",
        _ketenactie,
        _einde(toestemming_intrekken, "toestemming", Toestemming),
        ACTIE,
        "/mijn-acties/",
        200,
    ),
    "consent for a deling": Bron(
        "partner.bollenwonen",
        _deelt_met_toestemming,
        _einde(toestemming_intrekken, "toestemming", Toestemming),
        JOURNAAL,
        daarna=404,
    ),
    "a plan": Bron("partner.bollenwonen", _ketenactie, _plan_dicht, ACTIE, "/mijn-acties/", 200),
    "a deling, withdrawn": Bron(
        "regisseur.noordwijk", _deelt, _einde(deling_intrekken, "deling", Deling), JOURNAAL, daarna=404
    ),
    "a deling past its day": Bron(
        "regisseur.noordwijk",
        _deelt,
        _klok(Deling, van=_GISTEREN, tot_en_met=_GISTEREN),
        JOURNAAL,
        daarna=404,
    ),
    "being named in a shielded file": Bron(
        TL, _toegelaten, _einde(toelating_beeindigen, "toelating", Toelating), ADRES, _DIT_HUIS, 404
    ),
    "a waarneming, ended": Bron(
        "medewerker1.hillegom",
        _neemt_waar("waarneming"),
        _einde(waarneming_beeindigen, "waarneming", Waarneming),
        JOURNAAL,
    ),
    "a waarneming past its day": Bron(
        "medewerker1.hillegom",
        _neemt_waar("waarneming"),
        _klok(Waarneming, van=_GISTEREN, tot_en_met=_GISTEREN),
        JOURNAAL,
    ),
    "a casusbespreking": Bron(
        TL, _neemt_waar("casusbespreking"), _einde(waarneming_beeindigen, "waarneming", Waarneming), JOURNAAL
    ),
    "noodtoegang, ended": Bron(
        "regisseur.noordwijk",
        _nood,
        _einde(noodtoegang_beeindigen, "noodtoegang", Noodtoegang, door=""),
        JOURNAAL,
        daarna=404,
    ),
    "noodtoegang after four hours": Bron(
        "regisseur.noordwijk",
        _nood,
        _klok(Noodtoegang, van=timezone.now() - datetime.timedelta(hours=4, minutes=1)),
        JOURNAAL,
        daarna=404,
    ),
    "an open safety file": Bron(
        "aandacht.hillegom",
        _NIETS,
        lambda g: g.als(
            "aandacht.hillegom",
            veiligheid_sluiten,
            dossier=g.rij(Veiligheidsdossier, status="open"),
            op=timezone.localdate(),
        ),
        VEILIG,
        f"{_DIT_HUIS}veiligheid/",
    ),
    "an AVG file": Bron(
        FG,
        lambda g: u.open_avg(g.wereld, g.huis),
        _einde(avg_sluiten, "verzoek", AvgVerzoek, door=FG),
        PERSOON,
        _DIT_HUIS,
        404,
    ),
    "a melding, handed over": Bron("triage.hillegom", _NIETS, _toegewezen, JOURNAAL, zonder_regisseur=True),
    "not knowing the family": Bron(
        "medewerker1.hillegom",
        _NIETS,
        lambda g: g.als(
            REG,
            relatie_vastleggen,
            huishouden=g.huis,
            medewerker=g.wereld.wie(g.wie),
            door=g.wereld.wie(REG),
            op=timezone.now(),
        ),
        PERSOON,
        _DIT_HUIS,
        404,
    ),
}
