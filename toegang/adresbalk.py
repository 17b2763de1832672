"""Reads what stands behind the question mark of an address; what cannot be read counts as not given.

Anybody may type there, and a link may be years old, so nothing of it reaches the database unread.
"""

import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

LANGSTE_TEKST = 200
_JAREN = range(1900, 2101)


def tekst(request: HttpRequest, naam: str) -> str:
    """A text as somebody types it, cut off where no name or address goes on."""
    return request.GET.get(naam, "").replace("\x00", "")[:LANGSTE_TEKST]


def sleutel(request: HttpRequest, naam: str) -> UUID | None:
    """The id of a row, whether it exists or not."""
    try:
        return UUID(request.GET.get(naam, ""))
    except ValueError:
        return None


def dag(request: HttpRequest, naam: str) -> datetime.date | None:
    """A day that exists, of a year in which people here live."""
    try:
        gelezen = parse_date(request.GET.get(naam, ""))
    except ValueError:
        return None
    return gelezen if gelezen and gelezen.year in _JAREN else None


def moment(request: HttpRequest, naam: str) -> datetime.datetime | None:
    """A moment that exists; without a zone it is here."""
    try:
        gelezen = parse_datetime(request.GET.get(naam, ""))
    except ValueError:
        return None
    if gelezen is None or gelezen.year not in _JAREN:
        return None
    return timezone.make_aware(gelezen) if timezone.is_naive(gelezen) else gelezen
