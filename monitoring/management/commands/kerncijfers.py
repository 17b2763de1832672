"""`manage.py kerncijfers`: count the quarters that are over now instead of tonight (E4)."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from monitoring.diensten.kerncijfers import kerncijfers_bijwerken
from toegang.sessie import als_taak
from toegang.taken import KERNCIJFERS


class Command(BaseCommand):
    help = "Telt de kerncijfers van kwartalen die voorbij zijn en nog niet geteld zijn."

    def handle(self, *args: Any, **options: Any) -> None:
        with als_taak(KERNCIJFERS):
            aantal = kerncijfers_bijwerken(op=timezone.now())
        self.stdout.write(f"{aantal} kerncijfers geteld.")
