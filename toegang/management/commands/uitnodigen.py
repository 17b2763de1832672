"""`manage.py uitnodigen`: an address per account on which its owner chooses a password, once (F8)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from toegang.diensten.accounts import uitnodiging
from toegang.models import Medewerker
from toegang.sessie import als_taak
from toegang.taken import ACCOUNTS


class Command(BaseCommand):
    help = "Geeft per account een adres waarop de eigenaar een wachtwoord kiest. Het werkt één keer, drie dagen lang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", nargs="*", help="voor wie; ook als iemand zijn wachtwoord kwijt is")
        parser.add_argument("--nieuw", action="store_true", help="voor iedereen die nog geen wachtwoord koos")

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["email"]) == options["nieuw"]:
            raise CommandError("Noem een of meer e-mailadressen, of kies --nieuw.")
        gevraagd = {email.strip().lower() for email in options["email"]}
        with als_taak(ACCOUNTS):
            accounts = list(
                Medewerker.objects.filter(is_active=True).select_related("inloggegeven").order_by("email")
            )
            if onbekend := gevraagd - {wie.email for wie in accounts}:
                raise CommandError(f"Geen actief account: {', '.join(sorted(onbekend))}.")
            gekozen = [
                wie
                for wie in accounts
                if wie.email in gevraagd or (options["nieuw"] and not wie.has_usable_password())
            ]
            for wie in gekozen:
                self.stdout.write(f"{wie.email}  {_begin()}{uitnodiging(medewerker=wie)}")
        if not gekozen:
            self.stdout.write("Iedereen met een account heeft al een wachtwoord.")


def _begin() -> str:
    naam = settings.ALLOWED_HOSTS[0]
    return "http://127.0.0.1:8000" if naam == "*" else f"https://{naam}"
