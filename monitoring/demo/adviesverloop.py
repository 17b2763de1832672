"""Maatwerk in a story: the action, the advies, what the back office asks and decides, and what follows (demo only)."""

import datetime
from typing import Any
from uuid import UUID

from backoffice.keuzes import WETTEN_MET_PGB, AdviesStatus, Uitkomst
from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from huishoudens.keuzes import Werksoort
from monitoring.demo import zinnen
from monitoring.demo.actieverloop import Planverloop, werk_van_actie
from monitoring.demo.verhaal import ACTIEF, LOPEND, Verhaal
from plannen.models import Actie
from toegang.models import Medewerker, Organisatie
from toegang.termijnen import Opschorting
from triage.routes import VERDELEN_BINNEN_WERKDAGEN

# Where an open advies stands, in turn, so that every law shows every state.
_BEURT = (
    AdviesStatus.INGEDIEND,
    AdviesStatus.IN_BEHANDELING,
    AdviesStatus.INGEDIEND,
    AdviesStatus.OPGESCHORT,
    AdviesStatus.IN_BEHANDELING,
)
_UITKOMSTEN = {
    Uitkomst.TOEGEKEND: 74.0,
    Uitkomst.DEELS_TOEGEKEND: 12.0,
    Uitkomst.AFGEWEZEN: 11.0,
    Uitkomst.INGETROKKEN: 3.0,
}
_DAGEN = {"wmo": 12, "participatiewet": 50, "wgs": 45, "jeugdwet": 50}


class Beurten:
    """Deals the states of open advies out, per law."""

    def __init__(self) -> None:
        self._beurt: dict[str, int] = {}

    def volgende(self, wet: str) -> AdviesStatus:
        beurt = self._beurt.get(wet, 0)
        self._beurt[wet] = beurt + 1
        return _BEURT[beurt % len(_BEURT)]


def advies(v: Verhaal, p: Planverloop, beurten: Beurten) -> None:
    """One maatwerkadvies on the first goal of the plan."""
    lot, doel = v.loting, v.doelen[0]
    thema = doel["thema"]
    ontvanger = v.omgeving.organisaties["two" if thema.wet == "jeugdwet" else "isd"]
    vers = v.advies_loopt or (v.stand == ACTIEF and (lot.kans(0.3) or (v.vandaag - p.vastgesteld).days < 20))
    if vers:
        dagen = lot.getal(0, _DAGEN[thema.wet] + (4 if lot.kans(0.12) else 0))
        ingediend = max(p.vastgesteld, v.vandaag - datetime.timedelta(days=dagen))
        status = beurten.volgende(thema.wet)
    else:
        ingediend = v.niet_later(lot.later(p.vastgesteld, 0, 12))
        status = AdviesStatus.INGETROKKEN if lot.kans(0.04) else AdviesStatus.BESLOTEN
    voorziening = v.zin(thema.voorziening)
    actie_id = _actie(v, p, doel, ontvanger, voorziening, klaar=not vers)
    behandelaar = None if status == AdviesStatus.INGEDIEND else lot.kies(v.omgeving.consulenten[thema.wet])
    stil = _stil(v, ingediend) if status == AdviesStatus.OPGESCHORT else None
    uiterlijk = v.omgeving.beslissen_uiterlijk(thema.wet, ingediend, stil)
    persoon = v.gezin.kind if thema.wet == "jeugdwet" and v.gezin.kind else v.gezin.eerste
    kent_pgb = thema.wet in WETTEN_MET_PGB
    vorm = "pgb" if lot.kans(0.12) and kent_pgb else "zin"
    advies_id = v.voeg(
        Maatwerkadvies,
        v.om(ingediend, 16),
        persoon_id=persoon.id,
        actie_id=actie_id,
        ontvanger_id=ontvanger.pk,
        team_id=v.bezetting.team.pk,
        wet=thema.wet,
        voorziening=voorziening,
        leveringsvorm=vorm,
        pgb_uitgelegd=kent_pgb,
        effect=lot.kies(zinnen.EFFECT),
        grondwaarden=zinnen.GRONDWAARDEN[thema.wet],
        ethiek=lot.kies(zinnen.ETHIEK),
        juridisch=lot.kies(zinnen.JURIDISCH),
        doelmatig=lot.kies(zinnen.DOELMATIG),
        rechtmatig=lot.kies(zinnen.RECHTMATIG),
        lichter_afgewogen=lot.kies(zinnen.LICHTER),
        clientondersteuning_aangeboden_op=v.triage_op,
        ingediend_op=ingediend,
        ingediend_door_id=v.wie.pk,
        status=status,
        behandelaar_id=behandelaar.pk if behandelaar else None,
        opgepakt_op=v.niet_later(lot.later(ingediend, 0, 3)) if behandelaar else None,
        beslissen_uiterlijk=uiterlijk,
        opgeschort_op=stil.opgeschort_op if stil else None,
    )
    if vers:
        v.werk(
            Werksoort.ADVIES,
            advies_id,
            uiterlijk,
            medewerker_id=behandelaar.pk if behandelaar else None,
            organisatie_id=ontvanger.pk,
            wie=ontvanger.korte_naam,
            wettelijk=True,
        )
    if stil and behandelaar:
        _vraag(v, thema.wet, advies_id, stil, behandelaar)
    if status == AdviesStatus.BESLOTEN and behandelaar:
        _besluit(v, p, advies_id, persoon.id, ingediend, uiterlijk, behandelaar, voorziening)


