"""Work of the clock on the ground floor: the inzagelog's heads, the review of rollen, the mail (F2, F3, O56)."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from toegang.diensten import berichten
from toegang.diensten.inzageketen import inzagelog_verankeren as verankeren
from toegang.diensten.rechtenronde import rechtenrondes_openen as openen
from toegang.sessie import als_taak
from toegang.taken import INZAGEKETEN, RECHTENRONDE


@shared_task(name="toegang.inzagelog_verankeren")
def inzagelog_verankeren() -> int:
    """Anchor what moved; how many chains did. May run twice without harm."""
    with als_taak(INZAGEKETEN):
        return verankeren(bestand=settings.REGIE_ANKER, op=timezone.now()).verzet


@shared_task(name="toegang.rechtenrondes_openen")
def rechtenrondes_openen() -> int:
    """Open what this half-year still lacks; may run twice without harm."""
    with als_taak(RECHTENRONDE):
        return openen(op=timezone.localdate())


@shared_task(name=berichten.MAILTAAK, ignore_result=True)
def berichten_mailen() -> int:
    """Send the mails that wait; may run twice at once without sending one twice."""
    return berichten.berichten_mailen(op=timezone.now())
