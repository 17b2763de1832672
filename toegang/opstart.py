"""What must be true before this process answers anybody (F1): both locks are shut, and work as they were measured."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from toegang import dbrollen, inventaris, slot

_ROL = """
SELECT r.rolname,
       r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid),
       EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace)
FROM pg_roles r WHERE r.rolname = current_user
"""
_PLANNEN = "SELECT i.naam FROM unnest(%s::text[], %s::text[]) i(naam, waarde) WHERE current_setting(i.naam) <> i.waarde"


def controleer() -> None:
    """Raise ImproperlyConfigured when the serving role could see past the policies, they are not the matrix's, or
    something stands in the database that they do not guard.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ROL)
        naam, omzeilt, bezit = cursor.fetchone()
        cursor.execute(_PLANNEN, [list(deel) for deel in zip(*dbrollen.PLANNEN, strict=True)])
        anders = [instelling for (instelling,) in cursor.fetchall()]
    if omzeilt or bezit:
        raise ImproperlyConfigured(f"Databaserol {naam} kan het tweede slot omzeilen. Gebruik regie_app.")
    if anders:
        raise ImproperlyConfigured(
            f"Databaserol {naam} mist {' en '.join(anders)}, en zou traag zijn. Draai 'manage.py rollen'."
        )
    if bezwaren := inventaris.bezwaren():
        raise ImproperlyConfigured("\n".join(bezwaren))
    was, catalogus = slot.aanwezig()
    if was != slot.bedoeld():
        raise ImproperlyConfigured("De database loopt achter op de autorisatiematrix. Draai eerst 'migrate'.")
    if catalogus == "anders":
        raise ImproperlyConfigured(
            "Een policy of recht in de database is met de hand veranderd. Draai 'migrate'."
        )
