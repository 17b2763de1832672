"""The figures of a dashboard as a spreadsheet (E4)."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook

from monitoring.overzichten.dashboard import Dashboardbeeld, Tabelrij
from toegang.templatetags.nl import datum

FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
UITLEG = "< 10: minder dan 10, dus niet getoond. –: niet getoond, anders is het andere getal uit te rekenen."


def veilig(tekst: str) -> str:
    """A text that a spreadsheet will not take for a formula."""
    return f"'{tekst}" if tekst.startswith(FORMULETEKENS) else tekst


def werkblad(beeld: Dashboardbeeld, *, plek: str) -> bytes:
    """The table of routes and the figures above it, as xlsx; hidden cells in words."""
    boek = Workbook(write_only=True)
    routes = boek.create_sheet("Meldingen per route")
    routes.append([veilig(f"{plek}, stand van {datum(beeld.geteld_op)}")])
    routes.append(["Route", *(veilig(kolom.naam) for kolom in beeld.kolommen)])
    for rij in (*beeld.routes, beeld.totaal):
        routes.append(list(_cellen(rij)))
    routes.append([UITLEG])
    kop = boek.create_sheet("Kerncijfers")
    kop.append([veilig(f"{plek}, {beeld.kwartaal.naam.lower()}")])
    kop.append(["Cijfer", "Waarde", "Eenheid", "Verandering", "Wat is geteld"])
    for cijfer in beeld.kop:
        velden = ("naam", "waarde", "eenheid", "trend", "uitleg")
        kop.append([veilig(str(cijfer.get(veld, "")).strip()) for veld in velden])
    for tijd in beeld.doorlooptijden:
        kop.append([veilig(tijd["naam"]), veilig(tijd["woord"]), "dagen", "", f"Norm: {tijd['norm']} dagen"])
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _cellen(rij: Tabelrij) -> Iterable[str | int]:
    yield veilig(rij.naam)
    for getal, woord in zip(rij.getallen, rij.woorden, strict=True):
        yield veilig(woord) if getal is None else getal
