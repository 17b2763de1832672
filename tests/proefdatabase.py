"""One migrated template per state of the code, and a database of its own for every test process.

Migrating takes seconds and copying a database a fraction of one, so a run after the first starts at once. The
template is kept in the embedded server for the next run, and dropped from a real one.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

import psycopg
from psycopg import sql

from tests import omgeving
from toegang import dbrollen, ingebed

APPS = ("toegang", "huishoudens", "plannen", "triage", "backoffice", "monitoring")
# What lies here can change without changing what a migration makes.
NIET_IN_DATABASE = {
    "views",
    "templatetags",
    "management",
    "diensten",
    "overzichten",
    "settings",
    "forms",
    "pdf",
}
# How a transactional test, or the end of a run, may drop what others still look at.
WEG: LiteralString = "DROP DATABASE IF EXISTS {} WITH (FORCE)"


class Proefdatabase:
    """The database of this test process."""

    def __init__(self) -> None:
        self.naam = f"regie_proef_{os.getpid()}"
        self.sjabloon = f"regie_sjabloon_{_kenmerk()}"

    def maak(self) -> None:
        with _alleen() as beheer:
            _ruim_op(beheer, self.sjabloon)
            if (
                beheer.execute("SELECT 1 FROM pg_database WHERE datname = %s", (self.sjabloon,)).fetchone()
                is None
            ):
                self._maak_sjabloon(beheer)
            self._kopieer(beheer)

    def herstel(self) -> None:
        """Back to the template, sequences and reference rows included; costs about as much as a slow test."""
        with _alleen() as beheer:
            self._kopieer(beheer)

    def verwijder(self) -> None:
        with _alleen() as beheer:
            beheer.execute(sql.SQL(WEG).format(sql.Identifier(self.naam)))

    def _kopieer(self, beheer: psycopg.Connection) -> None:
        beheer.execute(sql.SQL(WEG).format(sql.Identifier(self.naam)))
        dbrollen.maak_database(beheer, self.naam, sjabloon=self.sjabloon)

    def _maak_sjabloon(self, beheer: psycopg.Connection) -> None:
        klad = f"{self.sjabloon}_klad"
        beheer.execute(sql.SQL(WEG).format(sql.Identifier(klad)))
        dbrollen.maak_database(beheer, klad)
        with psycopg.connect(omgeving.beheer_url(), dbname=klad, autocommit=True) as verbinding:
            dbrollen.richt_database_in(verbinding, klad)
            verbinding.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO regie_test").format(sql.Identifier(klad))
            )
        _migreer(klad)
        beheer.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(klad), sql.Identifier(self.sjabloon)
            )
        )


def verwijder_sjablonen() -> None:
    with _alleen() as beheer:
        for naam in _namen(beheer, "regie_sjabloon_%"):
            beheer.execute(sql.SQL(WEG).format(sql.Identifier(naam)))


def _migreer(naam: str) -> None:
    """In a process of its own, because in this one the connection is not allowed to reach a database yet."""
    uitkomst = subprocess.run(
        [sys.executable, str(ingebed.CHECKOUT / "manage.py"), "migrate", "--verbosity", "0", "--skip-checks"],
        env={**os.environ, "REGIE_DB_NAAM": naam, "REGIE_DB_ROL": dbrollen.EIGENAAR},
        capture_output=True,
        text=True,
        check=False,
    )
    if uitkomst.returncode != 0:
        raise RuntimeError(f"The migrations of the test database failed:\n{uitkomst.stdout}{uitkomst.stderr}")


@contextmanager
def _alleen() -> Iterator[psycopg.Connection]:
    """A superuser's connection, one process at a time."""
    with psycopg.connect(omgeving.beheer_url(), autocommit=True) as beheer:
        beheer.execute("SELECT pg_advisory_lock(%s)", (omgeving.SLOT,))
        yield beheer


def _ruim_op(beheer: psycopg.Connection, sjabloon: str) -> None:
    """Drop what runs that were killed left behind, and templates of code that nobody tested for a day."""
    for naam in _namen(beheer, "regie_proef_%"):
        if not omgeving.is_echte_server() and not _leeft(int(naam.rpartition("_")[2])):
            beheer.execute(sql.SQL(WEG).format(sql.Identifier(naam)))
    oud = beheer.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE 'regie_sjabloon_%%' AND datname <> %s"
        " AND (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '1 day'",
        (sjabloon,),
    )
    for (naam,) in oud.fetchall():
        beheer.execute(sql.SQL(WEG).format(sql.Identifier(naam)))


def _leeft(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _namen(beheer: psycopg.Connection, patroon: str) -> list[str]:
    vraag = "SELECT datname FROM pg_database WHERE datname LIKE %s"
    return [naam for (naam,) in beheer.execute(vraag, (patroon,)).fetchall()]


def _kenmerk() -> str:
    """What the template depends on: everything in the code that can reach a migration, and the locked
    packages."""
    som = hashlib.sha256((ingebed.CHECKOUT / "requirements" / "base.txt").read_bytes())
    for app in APPS:
        for bestand in sorted((ingebed.CHECKOUT / app).rglob("*.py")):
            if not NIET_IN_DATABASE & set(bestand.relative_to(ingebed.CHECKOUT).parts):
                som.update(str(bestand).encode() + bestand.read_bytes())
    return som.hexdigest()[:12]
