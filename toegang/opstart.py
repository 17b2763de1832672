"""What must be true before this process answers anybody (F1): both locks are shut."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from toegang import inventaris, slot

_ROL = """
SELECT r.rolname,
       r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid),
       EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace)
FROM pg_roles r WHERE r.rolname = current_user
"""


def controleer() -> None:
    """Raise ImproperlyConfigured when the serving role could see past the policies, they are not the matrix's, or
    something stands in the database that they do not guard.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ROL)
        naam, omzeilt, bezit = cursor.fetchone()
    if omzeilt or bezit:
        raise ImproperlyConfigured(f"Databaserol {naam} kan het tweede slot omzeilen. Gebruik regie_app.")
    if bezwaren := inventaris.bezwaren():
        raise ImproperlyConfigured("\n".join(bezwaren))
    was, catalogus = slot.aanwezig()
    if was != slot.bedoeld():
        raise ImproperlyConfigured("De database loopt achter op de autorisatiematrix. Draai eerst 'migrate'.")
    if catalogus == "anders":
        raise ImproperlyConfigured(
            "Een policy of recht in de database is met de hand veranderd. Draai 'migrate'."
        )
