"""Looks at raw input without tripping over what is wrong in it, so that every mistake is found at once (F10)."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monitoring.importeren.fouten import Fout, Pad
from monitoring.importeren.waarden import lees_datum


@dataclass(frozen=True)
class Blik:
    """A place in the file and what stands there; what is missing or malformed reads as nothing.

    The shape itself is judged by `formaat`, so a rule need not repeat that a date is no date.
    """

    waarde: Any
    pad: Pad

    def deel(self, naam: str) -> "Blik":
        inhoud = self.waarde.get(naam) if isinstance(self.waarde, dict) else None
        return Blik(inhoud, (*self.pad, naam))

    def lijst(self, naam: str) -> list["Blik"]:
        deel = self.deel(naam)
        items = deel.waarde if isinstance(deel.waarde, list) else []
        return [Blik(item, (*deel.pad, index)) for index, item in enumerate(items)]

    def tekst(self, naam: str = "") -> str:
        waarde = self.deel(naam).waarde if naam else self.waarde
        return waarde.strip() if isinstance(waarde, str) else ""

    def datum(self, naam: str) -> datetime.date | None:
        return lees_datum(self.deel(naam).waarde)

    def waar(self, naam: str) -> bool:
        return self.deel(naam).waarde is True

    def fout(self, fout: str, goed: str, naam: str = "") -> Fout:
        return Fout((*self.pad, naam) if naam else self.pad, fout, goed)


def op_volgorde(blik: Blik, eerst: str, dan: str, wat: str) -> Iterator[Fout]:
    """`dan` may not lie before `eerst`."""
    van, tot = blik.datum(eerst), blik.datum(dan)
    if van and tot and tot < van:
        yield blik.fout(f"{wat} ({tot}) ligt voor {eerst} ({van}).", f"Kies {van} of later.", dan)


def niet_in_de_toekomst(blik: Blik, naam: str, peildatum: datetime.date | None) -> Iterator[Fout]:
    """What has happened cannot lie after the day on which the file counts."""
    datum = blik.datum(naam)
    if datum and peildatum and datum > peildatum:
        yield blik.fout(f"Deze datum ({datum}) ligt na de peildatum.", f"Kies {peildatum} of eerder.", naam)


def uniek(bliken: list[Blik], naam: str, wat: str) -> Iterator[Fout]:
    """A key that names something may name one thing."""
    gezien: dict[str, Blik] = {}
    for blik in bliken:
        sleutel = blik.tekst(naam)
        if sleutel and sleutel in gezien:
            yield blik.fout(
                f'De sleutel "{sleutel}" staat er twee keer.', f"Geef {wat} een eigen sleutel.", naam
            )
        gezien.setdefault(sleutel, blik)


def sleutels(huishouden: Blik, naam: str) -> list[str] | None:
    """The keys that a list offers; None when what stands there is no list, so that nothing can be said of them."""
    if not isinstance(huishouden.deel(naam).waarde or [], list):
        return None
    return [rij.tekst("sleutel") for rij in huishouden.lijst(naam)]


def bestaat(blik: Blik, naam: str, mogelijk: list[str] | None, wat: str) -> Iterator[Fout]:
    """A reference must lead somewhere."""
    sleutel = blik.tekst(naam)
    if mogelijk is not None and sleutel and sleutel not in mogelijk:
        keuze = f"Kies uit: {', '.join(mogelijk)}." if mogelijk else f"Zet {wat} eerst in dit huishouden."
        yield blik.fout(f'Er is geen {wat} met de sleutel "{sleutel}".', keuze, naam)
