"""The timeline: what happened on one day stands in the order in which it happened (B4, screens 3)."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from huishoudens.models import Betrokkenheid, Contactmoment, Huishouden, Toestemming
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.tijdlijn import Gebeurtenis
from triage.models import Melding, Triage

DAG = PEILDATUM - datetime.timedelta(days=20)


def om(uur: int, dag: datetime.date = DAG) -> datetime.datetime:
    return datetime.datetime.combine(dag, datetime.time(uur), tzinfo=datetime.UTC)


@pytest.fixture
def huishouden(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur="regisseur.hillegom")


def melding(huishouden: Huishouden, uur: int) -> Melding:
    with als_eigenaar():
        return Melding.objects.create(
            huishouden=huishouden,
            team_id=1,
            moment=om(uur),
            kanaal="web",
            melder="inwoner",
            status="afgerond",
            afgerond_op=om(uur),
        )


def triage(melding: Melding, *, vastgelegd: datetime.datetime) -> None:
    with als_eigenaar(), time_machine.travel(vastgelegd, tick=False):
        Triage.objects.create(
            melding=melding, huishouden=melding.huishouden, datum=DAG, klantreis="enkelvoudig_eenvoudig"
        )


def contact(wereld: Wereld, huishouden: Huishouden, uur: int) -> None:
    with als_eigenaar():
        Contactmoment.objects.create(
            huishouden=huishouden,
            moment=om(uur),
            soort="telefoon",
            medewerker_id=wereld.id_van("regisseur.hillegom"),
            tekst="Gebeld.",
        )


def betrokken(wereld: Wereld, huishouden: Huishouden, *, vastgelegd: datetime.datetime) -> None:
    with als_eigenaar(), time_machine.travel(vastgelegd, tick=False):
        Betrokkenheid.objects.create(
            huishouden=huishouden, medewerker_id=wereld.id_van("jeugd.hillegom"), van=DAG
        )


def van_die_dag(wereld: Wereld, huishouden: Huishouden) -> list[Gebeurtenis]:
    """What happened that day, the newest first."""
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie("regisseur.hillegom"), backend="toegang.inloggen.MedewerkerBackend")
    with time_machine.travel(om(10, PEILDATUM), tick=False):
        antwoord = client.get(reverse("huishoudens:tijdlijn", args=[huishouden.pk]))
    return [
        rij
        for rij in antwoord.context["gebeurtenissen"]
        if (rij.moment.date() if rij.heeft_tijd else rij.moment) == DAG
    ]


def test_what_was_noted_the_same_day_stands_among_what_has_a_time(
    wereld: Wereld, huishouden: Huishouden
) -> None:
    contact(wereld, huishouden, 14)
    betrokken(wereld, huishouden, vastgelegd=om(15))
    triage(melding(huishouden, 9), vastgelegd=om(11))

    rijen = van_die_dag(wereld, huishouden)

    assert [rij.soort for rij in rijen] == ["regie", "contact", "melding", "melding"]
    assert [rij.heeft_tijd for rij in rijen] == [False, True, False, True]


def test_what_was_noted_later_comes_after_what_has_a_time_and_in_the_order_of_the_work(
    wereld: Wereld, huishouden: Huishouden
) -> None:
    later = om(9, DAG + datetime.timedelta(days=3))
    betrokken(wereld, huishouden, vastgelegd=later)
    with als_eigenaar(), time_machine.travel(later, tick=False):
        Toestemming.objects.create(
            huishouden=huishouden,
            persoon=huishouden.personen.first(),
            doel="overleg",
            ontvanger="de huisarts",
            gegeven_op=DAG,
        )
    triage(melding(huishouden, 16), vastgelegd=later)

    rijen = van_die_dag(wereld, huishouden)

    assert [rij.soort for rij in rijen] == ["toestemming", "regie", "melding", "melding"]
    assert [rij.heeft_tijd for rij in rijen] == [False, False, False, True]


def test_the_day_is_that_of_the_netherlands_also_shortly_after_midnight(
    wereld: Wereld, huishouden: Huishouden
) -> None:
    kwart_over_twaalf = om(22, DAG - datetime.timedelta(days=1)) + datetime.timedelta(minutes=15)
    betrokken(wereld, huishouden, vastgelegd=kwart_over_twaalf)

    rijen = van_die_dag(wereld, huishouden)

    assert [(rij.soort, rij.moment) for rij in rijen] == [("regie", DAG)]


def test_paging_loses_nothing_of_a_day_without_times(wereld: Wereld, huishouden: Huishouden) -> None:
    for nummer in range(40):
        with als_eigenaar(), time_machine.travel(om(8) + datetime.timedelta(minutes=nummer), tick=False):
            Toestemming.objects.create(
                huishouden=huishouden,
                persoon=huishouden.personen.first(),
                doel=f"doel {nummer}",
                ontvanger="iemand",
                gegeven_op=DAG,
            )
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie("regisseur.hillegom"), backend="toegang.inloggen.MedewerkerBackend")

    eerste = client.get(reverse("huishoudens:tijdlijn", args=[huishouden.pk]), {"soort": "toestemming"})
    tweede = client.get(eerste.context["eerdere_url"])

    teksten = {g.kop + g.tekst for a in (eerste, tweede) for g in a.context["gebeurtenissen"]}
    assert len(teksten) == 40
