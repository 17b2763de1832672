"""Who is shut out stays as it was recorded, and nobody answers his own question for access (F4, I8)."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from huishoudens.keuzes import Verzoekstatus
from huishoudens.models import Relatie, Toegangsverzoek
from tests.autorisatie.scenario import NU
from tests.autorisatie.uitzonderingen import is_verwant
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


@pytest.mark.parametrize("wat", ["medewerker", "van", "door"])
def test_a_teamleider_ends_a_relation_and_changes_nothing_else_of_it(wereld: Wereld, wat: str) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    is_verwant(wereld, huis, "medewerker1.hillegom")
    anders: dict[str, Any] = {
        "medewerker": wereld.wie("medewerker2.hillegom"),
        "van": timezone.localdate(),
        "door": wereld.wie("teamleider.hillegom"),
    }

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        with pytest.raises(DatabaseError), transaction.atomic():
            Relatie.objects.filter(huishouden=huis).update(**{wat: anders[wat]})
        with pytest.raises(DatabaseError), transaction.atomic():
            Relatie.objects.filter(huishouden=huis).update(tot=timezone.localdate(), **{wat: anders[wat]})
        assert Relatie.objects.filter(huishouden=huis).update(tot=timezone.localdate()) == 1


@pytest.mark.parametrize("dagen", [{"van": 1}, {"van": 0, "tot": 1}])
def test_a_relation_counts_from_today_and_has_no_end_yet(wereld: Wereld, dagen: dict[str, int]) -> None:
    """One that begins tomorrow, or has ended already, would keep a real one from being recorded."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    teamleider = wereld.id_van("teamleider.hillegom")
    op = {naam: timezone.localdate() + datetime.timedelta(days=n) for naam, n in dagen.items()}
    rij = Relatie(huishouden=huis, medewerker=wereld.wie("medewerker1.hillegom"), door_id=teamleider, **op)

    with handelend_als(teamleider), pytest.raises(DatabaseError), transaction.atomic():
        Relatie.objects.bulk_create([rij])


def test_nobody_answers_his_own_question_for_access(wereld: Wereld) -> None:
    """A teamleider decides on row 20, and not about himself."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    ik, ander = wereld.wie("teamleider.hillegom"), wereld.wie("medewerker1.hillegom")
    with als_eigenaar():
        for wie in (ik, ander):
            Toegangsverzoek.objects.create(huishouden=huis, medewerker=wie, gevraagd_op=NU)
    ja: dict[str, Any] = {"status": Verzoekstatus.GEGEVEN, "beantwoord_op": timezone.now()}

    with handelend_als(ik.pk):
        with pytest.raises(DatabaseError), transaction.atomic():
            Toegangsverzoek.objects.filter(huishouden=huis, medewerker=ik).update(**ja)
        assert Toegangsverzoek.objects.filter(huishouden=huis, medewerker=ander).update(**ja) == 1
