"""Breaking the glass, from need to verdict (F3).

Reading for four hours with a reason: told at once to whoever guards it, ended by the clock, judged afterwards.
"""

import datetime
import re
from uuid import UUID, uuid5

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.zoeken import vraag_elders
from huishoudens.keuzes import ONZICHTBAAR, Noodoordeel
from huishoudens.models import Noodtoegang
from huishoudens.models.uitzondering import DUUR
from toegang.beleid import GeenToegang, Situatie
from toegang.diensten.berichten import meteen_mailen
from toegang.handelingen import dienst
from toegang.keuzes import Rol
from toegang.models import Medewerker
from toegang.versies import een_tegelijk
from toegang.zoekvraag import herken


class GeenNoodtoegang(Exception):
    """This file cannot be opened so: shielded, one's own family's, unknown, or not found by what was typed.

    Which of these it was, the text does not tell.
    """

    def __init__(self) -> None:
        super().__init__("Dit lukt niet met deze gegevens.")


class AlBeoordeeld(Exception):
    """Another privacy officer gave a verdict meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "Een collega heeft deze noodtoegang intussen beoordeeld. Uw oordeel is niet opgeslagen."
        )


def schone_reden(tekst: str) -> str:
    """The words of a reason with one blank between them; what is not seen does not count."""
    return " ".join(re.sub(f"[{ONZICHTBAAR}]", "", " ".join(tekst.split())).split())


def pagina_van(noodtoegang_id: UUID) -> str:
    """The page of a noodtoegang, of which the berichten tell."""
    return reverse("huishoudens:noodtoegang", args=[noodtoegang_id])


def lopende_noodtoegangen(*, door: Medewerker) -> QuerySet[Noodtoegang]:
    """What somebody can read now by breaking the glass, the newest first; by the database's clock."""
    eigen = Noodtoegang.objects.filter(medewerker=door, beeindigd_op__isnull=True, van__gt=Now() - DUUR)
    return eigen.order_by("-van")


def lopende_noodtoegang(*, door: Medewerker, huishouden_id: UUID) -> Noodtoegang | None:
    """The access somebody has to this file by breaking the glass, or None. One statement."""
    return lopende_noodtoegangen(door=door).filter(huishouden_id=huishouden_id).first()


def kan_nood(situatie: Situatie, *, afgeschermd: bool) -> bool:
    """Whether breaking the glass would open anything here: not for the regisseur, nor twice, nor past a shield."""
    return not (situatie.is_regisseur or situatie.door_nood or afgeschermd)


@dienst("huishoudens.noodtoegang_openen")
def noodtoegang_openen(
    *, huishouden_id: UUID, door: Medewerker, reden: str, op: datetime.datetime
) -> Noodtoegang:
    """Break the glass of one file, or answer with what is open already.

    GeenNoodtoegang for a file that is shielded, the asker's own family's or unknown: the same work for each.
    """
    een_tegelijk(uuid5(huishouden_id, str(door.pk)))
    team = _team_voor_nood(huishouden_id)
    if lopend := lopende_noodtoegang(door=door, huishouden_id=huishouden_id):
        return lopend
    if team is None:
        raise GeenNoodtoegang
    noodtoegang = Noodtoegang(
        huishouden_id=huishouden_id,
        medewerker=door,
        team_id=team,
        reden=schone_reden(reden),
        van=op,
    )
    noodtoegang.save(force_insert=True)
    meteen_mailen()
    # The moment is the database's.
    noodtoegang.refresh_from_db(fields=["van"])
    return noodtoegang


@dienst("huishoudens.noodtoegang_zoeken")
def noodtoegang_zoeken(*, tekst: str, door: Medewerker, reden: str, op: datetime.datetime) -> Noodtoegang:
    """Break the glass of the one file that this names: a BSN, dossiernummer, address, or name with birth date.

    GeenNoodtoegang when several fit, none, or one that may not be opened so.
    """
    vraag = vraag_elders(herken(tekst, op=timezone.localdate(op)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT beleid.nood_gezocht(%s::text[], %s)", [vraag, schone_reden(reden)])
        rij = cursor.fetchone()
    if rij is None or rij[0] is None:
        raise GeenNoodtoegang
    return noodtoegang_openen(huishouden_id=rij[0], door=door, reden=reden, op=op)


@dienst("huishoudens.noodtoegang_beeindigen")
def noodtoegang_beeindigen(*, noodtoegang: Noodtoegang, door: Medewerker, op: datetime.datetime) -> None:
    """Close it before the four hours are over; a second time changes nothing. GeenToegang for somebody else's."""
    if noodtoegang.medewerker_id != door.pk:
        raise GeenToegang("Alleen wie de noodtoegang opende, kan die beëindigen.")
    if noodtoegang.loopt(op):
        Noodtoegang.objects.filter(pk=noodtoegang.pk, beeindigd_op__isnull=True).update(beeindigd_op=op)


@dienst("huishoudens.noodtoegang_beoordelen")
def noodtoegang_beoordelen(
    *,
    noodtoegang: Noodtoegang,
    oordeel: Noodoordeel,
    toelichting: str,
    door: Medewerker,
    op: datetime.datetime,
) -> None:
    """Give the verdict, once, and tell it to who broke the glass and who leads the team.

    GeenToegang for anybody but a privacy officer, and for the own noodtoegang; AlBeoordeeld when a colleague was
    first.
    """
    if not door.heeft(Rol.FG):
        raise GeenToegang("De privacy officer beoordeelt noodtoegang.")
    if noodtoegang.medewerker_id == door.pk:
        raise GeenToegang("U opende deze noodtoegang zelf. Een andere privacy officer beoordeelt die.")
    geraakt = Noodtoegang.objects.filter(pk=noodtoegang.pk, oordeel="").update(
        oordeel=oordeel, toelichting=toelichting, beoordeeld_door=door, beoordeeld_op=op
    )
    if not geraakt:
        raise AlBeoordeeld
    meteen_mailen()


def _team_voor_nood(huishouden_id: UUID) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT beleid.team_voor_nood(%s)", [huishouden_id])
        (team,) = cursor.fetchone()
    nummer: int | None = team
    return nummer
