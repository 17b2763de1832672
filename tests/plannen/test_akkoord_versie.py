"""Whoever agrees, agrees with the plan that was on the table, and not with what somebody made of it since (C4, F9)."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from plannen.diensten.akkoord import akkoord_vastleggen
from plannen.diensten.doelen import doel_stoppen
from plannen.models import Akkoord, Doel, Plan
from tests.cast import PEILDATUM
from tests.formulieren import velden_in
from tests.plannen.conftest import Gezin
from tests.plannen.test_paginas import adres, browser
from tests.rollen import als_eigenaar

pytestmark = pytest.mark.usefixtures("op_peildatum")

VERANDERD = "Het plan is veranderd nadat u deze pagina opende."
GETYPT = {"datum": "2026-10-30", "wijze": "huisbezoek"}


def akkoorden(plan: Plan) -> list[tuple[Any, datetime.date]]:
    with als_eigenaar():
        rijen = Akkoord.objects.filter(plan=plan, vervallen_op__isnull=True)
        return list(rijen.values_list("persoon_id", "datum"))


def test_an_akkoord_with_a_plan_that_a_colleague_changed_meanwhile_is_asked_again(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        actie = gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"), omschrijving="Drie gesprekken")
    vragende, collega = browser(gezin), browser(gezin, "jeugd.hillegom")
    url = adres(gezin, "akkoord_vastleggen", gezin.moeder.pk)
    geopend = velden_in(vragende.get(url))

    anders = adres(gezin, "actie_wijzigen", actie.pk)
    gewijzigd = collega.post(anders, velden_in(collega.get(anders)) | {"omschrijving": "Iets heel anders"})
    te_laat = vragende.post(url, geopend | GETYPT)

    assert gewijzigd.status_code == 302
    assert (te_laat.status_code, akkoorden(plan)) == (200, [])
    pagina = te_laat.content.decode()
    assert VERANDERD in pagina
    assert "Iemand anders was u voor" not in pagina
    assert 'value="2026-10-30"' in pagina

    opnieuw = vragende.post(url, velden_in(te_laat))

    assert opnieuw.status_code == 302
    assert akkoorden(plan) == [(gezin.moeder.pk, datetime.date(2026, 10, 30))]


Wijziging = Callable[[Gezin, Plan, Doel], object]
WAT_TELT: dict[str, Wijziging] = {
    "a new goal": lambda gezin, plan, _: gezin.doel(plan, titel="Rust"),
    "a stopped goal": lambda gezin, _, doel: doel_stoppen(doel=doel, op=PEILDATUM, door=gezin.regisseur),
    "a new action": lambda gezin, _, doel: gezin.actie(doel, omschrijving="Nog iets"),
}


@pytest.mark.parametrize("wat", WAT_TELT)
def test_whatever_ends_an_akkoord_also_stops_one_that_is_under_way(gezin: Gezin, wat: str) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, omschrijving="Nu is er akkoord nodig")
    vragende = browser(gezin)
    url = adres(gezin, "akkoord_vastleggen", gezin.moeder.pk)
    geopend = velden_in(vragende.get(url))

    with gezin.als():
        WAT_TELT[wat](gezin, plan, doel)

    assert VERANDERD in vragende.post(url, geopend | GETYPT).content.decode()
    assert akkoorden(plan) == []


def test_the_akkoord_of_another_is_no_change_of_the_plan(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
    vragende = browser(gezin)
    url = adres(gezin, "akkoord_vastleggen", gezin.moeder.pk)
    geopend = velden_in(vragende.get(url))

    with gezin.als():
        akkoord_vastleggen(
            plan=plan, persoon=gezin.vader, datum=PEILDATUM, wijze="gesprek", door=gezin.regisseur
        )

    assert vragende.post(url, geopend | GETYPT).status_code == 302
    assert {wie for wie, _ in akkoorden(plan)} == {gezin.moeder.pk, gezin.vader.pk}


def test_an_akkoord_that_does_not_say_with_which_plan_is_asked_again(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
    vragende = browser(gezin)
    url = adres(gezin, "akkoord_vastleggen", gezin.moeder.pk)

    antwoord = vragende.post(url, GETYPT)

    assert "Dit formulier is verouderd." in antwoord.content.decode()
    assert akkoorden(plan) == []
