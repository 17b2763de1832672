"""An advies as the consulent reads it, with only what its law needs, and what the consulent does with it (D1-D3)."""

import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from backoffice.diensten.advies import AdviesNietOpen
from backoffice.diensten.behandelen import (
    VraagBeantwoord,
    VraagLoopt,
    aanvulling_sluiten,
    aanvulling_vragen,
    advies_teruggeven,
)
from backoffice.diensten.besluit import BesluitOnvolledig, besluiten
from backoffice.diensten.termijn import termijnstand
from backoffice.forms.besluit import BesluitFormulier, VraagFormulier
from backoffice.models import Maatwerkadvies
from backoffice.overzichten.adviezen import vragen_bij
from huishoudens.models import Contactgegeven
from huishoudens.overzichten.beelden import beelden_van, groepen_van_leefgebieden
from huishoudens.views.basis import HuishoudenFormView, HuishoudenPagina, HuishoudenView
from toegang.beleid import GeenToegang, Situatie
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N
from toegang.normaliseren import masker_bsn
from toegang.versleuteling import OntsleutelenMislukt, ontsleutel
from toegang.views.wie import wie

ANTWOORDTIJD = datetime.timedelta(weeks=2)


class VanAdvies(HuishoudenView):
    """A page about one open advies, for whoever decides under its law; found by `pk` of the advies."""

    groepen = (G.PERSOON, G.VERWIJZING)
    erbij = (G.BSN, G.PLAN)
    advies: Maatwerkadvies

    def voorbereiden(self) -> None:
        rijen: Any = Maatwerkadvies.objects.zichtbaar_voor(wie(self.request)).open()
        advies = (
            rijen.filter(pk=self.kwargs["pk"])
            .select_related(
                "persoon__bsn", "actie__doel", "behandelaar", "ingediend_door", "ontvanger", "team"
            )
            .met_antwoord_voor()
            .met_verweesd()
            .first()
        )
        if advies is None:
            raise Http404
        self.advies = advies
        self.kwargs["huishouden_id"] = advies.huishouden_id
        super().voorbereiden()

    def mag_kijken(self, situatie: Situatie) -> bool:
        return situatie.niveau(G.BESCHIKKING) >= N.BESLISSEN

    def gelezen_groepen(self) -> set[G]:
        return super().gelezen_groepen() | groepen_van_leefgebieden(self.situatie)

    def eis_van_mij(self) -> None:
        """Refuse in words before a form is filled in for nothing; the dienst refuses again."""
        if self.advies.behandelaar_id is None:
            raise GeenToegang("Pak dit advies eerst op. Dat kan in de werkbak.")
        if self.advies.behandelaar_id != self.request.user.pk:
            raise GeenToegang(f"{self.advies.behandelaar} behandelt dit advies.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        advies: Any = self.advies
        return super().get_context_data(**kwargs) | {
            "advies": advies,
            "termijnstand": termijnstand(advies, op=self.vandaag, antwoord_voor=advies.antwoord_voor),
            "van_mij": advies.behandelaar_id == self.request.user.pk,
            "eigen_advies": advies.ingediend_door_id == self.request.user.pk,
        }


class AdviesBekijken(HuishoudenPagina, VanAdvies):
    """The advies, the omgekeerde toets, and what the law of this decision needs of the person."""

    handeling = "backoffice.advies_bekijken"
    template_name = "backoffice/advies.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        antwoord = super().dispatch(request, *args, **kwargs)
        # A regisseur who follows a link to the back office is better off at the tab of the huishouden.
        if (
            request.method == "GET"
            and antwoord.status_code == 403
            and hasattr(self, "situatie")
            and self.situatie.is_regisseur
        ):
            return redirect("backoffice:adviezen", self.advies.huishouden_id)
        return antwoord

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        persoon = self.advies.persoon
        nummers = Contactgegeven.objects.filter(persoon=persoon, soort="telefoon").values_list(
            "waarde", flat=True
        )
        vragen = vragen_bij([self.advies])[self.advies.pk]
        gebieden = [gebied for gebied in beelden_van(self.huishouden, self.situatie) if gebied.besproken]
        return super().get_context_data(**kwargs) | {
            "persoon": persoon,
            "leeftijd": persoon.leeftijd(self.vandaag),
            "bsn": _gemaskeerd(persoon),
            "telefoon": nummers.first() or "",
            "gebieden": gebieden,
            "vragen": vragen,
            "open_vraag": next((vraag for vraag in vragen if vraag.beantwoord_op is None), None),
        }


def _gemaskeerd(persoon: Any) -> str:
    """The last digits only, so that a caller can be recognised; nothing when there is none to be seen."""
    rij = getattr(persoon, "bsn", None)
    if rij is None:
        return ""
    try:
        return masker_bsn(ontsleutel(rij.versleuteld))
    except OntsleutelenMislukt:
        return ""


class VanConsulent(VanAdvies, HuishoudenFormView):
    """A form of the consulent about an advies that this consulent treats."""

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.eis_van_mij()

    def get_initial(self) -> dict[str, Any]:
        return {"versie": self.advies.versie}

    def get_success_url(self) -> str:
        return reverse("backoffice:advies", args=[self.advies.pk])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except (AdviesNietOpen, VraagBeantwoord) as fout:
            messages.warning(request, str(fout))
            return redirect("backoffice:werkbak")


class BesluitNemen(VanConsulent):
    """Decide; after that the file is closed and the consulent is back at the work list."""

    handeling = "backoffice.besluiten"
    form_class = BesluitFormulier
    template_name = "backoffice/besluit.html"
    titel = "Besluit nemen"
    knop = "Besluit vastleggen"
    gelukt = "Het besluit is vastgelegd. Het dossier is nu dicht voor u."

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"van": self.vandaag}

    def uitvoeren(self, formulier: Any) -> None:
        try:
            besluiten(advies=self.advies, op=self.vandaag, door=wie(self.request), **formulier.als_besluit())
        except BesluitOnvolledig as fout:
            for veld, tekst in fout.ontbreekt.items():
                formulier.add_error(veld, tekst)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        antwoord = super().post(request, *args, **kwargs)
        if antwoord.status_code == 302:
            return redirect("backoffice:werkbak")
        return antwoord


