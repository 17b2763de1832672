"""The days of people and addresses are possible ones (B1, F5, A5)."""

import datetime
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from huishoudens.diensten.huishouden import AdresTeVroeg, adres_vastleggen
from huishoudens.models import Adres, Huishouden, Leefgebiedbeeld, Lidmaatschap, Persoon, Toestemming
from tests.cast import PEILDATUM, Wereld
from tests.formulieren import ingevuld, verstuur
from tests.huishoudens.test_schrijven import REGISSEUR, url
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als

Inloggen = Callable[[str], Client]
NIET_VAN_DEZE_TIJD = "Kies een dag tussen 1900 en 2100."
NIEUW = {"straat": "Tulpstraat", "huisnummer": "3", "postcode": "2181 AB", "plaats": "Hillegom"}


@pytest.fixture
def huishouden(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Krokus")


@pytest.fixture
def anna(huishouden: Huishouden) -> Persoon:
    with als_eigenaar():
        return Persoon.objects.get(huishouden=huishouden)


def over(dagen: int) -> str:
    return str(timezone.localdate() + datetime.timedelta(days=dagen))


@pytest.mark.parametrize("dag", [over(1), "2099-01-01", "9999-12-31"])
def test_nobody_died_in_the_future(als: Inloggen, huishouden: Huishouden, anna: Persoon, dag: str) -> None:
    antwoord = verstuur(
        als(REGISSEUR), url("lid_beeindigen", huishouden, anna.pk), {"tot": dag, "overleden": "on"}
    )

    pagina = antwoord.content.decode()
    assert "Deze dag moet nog komen." in pagina or NIET_VAN_DEZE_TIJD in pagina
    with als_eigenaar():
        assert Lidmaatschap.objects.get(persoon=anna).tot is None
        assert Persoon.objects.get(pk=anna.pk).overleden_op is None


def test_a_move_out_may_be_known_before_it_happens(
    als: Inloggen, huishouden: Huishouden, anna: Persoon
) -> None:
    verstuur(als(REGISSEUR), url("lid_beeindigen", huishouden, anna.pk), {"tot": over(30)})

    with als_eigenaar():
        assert str(Lidmaatschap.objects.get(persoon=anna).tot) == over(30)


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        ("1900-01-01", "Deze dag ligt voor de dag dat het adres van nu begon."),
        ("0001-01-01", NIET_VAN_DEZE_TIJD),
        ("9999-12-31", NIET_VAN_DEZE_TIJD),
    ],
)
def test_a_new_address_begins_after_the_present_one(
    als: Inloggen, huishouden: Huishouden, dag: str, zin: str
) -> None:
    antwoord = verstuur(als(REGISSEUR), url("adres", huishouden), NIEUW | {"van": dag})

    assert zin in antwoord.content.decode()
    assert 'value="Tulpstraat"' in antwoord.content.decode()
    with als_eigenaar():
        assert Adres.objects.get().tot is None


def test_the_dienst_refuses_it_too(wereld: Wereld, huishouden: Huishouden) -> None:
    gisteren = PEILDATUM - datetime.timedelta(days=1)

    with handelend_als(wereld.id_van(REGISSEUR)):
        with pytest.raises(AdresTeVroeg):
            adres_vastleggen(huishouden=huishouden, van=gisteren, **NIEUW)
        adres_vastleggen(huishouden=huishouden, van=PEILDATUM, **NIEUW)

    with als_eigenaar():
        assert {(a.van, a.tot) for a in Adres.objects.all()} == {(PEILDATUM, PEILDATUM), (PEILDATUM, None)}


def test_the_database_holds_no_address_that_ended_before_it_began(huishouden: Huishouden) -> None:
    with als_eigenaar(), pytest.raises(IntegrityError, match="adres_begin_voor_eind"), transaction.atomic():
        Adres.objects.filter(huishouden=huishouden).update(tot=PEILDATUM - datetime.timedelta(days=1))


@pytest.mark.parametrize("dag", ["0001-01-01", "9999-12-31"])
def test_consent_was_given_in_this_time(
    als: Inloggen, huishouden: Huishouden, anna: Persoon, dag: str
) -> None:
    antwoord = verstuur(
        als(REGISSEUR),
        url("toestemming", huishouden),
        {"persoon": anna.pk, "doel": "Plan delen", "ontvanger": "School", "op": dag},
    )

    assert NIET_VAN_DEZE_TIJD in antwoord.content.decode()
    with als_eigenaar():
        assert not Toestemming.objects.exists()


@pytest.mark.parametrize("dag", ["0001-01-01", "9999-12-31"])
def test_a_leefgebied_comes_back_in_this_time(als: Inloggen, huishouden: Huishouden, dag: str) -> None:
    client, adres = als(REGISSEUR), url("uitvraag", huishouden)
    velden = ingevuld(client.get(adres).context["formulier"], {"niet-wonen": "on", "terug-wonen": dag})

    antwoord = client.post(adres, velden)

    assert NIET_VAN_DEZE_TIJD in antwoord.content.decode()
    with als_eigenaar():
        assert not Leefgebiedbeeld.objects.exists()
