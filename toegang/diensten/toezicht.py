"""What the database refuses because nobody would watch any more, in its own words (I8, `toegang.meldsql`)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction

from toegang.voorwaarden import grenzen


@contextmanager
def er_blijft_toezicht(rij: models.Model, anders: type[Exception]) -> Iterator[None]:
    """Raises `anders` with what the database says, and `rij` is as it stands there; part of a dienst, and none itself."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fout:
        diag = getattr(fout.__cause__, "diag", None)
        if diag is None or diag.constraint_name not in {grens.naam for grens in grenzen()}:
            raise
        rij.refresh_from_db()
        raise anders(diag.message_primary) from None
