"""What every test of the import needs: the region, files to bring in, and a way to run the command."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from tests import rollen
from toegang.ingebed import CHECKOUT

PRAKTIJK = sorted((CHECKOUT / "praktijk").glob("*.yaml"))


@dataclass
class Uitvoer:
    """What a run of the command printed, and its exit status."""

    uit: str
    fout: str
    status: int

    @property
    def json(self) -> dict[str, Any]:
        antwoord: dict[str, Any] = json.loads(self.uit)
        return antwoord


@contextmanager
def als_import() -> Iterator[None]:
    """As `manage.py importeer` is to the database; the command names its own task."""
    with rollen._als_rol("regie_systeem"):
        yield


def importeer(*bestanden: Path, **opties: Any) -> Uitvoer:
    """Run the command the way `manage.py` does."""
    uit, fout, status = io.StringIO(), io.StringIO(), 0
    with als_import():
        try:
            call_command("importeer", *map(str, bestanden), stdout=uit, stderr=fout, **opties)
        except CommandError as mislukt:
            status = mislukt.returncode
            fout.write(str(mislukt))
    return Uitvoer(uit.getvalue(), fout.getvalue(), status)


@pytest.fixture
def schrijf(tmp_path: Path) -> Callable[..., Path]:
    """Write a file in the format: `schrijf({...})`, or text as it is."""

    def doe(inhoud: Any, naam: str = "bestand.yaml") -> Path:
        pad = tmp_path / naam
        if isinstance(inhoud, str):
            pad.write_text(inhoud, encoding="utf-8")
        elif naam.endswith(".json"):
            pad.write_text(json.dumps(inhoud, default=str), encoding="utf-8")
        else:
            pad.write_text(
                yaml.safe_dump(json.loads(json.dumps(inhoud)), allow_unicode=True), encoding="utf-8"
            )
        return pad

    return doe


def bestand(*huishoudens: dict[str, Any], **anders: Any) -> dict[str, Any]:
    """A whole file around some households."""
    return {
        "formaat": "regie-import/1",
        "bron": "test",
        "peildatum": "2026-11-02",
        "huishoudens": list(huishoudens),
        **anders,
    }


def huishouden(**anders: Any) -> dict[str, Any]:
    """A complete household with an active plan and an advies that was rejected."""
    basis: dict[str, Any] = {
        "sleutel": "een",
        "team": "hillegom",
        "niveau": "enkelvoudig",
        "adres": {"straat": "Tulpenhof", "huisnummer": "4", "postcode": "2181 CC", "plaats": "Hillegom"},
        "personen": [
            {
                "sleutel": "vrouw",
                "bsn": "999990172",
                "voornamen": "Wil",
                "achternaam": "Bloem",
                "geboortedatum": "1950-03-01",
                "geslacht": "v",
                "rol": "alleenstaande",
                "vanaf": "1990-01-01",
            }
        ],
        "netwerk": [{"sleutel": "buur", "naam": "buurman", "relatie": "buur", "steunt": "vrouw"}],
        "regie": {"soort": "team", "medewerker": "regisseur.hillegom@voorbeeld.nl", "vanaf": "2026-09-07"},
        "meldingen": [
            {
                "datum": "2026-09-03",
                "kanaal": "telefoon",
                "melder": "inwoner zelf",
                "vraag": "Ik red het huishouden niet meer.",
                "wet": ["wmo"],
                "triage": {
                    "datum": "2026-09-05",
                    "klantreis": "enkelvoudig_eenvoudig",
                    "routes": ["team"],
                    "onderbouwing": "Eerst samen kijken.",
                    "lichtere_route_overgeslagen": "De buurman helpt al.",
                },
            }
        ],
        "contactmomenten": [
            {
                "datum": "2026-09-10",
                "soort": "huisbezoek",
                "medewerker": "regisseur.hillegom@voorbeeld.nl",
                "tekst": "Kennis gemaakt.",
            }
        ],
        "plan": {
            "status": "actief",
            "vanaf": "2026-09-15",
            "akkoord": [{"persoon": "vrouw", "datum": "2026-09-15", "wijze": "gesprek"}],
            "doelen": [
                {
                    "sleutel": "huis",
                    "leefgebied": "wonen",
                    "titel": "Het huis blijft schoon",
                    "gewenst_resultaat": "Weer bezoek durven vragen.",
                    "beginscore": 2,
                    "doelscore": 4,
                    "acties": [
                        {
                            "sleutel": "hulp",
                            "omschrijving": "Hulp in huis",
                            "actor": {"organisatie": "ISD Bollenstreek"},
                            "streefdatum": "2026-11-15",
                            "evaluatiemoment": "2026-12-01",
                        },
                        {
                            "sleutel": "buur",
                            "omschrijving": "De buurman doet de tuin",
                            "actor": {"netwerk": "buur"},
                            "streefdatum": "2026-10-15",
                            "evaluatiemoment": "2026-12-01",
                            "status": "gedaan",
                        },
                    ],
                }
            ],
            "evaluaties": [{"gepland_op": "2026-12-01"}],
        },
    }
    return basis | anders
