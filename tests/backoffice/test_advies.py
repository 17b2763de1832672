"""Advising maatwerk: the gates of the law, who receives it and by when it is decided (D1, D2, A12)."""

import dataclasses
import datetime
from typing import Any

import pytest

from backoffice.diensten.advies import AdviesLooptAl, AdviesOnvolledig, advies_intrekken
from backoffice.models import Aanvulverzoek, Maatwerkadvies
from huishoudens.diensten.werkitem import werk_zetten
from huishoudens.models import Werkitem
from tests.backoffice.opzet import DAG, ONDERBOUWING, REGISSEUR, dien_in, huishouden_met_plan, nu, persoon_van
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.beleid import GeenToegang
from toegang.sessie import handelend_als


@pytest.mark.parametrize(
    ("wet", "ontvanger", "ingediend_op", "uiterlijk"),
    [
        ("wmo", "isd", datetime.date(2027, 4, 13), datetime.date(2027, 4, 28)),
        ("jeugdwet", "two", datetime.date(2027, 3, 22), datetime.date(2027, 5, 18)),
        ("participatiewet", "isd", datetime.date(2026, 11, 6), datetime.date(2027, 1, 4)),
        ("wgs", "isd", datetime.date(2026, 11, 6), datetime.date(2027, 1, 4)),
    ],
)
def test_receiver_and_term_follow_from_the_law(
    wereld: Wereld, wet: str, ontvanger: str, ingediend_op: datetime.date, uiterlijk: datetime.date
) -> None:
    advies = dien_in(wereld, wet=wet, op=ingediend_op)

    with als_eigenaar():
        assert advies.ontvanger.code == ontvanger
        assert advies.beslissen_uiterlijk == uiterlijk
        werk = Werkitem.objects.get(soort="advies", bron_id=advies.pk)
        assert (werk.uiterlijk, werk.organisatie_id, werk.wettelijk) == (uiterlijk, advies.ontvanger_id, True)


@pytest.mark.parametrize("veld", [veld.name for veld in dataclasses.fields(ONDERBOUWING)])
def test_every_question_of_the_omgekeerde_toets_is_answered(wereld: Wereld, veld: str) -> None:
    with pytest.raises(AdviesOnvolledig) as fout:
        dien_in(wereld, onderbouwing=dataclasses.replace(ONDERBOUWING, **{veld: "  "}))

    assert set(fout.value.ontbreekt) == {veld}
    with als_eigenaar():
        assert not Maatwerkadvies.objects.exists()


@pytest.mark.parametrize(
    ("velden", "ontbreekt"),
    [
        ({"clientondersteuning_aangeboden_op": None}, {"clientondersteuning_aangeboden_op"}),
        ({"clientondersteuning_aangeboden_op": None, "wet": "jeugdwet"}, set()),
        ({"pgb_uitgelegd": False}, {"pgb_uitgelegd"}),
        ({"pgb_uitgelegd": False, "wet": "jeugdwet"}, {"pgb_uitgelegd"}),
        ({"pgb_uitgelegd": False, "wet": "wgs"}, set()),
        ({"leveringsvorm": "pgb", "wet": "participatiewet"}, {"leveringsvorm"}),
        (
            {"clientondersteuning_aangeboden_op": DAG + datetime.timedelta(days=1)},
            {"clientondersteuning_aangeboden_op"},
        ),
        ({"leveringsvorm": "pgb", "pgb_uitgelegd": False}, {"pgb_uitgelegd"}),
        ({"leveringsvorm": "pgb"}, set()),
    ],
)
def test_the_gates_of_the_law(wereld: Wereld, velden: dict[str, Any], ontbreekt: set[str]) -> None:
    actie = huishouden_met_plan(wereld)
    gevonden: set[str] = set()

    try:
        dien_in(wereld, actie, **velden)
    except AdviesOnvolledig as fout:
        gevonden = set(fout.ontbreekt)

    assert gevonden == ontbreekt


def test_a_second_open_advies_for_the_same_action_is_refused(wereld: Wereld) -> None:
    actie = huishouden_met_plan(wereld)
    dien_in(wereld, actie)

    with pytest.raises(AdviesLooptAl):
        dien_in(wereld, actie)


def test_a_person_of_another_huishouden_is_refused(wereld: Wereld) -> None:
    vreemd = persoon_van(wereld.huishouden("hillegom"))

    with pytest.raises(AdviesOnvolledig) as fout:
        dien_in(wereld, persoon=vreemd)

    assert set(fout.value.ontbreekt) == {"persoon"}


@pytest.mark.parametrize("wie", ["jeugd.hillegom", "teamleider.hillegom", "triage.hillegom", "wmo.isd"])
def test_only_the_regisseur_gives_advies(wereld: Wereld, wie: str) -> None:
    actie = huishouden_met_plan(wereld)

    with pytest.raises(GeenToegang):
        dien_in(wereld, actie, wie=wie)


def test_a_consulent_with_an_open_advies_cannot_send_another(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    with pytest.raises(GeenToegang):
        dien_in(wereld, nu(advies).actie, wie="wmo.isd", wet="participatiewet")


def test_an_advies_leaves_the_investigation_of_a_melding_to_who_ends_it(wereld: Wereld) -> None:
    actie = huishouden_met_plan(wereld)
    with handelend_als(wereld.id_van(REGISSEUR)):
        werk_zetten(soort="onderzoek", bron=actie.huishouden, uiterlijk=DAG, wettelijk=True)

    dien_in(wereld, actie)

    with als_eigenaar():
        assert Werkitem.objects.get(soort="onderzoek").open


def test_withdrawing_ends_work_and_sight(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    with handelend_als(wereld.id_van(REGISSEUR)):
        advies_intrekken(advies=advies, op=DAG)

    assert nu(advies).status == "ingetrokken"
    with als_eigenaar():
        assert not Werkitem.objects.get(soort="advies").open
    with handelend_als(wereld.id_van("wmo.isd")):
        assert not Maatwerkadvies.objects.exists()


def test_a_consulent_does_not_withdraw(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    with handelend_als(wereld.id_van("wmo.isd")), pytest.raises(GeenToegang):
        advies_intrekken(advies=advies, op=DAG)


def test_what_is_asked_carries_the_reach_of_the_advies(wereld: Wereld) -> None:
    dien_in(wereld)

    with handelend_als(wereld.id_van("jeugd.two")):
        assert (Maatwerkadvies.objects.count(), Aanvulverzoek.objects.count()) == (0, 0)
