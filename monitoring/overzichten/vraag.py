"""Everything a page shows in one statement: each part of it is a SELECT, answered as a list (E1, performance).

Row security holds inside every part, so a part never shows what its reader may not see.
"""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from django.db import connection

Rij = dict[str, Any]


def een_vraag(delen: Mapping[str, str], parameters: Mapping[str, Any]) -> dict[str, list[Rij]]:
    """Ask all parts at once. Dates arrive as ISO text: see `dag` and `moment`."""
    kolommen = ", ".join(
        f"(SELECT coalesce(json_agg(r), '[]'::json) FROM ({sql}) r) AS {naam}" for naam, sql in delen.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kolommen}", dict(parameters))
        antwoord = cursor.fetchone()
    return {
        naam: json.loads(waarde) if isinstance(waarde, str) else waarde
        for naam, waarde in zip(delen, antwoord, strict=True)
    }


def dag(tekst: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(tekst[:10]) if tekst else None


def moment(tekst: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(tekst) if tekst else None
