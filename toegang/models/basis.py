"""What every domain table has in common: a uuid, a version and a history (F9)."""

import uuid
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from toegang.sessie import handelende_medewerker


def _wie_handelt(**kwargs: Any) -> Any:
    """The acting medewerker, for the history row; None for a system task."""
    from toegang.models.medewerker import Medewerker  # the account model stands on this module

    wie = handelende_medewerker()
    return Medewerker(pk=wie) if wie else None


def geschiedenis(**kwargs: Any) -> HistoricalRecords:
    """The history of a model: an append-only table with a uuid key, so adding needs no right to read.

    Foreign keys are kept as plain ids: a version must outlive what it points at.
    """
    return HistoricalRecords(
        history_id_field=models.UUIDField(default=uuid.uuid4),
        get_user=_wie_handelt,
        user_db_constraint=False,
        **kwargs,
    )


class Basis(models.Model):
    """A domain row: a uuid that tells nothing, and when it was made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Bewerkbaar(Basis):
    """A row that two people can edit; `versie` counts up with every save (optimistic locking, F9)."""

    versie = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
