"""Turns what a dienst or the database refuses into an error at the place in the file it came from (F10)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError

from monitoring.importeren.fouten import Fout

_GOED = "Verbeter dit in het bestand. Een scherm zou dit ook weigeren."


class Geweigerd(Exception):
    """A dienst said no to what stands at one place in the file."""

    def __init__(self, fout: Fout) -> None:
        super().__init__(fout.fout)
        self.fout = fout


@contextmanager
def plek(*pad: str | int) -> Iterator[None]:
    """Everything refused inside is about this place."""
    try:
        yield
    except Geweigerd:
        raise
    except Exception as fout:
        if not is_weigering(fout):
            raise
        raise Geweigerd(Fout(pad, _in_woorden(fout), _GOED)) from fout


def is_weigering(fout: Exception) -> bool:
    """A typed refusal of a dienst or constraint, as against a mistake in the program."""
    if isinstance(fout, (PermissionDenied, ValidationError, IntegrityError, DataError)):
        return True
    return ".diensten" in type(fout).__module__ or type(fout).__module__.startswith("toegang.")


def _in_woorden(fout: Exception) -> str:
    if isinstance(fout, ValidationError):
        return " ".join(fout.messages)
    if isinstance(fout, (IntegrityError, DataError)):
        naam = getattr(getattr(fout.__cause__, "diag", None), "constraint_name", "") or ""
        return _van_beperking(naam) or "De database weigert dit."
    return str(fout) or "Dit wordt geweigerd."


def _van_beperking(naam: str) -> str:
    for model in apps.get_models():
        for beperking in model._meta.constraints:
            if beperking.name == naam:
                return str(beperking.get_violation_error_message())
    return ""
