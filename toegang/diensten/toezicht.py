"""What the database refuses because nobody would watch any more, in its own words (I8, `toegang.meldsql`)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from toegang.voorwaarden import grenzen


@contextmanager
def er_blijft_toezicht(anders: type[Exception]) -> Iterator[None]:
    """Raises `anders` with what the database says; part of a dienst, and none itself."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fout:
        diag = getattr(fout.__cause__, "diag", None)
        if diag is None or diag.constraint_name not in {grens.naam for grens in grenzen()}:
            raise
        raise anders(diag.message_primary) from None
