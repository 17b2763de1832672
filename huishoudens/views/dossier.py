"""Consent and safety: two parts of the file with a tab of their own (F5, B6)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from huishoudens.diensten.dossier import (
    meldcodestap_zetten,
    toestemming_geven,
    toestemming_intrekken,
    veiligheid_openen,
    veiligheid_sluiten,
)
from huishoudens.forms.dossier import MeldcodestapFormulier, ToestemmingFormulier
from huishoudens.keuzes import MELDCODE, Dossierstatus
from huishoudens.models import Toestemming, Veiligheidsdossier
from huishoudens.views.basis import HuishoudenFormView, HuishoudenView
from toegang.beleid import GeenToegang
from toegang.keuzes import Gegevensgroep as G


class Toestemmingen(HuishoudenFormView):
    """Who allows sharing what with whom, and a form to add one."""

    handeling = "huishoudens.toestemming_geven"
    groepen = (G.TOESTEMMING,)
    tab = "huishoudens:toestemming"
    form_class = ToestemmingFormulier
    template_name = "huishoudens/toestemming.html"
    titel = "Toestemming vastleggen"
    gelukt = "De toestemming is vastgelegd."

    def get_initial(self) -> dict[str, Any]:
        return {"op": self.vandaag}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"huishouden": self.huishouden}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.situatie.schrijft(G.TOESTEMMING):
            raise GeenToegang("De regisseur legt toestemming vast. Vraag het de regisseur.")
        return super().post(request, *args, **kwargs)

    def uitvoeren(self, formulier: ToestemmingFormulier) -> None:
        toestemming_geven(**formulier.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("huishoudens:toestemming", args=[self.huishouden.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rijen = Toestemming.objects.filter(huishouden=self.huishouden).select_related("persoon")
        return super().get_context_data(**kwargs) | {
            "toestemmingen": list(rijen.order_by("ingetrokken_op", "-gegeven_op"))
        }


class ToestemmingIntrekken(HuishoudenView):
    """From today nothing is shared on this ground any more."""

    handeling = "huishoudens.toestemming_intrekken"
    groepen = (G.TOESTEMMING,)

    def post(self, request: HttpRequest, huishouden_id: UUID, pk: UUID) -> HttpResponse:
        toestemming = get_object_or_404(Toestemming, pk=pk, huishouden=self.huishouden)
        if toestemming.ingetrokken_op is None:
            toestemming_intrekken(toestemming=toestemming, op=self.vandaag)
        messages.success(request, "De toestemming is ingetrokken. Vanaf nu delen wij dit niet meer.")
        return redirect("huishoudens:toestemming", huishouden_id)


class Veiligheid(HuishoudenFormView):
    """The five steps of the meldcode, for regisseur and aandachtsfunctionaris alone."""

    handeling = "huishoudens.meldcodestap_zetten"
    groepen = (G.VEILIGHEID,)
    tab = "huishoudens:veiligheid"
    form_class = MeldcodestapFormulier
    template_name = "huishoudens/veiligheid.html"
    titel = "Stap van de meldcode"
    gelukt = "De stap is vastgelegd."
    doet = ("openen", "sluiten")
    dossier: Veiligheidsdossier | None = None

    def voorbereiden(self) -> None:
        super().voorbereiden()
        rijen = Veiligheidsdossier.objects.filter(huishouden=self.huishouden).prefetch_related(
            "stappen__door"
        )
        self.dossiers = list(rijen.order_by("-geopend_op"))
        self.dossier = next((d for d in self.dossiers if d.status == Dossierstatus.OPEN), None)
        self.stappen = {stap.stap: stap for stap in self.dossier.stappen.all()} if self.dossier else {}

    def get_initial(self) -> dict[str, Any]:
        volgende = next((nr for nr in MELDCODE if nr not in self.stappen), None)
        return {"datum": self.vandaag, "stap": volgende}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"gezet": set(self.stappen)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.situatie.schrijft(G.VEILIGHEID):
            raise GeenToegang(
                "De regisseur en de aandachtsfunctionaris leggen dit vast. Vraag het een van hen."
            )
        if "openen" in request.POST:
            return self._openen()
        if self.dossier is None:
            messages.warning(
                request,
                "Dit dossier is intussen gesloten. Uw stap is niet vastgelegd. Wat u typte, is bewaard.",
            )
            return redirect(self.get_success_url())
        if "sluiten" in request.POST:
            veiligheid_sluiten(dossier=self.dossier, op=self.vandaag)
            messages.success(request, "Het veiligheidsdossier is gesloten.")
            return redirect("huishoudens:huishouden", self.huishouden.pk)
        return super().post(request, *args, **kwargs)

    def _openen(self) -> HttpResponse:
        try:
            with transaction.atomic():
                veiligheid_openen(huishouden=self.huishouden, op=self.vandaag)
        except IntegrityError:
            messages.info(self.request, "Er was al een open veiligheidsdossier.")
        return redirect(self.get_success_url())

    def uitvoeren(self, formulier: MeldcodestapFormulier) -> None:
        velden = formulier.cleaned_data
        try:
            with transaction.atomic():
                meldcodestap_zetten(
                    dossier=self.dossier,  # type: ignore[arg-type]  # post asks for one
                    stap=velden["stap"],
                    op=velden["datum"],
                    toelichting=velden["toelichting"],
                    door=self.door,
                )
        except IntegrityError:
            formulier.add_error(
                "stap", "Een collega heeft deze stap intussen vastgelegd. Uw tekst staat er nog."
            )

    def get_success_url(self) -> str:
        return reverse("huishoudens:veiligheid", args=[self.huishouden.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "dossier": self.dossier,
            "gesloten": [d for d in self.dossiers if d.status != Dossierstatus.OPEN],
            "stappen": [
                {"nummer": nr, "naam": naam, "stap": self.stappen.get(nr)} for nr, naam in MELDCODE.items()
            ],
            "klaar": len(self.stappen) == len(MELDCODE),
        }
