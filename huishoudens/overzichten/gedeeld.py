"""What was opened to the reader by name: of whom, by whom and until when (F1)."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from huishoudens.keuzes import Waarneemsoort

# Rows of one's own exceptions, as far as the name of the huishouden may be read too; the first to end comes first.
MIJ_GEGEVEN = """
    SELECT h.id AS huishouden_id, h.aanduiding, h.nummer, g.soort, g.tot_en_met,
        concat_ws(' ', m.voornaam, nullif(m.tussenvoegsel, ''), m.achternaam) AS door
    FROM beleid.mij_gegeven() g
    JOIN LATERAL (SELECT hh.id, hh.aanduiding, hh.nummer FROM huishoudens_huishouden hh
        WHERE hh.id = g.huishouden_id OFFSET 0) h ON true
    LEFT JOIN toegang_medewerker m ON m.id = g.door_id
    ORDER BY g.tot_en_met, h.aanduiding, h.id, g.soort"""
_WAT = {
    "deling": "Met u gedeeld",
    "acties": "Uw acties in het plan",
    Waarneemsoort.WAARNEMING: "U vervangt de regisseur",
    Waarneemsoort.CASUSBESPREKING: "U denkt mee",
}


@dataclass(frozen=True, kw_only=True)
class Gegeven:
    """One exception in the reader's own name; `acties`: own actions, which have a page of their own."""

    huishouden_id: UUID
    aanduiding: str
    nummer: str
    wat: str
    acties: bool
    door: str
    tot_en_met: datetime.date

    @classmethod
    def van(cls, rij: dict[str, Any]) -> "Gegeven":
        """From a row of MIJ_GEGEVEN, also as JSON."""
        tot = rij["tot_en_met"]
        return cls(
            huishouden_id=UUID(str(rij["huishouden_id"])),
            aanduiding=rij["aanduiding"],
            nummer=rij["nummer"],
            wat=_WAT[rij["soort"]],
            acties=rij["soort"] == "acties",
            door=rij["door"],
            tot_en_met=tot if isinstance(tot, datetime.date) else datetime.date.fromisoformat(tot),
        )


def mij_gegeven(huishouden_id: UUID | None = None) -> list[Gegeven]:
    """All of it, or of one huishouden. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM ({MIJ_GEGEVEN}) alles WHERE %s::uuid IS NULL OR huishouden_id = %s::uuid",
            [huishouden_id, huishouden_id],
        )
        namen = [kolom.name for kolom in cursor.description]
        return [Gegeven.van(dict(zip(namen, rij, strict=True))) for rij in cursor.fetchall()]
