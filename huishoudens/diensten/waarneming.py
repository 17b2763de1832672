"""Letting a colleague of the team read along for some days (F1, matrix note 9)."""

import datetime

from huishoudens.diensten.grenzen import eis_ontvanger, eis_periode, eis_regie_of_leiding
from huishoudens.diensten.toegangsverzoek import verzoek_is_gegeven
from huishoudens.keuzes import Waarneemsoort
from huishoudens.models import Huishouden, Waarneming
from huishoudens.models.uitzondering import LANGSTE_WAARNEMING
from toegang.handelingen import KanNiet, dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N
from toegang.models import Medewerker

_WIE_BESLIST = "Een waarneming regelen de regisseur en de teamleider. Vraag het een van hen."


@dienst("huishoudens.waarneming_geven", groep=G.TOEWIJZING, niveau=N.LEZEN, over="huishouden")
def waarneming_geven(
    *,
    huishouden: Huishouden,
    medewerker: Medewerker,
    soort: Waarneemsoort,
    reden: str,
    op: datetime.date,
    tot_en_met: datetime.date,
    door: Medewerker,
) -> Waarneming:
    """A colleague of the team, or its teamleider, reads from today up to and including a day, and writes nothing.

    KanNiet: for longer than eight weeks, for who has no seat in the team or knows the family.
    """
    eis_regie_of_leiding(huishouden.pk, _WIE_BESLIST)
    ontvanger = eis_ontvanger(huishouden, medewerker)
    if huishouden.team_id not in ontvanger.teams:
        raise KanNiet(
            f"{medewerker.naam} werkt niet in team {huishouden.team}. Deel een deel van het dossier."
        )
    eis_periode(op=op, tot_en_met=tot_en_met, langste=LANGSTE_WAARNEMING)
    rij = Waarneming.objects.create(
        huishouden=huishouden,
        medewerker=medewerker,
        soort=soort,
        reden=reden,
        van=op,
        tot_en_met=tot_en_met,
        door=door,
    )
    verzoek_is_gegeven(huishouden=huishouden, medewerker_id=medewerker.pk)
    return rij


@dienst("huishoudens.waarneming_beeindigen", groep=G.TOEWIJZING, niveau=N.LEZEN, over="waarneming")
def waarneming_beeindigen(*, waarneming: Waarneming, op: datetime.datetime) -> None:
    """It ends before its last day; gone at the next request (I5)."""
    eis_regie_of_leiding(waarneming.huishouden_id, _WIE_BESLIST)
    waarneming.beeindigd_op = op
    waarneming.save()
