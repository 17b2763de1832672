"""Reads the whole inzagelog again and tells what was altered, removed, added or moved, and where (F2).

Every link is recomputed in Python (`keten`), and held against the anchor outside the database. Memory does not grow with
the log: a cursor of the server gives the rows by chain and number.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from django.db import connection

from toegang.anker import HASHTEKENS, Kop, eerdere_koppen, lees_na
from toegang.keten import KOLOMMEN, hash_van, is_eenduidig

PER_KEER: Final = 5_000
# An installation anchors every minute.
UITERLIJK: Final = datetime.timedelta(hours=1)
# Told of one chain; who altered more than this altered enough to look at.
HOOGSTENS: Final = 100
_NUMMER, _MOMENT = KOLOMMEN.index("schakel"), KOLOMMEN.index("moment")
_RIJEN: Final = (
    f"SELECT {', '.join(KOLOMMEN)}, hash FROM toegang_inzageregel ORDER BY medewerker_id, schakel, id"  # noqa: S608 - our own names
)
_HASHES: Final = (
    "SELECT schakel, hash FROM toegang_inzageregel WHERE medewerker_id = %s AND schakel = ANY (%s)"
)


@dataclass(frozen=True)
class Bevinding:
    """Something that is not as it was written: in which chain, from which number to which, when, and what."""

    wat: str
    keten: str = ""
    van: int = 0
    tot: int = 0
    moment: datetime.datetime | None = None

    @property
    def waar(self) -> str:
        """The lines it is about, in words; empty when it is about the whole."""
        if not self.van:
            return ""
        return f"regel {self.van}" if self.van == self.tot else f"regels {self.van} tot en met {self.tot}"


@dataclass
class Rapport:
    """What was read and what was found; `onverankerd` counts the lines that came after the last anchor."""

    ketens: int = 0
    regels: int = 0
    ankers: int = 0
    laatste_anker: str = ""
    onverankerd: int = 0
    bevindingen: list[Bevinding] = field(default_factory=list)


class _Keten:
    """One chain while its rows pass by; of each only what the next needs is kept."""

    def __init__(self, wie: str, anker: Kop | None) -> None:
        self.wie, self.anker = wie, anker
        self.nummer, self.vorige, self.regels, self.onverankerd = 0, b"", 0, 0
        self.moment: datetime.datetime | None = None
        self.oudste_onverankerd: datetime.datetime | None = None
        self.vervangen = False
        self.bevindingen: list[Bevinding] = []

    def volg(self, waarden: tuple[Any, ...], hash_: bytes) -> None:
        nummer, moment = waarden[_NUMMER], waarden[_MOMENT]
        if nummer == self.nummer + 1:
            if hash_van(self.vorige, waarden) != hash_:
                self._meld("gewijzigd of verplaatst", nummer, nummer, moment)
        elif nummer <= self.nummer:
            self._meld("dit nummer is er vaker", nummer, nummer, moment)
        else:
            # The link before this one is not known, so this one cannot be recomputed.
            self._meld("weggehaald", self.nummer + 1, nummer - 1, self.moment or moment)
        if not is_eenduidig(waarden):
            self._meld("een veld bevat een teken dat daar niet hoort", nummer, nummer, moment)
        if self.anker and nummer == self.anker.nummer:
            self.vervangen |= hash_.hex()[:HASHTEKENS] != self.anker.hash
        if self.anker is None or nummer > self.anker.nummer:
            self.onverankerd += 1
            self.oudste_onverankerd = self.oudste_onverankerd or moment
        self.nummer, self.vorige, self.moment = nummer, hash_, moment
        self.regels += 1

    def sluit(self, bestand: Path) -> None:
        """Its last row has passed: is it as long, and does it end as the anchor knows it?"""
        if self.anker and self.nummer < self.anker.nummer:
            wat = f"van het einde gehaald; het anker van {self.anker.op} kende dit nog"
            self._meld(wat, self.nummer + 1, self.anker.nummer, self.moment)
        elif self.anker and self.vervangen:
            wat = f"opnieuw geschreven: het anker van {self.anker.op} kende iets anders"
            self._meld(wat, _laatste_echte(bestand, self.wie) + 1, self.nummer, self.moment)

    def _meld(self, wat: str, van: int, tot: int, moment: datetime.datetime | None) -> None:
        laatste = self.bevindingen[-1] if self.bevindingen else None
        if laatste and laatste.wat == wat and laatste.tot + 1 == van:
            self.bevindingen[-1] = replace(laatste, tot=tot)
        elif len(self.bevindingen) < HOOGSTENS:
            self.bevindingen.append(Bevinding(wat, self.wie, van, tot, moment))


def controleer(*, bestand: Path, op: datetime.datetime, kop: str = "") -> Rapport:
    """Check every line against its chain, and the chains against the anchor; `kop` must stand in the file if given.

    The file is read first: what it knows must be in the log, and not the other way round. Runs in a transaction of the
    task that may read the log.
    """
    rapport = Rapport()
    ankers = _lees_anker(rapport, bestand, kop)
    oudste: list[datetime.datetime] = []
    for keten in _ketens(ankers):
        keten.sluit(bestand)
        rapport.ketens += 1
        rapport.regels += keten.regels
        rapport.onverankerd += keten.onverankerd
        rapport.bevindingen += keten.bevindingen
        oudste += [keten.oudste_onverankerd] if keten.oudste_onverankerd else []
    for wie, weg in ankers.items():
        wat = f"de hele keten is weg; het anker van {weg.op} kende die nog"
        rapport.bevindingen.append(Bevinding(wat, wie, 1, weg.nummer))
    if oudste and min(oudste) < op - UITERLIJK:
        wat = "het anker loopt meer dan een uur achter: draait inzagelog_verankeren, en is dit het hele bestand?"
        rapport.bevindingen.append(Bevinding(wat, moment=min(oudste)))
    return rapport


def _lees_anker(rapport: Rapport, bestand: Path, kop: str) -> dict[str, Kop]:
    """The heads that the file knows; what is wrong with the file goes into the report."""
    if not bestand.exists():
        rapport.bevindingen.append(Bevinding(f"er is geen ankerbestand op {bestand}"))
        return {}
    gelezen = lees_na(bestand, kop)
    rapport.ankers, rapport.laatste_anker = gelezen.regels, gelezen.stand.op
    rapport.bevindingen += [
        Bevinding(f"regel {fout.regel} van het ankerbestand {fout.wat}") for fout in gelezen.fouten
    ]
    if kop and not gelezen.kop_gevonden:
        rapport.bevindingen.append(Bevinding(f"kop {kop[:12]}… staat niet in het ankerbestand"))
    return dict(gelezen.stand.koppen)


def _ketens(ankers: dict[str, Kop]) -> Iterator[_Keten]:
    """Every chain once its last row was read; takes its head out of `ankers`."""
    keten: _Keten | None = None
    with connection.chunked_cursor() as cursor:
        cursor.execute(_RIJEN)
        while rijen := cursor.fetchmany(PER_KEER):
            for *waarden, hash_ in rijen:
                wie = str(waarden[0])
                if keten is None or keten.wie != wie:
                    if keten is not None:
                        yield keten
                    keten = _Keten(wie, ankers.pop(wie, None))
                keten.volg(tuple(waarden), bytes(hash_))
    if keten is not None:
        yield keten


def _laatste_echte(bestand: Path, wie: str) -> int:
    """Up to which number the chain still is what the file knows."""
    bekend = {kop.nummer: kop.hash for kop in eerdere_koppen(bestand, wie)}
    with connection.cursor() as cursor:
        cursor.execute(_HASHES, [wie, list(bekend)])
        nu = {nummer: bytes(hash_).hex()[:HASHTEKENS] for nummer, hash_ in cursor.fetchall()}
    anders = [nummer for nummer, hash_ in bekend.items() if nu.get(nummer) != hash_]
    return max((nummer for nummer in bekend if nummer < min(anders)), default=0)
