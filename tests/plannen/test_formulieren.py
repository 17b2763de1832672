"""What a form of the plan keeps, says and leads to (screens 4, B3, C11)."""

import pytest

from tests.plannen.conftest import Gezin
from tests.plannen.test_paginas import adres, browser, tekst

pytestmark = pytest.mark.usefixtures("op_peildatum")


def test_a_form_of_the_plan_gives_back_what_was_typed_before_the_session_ended(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
    client, url = browser(gezin), adres(gezin, "actie_toevoegen", doel.pk)
    bewaar = client.get(url).context["concept_url"]

    client.post(bewaar, {"omschrijving": "Half bedacht", "streefdatum": "2026-11-20"})
    terug = tekst(browser(gezin), url)
    client.post(f"{bewaar}?weggooien=1")

    assert 'value="Half bedacht"' in terug
    assert 'value="2026-11-20"' in terug
    assert "Wij hebben uw tekst bewaard." in terug
    assert "Half bedacht" not in tekst(client, url)


def test_every_page_of_the_plan_says_whom_to_call(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()

    assert f"Vast aanspreekpunt: {gezin.regisseur.naam}" in tekst(
        browser(gezin), adres(gezin, "doel_toevoegen")
    )


def test_a_plan_with_open_ends_leads_to_what_is_open_instead_of_a_form(gezin: Gezin) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()
    client, url = browser(gezin), adres(gezin, "plan_afsluiten")

    open_ = tekst(client, url)
    client.post(adres(gezin, "actie_vervallen", actie.pk))

    assert f'href="{adres(gezin, "evaluatie_houden")}"' in open_
    assert "Rond de actie “Samen een weekrooster maken” af" in open_
    assert "Waarom?" not in open_
    assert "Rond de actie" not in tekst(client, url)


@pytest.mark.parametrize("was_akkoord", [True, False])
def test_who_stops_a_goal_that_was_agreed_on_reads_that_akkoord_is_asked_again(
    gezin: Gezin, was_akkoord: bool
) -> None:
    """C4: and only when somebody had agreed."""
    with gezin.als():
        plan = gezin.plan()
        doel = gezin.doel(plan)
        if was_akkoord:
            gezin.akkoord(plan)

    antwoord = browser(gezin).post(adres(gezin, "doel_stoppen", doel.pk), follow=True)

    pagina = antwoord.content.decode()
    assert "Het doel is gestopt. De open acties zijn vervallen." in pagina
    assert ("Vraag het gezin opnieuw om akkoord." in pagina) is was_akkoord
