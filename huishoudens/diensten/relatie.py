"""Who knows the family is shut out of its file, and lets go of what he did there (F4)."""

import datetime

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from huishoudens.diensten.grenzen import eis_regie_of_leiding
from huishoudens.diensten.werkitem import werk_sluiten, werk_zetten
from huishoudens.keuzes import Overdrachtstatus, Verzoekstatus, Werksoort
from huishoudens.models import (
    Betrokkenheid,
    Huishouden,
    Overdracht,
    Relatie,
    Toegangsverzoek,
    Toelating,
    Waarneming,
    Werkitem,
)
from toegang import beleid
from toegang.beleid import GeenToegang
from toegang.handelingen import KanNiet, dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N
from toegang.keuzes import Rol
from toegang.models import Medewerker, Roltoekenning
from toegang.sessie import handelende_medewerker
from toegang.versies import een_tegelijk


@dienst("huishoudens.relatie_melden", groep=G.PERSOON, niveau=N.LEZEN, over="huishouden")
def relatie_melden(*, huishouden: Huishouden, door: Medewerker, op: datetime.datetime) -> Relatie:
    """Say of oneself that one knows these people: sight and involvement end at once (F4).

    A regisseur keeps the regie in name, so that the family is never without, and the teamleider has work at once:
    "zoekt een regisseur". Whoever asks for access meanwhile, asks the teamleider. KanNiet in a shielded file that no
    teamleider is named for: then nobody would see it any more.
    """
    vandaag = timezone.localdate(op)
    een_tegelijk(huishouden.pk)
    if huishouden.regisseur_id == door.pk:
        if huishouden.afgeschermd and not _teamleider_toegelaten(huishouden, vandaag):
            raise KanNiet(
                "Dit huishouden is afgeschermd en geen teamleider mag het zien. Dan ziet straks niemand het meer."
                " Laat eerst een teamleider toe, op het tabblad Toegang."
            )
        werk_zetten(soort=Werksoort.REGIE_GEZOCHT, bron=huishouden, uiterlijk=vandaag)
        Werkitem.objects.filter(huishouden=huishouden, soort=Werksoort.TOEGANG, open=True).update(
            medewerker_id=None
        )
    _laat_los(huishouden, door, op, zelf=True)
    return _leg_vast(huishouden, door, door, vandaag)


@dienst("huishoudens.relatie_vastleggen", groep=G.TOEWIJZING, niveau=N.LEZEN, over="huishouden")
def relatie_vastleggen(
    *, huishouden: Huishouden, medewerker: Medewerker, door: Medewerker, op: datetime.datetime
) -> Relatie:
    """Regisseur or teamleider records it of a colleague, whose involvement ends with it.

    KanNiet for the regisseur: somebody else must have the regie first. And by the regisseur of a teamleider or a privacy
    officer, who watch over the own work.
    """
    eis_regie_of_leiding(
        huishouden.pk, "Dit leggen de regisseur en de teamleider vast. Vraag het een van hen."
    )
    if medewerker.pk == handelende_medewerker():
        raise GeenToegang("Over uzelf meldt u dit op de pagina van het huishouden.")
    een_tegelijk(huishouden.pk)
    if huishouden.regisseur_id == medewerker.pk:
        raise KanNiet(f"{medewerker.naam} heeft nu de regie. Geef de regie eerst aan een ander.")
    leidt = beleid.situatie(huishouden.pk).niveau(G.TOEWIJZING) >= N.BESLISSEN
    if not leidt and _houdt_toezicht(medewerker):
        raise KanNiet(
            f"{medewerker.naam} let mee op uw werk. Vraag het de teamleider, of {medewerker.naam} zelf."
        )
    _laat_los(huishouden, medewerker, op, zelf=False)
    return _leg_vast(huishouden, medewerker, door, timezone.localdate(op))


@dienst("huishoudens.relatie_beeindigen", groep=G.TOEWIJZING, niveau=N.BESLISSEN, over="relatie")
def relatie_beeindigen(*, relatie: Relatie, op: datetime.date) -> None:
    """The teamleider lets the colleague see again what the own rol gives; never for himself (I8)."""
    if relatie.medewerker_id == handelende_medewerker():
        raise GeenToegang("Voor uzelf kunt u dit niet beëindigen.")
    relatie.tot = max(op, relatie.van)
    relatie.save()


def _teamleider_toegelaten(huishouden: Huishouden, op: datetime.date) -> bool:
    leiders = Roltoekenning.objects.geldig(op=op).filter(rol=Rol.TL, team=huishouden.team_id)
    toegelaten = Toelating.objects.lopend(op=op).filter(huishouden=huishouden, medewerker__is_active=True)
    verwant = Relatie.objects.lopend(op=op).filter(huishouden=huishouden).values("medewerker")
    leidt = toegelaten.filter(medewerker__in=leiders.values("medewerker")).exclude(medewerker__in=verwant)
    return bool(leidt.exists())


def _houdt_toezicht(medewerker: Medewerker) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s IN (SELECT beleid.toezicht())", [medewerker.pk])
        return bool(cursor.fetchone()[0])


def _leg_vast(huishouden: Huishouden, medewerker: Medewerker, door: Medewerker, op: datetime.date) -> Relatie:
    try:
        with transaction.atomic():
            return Relatie.objects.create(huishouden=huishouden, medewerker=medewerker, van=op, door=door)
    except IntegrityError as fout:
        raise KanNiet("Dit is al vastgelegd.") from fout


def _laat_los(huishouden: Huishouden, wie: Medewerker, op: datetime.datetime, *, zelf: bool) -> None:
    """End what stood in this name. Before the relatie, for that ends the own sight.

    What was shared stays as it is: it opens nothing as long as the relatie holds, and ends by its own day.
    """
    vandaag = timezone.localdate(op)
    hier = {"huishouden": huishouden}
    for rij in Betrokkenheid.objects.lopend(op=vandaag).filter(**hier, medewerker=wie):
        rij.tot = max(vandaag, rij.van)
        rij.save()
    for vraag in Overdracht.objects.filter(**hier, naar=wie, status=Overdrachtstatus.GEVRAAGD):
        if not vraag.loopt(vandaag):
            continue
        werk_sluiten(soort=Werksoort.OVERDRACHT, bron_id=vraag.pk)
        vraag.status = Overdrachtstatus.GEWEIGERD if zelf else Overdrachtstatus.INGETROKKEN
        vraag.afgehandeld_op = op
        vraag.save()
    for verzoek in Toegangsverzoek.objects.filter(**hier, medewerker=wie, status=Verzoekstatus.GEVRAAGD):
        werk_sluiten(soort=Werksoort.TOEGANG, bron_id=verzoek.pk)
        verzoek.status = Verzoekstatus.INGETROKKEN if zelf else Verzoekstatus.AFGEWEZEN
        verzoek.beantwoord_op = op
        verzoek.save()
    if not zelf:
        for waarneming in Waarneming.objects.filter(**hier, medewerker=wie, beeindigd_op__isnull=True):
            waarneming.beeindigd_op = op
            waarneming.save()
