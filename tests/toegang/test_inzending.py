"""A form that is sent twice does nothing twice: one key, one place, every form (A1, F9)."""

import threading
from typing import Any

import pytest
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from backoffice.models import Maatwerkadvies
from huishoudens.models import Contactmoment, Huishouden, Netwerklid, Persoon, Toestemming
from plannen.models import Actie, Doel, Evaluatie
from tests.autorisatie.scenario import vul
from tests.cast import Wereld, maak_wereld
from tests.formulieren import ingevuld
from tests.rollen import als_eigenaar
from toegang.models import Inzending
from triage.models import Melding

REGISSEUR = "regisseur.hillegom"
NIEUW = reverse("triage:melding_registreren")
VRAAG = {"kanaal": "telefoon", "melder": "dochter", "vraag": "Moeder valt vaak.", "achternaam": "Zonnebloem"}
TOETS = ("effect", "grondwaarden", "ethiek", "juridisch", "doelmatig", "rechtmatig", "lichter_afgewogen")

# Every form that makes something: what is typed in it, and what it makes.
MAAKT: dict[str, tuple[type[models.Model], dict[str, str]]] = {
    "triage:melding_registreren": (Melding, VRAAG),
    "huishoudens:contact_vastleggen": (Contactmoment, {"tekst": "Gebeld."}),
    "huishoudens:persoon_toevoegen": (
        Persoon,
        {"voornamen": "Sem", "achternaam": "Tulp", "rol": "kind", "geslacht": "m"},
    ),
    "huishoudens:netwerklid_toevoegen": (Netwerklid, {"naam": "opa", "relatie": "grootvader"}),
    "huishoudens:toestemming": (Toestemming, {"doel": "delen", "ontvanger": "school"}),
    "plannen:doel_toevoegen": (Doel, {"titel": "Rust in huis", "leefgebied": "wonen"}),
    "plannen:actie_toevoegen": (Actie, {"omschrijving": "Samen eten"}),
    "plannen:evaluatie_plannen": (Evaluatie, {"gepland_op": "2027-03-01"}),
    "backoffice:advies_opstellen": (
        Maatwerkadvies,
        {
            **dict.fromkeys(TOETS, "Daarom."),
            "wet": "wmo",
            "voorziening": "hulp",
            "leveringsvorm": "zin",
            "pgb_uitgelegd": "on",
            "clientondersteuning_aangeboden_op": str(timezone.localdate()),
        },
    ),
}


def aantal(model: type[models.Model]) -> int:
    with als_eigenaar():
        return model._base_manager.count()


def ingelogd(wereld: Wereld, wie: str = REGISSEUR) -> Client:
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie(wie), "toegang.inloggen.MedewerkerBackend")
    return client


def adres_van(naam: str, huishouden: Huishouden) -> str:
    with als_eigenaar():
        actie = Actie.objects.filter(huishouden=huishouden)[0]
    tweede: dict[str, list[Any]] = {
        "triage:melding_registreren": [],
        "plannen:actie_toevoegen": [huishouden.pk, actie.doel_id],
        "backoffice:advies_opstellen": [actie.pk],
    }
    return reverse(naam, args=tweede.get(naam, [huishouden.pk]))


def open_formulier(client: Client, adres: str, velden: dict[str, str]) -> dict[str, Any]:
    pagina = client.get(adres)
    sleutel = {"formuliersleutel": pagina.context["formuliersleutel"]}
    return ingevuld(pagina.context["formulier"], velden) | sleutel


@pytest.mark.parametrize("naam", MAAKT)
def test_sent_twice_is_made_once_and_leads_to_the_same_place(wereld: Wereld, naam: str) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, huishouden)
    client, (model, getypt) = ingelogd(wereld), MAAKT[naam]
    adres = adres_van(naam, huishouden)
    if "persoon" in client.get(adres).context["formulier"].fields:
        with als_eigenaar():
            getypt = getypt | {"persoon": str(Persoon.objects.get(huishouden=huishouden).pk)}
    velden, was = open_formulier(client, adres, getypt), aantal(model)

    eerste = client.post(adres, velden)
    na_een = aantal(model)
    tweede = client.post(adres, velden, follow=True)

    assert eerste.status_code == 302, eerste.content.decode()[-2000:]
    assert na_een in (was, was + 1)
    assert aantal(model) == na_een
    assert tweede.redirect_chain[0][0] == eerste.url
    assert "Dit was al opgeslagen." in tweede.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_take_in_one_melding() -> None:
    wereld = maak_wereld()
    clients = [ingelogd(wereld, "triage.hillegom") for _ in range(2)]
    velden = open_formulier(clients[0], NIEUW, VRAAG) | {"triage": "1"}
    start, antwoorden = threading.Barrier(2), list[HttpResponse]()

    def klik(client: Client) -> None:
        try:
            start.wait(timeout=20)
            antwoorden.append(client.post(NIEUW, velden))
        finally:
            connection.close()

    draden = [threading.Thread(target=klik, args=(client,)) for client in clients]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)

    with als_eigenaar():
        melding = Melding.objects.get()
        assert Huishouden.objects.count() == 1
    assert [antwoord.url for antwoord in antwoorden] == [reverse("triage:triage", args=[melding.pk])] * 2


def test_the_other_button_after_the_first_makes_no_second_melding(wereld: Wereld) -> None:
    client = ingelogd(wereld, "triage.hillegom")
    velden = open_formulier(client, NIEUW, VRAAG)

    eerste = client.post(NIEUW, velden)
    tweede = client.post(NIEUW, velden | {"triage": "1"})

    assert (eerste.url, aantal(Melding)) == (tweede.url, 1)


def test_going_back_and_writing_something_else_is_something_else(wereld: Wereld) -> None:
    """The page behind the back button has the same key; what is typed there is not lost."""
    client = ingelogd(wereld, "triage.hillegom")
    velden = open_formulier(client, NIEUW, VRAAG)
    client.post(NIEUW, velden)

    client.post(NIEUW, velden | {"vraag": "Vader valt ook.", "huishouden": "nieuw"})

    with als_eigenaar():
        vragen = set(Melding.objects.values_list("vraag", flat=True))
    assert vragen == {"Moeder valt vaak.", "Vader valt ook."}


def test_what_was_not_taken_in_may_be_sent_again_as_it_is(wereld: Wereld) -> None:
    client = ingelogd(wereld, "triage.hillegom")
    velden = open_formulier(client, NIEUW, VRAAG | {"vraag": ""})

    for _ in range(2):
        assert "Schrijf de vraag op." in client.post(NIEUW, velden).content.decode()
    goed = client.post(NIEUW, velden | {"vraag": "Moeder valt vaak."})

    assert (goed.status_code, aantal(Melding), aantal(Inzending)) == (302, 1, 1)


def test_the_same_words_on_a_page_opened_anew_are_meant(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    client = ingelogd(wereld)
    adres = reverse("huishoudens:contact_vastleggen", args=[huishouden.pk])

    for _ in range(2):
        client.post(adres, open_formulier(client, adres, {"tekst": "Gebeld, geen gehoor."}))

    assert aantal(Contactmoment) == 2


def test_a_key_of_another_account_saves_in_nobodys_name(wereld: Wereld) -> None:
    velden = open_formulier(ingelogd(wereld, "triage.hillegom"), NIEUW, VRAAG)

    antwoord = ingelogd(wereld, "teamleider.hillegom").post(NIEUW, velden)

    assert antwoord.status_code == 403
    assert (aantal(Melding), aantal(Inzending)) == (0, 0)
