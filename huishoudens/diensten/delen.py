"""Sharing a part of a file with somebody by name, until a day (F1, F5)."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import connection

from huishoudens.deelsql import TOEGESTAAN
from huishoudens.diensten.grenzen import eis_ontvanger, eis_periode, eis_regisseur
from huishoudens.diensten.toegangsverzoek import verzoek_is_gegeven
from huishoudens.models import Adres, Betrokkenheid, Deling, Huishouden, Lidmaatschap, Toestemming
from huishoudens.models.uitzondering import LANGSTE_DELING
from huishoudens.overzichten.ontvangers import Ontvanger
from toegang import beleid
from toegang.handelingen import KanNiet, dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker
from toegang.templatetags.nl import opsomming

# What the database asks when it shares, for what a screen tells beforehand.
_TOEGESTAAN_OP = "SELECT " + TOEGESTAAN.format(
    huishouden="%(huishouden)s", organisaties="SELECT unnest(%(organisaties)s::uuid[])"
).replace("current_date", "%(op)s")


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
    family, an address with who is neither betrokken nor consulent, anything with a ketenpartner without consent (F5).
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
    if acties and not ontvanger.is_ketenpartner:
        raise KanNiet("Eigen acties deelt u alleen met een ketenpartner.", "soort")
    if zonder := zonder_toestemming(huishouden, ontvanger, op=op):
        raise KanNiet(zonder, "soort")
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


def zonder_toestemming(huishouden: Huishouden, ontvanger: Ontvanger, *, op: datetime.date) -> str:
    """Why nothing can be shared with this ketenpartner yet, and what to do; empty when it can, or for anybody else."""
    if not ontvanger.is_ketenpartner:
        return ""
    wat: dict[str, Any] = {
        "huishouden": huishouden.pk,
        "organisaties": list(ontvanger.organisaties),
        "op": op,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOEGESTAAN_OP, wat)
        (toegestaan,) = cursor.fetchone()
    if toegestaan:
        return ""
    met = opsomming([*ontvanger.organisaties.values()]) or "deze organisatie"
    leden = Lidmaatschap.objects.lopend(op=op).filter(huishouden=huishouden).values("persoon")
    hier = Toestemming.objects.filter(huishouden=huishouden, organisatie__in=ontvanger.organisaties)
    if hier.filter(gegeven_op__lte=op, ingetrokken_op__isnull=True, persoon__in=leden).exists():
        return (
            f"Iemand van dit gezin heeft de toestemming voor {met} ingetrokken. Daarom delen wij niets."
            " Vraag het deze persoon en leg een nieuwe toestemming eerst vast."
        )
    return f"Er is geen toestemming om met {met} te delen. Vraag het gezin en leg de toestemming eerst vast."


@dienst("huishoudens.deling_intrekken", groep=G.TOESTEMMING, over="deling")
def deling_intrekken(*, deling: Deling, op: datetime.datetime) -> None:
    """From now on it is not shared; gone at the receiver's next request (I5)."""
    deling.ingetrokken_op = op
    deling.save()
