"""A query made once answers for every value, as the queryset itself would (performance.md)."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet, Value
from django.test.utils import CaptureQueriesContext

from huishoudens.models import Huishouden
from tests.cast import Wereld
from toegang.sessie import handelend_als
from toegang.vastevraag import VasteVraag

pytestmark = pytest.mark.django_db


def _een(*soort: str, huishouden_id: uuid.UUID) -> QuerySet[Any, Any]:
    rijen = Huishouden.objects.filter(pk=huishouden_id).select_related("team")
    if "samen" in soort:
        return rijen.values_list("nummer", Value("x")).union(
            rijen.values_list("nummer", Value("y")), all=True
        )
    return rijen


def test_the_second_answer_is_of_the_second_value_and_costs_one_statement(wereld: Wereld) -> None:
    een, ander = wereld.huishouden("hillegom"), wereld.huishouden("hillegom")
    vraag = VasteVraag(_een)

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        eerste = vraag(huishouden_id=een.pk)
        with CaptureQueriesContext(connection) as gevraagd:
            tweede = vraag(huishouden_id=ander.pk)
            team = tweede[0].team.naam

    assert (eerste, tweede, team) == ([een], [ander], "Hillegom")
    assert len(gevraagd) == 1


def test_each_form_has_its_own_query_and_a_union_works_too(wereld: Wereld) -> None:
    een, ander = wereld.huishouden("hillegom"), wereld.huishouden("hillegom")
    vraag = VasteVraag(_een)

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        vraag("samen", huishouden_id=een.pk)
        samen = vraag("samen", huishouden_id=ander.pk)
        gewoon = vraag(huishouden_id=ander.pk)

    assert sorted(samen) == [(ander.nummer, "x"), (ander.nummer, "y")]
    assert gewoon == [ander]


def test_row_security_narrows_it_for_whoever_asks(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom")
    vraag = VasteVraag(_een)

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        eigen = vraag(huishouden_id=huishouden.pk)
    with handelend_als(wereld.id_van("teamleider.lisse")):
        vreemd = vraag(huishouden_id=huishouden.pk)

    assert (eigen, vreemd) == ([huishouden], [])


def test_a_value_that_does_not_reach_the_database_is_refused() -> None:
    vraag = VasteVraag(lambda dag: Huishouden.objects.all())

    with pytest.raises(LookupError, match="dag"):
        vraag(dag=datetime.date(2026, 11, 3))


def test_a_value_that_may_decide_the_query_is_refused() -> None:
    vraag = VasteVraag(lambda aantal: Huishouden.objects.all()[:aantal])

    with pytest.raises(TypeError, match="part of its form"):
        vraag(aantal=3)
