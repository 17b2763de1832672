"""The regisseur towards the back office: advising, answering, taking back, and the tab Adviezen (D1-D4)."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from backoffice.diensten.advies import (
    AdviesLooptAl,
    AdviesNietOpen,
    AdviesOnvolledig,
    advies_indienen,
    advies_intrekken,
)
from backoffice.diensten.behandelen import VraagBeantwoord, aanvulling_geven
from backoffice.forms.advies import AdviesFormulier, AntwoordFormulier, IntrekFormulier
from backoffice.models import Aanvulverzoek, Maatwerkadvies
from backoffice.overzichten.adviezen import adviezen_van
from huishoudens.keuzes import Werksoort
from huishoudens.models import Persoon, Werkitem
from huishoudens.views.basis import HuishoudenFormView, HuishoudenPagina
from plannen.keuzes import ActieStatus
from plannen.models import Actie
from toegang.beleid import GeenToegang, Situatie, leesbaar_voor_rol
from toegang.keuzes import ROL_VAN_WET, Wet
from toegang.keuzes import Gegevensgroep as G
from toegang.views.wie import wie
from triage.models import Melding, Triage

TAB = "backoffice:adviezen"


class Adviezen(HuishoudenPagina):
    """All adviezen of a huishouden: where each stands, how long it still has, and what was decided."""

    handeling = "backoffice.adviezen_bekijken"
    template_name = "backoffice/adviezen.html"
    groepen = (G.PERSOON, G.VERWIJZING)
    erbij = (G.BESCHIKKING,)
    tab = TAB

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "adviezen": adviezen_van(self.huishouden.pk, self.situatie, op=self.vandaag),
            "is_regisseur": self.situatie.is_regisseur,
            "deels": not self.situatie.leest_alles(G.VERWIJZING),
            "onderzoek": Werkitem.objects.open()
            .filter(huishouden=self.huishouden, soort=Werksoort.ONDERZOEK)
            .order_by("uiterlijk")
            .first(),
        }


class VanRegisseur(HuishoudenFormView):
    """A form that only the regisseur of the huishouden fills in."""

    groepen = (G.PERSOON, G.VERWIJZING)
    tab = TAB

    def mag_kijken(self, situatie: Situatie) -> bool:
        if not situatie.is_regisseur:
            raise GeenToegang("Dit doet de regisseur van dit huishouden.")
        return True

    def get_success_url(self) -> str:
        return reverse(TAB, args=[self.huishouden.pk])


class AdviesOpstellen(VanRegisseur):
    """An advies from one action of the plan; beside it who will see what."""

    handeling = "backoffice.advies_indienen"
    erbij = (G.PLAN, G.JOURNAAL)
    form_class = AdviesFormulier
    template_name = "backoffice/opstellen.html"
    titel = "Maatwerkadvies"
    knop = "Advies indienen"
    gelukt = "Het advies is ingediend. De termijn voor het besluit loopt."

    def voorbereiden(self) -> None:
        rijen: Any = Actie.objects.zichtbaar_voor(wie(self.request)).exclude(status=ActieStatus.VERVALLEN)
        actie = rijen.filter(pk=self.kwargs["pk"]).select_related("doel", "huishouden__team").first()
        if actie is None:
            raise Http404
        self.actie: Actie = actie
        self.kwargs["huishouden_id"] = actie.huishouden_id
        super().voorbereiden()
        personen = Persoon.objects.filter(
            huishouden=self.huishouden, lidmaatschappen__tot__isnull=True, overleden_op__isnull=True
        )
        self.personen = list(personen.order_by("geboortedatum", "pk"))

    def get_initial(self) -> dict[str, Any]:
        melding = Melding.objects.filter(huishouden=self.huishouden).order_by("-moment").first()
        verteld = (
            Triage.objects.filter(huishouden=self.huishouden, clientondersteuning_verteld_op__isnull=False)
            .order_by("-datum")
            .values_list("clientondersteuning_verteld_op", flat=True)
            .first()
        )
        eerste = self.personen[0].pk if self.personen else None
        return {
            "persoon": self.actie.actor_persoon_id or eerste,
            "wet": melding.wetten[0] if melding and melding.wetten else None,
            "voorziening": self.actie.omschrijving[:160],
            "leveringsvorm": "zin",
            "clientondersteuning_aangeboden_op": verteld,
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"personen": self.personen, "op": self.vandaag}

    def uitvoeren(self, formulier: Any) -> None:
        try:
            advies_indienen(
                actie=self.actie, op=self.vandaag, door=wie(self.request), **formulier.als_advies()
            )
        except AdviesOnvolledig as fout:
            formulier.voeg_toe(fout.ontbreekt)
        except AdviesLooptAl as fout:
            formulier.add_error(None, str(fout))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"actie": self.actie, "wie_ziet": wie_ziet()}


_NIET_GENOEMD = (G.PERSOON, G.WERKVOORRAAD, G.TOEWIJZING, G.KERNCIJFERS, G.BESCHIKKING, G.VERWIJZING)


def wie_ziet() -> list[dict[str, Any]]:
    """Per law which consulent will see what of this person while the advies is open."""
    return [
        {
            "wet": wet,
            "rol": ROL_VAN_WET[wet].label,
            "groepen": [g.in_woorden for g in leesbaar_voor_rol(ROL_VAN_WET[wet]) if g not in _NIET_GENOEMD],
        }
        for wet in Wet
    ]


class VanEigenAdvies(VanRegisseur):
    """A form of the regisseur about one open advies, found by its `pk`."""

    def voorbereiden(self) -> None:
        rijen: Any = Maatwerkadvies.objects.zichtbaar_voor(wie(self.request)).open()
        advies = rijen.filter(pk=self.kwargs["pk"]).select_related("behandelaar", "ontvanger").first()
        if advies is None:
            raise Http404
        self.advies: Maatwerkadvies = advies
        self.kwargs["huishouden_id"] = advies.huishouden_id
        super().voorbereiden()

    def get_initial(self) -> dict[str, Any]:
        return {"versie": self.advies.versie}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"advies": self.advies}


class AanvullingGeven(VanEigenAdvies):
    """Answer the open question of the back office."""

    handeling = "backoffice.aanvulling_geven"
    form_class = AntwoordFormulier
    template_name = "backoffice/antwoord.html"
    titel = "Vraag beantwoorden"
    knop = "Antwoord sturen"
    gelukt = "Uw antwoord is gestuurd. De termijn loopt weer."

    def voorbereiden(self) -> None:
        super().voorbereiden()
        vragen = Aanvulverzoek.objects.filter(advies=self.advies, beantwoord_op__isnull=True)
        vraag = vragen.select_related("gevraagd_door", "advies").first()
        if vraag is None:
            raise Http404
        self.vraag = vraag

    def uitvoeren(self, formulier: Any) -> None:
        try:
            aanvulling_geven(verzoek=self.vraag, op=self.vandaag, **formulier.cleaned_data)
        except (VraagBeantwoord, AdviesNietOpen) as fout:
            formulier.add_error(None, str(fout))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"vraag": self.vraag}


class AdviesIntrekken(VanEigenAdvies):
    """Take the advies back."""

    handeling = "backoffice.advies_intrekken"
    form_class = IntrekFormulier
    titel = "Advies intrekken"
    knop = "Advies intrekken"
    gelukt = "Het advies is ingetrokken."
    bewaart = False

    def uitvoeren(self, formulier: Any) -> None:
        try:
            advies_intrekken(advies=self.advies, op=self.vandaag, versie=formulier.cleaned_data["versie"])
        except AdviesNietOpen as fout:
            formulier.add_error(None, str(fout))
