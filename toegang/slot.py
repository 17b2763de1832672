"""Puts the second lock in place and tells whether it still is what the matrix says (F1).

A fingerprint in the comment of the schema `beleid` holds what was meant and what the catalogue then said;
a policy or function changed by hand differs from it, and start-up refuses.
"""

import hashlib

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from toegang import rls
from toegang.rijbereik import Tabellen

# What the catalogue says of our policies, functions, forced tables and grants, in one hash.
_CATALOGUS = """
SELECT md5(
  coalesce((SELECT string_agg(concat_ws('|', tablename, policyname, cmd, roles, qual, with_check), E'\\n'
            ORDER BY tablename, policyname) FROM pg_policies WHERE schemaname = 'public'), '')
  || coalesce((SELECT string_agg(concat_ws('|', p.proname, p.prosecdef, p.proconfig, p.prosrc), E'\\n'
            ORDER BY p.proname) FROM pg_proc p WHERE p.pronamespace = 'beleid'::regnamespace), '')
  || coalesce((SELECT string_agg(concat_ws('|', c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl::text),
            E'\\n' ORDER BY c.relname) FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'), ''))
"""
_COMMENTAAR = "SELECT obj_description(to_regnamespace('beleid'), 'pg_namespace')"

# Tables of libraries that the serving role writes; of every other one it reads only.
_SCHRIJFBAAR = ("django_session",)


def bedoeld() -> str:
    """Fingerprint of what the matrix asks of the database."""
    return hashlib.sha256("\n".join(rls.opdrachten()).encode()).hexdigest()


def aanwezig(*, using: str = "default") -> tuple[str, str]:
    """(fingerprint that was put in place, whether the catalogue still says the same: 'gelijk' or 'anders')."""
    with connections[using].cursor() as cursor:
        cursor.execute(_COMMENTAAR)
        commentaar = (cursor.fetchone() or [None])[0] or ":"
        if commentaar == ":":
            return "", "anders"
        cursor.execute(_CATALOGUS)
        nu = cursor.fetchone()[0]
    was, _, toen = commentaar.partition(":")
    return was, "gelijk" if toen == nu else "anders"


def zet_neer(*, using: str = "default") -> bool:
    """Bring the database to what the matrix asks; True when something had to change. Runs as the owner."""
    if aanwezig(using=using) == (bedoeld(), "gelijk"):
        return False
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
        for tabel, naam in cursor.fetchall():
            cursor.execute(f'DROP POLICY "{naam}" ON "{tabel}"')
        for sql in rls.opdrachten():
            cursor.execute(sql)
        for sql in _bibliotheken(cursor):
            cursor.execute(sql)
        cursor.execute(_CATALOGUS)
        (catalogus,) = cursor.fetchone()
        cursor.execute(f"COMMENT ON SCHEMA beleid IS '{bedoeld()}:{catalogus}'")
    return True


def _bibliotheken(cursor: CursorWrapper) -> list[str]:
    """Grants on tables of libraries: they hold no resident's data and are read, hardly ever written."""
    eigen = {model._meta.db_table for model in Tabellen.alle()}
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    uit = []
    for (tabel,) in cursor.fetchall():
        if tabel not in eigen:
            uit.append(f'REVOKE ALL ON "{tabel}" FROM PUBLIC, regie_app, regie_systeem')
            rechten = "SELECT, INSERT, UPDATE, DELETE" if tabel in _SCHRIJFBAAR else "SELECT"
            uit.append(f'GRANT {rechten} ON "{tabel}" TO regie_app, regie_systeem')
    return uit
