"""A plan becomes active only when it is whole (C1, C3, C5)."""

import datetime
from collections.abc import Callable

import pytest

from huishoudens.keuzes import Werksoort
from huishoudens.models import Werkitem
from plannen.diensten.acties import actie_vervallen
from plannen.diensten.doelen import doel_stoppen
from plannen.diensten.plan import PlanBestaatAl, PlanNietCompleet, plan_maken, plan_vaststellen
from plannen.models import Actie, Plan, PlanStatuswijziging
from tests.cast import PEILDATUM
from tests.plannen.conftest import EVALUATIE, NU, Gezin
from toegang.beleid import GeenToegang


def ontbreekt(gezin: Gezin, plan: Plan, *, evaluatie: datetime.date | None = EVALUATIE) -> list[str]:
    with pytest.raises(PlanNietCompleet) as fout:
        plan_vaststellen(plan=plan, door=gezin.regisseur, op=NU, eerste_evaluatie=evaluatie)
    return [gebrek.zin for gebrek in fout.value.ontbreekt]


def test_a_whole_plan_becomes_active_and_tells_when_and_by_whom(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()

        wijziging = PlanStatuswijziging.objects.get(plan=plan, status="actief")

    assert plan.status == "actief"
    assert (wijziging.op, wijziging.door_id) == (NU, gezin.regisseur.pk)


def test_an_active_plan_puts_its_actions_and_evaluation_on_the_work_list(gezin: Gezin) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()

        werk = {w.soort: w for w in Werkitem.objects.filter(huishouden=gezin.huishouden, open=True)}

    assert set(werk) == {Werksoort.ACTIE, Werksoort.EVALUATIE}
    assert werk["actie"].uiterlijk == actie.streefdatum
    assert (werk["actie"].medewerker_id, werk["actie"].wie) == (gezin.regisseur.pk, "Gezin")
    assert (werk["evaluatie"].uiterlijk, werk["evaluatie"].medewerker_id) == (EVALUATIE, gezin.regisseur.pk)


def test_a_plan_in_preparation_is_nobodys_deadline(gezin: Gezin) -> None:
    with gezin.als():
        gezin.actie(gezin.doel(gezin.plan()))

        assert not Werkitem.objects.filter(huishouden=gezin.huishouden).exists()


def test_without_a_goal_it_is_refused(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.akkoord(plan)

        assert ontbreekt(gezin, plan) == ["Er is nog geen doel."]


def test_without_an_action_it_is_refused(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.doel(plan)
        gezin.akkoord(plan)

        assert ontbreekt(gezin, plan) == ["Bij doel 1 staat nog geen actie."]


@pytest.mark.parametrize(
    ("veld", "leeg", "zin"),
    [
        ("gewenst_resultaat", "", "Bij doel 2 mist wat het gezin merkt."),
        ("beginscore", None, "Bij doel 2 mist het cijfer nu."),
        ("doelscore", None, "Bij doel 2 mist het cijfer straks."),
    ],
)
def test_with_a_second_goal_that_lacks_something_it_is_refused(
    gezin: Gezin, veld: str, leeg: object, zin: str
) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
        gezin.actie(gezin.doel(plan, titel="Rust", **{veld: leeg}), omschrijving="Iets")
        gezin.akkoord(plan)

        assert ontbreekt(gezin, plan) == [zin]


def test_with_a_second_goal_nobody_does_anything_for_it_is_refused(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
        actie = gezin.actie(gezin.doel(plan, titel="Rust"), omschrijving="Iets")
        actie_vervallen(actie=actie, door=gezin.regisseur)
        gezin.akkoord(plan)

        assert ontbreekt(gezin, plan) == ["Bij doel 2 staat nog geen actie."]


@pytest.mark.parametrize(
    ("veld", "zin"),
    [
        ("actor", "Wie doet “Samen een weekrooster maken”?"),
        ("streefdatum", "Wanneer is “Samen een weekrooster maken” klaar?"),
        ("evaluatiemoment", "Wanneer kijkt u samen naar “Samen een weekrooster maken”?"),
    ],
)
def test_an_action_that_lacks_something_is_refused(gezin: Gezin, veld: str, zin: str) -> None:
    with gezin.als():
        plan = gezin.plan()
        actie = gezin.actie(gezin.doel(plan), **{veld: None})
        gezin.akkoord(plan)

        assert ontbreekt(gezin, plan) == [zin]
        assert Actie.objects.get(pk=actie.pk).plan_actief is False


def test_each_missing_akkoord_is_named_with_the_place_to_mend_it(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
        gezin.akkoord(plan, gezin.moeder)

        with pytest.raises(PlanNietCompleet) as fout:
            plan_vaststellen(plan=plan, door=gezin.regisseur, op=NU, eerste_evaluatie=EVALUATIE)

    zinnen = {gebrek.zin: gebrek.url for gebrek in fout.value.ontbreekt}
    assert list(zinnen) == ["Ruben is nog niet akkoord.", "Fenna is nog niet akkoord."]
    assert str(gezin.vader.pk) in zinnen["Ruben is nog niet akkoord."]


def test_without_a_first_evaluation_it_is_refused(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
        gezin.akkoord(plan)

        assert ontbreekt(gezin, plan, evaluatie=None) == ["De volgende evaluatie is nog niet gepland."]


def test_everything_that_is_missing_is_told_at_once_and_nothing_is_written(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan), actor=None, streefdatum=None, evaluatiemoment=None)

        assert len(ontbreekt(gezin, plan, evaluatie=None)) == 6
        assert Plan.objects.get(pk=plan.pk).status == "concept"
        assert not PlanStatuswijziging.objects.filter(plan=plan, status="actief").exists()


def test_what_is_not_discussed_is_advice_and_does_not_block(
    gezin: Gezin, bespreek: Callable[..., None]
) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()

    assert plan.is_lopend


def test_a_stopped_goal_does_not_hold_the_plan_up(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan))
        ander = gezin.doel(plan, titel="Ander doel")
        gezin.actie(ander, actor=None)
        doel_stoppen(doel=ander, op=PEILDATUM, door=gezin.regisseur)
        gezin.akkoord(plan)

        plan = plan_vaststellen(plan=plan, door=gezin.regisseur, op=NU, eerste_evaluatie=EVALUATIE)

    assert plan.is_lopend


def test_one_household_has_one_plan(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()

        with pytest.raises(PlanBestaatAl):
            plan_maken(huishouden=gezin.huishouden, op=PEILDATUM, door=gezin.regisseur)


def test_only_the_regisseur_makes_it_active(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan), actor=gezin.collega("jeugd.hillegom"))
        gezin.akkoord(plan)

    with gezin.als("jeugd.hillegom"), pytest.raises(GeenToegang):
        plan_vaststellen(plan=plan, door=gezin.collega("jeugd.hillegom"), op=NU, eerste_evaluatie=EVALUATIE)
