"""What was said and found on the way: contacts, pictures per leefgebied, consent, safety (demo only)."""

import datetime

from huishoudens.keuzes import Niveau, Werksoort
from huishoudens.models import Contactmoment, Leefgebiedbeeld, Meldcodestap, Toestemming, Veiligheidsdossier
from monitoring.demo import zinnen
from monitoring.demo.themas_zorg import PER_LEEFGEBIED
from monitoring.demo.verhaal import AFGESLOTEN, WAAKVLAM, Verhaal, volgende_werkdag, vorige_werkdag
from monitoring.demo.zinnen import passend
from toegang.keuzes import Leefgebied

_ALLE_GEBIEDEN = [gebied.value for gebied in Leefgebied]


def contacten(v: Verhaal, tot: datetime.date) -> None:
    """The first talk and those that follow, until the end of the story."""
    lot = v.loting
    dag = v.werkdag(v.regie_sinds or v.start, 1, 12)
    v.eerste_contact = dag
    verteld: set[str] = set()
    meeste = {Niveau.ENKELVOUDIG: 4, Niveau.MEERVOUDIG: 7}.get(Niveau(v.niveau), 12)
    # Those who are known longer are seen less often.
    stap = max(35 if v.niveau == Niveau.ENKELVOUDIG else 24, (tot - dag).days // meeste)
    gebieden = [thema.leefgebied for thema in v.themas]
    for nummer in range(meeste):
        if dag > tot:
            break
        soort = (
            lot.kies(("huisbezoek", "telefoon", "telefoon", "kantoor", "overleg")) if nummer else "huisbezoek"
        )
        nieuw = [zin for zin in zinnen.CONTACTEN if zin not in verteld] if nummer else zinnen.KENNISMAKING
        gekozen = [zin for zin in nieuw if passend([zin], v.kenmerken | {soort})]
        if not gekozen:
            break
        verteld.add(zin := lot.kies(gekozen))
        moment = v.om(dag)
        wie = v.betrokkene if v.betrokkene and lot.kans(0.3) else v.wie
        v.voeg(
            Contactmoment,
            moment,
            moment=moment,
            soort=soort,
            medewerker_id=wie.pk,
            leefgebieden=[lot.kies(gebieden)],
            tekst=v.zin([zin], soort),
        )
        dag = volgende_werkdag(lot.later(dag, stap // 2, stap * 3 // 2))


def net_gebeurd(v: Verhaal) -> None:
    """A colleague who helps was there these days: what the regisseur finds as changed by others."""
    if v.betrokkene is None or not v.loting.kans(0.3):
        return
    moment = v.om(vorige_werkdag(v.vandaag - datetime.timedelta(days=v.loting.getal(0, 1))))
    v.voeg(
        Contactmoment,
        moment,
        moment=moment,
        soort="telefoon",
        medewerker_id=v.betrokkene.pk,
        leefgebieden=[v.themas[0].leefgebied],
        tekst=v.zin(zinnen.CONTACTEN, "telefoon"),
    )


def waakvlamcontact(v: Verhaal, dag: datetime.date) -> None:
    """A short call now and then, and when the next one is due."""
    moment = v.om(dag)
    v.voeg(
        Contactmoment,
        moment,
        moment=moment,
        soort="telefoon",
        medewerker_id=v.wie.pk,
        leefgebieden=[v.themas[0].leefgebied],
        tekst=v.zin(zinnen.WAAKVLAM),
        waakvlam=True,
    )
    uiterlijk = dag + datetime.timedelta(weeks=v.waakvlam_weken or 6)
    v.werk(Werksoort.WAAKVLAM, v.huishouden, uiterlijk, medewerker_id=v.regisseur.pk if v.regisseur else None)


def beelden(v: Verhaal) -> None:
    """What was found on each leefgebied; where it is complex none is forgotten."""
    lot, dag = v.loting, v.eerste_contact or v.start
    genoemd = [thema.leefgebied for thema in v.themas]
    over = [gebied for gebied in _ALLE_GEBIEDEN if gebied not in genoemd]
    meer = {Niveau.ENKELVOUDIG: 1, Niveau.MEERVOUDIG: 4}.get(Niveau(v.niveau), len(over))
    op = v.om(dag)
    for gebied in [*genoemd, *lot.enkele(over, meer)]:
        thema = PER_LEEFGEBIED[gebied]
        speelt = gebied in genoemd
        besproken = speelt or lot.kans(0.85)
        v.voeg(
            Leefgebiedbeeld,
            op,
            persoon_id=None,
            leefgebied=gebied,
            datum=dag,
            besproken=besproken,
            score=(lot.getal(1, 3) if speelt else lot.getal(3, 5)) if besproken else None,
            problemen=v.zin(thema.problemen) if speelt else "",
            kansen=v.zin(thema.kansen) if besproken and lot.kans(0.9) else "",
            komt_terug_op=None if besproken else lot.later(v.vandaag, 10, 60),
            door_id=v.wie.pk,
        )
    if v.niveau != Niveau.ENKELVOUDIG:
        _per_lid(v, op)


def _per_lid(v: Verhaal, op: datetime.datetime) -> None:
    """What goes well for each member of the family; here and there one was not thought of yet."""
    dag = op.date()
    leden = [lid for lid in v.gezin.leden if lid.inwonend and lid.geboren <= dag]
    if len(leden) == 1:
        return
    vergeten = v.gezin.eerste.id.int % 6 == 0
    for nummer, lid in enumerate(leden[:-1] if vergeten else leden):
        jaren = lid.leeftijd(dag)
        gebied, kansen = next((lg, wat) for (vanaf, lg), wat in zinnen.VAN_EEN_LID.items() if jaren >= vanaf)
        v.voeg(
            Leefgebiedbeeld,
            op,
            persoon_id=lid.id,
            leefgebied=gebied,
            datum=dag,
            besproken=True,
            score=4,
            problemen="",
            kansen=kansen[nummer % len(kansen)],
            komt_terug_op=None,
            door_id=v.wie.pk,
        )


def toestemming(v: Verhaal) -> None:
    """What the family allows to be shared; sometimes it was taken back."""
    lot, dag = v.loting, v.eerste_contact or v.start
    if not lot.kans(0.4):
        return
    doel, ontvanger = v.paar(zinnen.TOESTEMMING)
    weg = v.niet_later(lot.later(dag, 20, 200)) if lot.kans(0.08) else None
    v.voeg(
        Toestemming,
        v.om(dag, 17),
        persoon_id=v.gezin.eerste.id,
        doel=doel,
        ontvanger=ontvanger,
        gegeven_op=dag,
        ingetrokken_op=weg,
    )


def veiligheid(v: Verhaal) -> None:
    """A worry about safety, with the steps that were taken."""
    lot, dag = v.loting, v.eerste_contact or v.start
    open_ = v.stand not in (AFGESLOTEN, WAAKVLAM) and lot.kans(0.6)
    dossier = v.voeg(
        Veiligheidsdossier,
        v.om(dag, 17),
        status="open" if open_ else "gesloten",
        geopend_op=dag,
        gesloten_op=None if open_ else v.niet_later(lot.later(dag, 20, 90)),
    )
    for nummer in range(1, lot.getal(1, 4) + 1 if open_ else 6):
        stapdag = v.niet_later(dag + datetime.timedelta(days=3 * (nummer - 1)))
        v.voeg(
            Meldcodestap,
            v.om(stapdag, 18),
            dossier_id=dossier,
            stap=nummer,
            datum=stapdag,
            toelichting=zinnen.MELDCODE[nummer - 1],
            door_id=v.wie.pk,
        )
