"""What the environment says: the mode, the data folder, and secrets given as a value or as a file (F8).

A real installation refuses a secret that is missing, short or not random, before it does anything else.
"""

import os
import re
from pathlib import Path
from typing import Final

import environ
from django.core.exceptions import ImproperlyConfigured

from toegang import ingebed
from toegang.sleutels import lees_sleutel

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
# The heads of the inzagelog, outside the database: best on a disk that the database's manager cannot write.
REGIE_ANKER: Path = Path(env.str("REGIE_ANKER", default=str(REGIE_DATA / "anker" / "inzagelog.jsonl")))


def _gegeven(naam: str) -> str:
    if bestand := os.environ.get(f"{naam}_FILE"):
        try:
            return Path(bestand).read_text().strip()
        except OSError as fout:
            raise ImproperlyConfigured(
                f"{naam}_FILE points at {bestand}, which cannot be read: {fout.strerror}."
            ) from None
    return os.environ.get(naam, "")


def geheimen(naam: str) -> list[str]:
    """Any number of secrets, with commas or white space between them, from where `geheim` finds one."""
    return _gegeven(naam).replace(",", " ").split()


def geheim(naam: str, anders: str | None = None, *, minstens: int = 1) -> str:
    """A secret from `naam`, or from the file that `naam`_FILE points at; `anders` only outside production.

    In production it has at least `minstens` characters, and more than a few different ones.
    """
    if waarde := _gegeven(naam):
        if IS_PRODUCTIE and minstens > 1 and (len(waarde) < minstens or len(set(waarde)) < 8):
            raise ImproperlyConfigured(
                f"{naam} is too weak: give at least {minstens} random characters; .env.voorbeeld says how."
            )
        return waarde
    if anders is None or IS_PRODUCTIE:
        raise ImproperlyConfigured(
            f"{naam} is not set; give it a value, or point {naam}_FILE at a file with it."
        )
    return anders


def sleutel(naam: str, anders: str | None = None) -> str:
    """A key of 32 bytes in base64; in production one that nobody typed."""
    waarde = geheim(naam, anders)
    ruw = keur_sleutel(naam, waarde)
    # Of drawn bytes half lie beyond ASCII.
    if IS_PRODUCTIE and (ruw.isascii() or len(set(ruw)) < 16):
        raise ImproperlyConfigured(f"{naam} is not random; .env.voorbeeld says how to make it.")
    return waarde


def keur_sleutel(naam: str, waarde: str) -> bytes:
    """The bytes of a key; ImproperlyConfigured, without the key, when there are not 32."""
    try:
        return lees_sleutel(waarde)
    except ValueError:
        raise ImproperlyConfigured(f"{naam} must be 32 bytes in base64.") from None


def hostnamen() -> list[str]:
    """The names people type in a browser; outside production any name will do."""
    namen = geheimen("REGIE_HOSTNAMEN")
    if not IS_PRODUCTIE:
        return namen or ["*"]
    if not namen:
        raise ImproperlyConfigured("REGIE_HOSTNAMEN is not set; give the name people type in a browser.")
    for naam in namen:
        if not re.fullmatch(r"[A-Za-z0-9.-]+", naam) or naam.startswith("."):
            raise ImproperlyConfigured(
                f"REGIE_HOSTNAMEN holds '{naam}'; give whole names such as regie.voorbeeld.nl, and nothing else."
            )
    return namen
