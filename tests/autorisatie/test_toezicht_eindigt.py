"""Nobody takes away unseen who watches, and somebody always is left who does (ADR 0014, 0015, I8)."""

import datetime
import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.autorisatie.rechten_in_sql import COLLEGA, DAG, FB, FB2, FG, TL, einde, eindig, toekenning_van
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.tegelijk import in_eigen_verbinding, ingelogd, wacht_tot_er_een_wacht
from toegang.diensten.rechten import NietUitTeVoeren, account_sluiten, einde_vragen, verzoek_uitvoeren
from toegang.models import Bericht, Medewerker, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
TWEEDE, LAATSTE = "regisseur.lisse", "laatste privacy officer"


def verteld() -> set[tuple[str, str, str]]:
    with als_eigenaar():
        rijen = Bericht.objects.values_list("medewerker__email", "soort", "pad")
        return {(email.removesuffix("@voorbeeld.nl"), soort, pad) for email, soort, pad in rijen}


def krijgt(wereld: Wereld, wie: str, rol: str = "FG", tot: datetime.date | None = None) -> Roltoekenning:
    with als_eigenaar():
        return Roltoekenning.objects.create(medewerker_id=wereld.id_van(wie), rol=rol, van=DAG, tot=tot)


def sluit(wereld: Wereld, *wie: str, door: str = FB) -> None:
    """Past every dienst, in one statement."""
    with handelend_als(wereld.id_van(door)), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE toegang_medewerker SET is_active = false, gesloten_op = now() WHERE id = ANY (%s)",
            [[wereld.id_van(naam) for naam in wie]],
        )


def stopt(wereld: Wereld, rol: Roltoekenning, tot: datetime.date) -> int:
    """One beheerder asks it and another carries it out, past every dienst."""
    with als_eigenaar():
        wie = Medewerker.objects.get(pk=rol.medewerker_id).email.removesuffix("@voorbeeld.nl")
    einde(wereld, FB, wie, tot=tot)
    return eindig(wereld, FB2, rol, tot)


def actief(wereld: Wereld, wie: str) -> bool:
    return wereld.wie(wie).is_active


@pytest.mark.parametrize(("wie", "wordt"), [(TWEEDE, "FG"), (TWEEDE, "FB"), ("teamleider.lisse", "")])
def test_who_else_watches_or_manages_is_told_of_a_closed_account(
    wereld: Wereld, wie: str, wordt: str
) -> None:
    """By plain SQL too."""
    if wordt:
        krijgt(wereld, wie, wordt)

    sluit(wereld, wie)

    pad = f"/beheer/accounts/{wereld.id_van(wie)}/"
    assert verteld() == {(een, "account_gesloten", pad) for een in (FG, FB2)}


def test_of_any_other_account_nobody_is_told(wereld: Wereld) -> None:
    krijgt(wereld, COLLEGA, "FG", tot=DAG)

    sluit(wereld, COLLEGA)

    assert verteld() == set()


def test_an_account_that_closes_again_is_told_of_again(wereld: Wereld) -> None:
    for _ in range(2):
        sluit(wereld, TL)
        assert len(verteld()) == 2
        with als_eigenaar():
            Medewerker.objects.update(is_active=True)
            Bericht.objects.all().delete()


def test_an_end_is_told_to_the_others_and_to_whoever_has_the_rol(wereld: Wereld) -> None:
    krijgt(wereld, COLLEGA, "FB")
    rol = toekenning_van(wereld, TL)
    gevraagd = einde(wereld, FB, TL)

    eindig(wereld, FB2, rol, DAG)

    pad = f"/rechten/verzoeken/{gevraagd.pk}/"
    anderen = {(wie, "rol_eindigt", pad) for wie in (FG, FB, COLLEGA)}
    assert verteld() == anderen | {(TL, "eigen_rol_eindigt", "/")}


def test_of_a_plain_seat_nobody_is_told(wereld: Wereld) -> None:
    rol = toekenning_van(wereld, COLLEGA)
    einde(wereld, TL)

    assert eindig(wereld, FB, rol, DAG) == 1
    assert verteld() == set()


def test_a_beheerder_reads_it_on_the_own_page_and_finds_the_account(wereld: Wereld) -> None:
    krijgt(wereld, TWEEDE)
    sluit(wereld, TWEEDE)
    client = ingelogd(wereld, FB2)
    with als_eigenaar():
        bericht = Bericht.objects.get(medewerker_id=wereld.id_van(FB2))

    assert "Er is een account gesloten van iemand die veel mag." in client.get("/beheer/").content.decode()
    antwoord = client.get(f"/berichten/{bericht.pk}/", follow=True)

    assert antwoord.redirect_chain[-1][0] == bericht.pad
    assert wereld.wie(TWEEDE).naam in antwoord.content.decode()


def test_the_account_of_the_last_privacy_officer_is_not_closed(wereld: Wereld) -> None:
    """I8: without one nobody reads the inzagelog; another who stopped, or whose account is shut, is none."""
    krijgt(wereld, COLLEGA, tot=DAG)
    krijgt(wereld, "triage.hillegom")
    sluit(wereld, "triage.hillegom")

    with pytest.raises(IntegrityError, match=LAATSTE), transaction.atomic():
        sluit(wereld, FG)

    assert actief(wereld, FG)


