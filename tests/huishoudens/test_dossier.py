"""The household page: who gets in, what it shows to whom, what it costs (B1-B3, B12, F1, F2)."""

import datetime
import re
import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.dossier import contact_vastleggen
from huishoudens.diensten.huishouden import benadering_vastleggen, netwerklid_toevoegen
from huishoudens.keuzes import Contactsoort, Gezinsrol
from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

Inloggen = Callable[[str], Client]


def adres(naam: str, pk: object) -> str:
    return reverse(f"huishoudens:{naam}", args=[pk])


def zonder_token(antwoord: HttpResponse) -> str:
    """The page without the mask of its CSRF token, which differs at every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", antwoord.content.decode())


ALLE_PAGINAS = (
    "huishouden",
    "tijdlijn",
    "leefgebieden",
    "inzage",
    "contact_vastleggen",
    "uitvraag",
    "toestemming",
    "veiligheid",
    "regie_toewijzen",
    "regie_overdragen",
    "betrokkenen",
    "mensen",
    "persoon_toevoegen",
    "netwerklid_toevoegen",
    "adres",
    "benadering",
    "niveau",
)
NIET_VAN_DE_REGISSEUR = ("regie_toewijzen", "inzage")
VAN_DE_REGISSEUR = tuple(pagina for pagina in ALLE_PAGINAS if pagina not in NIET_VAN_DE_REGISSEUR)
VAN_EEN_TEAMGENOOT = ("huishouden",)


def met_contact(wereld: Wereld, huishouden: Huishouden, tekst: str, *, dag: int = 1) -> None:
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        contact_vastleggen(
            huishouden=huishouden,
            moment=timezone.now() - datetime.timedelta(days=dag),
            soort=Contactsoort.HUISBEZOEK,
            tekst=tekst,
            door=wereld.medewerkers["regisseur.hillegom@voorbeeld.nl"],
        )


@pytest.mark.parametrize("pagina", ALLE_PAGINAS)
def test_foreign_and_unknown_id_answer_alike(als: Inloggen, wereld: Wereld, pagina: str) -> None:
    """Architecture 6: out of scope is 404, with the same body and the same work."""
    vreemd = wereld.huishouden("lisse", regisseur="regisseur.lisse")
    client = als("regisseur.hillegom")
    client.get(adres(pagina, uuid.uuid4()))

    with CaptureQueriesContext(connection) as bij_vreemd:
        een = client.get(adres(pagina, vreemd.pk))
    with CaptureQueriesContext(connection) as bij_onbekend:
        ander = client.get(adres(pagina, uuid.uuid4()))

    assert (een.status_code, ander.status_code) == (404, 404)
    assert zonder_token(een) == zonder_token(ander)
    assert len(bij_vreemd) == len(bij_onbekend)


def test_regisseur_opens_every_page_and_each_leaves_one_line_in_the_log(
    als: Inloggen, wereld: Wereld
) -> None:
    """I9: every reading leaves one row."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    client = als("regisseur.hillegom")

    antwoorden = {pagina: client.get(adres(pagina, huishouden.pk)) for pagina in VAN_DE_REGISSEUR}

    assert {pagina: antwoord.status_code for pagina, antwoord in antwoorden.items()} == dict.fromkeys(
        VAN_DE_REGISSEUR, 200
    )
    with als_eigenaar():
        assert Inzageregel.objects.filter(huishouden_id=huishouden.pk).count() == len(VAN_DE_REGISSEUR)


