"""Sharing a part of a file with somebody by name, until a day (F1, F5)."""

import datetime
from collections.abc import Iterable

from huishoudens.diensten.grenzen import eis_ontvanger, eis_periode, eis_regisseur
from huishoudens.diensten.toegangsverzoek import verzoek_is_gegeven
from huishoudens.models import Adres, Betrokkenheid, Deling, Huishouden, Toestemming
from huishoudens.models.uitzondering import LANGSTE_DELING
from huishoudens.overzichten.ontvangers import Ontvanger
from toegang import beleid
from toegang.handelingen import KanNiet, dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker


@dienst("huishoudens.deling_geven", groep=G.TOESTEMMING, over="huishouden")
def deling_geven(
    *,
    huishouden: Huishouden,
    medewerker: Medewerker,
    door: Medewerker,
    reden: str,
    op: datetime.date,
    tot_en_met: datetime.date,
    groepen: Iterable[G] = (),
    adres: Adres | None = None,
    acties: bool = False,
) -> Deling:
    """Let one person read from today: gegevensgroepen, or one secret address, or a ketenpartner the own actions.

    KanNiet: what cannot be shared (BSN, safety, debts), for longer than a year, with who reads no files or knows the
    family, an address with who is neither betrokken nor consulent, actions without consent for the own organisation.
    It answers the receiver's open question for access.
    """
    eis_regisseur(huishouden.pk)
    ontvanger = eis_ontvanger(huishouden, medewerker)
    eis_periode(op=op, tot_en_met=tot_en_met, langste=LANGSTE_DELING)
    gekozen = {*groepen}
    if sum((bool(gekozen), adres is not None, acties)) != 1:
        raise KanNiet("Kies wat u deelt.", "groepen")
    if gekozen - {*beleid.deelbaar()}:
        raise KanNiet("Dit mag u niet delen. Kies iets anders.", "groepen")
    if adres is not None:
        _eis_noembaar(huishouden, adres, ontvanger, op)
    if acties:
        _eis_toestemming(huishouden, ontvanger)
    rij = Deling.objects.create(
        huishouden=huishouden,
        medewerker=medewerker,
        # Without the name nobody knows whose the rest is.
        groepen=sorted({*gekozen, G.PERSOON}) if gekozen else [],
        adres=adres,
        acties=acties,
        reden=reden,
        van=op,
        tot_en_met=tot_en_met,
        door=door,
    )
    verzoek_is_gegeven(huishouden=huishouden, medewerker_id=medewerker.pk)
    return rij


def _eis_noembaar(huishouden: Huishouden, adres: Adres, ontvanger: Ontvanger, op: datetime.date) -> None:
    if adres.huishouden_id != huishouden.pk or not adres.geheim:
        raise KanNiet("Dit is geen geheim adres van dit huishouden.", "soort")
    helpt = Betrokkenheid.objects.lopend(op=op).filter(huishouden=huishouden, medewerker=ontvanger.medewerker)
    if not (ontvanger.is_consulent or helpt.exists()):
        raise KanNiet("Een geheim adres deelt u alleen met wie meehelpt of met een consulent.", "soort")


def _eis_toestemming(huishouden: Huishouden, ontvanger: Ontvanger) -> None:
    if not ontvanger.is_ketenpartner:
        raise KanNiet("Eigen acties deelt u alleen met een ketenpartner.", "soort")
    organisatie = ontvanger.medewerker.organisatie
    geeft = Toestemming.objects.filter(
        huishouden=huishouden, organisatie=organisatie, organisatie__isnull=False, ingetrokken_op__isnull=True
    )
    if not geeft.exists():
        raise KanNiet(
            f"Er is geen toestemming om met {organisatie or 'deze organisatie'} te delen."
            " Vraag het gezin en leg de toestemming eerst vast.",
            "soort",
        )


@dienst("huishoudens.deling_intrekken", groep=G.TOESTEMMING, over="deling")
def deling_intrekken(*, deling: Deling, op: datetime.datetime) -> None:
    """From now on it is not shared; gone at the receiver's next request (I5)."""
    deling.ingetrokken_op = op
    deling.save()
