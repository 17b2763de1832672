"""The plan of an earlier day on screen, and the closed plans of a huishouden (C8, C11)."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from plannen.diensten.acties import actie_afronden, actie_wijzigen
from plannen.diensten.afsluiten import plan_afsluiten
from plannen.diensten.plan import plan_maken
from plannen.models import Plan
from tests.cast import PEILDATUM
from tests.plannen.conftest import NU, Gezin
from tests.plannen.test_paginas import adres, browser, tekst
from tests.plannen.test_verloop import houd

LATER = NU + datetime.timedelta(days=20)


def sluit(gezin: Gezin) -> Plan:
    plan, _, actie = gezin.vastgesteld()
    actie_afronden(actie=actie, op=PEILDATUM, door=gezin.regisseur)
    houd(gezin, plan)
    return plan_afsluiten(plan=plan, reden="Het gaat goed", door=gezin.regisseur, op=NU)


def test_a_closed_plan_stays_readable_beside_the_new_one(gezin: Gezin) -> None:
    with time_machine.travel(NU, tick=True), gezin.als():
        sluit(gezin)
    with time_machine.travel(LATER, tick=True):
        with gezin.als():
            plan_maken(huishouden=gezin.huishouden, op=LATER.date(), door=gezin.regisseur)
        client = browser(gezin)

        nu = tekst(client, adres(gezin, "plan"))
        toen = tekst(client, f"{adres(gezin, 'plan')}?op=2026-11-02")

    assert "2 november 2026 tot 2 november 2026" in nu
    assert f"{adres(gezin, 'plan')}?op=2026-11-02" in nu
    assert f"{adres(gezin, 'plan_pdf')}?op=2026-11-02" in nu
    assert "De kinderen zien allebei hun ouders zonder ruzie" not in nu
    assert "De kinderen zien allebei hun ouders zonder ruzie" in toen
    assert "Zo was het plan op 2 november 2026." in toen


def test_the_plan_of_an_earlier_day_is_only_read(gezin: Gezin) -> None:
    with time_machine.travel(NU, tick=True), gezin.als():
        _, _, actie = gezin.vastgesteld()
    with time_machine.travel(LATER, tick=True):
        with gezin.als():
            actie_wijzigen(
                actie=actie,
                versie=None,
                omschrijving="Het rooster bijhouden",
                actor=gezin.moeder,
                lijn=0,
                streefdatum=LATER.date(),
                evaluatiemoment=LATER.date(),
                op=LATER.date(),
                door=gezin.regisseur,
            )

        pagina = tekst(browser(gezin), f"{adres(gezin, 'plan')}?op=2026-11-05&wijzigen=1")

    assert "Samen een weekrooster maken" in pagina
    assert "Het rooster bijhouden" not in pagina
    for knop in ("Actie toevoegen", "Plan afsluiten", "Evaluatie voorbereiden", "Stand wijzigen", "Akkoord"):
        assert knop not in pagina, knop


@pytest.mark.usefixtures("op_peildatum")
@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        ("2026-10-01", "Op 1 oktober 2026 was er nog geen plan."),
        ("2026-13-01", "Kies een dag die bestaat."),
        ("", "Kies een dag die bestaat."),
    ],
)
def test_a_day_without_a_plan_says_so_and_shows_the_plan_of_now(gezin: Gezin, dag: str, zin: str) -> None:
    with gezin.als():
        gezin.vastgesteld()

    antwoord = browser(gezin).get(adres(gezin, "plan"), {"op": dag}, follow=True)

    assert antwoord.redirect_chain == [(adres(gezin, "plan"), 302)]
    assert zin in antwoord.content.decode()


@pytest.mark.usefixtures("op_peildatum")
def test_the_paper_of_a_day_after_the_end_is_that_of_the_plan_that_ended(gezin: Gezin) -> None:
    with gezin.als():
        sluit(gezin)
    with time_machine.travel(LATER, tick=True):
        antwoord = browser(gezin).get(
            reverse("plannen:plan_pdf", args=[gezin.huishouden.pk]), {"op": "2026-11-10"}
        )

    assert antwoord.status_code == 200


@pytest.mark.usefixtures("op_peildatum")
def test_somebody_without_part_in_it_gets_no_earlier_plan_either(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()

    assert (
        browser(gezin, "teamleider.hillegom").get(adres(gezin, "plan"), {"op": "2026-11-02"}).status_code
        == 403
    )
