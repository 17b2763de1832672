"""Plankwaliteit against eis 35, live (C5)."""

from collections.abc import Callable

from huishoudens.diensten.dossier import beeld_vastleggen
from huishoudens.keuzes import Gezinsrol
from huishoudens.models import Leefgebiedbeeld
from plannen.diensten.acties import actie_vervallen
from plannen.kwaliteit import Deelnemer, Kwaliteit, Planbeeld, beoordeel
from plannen.models import Plan
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
    assert [g.zin for g in gevonden.ontbreekt] == [
        "Vier leefgebieden zijn niet besproken.",
        "Aan Anna, Fenna en Sem is nog niet gedacht.",
    ]
    assert gevonden.blokkades == []


def test_a_plan_without_a_goal_meets_none_of_the_six(gezin: Gezin) -> None:
    """A check over nothing is not met, or an empty plan would seem half complete."""
    with gezin.als():
        gezin.plan()

        gevonden = kwaliteit(gezin)

    assert gevonden.gehaald == 0
    assert [punt.nog_niets for punt in gevonden.punten if punt.nog_niets] == [
        "Nog geen leefgebied is besproken.",
        "Er is nog geen actie.",
        "Er is nog geen actie.",
    ]


def test_a_leefgebied_can_be_left_knowingly_but_not_forgotten(
    gezin: Gezin, bespreek: Callable[..., None]
) -> None:
    with gezin.als():
        gezin.vastgesteld()
        bespreek(*list(Leefgebied)[:8])
        assert zinnen(gezin, "iedereen")[0] == "Activiteiten is niet besproken."

        beeld_vastleggen(
            huishouden=gezin.huishouden,
            leefgebied=Leefgebied.ACTIVITEITEN,
            op=PEILDATUM,
            door=gezin.regisseur,
            besproken=False,
        )
        assert zinnen(gezin, "iedereen") == ["Aan Anna, Fenna en Sem is nog niet gedacht."]


def test_a_picture_of_the_family_says_nothing_of_each_member(
    gezin: Gezin, bespreek: Callable[..., None]
) -> None:
    """Whoever has an action or a picture of their own was thought of; the rest is named (C5)."""
    with gezin.als():
        gezin.vastgesteld()
        bespreek()

        assert zinnen(gezin, "iedereen") == ["Aan Anna, Fenna en Sem is nog niet gedacht."]

        for wie in (gezin.moeder, gezin.dochter, gezin.zoon):
            beeld_vastleggen(
                huishouden=gezin.huishouden,
                leefgebied=Leefgebied.ONDERWIJS,
                persoon=wie,
                op=PEILDATUM,
                door=gezin.regisseur,
                score=3,
            )
        assert zinnen(gezin, "iedereen") == []


def test_who_had_an_action_that_lapsed_is_not_thought_of(gezin: Gezin, bespreek: Callable[..., None]) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()
        bespreek()
        actie_vervallen(actie=actie, door=gezin.regisseur)

        assert zinnen(gezin, "iedereen") == ["Aan Anna, Ruben, Fenna en Sem is nog niet gedacht."]


def test_of_somebody_who_lives_alone_every_picture_is_their_own(gezin: Gezin) -> None:
    anna = Deelnemer(persoon_id=gezin.moeder.pk, voornamen="Anna", naam="Anna Krokus", rol=Gezinsrol.OUDER)
    beelden = [Leefgebiedbeeld(leefgebied=gebied, besproken=True, score=3) for gebied in Leefgebied]
    alleen = Planbeeld(plan=Plan(), deelnemers=[anna], beelden=beelden, op=PEILDATUM)

    assert next(punt for punt in beoordeel(alleen).punten if punt.sleutel == "iedereen").gehaald


def test_a_problem_without_what_goes_well_is_told(gezin: Gezin, bespreek: Callable[..., None]) -> None:
    with gezin.als():
        gezin.vastgesteld()
        bespreek(Leefgebied.WONEN, problemen="Dreigende ontruiming.", kansen="")

        assert zinnen(gezin, "kansen") == ["Bij wonen staat nog niet wat goed gaat."]


def test_what_a_goal_lacks_is_told_in_one_sentence(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        doel = gezin.doel(plan, titel="Rust", gewenst_resultaat="", beginscore=None, doelscore=None)
        gezin.actie(doel, omschrijving="Iets")

        assert zinnen(gezin, "doelen") == [
            "Bij doel 2 mist wat het gezin merkt, het cijfer nu en het cijfer straks."
        ]


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
