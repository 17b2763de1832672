"""What two functions that look past row security give away for the sake of noodtoegang, and to whom (F3, F4, I6)."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from huishoudens.diensten.zoeken import vraag_elders
from huishoudens.models import Huishouden, Noodtoegang
from tests.autorisatie.uitzonderingen import breek_het_glas, is_verwant
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Medewerker
from toegang.sessie import handelend_als
from toegang.zoekvraag import herken

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

REDEN = "Moeder belt in paniek en er is niemand anders."
COLLEGA, ELDERS, LEIDER, FG = "medewerker1.hillegom", "medewerker1.lisse", "teamleider.hillegom", "privacy"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur="regisseur.hillegom")


def vraag(wereld: Wereld, wie: str, sql: str, *waarden: Any) -> list[tuple[Any, ...]]:
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return list(cursor.fetchall())


def gezocht(wereld: Wereld, wie: str, tekst: str, reden: str = REDEN) -> Any:
    deel = vraag_elders(herken(tekst, op=datetime.date(2026, 11, 20)))
    rijen = vraag(wereld, wie, "SELECT beleid.nood_gezocht(%s::text[], %s)", deel, reden)
    return rijen[0][0] if rijen else None


def test_one_who_fits_is_found_by_number_address_bsn_or_name_with_birth_date(wereld: Wereld) -> None:
    """F3, A3."""
    huis = wereld.huishouden("hillegom", naam="Krokusveld")

    for tekst in (huis.nummer, "2181 AA 1", "999990020", "Anna Krokusveld 08-03-1984"):
        assert gezocht(wereld, ELDERS, tekst) == huis.pk, tekst


def test_a_name_alone_several_none_or_what_is_hidden_give_no_id(wereld: Wereld) -> None:
    """F3, F4: and to nobody without a seat or a reason."""
    een = wereld.huishouden("hillegom", naam="Krokusveld")
    for tekst in ("Krokusveld", "Anna Krokusveld 09-03-1984", "H-2026-9999", "2181 AA", "", "tulp"):
        assert gezocht(wereld, ELDERS, tekst) is None, tekst
    assert gezocht(wereld, ELDERS, een.nummer, "te kort") is None
    for wie in ("wmo.isd", FG, "beheer"):
        assert gezocht(wereld, wie, een.nummer) is None, wie

    is_verwant(wereld, een, ELDERS)
    assert gezocht(wereld, ELDERS, een.nummer) is None

    dicht = wereld.huishouden("hillegom", naam="Vingerhoed", toegelaten=())
    assert gezocht(wereld, ELDERS, dicht.nummer) is None
    wereld.huishouden("hillegom", naam="Lelieveld")
    wereld.huishouden("lisse", naam="Lelieveld")
    assert gezocht(wereld, ELDERS, "Anna Lelieveld 08-03-1984") is None


def test_what_is_hidden_changes_no_answer(wereld: Wereld) -> None:
    """F3, I6: the one that may be opened is found whether or not a shielded one fits as well."""
    open_ = wereld.huishouden("hillegom", naam="Lelieveld")
    wereld.huishouden("hillegom", naam="Lelieveld", toegelaten=())

    assert gezocht(wereld, ELDERS, "Anna Lelieveld 08-03-1984") == open_.pk


def ontvangers(wereld: Wereld, wie: str) -> set[tuple[Any, str]]:
    return {(rij[0], rij[1]) for rij in vraag(wereld, wie, "SELECT * FROM beleid.te_berichten()")}


def test_whom_to_tell_is_given_only_while_one_s_own_access_is_open(wereld: Wereld, huis: Huishouden) -> None:
    """F3: a colleague elsewhere cannot read who leads another team, but for this."""
    assert ontvangers(wereld, ELDERS) == set()

    rij = breek_het_glas(wereld, huis, ELDERS)

    assert ontvangers(wereld, ELDERS) == {
        (wereld.id_van("regisseur.hillegom"), "nood_regie"),
        (wereld.id_van(LEIDER), "nood_team"),
        (wereld.id_van(FG), "nood_privacy"),
    }
    assert ontvangers(wereld, COLLEGA) == set()
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van(LEIDER)).update(is_active=False)
    assert (wereld.id_van(LEIDER), "nood_team") not in ontvangers(wereld, ELDERS)
    with als_eigenaar():
        Noodtoegang.objects.filter(pk=rij.pk).update(beeindigd_op=timezone.now())
    assert ontvangers(wereld, ELDERS) == set()


def test_a_teamleider_who_is_regisseur_too_is_told_once_and_nobody_is_told_of_oneself(wereld: Wereld) -> None:
    """F3."""
    huis = wereld.huishouden("hillegom", regisseur=LEIDER)
    breek_het_glas(wereld, huis, ELDERS)
    eigen = wereld.huishouden("hillegom")
    breek_het_glas(wereld, eigen, LEIDER)

    assert ontvangers(wereld, ELDERS) == {
        (wereld.id_van(LEIDER), "nood_regie"),
        (wereld.id_van(FG), "nood_privacy"),
    }
    assert ontvangers(wereld, LEIDER) == {(wereld.id_van(FG), "nood_privacy")}


def test_who_is_related_to_the_family_is_not_told(wereld: Wereld, huis: Huishouden) -> None:
    """F3, F4."""
    is_verwant(wereld, huis, LEIDER)
    breek_het_glas(wereld, huis, ELDERS)

    assert {soort for _, soort in ontvangers(wereld, ELDERS)} == {"nood_regie", "nood_privacy"}