def test_colleague_of_the_team_sees_name_regisseur_and_no_content(als: Inloggen, wereld: Wereld) -> None:
    """Matrix column TM: name, regisseur and what is due."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    met_contact(wereld, huishouden, "Een vertrouwelijk gesprek")
    client = als("jeugd.hillegom")

    pagina = client.get(adres("huishouden", huishouden.pk)).content.decode()

    assert huishouden.aanduiding in pagina
    assert wereld.medewerkers["regisseur.hillegom@voorbeeld.nl"].naam in pagina
    assert "Wat moet er gebeuren?" in pagina
    assert "Bloemenlaan" not in pagina
    assert "vertrouwelijk" not in pagina
    for dicht in set(ALLE_PAGINAS) - set(VAN_EEN_TEAMGENOOT):
        assert client.get(adres(dicht, huishouden.pk)).status_code == 403, dicht


def test_shielded_household_is_a_404_for_its_own_team(als: Inloggen, wereld: Wereld) -> None:
    """F4: shielding beats every rol."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", toegelaten=())

    assert als("regisseur.hillegom").get(adres("huishouden", huishouden.pk)).status_code == 200
    for wie in ("jeugd.hillegom", "teamleider.hillegom", "triage.hillegom", "regisseur.lisse"):
        assert als(wie).get(adres("huishouden", huishouden.pk)).status_code == 404, wie


def test_safe_contact_is_on_every_page_before_anyone_calls(als: Inloggen, wereld: Wereld) -> None:
    """B3, B12."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        benadering_vastleggen(huishouden=huishouden, let_op="Bel na 17.00 uur")
    client = als("regisseur.hillegom")

    for pagina in VAN_DE_REGISSEUR:
        inhoud = client.get(adres(pagina, huishouden.pk)).content.decode()
        assert "Bel na 17.00 uur" in inhoud, pagina
        assert "Vast aanspreekpunt" in inhoud, pagina


def test_people_stand_in_their_groups(als: Inloggen, wereld: Wereld) -> None:
    """B1: both parents stay in the picture, and the network with them."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Krokus")
    with als_systeem("importeer"):
        wereld.persoon(huishouden, "Krokus", rol=Gezinsrol.KIND)
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        netwerklid_toevoegen(huishouden=huishouden, naam="Oma Tulp", relatie="Oma")

    pagina = als("regisseur.hillegom").get(adres("huishouden", huishouden.pk)).content.decode()

    assert "Dochter, " in pagina
    assert "Oma Tulp" in pagina
    assert "Lees de tekening als tekst" in pagina


@pytest.mark.parametrize("wie", ["regisseur.hillegom", "jeugd.hillegom", "teamleider.hillegom"])
def test_household_page_takes_at_most_12_statements_for_1_and_for_60_events(
    als: Inloggen,
    wereld: Wereld,
    opdrachten: Callable[[Client, str], tuple[HttpResponse, list[str]]],
    wie: str,
) -> None:
    """Performance: statements do not depend on rows."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    met_contact(wereld, huishouden, "Eerste")
    client = als(wie)
    _, bij_een = opdrachten(client, adres("huishouden", huishouden.pk))
    with als_systeem("importeer"):
        for nummer in range(8):
            wereld.persoon(huishouden, f"Kind{nummer}", rol=Gezinsrol.KIND)
    for nummer in range(60):
        met_contact(wereld, huishouden, f"Gesprek {nummer}", dag=nummer)

    antwoord, bij_veel = opdrachten(client, adres("huishouden", huishouden.pk))

    assert antwoord.status_code == 200
    assert len(bij_een) == len(bij_veel)
    assert len(bij_veel) <= 12, "\n".join(bij_veel)


def test_timeline_pages_back_in_time_and_filters(als: Inloggen, wereld: Wereld) -> None:
    """Screens 3: derived, with filters."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    for nummer in range(1, 41):
        met_contact(wereld, huishouden, f"Gesprek-{nummer}.", dag=nummer)
    client = als("regisseur.hillegom")

    eerste = client.get(adres("tijdlijn", huishouden.pk), {"soort": "contact"})
    tweede = client.get(eerste.context["eerdere_url"])

    teksten = [g.tekst for pagina in (eerste, tweede) for g in pagina.context["gebeurtenissen"]]
    assert teksten == [f"Gesprek-{nummer}." for nummer in range(1, 41)]
