"""Who is asked to take over the regie reads of whom for two weeks; then the question counts no longer (B2, I5).

The clock ends it: no task has to.
"""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.regie import (
    OverdrachtLoopt,
    overdracht_aannemen,
    overdracht_vragen,
    overdracht_weigeren,
)
from huishoudens.models import Huishouden, Overdracht, Persoon, Regie, Relatie, Werkitem
from tests.autorisatie.rechten_in_sql import geweigerd, voer_uit
from tests.autorisatie.scenario import vul
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from toegang import beleid
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, ELDERS, LEIDT, COLLEGA = (
    "regisseur.hillegom",
    "regisseur.noordwijk",
    "teamleider.hillegom",
    "jeugd.hillegom",
)
DAGEN = 14


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    gezin = wereld.huishouden("hillegom", naam="Verloop", regisseur=REGISSEUR)
    vul(wereld, gezin)
    return gezin


def vraag(wereld: Wereld, huis: Huishouden, naar: str, *, door: str = REGISSEUR) -> Overdracht:
    ik = wereld.wie(door)
    with handelend_als(ik.pk):
        return overdracht_vragen(
            huishouden=huis, naar=wereld.wie(naar), door=ik, op=timezone.now(), reden="verhuist"
        )


def dagen_geleden(overdracht: Overdracht, dagen: int) -> None:
    """At the same hour of that day, so that the hour of summer time changes nothing."""
    dag = timezone.localdate() - datetime.timedelta(days=dagen)
    moment = timezone.make_aware(datetime.datetime.combine(dag, datetime.time(12)))
    with als_eigenaar():
        Overdracht.objects.filter(pk=overdracht.pk).update(gevraagd_op=moment)
        Werkitem.objects.filter(bron_id=overdracht.pk).update(uiterlijk=dag)
        overdracht.refresh_from_db()


def leest(wereld: Wereld, wie: str) -> bool:
    """A row, and what the situation says, are the same (I4)."""
    with handelend_als(wereld.id_van(wie)):
        ziet = Persoon.objects.exists()
        for model in (Huishouden, Overdracht, Werkitem, Regie):
            assert model.objects.exists() == ziet, model
        return ziet


def naam(overdracht: Overdracht) -> str:
    with als_eigenaar():
        return str(Overdracht.objects.get(pk=overdracht.pk).status)


def test_the_name_is_read_up_to_and_including_the_last_day(wereld: Wereld, huis: Huishouden) -> None:
    overdracht = vraag(wereld, huis, ELDERS)
    assert leest(wereld, ELDERS)

    dagen_geleden(overdracht, DAGEN)
    assert leest(wereld, ELDERS)

    dagen_geleden(overdracht, DAGEN + 1)
    assert not leest(wereld, ELDERS)
    with handelend_als(wereld.id_van(ELDERS)):
        assert beleid.situatie(huis.pk) == beleid.Situatie(huis.pk, frozenset())


def test_a_question_of_a_later_day_does_not_count_before_it(wereld: Wereld, huis: Huishouden) -> None:
    """Nobody makes it last longer by dating it ahead."""
    dagen_geleden(vraag(wereld, huis, ELDERS), -1)

    assert not leest(wereld, ELDERS)


@pytest.mark.parametrize("status", ["geweigerd", "ingetrokken", "verlopen"])
def test_what_was_answered_or_ended_opens_nothing(wereld: Wereld, huis: Huishouden, status: str) -> None:
    overdracht = vraag(wereld, huis, ELDERS)
    with als_eigenaar():
        Overdracht.objects.filter(pk=overdracht.pk).update(status=status, afgehandeld_op=timezone.now())

    assert not leest(wereld, ELDERS)


def test_after_the_last_day_nobody_says_yes_also_without_a_screen(wereld: Wereld, huis: Huishouden) -> None:
    overdracht = vraag(wereld, huis, COLLEGA)
    dagen_geleden(overdracht, DAGEN + 1)
    with handelend_als(wereld.id_van(COLLEGA)):
        for dienst in (overdracht_aannemen, overdracht_weigeren):
            with pytest.raises(OverdrachtLoopt):
                dienst(overdracht=overdracht, door=wereld.wie(COLLEGA), op=timezone.now())
        with geweigerd():
            voer_uit("UPDATE huishoudens_overdracht SET status = 'aangenomen', afgehandeld_op = now()")
        assert voer_uit("UPDATE huishoudens_regie SET tot = current_date") == 0
    assert naam(overdracht) == "gevraagd"


