"""Reads an import file piece by piece, so that a file of any size takes little memory (F10).

One household is in memory at a time. What makes a file unreadable stops it (`Leesfout`); what is wrong at
one place (a key twice, an alias) is reported beside the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from monitoring.importeren import json_lezen, yaml_lezen
from monitoring.importeren.formaat import SLEUTELS
from monitoring.importeren.fouten import Fout, Pad
from monitoring.importeren.stuk import Leesfout

GROOTSTE_BESTAND = 4 * 1024**3


@dataclass(frozen=True)
class Kop:
    """One of the keys beside `huishoudens`."""

    naam: str
    waarde: Any
    fouten: list[Fout] = field(default_factory=list)


@dataclass(frozen=True)
class Deel:
    """One household as it stands in the file; `regels` tells on which line each path begins."""

    index: int
    waarde: Any
    fouten: list[Fout] = field(default_factory=list)
    regels: dict[Pad, int] = field(default_factory=dict)

    @property
    def pad(self) -> Pad:
        return ("huishoudens", self.index)


def is_json(pad: Path) -> bool:
    """By its name, and where that says nothing by how it begins."""
    if pad.suffix.lower() in (".yaml", ".yml", ".json"):
        return pad.suffix.lower() == ".json"
    with pad.open("rb") as bestand:
        return bestand.read(200).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def lees(pad: Path) -> Iterator[Kop | Deel]:
    """The keys and households of a file in their order. Leesfout when it cannot be read (any further)."""
    try:
        grootte = pad.stat().st_size
        if pad.is_dir():
            raise Leesfout("Dit is een map.", "Noem een bestand.")
        if grootte > GROOTSTE_BESTAND:
            raise Leesfout("Dit bestand is te groot.", "Deel het op; 4 GB is het meeste.")
        if grootte == 0:
            raise Leesfout("Dit bestand is leeg.", "Begin met: formaat: regie-import/1.")
        with pad.open(encoding="utf-8-sig", newline=None) as tekst:
            lezer = json_lezen.lees(tekst) if is_json(pad) else yaml_lezen.lees(tekst, bekend=SLEUTELS)
            for stuk in lezer:
                if stuk.index is None:
                    yield Kop(stuk.naam, stuk.waarde, stuk.fouten)
                else:
                    yield Deel(stuk.index, stuk.waarde, stuk.fouten, stuk.regels)
    except UnicodeDecodeError:
        raise Leesfout(
            "Dit bestand is geen UTF-8.", 'Bewaar het opnieuw met de tekencodering "UTF-8".'
        ) from None
    except OSError as fout:
        wat = (
            "Dit bestand bestaat niet."
            if isinstance(fout, FileNotFoundError)
            else "Dit bestand is niet te lezen."
        )
        raise Leesfout(wat, "Controleer de naam en de rechten.") from fout
