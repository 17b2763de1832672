"""Each refusal leaves exactly one line: who, which page, what was asked; what exists and what does not alike (F2)."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.autorisatie.scenario import NU, alle_situaties
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Uitkomst
from toegang.models import Inzageregel
from toegang.versleuteling import pseudoniem

pytestmark = pytest.mark.django_db

Als = Callable[[str], Client]
DOSSIER = "huishoudens:tijdlijn"


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def regels() -> list[Inzageregel]:
    with als_eigenaar():
        return list(Inzageregel.objects.select_related("medewerker").order_by("medewerker_id", "schakel"))


def enige_regel() -> Inzageregel:
    (regel,) = regels()
    assert regel.uitkomst == Uitkomst.GEWEIGERD
    assert (regel.regel, regel.dossier, regel.grond, regel.groepen) == ("", "", "", [])
    return regel


@pytest.mark.parametrize("methode", ["get", "post", "head"])
@pytest.mark.parametrize("bestaat", [True, False])
def test_who_asks_for_a_file_out_of_scope_leaves_one_line(
    wereld: Wereld, als: Als, methode: str, bestaat: bool
) -> None:
    """F2: with the id that was asked, whether it is of a file or of nothing."""
    gevraagd = wereld.huishouden("hillegom").pk if bestaat else uuid.uuid4()

    antwoord = getattr(als("regisseur.lisse"), methode)(reverse(DOSSIER, args=[gevraagd]))

    assert antwoord.status_code in (404, 405)
    if antwoord.status_code == 405:
        assert regels() == []
        return
    regel = enige_regel()
    assert (regel.huishouden_id, regel.gevraagd) == (gevraagd, None)
    assert (regel.medewerker_id, regel.handeling) == (
        wereld.id_van("regisseur.lisse"),
        "huishoudens.tijdlijn_bekijken",
    )
    assert regel.pseudoniem == pseudoniem(gevraagd)
    assert uuid.UUID(regel.verzoek)


@pytest.mark.parametrize("bestaat", [True, False])
def test_a_write_that_is_refused_leaves_one_line_and_nothing_else(
    wereld: Wereld, als: Als, bestaat: bool
) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    gevraagd = huishouden.pk if bestaat else uuid.uuid4()

    antwoord = als("regisseur.lisse").post(
        reverse("huishoudens:benadering", args=[gevraagd]), {"let_op": "Bel niet", "versie": "0"}
    )

    assert antwoord.status_code == 404
    assert enige_regel().handeling == "huishoudens.benadering_vastleggen"


def test_who_is_in_scope_and_not_allowed_leaves_one_line(wereld: Wereld, als: Als) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    assert als("jeugd.hillegom").get(reverse(DOSSIER, args=[huishouden.pk])).status_code == 403

    assert enige_regel().huishouden_id == huishouden.pk


def test_a_refused_page_without_an_id_leaves_one_line(wereld: Wereld, als: Als) -> None:
    assert als("regisseur.hillegom").get("/privacy/").status_code == 403

    regel = enige_regel()
    assert (regel.handeling, regel.huishouden_id, regel.gevraagd) == ("privacy.inzage_bekijken", None, None)
    assert regel.pseudoniem is None


@pytest.mark.parametrize("bestaat", [True, False])
def test_what_is_no_file_is_told_as_what_was_asked(wereld: Wereld, als: Als, bestaat: bool) -> None:
    melding = alle_situaties(wereld)["triage"].meldingen.model
    with als_eigenaar():
        gevraagd = melding.objects.first().pk if bestaat else uuid.uuid4()

    assert als("regisseur.lisse").get(reverse("triage:triage", args=[gevraagd])).status_code == 404

    assert (enige_regel().huishouden_id, enige_regel().gevraagd) == (None, gevraagd)


def test_an_object_within_a_file_is_told_with_both_ids(wereld: Wereld, als: Als) -> None:
    dossier, object_ = uuid.uuid4(), uuid.uuid4()

    als("regisseur.lisse").post(reverse("huishoudens:toestemming_intrekken", args=[dossier, object_]))

    assert (enige_regel().huishouden_id, enige_regel().gevraagd) == (dossier, object_)


def test_foreign_and_unknown_take_the_same_statements(wereld: Wereld, als: Als) -> None:
    """F1, F2: nothing is looked up for the line; its INSERT is the one statement it costs."""
    vreemd, client = wereld.huishouden("hillegom").pk, als("regisseur.lisse")
    client.get(reverse(DOSSIER, args=[vreemd]))

    def statements(huishouden_id: uuid.UUID) -> list[str]:
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(reverse(DOSSIER, args=[huishouden_id])).status_code == 404
        # The names of savepoints count up.
        return [vraag["sql"].split("(")[0].split('"s')[0][:60] for vraag in vragen]

    assert statements(vreemd) == statements(uuid.uuid4())
    assert len([sql for sql in statements(vreemd) if "INSERT INTO toegang_inzageregel" in sql]) == 1


@pytest.mark.parametrize(
    "pad", ["/static/weg.css", "/gezond/niets", "/bestaat-niet/", "/huishoudens/geen-id/"]
)
def test_what_is_no_page_of_ours_leaves_none(als: Als, pad: str) -> None:
    assert als("regisseur.hillegom").get(pad).status_code == 404

    assert regels() == []


def test_who_is_not_logged_in_leaves_none(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom")

    assert Client().get(reverse(DOSSIER, args=[huishouden.pk])).status_code == 302
    assert Client(enforce_csrf_checks=True).post(reverse("uitloggen")).status_code in (302, 403)

    assert regels() == []


@pytest.mark.parametrize(("wie", "status"), [("regisseur.lisse", 404), ("regisseur.hillegom", 200)])
def test_without_its_line_there_is_no_answer(
    wereld: Wereld, als: Als, monkeypatch: pytest.MonkeyPatch, wie: str, status: int
) -> None:
    """F2: no row, no answer; a refusal and a reading both."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Pioenroos")
    client, adres = als(wie), reverse(DOSSIER, args=[huishouden.pk])
    assert client.get(adres).status_code == status
    client.raise_request_exception = False

    def faal(*_: Any, **__: Any) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr("toegang.diensten.inzage._voeg_toe", faal)
    antwoord = client.get(adres)

    assert antwoord.status_code == 500
    assert "Pioenroos" not in antwoord.content.decode()
    assert huishouden.nummer not in antwoord.content.decode()


