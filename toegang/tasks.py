"""Work of every minute: the heads of the inzagelog, outside the database (F2)."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from toegang.diensten.inzageketen import inzagelog_verankeren as verankeren
from toegang.sessie import als_taak
from toegang.taken import INZAGEKETEN


@shared_task(name="toegang.inzagelog_verankeren")
def inzagelog_verankeren() -> int:
    """Anchor what moved; how many chains did. May run twice without harm."""
    with als_taak(INZAGEKETEN):
        return verankeren(bestand=settings.REGIE_ANKER, op=timezone.now()).verzet
