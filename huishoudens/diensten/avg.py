"""Opening and closing the file in which the privacy officer may look (F6, AVG 12 lid 3)."""

import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from huishoudens.keuzes import AvgSoort
from huishoudens.models import AvgVerzoek
from toegang.beleid import GeenToegang
from toegang.diensten.berichten import meteen_mailen
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau, Rol
from toegang.models import Medewerker
from toegang.termijnen import einddatum, eindtijdstip, regel_op


def dossier_van(nummer: str) -> UUID | None:
    """The huishouden that a privacy officer means by this number; None when unknown or one's own family."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT beleid.dossier_van(%s)", [nummer])
        (gevonden,) = cursor.fetchone()
    uit: UUID | None = gevonden
    return uit


def uiterlijke_dag(ontvangen_op: datetime.date) -> datetime.date:
    """The last day to answer: a month after it came in."""
    return einddatum(regel=regel_op(sleutel="avg_verzoek", op=ontvangen_op), start=ontvangen_op)


def melden_voor(ontdekt_op: datetime.datetime) -> datetime.datetime:
    """Until when an incident can be told to the supervisor in time: 72 hours after it was known."""
    begin = timezone.localtime(ontdekt_op)
    return eindtijdstip(regel=regel_op(sleutel="datalek", op=begin.date()), begin=begin)


@dienst("huishoudens.avg_openen")
def avg_openen(
    *,
    huishouden_id: UUID,
    soort: AvgSoort,
    ontvangen_op: datetime.date,
    reden: str,
    door: Medewerker,
    ontdekt_op: datetime.datetime | None = None,
) -> AvgVerzoek:
    """From now the privacy officers read the file, and its regisseur is told and sees that they do.

    Checked here by rol and in the database by the matrix: of the file itself nothing can be read yet. A second open
    one raises IntegrityError. `ontdekt_op`: of an incident, when it was known.
    """
    if not door.heeft(Rol.FG):
        raise GeenToegang("Alleen de privacy officer opent een AVG-verzoek.")
    meteen_mailen()
    return AvgVerzoek.objects.create(
        huishouden_id=huishouden_id,
        soort=soort,
        ontvangen_op=ontvangen_op,
        ontdekt_op=ontdekt_op,
        uiterlijk=melden_voor(ontdekt_op).date() if ontdekt_op else uiterlijke_dag(ontvangen_op),
        reden=reden,
        door=door,
    )


@dienst("huishoudens.avg_sluiten", groep=G.AVG_VERZOEK, niveau=Niveau.BESLISSEN, over="verzoek")
def avg_sluiten(*, verzoek: AvgVerzoek, op: datetime.datetime) -> None:
    """From now nothing of the file can be read by it. Closing again changes nothing."""
    if verzoek.gesloten_op is None:
        verzoek.gesloten_op = op
        verzoek.save(update_fields=["gesloten_op"])
