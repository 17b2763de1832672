"""The plan on pages of the floor below: the household page and writing a contact (B4, screens 1 and 4)."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plannen.models import Actie, Akkoord, Doel, Evaluatie
from tests.autorisatie.scenario import verwijs
from tests.cast import PEILDATUM, Wereld
from tests.formulieren import velden_in
from tests.plannen.conftest import EVALUATIE, Gezin
from tests.plannen.test_paginas import browser, tekst
from toegang.keuzes import Leefgebied

pytestmark = pytest.mark.usefixtures("op_peildatum")


def _vul_op(gezin: Gezin, doel: Doel, aantal: int) -> None:
    with gezin.als():
        for nummer in range(aantal):
            gezin.actie(doel, omschrijving=f"Actie {nummer}", streefdatum=PEILDATUM)


@pytest.mark.parametrize("pagina", ["plannen:plan", "huishoudens:huishouden"])
def test_a_page_takes_as_many_statements_for_one_action_as_for_many(gezin: Gezin, pagina: str) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
    client, url = browser(gezin), reverse(pagina, args=[gezin.huishouden.pk])

    een = _aantal(client, url)
    _vul_op(gezin, doel, 30)
    veel = _aantal(client, url)

    assert een == veel
    assert een <= 12


def _aantal(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as vangst:
        assert client.get(url).status_code == 200
    tellend = [v["sql"] for v in vangst.captured_queries if "SAVEPOINT" not in v["sql"]]
    return len(tellend)


def test_the_household_page_shows_the_plan_and_what_comes_next(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()

    pagina = tekst(browser(gezin), reverse("huishoudens:huishouden", args=[gezin.huishouden.pk]))

    for zin in (
        "Eerstvolgende actie",
        "Ruben, over 13 dagen",
        "Volgende evaluatie",
        "Negen leefgebieden zijn niet besproken.",
        "Wie doet wat?",
        "Heel plan bekijken",
        "Actief sinds 2 november 2026",
        "Akkoord op 2 november 2026",
        "Plan vastgesteld.",
        "Ruben gaat akkoord",
    ):
        assert zin in pagina, zin


def test_a_consulent_is_told_of_the_advies_and_of_nothing_else(gezin: Gezin, wereld: Wereld) -> None:
    """A consulent reads what the law of the advies needs, and has no leefgebieden of their own (matrix note 2)."""
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        wonen = gezin.doel(plan, titel="Het huis blijft op orde", leefgebied=Leefgebied.WONEN)
        gezin.actie(wonen, actor=wereld.organisatie("ISD Bollenstreek"), omschrijving="Hulp in huis")
    verwijs(wereld, gezin.huishouden, wet="wmo", organisatie="ISD Bollenstreek")
    client = browser(gezin, "wmo.isd")

    for naam in ("huishoudens:huishouden", "plannen:plan"):
        pagina = tekst(client, reverse(naam, args=[gezin.huishouden.pk]))
        assert "Er is een open advies aan uw organisatie." in pagina
        assert "U ziet alleen de doelen en acties die bij uw werk horen." in pagina
        for vreemd in ("uw eigen leefgebieden", "uw eigen acties", "kerncijfers"):
            assert vreemd not in pagina.lower(), vreemd


def test_writing_a_contact_brings_the_plan_up_to_date(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, actie = gezin.vastgesteld()
    client = browser(gezin)
    url = reverse("huishoudens:contact_vastleggen", args=[gezin.huishouden.pk])
    assert "Samen een weekrooster maken: nu bezig" in tekst(client, url)

    antwoord = client.post(
        url,
        velden_in(client.get(url))
        | {
            "soort": "huisbezoek",
            "dag": "2026-11-02",
            "met": "Ruben Krokus",
            "tekst": "Ruben slaapt beter.",
            "plannen-bezig": str(actie.pk),
            "plannen-nieuw": "Kamer bekijken",
            "plannen-nieuw_doel": str(doel.pk),
            "plannen-nieuw_actor": f"persoon:{gezin.vader.pk}",
            "plannen-nieuw_streefdatum": "2026-11-07",
            "plannen-evaluatie": "2026-12-08",
        },
    )

    assert antwoord.status_code == 302
    with gezin.als():
        assert Actie.objects.get(pk=actie.pk).status == "bezig"
        nieuw = Actie.objects.get(omschrijving="Kamer bekijken")
        assert (nieuw.streefdatum, nieuw.evaluatiemoment) == (datetime.date(2026, 11, 7), EVALUATIE)
        assert Evaluatie.objects.get().gepland_op == datetime.date(2026, 12, 8)
        assert not Akkoord.objects.filter(vervallen_op__isnull=True).exists()
