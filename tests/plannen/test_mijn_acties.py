"""A ketenpartner reads the own shared actions and nothing around them (F1, matrix note 4)."""

import re
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from huishoudens.models import Deling, Huishouden, Relatie, Toestemming, Werkitem
from plannen.models import Actie
from tests.autorisatie.scenario import vul
from tests.autorisatie.uitzonderingen import geef_ketenactie
from tests.cast import Wereld
from tests.formulieren import velden_in
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db
WIE, PAD = "partner.bollenwonen", "/mijn-acties/"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zonnedauw")
    vul(wereld, huis)
    geef_ketenactie(wereld, huis, WIE)
    return huis


def tekst(antwoord: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", antwoord.content.decode()).split())


def test_the_first_page_tells_of_whom_what_before_when_and_whom_to_call(
    wereld: Wereld, huis: Huishouden
) -> None:
    pagina = tekst(ingelogd(wereld, WIE).get("/", follow=True))
    regisseur = wereld.wie("regisseur.hillegom")

    for zin in (
        "Mijn acties",
        "Gezin Zonnedauw",
        "actie wonen",
        "2 november 2026",
        regisseur.naam,
        regisseur.telefoon,
    ):
        assert zin in pagina, zin
    for zin in ("actie financien", "doel wonen", "Bloemenlaan", "gesprek", "Anna"):
        assert zin not in pagina, zin


def test_it_is_written_down(wereld: Wereld, huis: Huishouden) -> None:
    """F2, category 12."""
    ingelogd(wereld, WIE).get(PAD)

    with als_eigenaar():
        regel = Inzageregel.objects.get()
    assert (regel.huishouden_id, regel.regel) == (huis.pk, "KP:eigen_actie")
    assert G.PLAN in regel.groepen


@pytest.mark.parametrize("wat", ["toestemming", "deling"])
def test_it_is_gone_when_the_consent_or_the_share_ends(wereld: Wereld, huis: Huishouden, wat: str) -> None:
    """I5: at the next request."""
    client = ingelogd(wereld, WIE)
    assert "Zonnedauw" in tekst(client.get(PAD))

    with als_eigenaar():
        if wat == "toestemming":
            Toestemming.objects.update(ingetrokken_op=timezone.localdate())
        else:
            Deling.objects.update(ingetrokken_op=timezone.now())

    pagina = tekst(client.get(PAD))
    assert "Zonnedauw" not in pagina
    assert "Er staat nu geen actie voor u klaar" in pagina


def test_no_page_of_the_file_opens_and_the_refusal_is_kind(wereld: Wereld, huis: Huishouden) -> None:
    """Note 4: never half a page."""
    client = ingelogd(wereld, WIE)

    for naam in ("huishouden", "tijdlijn", "leefgebieden", "toestemming", "mensen"):
        antwoord = client.get(reverse(f"huishoudens:{naam}", args=[huis.pk]))
        assert antwoord.status_code == 403, naam
        assert "die staat bij Mijn acties" in tekst(antwoord), naam
        assert "Zonnedauw" not in tekst(antwoord)
    assert client.get(reverse("plannen:plan", args=[huis.pk])).status_code == 403
    assert client.get(reverse("huishoudens:wie_ziet", args=[huis.pk])).status_code == 404


def test_anybody_else_has_a_page_of_his_own(wereld: Wereld) -> None:
    assert ingelogd(wereld, "regisseur.hillegom").get(PAD).status_code == 403


def test_a_partner_who_knows_the_family_says_so_and_is_out(wereld: Wereld, huis: Huishouden) -> None:
    """F4: from the own page, because no page of the file opens; the same for the partner as for a colleague."""
    client = ingelogd(wereld, WIE)
    adres = reverse("huishoudens:relatie_melden", args=[huis.pk])
    assert f'href="{adres}"' in client.get(PAD).content.decode()
    vraag = client.get(adres)
    assert "U ziet uw acties bij dit gezin meteen niet meer." in tekst(vraag)
    assert f'href="/huishoudens/{huis.pk}/"' not in vraag.content.decode()
    for woord in ("Bloemenlaan", "Anna", "doel wonen"):
        assert woord not in tekst(vraag)

    antwoord = client.post(adres, velden_in(vraag), follow=True)

    assert "Het is vastgelegd." in tekst(antwoord)
    assert "Zonnedauw" not in tekst(antwoord)
    with als_eigenaar():
        assert Relatie.objects.get().medewerker_id == wereld.id_van(WIE)
    assert client.get(adres).status_code == 404


def wacht_op(actie: Actie) -> None:
    """The action stands on a work list."""
    velden = {"huishouden": actie.huishouden, "uiterlijk": timezone.localdate(), "open": True}
    Werkitem.objects.update_or_create(soort="actie", bron_id=actie.pk, defaults=velden)


def test_a_partner_says_that_the_own_action_is_done(wereld: Wereld, huis: Huishouden) -> None:
    """Note 4: the own action is the partner's to write; the work is off the lists and the regisseur reads who did it."""
    client = ingelogd(wereld, WIE)
    with als_eigenaar():
        actie = Actie.objects.get(actor_medewerker_id=wereld.id_van(WIE))
        wacht_op(actie)
    adres = f"/mijn-acties/{actie.pk}/klaar/"
    assert f'action="{adres}"' in client.get(PAD).content.decode()

    pagina = tekst(client.post(adres, follow=True))

    assert "De regisseur ziet dat het klaar is." in pagina
    assert "Zonnedauw" not in pagina
    with als_eigenaar():
        actie.refresh_from_db()
        assert (actie.status, actie.gedaan_op) == ("gedaan", timezone.localdate())
        assert actie.history.latest().history_user_id == wereld.id_van(WIE)
        assert not Werkitem.objects.filter(bron_id=actie.pk, open=True).exists()
    assert client.post(adres).status_code == 404


def test_nobody_finishes_the_action_of_another_there(wereld: Wereld, huis: Huishouden) -> None:
    """And the work of an action that is not done stays open, whoever asks the database."""
    with als_eigenaar():
        eigen = Actie.objects.get(actor_medewerker_id=wereld.id_van(WIE))
        ander = Actie.objects.exclude(pk=eigen.pk).filter(huishouden=huis).first()
        assert ander
        for actie in (eigen, ander):
            wacht_op(actie)
        Actie.objects.filter(pk=ander.pk).update(status="gedaan")

    assert ingelogd(wereld, WIE).post(f"/mijn-acties/{ander.pk}/klaar/").status_code == 404
    assert ingelogd(wereld, "regisseur.lisse").post(f"/mijn-acties/{eigen.pk}/klaar/").status_code == 404
    with handelend_als(wereld.id_van(WIE)), connection.cursor() as cursor:
        for actie in (eigen, ander):
            cursor.execute("SELECT beleid.ketenwerk_klaar(%s)", [actie.pk])
    with als_eigenaar():
        assert Werkitem.objects.filter(bron_id__in=(eigen.pk, ander.pk), open=True).count() == 2
