"""Plankwaliteit against eis 35, live (C5)."""

from collections.abc import Callable

from plannen.kwaliteit import Kwaliteit, beoordeel
from plannen.overzichten.planbeeld import planbeeld
from tests.cast import PEILDATUM
from tests.plannen.conftest import Gezin
from toegang.keuzes import Leefgebied


def kwaliteit(gezin: Gezin) -> Kwaliteit:
    beeld = planbeeld(huishouden_id=gezin.huishouden.pk, lezer=None, op=PEILDATUM)
    assert beeld is not None
    return beoordeel(beeld)


def zinnen(gezin: Gezin, sleutel: str) -> list[str]:
    punt = next(punt for punt in kwaliteit(gezin).punten if punt.sleutel == sleutel)
    return [gebrek.zin for gebrek in punt.gebreken]


def test_there_are_six_checks_and_the_missing_one_comes_first(
    gezin: Gezin, bespreek: Callable[..., None]
) -> None:
    with gezin.als():
        gezin.vastgesteld()
        bespreek(*list(Leefgebied)[:5])

        gevonden = kwaliteit(gezin)

    assert (gevonden.gehaald, len(gevonden.punten)) == (5, 6)
    assert gevonden.op_rij[0].sleutel == "iedereen"
    assert [g.zin for g in gevonden.ontbreekt] == ["Vier leefgebieden zijn niet besproken."]
    assert gevonden.blokkades == []


def test_a_leefgebied_can_be_left_knowingly_but_not_forgotten(
    gezin: Gezin, bespreek: Callable[..., None]
) -> None:
    from huishoudens.diensten.dossier import beeld_vastleggen

    with gezin.als():
        gezin.vastgesteld()
        bespreek(*list(Leefgebied)[:8])
        assert zinnen(gezin, "iedereen") == ["Activiteiten is niet besproken."]

        beeld_vastleggen(
            huishouden=gezin.huishouden,
            leefgebied=Leefgebied.ACTIVITEITEN,
            op=PEILDATUM,
            door=gezin.regisseur,
            besproken=False,
        )
        assert zinnen(gezin, "iedereen") == []


def test_somebody_nobody_thought_of_is_named(gezin: Gezin) -> None:
    from huishoudens.diensten.dossier import beeld_vastleggen

    with gezin.als():
        gezin.vastgesteld()
        for leefgebied in Leefgebied:
            beeld_vastleggen(
                huishouden=gezin.huishouden,
                leefgebied=leefgebied,
                persoon=gezin.moeder,
                op=PEILDATUM,
                door=gezin.regisseur,
                score=3,
            )

        assert zinnen(gezin, "iedereen") == ["Aan Fenna en Sem is nog niet gedacht."]


def test_a_problem_without_what_goes_well_is_told(gezin: Gezin, bespreek: Callable[..., None]) -> None:
    with gezin.als():
        gezin.vastgesteld()
        bespreek(Leefgebied.WONEN, problemen="Dreigende ontruiming.", kansen="")

        assert zinnen(gezin, "kansen") == ["Bij wonen staat nog niet wat goed gaat."]


def test_a_goal_without_wished_effect_or_score_is_unclear(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        doel = gezin.doel(plan, titel="Rust", gewenst_resultaat="", beginscore=None)
        gezin.actie(doel, omschrijving="Iets")
        gezin.akkoord(plan)

        assert zinnen(gezin, "doelen") == ["Bij doel 2 mist wat het gezin wil bereiken."]


def test_two_goals_with_the_same_priority_have_no_order(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        gezin.actie(gezin.doel(plan, titel="Ander doel", prioriteit=1), omschrijving="Iets")

        assert zinnen(gezin, "doelen") == ["Twee doelen hebben dezelfde volgorde."]


def test_a_new_action_in_a_running_plan_asks_for_akkoord_again(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, omschrijving="Kamer bekijken")

        assert zinnen(gezin, "akkoord") == [
            "Anna is nog niet akkoord.",
            "Ruben is nog niet akkoord.",
            "Fenna is nog niet akkoord.",
        ]
