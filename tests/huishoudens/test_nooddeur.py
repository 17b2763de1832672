"""The doors to noodtoegang: what names one file in another team opens it, and all else answers alike (F3, F4)."""

import datetime
import re
import uuid
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from huishoudens.diensten.noodtoegang import (
    GeenNoodtoegang,
    noodtoegang_openen,
    pagina_van,
)
from huishoudens.models import Huishouden, Noodtoegang
from tests.autorisatie.scenario import vul
from tests.autorisatie.uitzonderingen import breek_het_glas, is_verwant
from tests.cast import Wereld
from tests.huishoudens.conftest import Inloggen
from tests.huishoudens.noodopzet import COLLEGA, ELDERS, FG, REDEN, VELDEN, adres, rijen, tekst
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd, tegelijk
from toegang.models import Bericht, Inzageregel
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huis = wereld.huishouden("hillegom", naam="Krokusveld", regisseur="regisseur.hillegom")
    vul(wereld, huis)
    return huis


class Elders:
    """Somebody of another team, with what is known of somebody."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def vraag(self, wie: str) -> Any:
        return self.client.post("/noodtoegang/", {"wie": wie, **VELDEN})


@pytest.fixture
def elders(als: Inloggen) -> Elders:
    return Elders(als(ELDERS))


@pytest.mark.parametrize("wie", ["Anna Krokusveld 08-03-1984", "2181 AA 1", "999990020"])
def test_what_names_exactly_one_opens_it(elders: Elders, huis: Huishouden, wie: str) -> None:
    """F3: and the address bar holds the id alone."""
    antwoord = elders.vraag(wie)

    assert antwoord["Location"] == adres(huis)
    assert elders.client.get(adres(huis, "tijdlijn/")).status_code == 200


def test_several_none_shielded_or_the_own_family_answer_alike(
    wereld: Wereld, elders: Elders, huis: Huishouden
) -> None:
    """F3, F4, F2: one and the same page and line in the log, for the same work; the last line is the control."""
    dicht = wereld.huishouden("hillegom", naam="Vingerhoed", toegelaten=())
    eigen = wereld.huishouden("hillegom", naam="Lelieveld")
    is_verwant(wereld, eigen, ELDERS)
    wereld.huishouden("hillegom", naam="Dubbelaar")
    wereld.huishouden("lisse", naam="Dubbelaar")

    antwoorden = set()
    for wie in (
        *(dicht.nummer, eigen.nummer, "H-2026-9999"),
        *("Anna Vingerhoed 08-03-1984", "Anna Dubbelaar 08-03-1984", "Anna Niemand 08-03-1984", "Krokusveld"),
    ):
        antwoord = elders.vraag(wie)
        assert antwoord.status_code == 403
        pagina = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", antwoord.content.decode())
        antwoorden.add(pagina.replace(wie, "…"))

    assert len(antwoorden) == 1
    assert "Dit lukt niet met deze gegevens." in antwoorden.pop()
    with als_eigenaar():
        geweigerd = Inzageregel.objects.values_list("handeling", "uitkomst", "huishouden_id", "gevraagd")
        assert list(geweigerd) == [("huishoudens.noodtoegang_zoeken", "geweigerd", None, None)] * 7
    assert rijen() == []
    assert elders.vraag(huis.nummer).status_code == 302


def test_search_offers_the_door_and_takes_the_terms_along_in_the_form(
    elders: Elders, huis: Huishouden
) -> None:
    """F3: from 'bekend bij team X', without a term in an address."""
    gevonden = elders.client.post("/zoeken/", {"q": "Anna Krokusveld 08-03-1984"})
    assert 'action="/noodtoegang/"' in gevonden.content.decode()

    deur = elders.client.post("/noodtoegang/", {"wie": "Anna Krokusveld 08-03-1984"})

    assert 'value="Anna Krokusveld 08-03-1984"' in deur.content.decode()
    assert "foutoverzicht" not in deur.content.decode()
    assert rijen() == []


@pytest.mark.parametrize("wie", ["wmo.isd", "partner.bollenwonen", "accounthouder.lisse", FG, "beheer"])
def test_without_a_seat_in_a_team_the_door_is_shut(als: Inloggen, huis: Huishouden, wie: str) -> None:
    """F3."""
    client = als(wie)

    assert client.get("/noodtoegang/").status_code == 403
    assert client.post("/noodtoegang/", {"wie": huis.nummer, **VELDEN}).status_code == 403
    assert rijen() == []


def test_a_shielded_file_and_the_own_regie_have_no_such_door(
    als: Inloggen, wereld: Wereld, huis: Huishouden
) -> None:
    """F3, F4: not on the page, not behind it."""
    dicht = wereld.huishouden("hillegom", toegelaten=(COLLEGA,), regisseur="regisseur.hillegom")
    for wie, welk in ((COLLEGA, dicht), ("regisseur.hillegom", huis)):
        client = als(wie)
        assert "noodtoegang/" not in client.get(adres(welk)).content.decode().partition("<main")[2]
        assert client.get(adres(welk, "noodtoegang/")).status_code == 403
        assert client.post(adres(welk, "noodtoegang/"), VELDEN).status_code == 403


def test_a_foreign_file_and_an_unknown_one_are_the_same(
    als: Inloggen, wereld: Wereld, huis: Huishouden
) -> None:
    """F3: by its id nobody of another team comes in; nor to another's noodtoegang."""
    client = als(ELDERS)
    for eigen, vreemd in (
        (adres(huis, "noodtoegang/"), f"/huishoudens/{uuid.uuid4()}/noodtoegang/"),
        (pagina_van(breek_het_glas(wereld, huis, COLLEGA).pk), f"/noodtoegang/{uuid.uuid4()}/"),
    ):
        antwoorden = [client.get(pad) for pad in (eigen, vreemd)] + [
            client.post(pad, VELDEN) for pad in (eigen, vreemd)
        ]
        assert [a.status_code for a in antwoorden] in ([404] * 4, [404, 404, 405, 405])


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_open_one(wereld: Wereld) -> None:
    """F3: and whoever must know is told once."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    def klik() -> int:
        return int(ingelogd(wereld, COLLEGA).post(adres(huis, "noodtoegang/"), VELDEN).status_code)

    assert tegelijk([klik] * 3) == [302] * 3
    assert len(rijen()) == 1
    with als_eigenaar():
        assert Bericht.objects.count() == 3


def openen(wereld: Wereld, huis: Huishouden, op: datetime.datetime, wie: str = COLLEGA) -> Noodtoegang:
    with handelend_als(wereld.id_van(wie)):
        return noodtoegang_openen(huishouden_id=huis.pk, door=wereld.wie(wie), reden=REDEN, op=op)


def test_a_file_that_cannot_be_opened_is_refused_by_the_dienst(wereld: Wereld) -> None:
    """F3, F4."""
    dicht = wereld.huishouden("hillegom", toegelaten=(COLLEGA,))
    verwant = wereld.huishouden("hillegom")
    is_verwant(wereld, verwant, COLLEGA)
    for huis in (dicht, verwant, Huishouden(pk=uuid.uuid4())):
        with pytest.raises(GeenNoodtoegang):
            openen(wereld, huis, timezone.now())


def test_the_clock_of_the_page_travels(als: Inloggen, wereld: Wereld, huis: Huishouden) -> None:
    """F3: on a later moment the same row says less time."""
    breek_het_glas(wereld, huis, ELDERS)

    with time_machine.travel(timezone.now() + datetime.timedelta(hours=1, minutes=30)):
        assert "nog 2 uur en 30 minuten" in tekst(als(ELDERS).get(adres(huis)))


def test_what_is_open_is_found_back_and_a_file_shielded_since_is_not(
    elders: Elders, huis: Huishouden
) -> None:
    """F3, F4: whoever went elsewhere in between; by name, because it may be read."""
    assert "U leest nu met noodtoegang" not in tekst(elders.client.get("/noodtoegang/"))
    elders.vraag(huis.nummer)

    assert huis.aanduiding in tekst(elders.client.get("/noodtoegang/"))

    with als_eigenaar():
        Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)
    assert "U leest nu met noodtoegang" not in tekst(elders.client.get("/noodtoegang/"))
