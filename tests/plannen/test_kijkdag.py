"""Who does not hold the evaluation still reads when it is and whom to ask, and nothing untrue (B3, C6)."""

import datetime

import pytest
from django.urls import reverse

from huishoudens.diensten.regie import huidige_regie, regie_toewijzen
from huishoudens.keuzes import RegieSoort
from plannen.diensten.evaluaties import evaluatie_plannen
from tests.cast import PEILDATUM
from tests.plannen.conftest import Gezin
from tests.plannen.test_paginas import adres, browser, tekst

pytestmark = pytest.mark.usefixtures("op_peildatum")


def test_who_plans_no_evaluation_reads_whom_to_call_about_it(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"), omschrijving="Drie gesprekken")
        regie = huidige_regie(gezin.huishouden)
    with gezin.als("teamleider.hillegom"):
        regie_toewijzen(
            huishouden=gezin.huishouden,
            soort=RegieSoort.HUISHOUDEN,
            persoon=gezin.moeder,
            op=PEILDATUM,
            door=gezin.collega("teamleider.hillegom"),
            verwacht=regie,
        )

    pagina = tekst(browser(gezin, "jeugd.hillegom"), adres(gezin, "plan"))

    assert "1 december 2026" in pagina
    assert "Het gezin heeft zelf de regie. Een andere dag, of een vraag? Bel Team Hillegom" in pagina
    assert "Evaluatie voorbereiden" not in pagina


@pytest.mark.parametrize("pagina", ["plannen:plan", "huishoudens:huishouden"])
def test_a_betrokkene_reads_the_day_of_the_evaluation_and_nothing_untrue_about_the_rest(
    gezin: Gezin, pagina: str
) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"), omschrijving="Drie gesprekken")
        evaluatie_plannen(plan=plan, gepland_op=datetime.date(2026, 12, 8), door=gezin.regisseur)

    gelezen = tekst(browser(gezin, "jeugd.hillegom"), reverse(pagina, args=[gezin.huishouden.pk]))

    assert "Volgende evaluatie" in gelezen
    assert "8 december 2026" in gelezen
    assert "Nog niet gevraagd" not in gelezen
    assert "Nog niet gepland" not in gelezen
