"""A file gets its number at once, whatever else is being written (A1, F10)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.cast import maak_wereld
from tests.triage.opzet import registreer
from toegang.sessie import handelend_als


@pytest.mark.django_db(transaction=True)
def test_an_unfinished_import_holds_up_no_new_file() -> None:
    """With two real connections: the one holds its new file open until the other has its own."""
    wereld = maak_wereld()

    def neem_op() -> str:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE regie_app")
                cursor.execute("SET lock_timeout = '3s'")
            return registreer(wereld, "triage.hillegom").huishouden.nummer
        finally:
            connection.close()

    with handelend_als(wereld.id_van("triage.hillegom")), ThreadPoolExecutor(1) as pool:
        eerste = registreer(wereld, "triage.hillegom").huishouden.nummer
        tweede = pool.submit(neem_op).result(timeout=20)

    assert eerste != tweede