def _actie(
    v: Verhaal, p: Planverloop, doel: dict[str, Any], ontvanger: Organisatie, voorziening: str, *, klaar: bool
) -> UUID:
    lot = v.loting
    streef = v.niet_later(lot.later(p.vastgesteld, 20, 60)) if klaar else lot.later(v.vandaag, 3, 50)
    if p.tot:
        streef = min(streef, p.tot)
    actor = {"actor_soort": "organisatie", "actor_organisatie_id": ontvanger.pk, "lijn": 2}
    actie_id = v.voeg(
        Actie,
        v.om(p.van),
        doel_id=doel["rij"]["id"],
        leefgebied=doel["rij"]["leefgebied"],
        omschrijving=f"{voorziening[:1].upper()}{voorziening[1:]}",
        streefdatum=streef,
        evaluatiemoment=max(streef, p.volgende) if p.volgende else lot.later(streef, 5, 20),
        status="gedaan" if klaar else "open",
        gedaan_op=streef if klaar else None,
        **actor,
    )
    if not klaar:
        werk_van_actie(v, actie_id, streef, actor, ontvanger.korte_naam)
    return actie_id


def _stil(v: Verhaal, ingediend: datetime.date) -> Opschorting:
    """From the question until the day to answer by, which has just passed for some."""
    gevraagd = v.niet_later(v.loting.later(ingediend, 1, 5))
    antwoord_voor = max(v.loting.later(v.vandaag, -1, 10), gevraagd + datetime.timedelta(days=1))
    return Opschorting(opgeschort_op=gevraagd, hervat_op=antwoord_voor)


def _vraag(v: Verhaal, wet: str, advies_id: UUID, stil: Opschorting, consulent: Medewerker) -> None:
    """The clock stands still until the regisseur answers; where the family has the regie, one is sought for it."""
    verzoek = v.voeg(
        Aanvulverzoek,
        v.om(stil.opgeschort_op, 11),
        advies_id=advies_id,
        vraag=v.zin(zinnen.AANVULLING[wet]),
        gevraagd_op=stil.opgeschort_op,
        gevraagd_door_id=consulent.pk,
        antwoord_voor=stil.hervat_op,
    )
    regisseur_id = v.regisseur.pk if v.regisseur else None
    v.werk(Werksoort.AANVULLING, verzoek, stil.hervat_op, medewerker_id=regisseur_id)
    if regisseur_id is None:
        uiterlijk = v.omgeving.werkdagen_later(stil.opgeschort_op, VERDELEN_BINNEN_WERKDAGEN)
        v.werk(Werksoort.REGIE_GEZOCHT, v.huishouden, max(uiterlijk, v.vandaag))


def _besluit(
    v: Verhaal,
    p: Planverloop,
    advies_id: UUID,
    persoon_id: UUID,
    ingediend: datetime.date,
    uiterlijk: datetime.date,
    consulent: Medewerker,
    voorziening: str,
) -> None:
    lot = v.loting
    uitkomst = lot.gewogen(_UITKOMSTEN)
    ruim = max((uiterlijk - ingediend).days, 1)
    datum = v.werkdag(ingediend, 1, ruim if lot.kans(0.86) else ruim + 12)
    geeft_hulp = uitkomst in (Uitkomst.TOEGEKEND, Uitkomst.DEELS_TOEGEKEND)
    motivering = v.zin(zinnen.MOTIVERING.get(uitkomst, ("De inwoner heeft de vraag ingetrokken.",)))
    van = lot.later(datum, 3, 20)
    v.voeg(
        Besluit,
        v.om(datum, 12),
        advies_id=advies_id,
        persoon_id=persoon_id,
        uitkomst=uitkomst,
        datum=datum,
        motivering=motivering,
        reden_afwijking=motivering if uitkomst in (Uitkomst.DEELS_TOEGEKEND, Uitkomst.AFGEWEZEN) else "",
        aanbieder=lot.kies(zinnen.AANBIEDERS[v.doelen[0]["thema"].wet]) if geeft_hulp else "",
        van=van if geeft_hulp else None,
        tot=van + datetime.timedelta(days=364) if geeft_hulp else None,
        door_id=consulent.pk,
    )
    if uitkomst in (Uitkomst.DEELS_TOEGEKEND, Uitkomst.AFGEWEZEN):
        _vervolg(v, advies_id, datum, voorziening)


def _vervolg(v: Verhaal, advies_id: UUID, datum: datetime.date, voorziening: str) -> None:
    """After a no the question is not gone: the regisseur had, or has, a follow-up."""
    streef = v.omgeving.werkdagen_later(datum, 5)
    vers = v.stand in LOPEND and streef >= v.vandaag - datetime.timedelta(days=2)
    actor = {"actor_soort": "medewerker", "actor_medewerker_id": v.wie.pk, "lijn": 1}
    actie_id = v.voeg(
        Actie,
        v.om(datum),
        doel_id=v.doelen[0]["rij"]["id"],
        leefgebied=v.doelen[0]["rij"]["leefgebied"],
        omschrijving=f"{voorziening[:1].upper()}{voorziening[1:]}: het besluit bespreken, en wat er nu nodig is",
        streefdatum=streef,
        evaluatiemoment=streef + datetime.timedelta(days=14),
        status="open" if vers else "gedaan",
        gedaan_op=None if vers else v.niet_later(streef),
        volgt_op_advies=advies_id,
        **actor,
    )
    if vers:
        werk_van_actie(v, actie_id, streef, actor, "")
