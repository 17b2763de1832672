"""A browser as the tests of forms need it: it checks tokens, and loses its session."""

import re

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.models import Contactmoment
from tests.cast import WACHTWOORD, Wereld
from tests.rollen import als_eigenaar
from toegang.models import Concept

REGISSEUR, ANDER = "regisseur.hillegom", "medewerker1.hillegom"
TEKST = "Anna vertelde over de huur en de buren."
UITGELOGD = "U was uitgelogd. Uw tekst staat er nog. Sla hem nu op."
BEWAARD = reverse("bewaarde_teksten")


class Browser:
    """A browser that checks the CSRF token, as real ones are checked, and knows what stands in a form."""

    def __init__(self, wereld: Wereld) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.wereld = wereld

    def meld_aan(self, wie: str, naar: str = "/") -> HttpResponse:
        velden = {"username": f"{wie}@voorbeeld.nl", "password": WACHTWOORD, "next": naar}
        return self.client.post(reverse("inloggen"), velden | self.verborgen(reverse("inloggen")))

    def verborgen(self, adres: str) -> dict[str, str]:
        """What the page hides in the form that it sends: token, key and version."""
        inhoud = self.client.get(adres).content.decode()
        formulier = inhoud.rpartition("<main")[2]
        return dict(
            re.findall(r'name="(csrfmiddlewaretoken|formuliersleutel|versie)" value="([^"]*)"', formulier)
        )

    def vergeet_sessie(self) -> None:
        """What happens after eight hours without use: the browser drops the cookie, the server the session."""
        del self.client.cookies["regie-sessie"]

    def stuur(self, adres: str, velden: dict[str, str]) -> HttpResponse:
        return self.client.post(adres, velden)

    def lees(self, adres: str) -> str:
        return self.client.get(adres).content.decode()


def contact(**anders: str) -> dict[str, str]:
    """The fields of a contact that would be saved."""
    return {"soort": "telefoon", "dag": str(timezone.localdate()), "tekst": TEKST, **anders}


def opgeslagen() -> list[str]:
    with als_eigenaar():
        return [contact.tekst for contact in Contactmoment.objects.all()]


def bewaard() -> dict[str, str]:
    """Whose kept texts there are, by what they were typed on."""
    with als_eigenaar():
        return {rij.formulier: rij.medewerker.email for rij in Concept.objects.select_related("medewerker")}
