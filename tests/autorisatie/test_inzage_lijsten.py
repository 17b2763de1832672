"""What a list, a search or a form sent back leaves in the inzagelog, line by line (I9, F2)."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huishoudens.diensten.huishouden import benadering_vastleggen
from huishoudens.models import Adres, Benadering, Huishouden, Werkitem
from plannen.models import Actie, Doel, Plan
from tests.autorisatie.scenario import NU, alle_situaties
from tests.cast import PEILDATUM, WACHTWOORD, Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Uitkomst
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db
RANDZAKEN = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
ZOEKEN = reverse("huishoudens:zoeken")

Als = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def opgeschreven() -> dict[tuple[str, str], set[G]]:
    """(dossier, handeling) -> what was shown; a second line for the same would be one too many."""
    with als_eigenaar():
        regels = list(Inzageregel.objects.filter(uitkomst=Uitkomst.GELEZEN))
    uit = {(r.dossier, r.handeling): {G(nummer) for nummer in r.groepen} - {G.PERSOON} for r in regels}
    assert len(uit) == len(regels)
    return uit


def met_actie(wereld: Wereld, aantal: int) -> list[Huishouden]:
    """Files of the regisseur in Hillegom with two actions that are due, and a planned evaluation."""
    huizen = [wereld.huishouden("hillegom", regisseur="regisseur.hillegom") for _ in range(aantal)]
    with als_eigenaar():
        for huishouden in huizen:
            plan = Plan.objects.create(huishouden=huishouden, van=PEILDATUM)
            doel = Doel.objects.create(
                huishouden=huishouden, plan=plan, leefgebied="wonen", titel="Rust in huis"
            )
            for nummer in range(2):
                actie = Actie.objects.create(
                    huishouden=huishouden, doel=doel, leefgebied="wonen", omschrijving=f"Stap {nummer}"
                )
                _werk(huishouden, "actie", actie.pk)
            _werk(huishouden, "evaluatie", plan.pk)
    return huizen


def _werk(huishouden: Huishouden, soort: str, bron: Any) -> None:
    Werkitem.objects.create(huishouden=huishouden, soort=soort, bron_id=bron, uiterlijk=PEILDATUM)


def statements(client: Client, pad: str) -> int:
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(pad).status_code == 200
    return len([vraag for vraag in vragen if not vraag["sql"].startswith(RANDZAKEN)])


def test_vandaag_tells_once_of_each_file_whose_text_it_shows(wereld: Wereld, als: Als) -> None:
    een, twee = met_actie(wereld, 2)
    zonder_inhoud = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    with als_eigenaar():
        _werk(zonder_inhoud, "evaluatie", zonder_inhoud.pk)

    pagina = als("regisseur.hillegom").get("/").content.decode()

    assert zonder_inhoud.nummer in pagina
    assert opgeschreven() == {
        (een.nummer, "monitoring.vandaag_lezen"): {G.PLAN},
        (twee.nummer, "monitoring.vandaag_lezen"): {G.PLAN},
    }


def test_vandaag_with_text_takes_as_many_statements_for_one_and_for_many(wereld: Wereld, als: Als) -> None:
    met_actie(wereld, 1)
    client = als("regisseur.hillegom")
    client.get("/")
    een = statements(client, "/")
    met_actie(wereld, 30)

    assert statements(client, "/") == een <= 6


def test_the_first_page_after_logging_in_takes_at_most_six_statements(wereld: Wereld) -> None:
    """A new visit is remembered and text is shown: the most that Vandaag can cost."""
    met_actie(wereld, 3)
    client = Client()
    client.post(reverse("inloggen"), {"username": "regisseur.hillegom@voorbeeld.nl", "password": WACHTWOORD})

    assert statements(client, "/") <= 6


def test_the_werkplek_of_a_team_leaves_a_line_only_for_a_safety_file(wereld: Wereld, als: Als) -> None:
    huizen = alle_situaties(wereld)
    bewaakt = (huizen["onveilig"], huizen["afgeschermd"])

    als("jeugd.hillegom").get("/team/hillegom/")
    assert opgeschreven() == {}

    als("aandacht.hillegom").get("/team/hillegom/")
    assert opgeschreven() == {
        (huishouden.nummer, "monitoring.werkplek_lezen"): {G.VEILIGHEID} for huishouden in bewaakt
    }


def test_the_inbox_leaves_a_line_per_melding_that_stands_in_it(wereld: Wereld, als: Als) -> None:
    melding = alle_situaties(wereld)["triage"]

    als("jeugd.hillegom").get("/meldingen/")
    assert opgeschreven() == {}

    als("triage.hillegom").get("/meldingen/")
    assert opgeschreven() == {(melding.nummer, "triage.meldingen_bekijken"): {G.JOURNAAL}}


def test_the_work_list_of_the_back_office_and_its_download_leave_a_line_each(
    wereld: Wereld, als: Als
) -> None:
    verwezen = alle_situaties(wereld)["verwezen"]
    client = als("wmo.isd")

    client.get("/backoffice/")
    client.get("/backoffice/lijst.xlsx")

    assert opgeschreven() == {
        (verwezen.nummer, "backoffice.werkbak_bekijken"): {G.VERWIJZING},
        (verwezen.nummer, "backoffice.lijst_downloaden"): {G.VERWIJZING},
    }
    with als_eigenaar():
        assert set(Inzageregel.objects.values_list("regel", flat=True)) == {"IW:verwijzing"}


@pytest.mark.parametrize(
    ("gezocht", "groep"),
    [
        ("2181 AA {nummer}", G.ADRES),
        ("2181 AA", G.ADRES),
        ("Bloemenlaan {nummer}", G.ADRES),
        ("bloemenlaan", G.ADRES),
        ("{bsn}", G.BSN),
        ("Anna", None),
        ("Pioenroos", None),
        ("8 maart 1984", None),
    ],
)
def test_a_search_tells_whom_it_found_by_bsn_or_address(
    wereld: Wereld, als: Als, gezocht: str, groep: G | None
) -> None:
    """Somebody found by a number or a street has that number or street."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Pioenroos")
    vraag = gezocht.format(nummer=1, bsn="999990020")

    pagina = als("regisseur.hillegom").post(ZOEKEN, {"q": vraag}).content.decode()

    assert huishouden.nummer in pagina
    assert opgeschreven() == ({(huishouden.nummer, "huishoudens.zoeken"): {groep}} if groep else {})


