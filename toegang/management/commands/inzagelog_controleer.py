"""`manage.py inzagelog_controleer`: tells whether the inzagelog is as it was written, and where not (F2)."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from toegang.diensten.inzagecontrole import Bevinding, controleer
from toegang.sessie import als_taak
from toegang.taken import INZAGEKETEN


class Command(BaseCommand):
    help = "Controleert het hele inzagelog: is er een regel gewijzigd, weggehaald, bijgezet of verplaatst?"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anker", type=Path, help="een ander ankerbestand, bijvoorbeeld een kopie")
        parser.add_argument(
            "--kop", default="", help="een kop uit het serverlogboek; die moet in het anker staan"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        begin = time.monotonic()
        bestand: Path = options["anker"] or settings.REGIE_ANKER
        with als_taak(INZAGEKETEN):
            rapport = controleer(bestand=bestand, op=timezone.now(), kop=options["kop"])
        duur = max(time.monotonic() - begin, 0.001)
        self.stdout.write(
            f"{rapport.ketens} ketens met {rapport.regels} regels gelezen in {duur:.1f} s"
            f" ({rapport.regels / duur:.0f} per seconde)."
        )
        if rapport.ankers:
            self.stdout.write(
                f"Anker: {rapport.ankers} regels, de laatste van {rapport.laatste_anker}."
                f" Nog niet verankerd: {rapport.onverankerd} regels."
            )
        if rapport.bevindingen:
            for bevinding in rapport.bevindingen:
                self.stdout.write(f"- {_zin(bevinding)}")
            raise CommandError(
                f"Het inzagelog klopt niet: {len(rapport.bevindingen)} bevindingen. Meld dit aan de privacy officer."
            )
        self.stdout.write("Het inzagelog klopt: niets gewijzigd, weggehaald, bijgezet of verplaatst.")


def _zin(bevinding: Bevinding) -> str:
    moment = bevinding.moment and timezone.localtime(bevinding.moment).strftime("%Y-%m-%d %H:%M:%S")
    delen = [bevinding.keten and f"keten {bevinding.keten}", bevinding.waar, moment]
    plek = ", ".join(deel for deel in delen if deel)
    return f"{plek}: {bevinding.wat}." if plek else f"{bevinding.wat[:1].upper()}{bevinding.wat[1:]}."
