"""Assigning the regie, asking to take it over, answering, and who else helps (B2, B5)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.betrokken import betrokkene_toevoegen, betrokkenheid_beeindigen
from huishoudens.diensten.regie import (
    KanGeenRegisseurZijn,
    OverdrachtLoopt,
    RegieBezet,
    gezinsregisseurs,
    huidige_regie,
    overdracht_aannemen,
    overdracht_intrekken,
    overdracht_vragen,
    overdracht_weigeren,
    regie_toewijzen,
)
from huishoudens.forms.regie import BetrokkeneFormulier, OverdragenFormulier, ToewijzenFormulier
from huishoudens.keuzes import Overdrachtstatus, RegieSoort
from huishoudens.models import Betrokkenheid, Overdracht, Regie
from huishoudens.overzichten.collegas import collegas, met_last
from huishoudens.templatetags.huishoudens import in_zin
from huishoudens.views.basis import HuishoudenFormView, HuishoudenPagina, HuishoudenView, zet_velden
from toegang import adresbalk
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Leefgebied, Niveau
from toegang.templatetags.nl import opsomming
from toegang.views.concept import Conceptformulier


class RegieToewijzen(HuishoudenFormView):
    """The teamleider gives a huishouden its regisseur, with everybody's load in view."""

    handeling = "huishoudens.regie_toewijzen"
    groepen = (G.TOEWIJZING,)
    form_class = ToewijzenFormulier
    template_name = "huishoudens/regie_toewijzen.html"
    titel = "Wie krijgt de regie?"
    knop = "Regie toewijzen"
    gelukt = "De regie is toegewezen."
    bezet: Regie | None = None

    def mag_kijken(self, situatie: Situatie) -> bool:
        return situatie.niveau(G.TOEWIJZING) >= Niveau.BESLISSEN

    def get_form_kwargs(self) -> dict[str, Any]:
        regie = self.huishouden.regie  # type: ignore[attr-defined]  # set by open_dossier
        return {
            # Nobody takes the regie, so whoever asks is no choice (I8).
            "collegas": met_last(collegas(team=self.huishouden.team, zonder=(self.request.user.pk,))),
            "personen": gezinsregisseurs(self.huishouden, op=self.vandaag),
            "gezien": regie.id if regie else None,
        }

    def uitvoeren(self, formulier: ToewijzenFormulier) -> None:
        velden = formulier.cleaned_data
        soort = RegieSoort(velden["soort"])
        verwacht = Regie(pk=velden["verwacht"]) if velden["verwacht"] else None
        try:
            regie_toewijzen(
                huishouden=self.huishouden,
                soort=soort,
                op=self.vandaag,
                door=self.door,
                verwacht=verwacht,
                medewerker=velden["medewerker"] if soort == RegieSoort.TEAM else None,
                persoon=velden["persoon"] if soort == RegieSoort.HUISHOUDEN else None,
                organisatie=velden["organisatie"] if soort == RegieSoort.EXTERN else None,
                naam=velden["naam"] if soort == RegieSoort.EXTERN else "",
                reden=velden["reden"],
            )
        except KanGeenRegisseurZijn as fout:
            formulier.add_error("persoon", str(fout))
        except RegieBezet as fout:
            self.bezet = huidige_regie(self.huishouden)
            formulier.add_error(None, str(fout))
            # Choosing again from here is choosing knowingly: it rests on the regie that now stands.
            zet_velden(formulier, {"verwacht": str(self.bezet.pk) if self.bezet else ""})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "bezet": self.bezet,
            "bezet_door": str(self.bezet.door) if self.bezet and self.bezet.door else "",
            "sub": f"Er is altijd precies één regisseur voor {in_zin(self.huishouden.aanduiding)}.",
        }


class RegieOverdragen(HuishoudenFormView):
    """Ask a colleague to take over; until the answer nothing changes."""

    handeling = "huishoudens.overdracht_vragen"
    groepen = (G.WERKVOORRAAD,)
    form_class = OverdragenFormulier
    template_name = "huishoudens/regie_overdragen.html"
    titel = "Regie overdragen"
    knop = "Vraag versturen"
    gelukt = "Uw vraag is verstuurd. U blijft regisseur tot uw collega ja zegt."

    def mag_kijken(self, situatie: Situatie) -> bool:
        return situatie.is_regisseur or situatie.niveau(G.TOEWIJZING) >= Niveau.BESLISSEN

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"collegas": collegas(zonder=(self.huishouden.regisseur_id, self.request.user.pk))}

    def uitvoeren(self, formulier: OverdragenFormulier) -> None:
        try:
            overdracht_vragen(
                huishouden=self.huishouden,
                naar=formulier.cleaned_data["naar"],
                reden=formulier.cleaned_data["reden"],
                door=self.door,
                op=self.op,
            )
        except OverdrachtLoopt as fout:
            formulier.add_error(None, str(fout))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "sub": "U blijft verantwoordelijk tot uw collega de regie heeft aangenomen."
        }


