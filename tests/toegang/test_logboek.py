"""The server's log says what happened and to nobody (F1, F2)."""

import logging

import pytest
from django.test import Client, RequestFactory
from structlog.testing import capture_logs

from tests.cast import Wereld
from toegang.beleid import GeenToegang, eis
from toegang.keuzes import Gegevensgroep, Niveau
from toegang.logboek import VerzoekLogboek, zonder_browser, zonder_inhoud, zonder_persoon
from toegang.sessie import handelend_als


def test_a_line_holds_the_path_and_not_the_query() -> None:
    verzoek = RequestFactory().get("/zoeken/", {"bsn": "999990019"}, headers={"user-agent": "Firefox"})

    assert VerzoekLogboek.format_request(verzoek) == "GET /zoeken/"


@pytest.mark.django_db
def test_a_request_leaves_no_address_and_no_user(client: Client) -> None:
    with capture_logs() as regels:
        client.get("/bestaat-niet/?naam=Jansen", headers={"user-agent": "Firefox"})

    assert [regel["event"] for regel in regels] == ["request_started", "request_finished"]
    assert "Jansen" not in f"{regels}"
    assert not {"ip", "user_id"} & {sleutel for regel in regels for sleutel in regel}


@pytest.mark.django_db
def test_a_health_check_leaves_no_line(client: Client) -> None:
    with capture_logs() as regels:
        client.get("/gezond/klaar")

    assert regels == []


def test_an_error_is_logged_by_kind_and_place_without_what_was_typed() -> None:
    try:
        int("999990019")
        int("Jansen")
    except ValueError as fout:
        regel = zonder_inhoud(logging.getLogger(), "error", {"event": "mis", "exc_info": fout})

    assert regel["fout"] == "ValueError"
    assert "test_logboek.py" in regel["plaatsen"][0]
    assert "Jansen" not in f"{regel}"


def test_browser_and_login_name_are_dropped() -> None:
    assert zonder_browser(logging.getLogger(), "info", {"event": "x", "user_agent": "Firefox"}) == {
        "event": "x"
    }
    assert "@" not in zonder_persoon("regisseur.lisse@voorbeeld.nl", "127.0.0.1", "", "/inloggen/", None)


def test_who_is_refused_reads_no_code_and_the_log_says_which_handeling(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom")

    with (
        capture_logs() as regels,
        handelend_als(wereld.id_van("wmo.isd")),
        pytest.raises(GeenToegang) as fout,
    ):
        eis(Gegevensgroep.PERSOON, Niveau.SCHRIJVEN, huishouden.pk, handeling="huishoudens.niveau_wijzigen")

    assert str(fout.value) == "Dit mag u hier niet doen. Vraag het de regisseur of uw teamleider."
    assert regels == [
        {"event": "geweigerd", "handeling": "huishoudens.niveau_wijzigen", "log_level": "warning"}
    ]
