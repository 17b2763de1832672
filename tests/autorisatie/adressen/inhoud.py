"""What stands in every table, in a number that changes with it."""

from typing import Any

from django.db import connection

from tests.rollen import als_eigenaar

# What every visit writes.
VAN_ELK_BEZOEK = {"django_session", "toegang_inzageregel"}


def inhoud() -> dict[str, Any]:
    """Per table how many rows, and a sum over what stands in them."""
    tabellen = [t for t in connection.introspection.table_names() if t not in VAN_ELK_BEZOEK]
    delen = " UNION ALL ".join(
        f"SELECT '{t}', count(*), sum(hashtextextended(t::text, 0)) FROM {connection.ops.quote_name(t)} t"
        for t in tabellen
    )
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(delen)
        return {naam: (aantal, som) for naam, aantal, som in cursor.fetchall()}
