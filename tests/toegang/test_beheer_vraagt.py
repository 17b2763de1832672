"""A beheerder asks for a team only while nobody leads it, and reads whom to ask instead (ADR 0014, I8)."""

from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.toegang.rechten_op_scherm import (
    COLLEGA,
    FB,
    FB2,
    NU,
    REDEN,
    TL,
    VANDAAG,
    Als,
    rollen_van,
    tekst,
    voer_uit,
    vraag_rol,
)
from toegang.models import Medewerker, Rechtenverzoek

pytestmark = pytest.mark.django_db
NIEUW = {
    "voornaam": "Jan",
    "achternaam": "Nep",
    "email": "nep@voorbeeld.nl",
    "functie": "Generalist",
    "plek": "TL|1",
    "van": str(VANDAAG),
    "reden": REDEN,
}


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def zet_account(wereld: Wereld, *, open_: bool) -> None:
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van(TL)).update(is_active=open_)


def test_a_beheerder_reads_which_teamleider_to_ask(wereld: Wereld, als: Als) -> None:
    """Of a colleague and of a new one; what was filled in stays, and nothing is asked."""
    leider = wereld.wie(TL).naam
    for antwoord in (vraag_rol(wereld, als, FB), als(FB).post(reverse("collega_vragen"), NIEUW)):
        assert antwoord.status_code == 200
        assert f"Team Hillegom heeft een teamleider. Vraag het {leider}." in tekst(antwoord)
        assert REDEN in tekst(antwoord)
    assert "Rollen in een team vraagt de teamleider." in tekst(als(FB).get(reverse("rol_vragen")))
    assert "Rollen in een team vraagt de teamleider." not in tekst(als(TL).get(reverse("rol_vragen")))
    with als_eigenaar():
        assert not Rechtenverzoek.objects.exists()


def test_where_nobody_leads_a_beheerder_asks_a_teamleider_and_another_gives(wereld: Wereld, als: Als) -> None:
    zet_account(wereld, open_=False)

    assert vraag_rol(wereld, als, FB, plek="TL|1").status_code == 302
    assert voer_uit(als, FB).status_code == 403
    assert voer_uit(als, FB2).status_code == 302

    assert rollen_van(wereld, COLLEGA) == {"TM", "TL"}


def test_a_new_colleague_can_be_that_teamleider(wereld: Wereld, als: Als) -> None:
    zet_account(wereld, open_=False)
    als(FB).post(reverse("collega_vragen"), NIEUW)

    assert "/wachtwoord/" in tekst(voer_uit(als, FB2))


def test_once_somebody_leads_the_team_the_request_of_a_beheerder_counts_no_more(
    wereld: Wereld, als: Als
) -> None:
    zet_account(wereld, open_=False)
    vraag_rol(wereld, als, FB)
    zet_account(wereld, open_=True)

    antwoord = voer_uit(als, FB2)

    assert "mag dat niet meer vragen" in tekst(als(FB2).get(antwoord["Location"]))
    assert rollen_van(wereld, COLLEGA) == {"TM"}
