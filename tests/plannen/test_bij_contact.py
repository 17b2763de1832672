"""Writing a contact while a colleague changes the plan: nothing is moved back unseen (B4, F9)."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from huishoudens.models import Contactmoment
from plannen.diensten.acties import actie_vervallen
from plannen.diensten.evaluaties import evaluatie_plannen
from plannen.models import Actie, Doel, Evaluatie, Plan
from tests.formulieren import velden_in
from tests.plannen.conftest import EVALUATIE, Gezin
from tests.plannen.test_paginas import browser
from tests.rollen import als_eigenaar

pytestmark = pytest.mark.usefixtures("op_peildatum")

VERZET, GEKOZEN = datetime.date(2026, 12, 8), datetime.date(2026, 12, 15)
VERSLAG = {"soort": "huisbezoek", "dag": "2026-11-02", "tekst": "Ruben slaapt beter."}


@pytest.fixture
def plan(gezin: Gezin) -> tuple[Plan, Doel, Actie]:
    with gezin.als():
        return gezin.vastgesteld()


@pytest.fixture
def client(gezin: Gezin) -> Client:
    return browser(gezin)


@pytest.fixture
def adres(gezin: Gezin) -> str:
    return reverse("huishoudens:contact_vastleggen", args=[gezin.huishouden.pk])


def open_formulier(client: Client, adres: str) -> dict[str, Any]:
    return velden_in(client.get(adres)) | VERSLAG


def verzet(gezin: Gezin, plan: Plan) -> None:
    with gezin.als():
        evaluatie_plannen(plan=plan, gepland_op=VERZET, door=gezin.regisseur)


def gepland() -> datetime.date:
    with als_eigenaar():
        return Evaluatie.objects.get().gepland_op


def verslagen() -> int:
    with als_eigenaar():
        return Contactmoment.objects.count()


def test_a_day_that_was_only_shown_does_not_move_the_evaluation_back(
    gezin: Gezin, plan: tuple[Plan, Doel, Actie], client: Client, adres: str
) -> None:
    velden = open_formulier(client, adres)
    assert velden["plannen-evaluatie"] == EVALUATIE.isoformat()
    verzet(gezin, plan[0])

    assert client.post(adres, velden).status_code == 302

    assert gepland() == VERZET


def test_two_who_move_the_evaluation_both_see_what_the_other_chose(
    gezin: Gezin, plan: tuple[Plan, Doel, Actie], client: Client, adres: str
) -> None:
    velden = open_formulier(client, adres) | {"plannen-evaluatie": GEKOZEN.isoformat()}
    verzet(gezin, plan[0])

    te_laat = client.post(adres, velden)

    assert "Iemand anders koos intussen 8 december 2026. Kijk na welke dag het wordt." in tekst_van(te_laat)
    assert velden_in(te_laat)["plannen-evaluatie"] == GEKOZEN.isoformat()
    assert (gepland(), verslagen()) == (VERZET, 0)
    assert client.post(adres, velden_in(te_laat)).status_code == 302
    assert (gepland(), verslagen()) == (GEKOZEN, 1)


def test_a_form_that_does_not_tell_which_day_it_showed_moves_nothing(
    gezin: Gezin, plan: tuple[Plan, Doel, Actie], client: Client, adres: str
) -> None:
    velden = VERSLAG | {"plannen-evaluatie": GEKOZEN.isoformat()}

    antwoord = client.post(adres, velden)

    assert antwoord.status_code == 200
    assert "Kijk na welke dag het wordt." in tekst_van(antwoord)
    assert gepland() == EVALUATIE


@pytest.mark.parametrize("anders", [True, False])
def test_a_tick_for_an_action_that_a_colleague_ended_is_told(
    gezin: Gezin, plan: tuple[Plan, Doel, Actie], client: Client, adres: str, anders: bool
) -> None:
    """Also when it was the only action, so that no tick is left."""
    _, doel, actie = plan
    with gezin.als():
        if anders:
            gezin.actie(doel, omschrijving="Kamer bekijken")
    velden = open_formulier(client, adres) | {"plannen-klaar": str(actie.pk)}
    velden["plannen-nieuw"] = "Fiets kopen"
    velden |= {"plannen-nieuw_actor": f"persoon:{gezin.vader.pk}", "plannen-nieuw_streefdatum": "2026-11-07"}
    with gezin.als():
        actie_vervallen(actie=actie, door=gezin.regisseur)

    te_laat = client.post(adres, velden)

    assert "Een collega wijzigde intussen een actie die u aanvinkte." in tekst_van(te_laat)
    assert "Fiets kopen" in tekst_van(te_laat)
    assert verslagen() == 0
    assert client.post(adres, velden_in(te_laat)).status_code == 302
    with als_eigenaar():
        assert Actie.objects.get(pk=actie.pk).status == "vervallen"
        assert Actie.objects.filter(omschrijving="Fiets kopen").exists()


def test_what_was_typed_for_a_plan_that_closed_is_not_dropped_in_silence(
    gezin: Gezin, plan: tuple[Plan, Doel, Actie], client: Client, adres: str
) -> None:
    velden = open_formulier(client, adres) | {"plannen-nieuw": "Fiets kopen"}
    with als_eigenaar():
        Plan.objects.filter(pk=plan[0].pk).update(status="afgesloten")

    te_laat = client.post(adres, velden)

    assert "Het plan is intussen veranderd" in tekst_van(te_laat)
    assert "“Fiets kopen”" in tekst_van(te_laat)
    assert verslagen() == 0
    assert client.post(adres, velden_in(te_laat)).status_code == 302
    assert verslagen() == 1


def test_what_is_left_to_mend_in_the_plan_stands_in_the_summary_too(
    gezin: Gezin, plan: tuple[Plan, Doel, Actie], client: Client, adres: str
) -> None:
    antwoord = client.post(adres, open_formulier(client, adres) | {"plannen-nieuw": "Fiets kopen"})

    assert "Nog 2 dingen, dan kunt u opslaan" in tekst_van(antwoord)


def tekst_van(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def test_an_evaluation_that_is_late_stays_where_it_is_and_moves_to_no_day_that_went_by(
    gezin: Gezin, plan: tuple[Plan, Doel, Actie], client: Client, adres: str
) -> None:
    te_laat, voorbij = datetime.date(2026, 11, 1), datetime.date(2026, 10, 30)
    with als_eigenaar():
        Evaluatie.objects.update(gepland_op=te_laat)
    velden = open_formulier(client, adres)

    verzet_terug = client.post(adres, velden | {"plannen-evaluatie": voorbij.isoformat()})
    ongewijzigd = client.post(adres, velden)

    assert "Deze dag is al voorbij." in verzet_terug.content.decode()
    assert (ongewijzigd.status_code, gepland()) == (302, te_laat)
