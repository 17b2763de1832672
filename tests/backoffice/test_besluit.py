"""Deciding: by another than who advised, with its reasons, and what happens after a no (D3, D4, I5, I8)."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from backoffice.diensten.advies import AdviesNietOpen
from backoffice.diensten.behandelen import NietUwAdvies, aanvulling_vragen, advies_oppakken
from backoffice.diensten.besluit import BesluitOnvolledig, besluiten, vervolg_uiterlijk
from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from huishoudens.models import Huishouden, Leefgebiedbeeld, Persoon, Werkitem
from monitoring.overzichten.vandaag import VOORUIT, vandaag_voor
from plannen.models import Actie
from tests.backoffice.opzet import DAG, REGISSEUR, beslis, dien_in, nu, pad
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.rollen import als_eigenaar, als_systeem
from tests.triage.opzet import als
from toegang.beleid import GeenToegang
from toegang.models import Roltoekenning
from toegang.sessie import handelend_als
from toegang.termijnen import eerste_werkdag
from toegang.versies import VersieConflict


def test_a_granted_advies_tells_provider_period_and_amount(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    beslis(
        wereld,
        advies,
        aanbieder="Bollenzorg",
        van=DAG,
        tot=datetime.date(2027, 11, 8),
        bedrag=Decimal("212.50"),
    )

    with als_eigenaar():
        besluit = Besluit.objects.get()
        assert (besluit.uitkomst, besluit.aanbieder, besluit.bedrag) == (
            "toegekend",
            "Bollenzorg",
            Decimal("212.50"),
        )
        assert nu(advies).status == "besloten"
        assert not Werkitem.objects.get(soort="advies").open
        assert not Actie.objects.filter(volgt_op_advies=advies.pk).exists()


@pytest.mark.parametrize("uitkomst", ["afgewezen", "deels_toegekend"])
def test_after_a_no_the_regisseur_has_a_follow_up_action_at_once(wereld: Wereld, uitkomst: str) -> None:
    advies = dien_in(wereld)

    beslis(wereld, advies, uitkomst=uitkomst, reden_afwijking="De zoon kan helpen.")

    with handelend_als(wereld.id_van(REGISSEUR)):
        actie = Actie.objects.get(volgt_op_advies=advies.pk)
        assert actie.actor_medewerker_id == wereld.id_van(REGISSEUR)
        assert actie.doel_id == advies.actie.doel_id
        assert actie.streefdatum == datetime.date(2026, 11, 16)
        assert actie.omschrijving.startswith("Hulp bij het huishouden: ")
        werk = Werkitem.objects.get(soort="actie", bron_id=actie.pk)
        assert (werk.medewerker_id, werk.uiterlijk, werk.open) == (
            wereld.id_van(REGISSEUR),
            actie.streefdatum,
            True,
        )
        assert Besluit.objects.get().uitkomst == uitkomst


@pytest.mark.parametrize("bijzonder", [[], [datetime.date(2026, 12, 24), datetime.date(2026, 12, 31)]])
def test_a_follow_up_is_due_on_a_working_day_within_what_vandaag_shows(
    bijzonder: list[datetime.date],
) -> None:
    """D4: at once, also over a weekend, Christmas and days set by decree."""
    for nummer in range(3 * 365):
        dag = datetime.date(2026, 1, 1) + datetime.timedelta(days=nummer)

        uiterlijk = vervolg_uiterlijk(op=dag, vrij=bijzonder)

        assert dag < uiterlijk <= dag + datetime.timedelta(days=VOORUIT), dag
        assert eerste_werkdag(vanaf=uiterlijk, extra=bijzonder) == uiterlijk, dag


def test_the_regisseur_reads_the_follow_up_on_vandaag_the_same_day(wereld: Wereld) -> None:
    """D4: Christmas week holds too few working days to fit in the week that Vandaag shows."""
    kerst = datetime.date(2026, 12, 24)
    advies = dien_in(wereld, op=kerst)
    beslis(wereld, advies, op=kerst, uitkomst="afgewezen", reden_afwijking="De zoon kan helpen.")

    with handelend_als(wereld.id_van(REGISSEUR)):
        beeld = vandaag_voor(
            wereld.wie(REGISSEUR), vandaag=kerst, sinds=timezone.now() - datetime.timedelta(days=1)
        )

    regels = [regel.wat for groep in beeld.groepen for regel in groep.regels]
    assert any(": het besluit bespreken, en wat er nu nodig is" in regel for regel in regels)
    assert any("besluit genomen: afgewezen" in wijziging.tekst for wijziging in beeld.veranderd)


@pytest.mark.parametrize(
    ("velden", "ontbreekt"),
    [
        ({"motivering": " "}, {"motivering"}),
        ({"uitkomst": "afgewezen"}, {"reden_afwijking"}),
        ({"uitkomst": "deels_toegekend"}, {"reden_afwijking"}),
        ({"van": DAG, "tot": DAG - datetime.timedelta(days=1)}, {"tot"}),
    ],
)
def test_a_decision_without_its_reasons_changes_nothing(
    wereld: Wereld, velden: dict[str, Any], ontbreekt: set[str]
) -> None:
    advies = dien_in(wereld)

    with pytest.raises(BesluitOnvolledig) as fout:
        beslis(wereld, advies, **velden)

    assert set(fout.value.ontbreekt) == ontbreekt
    assert nu(advies).is_open
    with als_eigenaar():
        assert not Besluit.objects.exists()


def test_a_decision_is_never_older_than_its_advies(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    with pytest.raises(ValueError, match="na het advies"):
        beslis(wereld, advies, op=DAG - datetime.timedelta(days=1))

    assert nu(advies).is_open


def test_a_decision_on_screen_bears_the_day_itself(wereld: Wereld) -> None:
    """Nobody types the day, so it is not before the advies and not in the future."""
    advies = dien_in(wereld)
    with handelend_als(wereld.id_van("wmo.isd")):
        advies_oppakken(advies=advies, door=wereld.wie("wmo.isd"), op=DAG)
    getypt = {"uitkomst": "ingetrokken", "motivering": "Niet meer nodig."}

    with time_machine.travel(datetime.datetime(2026, 11, 11, 9, tzinfo=datetime.UTC), tick=False):
        verstuur(als(wereld, "wmo.isd"), pad("besluiten", advies), getypt | {"datum": "2027-01-01"})

    with als_eigenaar():
        assert Besluit.objects.get().datum == datetime.date(2026, 11, 11)


def test_who_advised_does_not_decide(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    with als_eigenaar():
        Roltoekenning.objects.create(
            medewerker_id=wereld.id_van(REGISSEUR),
            rol="IW",
            organisatie=advies.ontvanger,
            van=DAG.replace(day=1),
        )

    with pytest.raises(GeenToegang, match="U gaf dit advies zelf"):
        beslis(wereld, advies, wie=REGISSEUR)


def test_a_colleague_does_not_decide_over_who_treats_it(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    with handelend_als(wereld.id_van("wmo2.isd")):
        advies_oppakken(advies=advies, door=wereld.wie("wmo2.isd"), op=DAG)

    with handelend_als(wereld.id_van("wmo.isd")), pytest.raises(NietUwAdvies, match="Tom Hendriks"):
        besluiten(advies=advies, uitkomst="toegekend", motivering="Ja.", op=DAG, door=wereld.wie("wmo.isd"))


def test_the_file_is_closed_to_the_consulent_after_the_decision(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    with handelend_als(wereld.id_van("wmo.isd")):
        assert (Maatwerkadvies.objects.count(), Huishouden.objects.count(), Persoon.objects.count()) == (
            1,
            1,
            1,
        )

    beslis(wereld, advies)

    with handelend_als(wereld.id_van("wmo.isd")):
        for model in (Maatwerkadvies, Besluit, Aanvulverzoek, Huishouden, Persoon, Actie, Leefgebiedbeeld):
            assert not model.objects.exists(), model.__name__
    with handelend_als(wereld.id_van("wmo.isd")), pytest.raises((GeenToegang, AdviesNietOpen)):
        besluiten(
            advies=advies,
            uitkomst="afgewezen",
            motivering="Nee.",
            reden_afwijking="x",
            op=DAG,
            door=wereld.wie("wmo.isd"),
        )


def test_a_consulent_sees_only_the_person_and_the_law_of_the_advies(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    with als_systeem("importeer"):
        wereld.persoon(advies.huishouden, "Ander", rol="kind")
    dien_in(wereld, wie="regisseur.lisse", wet="jeugdwet")
    with als_eigenaar():
        for leefgebied in ("wonen", "werk", "financien"):
            Leefgebiedbeeld.objects.create(
                huishouden_id=advies.huishouden_id, leefgebied=leefgebied, datum=DAG, score=2
            )

    with handelend_als(wereld.id_van("wmo.isd")):
        assert [a.pk for a in Maatwerkadvies.objects.all()] == [advies.pk]
        assert [p.pk for p in Persoon.objects.all()] == [advies.persoon_id]
        assert [b.leefgebied for b in Leefgebiedbeeld.objects.all()] == ["wonen"]


def test_deciding_closes_a_question_that_is_still_open(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    with handelend_als(wereld.id_van("wmo.isd")):
        door = wereld.wie("wmo.isd")
        advies_oppakken(advies=advies, door=door, op=DAG)
        aanvulling_vragen(
            advies=advies, vraag="Hoe?", antwoord_voor=DAG + datetime.timedelta(days=7), door=door, op=DAG
        )
        besluiten(advies=advies, uitkomst="ingetrokken", motivering="Niet meer nodig.", op=DAG, door=door)

    with als_eigenaar():
        assert not Werkitem.objects.filter(soort__in=["aanvulling", "advies"], open=True).exists()
        assert nu(advies).opgeschort_op is None


@pytest.mark.parametrize(("besloten", "uiterlijk"), [(12, 25), (30, 28)])
def test_deciding_while_suspended_counts_the_days_that_it_stood_still(
    wereld: Wereld, besloten: int, uiterlijk: int
) -> None:
    """Until the decision, or until the time to answer had run out: what is in time follows from that (Awb 4:15)."""
    advies = dien_in(wereld)
    with handelend_als(wereld.id_van("wmo.isd")):
        door = wereld.wie("wmo.isd")
        advies_oppakken(advies=advies, door=door, op=DAG)
        aanvulling_vragen(
            advies=advies, vraag="Hoe?", antwoord_voor=DAG + datetime.timedelta(days=14), door=door, op=DAG
        )
    op = DAG + datetime.timedelta(days=besloten)

    with handelend_als(wereld.id_van("wmo.isd")):
        besluiten(advies=nu(advies), uitkomst="toegekend", motivering="Past.", op=op, door=door)

    na = nu(advies)
    assert (na.status, na.opgeschort_op) == ("besloten", None)
    assert na.beslissen_uiterlijk == DAG + datetime.timedelta(days=uiterlijk)
    with als_eigenaar():
        assert not Werkitem.objects.filter(soort__in=["aanvulling", "advies"], open=True).exists()


def test_the_import_decides_without_a_name(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    with als_systeem("importeer"):
        besluiten(
            advies=advies,
            uitkomst="afgewezen",
            motivering="De zoon kan helpen.",
            reden_afwijking="De zoon kan helpen.",
            op=DAG,
            door=None,
        )

    with als_eigenaar():
        assert Actie.objects.filter(volgt_op_advies=advies.pk).count() == 1


def test_a_stale_form_does_not_decide_over_a_newer_advies(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    with pytest.raises(VersieConflict):
        beslis(wereld, advies, versie=1)
