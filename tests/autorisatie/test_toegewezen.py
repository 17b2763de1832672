"""With what a colleague helps tells where a family is in trouble; row 19 of the matrix is without content.

That he helps the team reads; with what is for himself, the regisseur, and who plans the work (W of row 19).
"""

from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.betrokken import betrokkene_toevoegen
from huishoudens.models import Betrokkenheid, Contactmoment, Huishouden, Toegewezen
from tests.autorisatie.rechten_in_sql import geweigerd, voer_uit
from tests.autorisatie.scenario import betrek, vul
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.tegelijk import tegelijk
from toegang.beleid import zichtbaar_q
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, LEIDT, HELPT = "regisseur.hillegom", "teamleider.hillegom", "jeugd.hillegom"
WEEGT, COLLEGA, ELDERS = "triage.hillegom", "medewerker1.hillegom", "regisseur.noordwijk"
GEHEIM = "psychische_gezondheid"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    gezin = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, gezin)
    with handelend_als(wereld.id_van(REGISSEUR)):
        betrokkene_toevoegen(
            huishouden=gezin, medewerker=wereld.wie(HELPT), leefgebieden=[GEHEIM], op=timezone.localdate()
        )
    return gezin


def weet_waarmee(wereld: Wereld, wie: str) -> bool:
    """Whether somebody reads it, in SQL; the Q says the same (I4)."""
    ik = wereld.wie(wie)
    with handelend_als(ik.pk):
        leest = Toegewezen._base_manager.exists()
        assert Toegewezen._base_manager.filter(zichtbaar_q(Toegewezen, ik)).exists() == leest
        assert bool(Betrokkenheid.objects.get(medewerker=wereld.wie(HELPT)).leefgebieden) == leest
    return leest


@pytest.mark.parametrize("wie", [HELPT, REGISSEUR, LEIDT])
def test_himself_and_who_plans_the_work_read_with_what(wereld: Wereld, huis: Huishouden, wie: str) -> None:
    assert weet_waarmee(wereld, wie)


@pytest.mark.parametrize("wie", [COLLEGA, WEEGT, "aandacht.hillegom"])
def test_the_team_reads_that_a_colleague_helps_and_not_with_what(
    wereld: Wereld, huis: Huishouden, wie: str
) -> None:
    assert not weet_waarmee(wereld, wie)


def test_a_triagist_who_weighs_the_question_plans_the_work(wereld: Wereld) -> None:
    """Note 1: reads with what somebody helps there, and gives himself nothing."""
    gezin = wereld.huishouden("hillegom")
    vul(wereld, gezin, melding_open=True)
    betrek(wereld, gezin, HELPT, GEHEIM)
    assert weet_waarmee(wereld, WEEGT)

    betrek(wereld, gezin, WEEGT)
    with handelend_als(wereld.id_van(WEEGT)):
        eigen = Betrokkenheid.objects.get(medewerker_id=wereld.id_van(WEEGT))
        with geweigerd():
            Toegewezen.objects.bulk_create([_nieuw(gezin, eigen, wereld.id_van(WEEGT))])


def test_another_who_helps_does_not_read_it(wereld: Wereld, huis: Huishouden) -> None:
    betrek(wereld, huis, COLLEGA, "wonen")
    with handelend_als(wereld.id_van(COLLEGA)):
        assert [rij.leefgebieden for rij in Toegewezen.objects.all()] == [["wonen"]]


def test_nothing_that_the_team_reads_holds_a_leefgebied(wereld: Wereld, huis: Huishouden) -> None:
    """Versions included (I10)."""
    with handelend_als(wereld.id_van(COLLEGA)), connection.cursor() as cursor:
        for tabel in ("betrokkenheid", "toegewezen"):
            for versie in ("", "historical"):
                cursor.execute(
                    f"SELECT count(*) FROM huishoudens_{versie}{tabel} t WHERE t::text LIKE %s",
                    [f"%{GEHEIM}%"],
                )
                assert cursor.fetchone()[0] == 0


def test_more_leefgebieden_make_a_version_more(wereld: Wereld, huis: Huishouden) -> None:
    with handelend_als(wereld.id_van(REGISSEUR)):
        for _ in range(2):
            betrokkene_toevoegen(
                huishouden=huis,
                medewerker=wereld.wie(HELPT),
                leefgebieden=["wonen"],
                op=timezone.localdate(),
            )
        assert Toegewezen.objects.get().leefgebieden == [GEHEIM, "wonen"]
        assert Toegewezen.history.count() == 2
        assert Betrokkenheid.history.count() == 1


def test_a_report_on_what_is_assigned_is_read_as_long_as_he_helps(wereld: Wereld, huis: Huishouden) -> None:
    def leest() -> bool:
        with handelend_als(wereld.id_van(HELPT)):
            return Contactmoment.objects.filter(leefgebieden__contains=["wonen"]).exists()

    assert not leest()
    with als_eigenaar():
        Toegewezen.objects.update(leefgebieden=["wonen"])
    assert leest()
    with als_eigenaar():
        Betrokkenheid.objects.update(tot=timezone.localdate())
    assert not leest()


