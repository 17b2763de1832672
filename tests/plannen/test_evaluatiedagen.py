"""An evaluation has a possible day, and belongs to a plan that runs (C6); a plan runs for a goal (C5)."""

import datetime

import pytest
from django.test import Client

from plannen.diensten.afsluiten import waakvlam_starten
from plannen.diensten.evaluaties import EvaluatieNietOp, evaluatie_plannen
from plannen.diensten.grenzen import VerkeerdeStatus
from plannen.diensten.plan import PlanNietCompleet, plan_vaststellen
from plannen.models import Actie, Doel, Evaluatie, Plan
from tests.formulieren import verstuur
from tests.plannen.conftest import EVALUATIE, NU, Gezin
from tests.plannen.test_paginas import adres, browser
from tests.plannen.test_verloop import VOLGENDE, houd
from tests.rollen import als_eigenaar

pytestmark = pytest.mark.usefixtures("op_peildatum")
VANDAAG, GISTEREN = NU.date(), NU.date() - datetime.timedelta(days=1)


@pytest.fixture
def client(gezin: Gezin) -> Client:
    return browser(gezin)


def zet(plan: Plan, status: str) -> None:
    with als_eigenaar():
        Plan.objects.filter(pk=plan.pk).update(status=status, tot=VANDAAG if status == "afgesloten" else None)


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        ("0001-01-01", "Kies een dag tussen 1900 en 2100."),
        ("2999-01-01", "Kies een dag tussen 1900 en 2100."),
        ("2026-11-01", "Deze dag is al voorbij."),
    ],
)
@pytest.mark.parametrize(
    ("naam", "veld"), [("evaluatie_plannen", "gepland_op"), ("plan_vaststellen", "eerste_evaluatie")]
)
def test_an_evaluation_is_planned_from_today_on(
    gezin: Gezin, client: Client, naam: str, veld: str, dag: str, zin: str
) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
        gezin.akkoord(plan)

    antwoord = verstuur(client, adres(gezin, naam), {veld: dag})

    assert zin in antwoord.content.decode()
    with als_eigenaar():
        assert not Evaluatie.objects.exists()
        assert Plan.objects.get().status == "concept"


@pytest.mark.parametrize(
    ("gehouden", "volgende", "zin"),
    [
        ("2099-01-01", "2099-02-01", "Deze dag moet nog komen."),
        ("2026-11-02", "2001-01-01", "Deze dag is al voorbij."),
        ("2026-11-02", "2026-11-02", "Kies een dag na dit gesprek."),
        ("2026-11-01", "2027-01-08", "Deze dag ligt voor het begin van het plan."),
    ],
)
def test_a_talk_was_held_while_the_plan_ran_and_the_next_one_comes_after(
    gezin: Gezin, client: Client, gehouden: str, volgende: str, zin: str
) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
    velden = {f"score-{doel.pk}": "3", f"resultaat-{doel.pk}": "deels", "aanpak_past": "ja"}

    antwoord = verstuur(
        client,
        adres(gezin, "evaluatie_houden"),
        velden | {"gehouden_op": gehouden, "volgende_op": volgende},
    )

    assert zin in antwoord.content.decode()
    with als_eigenaar():
        assert not Evaluatie.objects.filter(gehouden_op__isnull=False).exists()


def test_the_dienst_holds_the_days_as_well(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
        gezin.akkoord(plan)
        with pytest.raises(EvaluatieNietOp, match="al voorbij"):
            plan_vaststellen(plan=plan, door=gezin.regisseur, op=NU, eerste_evaluatie=GISTEREN)
        with pytest.raises(EvaluatieNietOp, match="begin van het plan"):
            evaluatie_plannen(plan=plan, gepland_op=GISTEREN, door=gezin.regisseur)
        plan = plan_vaststellen(plan=plan, door=gezin.regisseur, op=NU, eerste_evaluatie=EVALUATIE)
        with pytest.raises(EvaluatieNietOp, match="na dit gesprek"):
            houd(gezin, plan, op=EVALUATIE, volgende_op=EVALUATIE)
        with pytest.raises(EvaluatieNietOp, match="begin van het plan"):
            houd(gezin, plan, op=GISTEREN)


@pytest.mark.parametrize("status", ["concept", "afgesloten"])
def test_only_a_running_plan_is_looked_back_at(gezin: Gezin, client: Client, status: str) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
    zet(plan, status)
    velden = {f"score-{doel.pk}": "4", f"resultaat-{doel.pk}": "bereikt", "aanpak_past": "ja"}

    antwoord = verstuur(client, adres(gezin, "evaluatie_houden"), velden | {"gehouden_op": str(VANDAAG)})

    assert "Samen kijken kan pas als het plan loopt." in antwoord.content.decode()
    with als_eigenaar():
        assert Doel.objects.get().status == "open"


def test_a_plan_on_the_waakvlam_is_looked_back_at(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        plan = waakvlam_starten(plan=plan, weken=8, door=gezin.regisseur, op=NU, reden="Goed")

        assert houd(gezin, plan, op=VANDAAG, volgende_op=VOLGENDE).gehouden_op == VANDAAG


def test_a_closed_plan_gets_no_evaluation(gezin: Gezin, client: Client) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
    zet(plan, "afgesloten")

    antwoord = verstuur(client, adres(gezin, "evaluatie_plannen"), {"gepland_op": str(VOLGENDE)})

    assert "Dit plan is afgesloten. Heropen het plan eerst." in antwoord.content.decode()
    with als_eigenaar():
        assert Evaluatie.objects.get().gepland_op == EVALUATIE
    with gezin.als(), pytest.raises(VerkeerdeStatus):
        evaluatie_plannen(plan=Plan.objects.get(), gepland_op=VOLGENDE, door=gezin.regisseur)


def test_a_plan_begins_with_a_goal_that_is_still_open(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
        gezin.akkoord(plan)
        with als_eigenaar():
            Doel.objects.update(status="bereikt")

        with pytest.raises(PlanNietCompleet, match="Er is geen doel dat nog loopt"):
            plan_vaststellen(plan=plan, door=gezin.regisseur, op=NU, eerste_evaluatie=EVALUATIE)


@pytest.mark.parametrize("dag", ["0001-01-01", "9999-12-31"])
def test_an_action_has_a_day_of_this_time(gezin: Gezin, client: Client, dag: str) -> None:
    with gezin.als():
        doel = gezin.doel(gezin.plan())

    antwoord = verstuur(
        client,
        adres(gezin, "actie_toevoegen", doel.pk),
        {"omschrijving": "Bellen", "streefdatum": dag, "evaluatiemoment": dag},
    )

    assert "Kies een dag tussen 1900 en 2100." in antwoord.content.decode()
    with als_eigenaar():
        assert not Actie.objects.exists()
