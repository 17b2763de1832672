"""What stands in the database is known by name, and the serving roles may do with it what they need (F1)."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from psycopg import sql as psql

from tests import omgeving
from tests.rollen import als_eigenaar, als_systeem
from toegang import opstart, slot
from toegang.rijbereik import Tabellen, is_geschiedenis
from toegang.rls import alle_functies, verder_functies
from toegang.voorwaarden import aanleidingen, grenzen

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

RECHTEN = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
# By hand, beside the tables of our models: all that the serving role may do.
MAG_DE_APP = {
    "django_session": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "django_migrations": {"SELECT"},
}


def vraag(sql: str, *waarden: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return list(cursor.fetchall())


def voer_uit(sql: str) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(sql)


@contextmanager
def als_beheerder() -> Iterator[psycopg.Connection]:
    """The superuser in this test's own database; what it makes, no rollback takes away."""
    naam = connection.settings_dict["NAME"]
    with psycopg.connect(omgeving.beheer_url(), dbname=naam, autocommit=True) as beheer:
        yield beheer


VREEMD = [
    ("CREATE TABLE klad (id int)", "Tabel klad staat niet"),
    ("CREATE TABLE klad (id int) PARTITION BY RANGE (id)", "Gepartitioneerde tabel klad staat niet"),
    ("CREATE TABLE klad AS SELECT * FROM huishoudens_persoon", "Tabel klad staat niet"),
    ("CREATE SEQUENCE teller", "Sequence teller staat niet"),
    ("CREATE VIEW lijst AS SELECT * FROM huishoudens_persoon", "View lijst .*security_invoker"),
    (
        "CREATE VIEW lijst WITH (security_invoker = off) AS SELECT * FROM huishoudens_persoon",
        "View lijst .*security_invoker",
    ),
    (
        "CREATE MATERIALIZED VIEW lijst AS SELECT * FROM huishoudens_persoon",
        "Materialized view lijst bewaart",
    ),
    (
        "CREATE SCHEMA rapport; CREATE TABLE rapport.personen AS SELECT * FROM huishoudens_persoon",
        "Tabel rapport.personen staat niet",
    ),
    (
        "CREATE FUNCTION alles() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        r"Functie alles\(\) staat niet",
    ),
]


@pytest.mark.parametrize(("sql", "melding"), VREEMD)
def test_what_nobody_declared_stops_the_start_also_after_a_migrate(sql: str, melding: str) -> None:
    voer_uit(sql)
    with pytest.raises(ImproperlyConfigured, match=melding):
        opstart.controleer()

    with als_eigenaar():
        slot.zet_neer()

    with pytest.raises(ImproperlyConfigured, match=melding):
        opstart.controleer()


def test_a_foreign_table_stops_the_start() -> None:
    with als_beheerder() as beheer:
        beheer.execute("CREATE FOREIGN DATA WRAPPER elders; CREATE SERVER elders FOREIGN DATA WRAPPER elders")
        try:
            beheer.execute("CREATE FOREIGN TABLE elders (id int) SERVER elders")
            with pytest.raises(ImproperlyConfigured, match="Foreign table elders staat niet"):
                opstart.controleer()
        finally:
            beheer.execute("DROP FOREIGN DATA WRAPPER elders CASCADE")


def test_a_view_that_keeps_the_reader_s_own_policies_may_stand_and_gives_no_right() -> None:
    voer_uit("CREATE VIEW lijst WITH (security_invoker) AS SELECT * FROM huishoudens_persoon")
    with als_eigenaar():
        slot.zet_neer()

    opstart.controleer()

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        vraag("SELECT FROM lijst")


def test_every_objection_is_told_at_once() -> None:
    voer_uit("CREATE TABLE klad (id int); CREATE SEQUENCE teller")

    with pytest.raises(ImproperlyConfigured, match=r"Tabel klad(.|\n)*Sequence teller"):
        opstart.controleer()


def test_a_table_of_ours_without_its_policies_stops_the_start() -> None:
    voer_uit("ALTER TABLE huishoudens_adres NO FORCE ROW LEVEL SECURITY")

    with pytest.raises(ImproperlyConfigured, match="Tabel huishoudens_adres wordt niet bewaakt"):
        opstart.controleer()


