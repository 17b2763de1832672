"""Puts the second lock in place and tells whether it still is what the matrix says (F1).

A fingerprint in the comment of the schema `beleid` holds what was meant and what the catalogue then said;
a policy or function changed by hand differs from it, and start-up refuses.
"""

import hashlib
from collections.abc import Iterator

from django.db import connections, transaction

from toegang import inventaris, rls

# What the catalogue says of our policies, functions, triggers, forced tables and grants, in one hash.
_CATALOGUS = """
SELECT md5(string_agg(regel, E'\\n' ORDER BY regel)) FROM (
  SELECT concat_ws('|', 'policy', tablename, policyname, permissive, cmd, roles, qual, with_check)
    FROM pg_policies WHERE schemaname = 'public'
  UNION ALL
  SELECT concat_ws('|', 'functie', p.oid::regprocedure, p.prosecdef, p.proconfig, p.prosrc, p.proacl::text)
    FROM pg_proc p WHERE p.pronamespace IN ('public'::regnamespace, 'beleid'::regnamespace)
  UNION ALL
  SELECT concat_ws('|', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
   WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
  UNION ALL
  SELECT concat_ws('|', 'tabel', c.relname, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relacl::text)
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind NOT IN ('i', 'I', 't', 'c')
  UNION ALL
  SELECT concat_ws('|', 'kolom', a.attrelid::regclass, a.attname, a.attacl::text)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
   WHERE c.relnamespace = 'public'::regnamespace AND a.attacl IS NOT NULL
  UNION ALL
  SELECT concat_ws('|', 'schema', nspname, nspacl::text) FROM pg_namespace WHERE nspname IN ('public', 'beleid')
  UNION ALL
  SELECT concat_ws('|', 'voortaan', defaclrole::regrole, defaclnamespace, defaclobjtype, defaclacl::text)
    FROM pg_default_acl WHERE defaclrole = 'regie_eigenaar'::regrole
) AS regels (regel)
"""
_COMMENTAAR = "SELECT obj_description(to_regnamespace('beleid'), 'pg_namespace')"


def bedoeld() -> str:
    """Fingerprint of what the matrix and the inventory ask of the database."""
    return hashlib.sha256("\n".join(_opdrachten()).encode()).hexdigest()


def _opdrachten() -> Iterator[str]:
    yield from rls.opdrachten()
    yield from inventaris.rechten()


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
        inventaris.neem_terug(cursor)
        for sql in _opdrachten():
            cursor.execute(sql)
        cursor.execute(_CATALOGUS)
        (catalogus,) = cursor.fetchone()
        cursor.execute(f"COMMENT ON SCHEMA beleid IS '{bedoeld()}:{catalogus}'")
    return True
