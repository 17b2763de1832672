"""`manage.py inzagelog_verankeren`: writes the heads of the inzagelog outside the database now (F2)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from toegang.diensten.inzageketen import inzagelog_verankeren
from toegang.sessie import als_taak
from toegang.taken import INZAGEKETEN


class Command(BaseCommand):
    help = "Schrijft het einde van elke keten van het inzagelog in het ankerbestand, buiten de database."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with als_taak(INZAGEKETEN):
                gedaan = inzagelog_verankeren(bestand=settings.REGIE_ANKER, op=timezone.now())
        except OSError as fout:
            raise CommandError(
                f"Het ankerbestand {settings.REGIE_ANKER} is niet te schrijven: {fout.strerror}."
            ) from fout
        self.stdout.write(
            f"{gedaan.ketens} ketens met {gedaan.regels} regels; {gedaan.verzet} verankerd in {settings.REGIE_ANKER}."
        )
        if gedaan.kop:
            self.stdout.write(f"Kop van het anker: {gedaan.kop}")
        if gedaan.gebroken:
            raise CommandError(
                f"{len(gedaan.gebroken)} ketens zijn korter of anders dan het anker weet."
                " Draai 'inzagelog_controleer'."
            )
