"""The hash of a password is its own account's alone, and nobody changes what an account may do (F8, I8)."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import WACHTWOORD, Wereld, maak_wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.inloggen import MedewerkerBackend
from toegang.models import Inloggegeven, Medewerker
from toegang.sessie import handelend_als, inloggen_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

IK, ANDER = "regisseur.hillegom", "jeugd.hillegom"


def voer_uit(sql: str, *waarden: Any) -> int:
    """How many rows the statement touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return int(cursor.rowcount)


@contextmanager
def geweigerd() -> Iterator[None]:
    with (
        pytest.raises(DatabaseError, match=r"permission denied|row-level security|a version tells"),
        transaction.atomic(),
    ):
        yield


def hash_van(wereld: Wereld, wie: str) -> str:
    with als_eigenaar():
        return Inloggegeven.objects.get(medewerker=wereld.id_van(wie)).wachtwoordhash


def test_everybody_reads_the_own_hash_and_no_other(wereld: Wereld) -> None:
    with handelend_als(wereld.id_van(IK)):
        collegas = Medewerker.objects.count()
        gelezen = list(Inloggegeven.objects.values_list("medewerker_id", flat=True))

    assert collegas > 20
    assert gelezen == [wereld.id_van(IK)]


def test_a_colleague_is_shown_with_a_hash_that_no_password_fits(wereld: Wereld) -> None:
    with handelend_als(wereld.id_van(IK)):
        collega = Medewerker.objects.get(pk=wereld.id_van(ANDER))

        assert not collega.has_usable_password()
        assert not collega.check_password(WACHTWOORD)


def test_before_the_password_is_proven_only_the_account_that_is_tried_can_be_read(wereld: Wereld) -> None:
    zonder = list(Inloggegeven.objects.all())

    inloggen_als(f"{IK}@voorbeeld.nl")

    assert zonder == []
    assert [g.medewerker_id for g in Inloggegeven.objects.all()] == [wereld.id_van(IK)]


def test_an_ended_account_cannot_be_tried(wereld: Wereld) -> None:
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van(IK)).update(is_active=False)

    inloggen_als(f"{IK}@voorbeeld.nl")

    assert not Inloggegeven.objects.exists()


def test_no_other_table_holds_a_hash() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND column_name ~ 'password|wachtwoord'"
        )
        gevonden = cursor.fetchall()

    assert gevonden == [("toegang_inloggegeven", "wachtwoordhash")]


@pytest.mark.parametrize("taak", ["kerncijfers", "importeer"])
def test_no_task_but_filling_a_demo_reads_a_hash(wereld: Wereld, taak: str) -> None:
    with als_systeem(taak):
        assert not Inloggegeven.objects.exists()
        assert Medewerker.objects.exists()


def test_before_the_password_is_proven_nothing_can_be_written(wereld: Wereld) -> None:
    inloggen_als(f"{IK}@voorbeeld.nl")

    assert voer_uit("UPDATE toegang_inloggegeven SET wachtwoordhash = 'x', dit_bezoek = now()") == 0
    assert voer_uit("UPDATE toegang_medewerker SET email = 'ik@voorbeeld.nl', is_active = false") == 0


def test_everybody_writes_the_own_hash_and_visits_and_nobody_elses(wereld: Wereld) -> None:
    with handelend_als(wereld.id_van(IK)):
        assert voer_uit("UPDATE toegang_inloggegeven SET wachtwoordhash = 'x', dit_bezoek = now()") == 1
        assert voer_uit("UPDATE toegang_inloggegeven SET medewerker_id = medewerker_id") == 1
        with geweigerd():
            voer_uit("UPDATE toegang_inloggegeven SET medewerker_id = %s", wereld.id_van(ANDER))
        with geweigerd():
            voer_uit("DELETE FROM toegang_inloggegeven")
        with geweigerd():
            voer_uit(
                "INSERT INTO toegang_inloggegeven (medewerker_id, wachtwoordhash) VALUES (%s, 'x')",
                uuid.uuid4(),
            )

    assert hash_van(wereld, IK) == "x"
    assert hash_van(wereld, ANDER) != "x"


