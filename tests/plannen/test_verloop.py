"""Evaluation, waakvlam, closing and re-opening (C2, C6, C11)."""

import datetime

import pytest

from huishoudens.keuzes import Werksoort
from huishoudens.models import Huishouden, Werkitem
from plannen.diensten.acties import actie_afronden
from plannen.diensten.afsluiten import PlanNietAfgerond, plan_afsluiten, plan_heropenen, waakvlam_starten
from plannen.diensten.doelen import Richting, doel_verplaatsen, doel_wijzigen
from plannen.diensten.evaluaties import (
    Doelresultaat,
    EvaluatieAlGehouden,
    EvaluatieNietCompleet,
    evaluatie_houden,
    evaluatie_plannen,
)
from plannen.diensten.grenzen import VerkeerdeStatus
from plannen.keuzes import Resultaat
from plannen.models import Doel, Evaluatie, Plan, PlanStatuswijziging
from tests.cast import PEILDATUM
from tests.plannen.conftest import EVALUATIE, NU, Gezin
from toegang.beleid import GeenToegang
from toegang.versies import VersieConflict

VOLGENDE = datetime.date(2027, 1, 8)


def houd(gezin: Gezin, plan: Plan, **anders: object) -> Evaluatie:
    doelen = Doel.objects.filter(plan=plan, status="open")
    velden: dict[str, object] = {
        "op": EVALUATIE,
        "resultaten": {doel.pk: Doelresultaat(resultaat=Resultaat.DEELS, score=3) for doel in doelen},
        "aanpak_past": True,
        "tevredenheid": 8,
        "verslag": "Het rooster hangt op de koelkast.",
        "volgende_op": VOLGENDE,
        "door": gezin.regisseur,
    }
    evaluatie = Evaluatie.objects.get(plan=plan, gehouden_op__isnull=True)
    return evaluatie_houden(evaluatie=evaluatie, **velden | anders)  # type: ignore[arg-type]  # fields of several types in one dict


def open_werk(gezin: Gezin) -> dict[str, datetime.date]:
    rijen = Werkitem.objects.filter(huishouden=gezin.huishouden, open=True)
    return dict(rijen.values_list("soort", "uiterlijk"))


