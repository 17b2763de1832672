"""Twice a year somebody looks back at who has what (O56, I8)."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from tests.toegang.rechten_op_scherm import (
    COLLEGA,
    FB,
    FG,
    NU,
    TL,
    VANDAAG,
    Als,
    gevraagd,
    geweigerd,
    open_rondes,
    rollen_van,
    ronde,
    tekst,
    voer_uit,
)
from toegang.diensten.rechtenronde import halfjaar_van
from toegang.models import Rechtenregel, Roltoekenning
from toegang.sessie import handelend_als
from toegang.tasks import rechtenrondes_openen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def regel_van(wereld: Wereld, wie: str) -> Rechtenregel:
    with als_eigenaar():
        return Rechtenregel.objects.select_related("ronde", "toekenning").get(
            toekenning__medewerker_id=wereld.id_van(wie)
        )


def antwoord_op(als: Als, wie: str, nummer: int | None, **oordelen: str) -> HttpResponse:
    adres = reverse("rechtenronde", args=[ronde(nummer).pk])
    return als(wie).post(adres, {naam.replace("_", "-"): waarde for naam, waarde in oordelen.items()})


@pytest.mark.parametrize(
    ("dag", "eerste"),
    [
        ("2026-01-01", "2026-01-01"),
        ("2026-06-30", "2026-01-01"),
        ("2026-07-01", "2026-07-01"),
        ("2026-12-31", "2026-07-01"),
    ],
)
def test_a_half_year_begins_in_january_and_in_july(dag: str, eerste: str) -> None:
    assert halfjaar_van(datetime.date.fromisoformat(dag)) == datetime.date.fromisoformat(eerste)


def test_the_clock_opens_a_ronde_per_team_once_per_half_year(wereld: Wereld) -> None:
    """O56: six teams and the rollen without one; every rol that counts has one line."""
    assert open_rondes() == 7
    assert open_rondes(VANDAAG + datetime.timedelta(days=30)) == 0
    with als_eigenaar():
        assert Rechtenregel.objects.count() == Roltoekenning.objects.geldig(op=VANDAAG).count()

    assert open_rondes(datetime.date(2027, 1, 3)) == 7


def test_the_task_of_the_night_opens_them_and_sees_no_file(wereld: Wereld) -> None:
    """F1: the system task reads teams, accounts and rollen, changes none of them, and knows no huishouden."""
    wereld.huishouden("hillegom")
    with als_systeem("rechtenronde"):
        assert rechtenrondes_openen() == 7
        assert rechtenrondes_openen() == 0
    with als_systeem("rechtenronde"), connection.cursor() as cursor:
        for tabel, aantal in (("huishoudens_huishouden", 0), ("huishoudens_persoon", 0), ("toegang_team", 6)):
            cursor.execute(f"SELECT count(*) FROM {tabel}")
            assert cursor.fetchone() == (aantal,)
        cursor.execute("UPDATE toegang_roltoekenning SET rol = 'FG'")
        assert cursor.rowcount == 0


def test_nobody_opens_a_ronde_or_leaves_a_line_out(wereld: Wereld) -> None:
    open_rondes()
    for wie in (FB, TL, FG):
        with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
            for tabel in ("rechtenronde", "rechtenregel"):
                cursor.execute("SELECT has_table_privilege(%s, 'INSERT, DELETE')", [f"toegang_{tabel}"])
                assert cursor.fetchone() == (False,)


def test_a_teamleider_confirms_the_own_team_and_what_must_go_is_asked(wereld: Wereld, als: Als) -> None:
    """O56: klopt closes the line, weg becomes a request that a beheerder carries out."""
    open_rondes()
    klopt, weg = regel_van(wereld, "regisseur.hillegom"), regel_van(wereld, COLLEGA)

    antwoord_op(als, TL, 1, **{f"regel-{klopt.pk}": "klopt", f"regel-{weg.pk}": "weg"})

    verzoek = gevraagd()
    assert (verzoek.soort, verzoek.toekenning_id) == ("beeindigen", weg.toekenning_id)
    assert verzoek.gevraagd_door_id == wereld.id_van(TL)
    assert regel_van(wereld, COLLEGA).verzoek_id == verzoek.pk
    assert regel_van(wereld, "regisseur.hillegom").oordeel == "klopt"
    voer_uit(als)
    assert rollen_van(wereld, COLLEGA) == set()


def test_nobody_judges_the_own_line_and_the_line_of_the_only_teamleider_is_for_beheer(
    wereld: Wereld, als: Als
) -> None:
    open_rondes()
    eigen = regel_van(wereld, TL)
    assert eigen.bij_beheer

    antwoord_op(als, TL, 1, **{f"regel-{eigen.pk}": "klopt"})
    assert regel_van(wereld, TL).oordeel == ""
    antwoord_op(als, FB, 1, **{f"regel-{eigen.pk}": "klopt"})

    assert regel_van(wereld, TL).oordeel == "klopt"


def test_the_privacy_officer_judges_what_has_no_team_and_a_beheerder_that_of_the_privacy_officer(
    wereld: Wereld, als: Als
) -> None:
    open_rondes()
    consulent, eigen, beheerder = (regel_van(wereld, wie) for wie in ("wmo.isd", FG, FB))

    antwoord_op(als, FG, None, **{f"regel-{r.pk}": "klopt" for r in (consulent, beheerder)})
    antwoord_op(als, FG, None, **{f"regel-{eigen.pk}": "klopt"})
    assert [regel_van(wereld, wie).oordeel for wie in ("wmo.isd", FB, FG)] == ["klopt", "klopt", ""]
    antwoord_op(als, FB, None, **{f"regel-{eigen.pk}": "klopt"})

    assert regel_van(wereld, FG).beoordeeld_door_id == wereld.id_van(FB)


@pytest.mark.parametrize("wie", ["teamleider.lisse", TL, FB, "regisseur.hillegom", FG])
def test_in_sql_a_line_is_judged_by_whom_it_is_for_and_once(wereld: Wereld, wie: str) -> None:
    """O56, I8: as regie_app; a colleague's line of Hillegom is its teamleider's alone."""
    open_rondes()
    for over in (COLLEGA, TL):
        regel = regel_van(wereld, over)
        with handelend_als(wereld.id_van(wie)):
            geraakt = Rechtenregel.objects.filter(pk=regel.pk).update(
                oordeel="klopt", beoordeeld_door=wereld.id_van(wie), beoordeeld_op=NU
            )
        assert geraakt == int((wie, over) in {(TL, COLLEGA), (FB, TL)})


@pytest.mark.parametrize(
    "wat", [{"oordeel": "klopt"}, {"beoordeeld_op": None, "beoordeeld_door": None, "oordeel": ""}]
)
def test_in_sql_an_answer_stays(wereld: Wereld, als: Als, wat: dict[str, Any]) -> None:
    open_rondes()
    regel = regel_van(wereld, COLLEGA)
    antwoord_op(als, TL, 1, **{f"regel-{regel.pk}": "weg"})

    with handelend_als(wereld.id_van(TL)), geweigerd():
        Rechtenregel.objects.filter(pk=regel.pk).update(**wat)
    with handelend_als(wereld.id_van(TL)), geweigerd():
        Rechtenregel.objects.filter(beoordeeld_op=None).update(bij_beheer=True)


def test_a_round_that_is_late_shows_as_late_to_who_follows_it_up(wereld: Wereld, als: Als) -> None:
    """O56: four weeks; before that it runs."""
    open_rondes()
    assert "Te laat" not in tekst(als(FB).get("/beheer/"))

    with time_machine.travel(NU + datetime.timedelta(days=29), tick=False):
        for wie, pad in ((FB, "/beheer/"), (FG, "/beheer/"), (TL, "/team/hillegom/rollen/")):
            assert "Te laat" in tekst(als(wie).get(pad)), wie


def test_what_ended_meanwhile_asks_for_no_answer(wereld: Wereld, als: Als) -> None:
    open_rondes()
    with als_eigenaar():
        Roltoekenning.objects.filter(medewerker_id=wereld.id_van(COLLEGA)).update(tot=VANDAAG)

    assert "Jamal Aziz" not in tekst(als(TL).get(reverse("rechtenronde", args=[ronde().pk])))


def test_an_empty_answer_is_told(wereld: Wereld, als: Als) -> None:
    open_rondes()

    assert "U heeft nog niets gekozen." in tekst(antwoord_op(als, TL, 1))
