"""The kinds of value in the import format: dates, numbers, addresses, each with its own message (F10)."""

import datetime
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

from toegang.normaliseren import bsn_sleutel, postcode_sleutel

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EERSTE_JAAR = 1900


def _fout(fout: str, goed: str) -> PydanticCustomError:
    return PydanticCustomError("regie", "{fout} {goed}", {"fout": fout, "goed": goed})


def lees_datum(waarde: Any) -> datetime.date | None:
    """A date as the format writes it, or None for anything else."""
    if not isinstance(waarde, str) or not _ISO.fullmatch(waarde):
        return None
    try:
        datum = datetime.date.fromisoformat(waarde)
    except ValueError:
        return None
    return datum if datum.year >= _EERSTE_JAAR else None


def _datum(waarde: Any) -> Any:
    if isinstance(waarde, datetime.date) or waarde is None:
        return waarde
    if (datum := lees_datum(waarde)) is not None:
        return datum
    if isinstance(waarde, str) and _ISO.fullmatch(waarde):
        raise _fout(
            f'De datum "{waarde}" bestaat niet.', "Schrijf een bestaande dag vanaf 1900, zoals 2026-11-02."
        )
    raise _fout("Dit is geen datum.", "Schrijf jaar-maand-dag, zoals 2026-11-02.")


def _bsn(waarde: Any) -> Any:
    # The number itself never stands in a message: messages end up in logs and mails.
    if isinstance(waarde, int):
        raise _fout("Dit BSN is een getal.", 'Zet het tussen aanhalingstekens, zoals "999990019".')
    if not isinstance(waarde, str) or not bsn_sleutel(waarde):
        raise _fout("Dit BSN klopt niet (elfproef).", "Controleer de negen cijfers.")
    return bsn_sleutel(waarde)


def _postcode(waarde: Any) -> Any:
    if not isinstance(waarde, str) or not (sleutel := postcode_sleutel(waarde)):
        raise _fout("Dit is geen postcode.", "Schrijf vier cijfers en twee letters, zoals 2181 AB.")
    return f"{sleutel[:4]} {sleutel[4:]}"


def _email(waarde: Any) -> Any:
    if not isinstance(waarde, str) or waarde.count("@") != 1:
        raise _fout("Dit is geen e-mailadres.", "Schrijf het adres van een account, zoals naam@voorbeeld.nl.")
    return waarde.strip().lower()


def tekst(langst: int) -> Any:
    return StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=langst)


Kort = Annotated[str, tekst(120)]
Regel = Annotated[str, tekst(200)]
Verhaal = Annotated[str, tekst(20_000)]
Sleutel = Annotated[str, tekst(120)]
Datum = Annotated[datetime.date, BeforeValidator(_datum)]
Email = Annotated[str, BeforeValidator(_email), Field(json_schema_extra={"format": "email"})]
JaNee = Annotated[bool, Strict()]
Score = Annotated[
    int, Strict(), Field(ge=1, le=5, description="Een score is een heel getal van 1 tot en met 5.")
]
Bsn = Annotated[str, BeforeValidator(_bsn)]
Postcode = Annotated[str, BeforeValidator(_postcode)]
