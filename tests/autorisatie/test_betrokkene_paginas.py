"""The pages of a betrokkene: fewer rows, no word of another leefgebied, and nothing said that is not so (matrix note 8)."""

import html
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from huishoudens.models import Huishouden, Netwerklid
from plannen.models import Actie, Plan
from plannen.overzichten.actoren import sleutel_van
from plannen.overzichten.planbeeld import planbeeld
from plannen.pdf.maken import plan_als_html
from tests.autorisatie.scenario import betrek
from tests.autorisatie.test_betrokkene import WONEN, ZONDER, doe, huis
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als

__all__ = ["huis"]

pytestmark = pytest.mark.django_db

PAGINAS = {
    "overzicht": "huishoudens:huishouden",
    "tijdlijn": "huishoudens:tijdlijn",
    "leefgebieden": "huishoudens:leefgebieden",
    "plan": "plannen:plan",
    "adviezen": "backoffice:adviezen",
}


def als(wereld: Wereld, wie: str) -> Client:
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
    return client


def lees(client: Client, pagina: str, huis: Huishouden) -> str:
    antwoord = client.get(reverse(PAGINAS[pagina], args=[huis.pk]))
    assert antwoord.status_code == 200, pagina
    tekst = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return " ".join(html.unescape(tekst).split())


@pytest.fixture
def lopend(huis: Huishouden) -> Huishouden:
    """The plan runs; its course is written down, for whoever may read it."""
    with als_eigenaar():
        Actie.objects.filter(huishouden=huis).update(streefdatum=PEILDATUM, evaluatiemoment=PEILDATUM)
        Plan.objects.filter(huishouden=huis).update(status="actief")
    return huis


def test_no_page_shows_a_word_of_another_leefgebied(wereld: Wereld, lopend: Huishouden) -> None:
    client = als(wereld, WONEN)

    gelezen = {pagina: lees(client, pagina, lopend) for pagina in PAGINAS}

    assert [pagina for pagina, tekst in gelezen.items() if "vreemd" in tekst] == []
    assert [pagina for pagina, tekst in gelezen.items() if "eigen" in tekst] == list(PAGINAS)


def test_what_is_shown_is_said_to_be_a_part(wereld: Wereld, lopend: Huishouden) -> None:
    client = als(wereld, WONEN)

    assert "U ziet een deel van dit plan" in lees(client, "plan", lopend)
    assert "U ziet een deel van de adviezen." in lees(client, "adviezen", lopend)
    assert "Wat er gebeurde bij uw werk" in lees(client, "tijdlijn", lopend)
    overzicht = lees(client, "overzicht", lopend)
    assert "Wie doet wat?" not in overzicht
    assert "Nog niet gevraagd" not in overzicht
    assert "Actief sinds" not in overzicht
    # What everybody may say of himself, and nothing that is the regisseur's.
    assert overzicht.split("Contact vastleggen")[0].strip().endswith("Meer Ik ken deze mensen")


def test_only_the_assigned_leefgebieden_stand_on_their_page(wereld: Wereld, lopend: Huishouden) -> None:
    tekst = lees(als(wereld, WONEN), "leefgebieden", lopend)

    assert "Wonen" in tekst
    assert not any(gebied in tekst for gebied in ("Financiën", "Sociale relaties", "Psychische gezondheid"))


def test_the_timeline_offers_no_filter_that_stays_empty(wereld: Wereld, lopend: Huishouden) -> None:
    antwoord = als(wereld, WONEN).get(reverse("huishoudens:tijdlijn", args=[lopend.pk]))

    keuzes = [keuze["naam"] for keuze in antwoord.context["tijdlijnkeuzes"]]
    assert "Plan" not in keuzes
    assert {"Contact", "Acties", "Adviezen"} <= set(keuzes)


def test_who_has_only_an_action_meets_no_page_that_is_not_theirs(wereld: Wereld, lopend: Huishouden) -> None:
    betrek(wereld, lopend, ZONDER)
    with als_eigenaar():
        doe(Actie.objects.get(huishouden=lopend, leefgebied="financien"), wereld.id_van(ZONDER))
        Actie.objects.filter(huishouden=lopend, leefgebied="financien").update(omschrijving="eigen")
    client = als(wereld, ZONDER)

    overzicht, plan = lees(client, "overzicht", lopend), lees(client, "plan", lopend)

    assert "Leefgebieden" not in overzicht
    assert "Uw acties" in plan
    assert "eigen" in plan
    assert client.get(reverse(PAGINAS["leefgebieden"], args=[lopend.pk])).status_code == 403


