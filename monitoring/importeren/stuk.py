"""What the two readers hand over, and the limits they keep (F10)."""

from dataclasses import dataclass, field
from typing import Any

from monitoring.importeren.fouten import Fout, Pad

DIEPSTE_NEST = 16
MEESTE_KNOPEN = 50_000
LANGSTE_TEKST = 100_000
LANGSTE_GETAL = 17


class Leesfout(Exception):
    """The file cannot be read, or no further; the rest of it is not looked at."""

    def __init__(self, fout: str, goed: str, *, regel: int | None = None, pad: Pad = ()) -> None:
        super().__init__(fout)
        self.fout = Fout(pad, fout, goed, regel)


@dataclass
class Ruw:
    """One value: beside `huishoudens` (index is None) or one of its items."""

    naam: str
    index: int | None
    waarde: Any
    fouten: list[Fout] = field(default_factory=list)
    regels: dict[Pad, int] = field(default_factory=dict)


def te_groot(regel: int | None, pad: Pad) -> Leesfout:
    """One household that is too large to be one."""
    return Leesfout(
        "Dit onderdeel is te groot of te diep genest.",
        f"Eén huishouden heeft hoogstens {MEESTE_KNOPEN} waarden en {DIEPSTE_NEST} lagen.",
        regel=regel,
        pad=pad,
    )
