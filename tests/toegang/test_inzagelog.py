"""The inzagelog on screen: who looked at which file, for the privacy officer and for nobody else (F2)."""

import datetime
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db

NU = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
PRIVACY = "/privacy/"
RANDZAKEN = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def ingelogd(wereld: Wereld, wie: str) -> Client:
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
    return client


def lees(wereld: Wereld, wie: str, *huizen: Huishouden, dagen: int = 0, groep: G = G.PLAN) -> None:
    """As a list of these files shown to this account, so many days ago; the owner makes it so afterwards."""
    with handelend_als(wereld.id_van(wie)), als_eigenaar():
        eerder = set(Inzageregel.objects.values_list("pk", flat=True))
        inzage_vastleggen(
            door_id=wereld.id_van(wie),
            handeling="plannen.plan_bekijken",
            gelezen=[Gelezen.op_regel(huis.pk, huis.nummer, groep) for huis in huizen],
            op=NU,
        )
        Inzageregel.objects.exclude(pk__in=eerder).update(moment=NU - datetime.timedelta(days=dagen))


def regels() -> list[Inzageregel]:
    with als_eigenaar():
        return list(Inzageregel.objects.order_by("moment", "dossier"))


def tekst(antwoord: Any) -> str:
    """The page, without the mask of its CSRF token, which differs at every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", antwoord.content.decode())


def dossiers(antwoord: Any) -> list[str]:
    """The files of the lines on the page, without the looks of the privacy officer."""
    regels = (regel for regel, _ in antwoord.context["regels"])
    return [regel.dossier for regel in regels if regel.handeling != "privacy.inzage_bekijken"]


def inzage_van(huishouden_id: object) -> str:
    return reverse("huishoudens:inzage", args=[huishouden_id])


@pytest.mark.parametrize(
    "wie", ["regisseur.hillegom", "teamleider.hillegom", "beheer", "accounthouder.lisse"]
)
def test_who_is_no_privacy_officer_is_told_whom_to_ask(wereld: Wereld, wie: str) -> None:
    antwoord = ingelogd(wereld, wie).get(PRIVACY)

    assert antwoord.status_code == 403
    assert "De privacy officer leest het inzagelog." in tekst(antwoord)


def test_the_regisseur_sees_why_and_not_who_looked(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    client = ingelogd(wereld, "regisseur.hillegom")

    pagina = tekst(client.get(reverse("huishoudens:huishouden", args=[huishouden.pk])))

    assert "Waarom zie ik dit?" in pagina
    assert "Lees wie wat mag zien, en van welke wet dat mag" in pagina
    assert "Wie keek mee?" not in pagina
    assert client.get(inzage_van(huishouden.pk)).status_code == 403


def test_the_privacy_officer_reads_who_looked_at_what_by_which_rule_and_what_for(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zonnedauw")
    lees(wereld, "regisseur.hillegom", huishouden)

    pagina = tekst(ingelogd(wereld, "privacy").get(PRIVACY))

    for zin in (
        huishouden.nummer,
        "Sanne de Wit",
        "vandaag 10.00 uur",
        "Plan bekijken",
        "Persoon basis en plan, doelen, acties",
        "Regisseur van dit huishouden",
        "Het huishouden samenhangend helpen",
    ):
        assert zin in pagina, zin
    assert "Zonnedauw" not in pagina


def test_the_log_of_one_file_is_only_that_file(wereld: Wereld) -> None:
    een, ander = wereld.huishouden("hillegom"), wereld.huishouden("lisse")
    lees(wereld, "triage.hillegom", een)
    lees(wereld, "triage.lisse", ander)

    antwoord = ingelogd(wereld, "privacy").get(inzage_van(een.pk))

    assert f"Inzagelog van dossier {een.nummer}" in tekst(antwoord)
    assert dossiers(antwoord) == [een.nummer]


def test_a_file_nobody_opened_and_one_that_does_not_exist_answer_alike(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom")
    client = ingelogd(wereld, "privacy")

    eerste = [client.get(inzage_van(pk)) for pk in (huishouden.pk, uuid.uuid4())]
    nogmaals = [client.get(inzage_van(pk)) for pk in (huishouden.pk, uuid.uuid4())]

    for bestaand, onbekend in (eerste, nogmaals):
        assert (bestaand.status_code, onbekend.status_code) == (200, 200)
        assert tekst(bestaand).replace(str(huishouden.pk), "") == tekst(onbekend).replace(
            onbekend.request["PATH_INFO"].split("/")[2], ""
        )
    assert "Hier staat nog niets" in tekst(eerste[0])


def test_the_log_is_narrowed_by_file_colleague_and_period(wereld: Wereld) -> None:
    een, twee, drie = (wereld.huishouden("hillegom") for _ in range(3))
    lees(wereld, "teamleider.hillegom", drie, dagen=5)
    lees(wereld, "teamleider.hillegom", twee, dagen=3)
    lees(wereld, "triage.hillegom", een, dagen=1)
    client = ingelogd(wereld, "privacy")

    def gevonden(**filters: object) -> list[str]:
        return dossiers(client.get(PRIVACY, filters))

    assert gevonden(dossier=f" {een.nummer.lower()} ") == [een.nummer]
    assert gevonden(medewerker=wereld.id_van("teamleider.hillegom")) == [twee.nummer, drie.nummer]
    assert gevonden(van="2026-10-30") == [een.nummer, twee.nummer]
    assert gevonden(tot="2026-10-30") == [twee.nummer, drie.nummer]
    assert gevonden(van="2026-10-29", tot="2026-10-31") == [twee.nummer]


@pytest.mark.parametrize(
    ("filters", "zin"),
    [
        ({"van": "31-02-2026"}, "Kies een dag die bestaat."),
        ({"van": "2026-10-30", "tot": "2026-10-01"}, "De laatste dag ligt voor de eerste."),
        ({"medewerker": "x"}, "Kies een medewerker uit de lijst."),
        ({"dossier": "Krokus"}, "Een dossiernummer ziet eruit als H-2026-0001."),
    ],
)
def test_a_filter_that_cannot_be_read_is_told_and_shows_no_lines(
    wereld: Wereld, filters: dict[str, str], zin: str
) -> None:
    lees(wereld, "triage.hillegom", wereld.huishouden("hillegom"))

    antwoord = ingelogd(wereld, "privacy").get(PRIVACY, filters)

    assert antwoord.status_code == 200
    assert zin in tekst(antwoord)
    assert dossiers(antwoord) == []


def test_paging_skips_no_line_of_a_page_that_was_written_at_once(wereld: Wereld) -> None:
    huizen = [wereld.huishouden("hillegom", met_bsn=False) for _ in range(70)]
    lees(wereld, "triage.hillegom", *huizen)
    client = ingelogd(wereld, "privacy")

    eerste = client.get(PRIVACY)
    tweede = client.get(eerste.context["volgende_url"])

    assert sorted(dossiers(eerste) + dossiers(tweede)) == sorted(huis.nummer for huis in huizen)
    assert tweede.context["volgende_url"] == ""
    assert client.get(PRIVACY, {"na": "onzin"}).status_code == 200


def test_looking_at_the_log_is_itself_a_line_for_each_page(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom")
    lees(wereld, "triage.hillegom", huishouden)
    client = ingelogd(wereld, "privacy")

    client.get(PRIVACY)
    client.get(inzage_van(huishouden.pk))
    client.get(PRIVACY, {"na": NU.isoformat(), "id": str(uuid.uuid4())})

    eigen = [regel for regel in regels() if regel.handeling == "privacy.inzage_bekijken"]
    assert [(regel.huishouden_id, regel.dossier, regel.groepen) for regel in eigen] == [
        (None, "", [22]),
        (huishouden.pk, huishouden.nummer, [22]),
        # Whoever writes an address of his own leaves a line as well.
        (None, "", [22]),
    ]
    assert "Inzage bekijken" in tekst(client.get(PRIVACY))


def test_the_log_takes_at_most_six_statements_for_one_and_for_many(wereld: Wereld) -> None:
    client = ingelogd(wereld, "privacy")
    lees(wereld, "triage.hillegom", wereld.huishouden("hillegom"))

    def aantal() -> int:
        client.get(PRIVACY)
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(PRIVACY).status_code == 200
        return len([vraag for vraag in vragen if not vraag["sql"].startswith(RANDZAKEN)])

    een = aantal()
    lees(wereld, "triage.hillegom", *(wereld.huishouden("hillegom", met_bsn=False) for _ in range(30)))

    assert aantal() == een <= 6
