"""A datalek has 72 hours from when it was known (AVG 33 lid 1), and what is closed can still be found (F6)."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from huishoudens.models import AvgVerzoek, Huishouden
from tests.autorisatie.scenario import NU
from tests.autorisatie.uitzonderingen import open_avg
from tests.cast import Wereld
from tests.huishoudens.noodopzet import tekst
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel

pytestmark = pytest.mark.django_db
LIJST, NIEUW = "/privacy/avg/", "/privacy/avg/nieuw/"
UTC = datetime.UTC


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zonnedauw")


def velden(huis: Huishouden, **anders: Any) -> dict[str, Any]:
    return {
        "dossier": huis.nummer,
        "soort": "incident",
        "ontvangen_op": "2026-10-30",
        "tijd": "14:30",
        "reden": "Een brief ging naar het verkeerde adres.",
    } | anders


def test_an_incident_is_due_72_hours_after_it_was_known(wereld: Wereld, huis: Huishouden) -> None:
    """Friday 14.30 to Monday 14.30: no weekend moves it."""
    antwoord = ingelogd(wereld, "privacy").post(NIEUW, velden(huis), follow=True)

    with als_eigenaar():
        verzoek = AvgVerzoek.objects.get()
    assert verzoek.ontdekt_op == datetime.datetime(2026, 10, 30, 13, 30, tzinfo=UTC)
    assert verzoek.uiterlijk == datetime.date(2026, 11, 2)
    assert "2 november 2026, 14.30 uur" in tekst(antwoord)


def test_hours_pass_the_change_of_the_clock(wereld: Wereld, huis: Huishouden) -> None:
    """In the night of 25 October 2026 an hour comes twice: 72 hours are 71 by the wall."""
    ingelogd(wereld, "privacy").post(NIEUW, velden(huis, ontvangen_op="2026-10-24", tijd="00:30"))

    with als_eigenaar():
        assert AvgVerzoek.objects.get().uiterlijk == datetime.date(2026, 10, 26)


@pytest.mark.parametrize(
    ("op", "te_laat"),
    [
        (datetime.datetime(2026, 11, 2, 13, 29, tzinfo=UTC), False),
        (datetime.datetime(2026, 11, 2, 13, 31, tzinfo=UTC), True),
    ],
)
def test_it_is_late_by_the_minute(
    wereld: Wereld, huis: Huishouden, op: datetime.datetime, te_laat: bool
) -> None:
    client = ingelogd(wereld, "privacy")
    client.post(NIEUW, velden(huis))

    with time_machine.travel(op, tick=False):
        pagina = tekst(ingelogd(wereld, "privacy").get(LIJST))

    assert ("Te laat: 1" in pagina) == te_laat


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"tijd": ""}, "Vul in hoe laat u het ontdekte."),
        ({"tijd": "25:00"}, "Vul een tijd in"),
        ({"ontvangen_op": "2026-11-02", "tijd": "23:59"}, "Deze tijd moet nog komen."),
    ],
)
def test_an_incident_needs_its_hour(
    wereld: Wereld, huis: Huishouden, anders: dict[str, str], melding: str
) -> None:
    antwoord = ingelogd(wereld, "privacy").post(NIEUW, velden(huis, **anders))

    assert melding in tekst(antwoord)
    with als_eigenaar():
        assert not AvgVerzoek.objects.exists()


def test_a_request_has_no_hour(wereld: Wereld, huis: Huishouden) -> None:
    """AVG 12 lid 3: a month, whatever time was filled in."""
    ingelogd(wereld, "privacy").post(NIEUW, velden(huis, soort="inzage"))

    with als_eigenaar():
        verzoek = AvgVerzoek.objects.get()
    assert (verzoek.ontdekt_op, verzoek.uiterlijk) == (None, datetime.date(2026, 11, 30))


def test_what_is_closed_stands_in_a_second_list_without_its_reason(wereld: Wereld, huis: Huishouden) -> None:
    """F6: by its number, soort and days; each look at the list is a line."""
    ingelogd(wereld, "regisseur.hillegom").get(f"/huishoudens/{huis.pk}/")
    verzoek = open_avg(wereld, huis)
    client = ingelogd(wereld, "privacy")
    assert "Gesloten" not in tekst(client.get(LIJST))
    client.post(f"/avg/{verzoek.pk}/sluiten/")

    pagina = tekst(client.get(LIJST))

    gesloten = pagina.partition("Gesloten")[2]
    assert huis.nummer in gesloten
    assert "Inzage of kopie" in gesloten
    assert verzoek.reden not in pagina
    with als_eigenaar():
        regels = Inzageregel.objects.filter(handeling="huishoudens.avg_lijst")
        assert [(r.dossier, r.groepen) for r in regels] == [(huis.nummer, [G.AVG_VERZOEK])] * 2
