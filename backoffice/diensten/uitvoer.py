"""The work list as a file: what leaves the screen is written down, and no cell can be a formula (D3, F2)."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from backoffice.models import Maatwerkadvies
from backoffice.overzichten.werkbak import gelezen_in
from toegang.diensten.inzage import inzage_vastleggen
from toegang.handelingen import dienst
from toegang.models import Medewerker

_GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")
Cel = str | int | datetime.date | None


def veilig(waarde: Cel) -> Cel:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers and dates stay.

    Control characters go: somebody may have pasted them, and a workbook holds none.
    """
    if not isinstance(waarde, str):
        return waarde
    schoon = ILLEGAL_CHARACTERS_RE.sub("", waarde)
    return f"'{schoon}" if schoon.lstrip(" ").startswith(_GEVAARLIJK) else schoon


def als_csv(koppen: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> Iterator[str]:
    """Lines of a CSV with semicolons, as Dutch spreadsheets open it; the first carries the byte order mark."""
    for nummer, rij in enumerate([koppen, *rijen]):
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=";").writerow([veilig(cel) for cel in rij])
        yield ("\ufeff" if nummer == 0 else "") + buffer.getvalue()


def als_xlsx(titel: str, koppen: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> bytes:
    """The same as a workbook with one sheet."""
    werkboek = Workbook(write_only=True)
    blad = werkboek.create_sheet(titel)
    blad.freeze_panes = "A2"
    for rij in [koppen, *rijen]:
        blad.append([veilig(cel) for cel in rij])
    uit = io.BytesIO()
    werkboek.save(uit)
    return uit.getvalue()


@dienst("backoffice.lijst_downloaden")
def download_vastleggen(
    *, adviezen: Sequence[Maatwerkadvies], door: Medewerker, op: datetime.datetime
) -> None:
    """Write down whose data were taken out in a file: one row per huishouden. One statement."""
    inzage_vastleggen(
        door_id=door.pk,
        handeling="backoffice.lijst_downloaden",
        gelezen=gelezen_in(adviezen),
        op=op,
    )
