"""Granting takes three people, and the database holds that (F1, I8): who asks, whom it is about, who carries it out."""

import datetime
import uuid
from contextlib import nullcontext
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.autorisatie.rechten_in_sql import (
    ANDERE_TL,
    COLLEGA,
    DAG,
    FB,
    FB2,
    FG,
    NU,
    TL,
    einde,
    geef,
    geweigerd,
    verzoek,
    voer_uit,
    vraag,
)
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Medewerker, Rechtenverzoek, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


def test_what_a_teamleider_asks_a_beheerder_gives(wereld: Wereld) -> None:
    """F1, I8: TL asks, FB carries out."""
    gevraagd = vraag(wereld, TL)

    assert geef(wereld, FB, gevraagd) == 1


@pytest.mark.parametrize("wie", [FB, FB2, TL, ANDERE_TL, FG, COLLEGA])
def test_nobody_gives_a_rol_that_nobody_asked(wereld: Wereld, wie: str) -> None:
    with geweigerd():
        geef(wereld, wie, None)


@pytest.mark.parametrize("wie", [TL, FG, COLLEGA, "regisseur.lisse"])
def test_only_a_beheerder_carries_out(wereld: Wereld, wie: str) -> None:
    gevraagd = vraag(wereld, TL)

    with geweigerd():
        geef(wereld, wie, gevraagd)


@pytest.mark.parametrize(
    "anders",
    [
        {"rol": "TL"},
        {"team_id": 2},
        {"van": DAG - datetime.timedelta(days=1)},
        {"tot": datetime.date(2030, 1, 1)},
        {"rol": "FG", "team_id": None},
    ],
)
def test_a_beheerder_gives_exactly_what_was_asked(wereld: Wereld, anders: dict[str, Any]) -> None:
    gevraagd = vraag(wereld, TL)

    with geweigerd():
        geef(wereld, FB, gevraagd, **anders)


@pytest.mark.parametrize("voor", ["regisseur.hillegom", FB, TL])
def test_a_request_is_for_one_person(wereld: Wereld, voor: str) -> None:
    gevraagd = vraag(wereld, TL)

    with geweigerd():
        geef(wereld, FB, gevraagd, medewerker_id=wereld.id_van(voor))


def test_a_request_gives_one_rol_once(wereld: Wereld) -> None:
    gevraagd = vraag(wereld, TL)
    geef(wereld, FB, gevraagd)

    with pytest.raises(DatabaseError, match="verzoek_id"), transaction.atomic():
        geef(wereld, FB, gevraagd)


def test_a_beheerder_does_not_carry_out_what_he_asked_himself(wereld: Wereld) -> None:
    gevraagd = vraag(wereld, FB, rol="AH", team_id=None, gemeente_id="lisse")
    plek = {"rol": "AH", "team_id": None, "gemeente_id": "lisse"}

    with geweigerd():
        geef(wereld, FB, gevraagd, **plek)
    assert geef(wereld, FB2, gevraagd, **plek) == 1


@pytest.mark.parametrize("rol", ["FG", "FB"])
def test_a_beheerder_gets_nothing_by_his_own_hand(wereld: Wereld, rol: str) -> None:
    gevraagd = vraag(wereld, FB2, FB, rol=rol, team_id=None)
    eigen = {"medewerker_id": wereld.id_van(FB), "rol": rol, "team_id": None}

    with geweigerd():
        geef(wereld, FB, gevraagd, **eigen)


ZELF = [
    (TL, TL, {}),
    (TL, TL, {"rol": "TL"}),
    (FB, FB, {}),
    (FG, FG, {"rol": "FB", "team_id": None}),
]
NIET_VAN_U = [
    (TL, COLLEGA, {"team_id": 2}),
    (TL, COLLEGA, {"rol": "FB", "team_id": None}),
    (TL, COLLEGA, {"rol": "FG"}),
    (TL, COLLEGA, {"rol": "AH", "team_id": None, "gemeente_id": "hillegom"}),
    (ANDERE_TL, COLLEGA, {}),
    (FG, COLLEGA, {}),
    (FG, COLLEGA, {"rol": "AH", "team_id": None, "gemeente_id": "lisse"}),
    ("regisseur.hillegom", COLLEGA, {}),
    ("wmo.isd", COLLEGA, {}),
    ("accounthouder.lisse", COLLEGA, {}),
]


@pytest.mark.parametrize(("door", "over", "velden"), [*ZELF, *NIET_VAN_U])
def test_who_may_not_ask_is_refused(wereld: Wereld, door: str, over: str, velden: dict[str, Any]) -> None:
    with geweigerd():
        vraag(wereld, door, over, **velden)


def test_nobody_asks_in_the_name_of_another(wereld: Wereld) -> None:
    rij = verzoek(wereld, TL)

    with geweigerd(), handelend_als(wereld.id_van(FB)):
        rij.save(force_insert=True)


def test_nobody_begins_with_an_answer(wereld: Wereld) -> None:
    with geweigerd():
        vraag(
            wereld,
            TL,
            status="uitgevoerd",
            beantwoord_op=NU,
            beantwoord_door_id=wereld.id_van(FB),
        )


def antwoord(wereld: Wereld, wie: str, rij: Rechtenverzoek, status: str, namens: str = "") -> int:
    with handelend_als(wereld.id_van(wie)):
        return voer_uit(
            "UPDATE toegang_rechtenverzoek SET status = %s, beantwoord_op = %s, beantwoord_door_id = %s"
            " WHERE id = %s",
            status,
            NU,
            wereld.id_van(namens or wie),
            rij.pk,
        )


