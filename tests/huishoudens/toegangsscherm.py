"""How the tests of who may look use the screens: a page as text, a form as a browser sends it, sharing in two steps."""

import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from huishoudens.models import (
    Deling,
    Huishouden,
    Persoon,
)
from tests.formulieren import velden_in
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G

REGISSEUR, COLLEGA, ELDERS = "regisseur.hillegom", "medewerker2.hillegom", "regisseur.noordwijk"
REDEN = "Samen een schuldregeling opzetten."


def naar(pagina: str, *ids: object) -> str:
    return reverse(f"huishoudens:{pagina}", args=ids)


def pagina_van(client: Client, adres: str, **kwargs: Any) -> str:
    antwoord = client.get(adres, **kwargs)
    assert antwoord.status_code == 200, antwoord.status_code
    return str(antwoord.content.decode())


def vul_in(client: Client, adres: str, **velden: Any) -> Any:
    """Open the page, fill its form in and send it."""
    return client.post(adres, velden_in(client.get(adres)) | velden)


def deel(client: Client, huis: Huishouden, met: uuid.UUID, *groepen: G, **velden: Any) -> Any:
    """Choose, read what the receiver will see, and share."""
    adres = naar("deling_geven", huis.pk, met)
    keuze = {"groepen": [groep.value for groep in groepen], "reden": REDEN} | velden
    voorbeeld = vul_in(client, adres, **keuze)
    assert voorbeeld.status_code == 200
    assert "straks" in voorbeeld.content.decode()
    with als_eigenaar():
        eerder = Deling.objects.count()
    antwoord = client.post(adres, velden_in(voorbeeld))
    with als_eigenaar():
        assert (Deling.objects.count() == eerder + 1) == (antwoord.status_code == 302)
    return antwoord


def persoon_van(huis: Huishouden) -> uuid.UUID:
    with als_eigenaar():
        return uuid.UUID(str(Persoon.objects.get(huishouden=huis).pk))
