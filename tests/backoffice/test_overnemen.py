"""An advies has no dead end: it is given back, or taken over from who decides there no more (D3)."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from backoffice.diensten.behandelen import aanvulling_geven
from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from huishoudens.models import Werkitem
from tests.backoffice.opzet import DAG, REGISSEUR, dien_in, nu, pad, pak_op, vraag
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.rollen import als_eigenaar
from tests.triage.opzet import als, tekst
from toegang.models import Medewerker, Roltoekenning
from toegang.sessie import handelend_als

WERKBAK = reverse("backoffice:werkbak")
CONSULENT, COLLEGA = "wmo.isd", "wmo2.isd"
pytestmark = [pytest.mark.usefixtures("op_de_dag"), pytest.mark.echte_server]


def rol_eindigt(wereld: Wereld, wie: str = CONSULENT) -> None:
    with als_eigenaar():
        Roltoekenning.objects.filter(medewerker_id=wereld.id_van(wie)).update(tot=DAG)


def werk_van(advies: Maatwerkadvies) -> object:
    with als_eigenaar():
        werk = Werkitem.objects.get(soort="advies", bron_id=advies.pk)
    assert werk.open
    return werk.medewerker_id


def neem_over(client: Client, advies: Maatwerkadvies) -> str:
    return tekst(client.post(pad("advies_oppakken", advies), follow=True))


def test_who_treats_it_gives_it_back_and_a_colleague_picks_it_up(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    consulent, collega = als(wereld, CONSULENT), als(wereld, COLLEGA)
    for adres in (WERKBAK, pad("advies", advies)):
        assert pad("advies_teruggeven", advies) in tekst(consulent.get(adres))
        assert pad("advies_teruggeven", advies) not in tekst(collega.get(adres))

    pagina = tekst(consulent.post(pad("advies_teruggeven", advies), follow=True))

    assert "Het advies staat weer in de werkbak." in pagina
    na = nu(advies)
    assert (na.status, na.behandelaar, na.opgepakt_op) == ("ingediend", None, None)
    assert (na.beslissen_uiterlijk, werk_van(advies)) == (advies.beslissen_uiterlijk, None)
    assert "U behandelt dit advies." in neem_over(collega, advies)
    assert nu(advies).behandelaar_id == werk_van(advies) == wereld.id_van(COLLEGA)


@pytest.mark.parametrize(("wie", "code"), [(COLLEGA, 403), (REGISSEUR, 403), ("jeugd.two", 404)])
def test_nobody_else_gives_it_back(wereld: Wereld, wie: str, code: int) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    antwoord = als(wereld, wie).post(pad("advies_teruggeven", advies))

    assert antwoord.status_code == code
    assert nu(advies).behandelaar_id == wereld.id_van(CONSULENT)


def test_a_question_stays_open_when_its_advies_is_given_back(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)
    was = nu(advies)

    als(wereld, CONSULENT).post(pad("advies_teruggeven", advies))

    na = nu(advies)
    assert (na.status, na.behandelaar, na.opgeschort_op) == ("opgeschort", None, was.opgeschort_op)
    assert na.beslissen_uiterlijk == was.beslissen_uiterlijk
    assert "De termijn staat stil" in tekst(als(wereld, COLLEGA).get(pad("advies", advies)))
    neem_over(als(wereld, COLLEGA), advies)
    assert (nu(advies).status, nu(advies).behandelaar_id) == ("opgeschort", wereld.id_van(COLLEGA))


def test_an_answer_to_an_advies_that_nobody_treats_makes_it_new_again(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)
    als(wereld, CONSULENT).post(pad("advies_teruggeven", advies))

    with handelend_als(wereld.id_van(REGISSEUR)):
        aanvulling_geven(verzoek=Aanvulverzoek.objects.get(), antwoord="1.200 euro.", op=DAG)

    na = nu(advies)
    assert (na.status, na.behandelaar, na.opgeschort_op) == ("ingediend", None, None)


@pytest.mark.parametrize("gevraagd", [False, True])
def test_an_advies_of_who_decides_there_no_more_is_taken_over_and_decided(
    wereld: Wereld, gevraagd: bool
) -> None:
    advies = dien_in(wereld)
    (vraag if gevraagd else pak_op)(wereld, advies)
    rol_eindigt(wereld)
    collega = als(wereld, COLLEGA)
    for adres in (WERKBAK, pad("advies", advies)):
        assert "Overnemen" in tekst(collega.get(adres))

    assert "U behandelt dit advies." in neem_over(collega, advies)

    na = nu(advies)
    assert (na.behandelaar_id, na.opgepakt_op) == (wereld.id_van(COLLEGA), DAG)
    assert na.status == ("opgeschort" if gevraagd else "in_behandeling")
    assert werk_van(advies) == wereld.id_van(COLLEGA)
    besluit = {"uitkomst": "toegekend", "motivering": "Past bij de wet.", "van": str(DAG)}
    verstuur(collega, pad("besluiten", advies), besluit)
    with als_eigenaar():
        assert Besluit.objects.get().door_id == wereld.id_van(COLLEGA)


def test_an_account_that_ended_treats_nothing_either(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van(CONSULENT)).update(is_active=False)

    assert "U behandelt dit advies." in neem_over(als(wereld, COLLEGA), advies)


def test_an_advies_that_nobody_treats_any_more_counts_as_free(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    collega = als(wereld, COLLEGA)
    assert pad("advies", advies) not in tekst(collega.get(f"{WERKBAK}?wie=vrij"))

    rol_eindigt(wereld)

    assert pad("advies", advies) in tekst(collega.get(f"{WERKBAK}?wie=vrij"))
    assert collega.post(reverse("backoffice:dringendste_oppakken")).url == pad("advies", advies)


def test_an_advies_of_a_colleague_who_decides_there_is_left_alone(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    collega = als(wereld, COLLEGA)
    for adres in (WERKBAK, pad("advies", advies)):
        pagina = tekst(collega.get(adres))
        assert "Overnemen" not in pagina
        assert "Fatima El Idrissi" in pagina

    assert "Fatima El Idrissi heeft dit advies al opgepakt." in neem_over(collega, advies)
    assert nu(advies).behandelaar_id == wereld.id_van(CONSULENT)


@pytest.mark.parametrize("wie", ["schuld.isd", "jeugd.two", REGISSEUR])
def test_another_law_or_role_takes_nothing_over(wereld: Wereld, wie: str) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    rol_eindigt(wereld)

    assert als(wereld, wie).post(pad("advies_oppakken", advies)).status_code in (403, 404)
    assert nu(advies).behandelaar_id == wereld.id_van(CONSULENT)


def test_whoever_gave_the_advies_takes_nothing_over(wereld: Wereld) -> None:
    """I8."""
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    rol_eindigt(wereld)
    with als_eigenaar():
        Roltoekenning.objects.create(
            medewerker_id=wereld.id_van(REGISSEUR),
            rol="IW",
            organisatie=wereld.organisatie("ISD Bollenstreek"),
            van="2020-01-01",
        )

    assert als(wereld, REGISSEUR).post(pad("advies_oppakken", advies)).status_code == 403
    ik = wereld.id_van(REGISSEUR)
    assert not zet(wereld, REGISSEUR, f"behandelaar_id = '{ik}'")


def zet(wereld: Wereld, wie: str, wat: str) -> bool:
    """Whether the database lets this account change the one advies so, past every dienst; it is undone."""
    with handelend_als(wereld.id_van(wie)):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE backoffice_maatwerkadvies SET {wat}")
                gelukt = bool(cursor.rowcount)
                transaction.set_rollback(True)
                return gelukt
        except DatabaseError:
            return False


def test_the_database_lets_an_advies_change_hands_in_these_steps_and_no_others(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    ik, ander = wereld.id_van(CONSULENT), wereld.id_van(COLLEGA)
    los = "behandelaar_id = NULL, opgepakt_op = NULL"
    terug = f"{los}, status = 'ingediend'"

    assert zet(wereld, CONSULENT, terug)
    for wie in (COLLEGA, REGISSEUR):
        assert not zet(wereld, wie, terug)
    for wat in (
        los,
        "status = 'ingediend'",
        f"{terug}, beslissen_uiterlijk = beslissen_uiterlijk + 7",
        f"behandelaar_id = '{ander}'",
    ):
        assert not zet(wereld, CONSULENT, wat), wat
    over = f"behandelaar_id = '{ander}', opgepakt_op = '{DAG + datetime.timedelta(days=1)}'"
    assert not zet(wereld, COLLEGA, over)

    rol_eindigt(wereld)

    assert zet(wereld, COLLEGA, over)
    for wie, wat in (
        (COLLEGA, terug),
        (
            COLLEGA,
            f"behandelaar_id = '{ik}', opgepakt_op = '{DAG}', versie = versie + 1, status = 'ingediend'",
        ),
        (COLLEGA, f"{over}, beslissen_uiterlijk = beslissen_uiterlijk + 7"),
        (REGISSEUR, over),
        (REGISSEUR, terug),
        (CONSULENT, terug),
    ):
        assert not zet(wereld, wie, wat), (wie, wat)
