"""What stands in the database beside the tables of our models, and who may do what with it (F1).

Row security guards the tables of the models. Anything else (of a library, a migration, or made by hand) has no
policies, so it is known here by name, with the least that serving needs; start-up refuses whatever is not.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper

from toegang.rijbereik import Tabellen

# Tables of libraries and of migrations, and what the serving role may do with each. The system tasks need none.
TABELLEN: Final = {
    "django_session": "SELECT, INSERT, UPDATE, DELETE",
    "django_migrations": "SELECT",
    **dict.fromkeys(
        (
            *("auth_group", "auth_group_permissions", "auth_permission", "django_content_type"),
            *(
                "axes_accessattempt",
                "axes_accessattemptexpiration",
                "axes_accessfailurelog",
                "axes_accesslog",
            ),
            *("django_celery_beat_clockedschedule", "django_celery_beat_crontabschedule"),
            *("django_celery_beat_intervalschedule", "django_celery_beat_periodictask"),
            *("django_celery_beat_periodictasks", "django_celery_beat_solarschedule"),
        ),
        "",
    ),
}
# Functions that are no trigger's, outside the schema `beleid`, and who may run each.
FUNCTIES: Final = {"volgend_nummer()": "regie_app, regie_systeem"}

_SOORTEN: Final = {
    "r": "Tabel",
    "p": "Gepartitioneerde tabel",
    "f": "Foreign table",
    "v": "View",
    "m": "Materialized view",
    "S": "Sequence",
}
# What an extension brings is its maker's and the server's; only a superuser can say that something is.
_VAN_ONS = """n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = x.tableoid AND d.objid = x.oid AND d.deptype = 'e')"""
_NAAM = "CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END"
_RELATIES = f"""
SELECT {_NAAM} || x.relname, x.relkind,
       x.relrowsecurity AND x.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = x.oid),
       EXISTS (SELECT FROM pg_options_to_table(x.reloptions) o
                WHERE o.option_name = 'security_invoker' AND o.option_value::boolean),
       (SELECT d.refobjid::regclass::text FROM pg_depend d
         WHERE d.classid = x.tableoid AND d.objid = x.oid AND d.deptype IN ('a', 'i')
           AND d.refclassid = x.tableoid AND x.relkind = 'S')
FROM pg_class x JOIN pg_namespace n ON n.oid = x.relnamespace
WHERE x.relkind = ANY (%s) AND {_VAN_ONS} ORDER BY 1
"""  # noqa: S608 - our own text
_FUNCTIES = f"""
SELECT {_NAAM} || x.proname || '(' || pg_get_function_identity_arguments(x.oid) || ')'
FROM pg_proc x JOIN pg_namespace n ON n.oid = x.pronamespace
WHERE x.prorettype <> 'trigger'::regtype AND n.nspname <> 'beleid' AND {_VAN_ONS}
  AND x.oid <> ALL (%s::regprocedure[]) ORDER BY 1
"""  # noqa: S608 - our own text
_NEEM_TERUG = f"""
DO $$
DECLARE
  opdracht text;
BEGIN
  FOR opdracht IN
    SELECT format('REVOKE ALL ON %s %s', CASE x.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, x.oid::regclass)
      FROM pg_class x JOIN pg_namespace n ON n.oid = x.relnamespace
     WHERE x.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND x.relowner = current_user::regrole AND {_VAN_ONS}
    UNION ALL
    SELECT format('REVOKE ALL ON ROUTINE %s', x.oid::regprocedure)
      FROM pg_proc x JOIN pg_namespace n ON n.oid = x.pronamespace
     WHERE x.proowner = current_user::regrole AND {_VAN_ONS}
  LOOP
    EXECUTE opdracht || ' FROM PUBLIC, regie_app, regie_systeem';
  END LOOP;
END $$
"""  # noqa: S608 - our own text


class _Relatie(NamedTuple):
    """`bewaakt`: row security is forced and has policies; `tabel`: what a sequence counts for."""

    naam: str
    soort: str
    bewaakt: bool
    leest_als_lezer: bool
    tabel: str | None


def neem_terug(cursor: CursorWrapper) -> None:
    """Take everybody's rights on all that the owner has; what is needed is given after this. Runs as the owner."""
    cursor.execute("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC")
    cursor.execute(_NEEM_TERUG)


def rechten() -> Iterator[str]:
    """The grants beside those on the tables of our models."""
    for tabel, opdrachten in TABELLEN.items():
        if opdrachten:
            yield f"GRANT {opdrachten} ON {tabel} TO regie_app"
    for functie, rollen in FUNCTIES.items():
        yield f"GRANT EXECUTE ON FUNCTION {functie} TO {rollen}"


def bezwaren() -> list[str]:
    """Why this database may not be served: what stands in it unguarded or unknown, each in a sentence."""
    eigen = {model._meta.db_table for model in Tabellen.alle()}
    with connection.cursor() as cursor:
        cursor.execute(_RELATIES, [list(_SOORTEN)])
        uit = [bezwaar for rij in cursor.fetchall() if (bezwaar := _bezwaar(_Relatie(*rij), eigen))]
        cursor.execute(_FUNCTIES, [list(FUNCTIES)])
        return uit + [_onbekend("Functie", naam) for (naam,) in cursor.fetchall()]


def _bezwaar(relatie: _Relatie, eigen: set[str]) -> str:
    naam = relatie.naam
    match relatie.soort:
        case "m":
            return f"Materialized view {naam} bewaart rijen waar geen policy bij kan. Haal die weg."
        case "v" if not relatie.leest_als_lezer:
            return f"View {naam} leest langs de policies. Maak die met security_invoker, of haal die weg."
        case "r" if naam in eigen and not relatie.bewaakt:
            return f"Tabel {naam} wordt niet bewaakt: dat is met de hand veranderd. Draai 'migrate'."
        case "v":
            return ""
        case "r" if naam in eigen or naam in TABELLEN:
            return ""
        case "S" if relatie.tabel in {*eigen, *TABELLEN}:
            return ""
    return _onbekend(_SOORTEN[relatie.soort], naam)


def _onbekend(soort: str, naam: str) -> str:
    return (
        f"{soort} {naam} staat niet in de lijst van wat dit systeem kent."
        " Haal die weg, of zet die in toegang/inventaris.py met wat ermee mag."
    )