class OverdrachtIntrekken(HuishoudenView):
    """The one who asked takes the question back."""

    handeling = "huishoudens.overdracht_intrekken"
    groepen = (G.WERKVOORRAAD,)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        overdracht = get_object_or_404(
            Overdracht, huishouden=self.huishouden, status=Overdrachtstatus.GEVRAAGD
        )
        overdracht_intrekken(overdracht=overdracht, op=self.op)
        messages.success(request, "Uw vraag is ingetrokken.")
        return redirect("huishoudens:regie_overdragen", pk)


class OverdrachtBeantwoorden(Conceptformulier, HuishoudenPagina):
    """The colleague who was asked reads of whom, and says yes or no."""

    handeling = "huishoudens.overdracht_aannemen"
    groepen = (G.PERSOON, G.WERKVOORRAAD)
    template_name = "huishoudens/overdracht.html"
    titel = "Neemt u de regie over?"
    bewaart = False
    overdracht: Overdracht

    def voorbereiden(self) -> None:
        """The request leads to its huishouden; without sight of it there is no such page."""
        self.overdracht = get_object_or_404(
            Overdracht.objects.select_related("gevraagd_door", "naar"), pk=self.kwargs["pk"]
        )
        self.kwargs = {"huishouden_id": self.overdracht.huishouden_id}
        super().voorbereiden()
        if self.overdracht.naar_id != self.request.user.pk:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "vraag": self.overdracht,
            "loopt": self.overdracht.loopt(self.vandaag),
        }

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        antwoord: dict[str, Any] = {"overdracht": self.overdracht, "door": request.user, "op": timezone.now()}
        try:
            if "aannemen" in request.POST:
                overdracht_aannemen(**antwoord)
                self.opgeslagen()
                messages.success(request, "U bent nu de regisseur. Maak kennis met het gezin.")
                return redirect("huishoudens:huishouden", self.overdracht.huishouden_id)
            overdracht_weigeren(**antwoord)
            self.opgeslagen()
            messages.success(request, "U heeft de regie niet overgenomen. De regisseur ziet dat.")
        except (OverdrachtLoopt, RegieBezet):
            messages.warning(request, "Deze vraag is intussen al beantwoord, ingetrokken of verlopen.")
        return redirect("/")


class Betrokkenen(HuishoudenFormView):
    """Who helps with what; adding a colleague and ending it."""

    handeling = "huishoudens.betrokkene_toevoegen"
    groepen = (G.WERKVOORRAAD,)
    form_class = BetrokkeneFormulier
    template_name = "huishoudens/betrokkenen.html"
    titel = "Betrokken collega’s"
    knop = "Collega toevoegen"
    gelukt = "Uw collega helpt nu mee en ziet deze leefgebieden."

    def mag_kijken(self, situatie: Situatie) -> bool:
        return situatie.schrijft(G.WERKVOORRAAD)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"collegas": collegas(zonder=(self.huishouden.regisseur_id, self.request.user.pk))}

    def get_initial(self) -> dict[str, Any]:
        return {"medewerker": adresbalk.sleutel(self.request, "wie")}

    def uitvoeren(self, formulier: BetrokkeneFormulier) -> None:
        betrokkene_toevoegen(huishouden=self.huishouden, op=self.vandaag, **formulier.cleaned_data)

    def get_success_url(self) -> str:
        return self.request.path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rijen = list(
            Betrokkenheid.objects.lopend(op=self.vandaag)
            .filter(huishouden=self.huishouden)
            .select_related("medewerker", "toegewezen")
            .order_by("van")
        )
        for rij in rijen:
            rij.gebieden = opsomming([Leefgebied(gebied).label for gebied in rij.leefgebieden])
        return super().get_context_data(**kwargs) | {
            "betrokkenheden": rijen,
            "sub": "Wie meehelpt, ziet alleen de leefgebieden die u kiest.",
        }


class BetrokkenheidBeeindigen(HuishoudenView):
    """End a colleague's involvement; sight ends with it."""

    handeling = "huishoudens.betrokkenheid_beeindigen"
    groepen = (G.WERKVOORRAAD,)

    def post(self, request: HttpRequest, huishouden_id: UUID, pk: UUID) -> HttpResponse:
        betrokkenheid = get_object_or_404(Betrokkenheid, pk=pk, huishouden=self.huishouden)
        betrokkenheid_beeindigen(betrokkenheid=betrokkenheid, op=self.vandaag)
        messages.success(request, "Uw collega helpt niet meer mee en ziet het dossier niet meer.")
        return redirect(reverse("huishoudens:betrokkenen", args=[huishouden_id]))
