"""`manage.py hersleutel`: encrypts with REGIE_SLEUTEL what still carries a key of REGIE_SLEUTELS_OUD (F1, F8)."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from toegang.diensten.sleutelwissel import hersleutel_alles


class Command(BaseCommand):
    help = "Versleutelt met de nieuwe sleutel wat nog een oude draagt. Daarna kan de oude sleutel weg."

    def handle(self, *args: Any, **options: Any) -> None:
        wissel = hersleutel_alles()
        self.stdout.write(f"{wissel.gedaan} waarden dragen nu de nieuwe sleutel.")
        if wissel.onleesbaar:
            raise CommandError(
                f"{wissel.onleesbaar} waarden zijn niet te lezen: hun sleutel staat niet in REGIE_SLEUTELS_OUD."
            )
