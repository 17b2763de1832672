"""Judges a file before anything is written: shape, rules and references, all at once (F10)."""

import datetime
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from monitoring.importeren import formaat
from monitoring.importeren.blik import Blik
from monitoring.importeren.fouten import Fout, Pad, uit_pydantic
from monitoring.importeren.lezen import Deel, Kop, lees
from monitoring.importeren.naslag import Naslag
from monitoring.importeren.regels import huishoudenregels
from monitoring.importeren.stuk import Leesfout
from monitoring.importeren.waarden import lees_datum

_VER_VOORUIT = datetime.timedelta(days=366)


@dataclass
class Kopgegevens:
    """The keys beside the households, as far as they were read."""

    ruw: dict[str, Any] = field(default_factory=dict)
    leesfouten: list[Fout] = field(default_factory=list)

    def neem(self, stuk: Kop) -> None:
        self.leesfouten += stuk.fouten
        self.ruw.setdefault(stuk.naam, stuk.waarde)

    @property
    def volledig(self) -> bool:
        return formaat.Kop.model_fields.keys() <= self.ruw.keys()

    @property
    def bron(self) -> str:
        return Blik(self.ruw, ()).tekst("bron")

    @property
    def peildatum(self) -> datetime.date | None:
        return lees_datum(self.ruw.get("peildatum"))

    def fouten(self, *, vandaag: datetime.date, huishoudens: int) -> list[Fout]:
        """What is wrong beside the households, once the whole file is read."""
        uit = list(self.leesfouten)
        try:
            formaat.Kop.model_validate({n: w for n, w in self.ruw.items() if n != "huishoudens"})
        except ValidationError as vorm:
            uit += uit_pydantic(vorm, formaat.Bestand, ())
        if self.peildatum and self.peildatum > vandaag + _VER_VOORUIT:
            wat = f"Deze peildatum ({self.peildatum}) ligt te ver vooruit."
            uit.append(Fout(("peildatum",), wat, "Kies vandaag of eerder."))
        if not huishoudens:
            uit.append(self._geen_huishoudens())
        return uit

    def _geen_huishoudens(self) -> Fout:
        if "huishoudens" not in self.ruw:
            return Fout(("huishoudens",), "Dit veld ontbreekt.", "Noem minstens één huishouden.")
        if self.ruw["huishoudens"] == []:
            return Fout(("huishoudens",), "Deze lijst is leeg.", "Noem minstens één huishouden.")
        return Fout(
            ("huishoudens",), "Hier hoort een lijst.", "Zet elk huishouden op een regel met een streepje."
        )


def lees_kop(pad: Path) -> Kopgegevens:
    """The keys of a file, wherever they stand in it; reads no further than it must."""
    kop = Kopgegevens()
    try:
        for stuk in lees(pad):
            if isinstance(stuk, Kop):
                kop.neem(stuk)
            elif kop.volledig:
                break
    except Leesfout:
        # The pass over the households meets it again and tells.
        return kop
    return kop


def beoordeel(
    deel: Deel, *, peildatum: datetime.date | None, naslag: Naslag
) -> tuple[formaat.Huishouden | None, list[Fout]]:
    """The household of one part of the file, or everything that is wrong with it."""
    blik = Blik(deel.waarde, deel.pad)
    fouten = [*deel.fouten, *huishoudenregels(blik, peildatum), *naslag.fouten(blik)]
    huishouden = None
    try:
        huishouden = formaat.Huishouden.model_validate(deel.waarde)
    except ValidationError as vorm:
        al_gezegd = {fout.pad for fout in fouten}
        fouten += [f for f in uit_pydantic(vorm, formaat.Huishouden, deel.pad) if f.pad not in al_gezegd]
    if not fouten:
        return huishouden, []
    return None, [met_regel(fout, deel.regels) for fout in sorted(fouten, key=_plek)]


def _plek(fout: Fout) -> list[tuple[int, str]]:
    """Order of errors within one household: as the paths read."""
    return [(stap, "") if isinstance(stap, int) else (-1, stap) for stap in fout.pad]


def met_regel(fout: Fout, regels: dict[Pad, int]) -> Fout:
    """The line of the place itself, or of the nearest thing around it."""
    if fout.regel is not None:
        return fout
    regel = next((regels[fout.pad[:n]] for n in range(len(fout.pad), 0, -1) if fout.pad[:n] in regels), None)
    return Fout(fout.pad, fout.fout, fout.goed, regel)


class DubbeleSleutels:
    """Which keys of households a file has used; one thing per key."""

    def __init__(self) -> None:
        self._gezien: Counter[str] = Counter()

    def fouten(self, deel: Deel) -> list[Fout]:
        sleutel = Blik(deel.waarde, deel.pad).tekst("sleutel")
        self._gezien[sleutel] += 1
        if not sleutel or self._gezien[sleutel] == 1:
            return []
        wat = f'De sleutel "{sleutel}" staat al bij een ander huishouden.'
        return [
            met_regel(
                Fout((*deel.pad, "sleutel"), wat, "Geef elk huishouden een eigen sleutel."), deel.regels
            )
        ]


def vingerafdruk(huishouden: formaat.Huishouden) -> str:
    """The same for the same contents, whatever the order of keys or the kind of file."""
    inhoud = json.dumps(huishouden.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(inhoud.encode()).hexdigest()
