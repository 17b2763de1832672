"""Every form that changes what stands brings the version its writer read; without it nothing changes (F9)."""

from typing import Any

import pytest
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from huishoudens.diensten.huishouden import benadering_vastleggen
from huishoudens.models import Adres, Leefgebiedbeeld, Regie
from huishoudens.views.basis import HuishoudenFormView
from plannen.models import Evaluatie
from tests.cast import Wereld
from tests.formulieren import ingevuld
from tests.huishoudens.conftest import Inloggen
from tests.huishoudens.wijzigingen import REGISSEUR, TRIAGE, VOEGT_TOE, WIJZIGT, Opzet
from tests.rollen import als_eigenaar
from tests.triage.opzet import registreer
from toegang.controles import patronen
from toegang.forms import MetVersie
from toegang.sessie import handelend_als


def staat_er(rij: models.Model) -> dict[str, Any]:
    with als_eigenaar():
        return type(rij)._base_manager.filter(pk=rij.pk).values().get()


def te_sturen(wereld: Wereld, client: Client, naam: str) -> tuple[str, models.Model, dict[str, Any]]:
    adres, rij = Opzet(wereld).adres(naam)
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.content[-2000:].decode()
    anders = dict(WIJZIGT[naam][2])
    if "aan" in anders:
        anders["aan"] = str(wereld.id_van(anders["aan"]))
    return adres, rij, ingevuld(antwoord.context["formulier"], anders)


def zegt_het(antwoord: HttpResponse) -> bool:
    inhoud = antwoord.content.decode()
    return antwoord.status_code == 200 and "Uw tekst staat er nog. Kijk het na en sla opnieuw op." in inhoud


@pytest.mark.parametrize("versie", ["", "rommel", "9" * 6000, "-1"])
@pytest.mark.parametrize("naam", ["huishoudens:adres", "plannen:doel_wijzigen"])
def test_a_garbled_version_changes_nothing(als: Inloggen, wereld: Wereld, naam: str, versie: str) -> None:
    client = als(WIJZIGT[naam][0])
    adres, rij, velden = te_sturen(wereld, client, naam)
    was = staat_er(rij)

    antwoord = client.post(adres, velden | {"versie": versie})

    assert antwoord.status_code == 200
    assert "Getypt" in antwoord.content.decode()
    assert staat_er(rij) == was


@pytest.mark.parametrize("naam", WIJZIGT)
def test_a_form_without_its_version_changes_nothing_and_keeps_what_was_typed(
    als: Inloggen, wereld: Wereld, naam: str
) -> None:
    client = als(WIJZIGT[naam][0])
    adres, rij, velden = te_sturen(wereld, client, naam)
    versie, was = velden.pop("versie"), staat_er(rij)

    zonder = client.post(adres, velden)
    na_zonder = staat_er(rij)
    met = client.post(adres, velden | {"versie": versie})

    assert zegt_het(zonder)
    assert "Dit formulier is verouderd" in zonder.content.decode()
    assert "Getypt" in zonder.content.decode() or "Getypt" not in velden.values()
    assert na_zonder == was
    assert met.status_code == 302, met.content.decode()[-3000:]
    assert staat_er(rij) != was


@pytest.mark.parametrize("naam", WIJZIGT)
def test_what_is_sent_again_from_there_is_saved(als: Inloggen, wereld: Wereld, naam: str) -> None:
    client = als(WIJZIGT[naam][0])
    adres, _, velden = te_sturen(wereld, client, naam)
    velden.pop("versie")

    pagina = client.post(adres, velden).context["formulier"]
    antwoord = client.post(adres, velden | {"versie": pagina["versie"].value()})

    assert antwoord.status_code == 302


def test_every_form_is_known_to_these_tests() -> None:
    """A new form says here whether it changes what stands; if so it brings its version."""
    gezien = {}
    for patroon in patronen(get_resolver()):
        view = getattr(patroon.callback, "view_class", None)
        if isinstance(view, type) and issubclass(view, HuishoudenFormView):
            gezien[patroon.name or ""] = issubclass(view.form_class, MetVersie)
    wijzigt = {naam.partition(":")[2] for naam in WIJZIGT}
    voegt_toe = {naam.partition(":")[2] for naam in VOEGT_TOE}

    # This one has no `form_class`, because its choices come with it.
    assert set(gezien) == (wijzigt | voegt_toe) - {"melding_toewijzen"}
    assert {naam for naam in wijzigt & set(gezien) if not gezien[naam]} == set()


