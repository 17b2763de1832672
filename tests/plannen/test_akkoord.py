"""Who must agree, and what happens when the plan changes (C4)."""

import datetime

import pytest

from huishoudens.diensten.huishouden import Persoonsgegevens, persoon_toevoegen
from huishoudens.keuzes import Gezinsrol
from plannen.diensten.acties import actie_afronden, actie_beginnen, actie_wijzigen
from plannen.diensten.akkoord import AkkoordNietMogelijk, akkoord_intrekken, akkoord_vastleggen
from plannen.diensten.doelen import doel_stoppen, doel_wijzigen
from plannen.kwaliteit import akkoordstanden, is_akkoord_compleet
from plannen.kwaliteit.akkoord import Stand
from plannen.models import Actie, Akkoord, Doel, Plan
from plannen.overzichten.planbeeld import planbeeld
from tests.cast import PEILDATUM
from tests.plannen.conftest import NU, Gezin
from toegang.beleid import GeenToegang


def standen(gezin: Gezin) -> dict[str, Stand]:
    beeld = planbeeld(huishouden_id=gezin.huishouden.pk, lezer=None, op=PEILDATUM)
    assert beeld is not None
    return {stand.deelnemer.roepnaam: stand.stand for stand in akkoordstanden(beeld)}


def compleet(gezin: Gezin) -> bool:
    beeld = planbeeld(huishouden_id=gezin.huishouden.pk, lezer=None, op=PEILDATUM)
    return beeld is not None and is_akkoord_compleet(beeld)


def lid(gezin: Gezin, naam: str, geboren: datetime.date, rol: Gezinsrol) -> None:
    persoon_toevoegen(
        huishouden=gezin.huishouden,
        gegevens=Persoonsgegevens(voornamen=naam, achternaam="Krokus", geboortedatum=geboren),
        rol=rol,
        van=PEILDATUM,
    )


def geldig(plan: Plan) -> int:
    return Akkoord.objects.filter(plan=plan, vervallen_op__isnull=True).count()


def test_parents_also_one_who_lives_elsewhere_and_children_from_12_are_asked(gezin: Gezin) -> None:
    with gezin.als():
        gezin.plan()

        assert standen(gezin) == {
            "Anna": Stand.NODIG,
            "Ruben": Stand.NODIG,
            "Fenna": Stand.NODIG,
            "Sem": Stand.WACHT_OP_OUDER,
        }


