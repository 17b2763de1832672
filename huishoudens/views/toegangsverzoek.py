"""Asking for the rest of a file, and the answer (F1, screens 6 and 11)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from huishoudens.diensten.toegangsverzoek import (
    VerzoekGesloten,
    toegang_vragen,
    toegangsverzoek_afwijzen,
    toegangsverzoek_intrekken,
)
from huishoudens.forms.toegang import AfwijzenFormulier, VraagFormulier
from huishoudens.keuzes import Verzoekstatus
from huishoudens.models import Toegangsverzoek
from huishoudens.overzichten.ontvangers import ontvanger_van
from huishoudens.overzichten.toegang import mag_vragen, te_vragen
from huishoudens.views.basis import HuishoudenFormView, HuishoudenView
from huishoudens.views.toegang import RegeltToegang
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G


class ToegangVragen(HuishoudenFormView):
    """Ask the regisseur, or without one the teamleider; one button, with a reason if one likes."""

    handeling = "huishoudens.toegang_vragen"
    groepen = (G.PERSOON, G.WERKVOORRAAD)
    form_class = VraagFormulier
    titel = "Vraag toegang"
    knop = "Vraag versturen"
    gelukt = "Uw vraag is verstuurd. Het antwoord komt op Vandaag."

    def mag_kijken(self, situatie: Situatie) -> bool:
        return mag_vragen(self.huishouden, situatie)

    def uitvoeren(self, formulier: VraagFormulier) -> None:
        toegang_vragen(
            huishouden=self.huishouden, door=self.door, op=self.op, reden=formulier.cleaned_data["reden"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wie = te_vragen(self.huishouden)
        return super().get_context_data(**kwargs) | {
            "sub": f"{wie.naam} krijgt uw vraag. Hebt u haast? Bel {wie.telefoon}."
        }


class ToegangsverzoekIntrekken(HuishoudenView):
    """The asker takes the question back."""

    handeling = "huishoudens.toegangsverzoek_intrekken"
    groepen = (G.PERSOON, G.WERKVOORRAAD)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        mijn = Toegangsverzoek.objects.filter(medewerker=self.door, status=Verzoekstatus.GEVRAAGD)
        toegangsverzoek_intrekken(verzoek=get_object_or_404(mijn, huishouden=self.huishouden), op=self.op)
        messages.success(request, "Uw vraag is ingetrokken.")
        return redirect("huishoudens:huishouden", pk)


class ToegangsverzoekBeantwoorden(RegeltToegang, HuishoudenFormView):
    """Share, let help or let read along, each on its own page; or say no here, in words."""

    handeling = "huishoudens.toegangsverzoek_afwijzen"
    form_class = AfwijzenFormulier
    template_name = "huishoudens/toegang_beantwoorden.html"
    titel = "Een collega vraagt toegang"
    knop = "Nee, verstuur dit antwoord"
    gelukt = "Uw antwoord is verstuurd."
    verzoek: Toegangsverzoek

    def voorbereiden(self) -> None:
        """The request leads to its huishouden; without sight of it there is no such page."""
        self.verzoek = get_object_or_404(
            Toegangsverzoek.objects.select_related("medewerker"), pk=self.kwargs["pk"]
        )
        self.kwargs = {"huishouden_id": self.verzoek.huishouden_id}
        super().voorbereiden()
        if self.verzoek.medewerker_id == self.door.pk:
            raise Http404

    def uitvoeren(self, formulier: AfwijzenFormulier) -> None:
        try:
            toegangsverzoek_afwijzen(
                verzoek=self.verzoek, antwoord=formulier.cleaned_data["antwoord"], op=self.op
            )
        except VerzoekGesloten as fout:
            formulier.add_error(None, str(fout))

    def get_success_url(self) -> str:
        return reverse("huishoudens:toegang", args=[self.huishouden.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ids = [self.huishouden.pk, self.verzoek.medewerker_id]
        vrager = ontvanger_van(self.verzoek.medewerker_id)
        in_team = bool(vrager and self.huishouden.team_id in vrager.teams)
        return super().get_context_data(**kwargs) | {
            "verzoek": self.verzoek,
            "vrager": vrager,
            "loopt": self.verzoek.status == Verzoekstatus.GEVRAAGD,
            "delen_url": reverse("huishoudens:deling_geven", args=ids)
            if self.situatie.schrijft(G.TOESTEMMING)
            else "",
            "meelezen_url": reverse("huishoudens:waarneming_geven", args=ids) if in_team else "",
            "meehelpen_url": f"{reverse('huishoudens:betrokkenen', args=ids[:1])}?wie={ids[1]}",
        }