def test_a_second_address_rests_on_the_first(als: Inloggen, wereld: Wereld) -> None:
    """A new address is a new row; its version counts on, so an old form does not pass for a new one."""
    client = als(REGISSEUR)
    adres, _, velden = te_sturen(wereld, client, "huishoudens:adres")
    client.post(adres, velden | {"straat": "Eerste"})

    antwoord = client.post(adres, velden | {"straat": "Tweede"})

    assert "Iemand anders was u voor" in antwoord.content.decode()
    assert "Eerste" in antwoord.content.decode()
    with als_eigenaar():
        assert [a.straat for a in Adres.objects.filter(tot__isnull=True)] == ["Eerste"]


def test_an_evaluation_that_was_held_is_not_written_over_the_next_one(als: Inloggen, wereld: Wereld) -> None:
    client = als(REGISSEUR)
    adres, _, velden = te_sturen(wereld, client, "plannen:evaluatie_houden")
    client.post(adres, velden)

    antwoord = client.post(adres, velden | {"verslag": "Te laat"})

    assert zegt_het(antwoord)
    with als_eigenaar():
        assert [e.verslag for e in Evaluatie.objects.order_by("gemaakt_op")] == ["Getypt", ""]


def test_a_regie_or_picture_that_was_not_seen_is_not_replaced(als: Inloggen, wereld: Wereld) -> None:
    """These two forms name the row they saw by its id; without it they have seen nothing."""
    huishouden = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    with als_eigenaar():
        Leefgebiedbeeld.objects.create(
            huishouden=huishouden, leefgebied="wonen", datum="2026-11-02", score=3, kansen="Staat er"
        )

    uitvraag = als(REGISSEUR).post(
        reverse("huishoudens:uitvraag", args=[huishouden.pk]), {"goed-wonen": "Getypt", "cijfer-wonen": "1"}
    )
    toewijzen = als("teamleider.hillegom").post(
        reverse("huishoudens:regie_toewijzen", args=[huishouden.pk]),
        {"soort": "team", "medewerker": str(wereld.id_van("medewerker1.hillegom"))},
    )

    assert "Staat er" in uitvraag.content.decode()
    assert "Getypt" in uitvraag.content.decode()
    assert toewijzen.status_code == 200
    with als_eigenaar():
        assert Leefgebiedbeeld.objects.filter(huishouden=huishouden).count() == 1
        assert [r.medewerker_id for r in Regie.objects.filter(huishouden=huishouden)] == [
            wereld.id_van(REGISSEUR)
        ]


def test_one_click_takes_a_melding_that_nobody_has(als: Inloggen, wereld: Wereld) -> None:
    melding = registreer(wereld, TRIAGE)
    adres = reverse("triage:melding_toewijzen", args=[melding.pk])

    eerst = als("teamleider.hillegom").post(adres, {"zelf": "1"})
    later = als(TRIAGE).post(adres, {"zelf": "1"})

    assert eerst.status_code == 302
    assert zegt_het(later)
    assert staat_er(melding)["toegewezen_aan_id"] == wereld.id_van("teamleider.hillegom")


def test_two_who_write_the_first_benadering_at_once(als: Inloggen, wereld: Wereld) -> None:
    """There is no row to read a version of yet."""
    huishouden = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    client, adres = als(REGISSEUR), reverse("huishoudens:benadering", args=[huishouden.pk])
    velden = ingevuld(client.get(adres).context["formulier"], {"let_op": "Getypt"})
    with handelend_als(wereld.id_van(REGISSEUR)):
        benadering_vastleggen(huishouden=huishouden, let_op="Tolk nodig")

    antwoord = client.post(adres, velden)

    assert "Tolk nodig" in antwoord.content.decode()
    assert "Getypt" in antwoord.content.decode()
