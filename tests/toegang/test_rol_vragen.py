"""A teamleider asks, a beheerder carries out, and it counts at the next click (F1, I8)."""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
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
    gevraagd,
    rollen_van,
    tekst,
    voer_uit,
    vraag_rol,
)
from toegang.beleid import GeenToegang
from toegang.diensten.accounts import Rolplek
from toegang.diensten.rechten import (
    NietTeVragen,
    NietUitTeVoeren,
    account_sluiten,
    rol_vragen,
    verzoek_afwijzen,
    verzoek_intrekken,
    verzoek_uitvoeren,
)
from toegang.keuzes import Rol
from toegang.models import Rechtenverzoek, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def test_a_teamleider_asks_a_beheerder_does_and_the_colleague_sees_it_at_the_next_click(
    wereld: Wereld, als: Als
) -> None:
    """F1, I8: the whole way, and rollen that count from the next request."""
    collega = als(COLLEGA)
    assert collega.get("/meldingen/").context["navigatie"] is not None
    voor = [punt["naam"] for punt in collega.get("/").context["navigatie"]]

    assert vraag_rol(wereld, als).status_code == 302
    assert "Jamal Aziz" in tekst(als(FB).get("/beheer/"))
    assert voer_uit(als).status_code == 302

    assert rollen_van(wereld, COLLEGA) == {"TM", "TRI"}
    toekenning = Roltoekenning.objects.none()
    with als_eigenaar():
        toekenning = Roltoekenning.objects.get(medewerker_id=wereld.id_van(COLLEGA), rol="TRI")
        versie = toekenning.history.get()
        verzoek = Rechtenverzoek.objects.get()
    assert versie.history_user_id == wereld.id_van(FB)
    assert toekenning.verzoek_id == verzoek.pk
    assert (verzoek.status, verzoek.beantwoord_door_id) == ("uitgevoerd", wereld.id_van(FB))
    na = {punt["naam"]: punt["aantal"] for punt in collega.get("/").context["navigatie"]}
    assert voor
    assert collega.get("/meldingen/").context["request"].user.heeft(Rol.TRI)
    assert "Meldingen" in na


def test_a_rol_that_ends_is_gone_at_the_next_request(wereld: Wereld, als: Als) -> None:
    """F1: revocation, in a session that stays open."""
    open_sessie = als("triage.hillegom")
    assert open_sessie.get("/team/hillegom/").status_code == 200
    with als_eigenaar():
        rij = Roltoekenning.objects.get(medewerker_id=wereld.id_van("triage.hillegom"))
    als(TL).post(reverse("einde_vragen", args=[rij.pk]), {"tot": str(VANDAAG), "reden": REDEN})
    assert open_sessie.get("/team/hillegom/").status_code == 200

    voer_uit(als)

    assert open_sessie.get("/team/hillegom/").status_code == 404
    assert open_sessie.get("/meldingen/nieuw/").status_code == 403


def test_a_new_colleague_gets_an_account_and_an_invitation_that_works_once(
    wereld: Wereld, als: Als, client: Client
) -> None:
    als(TL).post(
        reverse("collega_vragen"),
        {
            "voornaam": "Nina",
            "tussenvoegsel": "van",
            "achternaam": "Dijk",
            "email": "Nina.vanDijk@voorbeeld.nl",
            "functie": "Generalist",
            "plek": "TM|1",
            "van": str(VANDAAG),
            "reden": REDEN,
        },
    )
    antwoord = voer_uit(als)

    gevonden = re.search(r"/wachtwoord/[^<\s]+", tekst(antwoord))
    assert gevonden
    stap = client.get(gevonden[0], follow=True)
    keuze = {"new_password1": "narcissen in de regen", "new_password2": "narcissen in de regen"}
    client.post(stap.redirect_chain[-1][0], keuze)
    client.post(
        reverse("inloggen"), {"username": "nina.vandijk@voorbeeld.nl", "password": "narcissen in de regen"}
    )
    assert client.get("/team/hillegom/").status_code == 200
    assert "/wachtwoord/" not in tekst(als(FB).get("/beheer/"))


def test_a_new_colleague_whom_two_teams_asked_for_gets_one_account(wereld: Wereld, als: Als) -> None:
    """I8: the second request is told so, and is there to be rejected."""
    for wie, plek in ((TL, "TM|1"), ("teamleider.lisse", "TM|2")):
        als(wie).post(
            reverse("collega_vragen"),
            {
                "voornaam": "Nina",
                "achternaam": "Dijk",
                "email": "nina.dijk@voorbeeld.nl",
                "functie": "Generalist",
                "plek": plek,
                "van": str(VANDAAG),
                "reden": REDEN,
            },
        )
    with als_eigenaar():
        eerste, tweede = Rechtenverzoek.objects.order_by("gevraagd_op", "team_id")
    fb = als(FB)
    assert fb.post(reverse("verzoek_uitvoeren", args=[eerste.pk])).status_code == 200

    antwoord = fb.post(reverse("verzoek_uitvoeren", args=[tweede.pk]), follow=True)

    assert "is er al een account" in tekst(antwoord)
    with als_eigenaar():
        tweede.refresh_from_db()
    assert tweede.status == "gevraagd"