def test_a_goal_is_made_of_an_assigned_leefgebied_only(wereld: Wereld, lopend: Huishouden) -> None:
    """What the form offers is what is kept; who helps with an action alone has no goal to make."""
    betrek(wereld, lopend, ZONDER)
    with als_eigenaar():
        doe(Actie.objects.get(huishouden=lopend, leefgebied="financien"), wereld.id_van(ZONDER))
    url = reverse("plannen:doel_toevoegen", args=[lopend.pk])

    keuzes = als(wereld, WONEN).get(url).context["formulier"].fields["leefgebied"].choices
    zonder = als(wereld, ZONDER)

    assert [waarde for waarde, _ in keuzes] == ["", "wonen"]
    assert zonder.get(url).status_code == 403
    assert (
        "Doel toevoegen"
        not in zonder.get(reverse(PAGINAS["plan"], args=[lopend.pk]), {"wijzigen": "1"}).content.decode()
    )


def test_nobody_is_told_that_the_plan_is_empty_when_it_is_not(wereld: Wereld, lopend: Huishouden) -> None:
    betrek(wereld, lopend, ZONDER, "werk")
    client = als(wereld, ZONDER)

    for pagina in ("overzicht", "plan"):
        tekst = lees(client, pagina, lopend)
        assert "Er staat nog geen doel" not in tekst, pagina
        assert "Er staat geen doel of actie bij die bij uw werk hoort." in tekst, pagina
    assert "Er is geen advies bij uw werk" in lees(client, "adviezen", lopend)


def test_the_paper_of_a_part_says_so_and_an_earlier_day_is_refused(
    wereld: Wereld, lopend: Huishouden
) -> None:
    client = als(wereld, WONEN)
    url = reverse("plannen:plan_pdf", args=[lopend.pk])

    with handelend_als(wereld.id_van(WONEN)):
        beeld: Any = planbeeld(huishouden_id=lopend.pk, lezer=wereld.wie(WONEN), op=PEILDATUM)
        papier = plan_als_html(
            huishouden=lopend,
            beeld=beeld,
            kijkdag=None,
            deels=True,
            gemaakt_op=PEILDATUM,
            terugblik=False,
        )

    assert client.get(url).status_code == 200
    assert "Dit is een deel van het plan." in papier
    assert "nog niet vastgesteld" not in papier
    assert "vreemd" not in papier
    for adres in (url, reverse("plannen:plan", args=[lopend.pk])):
        assert client.get(f"{adres}?op=2026-01-05").status_code == 403
    assert "Zo was het eerder" not in lees(client, "plan", lopend)


def test_an_action_keeps_the_helper_that_its_writer_may_not_know(wereld: Wereld, lopend: Huishouden) -> None:
    """The network is shown with wonen, sociale relaties or activiteiten; the action here is about work."""
    betrek(wereld, lopend, ZONDER, "financien")
    with als_eigenaar():
        oma = Netwerklid.objects.get(huishouden=lopend)
        actie = Actie.objects.get(huishouden=lopend, leefgebied="financien")
        Actie.objects.filter(pk=actie.pk).update(
            actor_soort="netwerk", actor_persoon=None, actor_netwerklid=oma
        )
        actie.refresh_from_db()
    client = als(wereld, ZONDER)
    url = reverse("plannen:actie_wijzigen", args=[lopend.pk, actie.pk])

    formulier = client.get(url).content.decode()
    antwoord = client.post(
        url,
        {
            "omschrijving": "samen de post openen",
            "actor": sleutel_van(actie),
            "streefdatum": "2026-12-01",
            "evaluatiemoment": "2026-12-01",
            "versie": actie.versie,
        },
    )

    assert "Iemand uit het netwerk" in formulier
    assert antwoord.status_code == 302
    with als_eigenaar():
        actie.refresh_from_db()
        assert (actie.omschrijving, actie.actor_netwerklid) == ("samen de post openen", oma)
