"""The anchor of the inzagelog: the heads of its chains, in a file outside the database (F2).

Each line is a JSON object: `op` the moment, `ketens` and `regels` how many there were, `koppen` per chain its last number
and the first half of that hash, `kop` the sha256 of the `kop` before it and of this line without it. A line holds the
chains that moved since the one before; the first of a day holds them all (`alle`). The file only grows.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

HASHTEKENS: Final = 32
_BLOK: Final = 64 * 1024
_ONLEESBAAR: Final = (ValueError, KeyError, TypeError, AttributeError)
_BEGIN_VAN_DAG: Final = b'"alle":true'


class Kop(NamedTuple):
    """The last link of a chain as an anchor knows it."""

    nummer: int
    hash: str
    op: str = ""


@dataclass
class Stand:
    """What the file says so far: the head of each chain, and its own."""

    koppen: dict[str, Kop] = field(default_factory=dict)
    kop: str = ""
    op: str = ""


@dataclass(frozen=True)
class Ankerfout:
    """A line of the file that is not what was written; lines count from 1."""

    regel: int
    wat: str


def _bereken(vorige: str, regel: dict[str, Any]) -> str:
    inhoud = json.dumps({naam: waarde for naam, waarde in regel.items() if naam != "kop"}, sort_keys=True)
    return hashlib.sha256((vorige + inhoud).encode()).hexdigest()


def _verwerk(stand: Stand, regel: dict[str, Any]) -> None:
    op = str(regel["op"])
    stand.koppen.update({keten: Kop(int(n), str(h), op) for keten, (n, h) in regel["koppen"].items()})
    stand.kop, stand.op = str(regel["kop"]), op


class Ankerbestand:
    """The file, open and locked: two that anchor at once write one after the other."""

    def __init__(self, bestand: IO[bytes]) -> None:
        self._bestand = bestand
        self._afgebroken = False
        self.stand = Stand()
        for ruw in self._vandaag():
            try:
                _verwerk(self.stand, json.loads(ruw))
            except _ONLEESBAAR:
                # The check tells of it; what was right before still counts.
                continue

    def _vandaag(self) -> list[bytes]:
        """The lines from the last that holds every chain; read from the end, so a long file costs no more."""
        staart, plek = b"", self._bestand.seek(0, os.SEEK_END)
        while True:
            # The line that was found must be whole: a line's end before it, or the beginning of the file.
            begin = staart.rfind(b"\n", 0, max(0, staart.rfind(_BEGIN_VAN_DAG)))
            if begin >= 0 or not plek:
                self._afgebroken = bool(staart) and not staart.endswith(b"\n")
                return [regel for regel in staart[begin + 1 :].split(b"\n") if regel]
            vanaf = max(0, plek - _BLOK)
            self._bestand.seek(vanaf)
            staart, plek = self._bestand.read(plek - vanaf) + staart, vanaf

    def voeg_toe(self, koppen: dict[str, Kop], *, regels: int, op: str) -> str:
        """Append a line with these heads, on disk when this returns; the new `kop`."""
        alle = self.stand.op[:10] != op[:10]
        stand = self.stand.koppen | koppen
        regel: dict[str, Any] = {
            "op": op,
            "ketens": len(stand),
            "regels": regels,
            **({"alle": True} if alle else {}),
            "koppen": {
                keten: [kop.nummer, kop.hash] for keten, kop in sorted((stand if alle else koppen).items())
            },
        }
        regel["kop"] = _bereken(self.stand.kop, regel)
        # A line that was cut off by a power failure stays alone.
        begin = b"\n" if self._afgebroken else b""
        self._bestand.write(begin + json.dumps(regel, separators=(",", ":")).encode() + b"\n")
        self._bestand.flush()
        os.fsync(self._bestand.fileno())
        _verwerk(self.stand, regel)
        return str(regel["kop"])


@contextmanager
def open_anker(pad: Path) -> Iterator[Ankerbestand]:
    """The anchor to append to; made when it is not there, for its owner alone."""
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(pad, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield Ankerbestand(bestand)


@dataclass
class Gelezen:
    """The whole file, read again: what it says, what is wrong, and whether it holds the head that was asked for."""

    stand: Stand = field(default_factory=Stand)
    fouten: list[Ankerfout] = field(default_factory=list)
    regels: int = 0
    kop_gevonden: bool = False


def lees_na(pad: Path, kop: str = "") -> Gelezen:
    """Recompute every line of the file, in the memory of one."""
    uit = Gelezen()
    with pad.open("rb") as bestand:
        for uit.regels, ruw in enumerate(bestand, 1):
            try:
                regel = json.loads(ruw)
                nieuw = {keten: Kop(int(n), str(h)) for keten, (n, h) in regel["koppen"].items()}
                klopt = regel["kop"] == _bereken(uit.stand.kop, regel)
                was = dict(uit.stand.koppen)
                _verwerk(uit.stand, regel)
            except _ONLEESBAAR:
                uit.fouten.append(Ankerfout(uit.regels, "is niet te lezen"))
                continue
            uit.kop_gevonden |= regel["kop"] == kop
            if not klopt:
                uit.fouten.append(
                    Ankerfout(uit.regels, "is gewijzigd, of de regel ervoor is weg of verplaatst")
                )
            if any(ging_terug(was.get(keten), nu) for keten, nu in nieuw.items()):
                uit.fouten.append(
                    Ankerfout(uit.regels, "kent een keten die korter of anders is dan daarvoor")
                )
    return uit


def eerdere_koppen(pad: Path, keten: str) -> Iterator[Kop]:
    """Every head that the file holds of one chain, the oldest first; lines that cannot be read are passed over."""
    with pad.open("rb") as bestand:
        for ruw in bestand:
            try:
                regel = json.loads(ruw)
                nummer, hash_ = regel["koppen"][keten]
                yield Kop(int(nummer), str(hash_), str(regel["op"]))
            except _ONLEESBAAR:
                continue


def ging_terug(was: Kop | None, nu: Kop | None) -> bool:
    """Whether a chain became shorter, ends otherwise or is gone."""
    if was is None:
        return False
    return nu is None or nu.nummer < was.nummer or (nu.nummer == was.nummer and nu.hash != was.hash)