class AanvullingVragen(VanConsulent):
    """Ask the regisseur for more; the term stands still until the answer."""

    handeling = "backoffice.aanvulling_vragen"
    form_class = VraagFormulier
    template_name = "backoffice/vraag.html"
    titel = "Vraag om aanvulling"
    knop = "Vraag sturen"
    gelukt = "De vraag is gestuurd. Vanaf morgen staat de termijn stil."

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"antwoord_voor": self.vandaag + ANTWOORDTIJD}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"op": self.vandaag}

    def uitvoeren(self, formulier: Any) -> None:
        try:
            aanvulling_vragen(
                advies=self.advies, door=wie(self.request), op=self.vandaag, **formulier.cleaned_data
            )
        except VraagLoopt as fout:
            formulier.add_error(None, str(fout))


class AdviesTeruggeven(VanAdvies):
    """Give the advies back, for a colleague to pick up."""

    handeling = "backoffice.advies_teruggeven"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID, **kwargs: Any) -> HttpResponse:
        try:
            advies_teruggeven(advies=self.advies, door=wie(request))
            messages.success(request, "Het advies staat weer in de werkbak. Een collega kan het oppakken.")
        except AdviesNietOpen as fout:
            messages.warning(request, str(fout))
        return redirect("backoffice:werkbak")


class VerderZonderAntwoord(VanAdvies):
    """Close the open question; the term runs again."""

    handeling = "backoffice.aanvulling_sluiten"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID, **kwargs: Any) -> HttpResponse:
        try:
            aanvulling_sluiten(advies=self.advies, door=wie(request), op=self.vandaag)
            messages.success(request, "De termijn loopt weer. U kunt nu besluiten.")
        except VraagBeantwoord as fout:
            messages.warning(request, str(fout))
        return redirect("backoffice:advies", pk)
