"""What the environment says: the mode, the data folder, and secrets given as a value or as a file (F8)."""

import os
from pathlib import Path
from typing import Final

import environ
from django.core.exceptions import ImproperlyConfigured

from toegang import ingebed

BASE_DIR: Final = ingebed.CHECKOUT
env = environ.Env()

DEMO: Final = "demo"
PRODUCTIE: Final = "productie"
TEST: Final = "test"

# Whoever configures a database means it: only a plain checkout is a demo.
REGIE_MODUS: str = env.str("REGIE_MODUS", default=DEMO if ingebed.is_ingebed() else PRODUCTIE)
if REGIE_MODUS not in {DEMO, PRODUCTIE, TEST}:
    raise ImproperlyConfigured(f"REGIE_MODUS is '{REGIE_MODUS}'; choose demo, productie or test.")
if REGIE_MODUS == PRODUCTIE and ingebed.is_ingebed():
    raise ImproperlyConfigured("REGIE_MODUS=productie needs a database: set REGIE_DB_HOST.")

IS_DEMO: Final = REGIE_MODUS == DEMO
IS_PRODUCTIE: Final = REGIE_MODUS == PRODUCTIE
IS_TEST: Final = REGIE_MODUS == TEST

REGIE_DATA: Path = ingebed.datamap()


def _gegeven(naam: str) -> str:
    if bestand := os.environ.get(f"{naam}_FILE"):
        return Path(bestand).read_text().strip()
    return os.environ.get(naam, "")


def geheimen(naam: str) -> list[str]:
    """Any number of secrets, with commas or white space between them, from where `geheim` finds one."""
    return _gegeven(naam).replace(",", " ").split()


def geheim(naam: str, anders: str | None = None) -> str:
    """A secret from `naam`, or from the file that `naam`_FILE points at; `anders` only outside production."""
    if waarde := _gegeven(naam):
        return waarde
    if anders is None or IS_PRODUCTIE:
        raise ImproperlyConfigured(
            f"{naam} is not set; give it a value, or point {naam}_FILE at a file with it."
        )
    return anders
