"""Sending a form as a browser does: what the page hides in it comes along."""

from typing import Any

from django.test import Client


def verstuur(client: Client, adres: str, velden: dict[str, Any], **opties: Any) -> Any:
    """Open the page and send its form with these fields; `opties` are those of the client's `post`."""
    pagina = client.get(adres)
    formulier = pagina.context["formulier"]
    verborgen = {
        veld.html_name: veld.value() for veld in formulier.hidden_fields() if veld.value() is not None
    }
    return client.post(adres, verborgen | velden, **opties)
