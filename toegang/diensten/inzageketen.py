"""Anchors the chains of the inzagelog outside the database (F2)."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import structlog
from django.db import connection

from toegang.anker import HASHTEKENS, Kop, ging_terug, open_anker

log = structlog.get_logger("regie.inzagelog")

# From medewerker to medewerker by the index of the chain: a look-up or two per chain, whatever its length.
_KOPPEN = """
WITH RECURSIVE wie(id) AS (
  (SELECT medewerker_id FROM toegang_inzageregel ORDER BY medewerker_id LIMIT 1)
  UNION ALL
  SELECT (SELECT i.medewerker_id FROM toegang_inzageregel i WHERE i.medewerker_id > wie.id
          ORDER BY i.medewerker_id LIMIT 1) FROM wie WHERE wie.id IS NOT NULL
)
SELECT wie.id, laatste.schakel, laatste.hash FROM wie, LATERAL (
  SELECT i.schakel, i.hash FROM toegang_inzageregel i WHERE i.medewerker_id = wie.id
  ORDER BY i.schakel DESC LIMIT 1) laatste"""


@dataclass(frozen=True)
class Verankerd:
    """What an anchoring found: how many chains and lines, how many moved, and the chains that went back.

    `kop` is the head of the file afterwards; empty when nothing was ever anchored.
    """

    ketens: int
    regels: int
    verzet: int
    gebroken: list[str]
    kop: str


def koppen() -> dict[str, Kop]:
    """The last link of every chain, as the acting task may read it. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_KOPPEN)
        return {
            str(keten): Kop(nummer, bytes(hash_).hex()[:HASHTEKENS])
            for keten, nummer, hash_ in cursor.fetchall()
        }


def inzagelog_verankeren(*, bestand: Path, op: datetime.datetime) -> Verankerd:
    """Append the heads that moved to the file, and tell the server's log its new head.

    A chain that became shorter, changed its end or is gone keeps its old head in the file: that is what the check
    finds it by. Without a move no line is written.
    """
    with open_anker(bestand) as anker:
        nu, toen = koppen(), dict(anker.stand.koppen)
        gebroken = [keten for keten, was in toen.items() if ging_terug(was, nu.get(keten))]
        verzet = {
            keten: kop
            for keten, kop in nu.items()
            if keten not in gebroken and (keten not in toen or kop.nummer > toen[keten].nummer)
        }
        regels = sum(kop.nummer for kop in nu.values())
        kop = anker.voeg_toe(verzet, regels=regels, op=_tekst(op)) if verzet else anker.stand.kop
    if gebroken:
        log.error("inzagelog_gebroken", ketens=len(gebroken))
    if verzet:
        log.info("inzagelog_verankerd", kop=kop, ketens=len(nu), regels=regels)
    return Verankerd(len(nu), regels, len(verzet), sorted(gebroken), kop)


def _tekst(op: datetime.datetime) -> str:
    return op.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
