"""Recognises what somebody typed in the one search box, before any query runs (A3)."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from toegang.normaliseren import (
    Naamdelen,
    bsn_sleutel,
    huisnummerdelen,
    lees_geboortedatum,
    naamdelen,
    postcode_sleutel,
    zoeksleutel,
)

Soort = Literal[
    "leeg", "bsn", "onjuist_bsn", "dossiernummer", "geboortedatum", "postcode", "straat", "naam", "onbekend"
]

_DOSSIERNUMMER = re.compile(r"h[\s-]*([0-9]{4})[\s-]+([0-9]{1,6})", re.IGNORECASE)
_BSN_VORM = re.compile(r"[0-9](?:[ .-]?[0-9]){8}")
_ACHT_CIJFERS = re.compile(r"[0-9]{8}")
_POSTCODE_EN_REST = re.compile(r"([1-9][0-9]{3}\s?[a-z]{2})(?:[\s,-]*([0-9].*))?", re.IGNORECASE)
_TOEVOEGING = r"[a-z]?[0-9]{0,3}|[0-9]{1,3}[a-z]{0,2}|bis|hs|huis|zw|rd|boven|beneden"
_STRAAT_EN_NUMMER = re.compile(
    rf"(?P<straat>.*[^\W\d]{{2}}.*)[\s,]+(?P<nummer>[0-9]{{1,5}})(?:[\s-]*(?P<toevoeging>{_TOEVOEGING}))?"
    r"(?:[\s,]+(?P<plaats>[^\W\d][^\d]{2,}))?",
    re.IGNORECASE,
)
_DATUM_ACHTERAAN = re.compile(
    r"(?P<naam>.*?[^\W\d].*?)[\s,]+(?:geb\.?\s*)?"
    r"(?P<datum>\d{1,4}[-./]\d{1,2}[-./]\d{2,4}|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}|\d{8})",
    re.IGNORECASE,
)
_LANGSTE_ZOEKVRAAG = 200


@dataclass(frozen=True, kw_only=True)
class Zoekvraag:
    """What a search text looks like: the fields of its `soort`, in the form the search keys are stored in.

    `naam` may come with a `geboortedatum`, `postcode` with a `huisnummer`, `straat` with a `plaats`.
    """

    soort: Soort
    # A BSN never reaches a log or an error page through the printed form of a search.
    bsn: str = field(default="", repr=False)
    dossiernummer: str = ""
    geboortedatum: date | None = None
    postcode: str = ""
    huisnummer: str = ""
    toevoeging: str = ""
    straat: str = ""
    plaats: str = ""
    naam: Naamdelen | None = None


def herken(zoekvraag: str, *, op: date | None = None) -> Zoekvraag:
    """Tells BSN, dossiernummer, birth date, postcode, street with number and name apart, the surest first.

    `op` is today, to read a birth year of two digits. Nine digits that fail the eleven-test are `onjuist_bsn`
    and looked up nowhere. Eight digits are a birth date when they can be one.
    """
    tekst = " ".join(zoekvraag[:_LANGSTE_ZOEKVRAAG].split())
    if not tekst:
        return Zoekvraag(soort="leeg")
    return _nummer(tekst, op) or _adres(tekst) or _naam(tekst, op)


def _nummer(tekst: str, op: date | None) -> Zoekvraag | None:
    if gevonden := _DOSSIERNUMMER.fullmatch(tekst):
        return Zoekvraag(soort="dossiernummer", dossiernummer=f"H-{gevonden[1]}-{int(gevonden[2]):04d}")
    if datum := lees_geboortedatum(tekst, op=op):
        return Zoekvraag(soort="geboortedatum", geboortedatum=datum)
    if _BSN_VORM.fullmatch(tekst) or _ACHT_CIJFERS.fullmatch(tekst):
        bsn = bsn_sleutel(tekst)
        return Zoekvraag(soort="bsn", bsn=bsn) if bsn else Zoekvraag(soort="onjuist_bsn")
    return None


def _adres(tekst: str) -> Zoekvraag | None:
    if gevonden := _POSTCODE_EN_REST.fullmatch(tekst):
        nummer, toevoeging = huisnummerdelen(gevonden[2] or "")
        return Zoekvraag(
            soort="postcode",
            postcode=postcode_sleutel(gevonden[1]),
            huisnummer=nummer,
            toevoeging=toevoeging,
        )
    if _DATUM_ACHTERAAN.fullmatch(tekst):
        return None
    if gevonden := _STRAAT_EN_NUMMER.fullmatch(tekst):
        nummer, toevoeging = huisnummerdelen(gevonden["nummer"], gevonden["toevoeging"] or "")
        return Zoekvraag(
            soort="straat",
            straat=zoeksleutel(gevonden["straat"]),
            huisnummer=nummer,
            toevoeging=toevoeging,
            plaats=zoeksleutel(gevonden["plaats"] or ""),
        )
    return None


def _naam(tekst: str, op: date | None) -> Zoekvraag:
    geboortedatum = None
    if gevonden := _DATUM_ACHTERAAN.fullmatch(tekst):
        geboortedatum = lees_geboortedatum(gevonden["datum"].replace(".", "-"), op=op)
        tekst = gevonden["naam"] if geboortedatum else tekst
    delen = naamdelen(tekst)
    if not any(teken.isalpha() for teken in delen.kern):
        return Zoekvraag(soort="onbekend")
    return Zoekvraag(soort="naam", naam=delen, geboortedatum=geboortedatum)