def test_under_12_a_parent_agrees_for_the_child(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.akkoord(plan, gezin.moeder)

        assert standen(gezin)["Sem"] == Stand.NIET_NODIG


def test_from_12_to_15_child_and_parent_agree_together(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.akkoord(plan, gezin.dochter)
        assert standen(gezin)["Fenna"] == Stand.WACHT_OP_OUDER

        gezin.akkoord(plan, gezin.moeder)
        assert standen(gezin)["Fenna"] == Stand.GEGEVEN


def test_from_16_somebody_agrees_on_their_own(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        lid(gezin, "Lotte", datetime.date(2010, 5, 2), Gezinsrol.KIND)
        lotte = gezin.huishouden.personen.get(voornamen="Lotte")
        gezin.akkoord(plan, lotte)

        assert standen(gezin)["Lotte"] == Stand.GEGEVEN


@pytest.mark.parametrize(("dag", "verwacht"), [(2, Stand.NODIG), (3, Stand.WACHT_OP_OUDER)])
def test_the_twelfth_birthday_itself_counts(gezin: Gezin, dag: int, verwacht: Stand) -> None:
    with gezin.als():
        gezin.plan()
        lid(gezin, "Noor", datetime.date(2014, 11, dag), Gezinsrol.KIND)

        assert standen(gezin)["Noor"] == verwacht


def test_a_grown_up_child_is_asked_only_when_the_plan_asks_something_of_them(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        lid(gezin, "Niels", datetime.date(1994, 6, 14), Gezinsrol.KIND)
        assert standen(gezin)["Niels"] == Stand.NIET_NODIG

        gezin.actie(gezin.doel(plan), actor=gezin.huishouden.personen.get(voornamen="Niels"))
        assert standen(gezin)["Niels"] == Stand.NODIG


def test_a_child_under_12_cannot_be_recorded_as_agreeing(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()

        with pytest.raises(AkkoordNietMogelijk):
            gezin.akkoord(plan, gezin.zoon)


def test_recording_the_same_akkoord_twice_changes_nothing(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.akkoord(plan, gezin.moeder)
        gezin.akkoord(plan, gezin.moeder)

        assert Akkoord.objects.count() == 1


def test_an_akkoord_can_be_taken_back(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        akkoord = Akkoord.objects.get(plan=plan, persoon=gezin.vader)
        akkoord_intrekken(akkoord=akkoord, op=NU, door=gezin.regisseur)

        assert standen(gezin)["Ruben"] == Stand.OPNIEUW


def test_other_words_for_a_goal_ask_everybody_anew(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        assert compleet(gezin)
        doel_wijzigen(
            doel=doel,
            versie=doel.versie,
            leefgebied=doel.leefgebied,
            titel="Iets heel anders",
            gewenst_resultaat=doel.gewenst_resultaat,
            beginscore=2,
            doelscore=4,
            door=gezin.regisseur,
        )

        assert (geldig(plan), standen(gezin)["Fenna"]) == (0, Stand.OPNIEUW)


def test_a_stopped_goal_asks_everybody_anew(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        doel_stoppen(doel=doel, op=PEILDATUM, door=gezin.regisseur)

        assert (geldig(plan), standen(gezin)["Fenna"]) == (0, Stand.OPNIEUW)


def test_another_actor_asks_everybody_anew(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, actie = gezin.vastgesteld()
        wijzig(gezin, actie, actor=gezin.moeder)

        assert geldig(plan) == 0


def test_a_new_action_asks_everybody_anew_also_when_a_betrokkene_adds_it(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"), omschrijving="Drie gesprekken")
        betrek_bij(gezin, doel)
        gezin.akkoord(plan)
        assert geldig(plan) == 3

    with gezin.als("jeugd.hillegom"):
        doel = Doel.objects.get(pk=doel.pk)
        gezin.actie(doel, omschrijving="Kamer bekijken", actor=gezin.vader)

    with gezin.als():
        assert geldig(plan) == 0


def test_a_lapsed_akkoord_has_a_history_that_names_who_changed_the_plan(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, omschrijving="Nog iets")
        akkoord = Akkoord.objects.get(plan=plan, persoon=gezin.moeder)

        versies = list(Akkoord.history.filter(id=akkoord.pk).order_by("history_date"))

    assert [versie.history_type for versie in versies] == ["+", "~"]
    assert versies[-1].vervallen_op is not None
    assert versies[-1].history_user_id == gezin.regisseur.pk


def test_progress_dates_and_scores_leave_the_akkoorden_standing(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, actie = gezin.vastgesteld()
        actie_beginnen(actie=actie, door=gezin.regisseur)
        wijzig(gezin, actie, streefdatum=datetime.date(2026, 11, 20))
        actie_afronden(actie=actie, op=PEILDATUM, door=gezin.regisseur)
        doel_wijzigen(
            doel=doel,
            versie=None,
            leefgebied=doel.leefgebied,
            titel=doel.titel,
            gewenst_resultaat=doel.gewenst_resultaat,
            beginscore=3,
            doelscore=5,
            door=gezin.regisseur,
        )

        assert geldig(plan) == 3


def test_only_the_regisseur_records_an_akkoord(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"), omschrijving="Drie gesprekken")

    with gezin.als("jeugd.hillegom"), pytest.raises(GeenToegang):
        akkoord_vastleggen(
            plan=plan, persoon=gezin.moeder, datum=PEILDATUM, wijze="gesprek", door=gezin.regisseur
        )


def wijzig(gezin: Gezin, actie: Actie, **anders: object) -> Actie:
    velden: dict[str, object] = {
        "omschrijving": actie.omschrijving,
        "actor": gezin.vader,
        "lijn": actie.lijn,
        "streefdatum": actie.streefdatum,
        "evaluatiemoment": actie.evaluatiemoment,
    }
    return actie_wijzigen(
        actie=actie,
        versie=None,
        op=PEILDATUM,
        door=gezin.regisseur,
        **velden | anders,  # type: ignore[arg-type]  # fields of several types in one dict
    )


def betrek_bij(gezin: Gezin, doel: Doel) -> None:
    """Give the colleague the leefgebied of the goal as well."""
    from huishoudens.diensten.betrokken import betrokkene_toevoegen

    betrokkene_toevoegen(
        huishouden=gezin.huishouden,
        medewerker=gezin.collega("jeugd.hillegom"),
        leefgebieden=[doel.leefgebied],
        op=PEILDATUM,
    )