ACCOUNTFEITEN = [
    *(
        f"UPDATE toegang_medewerker SET {feit} WHERE id = beleid.ik()"
        for feit in (
            "email = 'ander@voorbeeld.nl'",
            "is_active = true",
            "fte = 1.5",
            "achternaam = 'Anders'",
            "organisatie_id = NULL",
            "telefoon = ''",
        )
    ),
    "DELETE FROM toegang_medewerker WHERE id = beleid.ik()",
    "UPDATE toegang_roltoekenning SET rol = 'FG' WHERE medewerker_id = beleid.ik()",
    "UPDATE toegang_roltoekenning SET tot = NULL WHERE medewerker_id = beleid.ik()",
    "DELETE FROM toegang_roltoekenning WHERE medewerker_id = beleid.ik()",
    (
        "INSERT INTO toegang_roltoekenning (id, medewerker_id, rol, team_id, van)"
        " VALUES (gen_random_uuid(), beleid.ik(), 'TL', 1, '2020-01-01')"
    ),
    (
        "INSERT INTO toegang_historicalroltoekenning"
        " (id, medewerker_id, rol, van, history_id, history_date, history_type, history_user_id)"
        " VALUES (gen_random_uuid(), beleid.ik(), 'TL', now(), gen_random_uuid(), now(), '+', beleid.ik())"
    ),
]


@pytest.mark.parametrize("sql", ACCOUNTFEITEN)
@pytest.mark.parametrize("wie", [IK, "teamleider.hillegom", "beheer"])
def test_nobody_changes_the_own_account_or_rollen(wereld: Wereld, wie: str, sql: str) -> None:
    """I8; of others a beheerder changes what `test_rechtenverzoek` tells."""
    with handelend_als(wereld.id_van(wie)):
        if sql.startswith("UPDATE"):
            assert voer_uit(sql) == 0
        else:
            with geweigerd():
                voer_uit(sql)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("wie", [IK, "beheer"])
def test_nobody_writes_a_version_of_an_account_that_did_not_change(wie: str) -> None:
    wereld = maak_wereld()
    with geweigerd(), handelend_als(wereld.id_van(wie)):
        voer_uit(
            "INSERT INTO toegang_historicalmedewerker (id, email, voornaam, tussenvoegsel, achternaam, functie,"
            " telefoon, bereikbaar, is_active, fte, history_id, history_date, history_type, history_user_id)"
            " VALUES (beleid.ik(), 'x', 'x', '', 'x', 'x', '', '', true, 1, gen_random_uuid(), now(), '~',"
            " beleid.ik())"
        )


def test_a_new_password_is_saved_by_its_own_account_only(wereld: Wereld) -> None:
    ik = wereld.wie(IK)
    ander = wereld.wie(ANDER)
    with handelend_als(ik.pk):
        ik.set_password("narcissen in de regen")
        ik.inloggegeven.save()
        ander.set_password("narcissen in de regen")
        with geweigerd():
            ander.inloggegeven.save()

    assert wereld.wie(IK).check_password("narcissen in de regen")
    assert wereld.wie(ANDER).check_password(WACHTWOORD)


def test_whoever_keeps_accounts_sets_a_password_the_usual_way(wereld: Wereld) -> None:
    with als_eigenaar():
        nieuw = Medewerker(email="nieuw@voorbeeld.nl", voornaam="N", achternaam="Ieuw", functie="Generalist")
        nieuw.set_password("tulpen in de regen")
        nieuw.save()
        ander = Medewerker.objects.get(pk=wereld.id_van(ANDER))
        ander.set_password("hyacinten in de regen")
        ander.save()
        versies = Medewerker.history.filter(id=nieuw.pk).count()

    assert wereld.wie("nieuw").check_password("tulpen in de regen")
    assert wereld.wie(ANDER).check_password("hyacinten in de regen")
    assert versies == 1


def test_a_wrong_password_renews_nothing(client: Client, wereld: Wereld, settings: Any) -> None:
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]

    with handelend_als(None):
        assert (
            MedewerkerBackend().authenticate(None, username=f"{IK}@voorbeeld.nl", password="verkeerd") is None
        )

    assert hash_van(wereld, IK).startswith("md5$")


def test_only_the_query_for_oneself_loads_a_hash(wereld: Wereld) -> None:
    with handelend_als(wereld.id_van(IK)), CaptureQueriesContext(connection) as vragen:
        ik = MedewerkerBackend().get_user(wereld.id_van(IK))
        assert ik is not None
        ik.get_session_auth_hash()
        list(Medewerker.objects.select_related("organisatie"))

    assert ["wachtwoordhash" in vraag["sql"] for vraag in vragen.captured_queries] == [True, False]
