"""No write of one's own opens a file to the writer (I8)."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from backoffice.models import Maatwerkadvies
from huishoudens.diensten.regie import overdracht_intrekken, overdracht_vragen, regie_toewijzen
from huishoudens.keuzes import RegieSoort
from huishoudens.models import (
    Betrokkenheid,
    Huishouden,
    Overdracht,
    Persoon,
    PersoonBsn,
    Regie,
    Toelating,
    Werkitem,
)
from tests.autorisatie.scenario import NU, alle_situaties
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.beleid import GeenToegang
from toegang.sessie import handelend_als
from triage.models import Melding

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


@pytest.mark.parametrize(
    "wie", ["teamleider.hillegom", "triage.hillegom", "regisseur.hillegom", "regisseur.noordwijk"]
)
def test_nobody_makes_himself_betrokken_admitted_or_asked(wereld: Wereld, wie: str) -> None:
    huizen = alle_situaties(wereld)
    ik = wereld.id_van(wie)
    for huishouden in huizen.values():
        for rij in (
            Betrokkenheid(huishouden=huishouden, medewerker_id=ik, van=PEILDATUM),
            Toelating(huishouden=huishouden, medewerker_id=ik, van=PEILDATUM),
            Overdracht(huishouden=huishouden, naar_id=ik, gevraagd_door_id=ik, gevraagd_op=NU),
        ):
            with handelend_als(ik), pytest.raises(DatabaseError), transaction.atomic():
                type(rij).objects.bulk_create([rij])


def test_nobody_becomes_regisseur_by_an_update(wereld: Wereld) -> None:
    huishouden = alle_situaties(wereld)["triage"]
    ik = wereld.id_van("triage.hillegom")

    with handelend_als(ik):
        Huishouden.objects.filter(pk=huishouden.pk).update(regisseur_id=ik)
        assert Huishouden.objects.get(pk=huishouden.pk).regisseur_id is None


def test_a_work_item_cannot_be_shown_to_another_team(wereld: Wereld) -> None:
    alle_situaties(wereld)
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        Werkitem.objects.update(scope_team=3)
        assert set(Werkitem.objects.values_list("scope_team", flat=True)) == {1}


def test_a_melding_on_a_foreign_file_does_not_open_it(wereld: Wereld) -> None:
    vreemd = alle_situaties(wereld)["verwezen"]
    ik = wereld.id_van("triage.hillegom")
    melding = Melding(
        huishouden=vreemd, team_id=1, moment=NU, kanaal="web", melder="x", vraag="x", aangenomen_door_id=ik
    )
    with handelend_als(ik), pytest.raises(DatabaseError), transaction.atomic():
        Melding.objects.bulk_create([melding])


def test_a_consulent_cannot_move_an_advies_to_another_file(wereld: Wereld) -> None:
    doel = alle_situaties(wereld)["gewoon"]
    with handelend_als(wereld.id_van("wmo.isd")), pytest.raises(DatabaseError), transaction.atomic():
        Maatwerkadvies.objects.update(huishouden_id=doel.pk, persoon_id=uuid.uuid4())


def test_a_consulent_moves_only_the_work_of_the_advies(wereld: Wereld) -> None:
    """Matrix row 19 gives a consulent R; the terms of the advies itself are the own work (D3)."""
    huishouden = alle_situaties(wereld)["verwezen"]
    with als_eigenaar():
        Werkitem.objects.bulk_create(
            Werkitem(huishouden=huishouden, soort=soort, bron_id=uuid.uuid4(), uiterlijk=PEILDATUM)
            for soort in ("advies", "aanvulling", "evaluatie", "onderzoek", "actie", "overdracht")
        )

    with handelend_als(wereld.id_van("wmo.isd")):
        van_hier = Werkitem.objects.filter(huishouden=huishouden)
        van_hier.update(uiterlijk=datetime.date(2030, 1, 1))
        verzet = set(van_hier.filter(uiterlijk=datetime.date(2030, 1, 1)).values_list("soort", flat=True))

    assert verzet == {"advies", "aanvulling"}


def test_whoever_is_asked_to_take_over_decides_only_for_himself(wereld: Wereld) -> None:
    huishouden = alle_situaties(wereld)["overname"]
    ander = wereld.id_van("jeugd.hillegom")
    with (
        handelend_als(wereld.id_van("regisseur.noordwijk")),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        huishouden.regies.filter(tot__isnull=True).update(tot=datetime.date(2026, 12, 1))
        huishouden.regies.create(soort="team", medewerker_id=ander, van=datetime.date(2026, 12, 1))


def test_a_teamleider_with_an_open_melding_reads_no_bsn(wereld: Wereld) -> None:
    """Matrix row 2: TL nothing. Here it still rests on the triage set; the row count tells."""
    huishouden = alle_situaties(wereld)["triage"]
    with handelend_als(wereld.id_van("teamleider.hillegom")):
        assert Persoon.objects.filter(huishouden=huishouden).exists()
        assert not PersoonBsn.objects.filter(huishouden=huishouden).exists()


def test_a_triagist_reads_who_has_the_regie_and_asks_nobody_to_take_it(wereld: Wereld) -> None:
    """Matrix row 20: TRI R; so neither the dienst nor the database lets him ask, or take a question back."""
    huizen = alle_situaties(wereld)
    huis, ander = huizen["triage"], wereld.wie("regisseur.lisse")
    with handelend_als(wereld.id_van("teamleider.hillegom")):
        vraag = overdracht_vragen(
            huishouden=huis, naar=ander, door=wereld.wie("teamleider.hillegom"), op=NU, reden="met vakantie"
        )

    ik = wereld.wie("triage.hillegom")
    with handelend_als(ik.pk):
        with pytest.raises(GeenToegang):
            overdracht_vragen(huishouden=huis, naar=ander, door=ik, op=NU)
        with pytest.raises(GeenToegang):
            overdracht_intrekken(overdracht=vraag, op=NU)
        assert Overdracht.objects.filter(pk=vraag.pk).update(status="ingetrokken") == 0
        nieuw = Overdracht(huishouden=huis, naar=ander, gevraagd_door=ik, gevraagd_op=NU, status="geweigerd")
        with pytest.raises(DatabaseError), transaction.atomic():
            Overdracht.objects.bulk_create([nieuw])


def test_a_teamleider_takes_over_the_regie_only_when_somebody_asks(wereld: Wereld) -> None:
    huis = alle_situaties(wereld)["triage"]
    ik = wereld.wie("teamleider.hillegom")
    regie = Regie(huishouden=huis, soort="team", medewerker=ik, van=PEILDATUM)

    with handelend_als(ik.pk):
        with pytest.raises(GeenToegang):
            regie_toewijzen(
                huishouden=huis, soort=RegieSoort.TEAM, medewerker=ik, op=PEILDATUM, door=ik, verwacht=None
            )
        with pytest.raises(GeenToegang):
            overdracht_vragen(huishouden=huis, naar=ik, door=ik, op=NU)
        with pytest.raises(DatabaseError), transaction.atomic():
            Regie.objects.bulk_create([regie])
    assert ik.naam not in _keuzes(wereld, "regie_toewijzen", huis)
    assert ik.naam not in _keuzes(wereld, "regie_overdragen", huis)


def _keuzes(wereld: Wereld, pagina: str, huis: Huishouden) -> str:
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie("teamleider.hillegom"), backend="toegang.inloggen.MedewerkerBackend")
    antwoord = client.get(reverse(f"huishoudens:{pagina}", args=[huis.pk]))
    return str(
        [
            list(veld.choices)
            for veld in antwoord.context["formulier"].fields.values()
            if hasattr(veld, "choices")
        ]
    )


def test_what_was_answered_or_ended_does_not_begin_again(wereld: Wereld) -> None:
    """Else a refused question, or a regie of long ago, would open the file at will."""
    huis = alle_situaties(wereld)["verwezen"]
    ik = wereld.id_van("teamleider.lisse")
    with als_eigenaar():
        gevraagd = Overdracht.objects.create(
            huishouden=huis, naar_id=ik, gevraagd_door_id=ik, gevraagd_op=NU, status="geweigerd"
        )
        oud = Regie.objects.create(
            huishouden=huis, soort="team", medewerker_id=ik, van=PEILDATUM, tot=PEILDATUM
        )
        huis.regies.filter(tot__isnull=True).update(tot=PEILDATUM)

    with handelend_als(ik):
        assert Overdracht.objects.filter(pk=gevraagd.pk).update(status="gevraagd") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Regie.objects.filter(pk=oud.pk).update(tot=None)