@pytest.mark.parametrize("door", [REGISSEUR, LEIDT])
def test_who_asked_can_ask_again(wereld: Wereld, huis: Huishouden, door: str) -> None:
    oud = vraag(wereld, huis, ELDERS, door=door)
    with pytest.raises(OverdrachtLoopt):
        vraag(wereld, huis, COLLEGA, door=door)
    dagen_geleden(oud, DAGEN + 1)

    nieuw = vraag(wereld, huis, COLLEGA, door=door)

    assert (naam(oud), naam(nieuw)) == ("verlopen", "gevraagd")
    with als_eigenaar():
        assert [w.bron_id for w in Werkitem.objects.filter(soort="overdracht", open=True)] == [nieuw.pk]


def test_who_did_not_answer_himself_can_ask_another(wereld: Wereld, huis: Huishouden) -> None:
    """A teamleider was asked, and lets it lapse: that blocks nobody."""
    oud = vraag(wereld, huis, LEIDT)
    dagen_geleden(oud, DAGEN + 1)

    vraag(wereld, huis, COLLEGA, door=LEIDT)

    assert naam(oud) == "verlopen"


def test_who_was_once_asked_says_that_he_knows_them_and_reads_nothing_by_it(
    wereld: Wereld, huis: Huishouden
) -> None:
    """`ooit_bij_naam` permits that one row, which the writer does not read either (F4)."""
    dagen_geleden(vraag(wereld, huis, ELDERS), DAGEN + 1)
    ik = wereld.wie(ELDERS)
    with handelend_als(ik.pk):
        with geweigerd():
            voer_uit(
                "INSERT INTO huishoudens_relatie (id, gemaakt_op, huishouden_id, medewerker_id, van, door_id)"
                " VALUES (gen_random_uuid(), now(), %s, %s, current_date - 1, %s) RETURNING huishouden_id",
                *(huis.pk, ik.pk, ik.pk),
            )
        Relatie.objects.bulk_create(
            [Relatie(huishouden=huis, medewerker=ik, van=timezone.localdate(), door=ik)]
        )
    assert not leest(wereld, ELDERS)
    with handelend_als(ik.pk):
        assert not Relatie.objects.exists()


def test_the_giver_sees_that_it_lapsed_and_asks_again_on_the_screen(
    wereld: Wereld, huis: Huishouden, client: Client
) -> None:
    overdracht = vraag(wereld, huis, COLLEGA)

    def pagina(wie: str, adres: str) -> str:
        client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
        return client.get(adres).content.decode().partition("<main")[2]

    dossier = reverse("huishoudens:huishouden", args=[huis.pk])
    vragen = reverse("huishoudens:regie_overdragen", args=[huis.pk])
    antwoord = reverse("huishoudens:overdracht", args=[overdracht.pk])
    assert "Er is nog geen antwoord" in pagina(REGISSEUR, vragen)
    assert "Antwoorden kan tot en met" in pagina(COLLEGA, antwoord)
    assert antwoord in pagina(COLLEGA, "/")

    dagen_geleden(overdracht, DAGEN + 1)

    assert "niet op tijd geantwoord" in pagina(REGISSEUR, dossier)
    assert vragen in pagina(REGISSEUR, dossier)
    assert "Vraag versturen" in pagina(REGISSEUR, vragen)
    assert "Ja, ik neem de regie over" not in pagina(COLLEGA, antwoord)
    assert antwoord not in pagina(COLLEGA, "/")
    assert antwoord not in pagina(COLLEGA, dossier)


def test_nobody_asks_from_a_later_day(wereld: Wereld, huis: Huishouden) -> None:
    """It would open by itself on that day, past whatever happened meanwhile."""
    ik, straks = wereld.id_van(REGISSEUR), timezone.now() + datetime.timedelta(days=10)

    with handelend_als(ik), geweigerd():
        voer_uit(
            "INSERT INTO huishoudens_overdracht (id, gemaakt_op, huishouden_id, naar_id, gevraagd_door_id, gevraagd_op,"
            " reden, status) VALUES (gen_random_uuid(), now(), %s, %s, %s, %s, '', 'gevraagd')",
            huis.pk,
            wereld.id_van(ELDERS),
            ik,
            straks,
        )


@pytest.mark.parametrize(("dagen", "wacht"), [(DAGEN, True), (DAGEN + 1, False)])
def test_what_lapsed_is_nobodys_work_on_any_screen(
    wereld: Wereld, huis: Huishouden, dagen: int, wacht: bool
) -> None:
    """The menu counts what the page shows, and so does the werkplek of the team (E1)."""
    dagen_geleden(vraag(wereld, huis, COLLEGA), dagen)
    wie = ingelogd(wereld, COLLEGA)

    vandaag, werkplek = (
        wie.get(adres).content.decode()
        for adres in (reverse("monitoring:vandaag"), reverse("monitoring:werkplek", args=["hillegom"]))
    )

    menu = re.search(r'title="Vandaag"[^\n]*?zijbalk__aantal">(\d+)', vandaag)
    assert int(menu[1] if menu else 0) == vandaag.count("Neemt u de regie over?") == wacht
    assert werkplek.count("Neemt u de regie over?") == wacht
