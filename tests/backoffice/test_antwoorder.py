"""Where the family has the regie, the back office still gets an answer (B2, D3, D4)."""

import datetime

import pytest
from django.urls import reverse

from backoffice.diensten.behandelen import aanvulling_geven
from backoffice.models import Aanvulverzoek, Maatwerkadvies
from huishoudens.diensten.regie import huidige_regie, regie_toewijzen
from huishoudens.keuzes import RegieSoort
from huishoudens.models import Huishouden, Werkitem
from plannen.models import Actie
from tests.backoffice.opzet import DAG, REGISSEUR, beslis, dien_in, nu, persoon_van, vraag
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.triage.opzet import als
from toegang.models import Medewerker
from toegang.sessie import handelend_als


def kies(wereld: Wereld, huishouden: Huishouden, medewerker: Medewerker | None) -> None:
    """The teamleider gives the regie to this colleague, or to the family."""
    teamleider, persoon = wereld.wie("teamleider.hillegom"), persoon_van(huishouden)
    with handelend_als(teamleider.pk):
        regie_toewijzen(
            huishouden=huishouden,
            soort=RegieSoort.TEAM if medewerker else RegieSoort.HUISHOUDEN,
            medewerker=medewerker,
            persoon=None if medewerker else persoon,
            op=DAG,
            door=teamleider,
            verwacht=huidige_regie(huishouden),
        )


@pytest.fixture
def advies(wereld: Wereld) -> Maatwerkadvies:
    """An open advies of a family that took the regie itself since."""
    ingediend = dien_in(wereld)
    eerder = ingediend.actie.huishouden
    with als_eigenaar():
        # The search of before the first regisseur, as after every triage.
        Werkitem.objects.create(
            huishouden=eerder, soort="regie_gezocht", bron_id=eerder.pk, uiterlijk=DAG, open=False
        )
    kies(wereld, ingediend.actie.huishouden, None)
    return nu(ingediend)


def werk(soort: str) -> Werkitem:
    with als_eigenaar():
        return Werkitem.objects.get(soort=soort, open=True)


def test_a_question_asks_the_teamleider_for_somebody_who_answers(
    wereld: Wereld, advies: Maatwerkadvies
) -> None:
    vraag(wereld, advies)
    assert werk("aanvulling").medewerker_id is None
    assert werk("regie_gezocht").uiterlijk == datetime.date(2026, 11, 12)

    nieuw = wereld.wie("jeugd.hillegom")
    kies(wereld, advies.huishouden, nieuw)

    assert werk("aanvulling").medewerker_id == nieuw.pk
    with handelend_als(nieuw.pk):
        aanvulling_geven(verzoek=Aanvulverzoek.objects.get(), antwoord="Een WIA-uitkering.", op=DAG)
    assert nu(advies).status == "in_behandeling"


def test_a_question_leaves_a_search_that_runs_as_it_is(wereld: Wereld, advies: Maatwerkadvies) -> None:
    with als_eigenaar():
        Werkitem.objects.filter(soort="regie_gezocht").update(open=True)

    vraag(wereld, advies)

    assert werk("regie_gezocht").uiterlijk == DAG


def test_a_question_that_is_open_still_seeks_somebody_when_the_family_takes_the_regie(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)

    kies(wereld, advies.actie.huishouden, None)

    assert werk("aanvulling").medewerker_id is None
    assert werk("regie_gezocht").uiterlijk == DAG


def test_only_who_answers_is_led_to_the_answer(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)
    pagina = reverse("huishoudens:huishouden", args=[advies.huishouden_id])
    antwoord = reverse("backoffice:aanvulling_geven", args=[advies.pk])

    gezien = {wie: als(wereld, wie).get(pagina).content.decode() for wie in (REGISSEUR, "wmo.isd")}

    assert all("Gevraagd: Wat is het inkomen?" in inhoud for inhoud in gezien.values())
    assert {wie for wie, inhoud in gezien.items() if antwoord in inhoud} == {REGISSEUR}


def test_after_a_no_the_follow_up_waits_for_whoever_is_chosen(wereld: Wereld, advies: Maatwerkadvies) -> None:
    beslis(wereld, advies, uitkomst="afgewezen", reden_afwijking="Gebruikelijke hulp.")
    with als_eigenaar():
        actie = Actie.objects.get(volgt_op_advies=advies.pk)
        assert actie.actor_persoon_id == advies.persoon_id
        assert werk("regie_gezocht").huishouden_id == advies.huishouden_id

    nieuw = wereld.wie("jeugd.hillegom")
    kies(wereld, advies.huishouden, nieuw)

    with als_eigenaar():
        assert Werkitem.objects.get(soort="actie", bron_id=actie.pk).medewerker_id == nieuw.pk
