"""A request to take over the regie is answered once; a right that ends half-way is told in words (B2, F1, F9)."""

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.regie import overdracht_intrekken, overdracht_vragen
from huishoudens.models import Adres, Huishouden, Overdracht, Regie
from tests.cast import PEILDATUM, Wereld, maak_wereld
from tests.formulieren import velden_in
from tests.rollen import als_eigenaar
from tests.tegelijk import in_eigen_verbinding, ingelogd, tegelijk, wacht_tot_er_een_wacht
from toegang.sessie import handelend_als
from toegang.versies import een_tegelijk

Inloggen = Callable[[str], Client]
NU = datetime.datetime(2026, 11, 2, 9, 0, tzinfo=datetime.UTC)
AL_BEANTWOORD = "Deze vraag is intussen al beantwoord, ingetrokken of verlopen."


def gevraagd(wereld: Wereld, huishouden: Huishouden) -> UUID:
    """The regisseur of Hillegom asks the one of Lisse."""
    oud, nieuw = wereld.wie("regisseur.hillegom"), wereld.wie("regisseur.lisse")
    with handelend_als(oud.pk):
        return overdracht_vragen(huishouden=huishouden, naar=nieuw, door=oud, op=timezone.now()).pk


def stand(overdracht: UUID) -> str:
    with als_eigenaar():
        return str(Overdracht.objects.get(pk=overdracht).status)


@pytest.fixture
def vraag(wereld: Wereld) -> UUID:
    return gevraagd(wereld, wereld.huishouden("hillegom", regisseur="regisseur.hillegom"))


def test_a_double_click_takes_over_once_and_leads_to_the_huishouden(als: Inloggen, vraag: UUID) -> None:
    client, url = als("regisseur.lisse"), reverse("huishoudens:overdracht", args=[vraag])
    velden = velden_in(client.get(url)) | {"aannemen": "1"}

    eerste, tweede = client.post(url, velden), client.post(url, velden)

    assert eerste.url == tweede.url
    assert "/huishoudens/" in eerste.url
    assert stand(vraag) == "aangenomen"


@pytest.mark.parametrize("antwoord", ["aannemen", "weigeren"])
def test_an_answer_after_the_answer_says_so(als: Inloggen, vraag: UUID, antwoord: str) -> None:
    client, url = als("regisseur.lisse"), reverse("huishoudens:overdracht", args=[vraag])
    client.post(url, {"aannemen": "1"})

    tweede = client.post(url, {antwoord: "1"}, follow=True)

    assert tweede.status_code == 200
    assert AL_BEANTWOORD in tweede.content.decode()
    assert stand(vraag) == "aangenomen"


def test_an_answer_after_it_was_taken_back_says_so(als: Inloggen, wereld: Wereld, vraag: UUID) -> None:
    client, url = als("regisseur.lisse"), reverse("huishoudens:overdracht", args=[vraag])
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        overdracht_intrekken(overdracht=Overdracht.objects.get(pk=vraag), op=NU)

    laat = client.post(url, {"aannemen": "1"}, follow=True)

    assert laat.status_code == 404
    assert "Dit is intussen veranderd" in laat.content.decode()
    assert stand(vraag) == "ingetrokken"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keuzes", [("aannemen", "aannemen"), ("aannemen", "weigeren")])
def test_two_answers_at_once_end_in_one(keuzes: tuple[str, str]) -> None:
    wereld = maak_wereld()
    vraag = gevraagd(wereld, wereld.huishouden("hillegom", regisseur="regisseur.hillegom"))
    url = reverse("huishoudens:overdracht", args=[vraag])
    clients = [ingelogd(wereld, "regisseur.lisse") for _ in keuzes]

    antwoorden = tegelijk(
        [partial(client.post, url, {keuze: "1"}) for client, keuze in zip(clients, keuzes, strict=True)]
    )

    assert {antwoord.status_code for antwoord in antwoorden} <= {302, 404}
    assert stand(vraag) in ("aangenomen", "geweigerd")


@pytest.mark.django_db(transaction=True)
def test_who_loses_the_regie_while_saving_reads_that_and_loses_no_words() -> None:
    wereld = maak_wereld()
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    url = reverse("huishoudens:adres", args=[huishouden.pk])
    velden = {
        "straat": "Tulpenstraat",
        "huisnummer": "7",
        "postcode": "2181 AB",
        "plaats": "Hillegom",
        "van": str(timezone.localdate()),
    }
    client = ingelogd(wereld, "regisseur.hillegom")

    with ThreadPoolExecutor(1) as pool:
        with handelend_als(wereld.id_van("teamleider.hillegom")):
            een_tegelijk(huishouden.pk)
            bezig = pool.submit(in_eigen_verbinding, lambda: client.post(url, velden))
            wacht_tot_er_een_wacht()
            with als_eigenaar():
                Regie.objects.filter(huishouden=huishouden).update(tot=PEILDATUM)
                Huishouden.objects.filter(pk=huishouden.pk).update(regisseur=wereld.wie("jeugd.hillegom"))
        antwoord = bezig.result(timeout=20)

    pagina = antwoord.content.decode()
    assert antwoord.status_code == 403, pagina
    assert "U mag dit hier niet meer wijzigen." in pagina
    assert "Wat u typte, is bewaard." in pagina
    with als_eigenaar():
        assert not Adres.objects.filter(straat="Tulpenstraat").exists()
