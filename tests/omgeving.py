"""Where the tests run: an embedded PostgreSQL and Valkey of their own, or a real server when one is named.

A pytest plugin, loaded before the settings are read. REGIE_TEST_DB_BEHEER_URL names a real PostgreSQL by a
superuser's address, REGIE_TEST_REDIS_URL a real Redis; neither keeps anything when the tests are done.
"""

import hashlib
import os

import psycopg
import pytest
from psycopg import sql

from toegang import dbrollen, ingebed

TESTROL = "regie_test"
BEHEER = "REGIE_TEST_DB_BEHEER_URL"
REDIS = "REGIE_TEST_REDIS_URL"

# Any number will do, as long as every run takes the same one.
SLOT = 20260101

_is_hoofdproces = "PYTEST_XDIST_WORKER" not in os.environ
# A worker of pytest-xdist inherits the folder that its main process chose.
_map = ingebed.datamap() / "test" if _is_hoofdproces else ingebed.datamap()
_ingebed = ingebed.Ingebed(_map, weggooibaar=True)


def _zet_omgeving() -> None:
    os.environ["REGIE_MODUS"] = "test"
    os.environ["REGIE_DB_ROL"] = dbrollen.APP
    os.environ["DJANGO_SETTINGS_MODULE"] = "toegang.settings"
    os.environ["REGIE_CACHE_PREFIX"] = os.environ["REGIE_WACHTRIJ_PREFIX"] = proces_prefix()
    if not _is_hoofdproces:
        return
    adres = psycopg.conninfo.conninfo_to_dict(beheer_url())
    os.environ["REGIE_DATA"] = str(_map)
    os.environ["REGIE_DB_HOST"] = str(adres["host"])
    os.environ["REGIE_DB_PORT"] = str(adres.get("port", ingebed.POORT))
    os.environ["REGIE_DB_WACHTWOORD_TEST"] = _wachtwoord()
    os.environ["REGIE_REDIS_URL"] = os.environ.get(REDIS, "")


def proces_prefix() -> str:
    return f"regie-test-{os.getpid()}-"


def beheer_url() -> str:
    """The superuser's address, for making and dropping databases; no test asks anything through it."""
    return os.environ.get(BEHEER) or _ingebed.beheer_url()


def is_echte_server() -> bool:
    return BEHEER in os.environ


def _wachtwoord() -> str:
    """The same for every run against one server, so that two runs at once do not lock each other out."""
    return hashlib.sha256(f"{TESTROL} {beheer_url()}".encode()).hexdigest()


def _richt_testrol_in() -> None:
    """The test role has no rights of its own, and may become each of the three."""
    with psycopg.connect(beheer_url(), autocommit=True) as beheer:
        beheer.execute("SELECT pg_advisory_lock(%s)", (SLOT,))
        dbrollen.richt_rollen_in(beheer, {})
        if beheer.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (TESTROL,)).fetchone() is None:
            beheer.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(TESTROL)))
        beheer.execute(
            sql.SQL("ALTER ROLE {} LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB PASSWORD {}").format(
                sql.Identifier(TESTROL), sql.Literal(_wachtwoord())
            )
        )
        # A SET ROLE brings no settings along.
        for instelling, waarde in dbrollen.PLANNEN:
            beheer.execute(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(
                    sql.Identifier(TESTROL), sql.Identifier(instelling), sql.Literal(waarde)
                )
            )
        for rol in dbrollen.ROLLEN.values():
            beheer.execute(
                sql.SQL("GRANT {} TO {}").format(sql.Identifier(rol.inlognaam), sql.Identifier(TESTROL))
            )


def pytest_sessionstart(session: pytest.Session) -> None:
    if not _is_hoofdproces:
        return
    if not is_echte_server() or REDIS not in os.environ:
        _ingebed.__enter__()
    _richt_testrol_in()


def pytest_sessionfinish(session: pytest.Session) -> None:
    if not _is_hoofdproces:
        return
    if is_echte_server():
        from tests.proefdatabase import verwijder_sjablonen

        verwijder_sjablonen()
    _ingebed.__exit__()


_zet_omgeving()
