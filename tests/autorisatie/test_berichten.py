"""Berichten against raw SQL: nobody tells what does not follow from what was done, nor reads another's (F3)."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from huishoudens.diensten.noodtoegang import noodtoegang_openen, pagina_van
from huishoudens.models import Huishouden, Noodtoegang
from tests.autorisatie.uitzonderingen import is_verwant, laat_toe
from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.keuzes import Berichtsoort
from toegang.models import Bericht, Medewerker, Roltoekenning
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


@pytest.mark.parametrize("door", [WIE, "teamleider.hillegom", "privacy", "beheer"])
def test_nobody_tells_anything_himself(wereld: Wereld, huis: Huishouden, door: str) -> None:
    """F3: not even what is true; the database tells, with what was done."""
    pad = pagina_van(open_(wereld, huis).pk)
    with als_eigenaar():
        Bericht.objects.all().delete()

    with pytest.raises(DatabaseError):
        _voeg_toe(wereld, door, "teamleider.hillegom", "nood_team", pad)


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


def _breek(wereld: Wereld, wie: str, huis: Huishouden) -> uuid.UUID:
    """The glass, past every dienst."""
    nummer = uuid.uuid4()
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO huishoudens_noodtoegang (id, gemaakt_op, huishouden_id, medewerker_id, team_id, reden, van,"
            " oordeel, toelichting) VALUES (%s, now(), %s, %s, %s, %s, now(), '', '')",
            [nummer, huis.pk, wereld.id_van(wie), huis.team_id, REDEN],
        )
    return nummer


def _verteld(noodtoegang: uuid.UUID) -> set[tuple[str, str]]:
    with als_eigenaar():
        rijen = Bericht.objects.filter(pad=pagina_van(noodtoegang)).values_list("medewerker__email", "soort")
        return {(email.removesuffix("@voorbeeld.nl"), soort) for email, soort in rijen}


def test_nobody_breaks_the_glass_without_telling(wereld: Wereld, huis: Huishouden) -> None:
    """F3: also by plain SQL, whatever becomes of it at once; who left is not told."""
    assert _verteld(_breek(wereld, WIE, huis)) == {
        ("regisseur.hillegom", "nood_regie"),
        ("teamleider.hillegom", "nood_team"),
        ("privacy", "nood_privacy"),
    }
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van("teamleider.hillegom")).update(is_active=False)
    assert _verteld(_breek(wereld, "medewerker1.hillegom", huis)) == {
        ("regisseur.hillegom", "nood_regie"),
        ("privacy", "nood_privacy"),
    }


def test_a_teamleider_who_is_regisseur_too_is_told_once_and_nobody_is_told_of_oneself(wereld: Wereld) -> None:
    """F3."""
    huis = wereld.huishouden("hillegom", regisseur="teamleider.hillegom")
    eigen = wereld.huishouden("hillegom")

    assert _verteld(_breek(wereld, WIE, huis)) == {
        ("teamleider.hillegom", "nood_regie"),
        ("privacy", "nood_privacy"),
    }
    assert _verteld(_breek(wereld, "teamleider.hillegom", eigen)) == {("privacy", "nood_privacy")}


def test_who_is_related_to_the_family_is_not_told(wereld: Wereld, huis: Huishouden) -> None:
    """F3, F4."""
    is_verwant(wereld, huis, "teamleider.hillegom")

    soorten = {soort for _, soort in _verteld(_breek(wereld, WIE, huis))}

    assert soorten == {"nood_regie", "nood_privacy"}


def test_no_verdict_is_given_without_telling(wereld: Wereld, huis: Huishouden) -> None:
    """F3: by plain SQL too."""
    nummer = _breek(wereld, WIE, huis)
    with handelend_als(wereld.id_van("privacy")), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE huishoudens_noodtoegang SET oordeel = 'onterecht', beoordeeld_door_id = %s, beoordeeld_op = now()",
            [wereld.id_van("privacy")],
        )
        assert cursor.rowcount == 1

    assert {(WIE, "nood_oordeel"), ("teamleider.hillegom", "nood_oordeel_team")} <= _verteld(nummer)


@pytest.mark.parametrize(("wie", "gemeld"), [("privacy", True), ("medewerker1.hillegom", False)])
def test_nobody_shuts_out_who_watches_without_telling(
    wereld: Wereld, huis: Huishouden, wie: str, gemeld: bool
) -> None:
    """F4, I8: a teamleider, of a privacy officer; of a colleague there is nothing to tell."""
    with als_eigenaar():
        tweede = wereld.wie("regisseur.lisse")
        Roltoekenning.objects.create(medewerker=tweede, rol="FG", van=datetime.date(2020, 1, 1))
    with handelend_als(wereld.id_van("teamleider.hillegom")), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO huishoudens_relatie (id, gemaakt_op, huishouden_id, medewerker_id, van, door_id)"
            " VALUES (gen_random_uuid(), now(), %s, %s, current_date, %s)",
            [huis.pk, wereld.id_van(wie), wereld.id_van("teamleider.hillegom")],
        )
    with als_eigenaar():
        verteld = set(Bericht.objects.values_list("medewerker__email", "soort", "pad"))

    pad = f"/huishoudens/{huis.pk}/wie-ziet-dit/"
    assert verteld == (
        {
            # Of one's own family nobody reads the id of the file.
            ("privacy@voorbeeld.nl", "kent_gezin", "/privacy/"),
            ("regisseur.lisse@voorbeeld.nl", "toezicht_kent_gezin", pad),
        }
        if gemeld
        else set()
    )


def test_of_a_shielded_file_its_kin_is_told_nothing_and_the_others_not_which(
    wereld: Wereld, huis: Huishouden
) -> None:
    """F4, I6: a family's file is no news for who knows it, nor its id for a privacy officer who may not see it."""
    leider = wereld.id_van("teamleider.hillegom")
    with als_eigenaar():
        for ander in ("regisseur.lisse", "regisseur.voorhout"):
            Roltoekenning.objects.create(
                medewerker=wereld.wie(ander), rol="FG", van=datetime.date(2020, 1, 1)
            )
        Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)
    laat_toe(wereld, huis, "teamleider.hillegom")
    is_verwant(wereld, huis, "regisseur.voorhout")

    with handelend_als(leider), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO huishoudens_relatie (id, gemaakt_op, huishouden_id, medewerker_id, van, door_id)"
            " VALUES (gen_random_uuid(), now(), %s, %s, current_date, %s)",
            [huis.pk, wereld.id_van("privacy"), leider],
        )

    with als_eigenaar():
        verteld = set(Bericht.objects.values_list("medewerker__email", "soort", "pad"))
    assert verteld == {("regisseur.lisse@voorbeeld.nl", "toezicht_kent_gezin", "/privacy/")}
