"""Reads JSON household by household from a buffer that holds no more than it needs (F10)."""

import json
import math
from collections.abc import Iterator
from typing import Any, TextIO

from monitoring.importeren.fouten import Fout, Pad, dubbel, vreemde_tekens
from monitoring.importeren.stuk import (
    DIEPSTE_NEST,
    LANGSTE_GETAL,
    LANGSTE_TEKST,
    MEESTE_KNOPEN,
    Leesfout,
    Ruw,
    te_groot,
)

_HAP = 1 << 16
_GROOTSTE_WAARDE = 8 * 1024**2
_WIT = " \t\n\r"


class _Dubbel(dict[str, Any]):
    """An object that held a key more than once."""

    sleutels: list[str]


class _Getal:
    """NaN, Infinity or more figures than any number here has: no value of the format."""

    def __init__(self, tekst: str) -> None:
        self._tekst = tekst

    def __str__(self) -> str:
        return self._tekst


def _geheel(tekst: str) -> int | _Getal:
    return int(tekst) if len(tekst) <= LANGSTE_GETAL else _Getal(tekst)


def _breuk(tekst: str) -> float | _Getal:
    getal = float(tekst)
    return getal if math.isfinite(getal) else _Getal(tekst)


def lees(tekst: TextIO) -> Iterator[Ruw]:
    """The keys of the file and the items of `huishoudens`, one at a time."""
    yield from _Lezer(tekst).lees()


class _Lezer:
    """A window on the text: what lies before `plek` has been handed over."""

    def __init__(self, tekst: TextIO) -> None:
        self._tekst = tekst
        self._buffer = ""
        self._plek = 0
        self._regel = 1
        self._op = False
        self._ontleder = json.JSONDecoder(
            object_pairs_hook=_object, parse_constant=_Getal, parse_int=_geheel, parse_float=_breuk
        )

    def lees(self) -> Iterator[Ruw]:
        self._eis("{")
        gezien: set[str] = set()
        eerste = True
        while self._kijk() != "}":
            if not eerste:
                self._eis(",")
            eerste = False
            naam = self._waarde(())
            if not isinstance(naam, str):
                raise self._kapot()
            regel = self._regel
            fouten = vreemde_tekens(naam, (naam,), "sleutel", regel)
            if naam in gezien:
                fouten.append(dubbel((naam,), regel))
            gezien.add(naam)
            self._eis(":")
            if naam == "huishoudens" and self._kijk() == "[":
                yield Ruw(naam, None, [], fouten)
                yield from self._huishoudens()
            else:
                waarde = self._waarde((naam,))
                yield Ruw(naam, None, waarde, [*fouten, *_Toets(waarde, (naam,), regel).fouten])
        self._eis("}")
        if self._kijk(eind_mag=True):
            raise self._kapot()

    def _huishoudens(self) -> Iterator[Ruw]:
        self._eis("[")
        index = 0
        while self._kijk() != "]":
            if index:
                self._eis(",")
                self._kijk()
            regel = self._regel
            waarde = self._waarde(("huishoudens", index))
            pad: Pad = ("huishoudens", index)
            yield Ruw("huishoudens", index, waarde, _Toets(waarde, pad, regel).fouten, {pad: regel})
            index += 1
        self._eis("]")

    def _vul(self) -> bool:
        """Read one more bite; False at the end of the file."""
        hap = "" if self._op else self._tekst.read(max(_HAP, len(self._buffer) - self._plek))
        self._op = not hap
        self._buffer, self._plek = self._buffer[self._plek :] + hap, 0
        return bool(hap)

    def _kijk(self, *, eind_mag: bool = False) -> str:
        """The next character that is not white space."""
        while True:
            while self._plek < len(self._buffer):
                teken = self._buffer[self._plek]
                if teken not in _WIT:
                    return teken
                self._regel += teken == "\n"
                self._plek += 1
            if not self._vul():
                if eind_mag:
                    return ""
                raise Leesfout(
                    "Het bestand houdt midden in op.", "Breng het bestand opnieuw over.", regel=self._regel
                )

    def _eis(self, teken: str) -> None:
        if self._kijk() != teken:
            raise self._kapot()
        self._plek += 1

    def _waarde(self, pad: Pad) -> Any:
        self._kijk()
        while True:
            try:
                waarde, eind = self._ontleder.raw_decode(self._buffer, self._plek)
            except RecursionError:
                raise te_groot(self._regel, pad) from None
            except json.JSONDecodeError as fout:
                # The end of the window looks like the end of the text, so ask for more before complaining.
                if len(self._buffer) - self._plek > _GROOTSTE_WAARDE:
                    raise te_groot(self._regel, pad) from None
                if not self._vul():
                    raise self._kapot(fout.pos) from None
                continue
            if eind == len(self._buffer) and self._vul():
                continue
            self._regel += self._buffer.count("\n", self._plek, eind)
            self._plek = eind
            return waarde

    def _kapot(self, tot: int | None = None) -> Leesfout:
        regel = self._regel + (self._buffer.count("\n", self._plek, tot) if tot is not None else 0)
        return Leesfout(
            "Dit is geen goede JSON.", "Controleer komma's, haken en aanhalingstekens.", regel=regel
        )


def _object(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    dubbel = []
    for sleutel, waarde in paren:
        if sleutel in uit:
            dubbel.append(sleutel)
        else:
            uit[sleutel] = waarde
    if dubbel:
        gemerkt = _Dubbel(uit)
        gemerkt.sleutels = dubbel
        return gemerkt
    return uit


class _Toets:
    """What the shape of JSON cannot hold back: keys that stand twice, signs that cannot be kept, a household without end."""

    def __init__(self, waarde: Any, pad: Pad, regel: int) -> None:
        self.fouten: list[Fout] = []
        self._knopen = 0
        self._regel = regel
        self._bekijk(waarde, pad, 1)

    def _bekijk(self, waarde: Any, pad: Pad, diepte: int) -> None:
        self._knopen += 1
        if self._knopen > MEESTE_KNOPEN or diepte > DIEPSTE_NEST:
            raise te_groot(self._regel, pad)
        if isinstance(waarde, _Dubbel):
            self.fouten += [dubbel((*pad, sleutel)) for sleutel in waarde.sleutels]
        if isinstance(waarde, dict):
            for sleutel, deel in waarde.items():
                self.fouten += vreemde_tekens(sleutel, (*pad, sleutel), "sleutel")
                self._bekijk(deel, (*pad, sleutel), diepte + 1)
        elif isinstance(waarde, list):
            for index, deel in enumerate(waarde):
                self._bekijk(deel, (*pad, index), diepte + 1)
        elif isinstance(waarde, str):
            if len(waarde) > LANGSTE_TEKST:
                raise te_groot(self._regel, pad)
            self.fouten += vreemde_tekens(waarde, pad, "tekst")
