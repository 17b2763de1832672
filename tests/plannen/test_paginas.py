"""The pages of the plan, as each kind of reader gets them (C1-C6, F1)."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plannen.models import Actie, Doel, Evaluatie, Plan
from tests.autorisatie.scenario import verwijs
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.plannen.conftest import EVALUATIE, Gezin
from tests.rollen import als_eigenaar
from toegang.keuzes import Leefgebied

pytestmark = pytest.mark.usefixtures("op_peildatum")


def browser(gezin: Gezin, wie: str = "regisseur.hillegom") -> Client:
    client = Client()
    with als_eigenaar():
        client.force_login(gezin.wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
    return client


def adres(gezin: Gezin, naam: str, *meer: Any) -> str:
    return reverse(f"plannen:{naam}", args=[gezin.huishouden.pk, *meer])


def tekst(client: Client, url: str) -> str:
    antwoord = client.get(url)
    assert antwoord.status_code == 200, antwoord.status_code
    return antwoord.content.decode()


def test_the_plan_reads_as_a_document(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()

    pagina = tekst(browser(gezin), adres(gezin, "plan"))

    for zin in (
        "Eén plan voor gezin Krokus",
        "Actief",
        "De kinderen zien allebei hun ouders zonder ruzie",
        "Ruben (vader)",
        "15 november 2026",
        'Samen kijken: <span class="heel">1 december 2026</span>',
        "3 van 3",
        "Niet nodig: ouders beslissen samen",
        "PDF voor aan de keukentafel",
    ):
        assert zin in pagina, zin
    assert "None" not in pagina


def test_from_nothing_to_a_running_plan_through_the_pages(gezin: Gezin) -> None:
    client = browser(gezin)
    assert "Er is nog geen plan" in tekst(client, adres(gezin, "plan"))

    client.post(adres(gezin, "plan_maken"))
    client.post(
        adres(gezin, "doel_toevoegen"),
        {
            "titel": "Rust in huis",
            "leefgebied": "wonen",
            "gewenst_resultaat": "Geen ruzie meer.",
            "beginscore": "2",
            "doelscore": "4",
        },
    )
    with gezin.als():
        doel = Doel.objects.get()
    client.post(
        adres(gezin, "actie_toevoegen", doel.pk),
        {
            "omschrijving": "Weekrooster maken",
            "actor": f"persoon:{gezin.vader.pk}",
            "streefdatum": "2026-11-15",
            "evaluatiemoment": "2026-12-01",
        },
    )
    geweigerd = verstuur(client, adres(gezin, "plan_vaststellen"), {"eerste_evaluatie": "2026-12-01"})
    assert "Ruben is nog niet akkoord." in geweigerd.content.decode()
    for persoon in (gezin.moeder, gezin.vader, gezin.dochter):
        akkoord = {"datum": "2026-11-02", "wijze": "gesprek"}
        verstuur(client, adres(gezin, "akkoord_vastleggen", persoon.pk), akkoord)

    antwoord = verstuur(client, adres(gezin, "plan_vaststellen"), {"eerste_evaluatie": "2026-12-01"})

    assert antwoord.status_code == 302
    with gezin.als():
        assert Plan.objects.get().status == "actief"
        assert Evaluatie.objects.get().gepland_op == EVALUATIE


def test_a_form_with_errors_keeps_what_was_typed(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()

    antwoord = browser(gezin).post(
        adres(gezin, "actie_toevoegen", doel.pk), {"omschrijving": "Kamer bekijken", "actor": ""}
    )

    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert 'value="Kamer bekijken"' in pagina
    assert "Kies wie de actie doet." in pagina
    assert "Nog 3 dingen" in pagina


def test_a_stale_form_shows_both_versions(gezin: Gezin) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()
    client = browser(gezin)
    velden = {
        "actor": f"persoon:{gezin.vader.pk}",
        "lijn": "0",
        "streefdatum": "2026-11-15",
        "evaluatiemoment": "2026-12-01",
        "versie": actie.versie,
    }
    url = adres(gezin, "actie_wijzigen", actie.pk)
    client.post(url, velden | {"omschrijving": "Van een ander"})

    antwoord = client.post(url, velden | {"omschrijving": "Van mij"})

    pagina = antwoord.content.decode()
    assert "Van een ander" in pagina
    assert "Van mij" in pagina
    with gezin.als():
        nu = Actie.objects.get(pk=actie.pk)
        assert nu.omschrijving == "Van een ander"
    opnieuw = client.post(url, velden | {"omschrijving": "Van mij", "versie": nu.versie})
    assert opnieuw.status_code == 302


@pytest.mark.parametrize(
    ("knop", "stand"),
    [("actie_beginnen", "bezig"), ("actie_afronden", "gedaan"), ("actie_vervallen", "vervallen")],
)
def test_one_click_tells_how_far_an_action_is(gezin: Gezin, knop: str, stand: str) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()

    antwoord = browser(gezin).post(adres(gezin, knop, actie.pk))

    assert antwoord.status_code == 302
    with gezin.als():
        assert Actie.objects.get(pk=actie.pk).status == stand


def test_a_betrokkene_gets_the_own_part_and_is_told_so(gezin: Gezin) -> None:
    with gezin.als():
        plan, doel, _ = gezin.vastgesteld()
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"), omschrijving="Drie gesprekken")
        gezin.actie(gezin.doel(plan, titel="De huur is bij", leefgebied=Leefgebied.FINANCIEN))

    pagina = tekst(browser(gezin, "jeugd.hillegom"), adres(gezin, "plan"))

    assert "U ziet een deel van dit plan." in pagina
    assert "Drie gesprekken" in pagina
    for geheim in ("De huur is bij", "Samen een weekrooster maken", "Is het plan compleet?"):
        assert geheim not in pagina


def test_a_consulent_sees_only_the_goal_of_the_advies_and_changes_nothing(
    gezin: Gezin, wereld: Wereld
) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        wonen = gezin.doel(plan, titel="Het huis blijft op orde", leefgebied=Leefgebied.WONEN)
        gezin.actie(wonen, actor=wereld.organisatie("ISD Bollenstreek"), omschrijving="Hulp in huis")
    verwijs(wereld, gezin.huishouden, wet="wmo", organisatie="ISD Bollenstreek")
    client = browser(gezin, "wmo.isd")

    pagina = tekst(client, adres(gezin, "plan"))

    assert "Het huis blijft op orde" in pagina
    assert "De kinderen zien allebei" not in pagina
    assert "Wijzigen" not in pagina
    assert client.get(adres(gezin, "doel_wijzigen", wonen.pk)).status_code == 403


@pytest.mark.parametrize(
    ("wie", "status"),
    [("medewerker1.hillegom", 403), ("teamleider.hillegom", 403), ("regisseur.lisse", 404)],
)
def test_who_has_no_part_in_it_does_not_get_the_plan(gezin: Gezin, wie: str, status: int) -> None:
    with gezin.als():
        gezin.vastgesteld()

    assert browser(gezin, wie).get(adres(gezin, "plan")).status_code == status
    assert browser(gezin, wie).get(adres(gezin, "plan_pdf")).status_code == status


def test_a_foreign_id_and_no_id_answer_alike(gezin: Gezin, wereld: Wereld) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()
    ander = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    client = browser(gezin)

    assert client.get(adres(gezin, "actie_wijzigen", uuid.uuid4())).status_code == 404
    vreemd = reverse("plannen:actie_wijzigen", args=[ander.pk, actie.pk])
    assert client.get(vreemd).status_code == 404


def test_an_evaluation_through_the_page(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
    client = browser(gezin)
    url = adres(gezin, "evaluatie_houden")
    assert "Dinsdag 1 december 2026" in tekst(client, url) or "dinsdag 1 december 2026" in tekst(client, url)
    velden = {
        "gehouden_op": "2026-11-02",
        f"score-{doel.pk}": "3",
        "aanpak_past": "ja",
        "tevredenheid": "8",
        "verslag": "Het gaat beter.",
    }

    zonder = verstuur(client, url, velden)
    assert "of het doel bereikt is" in zonder.content.decode()
    met = verstuur(client, url, velden | {f"resultaat-{doel.pk}": "deels", "volgende_op": "2027-01-08"})

    assert met.status_code == 302
    assert "Het gezin gaf een 8" in tekst(client, adres(gezin, "plan"))


def test_every_form_opens_without_a_gap(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, actie = gezin.vastgesteld()
    client = browser(gezin)

    for naam, *meer in (
        ("doel_toevoegen",),
        ("doel_wijzigen", doel.pk),
        ("actie_toevoegen", doel.pk),
        ("actie_wijzigen", actie.pk),
        ("akkoord_vastleggen", gezin.moeder.pk),
        ("evaluatie_plannen",),
        ("evaluatie_houden",),
        ("plan_vaststellen",),
        ("plan_afsluiten",),
        ("waakvlam_starten",),
        ("plan_heropenen",),
    ):
        antwoord = client.get(adres(gezin, naam, *meer))
        assert (antwoord.status_code, "None" in antwoord.content.decode()) == (200, False), naam
    assert client.get(f"{adres(gezin, 'plan')}?wijzigen=1").status_code == 200
