"""`manage.py demovulling`: fills an empty demo with the region, the practice cases and drawn households."""

import datetime
import sys
import time
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from monitoring.demo.formatie import uren
from monitoring.demo.nood import noodtoegangen
from monitoring.demo.omgeving import omgeving
from monitoring.demo.rechten import rechten_vullen
from monitoring.demo.regio import regio_aanmaken
from monitoring.demo.vullen import praktijkbestanden, vul
from monitoring.diensten.kerncijfers import kerncijfers_bijwerken
from monitoring.importeren.inlezen import importeer
from monitoring.importeren.voortgang import Voortgang
from toegang.demoaccounts import TEAMS, WACHTWOORD
from toegang.models import Inloggegeven, Medewerker, Team
from toegang.sessie import als_taak
from toegang.settings.omgeving import DEMO, TEST
from toegang.taken import DEMOVULLING, KERNCIJFERS


class Command(BaseCommand):
    help = "Vult een lege demo: teams, accounts, praktijkvoorbeelden en verzonnen huishoudens."
    # What serves checks itself; here the pages need not even be loaded.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--huishoudens", type=int, default=300, help="hoeveel verzonnen huishoudens (300)"
        )
        parser.add_argument("--zaad", default="bollenstreek", help="hetzelfde zaad geeft dezelfde regio")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.REGIE_MODUS not in (DEMO, TEST):
            raise CommandError("Deze omgeving is geen demo. Verzonnen gegevens horen hier niet.")
        if options["huishoudens"] < 0:
            raise CommandError("Kies een aantal van 0 of meer.")
        begin = time.monotonic()
        nu = timezone.now()
        with als_taak(DEMOVULLING):
            if Team.objects.exists() or Medewerker.objects.exists():
                raise CommandError("Er staan al gegevens. De demo vult alleen een lege database.")
            rijen = self._vul(options["huishoudens"], options["zaad"], nu)
        with als_taak(KERNCIJFERS):
            cijfers = kerncijfers_bijwerken(op=nu)
        self.stdout.write(
            f"{options['huishoudens']} huishoudens ({rijen} rijen) en {cijfers} kerncijfers"
            f" in {time.monotonic() - begin:.0f} s."
        )

    def _vul(self, huishoudens: int, zaad: str, nu: datetime.datetime) -> int:
        vandaag = timezone.localdate(nu)
        # One hash serves all accounts: hashing is slow on purpose.
        medewerkers = regio_aanmaken(
            wachtwoord_hash=make_password(WACHTWOORD),
            vanaf=vandaag - datetime.timedelta(days=1500),
            fte=uren(huishoudens, TEAMS),
        )
        Inloggegeven.objects.update(
            vorig_bezoek=nu - datetime.timedelta(days=3), dit_bezoek=nu - datetime.timedelta(days=3)
        )
        for pad in praktijkbestanden():
            uitslag = importeer(pad, vandaag=vandaag, meld_aan=_stil)
            if uitslag.fouten:
                raise CommandError("\n".join(uitslag.fouten))
        regio = omgeving(medewerkers, nu=nu, huishoudens=huishoudens)
        teller = Voortgang(sys.stderr, "Huishoudens", huishoudens)
        rijen = vul(regio, huishoudens, zaad=zaad, teller=teller)
        teller.klaar()
        rechten_vullen(medewerkers, nu=nu)
        noodtoegangen(regio)
        return rijen


class _Stil:
    """Ten small files need no progress."""

    def stap(self, aantal: int = 1) -> None:
        """Nothing to show."""


def _stil(wat: str, totaal: int | None) -> _Stil:
    return _Stil()
