"""Who sees what of one huishouden now, and by which rule: the same answer for the page and for the command (F1)."""

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from toegang.beleid import Situatie, regel_van, situatie_uit

_VRAAG = """
SELECT m.id, m.email, concat_ws(' ', m.voornaam, nullif(m.tussenvoegsel, ''), m.achternaam), m.functie,
       w.dossier, w.paren, w.einde
  FROM beleid.wie_ziet(%s) w JOIN toegang_medewerker m ON m.id = w.medewerker_id
 ORDER BY m.achternaam, m.voornaam, m.id"""


@dataclass(frozen=True, kw_only=True)
class Zicht:
    """Where one medewerker stands towards a huishouden; `einde`: the last day per condition that has one."""

    medewerker_id: UUID
    email: str
    naam: str
    functie: str
    dossier: str
    situatie: Situatie
    einde: dict[str, datetime.date]


def wie_ziet(huishouden_id: UUID) -> list[Zicht]:
    """Everybody with sight, by name; empty for who may not ask it and for an unknown id. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_VRAAG, [huishouden_id])
        rijen = cursor.fetchall()
    return [
        Zicht(
            medewerker_id=pk,
            email=email,
            naam=naam,
            functie=functie,
            dossier=dossier,
            situatie=situatie_uit(huishouden_id, paren),
            einde={k: datetime.date.fromisoformat(dag) for k, dag in _als_dict(einde).items()},
        )
        for pk, email, naam, functie, dossier, paren, einde in rijen
    ]


def _als_dict(einde: str | dict[str, str]) -> dict[str, str]:
    gelezen: dict[str, str] = json.loads(einde) if isinstance(einde, str) else einde
    return gelezen


def als_gegevens(zichten: Iterable[Zicht]) -> list[dict[str, str]]:
    """Per medewerker and gegevensgroep each strongest rule, as `manage.py wie_ziet --json` prints it."""
    return [
        {
            "medewerker": zicht.email,
            "rol": cel.rol.label,
            "gegevensgroep": cel.groep.label,
            "niveau": cel.niveauletter,
            "regel": regel_van(cel),
            "voorwaarde": cel.wanneer,
            "doel": cel.doel.tekst,
        }
        for zicht in zichten
        for cel in zicht.situatie.zicht
    ]
