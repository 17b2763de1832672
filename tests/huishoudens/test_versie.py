"""Every form that changes what stands brings the version its writer read; without it nothing changes (F9)."""

import datetime
from typing import Any

import pytest
from django import forms
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from backoffice.models import Maatwerkadvies
from huishoudens.diensten.huishouden import benadering_vastleggen
from huishoudens.models import Adres, Benadering, Huishouden, Leefgebiedbeeld, Persoon, Regie
from huishoudens.views.basis import HuishoudenFormView
from plannen.models import Actie, Akkoord, Doel, Evaluatie, Evaluatieresultaat, Plan
from tests.autorisatie.scenario import vul
from tests.backoffice.opzet import dien_in, pak_op, vraag
from tests.cast import Wereld
from tests.huishoudens.conftest import Inloggen
from tests.rollen import als_eigenaar
from tests.triage.opzet import registreer
from toegang.controles import patronen
from toegang.forms import MetVersie
from toegang.sessie import handelend_als
from triage.models import Melding

REGISSEUR = "regisseur.hillegom"
WMO = "wmo.isd"
TRIAGE = "triage.hillegom"
MORGEN = str(timezone.localdate() + datetime.timedelta(days=1))

# Where: who, the row that changes, and what is typed. The address is made by `Opzet`.
WIJZIGT: dict[str, tuple[str, type[models.Model], dict[str, Any]]] = {
    "huishoudens:persoon_wijzigen": (REGISSEUR, Persoon, {"voornamen": "Getypt"}),
    "huishoudens:lid_beeindigen": (REGISSEUR, Persoon, {"overleden": "on"}),
    "huishoudens:adres": (REGISSEUR, Adres, {"straat": "Getypt"}),
    "huishoudens:benadering": (REGISSEUR, Benadering, {"let_op": "Getypt"}),
    "huishoudens:niveau": (REGISSEUR, Huishouden, {"niveau": "meervoudig_complex"}),
    "plannen:doel_wijzigen": (REGISSEUR, Doel, {"titel": "Getypt"}),
    "plannen:actie_wijzigen": (REGISSEUR, Actie, {"omschrijving": "Getypt"}),
    "plannen:evaluatie_plannen": (REGISSEUR, Evaluatie, {"gepland_op": MORGEN}),
    "plannen:evaluatie_houden": (
        REGISSEUR,
        Evaluatie,
        {"aanpak_past": "ja", "verslag": "Getypt", "volgende_op": MORGEN, "resultaat": "deels", "score": "3"},
    ),
    "plannen:plan_vaststellen": (REGISSEUR, Plan, {"eerste_evaluatie": MORGEN}),
    "plannen:waakvlam_starten": (REGISSEUR, Plan, {"weken": "8", "reden": "Getypt"}),
    "plannen:plan_afsluiten": (REGISSEUR, Plan, {"reden": "Getypt"}),
    "plannen:plan_heropenen": (REGISSEUR, Plan, {"reden": "Getypt"}),
    "triage:triage": (
        TRIAGE,
        Melding,
        {"klantreis": "enkelvoudig_eenvoudig", "routes": "direct_beantwoord", "antwoord": "Getypt"},
    ),
    "triage:melding_toewijzen": (TRIAGE, Melding, {"aan": "teamleider.hillegom"}),
    "backoffice:besluiten": (WMO, Maatwerkadvies, {"uitkomst": "toegekend", "motivering": "Getypt"}),
    "backoffice:aanvulling_vragen": (WMO, Maatwerkadvies, {"vraag": "Getypt"}),
    "backoffice:aanvulling_geven": (REGISSEUR, Maatwerkadvies, {"antwoord": "Getypt"}),
    "backoffice:advies_intrekken": (REGISSEUR, Maatwerkadvies, {"zeker": "on"}),
}
# These forms only add; the database or a field of their own holds that nothing is added to what was not seen.
VOEGT_TOE = {
    "huishoudens:persoon_toevoegen",
    "huishoudens:netwerklid_toevoegen",
    "huishoudens:contact_vastleggen",
    "huishoudens:toestemming",
    "huishoudens:veiligheid",
    "huishoudens:betrokkenen",
    "huishoudens:regie_overdragen",
    "huishoudens:regie_toewijzen",
    "huishoudens:uitvraag",
    "plannen:doel_toevoegen",
    "plannen:actie_toevoegen",
    "plannen:akkoord_vastleggen",
    "triage:onderzoek_afronden",
    "backoffice:advies_opstellen",
}