def test_an_evaluation_keeps_a_score_per_goal_and_plans_the_next_one(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        houd(gezin, plan)

        assert Doel.objects.get(pk=doel.pk).nu == 3
        assert open_werk(gezin)[Werksoort.EVALUATIE] == VOLGENDE
        assert Evaluatie.objects.get(plan=plan, gehouden_op=EVALUATIE).tevredenheid == 8


def test_an_evaluation_without_a_result_for_every_open_goal_is_refused(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()

        with pytest.raises(EvaluatieNietCompleet) as fout:
            houd(gezin, plan, resultaten={})

        assert fout.value.doelen == [doel.pk]
        assert Evaluatie.objects.filter(gehouden_op__isnull=False).count() == 0


def test_while_a_goal_is_not_reached_there_is_a_next_moment(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()

        with pytest.raises(EvaluatieNietCompleet, match="weer samen kijkt"):
            houd(gezin, plan, volgende_op=None)


def test_a_reached_goal_is_closed_and_needs_no_next_moment(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        uitkomst = {doel.pk: Doelresultaat(resultaat=Resultaat.BEREIKT, score=4)}
        houd(gezin, plan, resultaten=uitkomst, volgende_op=None)

        assert Doel.objects.get(pk=doel.pk).status == "bereikt"
        assert Werksoort.EVALUATIE not in open_werk(gezin)


def test_an_evaluation_is_written_down_once(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        gehouden = houd(gezin, plan)

        with pytest.raises(EvaluatieAlGehouden):
            evaluatie_houden(
                evaluatie=gehouden,
                op=EVALUATIE,
                resultaten={},
                aanpak_past=True,
                tevredenheid=None,
                verslag="",
                door=gezin.regisseur,
            )


def test_moving_the_evaluation_moves_the_work(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        evaluatie_plannen(plan=plan, gepland_op=VOLGENDE, door=gezin.regisseur)

        assert open_werk(gezin)[Werksoort.EVALUATIE] == VOLGENDE
        assert Evaluatie.objects.filter(plan=plan).count() == 1


def test_a_plan_with_open_ends_cannot_be_closed(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()

        with pytest.raises(PlanNietAfgerond) as fout:
            plan_afsluiten(plan=plan, reden="Klaar", door=gezin.regisseur, op=NU)

    assert len(fout.value.ontbreekt) == 2


def test_a_closed_plan_leaves_no_work_and_re_opens_with_an_evaluation(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, actie = gezin.vastgesteld()
        actie_afronden(actie=actie, op=PEILDATUM, door=gezin.regisseur)
        houd(gezin, plan, volgende_op=VOLGENDE)
        plan = plan_afsluiten(plan=plan, reden="Het gaat goed", door=gezin.regisseur, op=NU)
        assert (plan.status, plan.tot, open_werk(gezin)) == ("afgesloten", PEILDATUM, {})

        plan = plan_heropenen(plan=plan, reden="Toch weer ruzie", door=gezin.regisseur, op=NU)

        assert (plan.status, plan.tot) == ("actief", None)
        assert open_werk(gezin) == {Werksoort.EVALUATIE: VOLGENDE}
        redenen = PlanStatuswijziging.objects.filter(plan=plan).order_by("gemaakt_op")
        assert [w.reden for w in redenen] == ["", "", "Het gaat goed", "Toch weer ruzie"]


def test_waakvlam_asks_for_a_contact_at_its_rhythm(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        plan = waakvlam_starten(plan=plan, weken=8, door=gezin.regisseur, op=NU, reden="Het loopt")

        assert open_werk(gezin)[Werksoort.WAAKVLAM] == PEILDATUM + datetime.timedelta(weeks=8)
        assert Huishouden.objects.get(pk=gezin.huishouden.pk).waakvlam_weken == 8

        plan_heropenen(plan=plan, reden="Terug", door=gezin.regisseur, op=NU)
        assert Werksoort.WAAKVLAM not in open_werk(gezin)


def test_a_plan_in_preparation_cannot_be_closed(gezin: Gezin) -> None:
    with gezin.als(), pytest.raises(VerkeerdeStatus):
        plan_afsluiten(plan=gezin.plan(), reden="Toch niet", door=gezin.regisseur, op=NU)


def test_goals_move_in_the_order_of_the_family(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        een, twee, drie = (gezin.doel(plan, titel=f"Doel {n}") for n in "123")
        doel_verplaatsen(doel=drie, richting=Richting.OMHOOG, door=gezin.regisseur)
        doel_verplaatsen(doel=een, richting=Richting.OMHOOG, door=gezin.regisseur)

        volgorde = Doel.objects.filter(plan=plan).order_by("prioriteit").values_list("titel", flat=True)
        assert list(volgorde) == ["Doel 1", "Doel 3", "Doel 2"]
        assert Doel.objects.get(pk=twee.pk).prioriteit == 3


def test_a_stale_goal_shows_what_stands(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
        velden = {
            "leefgebied": doel.leefgebied,
            "gewenst_resultaat": "",
            "beginscore": 2,
            "doelscore": 4,
            "door": gezin.regisseur,
        }
        doel_wijzigen(doel=doel, versie=doel.versie, titel="Eerst", **velden)  # type: ignore[arg-type]  # fields of several types in one dict

        with pytest.raises(VersieConflict):
            doel_wijzigen(doel=doel, versie=doel.versie, titel="Te laat", **velden)  # type: ignore[arg-type]  # fields of several types in one dict


def test_a_betrokkene_cannot_decide_about_the_plan_as_a_whole(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"))

    with gezin.als("jeugd.hillegom"), pytest.raises(GeenToegang):
        evaluatie_plannen(plan=plan, gepland_op=VOLGENDE, door=gezin.regisseur)
