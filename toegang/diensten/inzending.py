"""Taking a form in once, however often it is sent (A1, F9)."""

import datetime
from uuid import UUID

from toegang.formuliersleutel import GELDT
from toegang.handelingen import dienst
from toegang.models import Inzending, Medewerker


@dienst("toegang.inzending_beginnen")
def inzending_beginnen(*, inzending_id: UUID, door: Medewerker, op: datetime.datetime) -> Inzending:
    """A new row, or the one of an earlier sending with the address it led to.

    Two at the same moment: the second waits here until the first is done. What is older than a key can be goes.
    """
    Inzending.objects.filter(medewerker=door, moment__lt=op - GELDT).delete()
    rij, _ = Inzending.objects.get_or_create(pk=inzending_id, defaults={"medewerker": door, "moment": op})
    return rij


@dienst("toegang.inzending_afronden")
def inzending_afronden(*, inzending: Inzending, uitkomst: str) -> None:
    """Where the form led; with an empty `uitkomst` it was not taken in, and may be sent again as it is."""
    if uitkomst:
        inzending.uitkomst = uitkomst
        inzending.save(update_fields=["uitkomst"])
    else:
        inzending.delete()
