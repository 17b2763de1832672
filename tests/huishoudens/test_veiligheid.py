"""The safety file: for two pairs of eyes, and for others not even there (B6)."""

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.dossier import veiligheid_openen
from huishoudens.models import Huishouden, Veiligheidsdossier
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Concept
from toegang.sessie import handelend_als

Inloggen = Callable[[str], Client]
REGISSEUR = "regisseur.hillegom"


@pytest.fixture
def huishouden(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Krokus")


def url(naam: str, huishouden: Huishouden, *meer: object) -> str:
    return reverse(f"huishoudens:{naam}", args=[huishouden.pk, *meer])


def test_safety_file_runs_from_opening_to_closing(als: Inloggen, huishouden: Huishouden) -> None:
    """B6: the team's aandachtsfunctionaris comes in with the file and goes out with it."""
    client = als(REGISSEUR)
    functionaris = als("aandacht.hillegom")
    pad = url("veiligheid", huishouden)
    vooraf = functionaris.get(pad).status_code

    client.post(pad, {"openen": "1"})
    functionaris.post(pad, {"stap": "1", "datum": str(timezone.localdate()), "toelichting": "Blauwe plek"})
    tijdens = functionaris.get(pad)
    functionaris.post(pad, {"sluiten": "1"})

    assert vooraf == 403
    assert "Blauwe plek" in tijdens.content.decode()
    assert functionaris.get(pad).status_code == 403
    with als_eigenaar():
        assert Veiligheidsdossier.objects.get().status == "gesloten"


def test_a_button_is_no_text_and_a_step_that_came_too_late_is_kept(
    als: Inloggen, huishouden: Huishouden
) -> None:
    """F9: opening and closing leave no draft, and do not take the place of one."""
    client, pad = als(REGISSEUR), url("veiligheid", huishouden)
    stap = {"stap": "1", "datum": str(timezone.localdate()), "toelichting": "Blauwe plek"}
    for knop in ("openen", "sluiten"):
        client.post(pad, {knop: "1"})
    with als_eigenaar():
        assert not Concept.objects.exists()

    laat = client.post(pad, stap, follow=True).content.decode()
    client.post(pad, {"openen": "1"})

    assert "Uw stap is niet vastgelegd." in laat
    assert "Blauwe plek" in client.get(pad).content.decode()


def zonder_namen(antwoord: HttpResponse, *namen: str) -> str:
    tekst = re.sub(r'value="\w{64}"', "", antwoord.content.decode())
    for naam in namen:
        tekst = tekst.replace(naam, "")
    return tekst


def test_the_teamleider_knows_that_there_is_one_and_whom_to_ask(als: Inloggen, wereld: Wereld) -> None:
    """Matrix row 11, level E."""
    huis = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    client = als("teamleider.hillegom")
    weet = "veiligheid en de meldcode. Vraag Sanne"
    assert weet not in client.get(url("huishouden", huis)).content.decode()
    with handelend_als(wereld.id_van(REGISSEUR)):
        veiligheid_openen(huishouden=huis, op=timezone.localdate())

    assert weet in client.get(url("huishouden", huis)).content.decode()
    assert client.get(url("veiligheid", huis)).status_code == 403


@pytest.mark.parametrize("wie", ["jeugd.hillegom", "medewerker1.hillegom"])
def test_others_cannot_tell_that_there_is_a_safety_file(als: Inloggen, wereld: Wereld, wie: str) -> None:
    """B6: with and without a file, the pages are the same but for the names."""
    met = wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Aster")
    zonder = wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Aster")
    with handelend_als(wereld.id_van(REGISSEUR)):
        veiligheid_openen(huishouden=met, op=timezone.localdate())
    client = als(wie)

    for pagina in ("huishouden", "veiligheid"):
        een, ander = client.get(url(pagina, met)), client.get(url(pagina, zonder))
        assert een.status_code == ander.status_code
        assert zonder_namen(een, met.nummer, str(met.pk), "Bloemenlaan 1") == zonder_namen(
            ander, zonder.nummer, str(zonder.pk), "Bloemenlaan 2"
        )
        assert "eiligheidsdossier" not in een.content.decode()
