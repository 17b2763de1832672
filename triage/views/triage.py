"""Weighing a melding and ending it in an outcome (A2, A5-A7, A11)."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import TemplateView

from huishoudens.diensten.regie import huidige_regie
from huishoudens.diensten.uitvraag import UitvraagIngehaald
from huishoudens.forms.uitvraag import UitvraagFormulier
from huishoudens.keuzes import Werksoort
from huishoudens.models import Contactgegeven, Huishouden, Leefgebiedbeeld, Persoon, Werkitem
from huishoudens.overzichten.beelden import beelden_van
from huishoudens.views.basis import HuishoudenFormView
from toegang.beleid import GeenToegang, Situatie
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Leefgebied
from toegang.keuzes import Gegevensgroep as G
from toegang.views.wie import wie
from triage.diensten.melding import MeldingAfgerond, WegerOntbreekt
from triage.diensten.triage import (
    Besproken,
    TriageOnvolledig,
    onderzoek_afronden,
    te_bespreken,
    triage_afronden,
)
from triage.forms.triage import OnderzoekFormulier, TriageFormulier
from triage.keuzes import Klantreis, Route
from triage.models import Melding
from triage.routes import gaat_naar_team, hoger_niveau

KLAAR = "triage_klaar"


class TriageDoen(HuishoudenFormView):
    """The question on top, what was discussed, and the choice of klantreis and routes."""

    handeling = "triage.triage_afronden"
    form_class = TriageFormulier
    template_name = "triage/triage.html"
    titel = "Triage"

    def voorbereiden(self) -> None:
        rijen = (
            Melding.objects.zichtbaar_voor(wie(self.request)).open().select_related("team", "toegewezen_aan")
        )
        melding: Melding | None = rijen.filter(pk=self.kwargs["pk"]).first()
        if melding is None:
            raise Http404
        self.melding = melding
        self.kwargs["huishouden_id"] = melding.huishouden_id
        self.nog_te_kiezen: Sequence[Leefgebied] = []
        self.ingehaald: list[Leefgebiedbeeld] = []
        super().voorbereiden()
        if self.request.method == "POST" and not self.situatie.weegt:
            raise WegerOntbreekt

    def gelezen_groepen(self) -> set[G]:
        gelezen = {G.JOURNAAL} | {GROEP_VAN_LEEFGEBIED[lg] for lg in self.gebieden}
        return super().gelezen_groepen() | gelezen

    @cached_property
    def gebieden(self) -> list[Leefgebied]:
        return te_bespreken(self.situatie)

    def get_initial(self) -> dict[str, Any]:
        return {"versie": self.melding.versie}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"melding": self.melding, "op": self.vandaag}

    def bewaarde_waarden(self, bewaard: Any, formulier: Any) -> dict[str, Any]:
        """A melding that waits has no outcome to compare with; what changed stands on the page itself."""
        return {}

    @cached_property
    def uitvraag(self) -> UitvraagFormulier:
        """The worksheet, with the present pictures of the whole family."""
        beelden = {
            gebied.leefgebied: beeld
            for gebied in beelden_van(self.huishouden, self.situatie)
            for beeld in gebied.beelden
            if beeld.persoon_id is None
        }
        data = self.request.POST if self.request.method == "POST" else None
        return UitvraagFormulier(data, gebieden=self.gebieden, beelden=beelden, op=self.vandaag)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        formulier = self.form_class(initial=self.get_initial(), **self.get_form_kwargs())
        self.herstel(formulier, self.uitvraag)
        return self.render_to_response(self.get_context_data(formulier=formulier))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        formulier: Any = self.get_form()
        if not all([formulier.is_valid(), self.uitvraag.is_valid()]):
            return self.ongeldig(formulier)
        try:
            self.uitvoeren(formulier)
        except TriageOnvolledig as fout:
            formulier.voeg_toe(fout.ontbreekt)
            self.nog_te_kiezen = fout.vergeten
            return self.ongeldig(formulier)
        except UitvraagIngehaald as fout:
            self.ingehaald = fout.beelden
            self.uitvraag.steun_op(fout.beelden)
            return self.ongeldig(formulier)
        except MeldingAfgerond as fout:
            messages.warning(request, str(fout))
            return redirect("triage:meldingen")
        self.opgeslagen()
        return self._klaar(formulier)

    def _beelden(self, formulier: TriageFormulier) -> list[Besproken]:
        """What was said of each leefgebied; with the box for the rest, what has no score was not discussed (A5)."""
        antwoorden = {a.leefgebied: a for a in self.uitvraag.gewijzigd()}
        rest = formulier.cleaned_data["rest_niet_besproken"]
        if rest:
            nieuw = [gebied for gebied in self.gebieden if gebied not in self.uitvraag.beelden]
            antwoorden |= {gebied: self.uitvraag.antwoord(gebied) for gebied in nieuw}
        return [
            Besproken(**vars(a) | {"besproken": a.besproken and not (rest and a.score is None)})
            for a in antwoorden.values()
        ]

    def uitvoeren(self, formulier: Any) -> None:
        velden = formulier.cleaned_data
        triage_afronden(
            melding=self.melding,
            op=self.op,
            door=wie(self.request),
            klantreis=velden["klantreis"],
            routes=formulier.gekozen_routes(),
            onderbouwing=velden["onderbouwing"],
            lichtere_route_overgeslagen=velden["lichtere_route_overgeslagen"],
            antwoord=velden["antwoord"],
            clientondersteuning_verteld_op=formulier.verteld_op,
            beelden=self._beelden(formulier),
            gezien=self.uitvraag.gezien(),
            wetten=velden["wetten"],
            versie=velden["versie"],
        )

    def _klaar(self, formulier: TriageFormulier) -> HttpResponse:
        # The file closes behind the triagist, so what the last page tells is carried along: no personal data.
        self.request.session[KLAAR] = {
            "huishouden": str(self.huishouden.pk),
            "klantreis": formulier.cleaned_data["klantreis"].value,
            "routes": [
                [gekozen.route.value, gekozen.organisatie.naam if gekozen.organisatie else ""]
                for gekozen in formulier.gekozen_routes()
            ],
        }
        return redirect("triage:triage_klaar", self.huishouden.pk)

    def get_success_url(self) -> str:
        return reverse("triage:meldingen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        personen = list(Persoon.objects.filter(huishouden=self.huishouden).order_by("geboortedatum", "pk"))
        nummers = Contactgegeven.objects.filter(huishouden=self.huishouden, soort="telefoon")
        telefoon = {gegeven.persoon_id: gegeven.waarde for gegeven in nummers}
        open_ = {gebied.value for gebied in self.nog_te_kiezen}
        return super().get_context_data(**kwargs) | {
            "melding": self.melding,
            "personen": [{"persoon": p, "telefoon": telefoon.get(p.pk, "")} for p in personen],
            "mag_afronden": self.situatie.weegt,
            "uitvraag": self.uitvraag,
            "ingehaald": self.ingehaald,
            "rijen": [
                self.uitvraag.rij(gebied) | {"open": gebied.value in open_} for gebied in self.gebieden
            ],
            "standen": [self.uitvraag.stand(gebied) for gebied in self.gebieden],
        }


class OnderzoekAfronden(HuishoudenFormView):
    """The regisseur records that the Wmo investigation is done and its outcome is with the resident."""

    handeling = "triage.onderzoek_afronden"
    groepen = (G.PERSOON, G.JOURNAAL)
    form_class = OnderzoekFormulier
    titel = "Onderzoek Wmo afronden"
    sub = "De wet geeft u zes weken na de melding. De termijn kan niet stilstaan."
    knop = "Onderzoek afronden"
    bewaart = False
    gelukt = "Het onderzoek is afgerond."

    def voorbereiden(self) -> None:
        rijen = Melding.objects.zichtbaar_voor(wie(self.request)).filter(pk=self.kwargs["pk"])
        melding: Melding | None = rijen.first()
        if melding is None:
            raise Http404
        self.melding = melding
        self.kwargs["huishouden_id"] = melding.huishouden_id
        super().voorbereiden()

    def mag_kijken(self, situatie: Situatie) -> bool:
        if not situatie.schrijft(G.JOURNAAL):
            raise GeenToegang("De regisseur rondt het onderzoek af.")
        return True

    def uitvoeren(self, formulier: Any) -> None:
        onderzoek_afronden(melding=self.melding)


class TriageKlaar(TemplateView):
    """What happens next and who does it; from what a colleague of the team may see of the huishouden."""

    handeling = "triage.triage_klaar"
    template_name = "triage/klaar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        huishouden_id: UUID = self.kwargs["pk"]
        rijen = Huishouden.objects.zichtbaar_voor(wie(self.request)).select_related("team")
        huishouden = rijen.filter(pk=huishouden_id).first()
        klaar = self.request.session.get(KLAAR) or {}
        if huishouden is None or klaar.get("huishouden") != str(huishouden_id):
            raise Http404
        routes = [(Route(route), naam) for route, naam in klaar["routes"]]
        inzage_vastleggen(
            door_id=wie(self.request).pk,
            handeling=self.handeling,
            gelezen=[Gelezen.op_regel(huishouden.pk, huishouden.nummer, G.JOURNAAL)],
            op=timezone.now(),
        )
        werk = Werkitem.objects.open().filter(huishouden=huishouden)
        per_soort = {item.soort: item for item in werk.order_by("uiterlijk")}
        return super().get_context_data(**kwargs) | {
            "huishouden": huishouden,
            "routes": [{"code": route.value, "naam": route.label, "naar": naam} for route, naam in routes],
            "naar_team": gaat_naar_team(route for route, _ in routes),
            "niveau_nakijken": hoger_niveau(Klantreis(klaar["klantreis"]), huishouden.niveau),
            "regie": huidige_regie(huishouden),
            "regie_gezocht": per_soort.get(Werksoort.REGIE_GEZOCHT),
            "onderzoek": per_soort.get(Werksoort.ONDERZOEK),
            "vandaag": timezone.localdate(),
        }
