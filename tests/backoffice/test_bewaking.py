"""The database itself keeps an advies as it was given, and lets each side write its own part only (D1-D3, I8)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from backoffice.diensten.behandelen import aanvulling_geven
from backoffice.diensten.besluit import besluiten
from backoffice.keuzes import Uitkomst
from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from tests.backoffice.opzet import DAG, REGISSEUR, dien_in, nu, pak_op, vraag
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

CONSULENT, COLLEGA = "wmo.isd", "wmo2.isd"


@contextmanager
def geweigerd() -> Iterator[None]:
    with pytest.raises(DatabaseError, match=r"row-level security|stays|advies"), transaction.atomic():
        yield


def zet(wat: str, *, tabel: str = "maatwerkadvies") -> int:
    """Change every row one sees, past every dienst; how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE backoffice_{tabel} SET {wat}")
        return int(cursor.rowcount)


# What was said when the advies was given: whose it is, about whom, for whom, when and why.
GEZEGD = [
    *(f"{veld} = 'anders'" for veld in ("voorziening", "effect", "grondwaarden", "ethiek", "juridisch")),
    *(f"{veld} = 'anders'" for veld in ("doelmatig", "rechtmatig", "lichter_afgewogen", "sleutel")),
    "leveringsvorm = 'pgb'",
    "pgb_uitgelegd = NOT pgb_uitgelegd",
    "clientondersteuning_aangeboden_op = NULL",
    "wet = 'jeugdwet'",
    "team_id = 2",
    "ingediend_op = ingediend_op - 7",
    "ingediend_door_id = NULL",
    "ontvanger_id = (SELECT id FROM toegang_organisatie WHERE code = 'two')",
    "persoon_id = gen_random_uuid()",
    "actie_id = gen_random_uuid()",
    "gemaakt_op = now()",
]


@pytest.mark.parametrize("wat", GEZEGD)
def test_what_was_advised_stays_as_it_was_said(wereld: Wereld, wat: str) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    for wie in (REGISSEUR, CONSULENT):
        with handelend_als(wereld.id_van(wie)), geweigerd():
            zet(wat)


@pytest.mark.parametrize(
    "wat",
    [
        "beslissen_uiterlijk = beslissen_uiterlijk + 56",
        "opgepakt_op = opgepakt_op - 7",
        "behandelaar_id = NULL",
        "status = 'ingediend'",
        "status = 'besloten'",
    ],
)
def test_the_term_the_treatment_and_the_end_come_about_by_the_work_alone(wereld: Wereld, wat: str) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    for wie in (REGISSEUR, CONSULENT, COLLEGA):
        with handelend_als(wereld.id_van(wie)), geweigerd():
            zet(wat)


