"""The key in a form: which opening of it this is, and whose (F9, screens 4).

Signed, so that nobody can write in another's name; it tells nothing but two ids. With it a form that is sent twice
is taken in once, and what was typed by somebody whose session ended is kept for that account and no other.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5

from django.core import signing
from django.http import QueryDict

VELD = "formuliersleutel"
# A form that was left open over a long weekend still counts.
GELDT = datetime.timedelta(days=4)
_ZOUT = "regie.formulier"
_NIET_GETYPT = frozenset({"csrfmiddlewaretoken", VELD})


@dataclass(frozen=True)
class Formuliersleutel:
    """One opening of a form by one medewerker."""

    nummer: UUID
    medewerker_id: UUID

    def inzending(self, velden: QueryDict, *, behalve: Iterable[str] = ()) -> UUID:
        """The id of sending this form with these fields; `behalve` names buttons that do not change what is saved."""
        inhoud = getypt(velden)
        for naam in behalve:
            inhoud.pop(naam, None)
        return uuid5(self.nummer, repr(sorted(inhoud.lists())))


def nieuwe_sleutel(medewerker_id: UUID) -> str:
    """For a form that is shown now."""
    return signing.dumps([uuid4().hex, medewerker_id.hex], salt=_ZOUT)


def lees_sleutel(velden: QueryDict) -> Formuliersleutel | None:
    """The key of a form that was sent; None when there is none, or it is false or too old."""
    try:
        nummer, medewerker = signing.loads(velden.get(VELD, ""), salt=_ZOUT, max_age=GELDT)
    except signing.BadSignature:
        return None
    return Formuliersleutel(UUID(nummer), UUID(medewerker))


def getypt(velden: QueryDict) -> QueryDict:
    """What somebody filled in, without what the page put there to recognise the form by."""
    uit = velden.copy()
    for naam in _NIET_GETYPT:
        uit.pop(naam, None)
    return uit
