"""`manage.py kerncijfers`: count the quarters that are over now instead of tonight (E4)."""

import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from monitoring.diensten.kerncijfers import kerncijfers_bijwerken
from toegang.sessie import als_taak
from toegang.taken import KERNCIJFERS


class Command(BaseCommand):
    help = "Telt de kerncijfers van kwartalen die voorbij zijn en nog niet geteld zijn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--op",
            metavar="JJJJ-MM-DD",
            help="alleen in de demo: tel alles opnieuw, alsof het deze dag is",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        dag = _dag(options["op"]) if options["op"] else None
        with als_taak(KERNCIJFERS):
            aantal = kerncijfers_bijwerken(op=dag or timezone.now(), opnieuw=dag is not None)
        self.stdout.write(f"{aantal} kerncijfers geteld.")


def _dag(tekst: str) -> datetime.datetime:
    """Noon of a day that may lie ahead; among real people a second counting would point at somebody (ADR 0006)."""
    if settings.REGIE_MODUS != "demo":
        raise CommandError("Opnieuw tellen kan alleen in de demo. Een kwartaal wordt één keer geteld.")
    try:
        dag = datetime.date.fromisoformat(tekst)
    except ValueError as fout:
        raise CommandError(f"{tekst} is geen dag. Schrijf een dag als 2027-01-15.") from fout
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(12)))
