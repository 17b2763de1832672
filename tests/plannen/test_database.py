"""What the database itself holds of a plan, also when two people act at the same moment (C1, C3)."""

import threading
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plannen.diensten.acties import ActieNietCompleet
from plannen.diensten.plan import PlanBestaatAl, PlanNietCompleet, plan_maken, plan_vaststellen
from plannen.models import Actie, Doel, Plan
from tests.cast import PEILDATUM, Wereld
from tests.plannen.conftest import EVALUATIE, NU, Gezin, maak_gezin
from tests.rollen import als_eigenaar


def tegelijk(*taken: Callable[[], object]) -> list[BaseException | None]:
    """Run each in a thread with a connection of its own; what each raised, in order."""
    uitkomsten: list[BaseException | None] = [None] * len(taken)
    start = threading.Barrier(len(taken))

    def doe(nummer: int, taak: Callable[[], object]) -> None:
        try:
            start.wait(timeout=10)
            taak()
        except BaseException as fout:  # noqa: BLE001  the test looks at whatever it was
            uitkomsten[nummer] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(n, taak)) for n, taak in enumerate(taken)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=30)
    return uitkomsten


def test_a_second_active_plan_is_refused_by_the_database(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()

    with als_eigenaar(), pytest.raises(IntegrityError, match="plan_een_actief"), transaction.atomic():
        Plan.objects.create(huishouden=gezin.huishouden, van=PEILDATUM, status="waakvlam")


@pytest.mark.parametrize("veld", ["actor", "streefdatum", "evaluatiemoment"])
def test_the_database_refuses_an_incomplete_action_in_an_active_plan(gezin: Gezin, veld: str) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()
    if veld == "actor":
        actie.actor_soort, actie.actor_persoon = "", None
    else:
        setattr(actie, veld, None)

    with (
        als_eigenaar(),
        pytest.raises(IntegrityError, match="actie_volledig_in_actief_plan"),
        transaction.atomic(),
    ):
        actie.save()


@pytest.mark.parametrize("wie", ["regie_app", "regie_eigenaar"])
def test_nobody_says_that_the_plan_of_an_action_is_not_active(gezin: Gezin, wie: str) -> None:
    """Past the diensten too: with that word the action could lose its actor and its dates (C3)."""
    with gezin.als():
        _, _, actie = gezin.vastgesteld()
    rol = als_eigenaar() if wie == "regie_eigenaar" else nullcontext()
    leeg = {"streefdatum": None, "evaluatiemoment": None, "actor_soort": "", "actor_persoon": None}

    with gezin.als(), rol:
        with pytest.raises(IntegrityError, match="actie_volledig_in_actief_plan"), transaction.atomic():
            Actie.objects.filter(pk=actie.pk).update(plan_actief=False, **leeg)
        assert Actie.objects.filter(pk=actie.pk).update(plan_actief=False) == 1
        assert Actie.objects.get(pk=actie.pk).plan_actief


def test_the_plan_itself_tells_its_actions_that_it_ends_and_begins_again(gezin: Gezin) -> None:
    with gezin.als():
        plan, _, actie = gezin.vastgesteld()

        def volgt(status: str) -> bool:
            Plan.objects.filter(pk=plan.pk).update(status=status)
            return Actie.objects.get(pk=actie.pk).plan_actief

        standen = [volgt(status) for status in ("afgesloten", "actief", "waakvlam", "concept")]

    assert standen == [False, True, True, False]


def test_the_database_refuses_to_activate_a_plan_past_the_dienst(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        gezin.actie(gezin.doel(plan), streefdatum=None, evaluatiemoment=None)

    plan.status = "actief"
    with (
        als_eigenaar(),
        pytest.raises(IntegrityError, match="actie_volledig_in_actief_plan"),
        transaction.atomic(),
    ):
        plan.save()


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    acties=st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=4),
    daarna=st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
def test_an_active_plan_never_has_an_incomplete_action(
    gezin: Gezin, acties: list[tuple[bool, bool, bool]], daarna: tuple[bool, bool, bool]
) -> None:
    def voeg_toe(doel: Doel, compleet: tuple[bool, bool, bool]) -> None:
        velden = {
            "actor": gezin.vader,
            "streefdatum": PEILDATUM,
            "evaluatiemoment": EVALUATIE,
        }
        gezin.actie(
            doel, **{n: w if heeft else None for (n, w), heeft in zip(velden.items(), compleet, strict=True)}
        )

    with gezin.als(), transaction.atomic():
        plan = gezin.plan()
        doel = gezin.doel(plan)
        for compleet in acties:
            voeg_toe(doel, compleet)
        gezin.akkoord(plan)
        try:
            plan = plan_vaststellen(plan=plan, door=gezin.regisseur, op=NU, eerste_evaluatie=EVALUATIE)
        except PlanNietCompleet:
            assert not acties or not all(all(compleet) for compleet in acties)
        try:
            voeg_toe(Doel.objects.get(pk=doel.pk), daarna)
        except ActieNietCompleet:
            assert plan.is_lopend

        gevonden = Actie.objects.filter(doel__plan__status="actief")
        assert all(a.actor_soort and a.streefdatum and a.evaluatiemoment for a in gevonden)
        assert all(a.plan_actief for a in gevonden)
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_begin_a_plan_at_once_end_with_one(transactional_db: None, wereld: Wereld) -> None:
    gezin = maak_gezin(wereld)

    def begin() -> None:
        with gezin.als():
            plan_maken(huishouden=gezin.huishouden, op=PEILDATUM, door=gezin.regisseur)

    uitkomsten = tegelijk(begin, begin)

    assert sorted(type(fout).__name__ for fout in uitkomsten) == ["NoneType", PlanBestaatAl.__name__]
    with gezin.als():
        assert Plan.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_incomplete_action_cannot_pass_a_plan_that_becomes_active(
    transactional_db: None, wereld: Wereld
) -> None:
    gezin = maak_gezin(wereld)
    with gezin.als():
        plan = gezin.plan()
        doel = gezin.doel(plan)
        gezin.actie(doel)
        gezin.akkoord(plan)

    def stel_vast() -> None:
        with gezin.als():
            plan_vaststellen(plan=plan, door=gezin.regisseur, op=NU, eerste_evaluatie=EVALUATIE)

    def voeg_toe() -> None:
        with gezin.als():
            gezin.actie(Doel.objects.get(pk=doel.pk), actor=None, omschrijving="Nog zonder wie")

    uitkomsten = tegelijk(stel_vast, voeg_toe)

    # Either order is right; both at once is not.
    assert sum(fout is None for fout in uitkomsten) == 1
    assert isinstance(next(filter(None, uitkomsten)), PlanNietCompleet | ActieNietCompleet)


@pytest.mark.django_db(transaction=True)
def test_past_the_diensten_the_database_makes_both_wait_for_each_other(
    transactional_db: None, wereld: Wereld
) -> None:
    gezin = maak_gezin(wereld)
    with gezin.als():
        plan = gezin.plan()
        doel = gezin.doel(plan)
    halverwege, verder = threading.Event(), threading.Event()

    def voeg_toe() -> None:
        with gezin.als():
            Actie.objects.create(
                doel_id=doel.pk, huishouden=gezin.huishouden, leefgebied=doel.leefgebied, omschrijving="los"
            )
            halverwege.set()
            verder.wait(timeout=2)

    def stel_vast() -> None:
        halverwege.wait(timeout=10)
        threading.Timer(0.3, verder.set).start()
        with gezin.als():
            rij = Plan.objects.get(pk=plan.pk)
            rij.status = "actief"
            rij.save()

    uitkomsten = tegelijk(voeg_toe, stel_vast)

    assert uitkomsten[0] is None
    assert isinstance(uitkomsten[1], IntegrityError)
