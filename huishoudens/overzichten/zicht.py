"""Who sees what of one huishouden now, and by which rule: the same answer for the page and for the command (F1)."""

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.db import connection

from toegang.beleid import Situatie, regel_van, situatie_uit
from toegang.keuzes import Gegevensgroep, Niveau, Voorwaarde
from toegang.matrixtekst import DOET, UITLEG_COLLEGA

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


# How the page orders people: by the rule that says most about them, the seat in the team last.
_AFDELINGEN = {
    "Regie": (Voorwaarde.REGIE, Voorwaarde.OVERDRACHT),
    "Betrokken collega’s": (Voorwaarde.BETROKKEN, Voorwaarde.LEEFGEBIED),
    "Back office": (Voorwaarde.VERWIJZING,),
    "Bijzonder": (
        *(Voorwaarde.WAARNEMING, Voorwaarde.DELING, Voorwaarde.GENOEMD, Voorwaarde.EIGEN_ACTIE),
        *(Voorwaarde.NOOD, Voorwaarde.AVG_DOSSIER, Voorwaarde.FUNCTIE),
    ),
    "Team": (Voorwaarde.VEILIGHEID, Voorwaarde.TRIAGE, Voorwaarde.TRIAGE_TEKST, Voorwaarde.TEAM),
}
_VOLGORDE = [voorwaarde for afdeling in _AFDELINGEN.values() for voorwaarde in afdeling]
_AFDELING_VAN = {voorwaarde: naam for naam, afdeling in _AFDELINGEN.items() for voorwaarde in afdeling}


@dataclass(frozen=True)
class Zichtregel:
    """One rule by which somebody sees: why, what at which niveau, and the last day when there is one."""

    uitleg: str
    wat: tuple[tuple[str, tuple[str, ...]], ...]
    tot_en_met: datetime.date | None


@dataclass
class Kijker:
    """People who see the same by the same rules."""

    regels: tuple[Zichtregel, ...]
    mensen: list[Zicht] = field(default_factory=list)


def per_afdeling(zichten: Iterable[Zicht]) -> list[tuple[str, list[Kijker]]]:
    """The page: each person once, where his weightiest rule stands; who see the same stand together."""
    gevonden: dict[str, dict[tuple[Zichtregel, ...], Kijker]] = {naam: {} for naam in _AFDELINGEN}
    for zicht in zichten:
        eerste, regels = _regels(zicht)
        plek = gevonden[_AFDELING_VAN[eerste]]
        plek.setdefault(regels, Kijker(regels)).mensen.append(zicht)
    return [(naam, list(kijkers.values())) for naam, kijkers in gevonden.items() if kijkers]


def _regels(zicht: Zicht) -> tuple[Voorwaarde, tuple[Zichtregel, ...]]:
    """The weightiest condition, and each rule with what it gives that none before it gave."""
    per_groep: dict[Gegevensgroep, tuple[Voorwaarde, Niveau]] = {}
    for cel in sorted(zicht.situatie.zicht, key=lambda cel: _VOLGORDE.index(cel.voorwaarde)):
        per_groep.setdefault(cel.groep, (cel.voorwaarde, cel.niveau))
    sleutels = sorted(per_groep, key=lambda g: (_VOLGORDE.index(per_groep[g][0]), -per_groep[g][1], g))
    regels = []
    for voorwaarde, groepen in groupby(sleutels, lambda groep: per_groep[groep][0]):
        wat = tuple(
            (DOET[niveau], tuple(groep.in_woorden for groep in van_niveau))
            for niveau, van_niveau in groupby(groepen, lambda groep: per_groep[groep][1])
        )
        einde = zicht.einde.get("betrokken" if voorwaarde == Voorwaarde.LEEFGEBIED else voorwaarde.value)
        regels.append(Zichtregel(UITLEG_COLLEGA[voorwaarde], wat, einde))
    return per_groep[sleutels[0]][0], tuple(regels)