def _nieuw(huis: Huishouden, rij: Betrokkenheid, wie: Any) -> Toegewezen:
    return Toegewezen(huishouden=huis, betrokkenheid=rij, medewerker_id=wie, leefgebieden=["financien"])


@pytest.mark.parametrize("planner", [LEIDT, WEEGT, REGISSEUR])
def test_nobody_gives_himself_a_leefgebied_whatever_rol_he_has(
    wereld: Wereld, huis: Huishouden, planner: str
) -> None:
    """I8: not by adding, not by changing, and not on the help of somebody else."""
    betrek(wereld, huis, planner)
    ik, ander = wereld.id_van(planner), wereld.id_van(HELPT)
    with handelend_als(ik):
        eigen, van_ander = (Betrokkenheid.objects.get(medewerker_id=wie) for wie in (ik, ander))
        for rij, wie in ((eigen, ik), (eigen, ander), (van_ander, ik)):
            with geweigerd():
                Toegewezen.objects.bulk_create([_nieuw(huis, rij, wie)])
    with als_eigenaar():
        _nieuw(huis, eigen, ik).save()
    with handelend_als(ik):
        assert Toegewezen.objects.filter(betrokkenheid=eigen).update(leefgebieden=["wonen"]) == 0


def test_whom_it_is_of_never_changes(wereld: Wereld, huis: Huishouden) -> None:
    with handelend_als(wereld.id_van(REGISSEUR)), geweigerd():
        voer_uit("UPDATE huishoudens_toegewezen SET medewerker_id = %s", wereld.id_van(COLLEGA))


@pytest.mark.parametrize("wie", [COLLEGA, HELPT, ELDERS])
def test_who_does_not_plan_the_work_assigns_nothing(wereld: Wereld, huis: Huishouden, wie: str) -> None:
    betrek(wereld, huis, ELDERS)
    with als_eigenaar():
        rij = Betrokkenheid.objects.get(medewerker_id=wereld.id_van(ELDERS))
    with handelend_als(wereld.id_van(wie)), geweigerd():
        Toegewezen.objects.bulk_create([_nieuw(huis, rij, rij.medewerker_id)])


def test_who_goes_about_it_is_who_decides_or_who_writes_where_nobody_decides() -> None:
    from toegang.armen import gaat_erover
    from toegang.keuzes import Gegevensgroep, Niveau

    assert gaat_erover(Gegevensgroep.TOEWIJZING) == Niveau.BESLISSEN
    assert gaat_erover(Gegevensgroep.WERKVOORRAAD) == Niveau.SCHRIJVEN


def test_who_writes_a_report_reads_that_a_colleague_may_see_it_and_not_when(
    wereld: Wereld, huis: Huishouden, client: Client
) -> None:
    betrek(wereld, huis, COLLEGA, "wonen")
    adres = reverse("huishoudens:contact_vastleggen", args=[huis.pk])

    client.force_login(wereld.wie(COLLEGA))
    tekst = client.get(adres).content.decode()
    assert "Als het gaat over waar deze collega bij helpt" in tekst
    assert "over psychische gezondheid" not in tekst

    client.force_login(wereld.wie(REGISSEUR))
    assert "Als het gaat over psychische gezondheid" in client.get(adres).content.decode()


def test_what_is_no_leefgebied_is_not_assigned(wereld: Wereld, huis: Huishouden) -> None:
    with handelend_als(wereld.id_van(REGISSEUR)), pytest.raises(IntegrityError), transaction.atomic():
        voer_uit("UPDATE huishoudens_toegewezen SET leefgebieden = '{onzin}'")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("eerst", [None, [], ["onderwijs"]])
def test_two_who_let_one_colleague_help_lose_no_leefgebied(wereld: Wereld, eerst: list[str] | None) -> None:
    """One involvement, with what both chose."""
    gezin = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    if eerst is not None:
        betrek(wereld, gezin, HELPT, *eerst)

    def kies(wie: str, gebied: str) -> None:
        with handelend_als(wereld.id_van(wie)), transaction.atomic():
            betrokkene_toevoegen(
                huishouden=gezin,
                medewerker=wereld.wie(HELPT),
                leefgebieden=[gebied],
                op=timezone.localdate(),
            )

    for _ in range(5):
        tegelijk([partial(kies, REGISSEUR, "wonen"), partial(kies, LEIDT, "financien")])
    with als_eigenaar():
        gebieden = set(Betrokkenheid.objects.get(medewerker_id=wereld.id_van(HELPT)).leefgebieden)
    assert gebieden == {"wonen", "financien", *(eerst or [])}
