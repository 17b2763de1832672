"""A log of two chains with its anchor, and the owner who does what row security does not stop (F2)."""

import datetime
import uuid
from pathlib import Path
from typing import Any

from django.db import connection

from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from tests.toegang.test_keten import schrijf
from toegang.diensten.inzagecontrole import Rapport, controleer
from toegang.diensten.inzageketen import Verankerd, inzagelog_verankeren
from toegang.keten import KOLOMMEN, hash_van
from toegang.models import Inzageregel
from toegang.taken import INZAGEKETEN

PER_KETEN = 6


def sql(opdracht: str, *waarden: object) -> None:
    """As the owner, who can put every guard aside; what is done to the rows is all that remains of it."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE toegang_inzageregel DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE toegang_inzageregel DROP CONSTRAINT IF EXISTS inzage_schakel")
        cursor.execute(opdracht, waarden)
        cursor.execute("ALTER TABLE toegang_inzageregel ENABLE TRIGGER USER")


def nu() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def veranker(anker: Path, *, later: datetime.timedelta = datetime.timedelta()) -> Verankerd:
    with als_systeem(INZAGEKETEN):
        return inzagelog_verankeren(bestand=anker, op=nu() + later)


def controle(anker: Path, **anders: Any) -> Rapport:
    with als_systeem(INZAGEKETEN):
        return controleer(bestand=anker, **{"op": nu()} | anders)


def gevonden(anker: Path, **anders: Any) -> list[tuple[str, str]]:
    """(where, what) of each finding."""
    return [(een.waar, een.wat) for een in controle(anker, **anders).bevindingen]


def herschrijf(medewerker_id: uuid.UUID) -> None:
    """Number and link the rows of a chain anew, as who knows how would hide what he did."""
    with als_eigenaar():
        rijen = list(Inzageregel.objects.filter(medewerker_id=medewerker_id).order_by("schakel", "id"))
    vorige = b""
    for nummer, rij in enumerate(rijen, 1):
        rij.schakel = nummer
        vorige = hash_van(vorige, [getattr(rij, kolom) for kolom in KOLOMMEN])
        sql("UPDATE toegang_inzageregel SET schakel = %s, hash = %s WHERE id = %s", nummer, vorige, rij.pk)


def maak_ketens(wereld: Wereld, anker: Path) -> tuple[uuid.UUID, uuid.UUID]:
    """Two chains that grew together, anchored twice."""
    een, ander = wereld.id_van("regisseur.hillegom"), wereld.id_van("regisseur.lisse")
    for ronde in range(PER_KETEN // 2):
        schrijf(een, 2)
        schrijf(ander, 2)
        if ronde == 1:
            veranker(anker)
    veranker(anker)
    return een, ander
