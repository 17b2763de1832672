"""Sending a form as a browser does: what the page hides in it comes along."""

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
