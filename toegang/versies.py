"""Nobody overwrites another: a save on an old version stops and shows both (F9)."""

from typing import TypeVar
from uuid import UUID

from django.db import connection, models

from toegang.sessie import lopende_taak

M = TypeVar("M", bound=models.Model)


# No row is ever at this version: it is what a form brings that does not tell which version it rests on.
ONGELEZEN = 0


class VersieConflict(Exception):
    """Somebody saved this row after the reader opened it; `bewaard` is what now stands.

    `ongelezen`: the form did not tell what its writer had read, so perhaps nobody else was first.
    """

    def __init__(self, bewaard: models.Model, *, gelezen: int | None = None) -> None:
        self.ongelezen = gelezen == ONGELEZEN
        wat = (
            "Dit formulier is verouderd." if self.ongelezen else "Iemand anders heeft dit intussen gewijzigd."
        )
        super().__init__(f"{wat} Uw tekst staat er nog. Kijk het na en sla opnieuw op.")
        self.bewaard = bewaard


def vergrendel(rij: M, *, versie: int | None) -> M:
    """Lock the row and count its version up; VersieConflict when it is not the version that was read.

    `versie=None` is for changes that do not rest on what somebody read (a click, an import).
    """
    bewaard = type(rij)._base_manager.select_for_update(of=("self",)).get(pk=rij.pk)
    huidige: int = bewaard.versie  # type: ignore[attr-defined]  # every Bewerkbaar has one
    if versie is not None and huidige != versie:
        raise VersieConflict(bewaard, gelezen=versie)
    bewaard.versie = huidige + 1  # type: ignore[attr-defined]  # what conflicts has a versie
    return bewaard


def een_tegelijk(sleutel: UUID) -> None:
    """Let one transaction at a time past this point for the same thing, also for a reader who may not lock it."""
    if lopende_taak():
        # An import writes a whole region in one transaction; the server has no room for a lock on each file.
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [sleutel.int % 2**63])