def test_only_the_regisseur_takes_an_advies_back(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    with handelend_als(wereld.id_van(CONSULENT)), geweigerd():
        zet("status = 'ingetrokken'")
    with handelend_als(wereld.id_van(REGISSEUR)):
        assert zet("status = 'ingetrokken'") == 1


def test_a_regisseur_does_not_treat(wereld: Wereld) -> None:
    dien_in(wereld)
    ik, consulent = wereld.id_van(REGISSEUR), wereld.id_van(CONSULENT)

    for wie in (ik, consulent):
        with handelend_als(ik), geweigerd():
            zet(f"behandelaar_id = '{wie}', opgepakt_op = '{DAG}', status = 'in_behandeling'")
    with handelend_als(ik), geweigerd():
        zet(f"status = 'opgeschort', opgeschort_op = '{DAG}'")


def test_a_consulent_treats_for_himself_and_not_for_a_colleague(wereld: Wereld) -> None:
    dien_in(wereld)
    ander = wereld.id_van(COLLEGA)

    with handelend_als(wereld.id_van(CONSULENT)), geweigerd():
        zet(f"behandelaar_id = '{ander}', opgepakt_op = '{DAG}', status = 'in_behandeling'")


def test_what_a_colleague_picked_up_is_left_alone(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    ik = wereld.id_van(COLLEGA)

    for wat in (f"behandelaar_id = '{ik}'", f"status = 'opgeschort', opgeschort_op = '{DAG}'"):
        with handelend_als(ik), geweigerd():
            zet(wat)


def besluit_van(wereld: Wereld, advies: Maatwerkadvies, wie: str, **anders: Any) -> Besluit:
    waarden = {
        "door_id": wereld.id_van(wie),
        "uitkomst": "toegekend",
        "datum": DAG,
        "motivering": "x",
    } | anders
    return Besluit(
        advies_id=advies.pk, huishouden_id=advies.huishouden_id, persoon_id=advies.persoon_id, **waarden
    )


def test_whoever_gave_the_advies_does_not_treat_or_decide_it(wereld: Wereld) -> None:
    """Somebody may hold two rollen; the advies is judged by another (I8)."""
    advies = dien_in(wereld)
    ik = wereld.id_van(REGISSEUR)
    with als_eigenaar():
        Roltoekenning.objects.create(
            medewerker_id=ik, rol="IW", organisatie=wereld.organisatie("ISD Bollenstreek"), van="2020-01-01"
        )

    with handelend_als(ik):
        with geweigerd():
            zet(f"behandelaar_id = '{ik}', opgepakt_op = '{DAG}', status = 'in_behandeling'")
        with geweigerd():
            Besluit.objects.bulk_create([besluit_van(wereld, advies, REGISSEUR)])


def test_only_who_treats_it_decides_and_in_the_own_name(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    with handelend_als(wereld.id_van(COLLEGA)), geweigerd():
        Besluit.objects.bulk_create([besluit_van(wereld, advies, COLLEGA)])
    with handelend_als(wereld.id_van(CONSULENT)), geweigerd():
        Besluit.objects.bulk_create([besluit_van(wereld, advies, COLLEGA)])


def neem_besluit(wereld: Wereld, advies: Maatwerkadvies) -> None:
    pak_op(wereld, advies)
    with handelend_als(wereld.id_van(CONSULENT)):
        besluiten(
            advies=nu(advies),
            uitkomst=Uitkomst.TOEGEKEND,
            motivering="Past bij de bedoeling.",
            op=DAG,
            door=wereld.wie(CONSULENT),
        )


@pytest.mark.parametrize(
    "wat", ["status = 'in_behandeling'", "status = 'ingetrokken'", "versie = versie + 1", "effect = 'anders'"]
)
def test_a_decided_advies_is_changed_by_nobody(wereld: Wereld, wat: str) -> None:
    advies = dien_in(wereld)
    neem_besluit(wereld, advies)

    with handelend_als(wereld.id_van(REGISSEUR)), geweigerd():
        zet(wat)
    with handelend_als(wereld.id_van(CONSULENT)):
        assert zet(wat) == 0


def test_an_advies_that_was_taken_back_stays_so(wereld: Wereld) -> None:
    dien_in(wereld)

    with handelend_als(wereld.id_van(REGISSEUR)):
        assert zet("status = 'ingetrokken'") == 1
        with geweigerd():
            zet("status = 'ingediend'")


def test_a_decision_is_not_rewritten_even_while_it_is_taken(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    with handelend_als(wereld.id_van(CONSULENT)):
        Besluit.objects.bulk_create([besluit_van(wereld, advies, CONSULENT)])
        with geweigerd():
            zet("uitkomst = 'afgewezen'", tabel="besluit")


def _opnieuw(advies: Maatwerkadvies, **anders: Any) -> Maatwerkadvies:
    """The same advies under another law, so that only the guard can refuse it."""
    velden = {
        veld.attname: getattr(advies, veld.attname)
        for veld in Maatwerkadvies._meta.concrete_fields
        if not veld.primary_key
    }
    return Maatwerkadvies(**velden | {"wet": "participatiewet"} | anders)


@pytest.mark.parametrize(
    "anders", [{"ingediend_door_id": None}, {"status": "besloten"}, {"opgepakt_op": DAG}]
)
def test_an_advies_is_given_in_the_own_name_and_begins_at_the_beginning(
    wereld: Wereld, anders: dict[str, Any]
) -> None:
    advies = nu(dien_in(wereld))

    with handelend_als(wereld.id_van(REGISSEUR)):
        with geweigerd():
            Maatwerkadvies.objects.bulk_create([_opnieuw(advies, **anders)])
        Maatwerkadvies.objects.bulk_create([_opnieuw(advies)])


def test_a_question_is_the_consulent_s_and_the_answer_the_regisseur_s(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)

    for wie, wat in (
        (REGISSEUR, "vraag = 'anders'"),
        (CONSULENT, "vraag = 'anders'"),
        (CONSULENT, "antwoord = 'in uw naam'"),
        (CONSULENT, "antwoord_voor = antwoord_voor - 7"),
    ):
        with handelend_als(wereld.id_van(wie)), geweigerd():
            zet(wat, tabel="aanvulverzoek")


def test_an_answer_that_was_given_stays_as_it_is(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)
    with handelend_als(wereld.id_van(REGISSEUR)):
        aanvulling_geven(verzoek=Aanvulverzoek.objects.get(), antwoord="Genoeg.", op=DAG)

    for wie in (REGISSEUR, CONSULENT):
        with handelend_als(wereld.id_van(wie)), geweigerd():
            zet("antwoord = 'anders', beantwoord_op = NULL", tabel="aanvulverzoek")


def test_a_question_is_asked_by_who_treats_it_in_the_own_name(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    for wie, namens in ((REGISSEUR, REGISSEUR), (COLLEGA, COLLEGA), (CONSULENT, COLLEGA)):
        verzoek = Aanvulverzoek(
            advies_id=advies.pk,
            huishouden_id=advies.huishouden_id,
            vraag="Waarom?",
            gevraagd_op=DAG,
            gevraagd_door_id=wereld.id_van(namens),
            antwoord_voor=DAG,
        )
        with handelend_als(wereld.id_van(wie)), geweigerd():
            Aanvulverzoek.objects.bulk_create([verzoek])
