"""One regisseur, however many choose at once; handing over leaves no gap (B2, B5, I2, I5)."""

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.regie import (
    RegieBezet,
    huidige_regie,
    overdracht_aannemen,
    overdracht_vragen,
    regie_toewijzen,
)
from huishoudens.diensten.werkitem import werk_zetten
from huishoudens.keuzes import RegieSoort, Werksoort
from huishoudens.models import Betrokkenheid, Huishouden, Overdracht, Persoon, Regie, Werkitem
from tests.cast import PEILDATUM, Wereld, maak_wereld
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als

Inloggen = Callable[[str], Client]


def toewijzen_url(huishouden: Huishouden) -> str:
    return reverse("huishoudens:regie_toewijzen", args=[huishouden.pk])


def open_regies(huishouden: Huishouden) -> list[str]:
    with als_eigenaar():
        rijen = Regie.objects.filter(huishouden=huishouden, tot__isnull=True).select_related("medewerker")
        return [regie.wie for regie in rijen]


def test_teamleider_assigns_and_sees_everybodys_load(als: Inloggen, wereld: Wereld) -> None:
    """B2, E2."""
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    nieuw = wereld.huishouden("hillegom")
    client = als("teamleider.hillegom")
    naam = wereld.medewerkers["regisseur.hillegom@voorbeeld.nl"].naam

    pagina = client.get(toewijzen_url(nieuw)).content.decode()
    antwoord = client.post(
        toewijzen_url(nieuw),
        {"soort": "team", "medewerker": wereld.id_van("regisseur.hillegom"), "verwacht": ""},
    )

    assert f"{naam}, " in pagina
    assert "1 huishouden" in pagina
    assert antwoord.status_code == 302
    assert open_regies(nieuw) == [naam]


def test_family_itself_and_a_specialist_can_hold_the_regie(als: Inloggen, wereld: Wereld) -> None:
    """B2: the kind is recorded."""
    huishouden = wereld.huishouden("hillegom", naam="Krokus")
    client = als("teamleider.hillegom")
    persoon = client.get(toewijzen_url(huishouden)).context["formulier"].fields["persoon"].queryset.first()

    client.post(toewijzen_url(huishouden), {"soort": "huishouden", "persoon": persoon.pk})
    eerste = open_regies(huishouden)
    nu = client.get(toewijzen_url(huishouden)).context["formulier"].initial["verwacht"]
    client.post(toewijzen_url(huishouden), {"soort": "extern", "naam": "Dokter Linde", "verwacht": nu})

    assert eerste == ["Anna Krokus"]
    assert open_regies(huishouden) == ["Dokter Linde"]


