"""`manage.py importeer`: brings households over from the system in use today (F10)."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from monitoring.importeren.formaat import schema
from monitoring.importeren.inlezen import Teller, Uitslag, importeer
from monitoring.importeren.voortgang import Voortgang
from toegang.sessie import als_taak
from toegang.taken import IMPORTEER


class Command(BaseCommand):
    help = (
        "Leest huishoudens in uit YAML of JSON (regie-import/1). Per bestand: alles, of niets bij één fout."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", nargs="*", type=Path, help="een of meer bestanden")
        parser.add_argument("--controleer", action="store_true", help="controleer alleen; bewaar niets")
        parser.add_argument("--json", action="store_true", help="geef de uitslag als JSON")
        parser.add_argument("--schema", action="store_true", help="geef het JSON Schema van het formaat")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["schema"]:
            self.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False))
            return
        if not options["bestand"]:
            raise CommandError("Noem minstens één bestand. Met --schema ziet u het formaat.")
        uitslagen = [self._een(pad, alleen_controle=options["controleer"]) for pad in options["bestand"]]
        if options["json"]:
            self.stdout.write(json.dumps(_samen(uitslagen), indent=2, ensure_ascii=False))
        else:
            self._vertel(uitslagen, alleen_controle=options["controleer"])
        aantal = sum(len(uitslag.fouten) for uitslag in uitslagen)
        if aantal:
            mis = [uitslag.bestand for uitslag in uitslagen if uitslag.fouten]
            wat = "1 fout" if aantal == 1 else f"{aantal} fouten"
            raise CommandError(f"{wat}. Niet ingelezen: {', '.join(mis)}.", returncode=1)

    def _een(self, pad: Path, *, alleen_controle: bool) -> Uitslag:
        tellers: list[Voortgang] = []

        def meld_aan(wat: str, totaal: int | None) -> Teller:
            for vorige in tellers:
                vorige.klaar()
            tellers[:] = [Voortgang(sys.stderr, f"{pad.name}: {wat}", totaal)]
            return tellers[0]

        # A file is one transaction; the next file starts afresh, whatever became of this one.
        try:
            with als_taak(IMPORTEER):
                uitslag = importeer(
                    pad, alleen_controle=alleen_controle, vandaag=timezone.localdate(), meld_aan=meld_aan
                )
        except OperationalError as fout:
            raise CommandError(
                f"De database is bezet of niet bereikbaar. Van {pad.name} is niets bewaard;"
                " wat eerder klaar was, blijft. Wacht tot een andere import klaar is en probeer het opnieuw."
            ) from fout
        for teller in tellers:
            teller.klaar()
        return uitslag

    def _vertel(self, uitslagen: list[Uitslag], *, alleen_controle: bool) -> None:
        for uitslag in uitslagen:
            for regel in uitslag.fouten:
                self.stderr.write(regel)
            if not uitslag.fouten:
                slot = " Dit was alleen een controle; er is niets bewaard." if alleen_controle else ""
                self.stdout.write(
                    f"{uitslag.bestand}: {uitslag.aangemaakt} aangemaakt, {uitslag.gewijzigd} gewijzigd,"
                    f" {uitslag.ongewijzigd} ongewijzigd.{slot}"
                )
                for regel in uitslag.opmerkingen:
                    self.stdout.write(f"Let op. {regel}")


def _samen(uitslagen: list[Uitslag]) -> dict[str, Any]:
    """One answer for all files together."""
    return {
        "aangemaakt": sum(uitslag.aangemaakt for uitslag in uitslagen),
        "gewijzigd": sum(uitslag.gewijzigd for uitslag in uitslagen),
        "ongewijzigd": sum(uitslag.ongewijzigd for uitslag in uitslagen),
        "fouten": [regel for uitslag in uitslagen for regel in uitslag.fouten],
        "opmerkingen": [regel for uitslag in uitslagen for regel in uitslag.opmerkingen],
        "huishoudens": {
            sleutel: {"id": str(uuid), "url": reverse("huishoudens:huishouden", args=[uuid])}
            for uitslag in uitslagen
            for sleutel, uuid in uitslag.huishoudens.items()
        },
    }
