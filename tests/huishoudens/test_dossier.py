"""The household page: who gets in, what it shows to whom, what it costs (B1-B3, F1, F2)."""

import re
import uuid

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.models import Inzageregel


def inloggen(client: Client, wereld: Wereld, wie: str) -> None:
    with als_eigenaar():
        client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")


def adres(naam: str, pk: object) -> str:
    return reverse(f"huishoudens:{naam}", args=[pk])


def zonder_token(antwoord: HttpResponse) -> str:
    """The page without the mask of its CSRF token, which differs at every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", antwoord.content.decode())


PAGINAS = ("huishouden", "tijdlijn", "leefgebieden", "inzage")


@pytest.mark.parametrize("pagina", PAGINAS)
def test_foreign_and_unknown_id_answer_alike(client: Client, wereld: Wereld, pagina: str) -> None:
    """Architecture 6: out of scope is 404, with the same body and the same work."""
    vreemd = wereld.huishouden("lisse", regisseur="regisseur.lisse")
    inloggen(client, wereld, "regisseur.hillegom")

    with CaptureQueriesContext(connection) as bij_vreemd:
        een = client.get(adres(pagina, vreemd.pk))
    with CaptureQueriesContext(connection) as bij_onbekend:
        ander = client.get(adres(pagina, uuid.uuid4()))

    assert (een.status_code, ander.status_code) == (404, 404)
    assert zonder_token(een) == zonder_token(ander)
    assert len(bij_vreemd) == len(bij_onbekend)


def test_regisseur_reads_every_tab_and_leaves_one_line_in_the_log(client: Client, wereld: Wereld) -> None:
    """I9: every reading leaves one row."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    inloggen(client, wereld, "regisseur.hillegom")

    for pagina in PAGINAS:
        assert client.get(adres(pagina, huishouden.pk)).status_code == 200

    with als_eigenaar():
        assert Inzageregel.objects.filter(huishouden_id=huishouden.pk).count() == len(PAGINAS)


def test_colleague_of_the_team_sees_name_regisseur_and_no_content(client: Client, wereld: Wereld) -> None:
    """Matrix column TM: name, regisseur and what is due."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    inloggen(client, wereld, "jeugd.hillegom")

    pagina = client.get(adres("huishouden", huishouden.pk)).content.decode()

    assert huishouden.aanduiding in pagina
    assert wereld.wie("regisseur.hillegom").naam in pagina
    assert "Bloemenlaan" not in pagina
    for dicht in ("tijdlijn", "leefgebieden", "inzage"):
        assert client.get(adres(dicht, huishouden.pk)).status_code == 403
