"""An account is made and opened by two people, and closed by one; never the own (F1, F8, I8)."""

from typing import Any

import pytest

from tests.autorisatie.rechten_in_sql import COLLEGA, FB, FB2, FG, TL, geef, geweigerd, voer_uit, vraag
from tests.cast import Wereld
from toegang.models import Inloggegeven, Medewerker
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


def zet(wereld: Wereld, wie: str, over: str, wat: str) -> int:
    with handelend_als(wereld.id_van(wie)):
        return voer_uit(f"UPDATE toegang_medewerker SET {wat} WHERE id = %s", wereld.id_van(over))


def test_a_beheerder_closes_an_account_at_once_and_never_the_own(wereld: Wereld) -> None:
    assert zet(wereld, FB, FB, "is_active = false") == 0
    assert zet(wereld, FB, COLLEGA, "is_active = false") == 1
    assert zet(wereld, FB, COLLEGA, "is_active = true") == 0


@pytest.mark.parametrize("wie", [TL, FG, "regisseur.hillegom"])
def test_nobody_else_closes_an_account(wereld: Wereld, wie: str) -> None:
    assert zet(wereld, wie, COLLEGA, "is_active = false") == 0


@pytest.mark.parametrize("door", [TL, FB2])
def test_opening_again_takes_two(wereld: Wereld, door: str) -> None:
    zet(wereld, FB, COLLEGA, "is_active = false")
    vraag(wereld, door, soort="heropenen", rol="", van=None)

    assert zet(wereld, door, COLLEGA, "is_active = true") == 0
    assert zet(wereld, FB, COLLEGA, "is_active = true") == 1


def test_a_teamleider_opens_only_who_has_a_rol_in_the_team(wereld: Wereld) -> None:
    with geweigerd():
        vraag(wereld, TL, "jeugd.lisse", soort="heropenen", rol="", van=None)


@pytest.mark.parametrize("wat", ["email = 'ik@voorbeeld.nl'", "organisatie_id = NULL", "fte = 1.5"])
def test_of_an_account_a_beheerder_changes_nothing_else(wereld: Wereld, wat: str) -> None:
    with geweigerd():
        zet(wereld, FB, "wmo.isd", f"is_active = false, {wat}")
    with geweigerd():
        zet(wereld, FB, "wmo.isd", wat)


NIEUW: dict[str, Any] = {
    "email": "nieuw@voorbeeld.nl",
    "voornaam": "Nina",
    "tussenvoegsel": "",
    "achternaam": "Nieuw",
    "functie": "Generalist",
}


def account(wereld: Wereld, wie: str, wachtwoordhash: str = "!onbruikbaar", **velden: Any) -> Medewerker:
    rij = Medewerker(**NIEUW | velden)
    with handelend_als(wereld.id_van(wie)):
        Medewerker.objects.bulk_create([rij])
        Inloggegeven.objects.bulk_create([Inloggegeven(medewerker=rij, wachtwoordhash=wachtwoordhash)])
    return rij


def test_an_account_is_made_as_it_was_asked_and_with_the_rol_that_was_asked(wereld: Wereld) -> None:
    gevraagd = vraag(wereld, TL, None, soort="nieuw", **NIEUW)

    nieuw = account(wereld, FB)

    with geweigerd():
        geef(wereld, FB, gevraagd, medewerker_id=nieuw.pk, rol="TL")
    with geweigerd():
        geef(wereld, FB, gevraagd)
    assert geef(wereld, FB, gevraagd, medewerker_id=nieuw.pk) == 1


def test_nobody_makes_an_account_that_nobody_asked(wereld: Wereld) -> None:
    for wie in (FB, TL, FG):
        with geweigerd():
            account(wereld, wie)
    vraag(wereld, TL, None, soort="nieuw", **NIEUW)
    with geweigerd():
        account(wereld, TL)
    with geweigerd():
        account(wereld, FB, email="ander@voorbeeld.nl")
    with geweigerd():
        account(wereld, FB, achternaam="Anders")


def test_a_new_account_begins_without_a_password_that_fits(wereld: Wereld) -> None:
    vraag(wereld, TL, None, soort="nieuw", **NIEUW)

    with geweigerd():
        account(wereld, FB, wachtwoordhash="md5$zout$hash")


def test_a_beheerder_gives_nobody_who_is_there_another_password(wereld: Wereld) -> None:
    vraag(wereld, TL, None, soort="nieuw", **NIEUW)

    with handelend_als(wereld.id_van(FB)):
        assert (
            voer_uit(
                "UPDATE toegang_inloggegeven SET wachtwoordhash = '!' WHERE medewerker_id <> beleid.ik()"
            )
            == 0
        )
        with geweigerd():
            voer_uit(
                "INSERT INTO toegang_inloggegeven (medewerker_id, wachtwoordhash) VALUES (%s, '!x')",
                wereld.id_van(COLLEGA),
            )
