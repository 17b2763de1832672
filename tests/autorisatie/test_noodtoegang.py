"""Breaking the glass as an attacker with the serving role would: the database holds each rule by itself (F3, F4)."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from huishoudens.models import Huishouden
from tests.autorisatie.uitzonderingen import breek_het_glas, is_verwant
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

REDEN = "Moeder belt in paniek en er is niemand anders."
COLLEGA, ELDERS, LEIDER, FG = "medewerker1.hillegom", "medewerker1.lisse", "teamleider.hillegom", "privacy"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur="regisseur.hillegom")


def voer_uit(wereld: Wereld, wie: str, sql: str, **waarden: Any) -> int:
    """How many rows it touched, as this person through the serving role; DatabaseError when it is refused."""
    with handelend_als(wereld.id_van(wie)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return int(cursor.rowcount)


def vraag(wereld: Wereld, wie: str, sql: str, *waarden: Any) -> list[tuple[Any, ...]]:
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return list(cursor.fetchall())


def breek(wereld: Wereld, wie: str, huishouden: Huishouden, **anders: Any) -> uuid.UUID:
    """A raw INSERT, with whatever an attacker puts in it."""
    rij = {
        "id": uuid.uuid4(),
        "gemaakt_op": timezone.now(),
        "huishouden_id": huishouden.pk,
        "medewerker_id": wereld.id_van(wie),
        "team_id": huishouden.team_id,
        "reden": REDEN,
        "van": timezone.now(),
        "oordeel": "",
        "toelichting": "",
    } | anders
    kolommen = ", ".join(rij)
    sleutels = ", ".join(f"%({naam})s" for naam in rij)
    voer_uit(wereld, wie, f"INSERT INTO huishoudens_noodtoegang ({kolommen}) VALUES ({sleutels})", **rij)
    return rij["id"]


def geweigerd(wereld: Wereld, wie: str, huishouden: Huishouden, **anders: Any) -> bool:
    try:
        breek(wereld, wie, huishouden, **anders)
    except DatabaseError:
        return True
    return False


def leest(wereld: Wereld, wie: str, huishouden: Huishouden) -> bool:
    """Whether the address is open, which no plain seat in a team reads."""
    return bool(
        vraag(wereld, wie, "SELECT id FROM huishoudens_adres WHERE huishouden_id = %s", huishouden.pk)
    )


@pytest.mark.parametrize("wie", [COLLEGA, ELDERS])
def test_the_own_row_with_a_reason_opens_the_file(wereld: Wereld, huis: Huishouden, wie: str) -> None:
    """F3: the control for every refusal below; a colleague of the team and of another one."""
    assert not leest(wereld, wie, huis)

    breek(wereld, wie, huis)

    assert leest(wereld, wie, huis)


def test_nobody_breaks_the_glass_in_the_name_of_another(wereld: Wereld, huis: Huishouden) -> None:
    """F3, I8."""
    assert geweigerd(wereld, ELDERS, huis, medewerker_id=wereld.id_van(COLLEGA))


@pytest.mark.parametrize("wie", ["wmo.isd", "partner.bollenwonen", "accounthouder.lisse", "beheer", FG])
def test_without_a_seat_in_a_team_there_is_no_glass_to_break(
    wereld: Wereld, huis: Huishouden, wie: str
) -> None:
    """F3: only TM, AT, TL, TRI and AF."""
    assert geweigerd(wereld, wie, huis)


def test_a_shielded_file_never_opens_also_when_it_is_shielded_later(wereld: Wereld, huis: Huishouden) -> None:
    """F3, F4: shielding beats all."""
    dicht = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", toegelaten=(LEIDER,))
    assert geweigerd(wereld, ELDERS, dicht)
    assert geweigerd(wereld, LEIDER, dicht)

    breek(wereld, ELDERS, huis)
    with als_eigenaar():
        Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)

    assert not leest(wereld, ELDERS, huis)


def test_the_own_family_never_opens_also_when_that_is_told_later(wereld: Wereld, huis: Huishouden) -> None:
    """F3, F4."""
    ander = wereld.huishouden("hillegom")
    is_verwant(wereld, ander, ELDERS)
    assert geweigerd(wereld, ELDERS, ander)

    breek(wereld, ELDERS, huis)
    is_verwant(wereld, huis, ELDERS)

    assert not leest(wereld, ELDERS, huis)


@pytest.mark.parametrize(
    "reden",
    [
        *(
            "",
            "kort",
            "a" * 19,
            " " * 40,
            "a" + " " * 30 + "b",
            "\n" * 25,
            "a\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nb",
        ),
        *("\u200b" * 30, "a\u200b" * 15, "\u00a0" * 30, "a\u00a0\u00a0" * 10, "\u3000" * 25, "\ufeff" * 25),
        *("  Moeder belt in paniek.", "Moeder belt in paniek.  ", "\u2800" * 25, "\u3164" * 25, "\t" * 25),
    ],
)
def test_a_reason_of_less_than_twenty_seen_characters_is_refused(
    wereld: Wereld, huis: Huishouden, reden: str
) -> None:
    """F3: whatever stands in for words."""
    assert geweigerd(wereld, ELDERS, huis, reden=reden)


def test_a_reason_of_twenty_characters_will_do(wereld: Wereld, huis: Huishouden) -> None:
    """F3: the border itself, with an accent and a line break."""
    breek(wereld, ELDERS, huis, reden="Zij belt in\nparniek…"[:20])

    assert leest(wereld, ELDERS, huis)


def test_the_moment_is_the_database_s(wereld: Wereld, huis: Huishouden) -> None:
    """F3: a row dated tomorrow would last a day longer."""
    breek(wereld, ELDERS, huis, van=timezone.now() + datetime.timedelta(days=1))

    [(over,)] = vraag(wereld, ELDERS, "SELECT van <= clock_timestamp() FROM huishoudens_noodtoegang")
    assert over


@pytest.mark.parametrize(
    ("wijziging", "anders"),
    [
        ("van = now() + interval '3 hours'", {}),
        ("reden = 'Een heel andere reden dan eerst.'", {}),
        ("medewerker_id = %(ander)s", {}),
        ("huishouden_id = %(huis2)s", {}),
        ("oordeel = 'terecht', beoordeeld_door_id = %(ik)s, beoordeeld_op = now()", {}),
        ("oordeel = 'terecht', beoordeeld_door_id = %(fg)s, beoordeeld_op = now()", {}),
        ("toelichting = 'Dit was heel terecht.'", {}),
        ("beeindigd_op = NULL", {"beeindigd_op": timezone.now()}),
    ],
)
def test_who_broke_it_can_only_end_it(
    wereld: Wereld, huis: Huishouden, wijziging: str, anders: dict[str, Any]
) -> None:
    """F3, I8: not stretched, not told otherwise, not judged by oneself, not begun again once ended."""
    eigen = breek_het_glas(wereld, huis, ELDERS, **anders)
    huis2 = wereld.huishouden("hillegom")

    with pytest.raises(DatabaseError):
        voer_uit(
            wereld,
            ELDERS,
            f"UPDATE huishoudens_noodtoegang SET {wijziging} WHERE id = %(id)s",
            id=eigen.pk,
            ander=wereld.id_van(COLLEGA),
            huis2=huis2.pk,
            ik=wereld.id_van(ELDERS),
            fg=wereld.id_van(FG),
        )


def test_ending_it_shuts_the_file(wereld: Wereld, huis: Huishouden) -> None:
    """F3."""
    eigen = breek(wereld, ELDERS, huis)

    assert voer_uit(
        wereld, ELDERS, "UPDATE huishoudens_noodtoegang SET beeindigd_op = now() WHERE id = %(id)s", id=eigen
    )
    assert not leest(wereld, ELDERS, huis)


@pytest.mark.parametrize("uren", [3, 5])
def test_after_four_hours_by_the_database_s_clock_it_is_shut(
    wereld: Wereld, huis: Huishouden, uren: int
) -> None:
    """F3."""
    breek_het_glas(wereld, huis, ELDERS, van=timezone.now() - datetime.timedelta(hours=uren))

    assert leest(wereld, ELDERS, huis) == (uren < 4)


JUDGE = (
    "UPDATE huishoudens_noodtoegang SET oordeel = 'onterecht', beoordeeld_door_id = %(rechter)s,"
    " beoordeeld_op = now() WHERE id = %(id)s"
)


@pytest.mark.parametrize("wie", [LEIDER, "regisseur.hillegom", COLLEGA, "beheer"])
def test_only_a_privacy_officer_judges(wereld: Wereld, huis: Huishouden, wie: str) -> None:
    """F3: who knows of it does not judge it; the privacy officer's verdict is the control."""
    rij = breek_het_glas(wereld, huis, ELDERS)

    try:
        geraakt = voer_uit(wereld, wie, JUDGE, id=rij.pk, rechter=wereld.id_van(wie))
    except DatabaseError:
        geraakt = 0

    assert geraakt == 0
    assert voer_uit(wereld, FG, JUDGE, id=rij.pk, rechter=wereld.id_van(FG)) == 1


