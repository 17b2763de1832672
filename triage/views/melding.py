"""Taking in a question, and the inbox where it waits (A1, A3, A4)."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import ContextMixin, TemplateResponseMixin, TemplateView, View

from huishoudens.diensten.zoeken import Bekend, bekend
from huishoudens.forms.zoeken import BekendFormulier
from huishoudens.models import Huishouden
from huishoudens.views.basis import Dienstfouten
from toegang.beleid import GeenToegang
from toegang.diensten.inzage import inzage_vastleggen
from toegang.keuzes import TEAMROLLEN, Rol
from toegang.models import Medewerker, Team
from toegang.views.concept import Conceptformulier
from toegang.views.wie import wie
from triage.diensten.melding import (
    HoortBijAnderTeam,
    MeldingAfgerond,
    NietInDitTeam,
    doet_triage,
    melding_registreren,
    melding_toewijzen,
)
from triage.forms.melding import MELDERS, NIEUW, MeldingFormulier, ToewijsFormulier
from triage.keuzes import MeldingStatus
from triage.models import Melding
from triage.overzichten.postbus import collegas_voor_triage, gelezen_in, postbus, tellingen


def eigen_teams(medewerker: Medewerker) -> list[Team]:
    """The teams where this medewerker has a seat. One statement."""
    return list(Team.objects.filter(pk__in=medewerker.teamnummers(Rol.TM)).order_by("pk"))


def zoek_bekend(request: HttpRequest) -> Bekend | None:
    """Who may already be known by what was typed so far; None: too little to look for anybody."""
    formulier = BekendFormulier(request.POST)
    gevonden = bekend(door=wie(request), **formulier.als_vraag()) if formulier.is_valid() else None
    if gevonden is None:
        return None
    inzage_vastleggen(
        door_id=wie(request).pk,
        handeling="triage.bekend_bij_melding",
        gelezen=gevonden.gelezen,
        op=timezone.now(),
    )
    return gevonden


class MeldingRegistreren(Dienstfouten, Conceptformulier, TemplateResponseMixin, ContextMixin, View):
    """One screen to take in a question; who fits what was typed stands beside it before a file is made."""

    handeling = "triage.melding_registreren"
    template_name = "triage/melding_registreren.html"
    titel = "Nieuwe melding"
    form_class = MeldingFormulier
    knoppen = ("triage",)

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.teams = eigen_teams(wie(self.request))
        if not self.teams:
            raise GeenToegang("Uw rol neemt geen meldingen op. Bel het team van de inwoner.")

    def get(self, request: HttpRequest) -> HttpResponse:
        formulier = MeldingFormulier(teams=self.teams)
        self.herstel(formulier)
        return self._toon(formulier, None)

    def post(self, request: HttpRequest) -> HttpResponse:
        formulier, gevonden = MeldingFormulier(request.POST, teams=self.teams), zoek_bekend(request)
        if "controleer" in request.POST:
            ongebonden = MeldingFormulier(teams=self.teams, initial=_getypt(formulier))
            return self._toon(ongebonden, gevonden)
        geldig, gekozen = formulier.is_valid(), request.POST.get("huishouden", "")
        if gevonden and gevonden.hier and not gekozen:
            formulier.add_error(None, "Misschien al bekend. Kies om welk huishouden het gaat.")
            geldig = False
        if not geldig:
            return self._toon(formulier, gevonden)
        try:
            melding = self._registreer(formulier, gekozen)
        except HoortBijAnderTeam as fout:
            formulier.add_error(None, f"{fout} Uw tekst is bewaard.")
            return self._toon(formulier, gevonden)
        self.opgeslagen()
        return self._verder(melding)

    def _registreer(self, formulier: MeldingFormulier, gekozen: str) -> Melding:
        velden, bestaand = formulier.cleaned_data, self._huishouden(gekozen)
        return melding_registreren(
            team=bestaand.team if bestaand else formulier.gekozen_team,
            door=wie(self.request),
            op=timezone.now(),
            kanaal=velden["kanaal"],
            melder=velden["melder"],
            vraag=velden["vraag"],
            huishouden=bestaand,
            nieuw=None if bestaand else formulier.als_nieuw(),
            melder_telefoon=velden["telefoon"],
            vindplaats=velden["vindplaats"],
            wetten=velden["wetten"],
            spoed=velden["spoed"],
        )

    def _huishouden(self, gekozen: str) -> Huishouden | None:
        if gekozen in ("", NIEUW):
            return None
        try:
            sleutel = UUID(gekozen)
        except ValueError as fout:
            raise Http404 from fout
        rijen = Huishouden.objects.zichtbaar_voor(wie(self.request)).select_related("team")
        huishouden: Huishouden | None = rijen.filter(pk=sleutel).first()
        if huishouden is None:
            raise Http404
        return huishouden

    def _verder(self, melding: Melding) -> HttpResponse:
        opgenomen = f"De melding van {melding.huishouden.aanduiding} is opgenomen."
        mag_verder = Melding.objects.zichtbaar_voor(wie(self.request)).filter(pk=melding.pk).exists()
        messages.success(
            self.request, opgenomen if mag_verder else f"{opgenomen} {self._wie_verder(melding)}"
        )
        if mag_verder and "triage" in self.request.POST:
            return redirect("triage:triage", melding.pk)
        return redirect("triage:meldingen")

    def _wie_verder(self, melding: Melding) -> str:
        wanneer = "vandaag nog" if melding.spoed else "uiterlijk de volgende werkdag"
        if regisseur := melding.huishouden.regisseur:
            return f"{regisseur.naam} is de regisseur en pakt die {wanneer} op."
        if doet_triage(wie(self.request), melding.team_id):
            return "Dit huishouden had eerder een regisseur. Daarom geeft een collega u deze triage, of doet die zelf."
        return f"De triagist van team {melding.team} pakt die {wanneer} op."

    def _toon(self, formulier: MeldingFormulier, gevonden: Bekend | None) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                formulier=formulier,
                bekend=gevonden,
                gekozen=self.request.POST.get("huishouden", ""),
                melders=MELDERS,
                doet_triage=any(doet_triage(wie(self.request), team.pk) for team in self.teams),
            )
        )


def _getypt(formulier: MeldingFormulier) -> dict[str, Any]:
    """What was typed, without judging it yet."""
    data: Any = formulier.data
    return {naam: veld.widget.value_from_datadict(data, {}, naam) for naam, veld in formulier.fields.items()}


class BekendBijMelding(View):
    """Who may already be known, with a choice per huishouden; by POST, so that no person is in a URL."""

    handeling = "triage.bekend_bij_melding"
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        return render(
            request,
            "triage/delen/bekend.html",
            {
                "bekend": zoek_bekend(request),
                "gekozen": request.POST.get("huishouden", ""),
            },
        )


class Meldingen(TemplateView):
    """The inbox of the own teams."""

    handeling = "triage.meldingen_bekijken"
    template_name = "triage/meldingen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        nu, medewerker = timezone.now(), wie(self.request)
        vandaag = timezone.localdate(nu)
        status = (
            MeldingStatus.IN_TRIAGE if self.request.GET.get("tab") == "in-triage" else MeldingStatus.NIEUW
        )
        aantallen = tellingen(voor=medewerker, op=vandaag)
        meldingen = postbus(voor=medewerker, status=status, op=vandaag)
        inzage_vastleggen(
            door_id=medewerker.pk, handeling=self.handeling, gelezen=gelezen_in(meldingen), op=nu
        )
        adres = reverse("triage:meldingen")
        return super().get_context_data(**kwargs) | {
            "meldingen": meldingen,
            "aantallen": aantallen,
            "status": status.value,
            "keuzes": [
                {
                    "naam": "Nieuw",
                    "url": adres,
                    "aantal": aantallen.nieuw,
                    "actief": status == MeldingStatus.NIEUW,
                },
                {
                    "naam": "In triage",
                    "url": f"{adres}?tab=in-triage",
                    "aantal": aantallen.in_triage,
                    "actief": status == MeldingStatus.IN_TRIAGE,
                },
            ],
            "meer_teams": len(medewerker.teamnummers(Rol.TRI, Rol.TL)) > 1,
            "heeft_postbus": medewerker.heeft(Rol.TRI, Rol.TL),
            "mag_opnemen": medewerker.heeft(*TEAMROLLEN),
            "vandaag": vandaag,
        }


class MeldingToewijzen(Dienstfouten, TemplateResponseMixin, ContextMixin, View):
    """Give a melding to oneself (one click) or to a colleague who does triage in its team."""

    handeling = "triage.melding_toewijzen"
    template_name = "triage/melding_toewijzen.html"

    @cached_property
    def melding(self) -> Melding:
        rijen = Melding.objects.zichtbaar_voor(wie(self.request)).open().select_related("huishouden", "team")
        # A question for a regisseur is not given away by itself: it goes along with the regie.
        rijen = rijen.filter(pk=self.kwargs["pk"], huishouden__regisseur__isnull=True)
        melding: Melding | None = rijen.first()
        if melding is None:
            raise Http404
        return melding

    @cached_property
    def collegas(self) -> list[Medewerker]:
        return collegas_voor_triage(team_id=self.melding.team_id, op=timezone.localdate())

    def get_form(self) -> ToewijsFormulier:
        keuzes = [(str(c.pk), f"{c.naam}, {c.functie.lower()}") for c in self.collegas]
        data: Any = self.request.POST if self.request.method == "POST" else None
        if data and "zelf" in data:
            data = {"aan": str(self.request.user.pk)}
        return ToewijsFormulier(data, initial={"versie": self.melding.versie}, collegas=keuzes)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.ongeldig(self.get_form())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        formulier = self.get_form()
        if not formulier.is_valid():
            return self.ongeldig(formulier)
        aan = next(c for c in self.collegas if str(c.pk) == formulier.cleaned_data["aan"])
        versie = None if "zelf" in request.POST else formulier.cleaned_data["versie"]
        try:
            melding_toewijzen(melding=self.melding, aan=aan, versie=versie)
        except NietInDitTeam as fout:
            formulier.add_error("aan", str(fout))
            return self.ongeldig(formulier)
        except MeldingAfgerond as fout:
            messages.warning(request, str(fout))
            return redirect("triage:meldingen")
        if aan.pk == request.user.pk:
            return redirect("triage:triage", self.melding.pk)
        messages.success(request, f"{aan} doet de triage van {self.melding.huishouden}.")
        return redirect("triage:meldingen")

    def ongeldig(self, formulier: Any) -> HttpResponse:
        inzage_vastleggen(
            door_id=wie(self.request).pk,
            handeling=self.handeling,
            gelezen=gelezen_in([self.melding]),
            op=timezone.now(),
        )
        return self.render_to_response(self.get_context_data(formulier=formulier, melding=self.melding))