def test_a_role_that_may_become_another_does_not_serve() -> None:
    rol = psql.Identifier(f"proef_lid_{os.getpid()}")
    with als_beheerder() as beheer:
        beheer.execute(
            psql.SQL("CREATE ROLE {0}; GRANT regie_app TO {0}; GRANT {0} TO regie_test").format(rol)
        )
        try:
            vraag_rol = psql.SQL("SET ROLE {}").format(rol).as_string()
            with connection.cursor() as cursor:
                cursor.execute(vraag_rol)
            with pytest.raises(ImproperlyConfigured, match="omzeilen"):
                opstart.controleer()
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE regie_app")
            beheer.execute(psql.SQL("DROP ROLE {}").format(rol))


@pytest.mark.parametrize(
    "sql",
    [
        "GRANT EXECUTE ON FUNCTION volgend_nummer() TO PUBLIC",
        "GRANT SELECT (medewerker_id) ON toegang_inloggegeven TO PUBLIC",
        "GRANT SELECT ON huishoudens_volgnummer TO regie_app",
        "GRANT USAGE ON SEQUENCE auth_group_id_seq TO regie_app",
        "GRANT CREATE ON SCHEMA public TO regie_app",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO regie_app",
        "ALTER TABLE huishoudens_huishouden DISABLE TRIGGER regisseur_is_een_kopie",
        "DROP TRIGGER werkitem_krijgt_kopie ON huishoudens_werkitem",
        "CREATE OR REPLACE FUNCTION volgend_nummer() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_a_right_or_a_guard_changed_by_hand_stops_the_start(sql: str) -> None:
    voer_uit(sql)

    with pytest.raises(ImproperlyConfigured, match="met de hand"):
        opstart.controleer()


def test_migrate_takes_back_what_was_given_by_hand() -> None:
    voer_uit(
        "GRANT ALL ON axes_accesslog, toegang_medewerker, auth_group TO PUBLIC, regie_app, regie_systeem;"
        " GRANT UPDATE (email) ON toegang_medewerker TO regie_app;"
        " GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO regie_app;"
        " GRANT EXECUTE ON ALL ROUTINES IN SCHEMA public, beleid TO PUBLIC"
    )

    with als_eigenaar():
        slot.zet_neer()

    test_beside_our_models_the_serving_roles_may_do_what_is_written_here()
    test_everybody_else_may_do_nothing()
    test_every_function_is_known_and_run_by_whom_it_is_for()


def test_beside_our_models_the_serving_roles_may_do_what_is_written_here() -> None:
    eigen = {model._meta.db_table for model in Tabellen.alle()}
    mag: dict[str, dict[str, set[str]]] = {"regie_app": {}, "regie_systeem": {}}
    for rol, gevonden in mag.items():
        for tabel, recht in vraag(
            "SELECT c.relname, r FROM pg_class c, unnest(%s::text[]) r"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p', 'f')"
            " AND (has_table_privilege(%s, c.oid, r)"
            " OR r <> ALL ('{DELETE,TRUNCATE,TRIGGER}') AND has_any_column_privilege(%s, c.oid, r))",
            list(RECHTEN),
            rol,
            rol,
        ):
            if tabel not in eigen:
                gevonden.setdefault(str(tabel), set()).add(str(recht))

    assert mag == {"regie_app": MAG_DE_APP, "regie_systeem": {}}


def test_no_sequence_is_for_anybody_but_its_table() -> None:
    open_ = vraag(
        "SELECT c.relname, r FROM pg_class c, unnest('{regie_app,regie_systeem}'::text[]) rol,"
        " unnest('{USAGE,SELECT,UPDATE}'::text[]) r"
        " WHERE c.relkind = 'S' AND has_sequence_privilege(rol, c.oid, r)"
    )

    assert open_ == []


def test_everybody_else_may_do_nothing() -> None:
    publiek = vraag(
        "SELECT c.oid::regclass::text FROM pg_class c, aclexplode(c.relacl) a"
        " WHERE a.grantee = 0 AND c.relnamespace IN ('public'::regnamespace, 'beleid'::regnamespace)"
    )

    assert publiek == []


def test_what_the_owner_makes_is_shut_from_the_first_moment() -> None:
    voer_uit("CREATE TABLE klad (id int); CREATE FUNCTION klad() RETURNS int LANGUAGE sql AS 'SELECT 1'")

    assert vraag(
        "SELECT has_table_privilege(rol, 'klad', 'SELECT'), has_function_privilege(rol, 'klad()', 'EXECUTE')"
        " FROM unnest('{regie_app,regie_systeem}'::text[]) rol"
    ) == [(False, False), (False, False)]


def test_a_role_that_plans_otherwise_than_was_measured_is_not_served() -> None:
    """Policies make planning dear: without these settings every page takes several times as long."""
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET LOCAL jit = on")
        with pytest.raises(ImproperlyConfigured, match="jit"):
            opstart.controleer()
        transaction.set_rollback(True)


BEIDE = {"regie_app", "regie_systeem"}
VAST = {"search_path=pg_catalog, pg_temp", "search_path=public, pg_temp"}


def test_every_function_is_known_and_run_by_whom_it_is_for() -> None:
    """Trigger functions are for nobody to call; of the others each has a reason, in its declaration."""
    mogen = {f"beleid.{functie.naam}": BEIDE for functie in alle_functies()} | {"volgend_nummer": BEIDE}
    functies = vraag(
        "SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || p.proname,"
        " p.prorettype = 'trigger'::regtype, r.rolname, p.prosecdef, coalesce(p.proconfig[1], ''),"
        " ARRAY(SELECT coalesce(g.rolname, 'PUBLIC') FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
        "       LEFT JOIN pg_roles g ON g.oid = a.grantee WHERE a.grantee <> p.proowner)::text[]"
        " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles r ON r.oid = p.proowner"
        " WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
    )

    assert len(functies) > 60
    for naam, is_trigger, eigenaar, definer, pad, wie in functies:
        assert eigenaar == "regie_eigenaar", naam
        assert not definer or pad in VAST, naam
        assert set(wie) == (set() if is_trigger else mogen.pop(str(naam))), naam  # type: ignore[call-overload]  # an array
    assert mogen == {}


def test_what_sees_past_row_security_is_listed_with_its_reason() -> None:
    """docs/definers.md is the list by hand: every SECURITY DEFINER function, none that is not one, and why."""
    tekst = (settings.BASE_DIR / "docs" / "definers.md").read_text(encoding="utf-8")
    waarom = dict(re.findall(r"^\| `([\w.*]+)` \| (.+) \|$", tekst, re.MULTILINE))
    definers = vraag(
        "SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || p.proname, p.proconfig[1]"
        " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname !~ '^pg_'"
    )
    van_versies = {naam for naam, _ in definers if str(naam).startswith("beleid.versie_van_")}
    samen = {naam for naam, _ in definers if str(naam).startswith("beleid.verder_")}
    geschiedenissen = {m.instance_type._meta.db_table for m in Tabellen.alle() if is_geschiedenis(m)}  # type: ignore[attr-defined]  # of a history

    assert {str(naam) for naam, _ in definers} - van_versies - samen == set(waarom) - {
        "beleid.versie_van_*",
        "beleid.verder_*",
    }
    assert van_versies == {f"beleid.versie_van_{tabel}" for tabel in geschiedenissen}
    assert {str(pad) for _, pad in definers} <= VAST
    assert samen == {f"beleid.{f.naam}" for f in verder_functies()}
    verklaard = {f"beleid.{f.naam}": f.reden for f in (*alle_functies(), *aanleidingen(), *grenzen())}
    assert {verklaard.pop(str(naam)) for naam in samen} == {waarom["beleid.verder_*"]}
    assert verklaard.items() <= waarom.items()


def test_the_counter_gives_numbers_and_is_read_by_nobody() -> None:
    [(eerste,)], [(tweede,)] = (vraag("SELECT volgend_nummer()") for _ in range(2))
    with als_systeem("importeer"):
        [(derde,)] = vraag("SELECT volgend_nummer()")

    assert (tweede, derde) == (eerste + 1, eerste + 2)
    for sql in (
        "SELECT * FROM huishoudens_volgnummer",
        "SELECT currval('huishoudens_volgnummer')",
        "SELECT setval('huishoudens_volgnummer', 1)",
        "SELECT nextval('huishoudens_volgnummer')",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            vraag(sql)