def test_the_line_bears_the_id_by_which_the_server_log_knows_the_request(
    wereld: Wereld, als: Als, caplog: pytest.LogCaptureFixture
) -> None:
    """F2: and not what somebody else says it is called."""
    client, adres = als("regisseur.lisse"), reverse(DOSSIER, args=[uuid.uuid4()])

    client.get(adres, headers={"X-Request-ID": "Mevrouw Pioenroos, 2181 AA"})

    assert uuid.UUID(enige_regel().verzoek)
    assert f"'request_id': '{enige_regel().verzoek}'" in caplog.text


@pytest.mark.parametrize(
    "adres", ["/team/lisse/", "/team/lisse/caseload/", "/monitoring/lisse/", "/team/nergens/"]
)
def test_who_asks_for_another_team_by_name_leaves_one_line(wereld: Wereld, als: Als, adres: str) -> None:
    """F2: a team of others and one that does not exist alike."""
    assert als("medewerker1.hillegom").get(adres).status_code == 404

    assert (enige_regel().huishouden_id, enige_regel().gevraagd) == (None, None)


def test_what_is_sent_and_not_found_leaves_one_line(wereld: Wereld, als: Als) -> None:
    """F2: an id in what was sent, here of a file to hang a melding on; a page that does not exist leaves none."""
    velden = {
        "huishouden": str(wereld.huishouden("lisse").pk),
        "vraag": "Kan iemand bellen?",
        "melder": "inwoner",
    }
    client = als("triage.hillegom")
    antwoord = client.post("/meldingen/nieuw/", velden | {"kanaal": "telefoon", "spoed": ""})
    if antwoord.status_code == 404:
        enige_regel()
    assert client.get("/bestaat-niet/").status_code == 404
    assert len(regels()) == (antwoord.status_code == 404)


def test_a_browser_keeps_no_copy_of_a_page(wereld: Wereld, als: Als) -> None:
    """I5, I10: what was read does not come back with a click when the right to it is gone."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    client = als("regisseur.hillegom")

    for adres in ("/", reverse(DOSSIER, args=[huis.pk]), "/huishoudens/"):
        assert client.get(adres)["Cache-Control"] == "no-store", adres
