"""All that a reader gets of an answer, as text: headers, page, file, the cells of a workbook (`conftest` for a PDF)."""

import html
import io

from django.http import HttpResponse, HttpResponseBase
from openpyxl import load_workbook


def tekst_van(antwoord: HttpResponseBase) -> str:
    """Also of an answer that streams."""
    inhoud = antwoord.content if isinstance(antwoord, HttpResponse) else b"".join(antwoord)  # type: ignore[arg-type]  # a stream
    kop = " ".join(f"{naam} {waarde}" for naam, waarde in antwoord.items())
    if "spreadsheetml" in antwoord.get("Content-Type", ""):
        bladen = load_workbook(io.BytesIO(inhoud)).worksheets
        return " ".join([kop, *(str(cel) for blad in bladen for rij in blad.values for cel in rij)])
    return f"{kop} {html.unescape(inhoud.decode(errors='replace'))}"