def test_a_search_that_finds_a_secret_address_says_so(wereld: Wereld, als: Als) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    with als_eigenaar():
        Adres.objects.filter(huishouden=huishouden).update(geheim=True)

    als("regisseur.hillegom").post(ZOEKEN, {"q": "Bloemenlaan 1"})

    assert opgeschreven() == {(huishouden.nummer, "huishoudens.zoeken"): {G.GEHEIM_ADRES}}


def test_who_may_already_be_known_is_told_by_the_key_that_found_them(wereld: Wereld, als: Als) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Pioenroos")
    client = als("regisseur.hillegom")

    client.post(reverse("triage:bekend"), {"achternaam": "Pioenroos"})
    assert opgeschreven() == {}

    client.post(reverse("triage:bekend"), {"achternaam": "Pioenroos", "bsn": "999990020"})
    assert opgeschreven() == {(huishouden.nummer, "triage.bekend_bij_melding"): {G.BSN}}


def test_a_form_sent_back_leaves_one_line_and_one_that_is_saved_leaves_none(wereld: Wereld, als: Als) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    client = als("regisseur.hillegom")
    adres = reverse("huishoudens:benadering", args=[huishouden.pk])

    assert client.post(adres, {"let_op": "Bel na 17.00 uur", "versie": "0"}).status_code == 302
    assert opgeschreven() == {}

    assert client.post(adres, {"let_op": ""}).status_code == 200
    assert opgeschreven() == {(huishouden.nummer, "huishoudens.benadering_vastleggen"): {G.ADRES}}


def test_a_conflict_shows_what_a_colleague_wrote_and_leaves_a_line(wereld: Wereld, als: Als) -> None:
    """The write was taken back; that somebody read the other's text was not."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        benadering_vastleggen(huishouden=huishouden, let_op="Bel eerst de zus")
        benadering_vastleggen(huishouden=huishouden, let_op="Bel eerst de broer", versie=1)
    adres = reverse("huishoudens:benadering", args=[huishouden.pk])

    antwoord = als("regisseur.hillegom").post(adres, {"let_op": "Bel de buurman", "versie": "1"})

    assert "Bel eerst de broer" in antwoord.content.decode()
    assert opgeschreven() == {(huishouden.nummer, "huishoudens.benadering_vastleggen"): {G.ADRES}}
    with als_eigenaar():
        assert Benadering.objects.get(huishouden=huishouden).let_op == "Bel eerst de broer"


def test_who_is_refused_or_sent_on_has_read_nothing(wereld: Wereld, als: Als) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    met_dossier = reverse("huishoudens:tijdlijn", args=[huishouden.pk])

    assert als("jeugd.hillegom").get(met_dossier).status_code == 403
    assert als("regisseur.lisse").get(met_dossier).status_code == 404
    zonder_plan = reverse("plannen:plan_pdf", args=[huishouden.pk])
    assert als("regisseur.hillegom").get(zonder_plan).status_code == 404

    assert opgeschreven() == {}


def test_a_page_and_a_list_write_the_same_rule(wereld: Wereld, als: Als) -> None:
    (huishouden,) = met_actie(wereld, 1)
    client = als("regisseur.hillegom")

    client.get("/")
    client.get(reverse("plannen:plan", args=[huishouden.pk]))

    with als_eigenaar():
        assert set(Inzageregel.objects.values_list("regel", flat=True)) == {"REG:regie + TM:team"}


def test_only_what_is_shown_is_told(wereld: Wereld, als: Als) -> None:
    """A list of fifty shows fifty, however many wait."""
    huishouden = wereld.huishouden("hillegom")
    with als_eigenaar():
        plan_dag = PEILDATUM + datetime.timedelta(days=30)
        Werkitem.objects.create(
            huishouden=huishouden, soort="actie", bron_id=huishouden.pk, uiterlijk=plan_dag
        )

    als("regisseur.hillegom").get("/")

    assert opgeschreven() == {}
