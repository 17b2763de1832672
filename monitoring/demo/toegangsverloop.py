"""Who else was let in, asks to be, or is shut out (demo only)."""

import datetime
from dataclasses import replace

from huishoudens.keuzes import Waarneemsoort, Werksoort
from huishoudens.models import Deling, Relatie, Toegangsverzoek, Toestemming, Waarneming
from monitoring.demo.actieverloop import werk_van_actie
from monitoring.demo.loting import Loting
from monitoring.demo.verhaal import ACTIEF, Verhaal, volgende_werkdag
from plannen.models import Actie
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Wet
from toegang.models import Medewerker

# Which of a team's households show what; one in this many.
_OM_DE = 40
# In so many teams the ketenpartner does something.
_MET_KETENPARTNER = 2


def toegang(verhaal: Verhaal, in_team: int) -> None:
    """Some of each in every team; drawn apart, so that the stories stay what they were."""
    if verhaal.regisseur is None or verhaal.vertrokken or verhaal.afgeschermd:
        return
    v = replace(verhaal, loting=Loting(f"toegang {verhaal.huishouden}"))
    mensen = (*v.bezetting.collegas, v.bezetting.jeugd, v.bezetting.aandacht)
    anderen = [wie for wie in dict.fromkeys(mensen) if wie not in (v.regisseur, v.betrokkene)]
    match in_team % _OM_DE:
        case 3:
            wgs = v.omgeving.consulenten[Wet.WGS][0]
            _deel(v, wgs, (G.WERK, G.FINANCIEN, G.PLAN, G.TOEWIJZING), "Samen een schuldregeling opzetten.")
        case 4:
            _laat_waarnemen(v, anderen[0])
            if in_team < _OM_DE and v.bezetting in v.omgeving.teams[:_MET_KETENPARTNER]:
                _laat_doen(v, v.omgeving.ketenpartner)
        case 5:
            _vraag(v, anderen[-1])
            _kent(v, anderen[0])


def _laat_doen(v: Verhaal, partner: Medewerker) -> None:
    """A ketenpartner does an action of the plan; the family allows that it is shared."""
    sinds, streef = v.vandaag - datetime.timedelta(days=9), volgende_werkdag(v.loting.later(v.vandaag, 5, 20))
    doel = next((doel["rij"] for doel in v.doelen if doel["rij"]["status"] == "open"), None)
    if doel is None or v.stand != ACTIEF:
        return
    actor = {"actor_soort": "medewerker", "actor_medewerker_id": partner.pk, "lijn": 1}
    actie_id = v.voeg(
        Actie,
        v.om(sinds),
        doel_id=doel["id"],
        leefgebied=doel["leefgebied"],
        omschrijving="Met het gezin afspraken maken over de huur.",
        streefdatum=streef,
        evaluatiemoment=volgende_werkdag(streef + datetime.timedelta(days=14)),
        status="open",
        **actor,
    )
    werk_van_actie(v, actie_id, streef, actor, "")
    v.voeg(
        Toestemming,
        v.om(sinds),
        persoon_id=v.gezin.eerste.id,
        doel="overleg over de huur",
        ontvanger=str(partner.organisatie),
        organisatie_id=partner.organisatie_id,
        gegeven_op=sinds,
        ingetrokken_op=None,
    )
    _deel(v, partner, (), "Samen zorgen dat het gezin hier kan blijven wonen.")


def _deel(v: Verhaal, met: Medewerker, groepen: tuple[G, ...], reden: str) -> None:
    """Some gegevensgroepen, or without any the own actions in the plan."""
    sinds = v.vandaag - datetime.timedelta(days=9)
    v.voeg(
        Deling,
        v.om(sinds),
        medewerker_id=met.pk,
        groepen=sorted(groep.value for groep in (G.PERSOON, *groepen)) if groepen else [],
        acties=not groepen,
        adres_id=None,
        reden=reden,
        van=sinds,
        tot_en_met=sinds + datetime.timedelta(days=91),
        door_id=v.wie.pk,
    )


def _laat_waarnemen(v: Verhaal, wie: Medewerker) -> None:
    sinds = v.vandaag - datetime.timedelta(days=3)
    v.voeg(
        Waarneming,
        v.om(sinds),
        medewerker_id=wie.pk,
        soort=Waarneemsoort.WAARNEMING.value,
        reden="De regisseur is twee weken met vakantie.",
        van=sinds,
        tot_en_met=sinds + datetime.timedelta(weeks=2),
        door_id=v.bezetting.teamleider.pk,
    )


def _vraag(v: Verhaal, wie: Medewerker) -> None:
    op = v.om(v.vandaag - datetime.timedelta(days=1))
    bron = v.voeg(
        Toegangsverzoek,
        op,
        medewerker_id=wie.pk,
        reden="De school belde mij over dit gezin.",
        gevraagd_op=op,
        status="gevraagd",
    )
    v.werk(Werksoort.TOEGANG, bron, op.date(), medewerker_id=v.wie.pk)


def _kent(v: Verhaal, wie: Medewerker) -> None:
    sinds = v.vandaag - datetime.timedelta(days=30)
    v.voeg(Relatie, v.om(sinds), medewerker_id=wie.pk, van=sinds, door_id=wie.pk)