def test_an_account_that_is_there_is_not_asked_again(wereld: Wereld, als: Als) -> None:
    antwoord = als(TL).post(
        reverse("collega_vragen"),
        {
            "voornaam": "Jamal",
            "achternaam": "Aziz",
            "email": "jeugd.lisse@voorbeeld.nl",
            "functie": "Jeugd",
            "plek": "TM|1",
            "van": str(VANDAAG),
            "reden": REDEN,
        },
    )

    assert "is er al een account" in tekst(antwoord)
    with als_eigenaar():
        assert not Rechtenverzoek.objects.exists()


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"plek": "TM|1"}, "heeft deze rol al"),
        ({"plek": "TRI|2"}, "Kies een rol uit de lijst."),
        ({"plek": "FB|"}, "Kies een rol uit de lijst."),
        ({"plek": "TRI|x"}, "Kies een rol uit de lijst."),
        ({"plek": ""}, "Kies een rol."),
        ({"wie": "x"}, "Kies een collega uit de lijst."),
        ({"wie": uuid.uuid4()}, "Kies een collega uit de lijst."),
        ({"van": "2026-10-01"}, "al voorbij"),
        ({"tot": "2026-11-02"}, "moet na de eerste dag liggen"),
        ({"reden": "kort"}, "in een paar woorden meer"),
    ],
)
def test_what_cannot_be_asked_is_told_and_nothing_is_saved(
    wereld: Wereld, als: Als, velden: dict[str, Any], melding: str
) -> None:
    antwoord = vraag_rol(wereld, als, **velden)

    assert antwoord.status_code == 200
    assert melding in tekst(antwoord)
    with als_eigenaar():
        assert not Rechtenverzoek.objects.exists()


def test_oneself_is_no_choice(wereld: Wereld, als: Als) -> None:
    assert "Kies een collega uit de lijst." in tekst(vraag_rol(wereld, als, wie=wereld.id_van(TL)))


def test_asking_twice_is_told(wereld: Wereld, als: Als) -> None:
    vraag_rol(wereld, als)

    assert "Dit is al gevraagd." in tekst(vraag_rol(wereld, als))


def test_a_beheerder_says_no_with_a_reason_that_the_asker_reads(wereld: Wereld, als: Als) -> None:
    vraag_rol(wereld, als)
    adres = reverse("verzoek_afwijzen", args=[gevraagd().pk])

    assert "Schrijf waarom u dit niet doet." in tekst(als(FB).post(adres, {"antwoord": ""}))
    als(FB).post(adres, {"antwoord": "Els komt maandag terug."})

    assert "Els komt maandag terug." in tekst(als(TL).get("/team/hillegom/rollen/"))
    assert rollen_van(wereld, COLLEGA) == {"TM"}


def test_the_asker_takes_it_back_and_nobody_else(wereld: Wereld, als: Als) -> None:
    vraag_rol(wereld, als)
    adres = reverse("verzoek_intrekken", args=[gevraagd().pk])

    assert als("teamleider.lisse").post(adres).status_code == 404
    assert als(FB).post(adres).status_code == 403
    assert als(TL).post(adres).status_code == 302
    assert gevraagd().status == "ingetrokken"
    assert "intussen beantwoord" in tekst(
        als(FB).post(reverse("verzoek_uitvoeren", args=[gevraagd().pk]), follow=True)
    )


def test_a_beheerder_does_not_carry_out_what_he_asked_or_what_is_about_him(wereld: Wereld, als: Als) -> None:
    vraag_rol(wereld, als, FB, wie=wereld.id_van(FB2), plek="FG|")

    assert voer_uit(als, FB).status_code == 403
    assert voer_uit(als, FB2).status_code == 403
    assert "U vroeg dit zelf." in tekst(als(FB).get(reverse("rechtenverzoek", args=[gevraagd().pk])))
    assert "Dit gaat over u." in tekst(als(FB2).get(reverse("rechtenverzoek", args=[gevraagd().pk])))


def test_the_diensten_hold_the_same_rules_without_a_screen(wereld: Wereld) -> None:
    """I8, one layer down: each refused by the dienst itself, with words."""
    tl, fb, fb2, collega = (wereld.wie(wie) for wie in (TL, FB, FB2, COLLEGA))
    plek = Rolplek(rol=Rol.TRI, team_id=1)
    basis: dict[str, Any] = {"plek": plek, "van": VANDAAG, "tot": None, "reden": REDEN, "op": NU}
    with handelend_als(tl.pk):
        with pytest.raises(GeenToegang):
            rol_vragen(medewerker=tl, door=tl, **basis)
        with pytest.raises(GeenToegang):
            rol_vragen(medewerker=collega, door=tl, **basis | {"plek": Rolplek(rol=Rol.TRI, team_id=2)})
        verzoek = rol_vragen(medewerker=collega, door=tl, **basis)
        with pytest.raises(NietTeVragen):
            rol_vragen(medewerker=collega, door=tl, **basis)
        with pytest.raises(GeenToegang):
            verzoek_uitvoeren(verzoek=verzoek, door=tl, op=NU)
    with handelend_als(collega.pk), pytest.raises(GeenToegang):
        verzoek_uitvoeren(verzoek=verzoek, door=collega, op=NU)
    with handelend_als(fb.pk):
        with pytest.raises(GeenToegang):
            verzoek_intrekken(verzoek=verzoek, door=fb, op=NU)
        with pytest.raises(GeenToegang):
            account_sluiten(medewerker=fb, door=fb, op=NU)
        verzoek_uitvoeren(verzoek=verzoek, door=fb, op=NU)
        with pytest.raises(NietUitTeVoeren):
            verzoek_uitvoeren(verzoek=verzoek, door=fb, op=NU)
    with handelend_als(fb2.pk), pytest.raises(NietUitTeVoeren):
        verzoek_afwijzen(verzoek=verzoek, antwoord="nee", door=fb2, op=NU)
