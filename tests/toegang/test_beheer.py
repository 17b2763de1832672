"""Who may come on the pages about rollen, and what a beheerder finds there (F1, matrix row 23, I7)."""

import re
import uuid
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.toegang.rechten_op_scherm import (
    COLLEGA,
    FB,
    FG,
    NU,
    TL,
    Als,
    gevraagd,
    open_rondes,
    ronde,
    tekst,
    vraag_rol,
)
from toegang.models import Roltoekenning

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


ALLE = (
    TL,
    FB,
    FG,
    COLLEGA,
    "triage.hillegom",
    "aandacht.hillegom",
    "wmo.isd",
    "accounthouder.lisse",
    "partner.bollenwonen",
)
PAGINAS: dict[str, set[str]] = {
    "/beheer/": {FB, FG},
    "/beheer/accounts/": {FB, FG},
    "/team/hillegom/rollen/": {TL},
    "/rechten/rol-vragen/": {TL, FB},
    "/rechten/collega-vragen/": {TL, FB},
    "/beheer/accounts/{medewerker}/": {FB, FG},
    "/rechten/verzoeken/{verzoek}/": {FB, FG},
    "/rechten/toekenningen/{toekenning}/beeindigen/": {TL, FB, FG},
    "/rechten/accounts/{gesloten}/heropenen/": {TL, FB},
    "/rechten/rondes/{ronde}/": {TL, FB, FG},
}


@pytest.fixture
def ids(wereld: Wereld, als: Als) -> dict[str, uuid.UUID]:
    open_rondes()
    vraag_rol(wereld, als)
    als(FB).post(reverse("account_sluiten", args=[wereld.id_van("medewerker2.hillegom")]))
    with als_eigenaar():
        toekenning = Roltoekenning.objects.get(medewerker_id=wereld.id_van(COLLEGA))
    return {
        "medewerker": wereld.id_van(COLLEGA),
        "verzoek": gevraagd().pk,
        "toekenning": toekenning.pk,
        "gesloten": wereld.id_van("medewerker2.hillegom"),
        "ronde": ronde().pk,
    }


@pytest.mark.parametrize("pad", PAGINAS)
def test_every_page_opens_for_whom_it_is_and_tells_the_others_whom_to_ask(
    wereld: Wereld, als: Als, ids: dict[str, uuid.UUID], pad: str
) -> None:
    """F1, row 23: W for TL and FB, R for FG, nothing for anybody else."""
    for wie in ALLE:
        antwoord = als(wie).get(pad.format(**ids))
        if wie in PAGINAS[pad]:
            assert antwoord.status_code == 200, (wie, pad)
        else:
            assert antwoord.status_code == 403, (wie, pad)
            assert (
                "Vraag het" in tekst(antwoord)
                or "Vraag uw" in tekst(antwoord)
                or "rechtsboven" in tekst(antwoord)
            )


def kern(antwoord: HttpResponse) -> tuple[int, str]:
    return antwoord.status_code, re.sub(r'csrfmiddlewaretoken" value="\w+"', "", tekst(antwoord))


@pytest.mark.parametrize("wie", ["teamleider.lisse", COLLEGA, "wmo.isd"])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_foreign_id_answers_like_one_that_does_not_exist(
    wereld: Wereld, als: Als, ids: dict[str, uuid.UUID], wie: str, methode: str
) -> None:
    client = als(wie)
    onbekend = dict.fromkeys(ids, uuid.uuid4())
    paden = [
        *(pad for pad in PAGINAS if "{" in pad),
        *(f"/rechten/verzoeken/{{verzoek}}/{doe}/" for doe in ("uitvoeren", "afwijzen", "intrekken")),
        "/beheer/accounts/{medewerker}/sluiten/",
    ]
    for pad in paden:
        vreemd = kern(getattr(client, methode)(pad.format(**ids)))
        assert vreemd == kern(getattr(client, methode)(pad.format(**onbekend))), pad
        assert vreemd[0] in (403, 404, 405), pad


def test_the_team_of_another_is_not_there(als: Als) -> None:
    assert als(TL).get("/team/lisse/rollen/").status_code == 404
    assert als(TL).get("/team/bestaat-niet/rollen/").status_code == 404


def test_a_privacy_officer_reads_and_does_nothing_but_ask_an_end(als: Als, ids: dict[str, uuid.UUID]) -> None:
    client = als(FG)

    pagina = tekst(client.get(f"/rechten/verzoeken/{ids['verzoek']}/"))
    assert "Uitvoeren" not in pagina
    assert "Afwijzen" not in pagina
    assert "Rol vragen" not in tekst(client.get("/beheer/"))
    for doe in ("uitvoeren", "afwijzen"):
        assert client.post(f"/rechten/verzoeken/{ids['verzoek']}/{doe}/").status_code == 403
    assert client.post(f"/beheer/accounts/{ids['medewerker']}/sluiten/").status_code == 403


def test_a_beheerder_finds_an_account_without_its_name_in_an_address(wereld: Wereld, als: Als) -> None:
    client = als(FB)

    gevonden = client.post("/beheer/accounts/", {"naam": "aziz"})
    assert [m.naam for m in gevonden.context["pagina"].accounts] == ["Jamal Aziz"]
    van_team = client.get("/beheer/accounts/?team=hillegom").context["pagina"].accounts
    assert {m.email.split(".")[1] for m in van_team} == {"hillegom@voorbeeld"}
    assert client.get("/beheer/accounts/?team=' OR 1&na=x").status_code == 200


def test_the_list_of_accounts_goes_on_where_it_stopped(wereld: Wereld, als: Als) -> None:
    client = als(FB)
    eerste = client.get("/beheer/accounts/")
    volgende = client.get(eerste.context["volgende_url"])

    namen = [m.pk for p in (eerste, volgende) for m in p.context["pagina"].accounts]
    assert len(namen) == len(set(namen)) == len(wereld.medewerkers)


def test_the_list_of_accounts_takes_as_many_statements_for_one_and_for_many(als: Als) -> None:
    client = als(FB)
    client.get("/beheer/accounts/")
    aantallen = []
    for pad in ("/beheer/accounts/?team=hillegom", "/beheer/accounts/"):
        with CaptureQueriesContext(connection) as vragen:
            client.get(pad)
        aantallen.append(len(vragen))

    assert aantallen[0] == aantallen[1]


def test_a_beheerder_begins_where_the_requests_are_and_the_menu_counts_them(wereld: Wereld, als: Als) -> None:
    """F1: `/` leads an FB somewhere useful."""
    open_rondes()
    vraag_rol(wereld, als)

    antwoord = als(FB).get("/", follow=True)

    assert antwoord.redirect_chain == [("/beheer/", 302)]
    # The request, six teamleiders and the privacy officer.
    assert [p["aantal"] for p in antwoord.context["navigatie"] if p["url"] == "/beheer/"] == ["8"]
    vandaag = als(TL).get("/")
    assert "Bij 7 rollen in uw team wacht een antwoord." in tekst(vandaag)
    menu = vandaag.context["navigatie"]
    assert [p["aantal"] for p in menu if p["url"] == "/team/hillegom/rollen/"] == ["7"]
