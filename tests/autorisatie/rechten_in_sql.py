"""What a teamleider or a beheerder without a screen would try: asking, giving and answering in SQL."""

import datetime
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Rechtenverzoek, Roltoekenning
from toegang.sessie import handelend_als

DAG = datetime.date(2020, 3, 2)
NU = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
TL, ANDERE_TL, COLLEGA = "teamleider.hillegom", "teamleider.lisse", "jeugd.hillegom"
FB, FB2, FG = "beheer", "beheer2", "privacy"


@contextmanager
def geweigerd() -> Iterator[None]:
    with (
        pytest.raises(DatabaseError, match=r"row-level security|a row stays|permission denied"),
        transaction.atomic(),
    ):
        yield


def voer_uit(sql: str, *waarden: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return int(cursor.rowcount)


def verzoek(wereld: Wereld, door: str, over: str | None = COLLEGA, **velden: Any) -> Rechtenverzoek:
    basis: dict[str, Any] = {"soort": "geven", "rol": "TRI", "team_id": 1, "van": DAG, "reden": "vervanging"}
    return Rechtenverzoek(
        medewerker_id=wereld.id_van(over) if over else None,
        gevraagd_door_id=wereld.id_van(door),
        gevraagd_op=NU,
        **basis | velden,
    )


def vraag(wereld: Wereld, door: str, over: str | None = COLLEGA, **velden: Any) -> Rechtenverzoek:
    rij = verzoek(wereld, door, over, **velden)
    with handelend_als(wereld.id_van(door)):
        rij.save(force_insert=True)
    return rij


def geef(wereld: Wereld, wie: str, gevraagd: Rechtenverzoek | None, **velden: Any) -> int:
    """What a beheerder without a screen would try."""
    rij: dict[str, Any] = {
        "id": uuid.uuid4(),
        "medewerker_id": wereld.id_van(COLLEGA),
        "rol": "TRI",
        "team_id": 1,
        "van": DAG,
        "tot": None,
        "verzoek_id": gevraagd.pk if gevraagd else None,
    } | velden
    kolommen = ", ".join(rij)
    with handelend_als(wereld.id_van(wie)):
        return voer_uit(
            f"INSERT INTO toegang_roltoekenning ({kolommen}) VALUES ({', '.join(['%s'] * len(rij))})",
            *rij.values(),
        )


def eindig(wereld: Wereld, wie: str, toekenning: Roltoekenning, tot: datetime.date) -> int:
    with handelend_als(wereld.id_van(wie)):
        return voer_uit("UPDATE toegang_roltoekenning SET tot = %s WHERE id = %s", tot, toekenning.pk)


def toekenning_van(wereld: Wereld, wie: str) -> Roltoekenning:
    with als_eigenaar():
        return Roltoekenning.objects.get(medewerker_id=wereld.id_van(wie))


def einde(wereld: Wereld, door: str, over: str = COLLEGA, **velden: Any) -> Rechtenverzoek:
    rij = toekenning_van(wereld, over)
    basis = {"soort": "beeindigen", "rol": rij.rol, "van": None, "tot": DAG, "toekenning_id": rij.pk}
    return vraag(wereld, door, over, **basis | {"team_id": rij.team_id} | velden)