def test_a_privacy_officer_judges_in_the_own_name_once_and_never_oneself(
    wereld: Wereld, huis: Huishouden
) -> None:
    """F3, I8."""
    rij = breek_het_glas(wereld, huis, ELDERS)
    with pytest.raises(DatabaseError):
        voer_uit(wereld, FG, JUDGE, id=rij.pk, rechter=wereld.id_van("beheer"))
    voer_uit(wereld, FG, JUDGE, id=rij.pk, rechter=wereld.id_van(FG))
    with pytest.raises(DatabaseError):
        voer_uit(
            wereld, FG, "UPDATE huishoudens_noodtoegang SET oordeel = 'terecht' WHERE id = %(id)s", id=rij.pk
        )

    with als_eigenaar():
        Roltoekenning.objects.create(
            medewerker=wereld.wie(FG), rol="TM", team=huis.team, van=datetime.date(2020, 1, 1)
        )
    eigen = breek_het_glas(wereld, huis, FG)
    with pytest.raises(DatabaseError):
        voer_uit(wereld, FG, JUDGE, id=eigen.pk, rechter=wereld.id_van(FG))


def test_who_is_related_or_shut_out_by_a_shield_does_not_read_the_reason(
    wereld: Wereld, huis: Huishouden
) -> None:
    """F3, F4: it tells of the family; the privacy officer still judges a file that is shielded by now."""
    breek_het_glas(wereld, huis, ELDERS)

    def lezers() -> set[str]:
        wie = (LEIDER, "regisseur.hillegom", FG, ELDERS, COLLEGA)
        return {naam for naam in wie if vraag(wereld, naam, "SELECT reden FROM huishoudens_noodtoegang")}

    assert lezers() == {LEIDER, "regisseur.hillegom", FG, ELDERS}
    with als_eigenaar():
        Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)
    assert lezers() == {"regisseur.hillegom", FG, ELDERS}
    with als_eigenaar():
        Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=False)
    is_verwant(wereld, huis, LEIDER)
    assert lezers() == {"regisseur.hillegom", FG, ELDERS}
