"""Asking for the rest of a file that one sees the name of; whoever answers closes the loop (F1, screens 6 and 11)."""

import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from huishoudens.diensten.grenzen import eis_regie_of_leiding
from huishoudens.diensten.werkitem import werk_sluiten, werk_zetten
from huishoudens.keuzes import Verzoekstatus, Werksoort
from huishoudens.models import Huishouden, Toegangsverzoek
from toegang import beleid
from toegang.beleid import GeenToegang
from toegang.handelingen import KanNiet, dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N
from toegang.models import Medewerker
from toegang.sessie import handelende_medewerker, lopende_taak


class VerzoekGesloten(Exception):
    """The request was answered or taken back already."""

    def __init__(self) -> None:
        super().__init__("Deze vraag is intussen al beantwoord of ingetrokken.")


def wie_antwoorden(huishouden: Huishouden) -> set[UUID]:
    """Regisseur and teamleiders who can still see the file; the regisseur goes first. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT beleid.antwoordt(%s)", [huishouden.pk])
        return {wie for (wie,) in cursor.fetchall()}


@dienst("huishoudens.toegang_vragen", groep=G.WERKVOORRAAD, niveau=N.LEZEN, over="huishouden")
def toegang_vragen(
    *, huishouden: Huishouden, door: Medewerker, op: datetime.datetime, reden: str = ""
) -> Toegangsverzoek:
    """Ask the regisseur, or without one the teamleider, for more than the name.

    KanNiet when it was asked already, and for a teamleider who would ask himself.
    """
    vandaag = timezone.localdate(op)
    regisseur = huishouden.regisseur_id
    wie = regisseur if regisseur in wie_antwoorden(huishouden) else None
    if wie is None and beleid.situatie(huishouden.pk).niveau(G.TOEWIJZING) >= N.BESLISSEN:
        raise KanNiet("Er is geen regisseur die kan antwoorden. Wijs eerst een regisseur toe.")
    try:
        with transaction.atomic():
            verzoek = Toegangsverzoek.objects.create(
                huishouden=huishouden, medewerker=door, gevraagd_op=op, reden=reden
            )
    except IntegrityError as fout:
        raise KanNiet("U hebt dit al gevraagd. Er is nog geen antwoord.") from fout
    werk_zetten(soort=Werksoort.TOEGANG, bron=verzoek, uiterlijk=vandaag, medewerker_id=wie)
    return verzoek


@dienst("huishoudens.toegangsverzoek_intrekken", groep=G.WERKVOORRAAD, niveau=N.LEZEN, over="verzoek")
def toegangsverzoek_intrekken(*, verzoek: Toegangsverzoek, op: datetime.datetime) -> None:
    """Take the own question back; VerzoekGesloten when it was answered meanwhile."""
    if verzoek.medewerker_id != handelende_medewerker():
        raise GeenToegang("Alleen wie de vraag stelde, kan haar intrekken.")
    _sluit(verzoek, Verzoekstatus.INGETROKKEN, op)


@dienst("huishoudens.toegangsverzoek_afwijzen", groep=G.TOEWIJZING, niveau=N.LEZEN, over="verzoek")
def toegangsverzoek_afwijzen(*, verzoek: Toegangsverzoek, antwoord: str, op: datetime.datetime) -> None:
    """Say no, in words that the asker reads; VerzoekGesloten when it was answered or taken back meanwhile."""
    eis_regie_of_leiding(verzoek.huishouden_id, "Alleen de regisseur en de teamleider antwoorden.")
    if verzoek.medewerker_id == handelende_medewerker():
        raise GeenToegang("Op uw eigen vraag antwoordt een ander.")
    _sluit(verzoek, Verzoekstatus.AFGEWEZEN, op, antwoord=antwoord)


def verzoek_is_gegeven(*, huishouden: Huishouden, medewerker_id: UUID) -> None:
    """Whoever is let in has the answer to his open question; whoever let himself in by a yes takes it back.

    Part of the transaction that lets in.
    """
    if lopende_taak():
        return
    open_ = Toegangsverzoek.objects.filter(huishouden=huishouden, status=Verzoekstatus.GEVRAAGD)
    verzoek = open_.filter(medewerker_id=medewerker_id).first()
    if verzoek is not None:
        zelf = medewerker_id == handelende_medewerker()
        _sluit(verzoek, Verzoekstatus.INGETROKKEN if zelf else Verzoekstatus.GEGEVEN, timezone.now())


def _sluit(
    verzoek: Toegangsverzoek, status: Verzoekstatus, op: datetime.datetime, antwoord: str = ""
) -> None:
    wachtend = Toegangsverzoek.objects.select_for_update(of=("self",)).filter(status=Verzoekstatus.GEVRAAGD)
    rij = wachtend.filter(pk=verzoek.pk).first()
    if rij is None:
        raise VerzoekGesloten
    werk_sluiten(soort=Werksoort.TOEGANG, bron_id=rij.pk)
    rij.status, rij.antwoord, rij.beantwoord_op = status, antwoord, op
    rij.save()
