"""Letting somebody in, as it is met on the screen: share, read, stand in, and withdraw (F1, F5)."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.models import (
    Adres,
    Deling,
    Huishouden,
    Waarneming,
)
from tests.autorisatie.adressen.kern import kern
from tests.autorisatie.scenario import verwijs, vul
from tests.autorisatie.uitzonderingen import geef_ketenactie, geheim_adres, is_verwant, sta_toe
from tests.cast import Wereld
from tests.formulieren import velden_in
from tests.huishoudens.toegangsscherm import (
    COLLEGA,
    ELDERS,
    REDEN,
    REGISSEUR,
    deel,
    naar,
    pagina_van,
    persoon_van,
    vul_in,
)
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel

pytestmark = pytest.mark.django_db
Inloggen = Callable[[str], Client]


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huishouden = wereld.huishouden("hillegom", naam="Zeldzaam", regisseur=REGISSEUR)
    vul(wereld, huishouden)
    return huishouden


@pytest.mark.parametrize("wie", [ELDERS, "schuld.isd", "partner.bollenwonen"])
def test_the_receiver_sees_what_was_shared_and_loses_it_at_the_next_request(
    wereld: Wereld, als: Inloggen, huis: Huishouden, wie: str
) -> None:
    """F1: found at "Met mij gedeeld", exactly those tabs, gone when it is withdrawn."""
    regisseur, ontvanger, dossier = als(REGISSEUR), als(wie), naar("huishouden", huis.pk)
    sta_toe(wereld, huis, wie)
    assert ontvanger.get(dossier).status_code == 404
    assert huis.aanduiding not in pagina_van(ontvanger, naar("gedeeld"))

    assert deel(regisseur, huis, wereld.id_van(wie), G.FINANCIEN).status_code == 302

    assert huis.aanduiding in pagina_van(ontvanger, naar("gedeeld"))
    tekst = pagina_van(ontvanger, dossier)
    assert "Met u gedeeld" in tekst
    assert "Sanne de Wit" in tekst
    assert "Wat moet er gebeuren?" not in tekst
    assert "Tijdlijn" not in tekst
    assert "Financiën" in pagina_van(ontvanger, naar("leefgebieden", huis.pk))
    for dicht in ("tijdlijn", "toestemming", "veiligheid", "toegang", "mensen"):
        assert ontvanger.get(naar(dicht, huis.pk)).status_code == 403
        assert f'href="{naar(dicht, huis.pk)}"' not in tekst

    with als_eigenaar():
        deling = Deling.objects.get(huishouden=huis)
    assert regisseur.post(naar("deling_intrekken", huis.pk, deling.pk)).status_code == 302
    assert ontvanger.get(dossier).status_code == 404
    assert huis.aanduiding not in pagina_van(ontvanger, naar("gedeeld"))


def test_before_saving_it_says_what_is_seen_and_what_never(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """Screens 10: another choice than the one that was shown is shown first."""
    client, adres = als(REGISSEUR), naar("deling_geven", huis.pk, wereld.id_van(ELDERS))

    eerste = vul_in(client, adres, groepen=[G.PLAN.value], reden=REDEN)

    tekst = eerste.content.decode()
    assert "Dit ziet Els Brandt straks" in tekst
    assert "Het plan met doelen en acties" in tekst.partition("hierdoor niet")[0]
    for nooit in ("BSN", "veiligheid en de meldcode", "details van de schulden", "geheim adres"):
        assert nooit in tekst.partition("hierdoor niet")[2]
    anders = client.post(adres, velden_in(eerste) | {"groepen": [G.PLAN.value, G.FINANCIEN.value]})
    assert "Hoe het gaat met geld" in anders.content.decode().partition("hierdoor niet")[0]
    with als_eigenaar():
        assert not Deling.objects.exists()


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"tot_en_met": "2020-01-01"}, "Deze dag is al voorbij"),
        ({"tot_en_met": str(datetime.date.today() + datetime.timedelta(days=400))}, "binnen een jaar"),  # noqa: DTZ011 - a form's text
        ({"groepen": []}, "Kies minstens één onderdeel."),
        ({"groepen": ["2"]}, "uit de lijst"),
        ({"groepen": ["11"]}, "uit de lijst"),
        ({"reden": ""}, "Schrijf in één zin waarom."),
        ({"soort": "acties"}, "uit de lijst"),
    ],
)
def test_what_cannot_be_shared_is_told_and_nothing_is_saved(
    wereld: Wereld, als: Inloggen, huis: Huishouden, velden: dict[str, Any], fout: str
) -> None:
    client, adres = als(REGISSEUR), naar("deling_geven", huis.pk, wereld.id_van(ELDERS))

    eerste = vul_in(client, adres, **({"groepen": [G.PLAN.value], "reden": REDEN} | velden))
    tweede = client.post(adres, velden_in(eerste))

    assert (eerste.status_code, tweede.status_code) == (200, 200)
    assert fout in eerste.content.decode() + tweede.content.decode()
    with als_eigenaar():
        assert not Deling.objects.exists()


@pytest.mark.parametrize("wie", ["accounthouder.lisse", "beheer", "privacy", REGISSEUR])
@pytest.mark.parametrize("waartoe", ["deling_geven", "waarneming_geven"])
def test_who_cannot_be_let_in_is_not_found_and_has_no_page(
    wereld: Wereld, als: Inloggen, huis: Huishouden, wie: str, waartoe: str
) -> None:
    """I7, I8: nor does an account that does not exist; both answer the same."""
    client = als(REGISSEUR)
    naam = wereld.wie(wie).naam

    gezocht = client.post(naar("delen", huis.pk), {"zoek": naam})

    assert naam not in gezocht.content.decode().partition("<main")[2].replace(f'value="{naam}"', "")
    vreemd = client.get(naar(waartoe, huis.pk, wereld.id_van(wie)))
    onbekend = client.get(naar(waartoe, huis.pk, uuid.uuid4()))
    assert kern(vreemd) == kern(onbekend)
    assert vreemd.status_code == 404


def test_somebody_is_found_by_a_part_of_the_name_or_the_organisation(
    als: Inloggen, huis: Huishouden, wereld: Wereld
) -> None:
    client = als(REGISSEUR)
    for zoek, wie in (
        ("brandt", ELDERS),
        ("els bra", ELDERS),
        ("bollenwonen", "partner.bollenwonen"),
        ("idrissi", "wmo.isd"),
    ):
        assert str(wereld.id_van(wie)) in client.post(naar("delen", huis.pk), {"zoek": zoek}).content.decode()
    alleen_team = client.post(naar("waarneming", huis.pk), {"zoek": "brandt"}).content.decode()
    assert "Niemand gevonden" in alleen_team


def test_a_secret_address_is_named_for_one_consulent(wereld: Wereld, als: Inloggen, huis: Huishouden) -> None:
    """Matrix note 7."""
    verwijs(wereld, huis, wet="wmo", organisatie="ISD Bollenstreek")
    adres = geheim_adres(huis)
    with als_eigenaar():
        Adres.objects.filter(huishouden=huis, geheim=False).update(tot=adres.van)
    regisseur, consulent = als(REGISSEUR), als("wmo.isd")
    assert "Schuilplaats" not in pagina_van(consulent, naar("huishouden", huis.pk))

    antwoord = deel(regisseur, huis, wereld.id_van("wmo.isd"), soort=f"adres-{adres.pk}")

    assert antwoord.status_code == 302
    assert "Schuilplaats" in pagina_van(consulent, naar("huishouden", huis.pk))
    assert "Schuilplaats" not in pagina_van(als("wmo2.isd"), naar("huishouden", huis.pk))


def test_own_actions_ask_for_consent_that_is_given_on_the_screen(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """F5."""
    client, partner = als(REGISSEUR), wereld.id_van("partner.bollenwonen")
    adres = naar("deling_geven", huis.pk, partner)
    zonder = vul_in(client, adres, soort="acties", reden=REDEN).content.decode()
    assert "Er is geen toestemming om met Woningcorporatie Bollenwonen te delen." in zonder
    assert "straks" not in zonder

    toestemming = naar("toestemming", huis.pk)
    velden = velden_in(client.get(toestemming))
    velden |= {"persoon": persoon_van(huis), "doel": "acties delen"}
    velden |= {"organisatie": wereld.organisatie("Woningcorporatie Bollenwonen").pk}
    assert client.post(toestemming, velden).status_code == 302
    assert "Woningcorporatie Bollenwonen" in pagina_van(client, toestemming)

    assert deel(client, huis, partner, soort="acties").status_code == 302


def test_a_ketenpartner_reads_the_own_actions_and_nothing_around_them(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """Matrix note 4: a page of their own, to which what was shared leads; of the file not even half a page."""
    geef_ketenactie(wereld, huis, "partner.bollenwonen")
    partner = als("partner.bollenwonen")

    assert 'href="/mijn-acties/"' in pagina_van(partner, reverse("huishoudens:gedeeld")).partition("<main")[2]
    tekst = pagina_van(partner, reverse("plannen:mijn_acties"))

    assert "actie wonen" in tekst
    assert "actie financien" not in tekst
    for onwaar in ("Er staat nog niemand", "Er is nog geen plan", "Anna", ">Plan<"):
        assert onwaar not in tekst
    for dicht in (
        naar("huishouden", huis.pk),
        naar("tijdlijn", huis.pk),
        reverse("plannen:plan", args=[huis.pk]),
    ):
        assert partner.get(dicht).status_code == 403


def test_consent_names_an_organisation_or_another_and_not_both(
    als: Inloggen, wereld: Wereld, huis: Huishouden
) -> None:
    client, adres = als(REGISSEUR), naar("toestemming", huis.pk)
    velden = {"persoon": persoon_van(huis), "doel": "delen"}
    organisatie = wereld.organisatie("GGZ Duin en Bollen").pk

    for keuze, fout in (
        ({}, "Schrijf op met wie."),
        ({"organisatie": organisatie, "ontvanger": "x"}, "niet allebei"),
    ):
        antwoord = client.post(adres, velden_in(client.get(adres)) | velden | keuze)
        assert fout in antwoord.content.decode()


def test_a_colleague_stands_in_reads_and_writes_nothing(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """F1, note 9."""
    teamleider, collega = als("teamleider.hillegom"), als(COLLEGA)
    adres = naar("waarneming_geven", huis.pk, wereld.id_van(COLLEGA))
    assert "Dit ziet Ibrahim Kaya straks" in pagina_van(teamleider, adres)

    assert vul_in(teamleider, adres, reden="De regisseur is met vakantie.").status_code == 302

    assert huis.aanduiding in pagina_van(collega, "/").partition("Met u gedeeld")[2]
    assert "U vervangt de regisseur" in pagina_van(collega, naar("huishouden", huis.pk))
    for open_ in ("tijdlijn", "leefgebieden"):
        assert collega.get(naar(open_, huis.pk)).status_code == 200
    assert collega.get(reverse("plannen:plan", args=[huis.pk])).status_code == 200
    for dicht in ("contact_vastleggen", "toestemming", "toegang", "uitvraag"):
        assert collega.get(naar(dicht, huis.pk)).status_code == 403
    with als_eigenaar():
        waarneming = Waarneming.objects.get()
        assert waarneming.tot_en_met == timezone.localdate() + datetime.timedelta(weeks=2)
    teamleider.post(naar("waarneming_beeindigen", huis.pk, waarneming.pk))
    assert collega.get(naar("tijdlijn", huis.pk)).status_code == 403


def test_the_pages_are_for_regisseur_and_teamleider_each_for_their_part(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """Matrix rows 18 and 20."""
    ander = wereld.id_van(ELDERS)
    voor = {
        "toegang": (naar("toegang", huis.pk), 200, 200, 403),
        "kiezen": (naar("delen", huis.pk), 200, 403, 403),
        "delen": (naar("deling_geven", huis.pk, ander), 200, 403, 403),
        "afschermen": (naar("afschermen", huis.pk), 200, 403, 403),
        "waarneming": (naar("waarneming", huis.pk), 200, 200, 403),
        "verwant": (naar("relatie_vastleggen", huis.pk, ander), 200, 200, 403),
        "melden": (naar("relatie_melden", huis.pk), 200, 200, 200),
        "vragen": (naar("toegang_vragen", huis.pk), 403, 403, 200),
    }
    wie = (REGISSEUR, "teamleider.hillegom", COLLEGA)
    gevonden = {
        naam: tuple(als(een).get(adres).status_code for een in wie) for naam, (adres, *_) in voor.items()
    }

    # A teamleider reads no plan without a waarneming, so he may ask.
    assert gevonden == {naam: tuple(rest) for naam, (_, *rest) in voor.items()} | {"vragen": (403, 200, 200)}


def test_every_page_leaves_a_line_and_costs_the_same_for_one_and_for_ten(
    wereld: Wereld, als: Inloggen, huis: Huishouden, opdrachten: Callable[..., Any]
) -> None:
    """F2, performance: the number of statements does not grow with what is shared."""
    client, adres = als(REGISSEUR), naar("toegang", huis.pk)
    deel(client, huis, wereld.id_van(ELDERS), G.PLAN)
    _, een = opdrachten(client, adres)
    for wie in ("regisseur.lisse", "wmo.isd", "schuld.isd", "jeugd.two"):
        deel(client, huis, wereld.id_van(wie), G.PLAN)
        is_verwant(wereld, huis, wie)
    _, veel = opdrachten(client, adres)

    assert len(een) == len(veel) <= 16
    with als_eigenaar():
        assert Inzageregel.objects.filter(handeling="huishoudens.toegang_bekijken").count() == 4


def test_a_search_with_what_no_name_holds_finds_nobody(wereld: Wereld, als: Inloggen) -> None:
    huis = wereld.huishouden("hillegom", regisseur=REGISSEUR)

    assert als(REGISSEUR).post(naar("delen", huis.pk), {"zoek": "a\x00b"}).status_code == 200
