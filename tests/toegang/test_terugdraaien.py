"""Nothing half-written stays behind, wherever a request breaks (F1, F9)."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from tests.cast import Wereld, maak_wereld
from tests.rollen import als_eigenaar
from toegang.diensten.concept import concept_bewaren
from toegang.middleware import IdentiteitMiddleware
from toegang.models import Concept


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("status", "blijft"), [(200, 1), (302, 1), (403, 1), (500, 0), (503, 0)])
def test_a_server_error_further_in_takes_everything_back(status: int, blijft: int) -> None:
    """A middleware that fails becomes an answer before it gets here, without an exception to see."""
    wereld: Wereld = maak_wereld()
    wie = wereld.wie("regisseur.hillegom")

    def schrijft(_: HttpRequest) -> HttpResponse:
        concept_bewaren(door=wie, formulier="/x/", inhoud="a=1", op=timezone.now())
        return HttpResponse(status=status)

    verzoek = RequestFactory().post("/x/")
    verzoek.session = {"_auth_user_id": str(wie.pk)}  # type: ignore[assignment]  # all that is read of it
    IdentiteitMiddleware(schrijft)(verzoek)

    with als_eigenaar():
        assert Concept.objects.count() == blijft
