"""Sending a form as a browser does: what the page hides in it comes along."""

from html.parser import HTMLParser
from typing import Any

from django import forms
from django.test import Client


def verstuur(client: Client, adres: str, velden: dict[str, Any], **opties: Any) -> Any:
    """Open the page and send its form with these fields; `opties` are those of the client's `post`."""
    pagina = client.get(adres)
    verborgen = {
        veld.html_name: veld.value()
        for veld in pagina.context["formulier"].hidden_fields()
        if veld.value() is not None
    }
    if sleutel := pagina.context.get("formuliersleutel"):
        verborgen["formuliersleutel"] = sleutel
    return client.post(adres, verborgen | velden, **opties)


def velden_in(antwoord: Any) -> dict[str, Any]:
    """What a browser would send of the form on this page: every field, typed or hidden, of a page with one form."""
    lezer = _Formulierlezer()
    lezer.feed(antwoord.content.decode().rpartition("<main")[2])
    return lezer.velden


class _Formulierlezer(HTMLParser):
    """Fields and what stands in them; what is ticked more than once is a list."""

    def __init__(self) -> None:
        super().__init__()
        self.velden: dict[str, Any] = {}
        self.keuzelijst = self.tekstvak = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wat = {naam: waarde or "" for naam, waarde in attrs}
        naam = wat.get("name", "")
        if tag == "select":
            self.keuzelijst = naam
        elif tag == "option" and "selected" in wat:
            self._zet(self.keuzelijst, wat.get("value", ""))
        elif tag == "textarea":
            self.tekstvak = naam
            self._zet(naam, "")
        elif tag == "input" and naam and wat.get("type") not in ("checkbox", "radio"):
            self._zet(naam, wat.get("value", ""))
        elif tag == "input" and naam and "checked" in wat:
            self._zet(naam, wat.get("value", "on"))

    def handle_data(self, data: str) -> None:
        if self.tekstvak:
            self.velden[self.tekstvak] = data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        self.tekstvak = "" if tag == "textarea" else self.tekstvak

    def _zet(self, naam: str, waarde: str) -> None:
        eerder = self.velden.get(naam)
        self.velden[naam] = waarde if eerder is None else [*_als_lijst(eerder), waarde]


def _als_lijst(waarde: Any) -> list[Any]:
    return waarde if isinstance(waarde, list) else [waarde]


def ingevuld(formulier: forms.BaseForm, getypt: dict[str, Any]) -> dict[str, Any]:
    """What a browser would send of a form as it was opened, with this typed in it.

    A field per row (`score-<id>`) is typed by what its name begins with.
    """
    uit: dict[str, Any] = {}
    for veld in formulier:
        waarde = veld.value()
        begin = veld.name.partition("-")[0]
        if veld.name in getypt or begin in getypt:
            uit[veld.html_name] = getypt.get(veld.name, getypt.get(begin))
        elif waarde is True:
            uit[veld.html_name] = "on"
        elif waarde not in (None, False):
            uit[veld.html_name] = waarde
    return uit
