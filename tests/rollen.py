"""Who a test is to the database: `regie_app`, unless it says otherwise for a few lines."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from psycopg import sql
from psycopg.pq import TransactionStatus

from toegang import dbrollen
from toegang.sessie import als_taak


@contextmanager
def als_eigenaar() -> Iterator[None]:
    """Arrange as the owner of the tables; what is asserted is asked as `regie_app` again."""
    with _als_rol(dbrollen.ROLLEN[dbrollen.EIGENAAR].inlognaam):
        yield


@contextmanager
def als_systeem(taak: str) -> Iterator[None]:
    """Act as a system task does: as `regie_systeem`, in one transaction that knows the task's name."""
    with _als_rol(dbrollen.ROLLEN[dbrollen.SYSTEEM].inlognaam), als_taak(taak):
        yield


def huidige_rol() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


@contextmanager
def _als_rol(rol: str) -> Iterator[None]:
    vorige = huidige_rol()
    _word(rol)
    try:
        yield
    finally:
        # A failed transaction takes no statement, and its rollback brings the former role back by itself.
        mislukt = connection.connection.info.transaction_status == TransactionStatus.INERROR
        if not (mislukt or connection.needs_rollback):
            _word(vorige)


def _word(rol: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(rol)).as_string())
