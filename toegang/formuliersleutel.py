"""The key in a form: which opening of it this is, and whose (F9, screens 4).

Signed, so that nobody can write in another's name; it tells nothing but two ids and how each field began, as a hash.
With it a form that is sent twice is taken in once, what was typed by somebody whose session ended is kept for that
account and no other, and what the page itself had filled in is told from what somebody typed.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.crypto import salted_hmac

VELD = "formuliersleutel"
# Beside what is kept of a form: the names of the fields that stand as the page had them, and how the others began.
ONVERANDERD, BEGON = "_onveranderd", "_begon"
# A form that was left open over a long weekend still counts.
GELDT = datetime.timedelta(days=4)
_ZOUT = "regie.formulier"
_NIET_GETYPT = frozenset({"csrfmiddlewaretoken", VELD})


@dataclass(frozen=True)
class Formuliersleutel:
    """One opening of a form by one medewerker; `begin` tells per field how it began."""

    nummer: UUID
    medewerker_id: UUID
    begin: dict[str, str] = field(default_factory=dict)

    def inzending(self, velden: QueryDict, *, behalve: Iterable[str] = ()) -> UUID:
        """The id of sending this form with these fields; `behalve` names buttons that do not change what is saved."""
        inhoud = getypt(velden)
        for naam in behalve:
            inhoud.pop(naam, None)
        return uuid5(self.nummer, repr(sorted(inhoud.lists())))


def nieuwe_sleutel(medewerker_id: UUID, begin: dict[str, str] | None = None) -> str:
    """For a form that is shown now. Not compressed: two answers that may not differ do not differ in length either."""
    return signing.dumps([uuid4().hex, medewerker_id.hex, begin or {}], salt=_ZOUT)


def begin_van(formulieren: Iterable[forms.BaseForm]) -> dict[str, str]:
    """How each field of these forms begins, before a kept text is put back."""
    return {
        formulier.add_prefix(naam): _hash(_als_gestuurd(veld, formulier.get_initial_for_field(veld, naam)))
        for formulier in formulieren
        for naam, veld in formulier.fields.items()
    }


def _als_gestuurd(veld: forms.Field, begin: Any) -> list[str]:
    """What a browser would send of this field, if nobody touched it. A BoundField would keep `begin` for good."""
    widget, waarde = veld.widget, veld.prepare_value(begin)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if waarde else []
    getoond = widget.format_value(waarde)
    return [
        str(deel)
        for deel in (getoond if isinstance(getoond, list | tuple) else [getoond])
        if deel is not None
    ]


def _hash(waarden: Sequence[str]) -> str:
    tekst = "\x00".join(waarde.replace("\r\n", "\n").strip() for waarde in waarden if waarde.strip())
    return salted_hmac(_ZOUT, tekst).hexdigest()[:12]


def lees_sleutel(velden: QueryDict) -> Formuliersleutel | None:
    """The key of a form that was sent; None when there is none, or it is false or too old."""
    try:
        nummer, medewerker, *begin = signing.loads(velden.get(VELD, ""), salt=_ZOUT, max_age=GELDT)
    except signing.BadSignature:
        return None
    return Formuliersleutel(UUID(nummer), UUID(medewerker), *begin)


def getypt(velden: QueryDict) -> QueryDict:
    """What somebody filled in, without what the page put there to recognise the form by."""
    uit = velden.copy()
    for naam in _NIET_GETYPT:
        uit.pop(naam, None)
    return uit


def te_bewaren(velden: QueryDict) -> QueryDict:
    """What is kept of a form that was sent: all of it, which fields nobody changed, and how the changed ones began."""
    uit, sleutel = getypt(velden), lees_sleutel(velden)
    begin = sleutel.begin if sleutel else {}
    # A box that is not ticked is not sent.
    onveranderd = [naam for naam, hoe in begin.items() if hoe == _hash(uit.getlist(naam))]
    uit.setlist(ONVERANDERD, onveranderd)
    uit.setlist(BEGON, [f"{naam}={begin[naam]}" for naam in begin if naam not in onveranderd])
    return uit


def begonnen(bewaard: QueryDict) -> dict[str, str]:
    """How the fields that somebody changed began, of what was kept."""
    paren = (regel.rpartition("=") for regel in bewaard.getlist(BEGON))
    return {naam: hoe for naam, _, hoe in paren}
