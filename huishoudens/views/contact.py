"""One note, many effects: writing down a contact and what changes with it (B4, screens 4, 10)."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic.base import TemplateView

from huishoudens.diensten.dossier import contact_vastleggen
from huishoudens.diensten.zoeken import zoek
from huishoudens.forms.contact import ContactFormulier
from huishoudens.keuzes import Contactsoort
from huishoudens.overzichten.lezers import wie_ziet_verslag
from huishoudens.overzichten.lijst import huishoudens_lijst
from huishoudens.overzichten.mensen import mensen_van
from huishoudens.views.basis import HuishoudenFormView
from toegang import adresbalk
from toegang.beleid import Situatie
from toegang.diensten.inzage import inzage_vastleggen
from toegang.dossier import Contacteffect, contacteffecten_voor, register
from toegang.keuzes import Gegevensgroep as G
from toegang.versies import VersieConflict
from toegang.views.wie import wie

OP_KEUZELIJST = 25


class ContactVastleggen(HuishoudenFormView):
    """The note on the left, its effects on the right, and who will see it."""

    handeling = "huishoudens.contact_vastleggen"
    groepen = (G.PERSOON, G.JOURNAAL)
    erbij = (G.WONEN, G.PLAN, G.EVALUATIE)
    form_class = ContactFormulier
    template_name = "huishoudens/contact.html"
    titel = "Contact vastleggen"
    effecten: list[tuple[Contacteffect, Any]]

    def mag_kijken(self, situatie: Situatie) -> bool:
        return situatie.schrijft(G.JOURNAAL)

    def get_initial(self) -> dict[str, Any]:
        return {
            "soort": Contactsoort.HUISBEZOEK,
            "dag": self.vandaag,
            "met": adresbalk.tekst(self.request, "met"),
        }

    def _effecten(self, data: Any) -> list[tuple[Contacteffect, Any]]:
        paren = [
            (effect, effect.formulier(self.huishouden, self.situatie, self.op, data))
            for effect in contacteffecten_voor(self.situatie)
        ]
        return [(effect, formulier) for effect, formulier in paren if formulier is not None]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        formulier = ContactFormulier(initial=self.get_initial())
        self.effecten = self._effecten(None)
        self.herstel(formulier, *(deel for _, deel in self.effecten))
        return self.render_to_response(self.get_context_data(formulier=formulier))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        formulier = ContactFormulier(request.POST, initial=self.get_initial())
        self.effecten = self._effecten(request.POST)
        # Every part is checked, so that the error summary names all there is to mend at once.
        geldig = [formulier.is_valid(), *(deel.is_valid() for _, deel in self.effecten)]
        if verdwenen := self._verdwenen():
            formulier.add_error(None, verdwenen)
        if verdwenen or not all(geldig):
            return self.ongeldig(formulier)
        try:
            self._opslaan(formulier)
        except VersieConflict:
            formulier.add_error(
                None,
                "Iemand anders wijzigde intussen het plan. Kijk rechts wat er nu staat en sla opnieuw op.",
            )
            self.effecten = self._effecten(request.POST)
            return self.ongeldig(formulier)
        self.opgeslagen()
        messages.success(request, "Het contact is opgeslagen.")
        return redirect("huishoudens:huishouden", self.huishouden.pk)

    def _verdwenen(self) -> str:
        """What the writer is told who filled in what cannot be done any more; with the words that were typed."""
        over = {effect.sleutel for effect, _ in self.effecten}
        weg = [effect for effect in register.contacteffecten if effect.sleutel not in over]
        gevuld = {naam: waarde for naam, waarde in self.request.POST.items() if waarde}
        if not any(naam.startswith(f"{effect.sleutel}-") for naam in gevuld for effect in weg):
            return ""
        namen = [f"{effect.sleutel}-{veld}" for effect in weg for veld in effect.getypt]
        getypt = "".join(f" U typte: “{gevuld[naam]}”." for naam in namen if naam in gevuld)
        return (
            "Het plan is intussen veranderd. Wat u rechts koos, kan nu niet meer."
            f"{getypt} Kijk het na en sla opnieuw op."
        )

    def _opslaan(self, formulier: ContactFormulier) -> None:
        with transaction.atomic():
            contact = contact_vastleggen(
                huishouden=self.huishouden,
                moment=formulier.moment(self.op),
                door=self.door,
                **formulier.als_contact(),
            )
            for effect, deel in self.effecten:
                effect.toepassen(
                    formulier=deel,
                    huishouden=self.huishouden,
                    contact=contact,
                    door=self.request.user,
                    op=self.op,
                )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mensen = mensen_van(self.huishouden, self.situatie, self.vandaag)
        namen = [mens.persoon.naam for mens in [*mensen.thuis, *mensen.elders]]
        return super().get_context_data(**kwargs) | {
            "effecten": [{"template": effect.template, "formulier": deel} for effect, deel in self.effecten],
            "bij_effecten": [deel for _, deel in self.effecten],
            "lezers": wie_ziet_verslag(
                self.huishouden,
                self.situatie,
                door=self.door,
                op=self.vandaag,
            ),
            "namen": [*namen, *(lid.naam for lid in mensen.netwerk)],
        }


class ContactKiezen(TemplateView):
    """From anywhere: first with which huishouden the contact was."""

    handeling = "huishoudens.contact_kiezen"
    template_name = "huishoudens/contact_kiezen.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data(tekst=request.POST.get("zoek", "")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tekst: str = kwargs.pop("tekst", "")
        medewerker = wie(self.request)
        if tekst.strip():
            uitkomst = zoek(tekst=tekst, door=medewerker, op=timezone.localdate())
            rijen, meer = uitkomst.rijen, uitkomst.meer
            inzage_vastleggen(
                door_id=medewerker.pk, handeling=self.handeling, gelezen=uitkomst.gelezen, op=timezone.now()
            )
        else:
            eerste = huishoudens_lijst(voor=medewerker, alleen_mij=True, aantal=OP_KEUZELIJST)
            rijen, meer = eerste.rijen, eerste.na is not None
        return super().get_context_data(**kwargs) | {
            "rijen": rijen,
            "meer": meer,
            "tekst": tekst,
            "vandaag": timezone.localdate(),
        }