def test_all_at_once_or_one_after_another_makes_no_difference(wereld: Wereld) -> None:
    krijgt(wereld, TWEEDE)

    with pytest.raises(IntegrityError, match=LAATSTE), transaction.atomic():
        sluit(wereld, FG, TWEEDE)
    with pytest.raises(IntegrityError, match=LAATSTE), transaction.atomic():
        sluit(wereld, FG)
        sluit(wereld, TWEEDE, door=FB2)

    assert actief(wereld, FG)
    assert actief(wereld, TWEEDE)
    sluit(wereld, TWEEDE)
    assert not actief(wereld, TWEEDE)


def test_the_rol_of_the_last_privacy_officer_does_not_end(wereld: Wereld) -> None:
    with pytest.raises(IntegrityError, match=LAATSTE), transaction.atomic():
        stopt(wereld, toekenning_van(wereld, FG), timezone.localdate())

    krijgt(wereld, TWEEDE)
    assert stopt(wereld, toekenning_van(wereld, FG), timezone.localdate()) == 1


@pytest.mark.parametrize("later", [0, 30])
def test_who_stops_earlier_does_not_take_his_place(wereld: Wereld, later: int) -> None:
    """Nobody would be left from that later day on, and the clock asks nobody."""
    dag = timezone.localdate() + datetime.timedelta(days=later)
    krijgt(wereld, TWEEDE, tot=timezone.localdate() + datetime.timedelta(days=90))

    with pytest.raises(IntegrityError, match=LAATSTE), transaction.atomic():
        stopt(wereld, toekenning_van(wereld, FG), dag)
    with pytest.raises(IntegrityError, match=LAATSTE), transaction.atomic():
        sluit(wereld, FG)
    krijgt(wereld, COLLEGA)
    assert stopt(wereld, toekenning_van(wereld, FG), dag) == 1


def test_who_is_to_take_his_place_stays_until_then(wereld: Wereld) -> None:
    """His rol ends because another's begins; without that one nobody would be left, and the clock asks nobody."""
    over_een_maand = timezone.localdate() + datetime.timedelta(days=30)
    with als_eigenaar():
        Roltoekenning.objects.create(medewerker_id=wereld.id_van(TWEEDE), rol="FG", van=over_een_maand)
    assert stopt(wereld, toekenning_van(wereld, FG), over_een_maand) == 1

    with pytest.raises(IntegrityError, match=LAATSTE), transaction.atomic():
        sluit(wereld, TWEEDE)

    assert actief(wereld, TWEEDE)


def test_the_screen_says_whom_to_appoint_first(wereld: Wereld) -> None:
    client = ingelogd(wereld, FB)

    antwoord = client.post(f"/beheer/accounts/{wereld.id_van(FG)}/sluiten/", follow=True)

    assert "Dit is de laatste privacy officer. Geef eerst een ander die rol." in antwoord.content.decode()
    assert actief(wereld, FG)


def test_the_diensten_say_it_in_words(wereld: Wereld) -> None:
    nu, rol, vandaag = timezone.now(), toekenning_van(wereld, FG), timezone.localdate()
    laatste = wereld.wie(FG)
    with handelend_als(wereld.id_van(FB)):
        gevraagd = einde_vragen(toekenning=rol, tot=vandaag, reden="ander werk", door=wereld.wie(FB), op=nu)
        with pytest.raises(NietUitTeVoeren, match=LAATSTE):
            account_sluiten(medewerker=laatste, door=wereld.wie(FB), op=nu)
    assert laatste.is_active, "a refusal leaves what was handed in as it stands"
    assert laatste.gesloten_op is None

    with handelend_als(wereld.id_van(FB2)), pytest.raises(NietUitTeVoeren, match=LAATSTE):
        verzoek_uitvoeren(verzoek=gevraagd, door=wereld.wie(FB2), op=nu)


@pytest.mark.django_db(transaction=True)
def test_two_who_close_two_at_the_same_moment_leave_one(wereld: Wereld) -> None:
    """Each alone would see the other one left."""
    krijgt(wereld, TWEEDE)
    uitkomst: list[str] = []

    def poging(wie: str, door: str) -> Callable[[], None]:
        def doe() -> None:
            try:
                with transaction.atomic():
                    sluit(wereld, wie, door=door)
                uitkomst.append("dicht")
            except IntegrityError as fout:
                uitkomst.append(LAATSTE if LAATSTE in str(fout) else str(fout))

        return doe

    with transaction.atomic():
        sluit(wereld, FG)
        ander = threading.Thread(target=in_eigen_verbinding, args=[poging(TWEEDE, FB2)])
        ander.start()
        wacht_tot_er_een_wacht()
    ander.join(timeout=20)

    assert uitkomst == [LAATSTE]
    assert not actief(wereld, FG)
    assert actief(wereld, TWEEDE)