def test_a_request_is_not_carried_out_while_nothing_was_done(wereld: Wereld) -> None:
    gevraagd, weg = vraag(wereld, TL), einde(wereld, TL, "medewerker1.hillegom")

    for rij in (gevraagd, weg):
        with geweigerd():
            antwoord(wereld, FB, rij, "uitgevoerd")
    geef(wereld, FB, gevraagd)
    assert antwoord(wereld, FB, gevraagd, "uitgevoerd") == 1


@pytest.mark.parametrize(
    ("wie", "status"),
    [(TL, "uitgevoerd"), (TL, "afgewezen"), (FB, "ingetrokken"), (FB, "gevraagd")],
)
def test_each_answers_with_the_own_words(wereld: Wereld, wie: str, status: str) -> None:
    gevraagd = vraag(wereld, TL)

    with pytest.raises(DatabaseError), transaction.atomic():
        antwoord(wereld, wie, gevraagd, status)


@pytest.mark.parametrize("wie", [COLLEGA, ANDERE_TL, FG, "regisseur.hillegom"])
def test_others_answer_nothing(wereld: Wereld, wie: str) -> None:
    gevraagd = vraag(wereld, TL)

    for status in ("uitgevoerd", "afgewezen", "ingetrokken"):
        assert antwoord(wereld, wie, gevraagd, status) == 0


def test_nobody_answers_in_the_name_of_another_or_about_himself(wereld: Wereld) -> None:
    gevraagd, over_mij = vraag(wereld, TL), vraag(wereld, TL, FB, rol="TM")

    with geweigerd():
        antwoord(wereld, FB, gevraagd, "afgewezen", namens=FB2)
    assert antwoord(wereld, FB, over_mij, "afgewezen") == 0


def test_what_was_answered_stays(wereld: Wereld) -> None:
    gevraagd = vraag(wereld, TL)
    assert antwoord(wereld, FB, gevraagd, "afgewezen") == 1

    for wie, status in ((TL, "ingetrokken"), (FB, "afgewezen"), (FB2, "afgewezen")):
        assert antwoord(wereld, wie, gevraagd, status) == 0
    with geweigerd():
        geef(wereld, FB, gevraagd)


@pytest.mark.parametrize("wie", [TL, FB])
@pytest.mark.parametrize(
    "wat", ["rol = 'TL'", "team_id = 2", "van = '2019-01-01'", "medewerker_id = beleid.ik()", "reden = 'x'"]
)
def test_what_was_asked_stays_as_it_was_asked(wereld: Wereld, wie: str, wat: str) -> None:
    gevraagd = vraag(wereld, TL)

    with geweigerd(), handelend_als(wereld.id_van(wie)):
        voer_uit(f"UPDATE toegang_rechtenverzoek SET {wat} WHERE id = %s", gevraagd.pk)


@pytest.mark.parametrize("wie", [TL, FB, FG])
def test_nobody_removes_a_request_or_a_rol(wereld: Wereld, wie: str) -> None:
    vraag(wereld, TL)

    for tabel in ("rechtenverzoek", "roltoekenning", "rechtenronde", "rechtenregel"):
        with geweigerd(), handelend_als(wereld.id_van(wie)):
            voer_uit(f"DELETE FROM toegang_{tabel}")


def test_a_request_of_who_may_no_longer_ask_is_not_carried_out(wereld: Wereld) -> None:
    gevraagd = vraag(wereld, TL)
    with als_eigenaar():
        Roltoekenning.objects.filter(medewerker_id=wereld.id_van(TL)).update(tot=DAG)

    with geweigerd():
        geef(wereld, FB, gevraagd)


def test_a_request_of_a_closed_account_is_not_carried_out(wereld: Wereld) -> None:
    gevraagd = vraag(wereld, TL)
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van(TL)).update(is_active=False)

    with geweigerd():
        geef(wereld, FB, gevraagd)


def gelezen(wereld: Wereld, wie: str) -> set[uuid.UUID]:
    with handelend_als(wereld.id_van(wie)):
        return set(Rechtenverzoek.objects.values_list("pk", flat=True))


def test_who_reads_a_request(wereld: Wereld) -> None:
    """Row 23: the teamleider of the team, FG and FB; and whom it is about."""
    rij = vraag(wereld, TL)

    for wie in (TL, FB, FB2, FG, COLLEGA):
        assert gelezen(wereld, wie) == {rij.pk}, wie
    for wie in (ANDERE_TL, "regisseur.hillegom", "aandacht.hillegom", "wmo.isd", "accounthouder.lisse"):
        assert gelezen(wereld, wie) == set(), wie
    with handelend_als(None):
        assert not Rechtenverzoek.objects.exists()


@pytest.mark.parametrize("erbij", [False, True])
def test_a_new_account_gets_no_organisation_that_nobody_asked(wereld: Wereld, erbij: bool) -> None:
    """Of whom somebody is, the rol says, and that was asked."""
    naam = {"email": "nieuw@voorbeeld.nl", "voornaam": "N", "achternaam": "Ieuw", "functie": "Generalist"}
    vraag(wereld, TL, None, soort="nieuw", **naam)
    waarden = (uuid.uuid4(), wereld.organisatie("GGZ Duin en Bollen").pk if erbij else None, *naam.values())

    with handelend_als(wereld.id_van(FB)), geweigerd() if erbij else nullcontext():
        gemaakt = voer_uit(
            "INSERT INTO toegang_medewerker (id, organisatie_id, email, voornaam, achternaam, functie, tussenvoegsel,"
            " telefoon, bereikbaar, is_active, fte) VALUES (%s, %s, %s, %s, %s, %s, '', '', '', true, 1)",
            *waarden,
        )
        assert gemaakt == 1
