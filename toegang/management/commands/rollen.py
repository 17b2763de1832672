"""Puts the three database roles and the database in place on a real server, as often as one likes (F1)."""

import os
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from toegang import dbrollen, ingebed
from toegang.settings.omgeving import geheim


class Command(BaseCommand):
    help = "Maakt de drie databaserollen en de database. Nodig: REGIE_DB_BEHEER_URL, van een superuser."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if ingebed.is_ingebed():
            self.stdout.write("De ingebouwde database richt haar rollen zelf in.")
            return
        adres = os.environ.get("REGIE_DB_BEHEER_URL") or _uit_delen()
        naam = settings.DATABASES["default"]["NAME"]
        wachtwoorden = {
            rol: geheim(f"REGIE_DB_WACHTWOORD_{rol.upper()}", minstens=16) for rol in dbrollen.ROLLEN
        }
        try:
            with psycopg.connect(adres, autocommit=True) as beheer:
                dbrollen.richt_rollen_in(beheer, wachtwoorden)
                dbrollen.maak_database(beheer, naam)
            with psycopg.connect(adres, dbname=naam, autocommit=True) as beheer:
                dbrollen.richt_database_in(beheer, naam)
        except psycopg.Error as fout:
            raise CommandError(f"De databaserollen zijn niet gemaakt: {fout}".strip()) from fout
        self.stdout.write(
            f"Klaar: database {naam} met {', '.join(r.inlognaam for r in dbrollen.ROLLEN.values())}."
        )


def _uit_delen() -> str:
    """The address put together from the parts of which only the password is a secret."""
    gebruiker = os.environ.get("REGIE_DB_BEHEER_GEBRUIKER")
    if not gebruiker:
        raise CommandError("Zet REGIE_DB_BEHEER_URL, of REGIE_DB_BEHEER_GEBRUIKER en _WACHTWOORD.")
    return psycopg.conninfo.make_conninfo(
        host=settings.DATABASES["default"]["HOST"],
        port=settings.DATABASES["default"]["PORT"],
        user=gebruiker,
        password=geheim("REGIE_DB_BEHEER_WACHTWOORD"),
        dbname="postgres",
    )
