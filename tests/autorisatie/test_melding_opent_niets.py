"""A question taken in by oneself opens no file that somebody had the regie of (I8, matrix note 1, ADR 0011)."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from huishoudens.diensten.regie import regie_toewijzen
from huishoudens.keuzes import RegieSoort
from huishoudens.models import Contactmoment, Huishouden, Leefgebiedbeeld, PersoonBsn
from tests.autorisatie.scenario import NU, betrek, vul
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from tests.triage.opzet import als, registreer, rond_af, werk
from toegang import beleid
from toegang.beleid import GeenToegang
from toegang.keuzes import Gegevensgroep as G
from toegang.sessie import handelend_als
from triage.diensten.melding import NietInDitTeam, melding_toewijzen
from triage.keuzes import Route
from triage.models import Melding, Routekeuze, Triage

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
INHOUD = (Contactmoment, Leefgebiedbeeld, PersoonBsn)


def ziet(wereld: Wereld, wie: str, huishouden: Huishouden) -> set[str]:
    """Which content of the file this account reads: in SQL, and the same through the ORM."""
    ik = wereld.wie(wie)
    with handelend_als(ik.pk):
        uit = set()
        for model in INHOUD:
            sql = set(model.objects.filter(huishouden=huishouden).values_list("pk", flat=True))
            orm = model.objects.filter(beleid.zichtbaar_q(model, ik), huishouden=huishouden)
            assert set(orm.values_list("pk", flat=True)) == sql
            uit |= {model.__name__} if sql else set()
        return uit


def dossier(wereld: Wereld, *, regisseur: str = "", ooit: str = "", extern: str = "") -> Huishouden:
    """A full file of the own team: with a regisseur here or outside, with one who stopped, or kept by the family."""
    huishouden = wereld.huishouden("hillegom", regisseur=regisseur or ooit or None)
    vul(wereld, huishouden)
    if extern:
        with als_eigenaar():
            huishouden.regies.create(soort="extern", naam=extern, van=PEILDATUM)
    if ooit:
        with als_eigenaar():
            huishouden.regies.update(tot=PEILDATUM)
            huishouden.refresh_from_db()
            assert huishouden.regisseur_id is None
    return huishouden


@pytest.mark.parametrize("wie", ["triage.hillegom", "teamleider.hillegom", "medewerker1.hillegom"])
@pytest.mark.parametrize("stand", ["regisseur", "ooit", "extern"])
def test_a_melding_of_ones_own_opens_nothing(wereld: Wereld, wie: str, stand: str) -> None:
    huishouden = dossier(wereld, **{stand: "regisseur.hillegom"})
    assert ziet(wereld, wie, huishouden) == set()

    registreer(wereld, wie, huishouden=huishouden, nieuw=None)

    assert ziet(wereld, wie, huishouden) == set()


@pytest.mark.parametrize("stand", ["regisseur", "ooit", "gezin"])
def test_a_teamleider_reads_the_melding_and_nothing_else(wereld: Wereld, stand: str) -> None:
    huishouden = dossier(wereld, **({} if stand == "gezin" else {stand: "regisseur.hillegom"}))
    melding = registreer(wereld, "medewerker1.hillegom", huishouden=huishouden, nieuw=None)

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        gelezen = set(Melding.objects.filter(huishouden=huishouden).values_list("pk", flat=True))
        assert gelezen == (set() if stand == "regisseur" else {melding.pk})
        assert not Triage.objects.exists()
        assert not Routekeuze.objects.exists()
        situatie = beleid.situatie(huishouden.pk)
        assert situatie.weegt is (stand != "regisseur")
        assert not situatie.leest(G.JOURNAAL)
        assert not situatie.schrijft(G.JOURNAAL)
    assert ziet(wereld, "teamleider.hillegom", huishouden) == set()


def test_a_teamleider_weighs_the_melding_all_the_same(wereld: Wereld) -> None:
    huishouden = dossier(wereld)
    melding = registreer(wereld, "medewerker1.hillegom", huishouden=huishouden, nieuw=None)

    triage = rond_af(
        wereld,
        melding,
        Route.TEAM,
        wie="teamleider.hillegom",
        lichtere_route_overgeslagen="Spreekt geen Nederlands.",
    )

    with als_eigenaar():
        assert Routekeuze.objects.get(triage=triage).route == Route.TEAM
        assert Melding.objects.get(pk=melding.pk).status == "afgerond"


def test_the_question_is_the_regisseurs(wereld: Wereld) -> None:
    """The regisseur finds it among the own work and weighs it; nobody gives it away."""
    huishouden = dossier(wereld, regisseur="regisseur.hillegom")
    melding = registreer(wereld, "triage.hillegom", huishouden=huishouden, nieuw=None)

    assert werk(melding)["triage"].medewerker_id == wereld.id_van("regisseur.hillegom")
    with handelend_als(wereld.id_van("regisseur.hillegom")), pytest.raises(NietInDitTeam):
        melding_toewijzen(melding=melding, aan=wereld.wie("triage.hillegom"))
    with pytest.raises((GeenToegang, Melding.DoesNotExist)):
        rond_af(wereld, melding, Route.TEAM, wie="triage.hillegom")

    rond_af(
        wereld, melding, Route.TEAM, wie="regisseur.hillegom", lichtere_route_overgeslagen="Al geprobeerd."
    )
    assert not werk(melding)["triage"].open


def test_whoever_gets_the_regie_gets_the_open_question_along(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom")
    melding = registreer(wereld, "medewerker1.hillegom", huishouden=huishouden, nieuw=None)
    nieuwe = wereld.wie("regisseur.hillegom")

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        regie_toewijzen(
            huishouden=huishouden,
            soort=RegieSoort.TEAM,
            medewerker=nieuwe,
            op=PEILDATUM,
            door=wereld.wie("teamleider.hillegom"),
            verwacht=None,
        )

    assert werk(melding)["triage"].medewerker_id == nieuwe.pk


def test_a_colleague_opens_the_returning_file_to_the_triagist(wereld: Wereld) -> None:
    huishouden = dossier(wereld, ooit="regisseur.hillegom")
    melding = registreer(wereld, "triage.hillegom", huishouden=huishouden, nieuw=None)
    triagist = wereld.wie("triage.hillegom")
    with handelend_als(triagist.pk), pytest.raises(GeenToegang):
        melding_toewijzen(melding=melding, aan=triagist)

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        melding_toewijzen(melding=melding, aan=triagist)

    assert ziet(wereld, "triage.hillegom", huishouden) == {model.__name__ for model in INHOUD}


def test_a_question_that_a_colleague_took_in_opens_the_file_to_the_triagist(wereld: Wereld) -> None:
    huishouden = dossier(wereld, ooit="regisseur.hillegom")
    registreer(wereld, "medewerker1.hillegom", huishouden=huishouden, nieuw=None)

    assert ziet(wereld, "triage.hillegom", huishouden) == {model.__name__ for model in INHOUD}


@pytest.mark.parametrize("vervalst", ["status", "toegewezen_aan_id"])
def test_a_melding_cannot_be_put_in_as_if_it_had_been_given(wereld: Wereld, vervalst: str) -> None:
    huishouden = dossier(wereld, ooit="regisseur.hillegom")
    ik = wereld.id_van("triage.hillegom")
    waarden = {"status": "in_triage", "toegewezen_aan_id": ik}
    melding = Melding(
        huishouden=huishouden,
        team_id=huishouden.team_id,
        moment=NU,
        kanaal="web",
        melder="x",
        vraag="x",
        aangenomen_door_id=ik,
        **{vervalst: waarden[vervalst]},
    )
    with handelend_als(ik), pytest.raises(DatabaseError), transaction.atomic():
        Melding.objects.bulk_create([melding])


def test_the_page_says_who_goes_on(wereld: Wereld) -> None:
    """Registering for a huishouden that has a regisseur ends in words, not in a closed door."""
    huishouden = dossier(wereld, regisseur="regisseur.hillegom")
    registreer(wereld, "medewerker1.hillegom", huishouden=huishouden, nieuw=None)
    regisseur: Client = als(wereld, "regisseur.hillegom")

    pagina = regisseur.get(reverse("triage:meldingen")).content.decode()

    assert "Triage doen" in pagina
    assert "Ik doe dit" not in pagina


def test_the_day_of_the_regisseur_holds_the_question_and_that_of_the_triagist_does_not(
    wereld: Wereld,
) -> None:
    huishouden = dossier(wereld, regisseur="regisseur.hillegom")
    registreer(wereld, "medewerker1.hillegom", huishouden=huishouden, nieuw=None)
    begin = reverse("monitoring:vandaag")

    regisseur, triagist = (als(wereld, wie).get(begin) for wie in ("regisseur.hillegom", "triage.hillegom"))

    assert "Triage doen" in regisseur.content.decode()
    assert huishouden.nummer not in triagist.content.decode().partition("Veranderd door anderen")[0]
    assert {punt["naam"]: punt["aantal"] for punt in triagist.context["navigatie"]}["Meldingen"] in (
        None,
        0,
        "0",
        "",
    )


def test_who_leads_the_team_too_opens_no_file_by_ending_its_regie(wereld: Wereld) -> None:
    """The teamleider ends the regie, the triagist in the same person reads nothing by it."""
    huishouden = dossier(wereld, regisseur="regisseur.hillegom")
    registreer(wereld, "medewerker1.hillegom", huishouden=huishouden, nieuw=None)
    wie = wereld.wie("teamleider.hillegom")
    with als_eigenaar():
        wie.roltoekenningen.create(rol="TRI", team_id=1, van=PEILDATUM)
    assert ziet(wereld, "teamleider.hillegom", huishouden) == set()

    with handelend_als(wie.pk):
        assert huishouden.regies.filter(tot__isnull=True).update(tot=PEILDATUM)

    assert ziet(wereld, "teamleider.hillegom", huishouden) == set()


@pytest.mark.parametrize("wie", ["accounthouder.hillegom", "wmo.isd", "beheer", "privacy"])
def test_regie_and_involvement_count_only_with_a_seat_in_a_team(wereld: Wereld, wie: str) -> None:
    """I7: whoever writes an accounthouder into a file, the accounthouder reads nothing."""
    huishouden = dossier(wereld, regisseur=wie)
    ander = dossier(wereld, regisseur="regisseur.hillegom")
    betrek(wereld, ander, wie, "wonen", "financien")

    with handelend_als(wereld.id_van(wie)):
        assert not Huishouden.objects.exists()
        assert beleid.situatie(huishouden.pk).paren <= {"FG:functie"}
        assert not beleid.situatie(ander.pk).toegewezen
    assert ziet(wereld, wie, huishouden) == ziet(wereld, wie, ander) == set()


@pytest.mark.parametrize("wie", ["accounthouder.hillegom", "regisseur.noordwijk", "wmo.isd"])
def test_no_rule_tells_nothing_of_a_list_either(wereld: Wereld, wie: str) -> None:
    """I6: an id of a shielded file, of an ordinary one and of none give the same."""
    open_, dicht = wereld.huishouden("hillegom"), wereld.huishouden("hillegom", toegelaten=())
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        aantallen = []
        for sleutel in (open_.pk, dicht.pk, uuid.uuid4()):
            cursor.execute("SELECT count(*) FROM beleid.regels(%s::uuid[])", [[sleutel]])
            aantallen += cursor.fetchone()

    assert aantallen == [0, 0, 0]
