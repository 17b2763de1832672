"""`manage.py wie_ziet`: who sees what of one huishouden now, and by which rule (F1)."""

import json
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from huishoudens.overzichten.zicht import als_gegevens, wie_ziet
from toegang.sessie import als_taak
from toegang.taken import WIE_ZIET


class Command(BaseCommand):
    help = "Toont wie wat ziet van een huishouden, en door welke regel"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("huishouden", help="het dossiernummer of de uuid")
        parser.add_argument("--medewerker", default="", metavar="EMAIL", help="alleen van deze medewerker")
        parser.add_argument("--json", action="store_true", help="toon het als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        with als_taak(WIE_ZIET):
            zichten = wie_ziet(_huishouden(options["huishouden"]))
        if not zichten:
            raise CommandError("Dit huishouden kennen wij niet, of niemand ziet er iets van.")
        email = options["medewerker"].strip().lower()
        rijen = als_gegevens(zicht for zicht in zichten if not email or zicht.email == email)
        if options["json"]:
            self.stdout.write(json.dumps(rijen, ensure_ascii=False, indent=1))
            return
        if not rijen:
            self.stdout.write("Deze medewerker ziet niets van dit huishouden.")
        for rij in rijen:
            self.stdout.write(
                f"{rij['medewerker']}  {rij['niveau']}  {rij['gegevensgroep']}  ({rij['regel']}: {rij['voorwaarde']})"
            )


def _huishouden(invoer: str) -> UUID:
    """The id itself, or that of the dossiernummer; a CommandError when it is neither."""
    try:
        return UUID(invoer)
    except ValueError:
        with connection.cursor() as cursor:
            cursor.execute("SELECT beleid.dossier_van(%s)", [invoer.strip().upper()])
            (gevonden,) = cursor.fetchone()
    if gevonden is None:
        raise CommandError("Dit dossiernummer kennen wij niet. Controleer het nummer.")
    uit: UUID = gevonden
    return uit
