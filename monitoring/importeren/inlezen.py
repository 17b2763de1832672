"""Brings one file in: first everything is judged, then everything is written in one transaction (F10)."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.db import connection, transaction

from huishoudens.models import Huishouden
from monitoring.importeren import formaat
from monitoring.importeren.controle import (
    DubbeleSleutels,
    Kopgegevens,
    beoordeel,
    lees_kop,
    met_regel,
    vingerafdruk,
)
from monitoring.importeren.fouten import Fout
from monitoring.importeren.lezen import Deel, Kop, lees
from monitoring.importeren.naslag import Naslag, al_bekend
from monitoring.importeren.schrijven import bijwerken, schrijven
from monitoring.importeren.stuk import Leesfout
from monitoring.importeren.weigering import Geweigerd

MEESTE_FOUTEN = 5_000


class Teller(Protocol):
    """Hears of every household that is done."""

    def stap(self, aantal: int = 1) -> None: ...


class MeldAan(Protocol):
    """Makes a counter for a stretch of work."""

    def __call__(self, wat: str, totaal: int | None) -> Teller: ...


@dataclass
class Uitslag:
    """What one file did: counts, errors and notices as lines, and where each household now stands."""

    bestand: str
    aangemaakt: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    fouten: list[str] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    huishoudens: dict[str, UUID] = field(default_factory=dict)
    _te_veel: int = 0

    def meld(self, *fouten: Fout) -> None:
        for fout in fouten:
            if len(self.fouten) < MEESTE_FOUTEN:
                self.fouten.append(fout.tekst(self.bestand))
            else:
                self._te_veel += 1
                self.fouten[MEESTE_FOUTEN:] = [
                    f"{self.bestand}: bestand: Er zijn nog {self._te_veel} fouten. Verbeter deze eerst."
                ]

    def merk_op(self, *opmerkingen: Fout) -> None:
        """Something to look at that does not stop the file."""
        self.opmerkingen += [opmerking.tekst(self.bestand) for opmerking in opmerkingen]


class _Terug(Exception):
    """Undoes the transaction of a file."""


def importeer(
    pad: Path, *, alleen_controle: bool = False, vandaag: datetime.date, meld_aan: MeldAan
) -> Uitslag:
    """Bring in one file, or nothing of it. With `alleen_controle` all is tried and nothing is kept."""
    uitslag = Uitslag(pad.name)
    naslag = Naslag.haal(vandaag=vandaag)
    kop = lees_kop(pad)
    aantal = _keur(pad, kop, naslag, uitslag, vandaag, meld_aan("Controleren", None))
    if uitslag.fouten:
        return uitslag
    try:
        with transaction.atomic():
            _schrijf(pad, kop, naslag, uitslag, meld_aan("Inlezen", aantal))
            if uitslag.fouten or alleen_controle:
                raise _Terug
    except _Terug:
        if uitslag.fouten:
            return Uitslag(uitslag.bestand, fouten=uitslag.fouten)
        uitslag.huishoudens = {}
    return uitslag


def _keur(
    pad: Path, kop: Kopgegevens, naslag: Naslag, uitslag: Uitslag, vandaag: datetime.date, teller: Teller
) -> int:
    """Judge every household; returns how many there are."""
    geheel, dubbel, aantal = Kopgegevens(), DubbeleSleutels(), 0
    per_huishouden: list[Fout] = []
    try:
        for stuk in lees(pad):
            if isinstance(stuk, Kop):
                geheel.neem(stuk)
                continue
            aantal += 1
            teller.stap()
            _, fouten = beoordeel(stuk, peildatum=kop.peildatum, naslag=naslag)
            per_huishouden += [*dubbel.fouten(stuk), *fouten]
    except Leesfout as leesfout:
        uitslag.meld(*per_huishouden, leesfout.fout)
        return aantal
    uitslag.meld(*geheel.fouten(vandaag=vandaag, huishoudens=aantal), *per_huishouden)
    return aantal


def _schrijf(pad: Path, kop: Kopgegevens, naslag: Naslag, uitslag: Uitslag, teller: Teller) -> None:
    # What another import of this source is writing, this one must not write again.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('import ' || %s, 0))", [kop.bron])
    bekend = {
        sleutel: (uuid, afdruk)
        for sleutel, uuid, afdruk in Huishouden.objects.filter(bron=kop.bron).values_list(
            "sleutel", "pk", "vingerafdruk"
        )
    }
    for stuk in lees(pad):
        if isinstance(stuk, Deel):
            invoer, fouten = beoordeel(stuk, peildatum=kop.peildatum, naslag=naslag)
            uitslag.meld(*fouten)
            if invoer is not None and kop.peildatum is not None:
                _schrijf_een(
                    stuk,
                    invoer,
                    bron=kop.bron,
                    peildatum=kop.peildatum,
                    naslag=naslag,
                    uitslag=uitslag,
                    bekend=bekend.get(invoer.sleutel),
                )
            teller.stap()


def _schrijf_een(
    deel: Deel,
    invoer: formaat.Huishouden,
    *,
    bron: str,
    peildatum: datetime.date,
    naslag: Naslag,
    uitslag: Uitslag,
    bekend: tuple[UUID, str] | None,
) -> None:
    afdruk = vingerafdruk(invoer)
    if bekend and bekend[1] == afdruk:
        uitslag.ongewijzigd += 1
        uitslag.huishoudens[invoer.sleutel] = bekend[0]
        return
    uitslag.merk_op(*(met_regel(fout, deel.regels) for fout in al_bekend(invoer, deel.pad, bron=bron)))
    try:
        with transaction.atomic():
            if bekend:
                bijwerken(bekend[0], invoer, naslag=naslag, peildatum=peildatum, afdruk=afdruk, pad=deel.pad)
                uuid = bekend[0]
            else:
                uuid = schrijven(
                    invoer, bron=bron, naslag=naslag, peildatum=peildatum, afdruk=afdruk, pad=deel.pad
                )
    except Geweigerd as fout:
        uitslag.meld(fout.fout)
        return
    if bekend:
        uitslag.gewijzigd += 1
    else:
        uitslag.aangemaakt += 1
    uitslag.huishoudens[invoer.sleutel] = uuid
