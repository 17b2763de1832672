"""`manage.py accounts`: gemeenten, teams, organisaties and accounts of a real installation, from one file (E8, F8)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from monitoring.importeren.regiobestand import Afgekeurd, inlezen
from toegang.diensten.accounts import Uitkomst
from toegang.sessie import als_taak
from toegang.taken import ACCOUNTS


class Command(BaseCommand):
    help = (
        "Leest gemeenten, teams, organisaties en accounts in (regie-regio/1). Alles, of niets bij één fout."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="het bestand met de regio")
        parser.add_argument("--controleer", action="store_true", help="controleer alleen; bewaar niets")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with als_taak(ACCOUNTS):
                telling = inlezen(
                    options["bestand"], op=timezone.localdate(), alleen_controle=options["controleer"]
                )
        except Afgekeurd as fout:
            for regel in fout.regels:
                self.stderr.write(regel)
            wat = "1 fout" if len(fout.regels) == 1 else f"{len(fout.regels)} fouten"
            raise CommandError(f"{wat}. Er is niets bewaard.") from None
        slot = " Dit was alleen een controle; er is niets bewaard." if options["controleer"] else ""
        aantallen = ", ".join(f"{telling[uitkomst]} {uitkomst.value}" for uitkomst in Uitkomst)
        self.stdout.write(f"Accounts: {aantallen}.{slot}")
        if telling[Uitkomst.AANGEMAAKT] and not slot:
            self.stdout.write("Nodig de nieuwe mensen uit met: manage.py uitnodigen --nieuw")