class Opzet:
    """A file in which every one of these forms can be opened; `adres(naam)` tells where."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        self.huishouden = wereld.huishouden("hillegom", regisseur=REGISSEUR)
        vul(wereld, self.huishouden)
        self._id = self.huishouden.pk

    def adres(self, naam: str) -> tuple[str, models.Model]:
        model, maak = WIJZIGT[naam][1], getattr(self, f"_{naam.rpartition(':')[2]}", None)
        rij = maak() if maak else self.rij(model)
        app, _, kort = naam.partition(":")
        if app == "plannen":
            tweede = [rij.pk] if kort in ("doel_wijzigen", "actie_wijzigen") else []
            return reverse(naam, args=[self._id, *tweede]), rij
        if app == "huishoudens":
            tweede = [rij.pk] if model is Persoon else []
            return reverse(naam, args=[self._id, *tweede]), rij
        return reverse(naam, args=[rij.pk]), rij

    def rij(self, model: type[models.Model]) -> Any:
        with als_eigenaar():
            kolom = "pk" if model is Huishouden else "huishouden_id"
            return model._base_manager.filter(**{kolom: self._id}).order_by("pk").first()

    def _zet_plan(self, status: str, **anders: Any) -> Plan:
        with als_eigenaar():
            Actie.objects.filter(huishouden_id=self._id).update(
                status="gedaan" if status == "actief" else "open",
                streefdatum=MORGEN,
                evaluatiemoment=MORGEN,
            )
            Plan.objects.filter(huishouden_id=self._id).update(status=status, **anders)
            return self.rij(Plan)

    def _evaluatie_houden(self) -> Evaluatie:
        with als_eigenaar():
            Evaluatieresultaat.objects.filter(huishouden_id=self._id).delete()
        return self.rij(Evaluatie)

    def _plan_vaststellen(self) -> Plan:
        plan = self._zet_plan("concept")
        with als_eigenaar():
            Akkoord.objects.filter(plan=plan).update(vervallen_op=None)
        return plan

    def _waakvlam_starten(self) -> Plan:
        return self._zet_plan("actief")

    def _plan_afsluiten(self) -> Plan:
        return self._zet_plan("actief")

    def _plan_heropenen(self) -> Plan:
        return self._zet_plan("afgesloten", tot="2027-01-01")

    def _triage(self) -> Melding:
        return registreer(self.wereld, TRIAGE, huishouden=self.huishouden, nieuw=None)

    _melding_toewijzen = _triage

    def _advies(self) -> Maatwerkadvies:
        with als_eigenaar():
            actie = Actie.objects.select_related("huishouden__team").filter(huishouden_id=self._id)[0]
        return dien_in(self.wereld, actie)

    def _besluiten(self) -> Maatwerkadvies:
        advies = self._advies()
        pak_op(self.wereld, advies)
        return advies

    _aanvulling_vragen = _besluiten
    _advies_intrekken = _advies

    def _aanvulling_geven(self) -> Maatwerkadvies:
        advies = self._advies()
        vraag(self.wereld, advies)
        return advies


def ingevuld(formulier: forms.BaseForm, anders: dict[str, Any]) -> dict[str, Any]:
    """What a browser would send of a form as it was opened, with something typed in it."""
    uit: dict[str, Any] = {}
    for veld in formulier:
        waarde = veld.value()
        begin = veld.name.partition("-")[0]
        if veld.name in anders or (begin != veld.name and begin in anders):
            uit[veld.name] = anders.get(veld.name, anders.get(begin))
        elif waarde is True:
            uit[veld.name] = "on"
        elif waarde not in (None, False):
            uit[veld.name] = waarde
    return uit


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
