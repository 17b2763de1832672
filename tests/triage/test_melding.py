"""Registering a melding: who may, what it opens and when it is due (A1, A3, A12)."""

import datetime

import pytest

from huishoudens.models import (
    Adres,
    Contactgegeven,
    Contactmoment,
    Huishouden,
    Persoon,
    PersoonBsn,
    Zoekterm,
)
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.triage.opzet import NL, ZATERDAGAVOND, registreer, werk
from toegang.beleid import GeenToegang
from toegang.sessie import handelend_als
from triage.models import Melding


@pytest.mark.parametrize("wie", ["triage.hillegom", "teamleider.hillegom", "regisseur.hillegom"])
def test_every_seat_in_the_team_registers_a_question_with_person_and_address(
    wereld: Wereld, wie: str
) -> None:
    melding = registreer(wereld, wie)

    with als_eigenaar():
        huishouden = Huishouden.objects.get()
        assert (huishouden.aanduiding, huishouden.team_id) == ("Gezin Narcis", 1)
        persoon = Persoon.objects.get(huishouden=huishouden)
        assert str(persoon) == "Wil Narcis"
        assert str(Adres.objects.get(huishouden=huishouden)) == "2181 AA 9, Hillegom"
        assert PersoonBsn.objects.filter(persoon=persoon).exists()
        assert Contactgegeven.objects.get(persoon=persoon).waarde == "06 1234 5678"
        assert Zoekterm.objects.filter(persoon=persoon, term="narcis", exact=True).exists()
        assert melding.aangenomen_door_id == wereld.id_van(wie)
        assert list(melding.history.values_list("history_user_id", flat=True)) == [wereld.id_van(wie)]


def test_a_colleague_without_triage_reads_no_more_of_the_file_afterwards(wereld: Wereld) -> None:
    registreer(wereld, "regisseur.hillegom")

    with handelend_als(wereld.id_van("regisseur.hillegom")):
        assert Huishouden.objects.count() == 1
        assert [m.objects.count() for m in (Melding, Adres, PersoonBsn, Contactmoment)] == [0, 0, 0, 0]


def test_a_colleague_without_triage_cannot_add_to_a_file_that_others_work_on(wereld: Wereld) -> None:
    from django.db import DatabaseError, transaction

    huishouden = wereld.huishouden("hillegom", regisseur="medewerker1.hillegom")
    registreer(wereld, "regisseur.hillegom", huishouden=huishouden, nieuw=None)

    with (
        handelend_als(wereld.id_van("regisseur.hillegom")),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        Adres.objects.create(
            huishouden=huishouden, straat="A", huisnummer="1", postcode="2181 AA", plaats="Hillegom"
        )


def test_a_known_huishouden_gets_the_melding_and_no_second_file(wereld: Wereld) -> None:
    bekend = wereld.huishouden("hillegom", regisseur="medewerker1.hillegom")

    melding = registreer(wereld, "triage.hillegom", huishouden=bekend, nieuw=None)

    assert melding.huishouden_id == bekend.pk
    with als_eigenaar():
        assert Huishouden.objects.count() == 1


@pytest.mark.parametrize("wie", ["regisseur.lisse", "wmo.isd", "accounthouder.hillegom"])
def test_who_has_no_seat_in_the_team_registers_nothing(wereld: Wereld, wie: str) -> None:
    with pytest.raises(GeenToegang):
        registreer(wereld, wie)


def test_a_huishouden_of_another_team_cannot_be_given_a_melding(wereld: Wereld) -> None:
    elders = wereld.huishouden("lisse", regisseur="regisseur.lisse")

    with pytest.raises(GeenToegang):
        registreer(wereld, "triage.hillegom", huishouden=elders, nieuw=None)


def test_triage_is_due_the_next_working_day_and_an_urgent_one_today(wereld: Wereld) -> None:
    gewoon = registreer(wereld, "triage.hillegom", op=datetime.datetime(2026, 12, 24, 16, tzinfo=NL))
    spoed = registreer(wereld, "triage.hillegom", op=ZATERDAGAVOND, spoed=True)

    assert werk(gewoon)["triage"].uiterlijk == datetime.date(2026, 12, 28)
    assert werk(spoed)["triage"].uiterlijk == datetime.date(2026, 11, 14)


@pytest.mark.parametrize(
    ("melding_op", "uiterlijk"),
    [
        (ZATERDAGAVOND, datetime.date(2026, 12, 28)),
        (datetime.datetime(2027, 2, 12, 9, tzinfo=NL), datetime.date(2027, 3, 30)),
    ],
)
def test_a_wmo_melding_starts_the_six_weeks_of_the_investigation(
    wereld: Wereld, melding_op: datetime.datetime, uiterlijk: datetime.date
) -> None:
    melding = registreer(wereld, "triage.hillegom", op=melding_op, wetten=["wmo", "jeugdwet"])

    onderzoek = werk(melding)["onderzoek"]

    assert (onderzoek.uiterlijk, onderzoek.wettelijk) == (uiterlijk, True)


def test_without_the_wmo_there_is_no_investigation(wereld: Wereld) -> None:
    assert set(werk(registreer(wereld, "triage.hillegom", wetten=["wgs"]))) == {"triage"}


def test_a_shielded_huishouden_gets_no_melding_from_who_is_not_named(wereld: Wereld) -> None:
    dicht = wereld.huishouden("hillegom", regisseur="medewerker1.hillegom", toegelaten=())

    with pytest.raises(GeenToegang):
        registreer(wereld, "triage.hillegom", huishouden=dicht, nieuw=None)
