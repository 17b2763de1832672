"""Who acts, told to PostgreSQL for the length of one transaction (F1).

This is the only place that sets an identity. Without one, row security shows nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final
from uuid import UUID

from django.db import connection, transaction

_medewerker: ContextVar[UUID | None] = ContextVar("regie_medewerker", default=None)
# Outside every block there is no identity to restore; inside one there may be none as well.
_BUITEN: Final = object()
_taak: ContextVar[str] = ContextVar("regie_taak", default="")


def handelende_medewerker() -> UUID | None:
    """The id of whoever acts in this context, or None."""
    return _medewerker.get()


def lopende_taak() -> str:
    """The name of the system task that runs in this context, or an empty string."""
    return _taak.get()


def _zet(sleutel: str, waarde: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [f"regie.{sleutel}", waarde])


@contextmanager
def handelend_als(medewerker_id: UUID | None) -> Iterator[None]:
    """Run the block in one transaction as this medewerker; an inner call restores the outer identity."""
    vorige = _medewerker.get(_BUITEN)
    teken = _medewerker.set(medewerker_id)
    try:
        with transaction.atomic():
            _zet("medewerker", str(medewerker_id or ""))
            try:
                yield
            finally:
                if vorige is not _BUITEN and not connection.needs_rollback:
                    _zet("medewerker", str(vorige or ""))
    finally:
        _medewerker.reset(teken)


@contextmanager
def als_taak(naam: str) -> Iterator[None]:
    """Run the block in one transaction as a system task; counts only on a `regie_systeem` connection."""
    teken = _taak.set(naam)
    try:
        with transaction.atomic():
            _zet("taak", naam)
            yield
            if not connection.needs_rollback:
                _zet("taak", "")
    finally:
        _taak.reset(teken)


def inloggen_als(email: str) -> None:
    """Let this transaction read the one account that somebody tries to log in with, and no other."""
    _zet("inloggen", email.strip().lower())
