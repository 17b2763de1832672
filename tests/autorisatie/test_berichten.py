"""Berichten against raw SQL: nobody tells what does not follow from what was done, nor reads another's (F3)."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from huishoudens.diensten.noodtoegang import noodtoegang_openen, pagina_van
from huishoudens.models import Huishouden, Noodtoegang
from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.keuzes import Berichtsoort
from toegang.models import Bericht
from toegang.sessie import handelend_als
from toegang.taken import BERICHTEN, KERNCIJFERS

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

REDEN = "Mevrouw Tulp belt in paniek, haar zoon is weg."
WIE = "medewerker1.lisse"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", naam="Tulp", regisseur="regisseur.hillegom")


def open_(wereld: Wereld, huis: Huishouden) -> Noodtoegang:
    with handelend_als(wereld.id_van(WIE)):
        return noodtoegang_openen(huishouden_id=huis.pk, door=wereld.wie(WIE), reden=REDEN, op=timezone.now())


def _voeg_toe(wereld: Wereld, door: str, aan: str, soort: str, pad: str) -> None:
    with handelend_als(wereld.id_van(door)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO toegang_bericht (id, medewerker_id, soort, pad, gemaakt_op, mailen_vanaf, pogingen)"
            " VALUES (gen_random_uuid(), %s, %s, %s, now(), now(), 0)",
            [wereld.id_van(aan), soort, pad],
        )


def test_nobody_tells_anything_that_does_not_follow_from_what_was_done(
    wereld: Wereld, huis: Huishouden
) -> None:
    """F3: not another soort, page or person, and not by who did nothing; the true one is the control."""
    pad = pagina_van(open_(wereld, huis).pk)
    with als_eigenaar():
        Bericht.objects.all().delete()

    for door, aan, soort, waar in (
        (WIE, "teamleider.lisse", "nood_team", pad),
        (WIE, "teamleider.hillegom", "nood_oordeel", pad),
        (WIE, "teamleider.hillegom", "nood_team", "/elders/"),
        (WIE, WIE, "nood_team", pad),
        ("medewerker2.hillegom", "teamleider.hillegom", "nood_team", pad),
    ):
        with pytest.raises(DatabaseError):
            _voeg_toe(wereld, door, aan, soort, waar)
    _voeg_toe(wereld, WIE, "teamleider.hillegom", "nood_team", pad)
    with pytest.raises(DatabaseError):
        _voeg_toe(wereld, WIE, "teamleider.hillegom", "nood_team", pad)


def test_only_who_gets_it_reads_it_and_changes_nothing_but_that_it_was_read(
    wereld: Wereld, huis: Huishouden
) -> None:
    """F3: the sender reads nothing back; nobody makes it unread, undone or another's."""
    open_(wereld, huis)
    for wie, aantal in ((WIE, 0), ("medewerker1.hillegom", 0), ("teamleider.hillegom", 1), ("privacy", 1)):
        with handelend_als(wereld.id_van(wie)):
            assert Bericht.objects.count() == aantal, wie

    def wijzig(sql: str) -> int:
        with (
            handelend_als(wereld.id_van("teamleider.hillegom")),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE toegang_bericht SET {sql}")
            return int(cursor.rowcount)

    for sql in (
        "soort = 'nood_oordeel'",
        "pad = '/'",
        "gemaild_op = now()",
        "pogingen = 9",
        "gemaakt_op = now()",
    ):
        with pytest.raises(DatabaseError):
            wijzig(sql)
    assert wijzig("gelezen_op = now()") == 1
    with pytest.raises(DatabaseError):
        wijzig("gelezen_op = NULL")
    with (
        handelend_als(wereld.id_van("teamleider.hillegom")),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        Bericht.objects.all().delete()


def test_the_mail_task_sees_addresses_and_berichten_and_nothing_else(
    wereld: Wereld, huis: Huishouden
) -> None:
    """F3, F1: no file, and it changes no account; another task sees no bericht to change."""
    open_(wereld, huis)
    with als_systeem(BERICHTEN), connection.cursor() as cursor:
        for tabel, aantal in (
            ("huishoudens_huishouden", 0),
            ("huishoudens_noodtoegang", 0),
            ("toegang_bericht", 3),
        ):
            cursor.execute(f"SELECT count(*) FROM {tabel}")
            assert cursor.fetchone()[0] == aantal, tabel
        cursor.execute("UPDATE toegang_medewerker SET email = 'x@y.nl'")
        assert cursor.rowcount == 0
    with als_systeem(KERNCIJFERS), connection.cursor() as cursor:
        cursor.execute("UPDATE toegang_bericht SET pogingen = 5")
        assert cursor.rowcount == 0


def test_a_page_in_a_bericht_is_made_of_words_and_ids(wereld: Wereld) -> None:
    """F3: no query string, no name with a capital, no address elsewhere."""
    for pad in ("/zoeken/?q=Tulp", "https://elders.nl/", "/Tulp/", "/a b/"):
        with als_eigenaar(), pytest.raises(DatabaseError), transaction.atomic():
            Bericht.objects.create(
                medewerker=wereld.wie("privacy"), soort=Berichtsoort.NOOD_PRIVACY, pad=pad,
                gemaakt_op=timezone.now(), mailen_vanaf=timezone.now(),
            )  # fmt: skip
