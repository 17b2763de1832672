"""An address that becomes secret is secret wherever it already stood: former rows and their versions (matrix row 4, I10)."""

import datetime

import pytest

from huishoudens.diensten.huishouden import adres_vastleggen
from huishoudens.models import Adres
from tests.cast import PEILDATUM, Wereld
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
PLEK = {"straat": "Bloemenlaan", "huisnummer": "9", "postcode": "2181 AA", "plaats": "Hillegom"}


def test_what_was_known_of_an_address_is_shut_with_it(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        adres_vastleggen(huishouden=huishouden, van=PEILDATUM, **PLEK)
    with handelend_als(wereld.id_van("teamleider.hillegom")):
        assert Adres.objects.filter(straat="Bloemenlaan", huisnummer="9").exists()
        assert Adres.history.filter(huisnummer="9").exists()

    with handelend_als(wereld.id_van("regisseur.hillegom")):
        adres_vastleggen(
            huishouden=huishouden, van=PEILDATUM + datetime.timedelta(days=3), geheim=True, **PLEK
        )

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        assert not Adres.objects.filter(huisnummer="9").exists()
        assert not Adres.history.filter(huisnummer="9").exists()
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        assert Adres.objects.filter(huisnummer="9", geheim=True).count() == 2
