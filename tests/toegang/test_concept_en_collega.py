"""A kept text puts back what somebody typed, and takes nothing away of what a colleague changed meanwhile (F9)."""

import datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.models import Huishouden, Lidmaatschap, Persoon
from tests.cast import Wereld
from tests.formulieren import velden_in
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd

pytestmark = pytest.mark.django_db
REGISSEUR = "regisseur.hillegom"


class Scherm:
    """The form of one person in the browser of the regisseur."""

    def __init__(self, client: Client, persoon: Persoon) -> None:
        self.client, self.persoon = client, persoon
        self.adres = reverse("huishoudens:persoon_wijzigen", args=[persoon.huishouden_id, persoon.pk])

    def typ(self, **velden: Any) -> None:
        """Open it, type, and walk away: what was typed is kept."""
        antwoord = self.client.get(self.adres)
        concept = antwoord.context["concept_url"]
        ingevuld = {n: w for n, w in (velden_in(antwoord) | velden).items() if w is not None}
        assert self.client.post(concept, ingevuld).status_code == 204

    def bewaar(self) -> HttpResponse:
        """Open it anew and save what stands there."""
        return self.client.post(self.adres, velden_in(self.client.get(self.adres)))  # type: ignore[return-value]  # the client's own kind

    def staat(self) -> Persoon:
        with als_eigenaar():
            return Persoon.objects.get(pk=self.persoon.pk)

    def collega(self, **velden: Any) -> None:
        """Somebody else saves this meanwhile."""
        with als_eigenaar():
            rij = Persoon.objects.get(pk=self.persoon.pk)
            for naam, waarde in velden.items():
                setattr(rij, naam, waarde)
            rij.versie += 1
            rij.save()


@pytest.fixture
def scherm(wereld: Wereld) -> Scherm:
    gezin: Huishouden = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    with als_eigenaar():
        persoon = Persoon.objects.get(huishouden=gezin)
    return Scherm(ingelogd(wereld, REGISSEUR), persoon)


def test_a_field_that_nobody_typed_in_stays_as_the_colleague_left_it(scherm: Scherm) -> None:
    scherm.typ(tussenvoegsel="van der")
    scherm.collega(voornamen="Hanna")

    assert scherm.bewaar().status_code == 302
    assert (scherm.staat().voornamen, scherm.staat().tussenvoegsel) == ("Hanna", "van der")


@pytest.mark.parametrize("keer", [1, 2])
def test_of_a_field_that_both_changed_saving_shows_both(scherm: Scherm, keer: int) -> None:
    """Also when it was kept once more in between."""
    scherm.typ(voornamen="Annie")
    scherm.collega(voornamen="Hanna")
    for _ in range(1, keer):
        scherm.typ(tussenvoegsel="van der")

    antwoord = scherm.bewaar()

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Iemand anders was u voor" in tekst
    assert "Hanna" in tekst
    assert "Annie" in tekst
    assert scherm.staat().voornamen == "Hanna"


def test_who_saw_both_saves_the_own(scherm: Scherm) -> None:
    scherm.typ(voornamen="Annie")
    scherm.collega(voornamen="Hanna")

    opnieuw = velden_in(scherm.bewaar())

    assert scherm.client.post(scherm.adres, opnieuw).status_code == 302
    assert scherm.staat().voornamen == "Annie"


def test_what_stood_alike_is_no_conflict(scherm: Scherm) -> None:
    """Another field was changed, and the one typed in is as it was."""
    scherm.typ(voornamen="Annie")
    scherm.collega(tussenvoegsel="van der")

    assert scherm.bewaar().status_code == 302
    assert (scherm.staat().voornamen, scherm.staat().tussenvoegsel) == ("Annie", "van der")


def test_a_box_that_nobody_touched_stays_as_the_colleague_left_it(scherm: Scherm) -> None:
    """A box that is not ticked is not sent."""
    with als_eigenaar():
        Lidmaatschap.objects.filter(persoon=scherm.persoon).update(inwonend=False)
    scherm.typ(tussenvoegsel="van der")
    with als_eigenaar():
        Lidmaatschap.objects.filter(persoon=scherm.persoon).update(inwonend=True)
    scherm.collega()

    assert scherm.bewaar().status_code == 302
    with als_eigenaar():
        assert Lidmaatschap.objects.get(persoon=scherm.persoon, tot=None).inwonend


def test_what_the_page_had_filled_in_comes_back_as_it_was_while_nobody_else_saved(scherm: Scherm) -> None:
    """The day of a report that was written yesterday stays the day it had."""
    adres = reverse("huishoudens:contact_vastleggen", args=[scherm.persoon.huishouden_id])
    gisteren = timezone.now() - datetime.timedelta(days=1)
    with time_machine.travel(gisteren, tick=False):
        antwoord = scherm.client.get(adres)
        ingevuld = velden_in(antwoord) | {"tekst": "Gesproken over de huur."}
        scherm.client.post(antwoord.context["concept_url"], ingevuld)

    nu = velden_in(scherm.client.get(adres))

    assert nu["tekst"] == "Gesproken over de huur."
    assert nu["dag"] == ingevuld["dag"]


def test_a_box_that_somebody_took_away_stays_away(scherm: Scherm) -> None:
    with als_eigenaar():
        Lidmaatschap.objects.filter(persoon=scherm.persoon).update(inwonend=True)
    scherm.typ(inwonend=None)

    assert scherm.bewaar().status_code == 302
    with als_eigenaar():
        assert not Lidmaatschap.objects.get(persoon=scherm.persoon, tot=None).inwonend
