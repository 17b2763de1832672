"""The address of a row's page, for lists of many rows: Django looks each pattern up once (performance.md)."""

from functools import cache
from uuid import UUID

from django.urls import reverse

_PLEK = UUID(int=0)


@cache
def _patroon(url_naam: str) -> str:
    return reverse(url_naam, args=[_PLEK])


def pad_van(url_naam: str, sleutel: UUID | str) -> str:
    """What `reverse(url_naam, args=[sleutel])` gives, for a pattern with one UUID in it."""
    return _patroon(url_naam).replace(str(_PLEK), str(sleutel))
