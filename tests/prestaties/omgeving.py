"""A database of its own per size, on the embedded server, kept between runs so that a second measurement is quick."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from tests.prestaties.vulling import vul
from toegang import dbrollen, ingebed


@dataclass(frozen=True)
class Proef:
    """A filled region: how many huishoudens, and a superuser's address (who becomes regie_app by SET ROLE)."""

    huishoudens: int
    adres: str


@contextmanager
def proeven(*aantallen: int) -> Iterator[list[Proef]]:
    """Filled databases of these sizes, on one running server."""
    with ingebed.Ingebed(ingebed.datamap() / "meting") as server:
        uit = []
        for aantal in aantallen:
            naam, klad = f"regie_meting_{aantal}", f"regie_meting_{aantal}_klad"
            with psycopg.connect(server.beheer_url(), autocommit=True) as beheer:
                vraag = "SELECT 1 FROM pg_database WHERE datname = %s"
                if beheer.execute(vraag, (naam,)).fetchone() is None:
                    beheer.execute(f"DROP DATABASE IF EXISTS {klad}".encode())
                    dbrollen.maak_database(beheer, klad)
                    _vul(server, klad, aantal)
                    beheer.execute(f"ALTER DATABASE {klad} RENAME TO {naam}".encode())
            uit.append(Proef(aantal, server.beheer_url(naam)))
        yield uit


def als_app(proef: Proef, map_: ingebed.Ingebed) -> dict[str, str]:
    """The environment of a process that serves from this database, as regie_app."""
    adres = psycopg.conninfo.conninfo_to_dict(proef.adres)
    return {
        **os.environ,
        "REGIE_MODUS": "demo",
        "DJANGO_SETTINGS_MODULE": "toegang.settings",
        "REGIE_DB_ROL": dbrollen.APP,
        "REGIE_DB_HOST": str(adres["host"]),
        "REGIE_DB_PORT": str(adres.get("port", ingebed.POORT)),
        "REGIE_DB_NAAM": str(adres["dbname"]),
        "REGIE_DB_WACHTWOORD_APP": map_.sleutels.databasewachtwoorden()[dbrollen.APP],
        "REGIE_DATA": str(map_.map),
    }


def waarden_van(proef: Proef) -> dict[str, str]:
    """What the addresses of the pages need: a huishouden of the regisseur who is measured, its team and name."""
    with psycopg.connect(proef.adres) as verbinding:
        rij = verbinding.execute(
            "SELECT h.id::text, 'team-' || h.team_id, h.team_id::text, lower(substr(h.aanduiding, 7, 6)),"
            " substr(h.nummer, 3) FROM huishoudens_huishouden h JOIN toegang_medewerker m ON m.id = h.regisseur_id"
            " WHERE m.email = 'm2@voorbeeld.nl' AND NOT h.afgeschermd ORDER BY h.nummer LIMIT 1"
        ).fetchone()
    assert rij is not None
    return dict(zip(("h", "team", "teamnummer", "naam", "nummer"), rij, strict=True))


def _vul(server: ingebed.Ingebed, naam: str, aantal: int) -> None:
    adres = server.beheer_url(naam)
    with psycopg.connect(adres, autocommit=True) as verbinding:
        dbrollen.richt_database_in(verbinding, naam)
    _migreer(server, naam)
    print(f"vullen met {aantal} huishoudens ...", file=sys.stderr, flush=True)  # noqa: T201 - progress on the screen
    vul(adres, aantal)


def _migreer(server: ingebed.Ingebed, naam: str) -> None:
    adres = psycopg.conninfo.conninfo_to_dict(server.beheer_url(naam))
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        check=True,
        env={
            **os.environ,
            "REGIE_MODUS": "demo",
            "REGIE_DB_ROL": dbrollen.EIGENAAR,
            "REGIE_DB_HOST": str(adres["host"]),
            "REGIE_DB_PORT": str(adres.get("port", ingebed.POORT)),
            "REGIE_DB_NAAM": naam,
            "REGIE_DB_WACHTWOORD_EIGENAAR": server.sleutels.databasewachtwoorden()[dbrollen.EIGENAAR],
        },
    )