def test_nothing_is_assigned_without_a_person(als: Inloggen, wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom")

    antwoord = als("teamleider.hillegom").post(toewijzen_url(huishouden), {"soort": "team"})

    assert antwoord.status_code == 200
    assert "Kies welke collega de regie krijgt." in antwoord.content.decode()
    assert open_regies(huishouden) == []


def test_who_comes_second_reads_who_was_first(als: Inloggen, wereld: Wereld) -> None:
    """B2: two at the same moment end in exactly one."""
    huishouden = wereld.huishouden("hillegom")
    client = als("teamleider.hillegom")
    gezien = {"soort": "team", "verwacht": ""}
    client.post(toewijzen_url(huishouden), {**gezien, "medewerker": wereld.id_van("jeugd.hillegom")})

    tweede = client.post(
        toewijzen_url(huishouden), {**gezien, "medewerker": wereld.id_van("regisseur.hillegom")}
    )

    inhoud = tweede.content.decode()
    assert tweede.status_code == 200
    assert "Iemand was u voor." in inhoud
    assert f"{wereld.medewerkers['jeugd.hillegom@voorbeeld.nl'].naam} is nu regisseur" in inhoud
    assert open_regies(huishouden) == [wereld.medewerkers["jeugd.hillegom@voorbeeld.nl"].naam]


@pytest.mark.django_db(transaction=True)
def test_two_transactions_at_once_end_in_exactly_one_regisseur() -> None:
    """I2, with two real connections."""
    wereld = maak_wereld()
    huishouden = wereld.huishouden("hillegom")
    start = Barrier(2)
    teamleider, keuzes = wereld.id_van("teamleider.hillegom"), ("regisseur.hillegom", "jeugd.hillegom")
    medewerkers = wereld.medewerkers

    def wijs_toe(wie: str) -> str:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE regie_app")
            with handelend_als(teamleider):
                start.wait(timeout=10)
                regie_toewijzen(
                    huishouden=huishouden,
                    soort=RegieSoort.TEAM,
                    medewerker=medewerkers[f"{wie}@voorbeeld.nl"],
                    op=PEILDATUM,
                    door=medewerkers["teamleider.hillegom@voorbeeld.nl"],
                    verwacht=None,
                )
        except RegieBezet:
            return "bezet"
        finally:
            connection.close()
        return "gelukt"

    with ThreadPoolExecutor(2) as pool:
        uitkomsten = sorted(pool.map(wijs_toe, keuzes))

    assert uitkomsten == ["bezet", "gelukt"]
    assert len(open_regies(huishouden)) == 1


def vraag_overdracht(wereld: Wereld, huishouden: Huishouden, naar: str) -> UUID:
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        overdracht = overdracht_vragen(
            huishouden=huishouden,
            naar=wereld.medewerkers[f"{naar}@voorbeeld.nl"],
            door=wereld.medewerkers["regisseur.hillegom@voorbeeld.nl"],
            op=timezone.now(),
            reden="Het gezin verhuist naar Lisse",
        )
        return overdracht.pk


def test_colleague_of_another_team_reads_the_question_and_takes_over(als: Inloggen, wereld: Wereld) -> None:
    """B2: the present regisseur stays until the other says yes; then sight moves along."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    overdracht = vraag_overdracht(wereld, huishouden, "regisseur.lisse")
    url = reverse("huishoudens:overdracht", args=[overdracht])
    client = als("regisseur.lisse")

    pagina = client.get(url).content.decode()
    vooraf = open_regies(huishouden)
    client.post(url, {"aannemen": "1"})

    assert "Het gezin verhuist naar Lisse" in pagina
    assert "Bloemenlaan" not in pagina
    assert vooraf == [wereld.medewerkers["regisseur.hillegom@voorbeeld.nl"].naam]
    assert open_regies(huishouden) == [wereld.medewerkers["regisseur.lisse@voorbeeld.nl"].naam]
    assert client.get(reverse("huishoudens:mensen", args=[huishouden.pk])).status_code == 200
    oud = als("regisseur.hillegom").get(reverse("huishoudens:mensen", args=[huishouden.pk]))
    assert oud.status_code == 403


def test_refusing_ends_the_sight_that_the_question_gave(als: Inloggen, wereld: Wereld) -> None:
    """I5."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    overdracht = vraag_overdracht(wereld, huishouden, "regisseur.lisse")
    client = als("regisseur.lisse")

    client.post(reverse("huishoudens:overdracht", args=[overdracht]), {"weigeren": "1"})

    assert client.get(reverse("huishoudens:huishouden", args=[huishouden.pk])).status_code == 404
    with als_eigenaar():
        assert Overdracht.objects.get(pk=overdracht).status == "geweigerd"


def test_a_new_regisseur_answers_an_open_question_and_ends_its_sight(wereld: Wereld) -> None:
    """B2, I5: a choice of the teamleider stands; who was asked before can no longer take it over."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    vraag = vraag_overdracht(wereld, huishouden, "regisseur.lisse")

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        regie_toewijzen(
            huishouden=huishouden,
            soort=RegieSoort.TEAM,
            medewerker=wereld.wie("jeugd.hillegom"),
            op=PEILDATUM,
            door=wereld.wie("teamleider.hillegom"),
            verwacht=huidige_regie(huishouden),
        )

    with als_eigenaar():
        assert Overdracht.objects.get(pk=vraag).status == "ingetrokken"
        assert not Werkitem.objects.filter(soort=Werksoort.OVERDRACHT, open=True).exists()
    with handelend_als(wereld.id_van("regisseur.lisse")):
        assert not Persoon.objects.filter(huishouden=huishouden).exists()


def test_only_the_person_asked_opens_the_question(als: Inloggen, wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    url = reverse("huishoudens:overdracht", args=[vraag_overdracht(wereld, huishouden, "regisseur.lisse")])

    for wie in ("jeugd.hillegom", "regisseur.hillegom", "jeugd.lisse"):
        assert als(wie).get(url).status_code == 404, wie


def test_regisseur_asks_a_colleague_of_any_team_and_takes_it_back(als: Inloggen, wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    client = als("regisseur.hillegom")
    url = reverse("huishoudens:regie_overdragen", args=[huishouden.pk])

    gevraagd = client.post(url, {"naar": wereld.id_van("jeugd.lisse"), "reden": "Verhuisd"})
    with als_eigenaar():
        vraag = Overdracht.objects.get(huishouden=huishouden)
    client.post(reverse("huishoudens:overdracht_intrekken", args=[huishouden.pk]))

    assert gevraagd.status_code == 302
    assert vraag.naar_id == wereld.id_van("jeugd.lisse")
    with als_eigenaar():
        assert Overdracht.objects.get(huishouden=huishouden).status == "ingetrokken"


def test_betrokkene_sees_until_it_ends(als: Inloggen, wereld: Wereld) -> None:
    """B5, I5."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    client = als("regisseur.hillegom")
    client.post(
        reverse("huishoudens:betrokkenen", args=[huishouden.pk]),
        {"medewerker": wereld.id_van("jeugd.lisse"), "leefgebieden": ["wonen", "werk"]},
    )
    pagina = reverse("huishoudens:huishouden", args=[huishouden.pk])

    erbij = als("jeugd.lisse").get(pagina).status_code
    with als_eigenaar():
        rij = Betrokkenheid.objects.get(huishouden=huishouden)
    # An involvement of one day cannot end before it began, so it is moved back as if it were older.
    with als_eigenaar():
        rij.van = rij.van - datetime.timedelta(days=3)
        rij.save()
    client.post(reverse("huishoudens:betrokkenheid_beeindigen", args=[huishouden.pk, rij.pk]))

    assert erbij == 200
    assert als("jeugd.lisse").get(pagina).status_code == 404


def test_present_regie_is_found_by_everybody_who_may_read_it(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    with handelend_als(wereld.id_van("jeugd.hillegom")):
        regie = huidige_regie(huishouden)

    assert regie is not None
    assert regie.medewerker_id == wereld.id_van("regisseur.hillegom")


def test_open_work_of_the_regie_goes_along_and_own_actions_stay(wereld: Wereld) -> None:
    """B2: a hand-over leaves no gap."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    oud, nieuw = wereld.wie("regisseur.hillegom"), wereld.wie("medewerker1.hillegom")
    with handelend_als(oud.pk):
        for soort, wie in ((Werksoort.EVALUATIE, ""), (Werksoort.ACTIE, "Gezin"), (Werksoort.ACTIE, "")):
            bron = Werkitem(pk=uuid4(), huishouden=huishouden)
            werk_zetten(soort=soort, bron=bron, uiterlijk=PEILDATUM, medewerker_id=oud.pk, wie=wie)
        overdracht = overdracht_vragen(huishouden=huishouden, naar=nieuw, door=oud, op=timezone.now())

    with handelend_als(nieuw.pk):
        overdracht_aannemen(overdracht=overdracht, door=nieuw, op=timezone.now())

    with als_eigenaar():
        van_wie = {
            (w.soort, w.wie): w.medewerker_id
            for w in Werkitem.objects.filter(huishouden=huishouden, open=True)
        }
    assert van_wie == {("evaluatie", ""): nieuw.pk, ("actie", "Gezin"): nieuw.pk, ("actie", ""): oud.pk}
