"""The three database roles, which management command uses which, and how roles and a database are put in
place (F1).

The owner migrates and never serves; `regie_app` serves and `regie_systeem` does nightly tasks and import.
No role may bypass row level security and the two serving roles own nothing, so a forgotten filter in Python
still shows nobody a row.
"""

from dataclasses import dataclass
from typing import Final, LiteralString

import psycopg
from psycopg import sql

EIGENAAR: Final = "eigenaar"
APP: Final = "app"
SYSTEEM: Final = "systeem"


@dataclass(frozen=True)
class Databaserol:
    """A login role and the limits the server itself keeps for it, whoever forgets to set them."""

    naam: str
    inlognaam: str
    statement_timeout: str
    lock_timeout: str
    idle_in_transaction: str


ROLLEN: Final = {
    rol.naam: rol
    for rol in (
        # A migration may rewrite a large table, but must not queue behind a long reader and block everyone
        # else.
        Databaserol(EIGENAAR, "regie_eigenaar", "0", "10s", "0"),
        Databaserol(APP, "regie_app", "15s", "5s", "60s"),
        Databaserol(SYSTEEM, "regie_systeem", "30min", "30s", "10min"),
    )
}

# How PostgreSQL plans what a role asks. Policies make a small query look expensive: compiling it, or planning it anew
# for each value, costs more than running it. So what finds rows must do so by whatever value is asked.
PLANNEN: Final = (("jit", "off"), ("plan_cache_mode", "force_generic_plan"))

ROL_PER_OPDRACHT: Final = {
    "createcachetable": EIGENAAR,
    "dbshell": EIGENAAR,
    "flush": EIGENAAR,
    "hersleutel": EIGENAAR,
    "makemigrations": EIGENAAR,
    "migrate": EIGENAAR,
    "sqlflush": EIGENAAR,
    "squashmigrations": EIGENAAR,
    "accounts": SYSTEEM,
    "demovulling": SYSTEEM,
    "importeer": SYSTEEM,
    "inzagelog_controleer": SYSTEEM,
    "inzagelog_verankeren": SYSTEEM,
    "kerncijfers": SYSTEEM,
    "uitnodigen": SYSTEEM,
    "wie_ziet": SYSTEEM,
}

# These never open a connection, so no server is started for them.
ZONDER_DATABASE: Final = frozenset(
    {"", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages", "version"}
)


def opdracht_uit(argv: list[str]) -> str:
    """The management command in `argv`; empty for help, the version, or nothing at all."""
    if len(argv) < 2 or argv[1].startswith("-") or "--help" in argv or "-h" in argv:
        return ""
    return argv[1]


def rol_voor(opdracht: str) -> str:
    return ROL_PER_OPDRACHT.get(opdracht, APP)


def richt_rollen_in(beheer: psycopg.Connection, wachtwoorden: dict[str, str]) -> None:
    """Create or mend the roles; `beheer` is a superuser's connection in autocommit.

    Attributes are set again each time, so that a role somebody widened by hand is narrow again. A role
    without a password in `wachtwoorden` keeps its own, or cannot log in.
    """
    for rol in ROLLEN.values():
        naam = sql.Identifier(rol.inlognaam)
        if not _bestaat(beheer, "SELECT 1 FROM pg_roles WHERE rolname = %s", rol.inlognaam):
            beheer.execute(sql.SQL("CREATE ROLE {}").format(naam))
        beheer.execute(
            sql.SQL(
                "ALTER ROLE {} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT"
            ).format(naam)
        )
        if wachtwoord := wachtwoorden.get(rol.naam):
            beheer.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(naam, sql.Literal(wachtwoord)))
        for instelling, waarde in (
            ("statement_timeout", rol.statement_timeout),
            ("lock_timeout", rol.lock_timeout),
            ("idle_in_transaction_session_timeout", rol.idle_in_transaction),
            *PLANNEN,
        ):
            beheer.execute(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(
                    naam, sql.Identifier(instelling), sql.Literal(waarde)
                )
            )


def maak_database(beheer: psycopg.Connection, naam: str, *, sjabloon: str = "template0") -> None:
    """Create the database, owned by `regie_eigenaar`, unless it is there."""
    if not _bestaat(beheer, "SELECT 1 FROM pg_database WHERE datname = %s", naam):
        beheer.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                sql.Identifier(naam), sql.Identifier(ROLLEN[EIGENAAR].inlognaam), sql.Identifier(sjabloon)
            )
        )


def richt_database_in(verbinding: psycopg.Connection, naam: str) -> None:
    """Close the database to everyone but the three roles.

    `verbinding` is in that database, as a superuser. What the serving roles may do with the owner's tables is
    given by the second lock, after every migration.
    """
    eigenaar = sql.Identifier(ROLLEN[EIGENAAR].inlognaam)
    dienend = sql.SQL(", ").join(sql.Identifier(ROLLEN[rol].inlognaam) for rol in (APP, SYSTEEM))
    voortaan: LiteralString = "ALTER DEFAULT PRIVILEGES FOR ROLE {eigenaar} IN SCHEMA public REVOKE ALL ON "
    opdrachten: tuple[LiteralString, ...] = (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {dienend}",
        # Owning the database is not enough for a role that does not inherit.
        "ALTER SCHEMA public OWNER TO {eigenaar}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {dienend}",
        # What the owner makes is shut until the second lock gives what is needed (`toegang/slot.py`).
        voortaan + "TABLES FROM {dienend}",
        voortaan + "SEQUENCES FROM {dienend}",
    )
    for opdracht in opdrachten:
        verbinding.execute(
            sql.SQL(opdracht).format(database=sql.Identifier(naam), eigenaar=eigenaar, dienend=dienend)
        )


def _bestaat(verbinding: psycopg.Connection, vraag: LiteralString, naam: str) -> bool:
    return verbinding.execute(vraag, (naam,)).fetchone() is not None
