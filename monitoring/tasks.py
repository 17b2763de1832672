"""Nightly work: the figures of quarters that are over (E4)."""

from celery import shared_task
from django.utils import timezone

from monitoring.diensten.kerncijfers import kerncijfers_bijwerken as bijwerken
from toegang.sessie import als_taak
from toegang.taken import KERNCIJFERS


@shared_task(name="monitoring.kerncijfers_bijwerken")
def kerncijfers_bijwerken() -> int:
    """Count what is over and not counted yet; may run twice without harm."""
    with als_taak(KERNCIJFERS):
        return bijwerken(op=timezone.now())
