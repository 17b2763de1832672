"""The plan on one page, and making it active (C1, C4, C5)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic.base import TemplateResponseMixin

from plannen.diensten.plan import PlanNietCompleet, plan_maken, plan_vaststellen
from plannen.forms import VaststellenForm
from plannen.keuzes import PlanStatus
from plannen.kwaliteit import akkoordstanden, beoordeel
from plannen.kwaliteit.akkoord import Stand
from plannen.views.basis import PlanKnop, Planstand, PlanView, ToontHetPlan
from toegang.keuzes import Gegevensgroep as G


class PlanPagina(TemplateResponseMixin, ToontHetPlan, PlanView):
    """Reads as a document; with ?wijzigen=1, and while it is in preparation, as a worksheet."""

    handeling = "plannen.plan_bekijken"
    tab = "plannen:plan"
    plan_nodig = False
    template_name = "plannen/plan.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld, regisseur = self.beeld, self.situatie.is_regisseur
        context = super().get_context_data(**kwargs) | {
            "beeld": beeld,
            "is_regisseur": regisseur,
            "deels": not self.situatie.leest_alles(G.PLAN),
        }
        if beeld is None:
            return context
        loopt_nog = beeld.plan.status != PlanStatus.AFGESLOTEN
        mag_schrijven = loopt_nog and self.situatie.schrijft(G.PLAN)
        standen = akkoordstanden(beeld) if self.situatie.leest(G.EVALUATIE) else []
        gevraagd = [stand for stand in standen if stand.stand != Stand.NIET_NODIG]
        kwaliteit = beoordeel(beeld) if regisseur and loopt_nog else None
        gegeven = sum(stand.stand == Stand.GEGEVEN for stand in gevraagd)
        return context | {
            "mag_schrijven": mag_schrijven,
            "bewerken": mag_schrijven
            and ("wijzigen" in self.request.GET or beeld.plan.status == PlanStatus.CONCEPT),
            "standen": standen,
            "akkoord_gegeven": gegeven,
            "akkoord_gevraagd": len(gevraagd),
            "akkoordtekst": f"{gegeven} van {len(gevraagd)}",
            "kwaliteit": kwaliteit,
            "kwaliteittekst": f"{kwaliteit.gehaald} van {len(kwaliteit.punten)}" if kwaliteit else "",
            "loopt_nog": loopt_nog,
            "leest_evaluatie": self.situatie.leest(G.EVALUATIE),
        }


class PlanMaken(PlanKnop):
    """Begin a plan."""

    handeling = "plannen.plan_maken"
    plan_nodig = False
    gelukt = "Het plan is begonnen. Voeg samen met het gezin een doel toe."

    def uitvoeren(self) -> None:
        plan_maken(huishouden=self.huishouden, op=self.vandaag, door=self.door)


class PlanVaststellen(Planstand):
    """Make the plan active, or read what it still lacks."""

    handeling = "plannen.plan_vaststellen"
    form_class = VaststellenForm
    template_name = "plannen/vaststellen.html"
    titel = "Plan vaststellen"
    sub = "Vanaf nu werkt u samen volgens dit plan."
    knop = "Plan vaststellen"
    gelukt = "Het plan is vastgesteld. Iedereen kan aan de slag."

    def get_initial(self) -> dict[str, Any]:
        gepland = self.het_beeld().volgende_evaluatie
        return super().get_initial() | {"eerste_evaluatie": gepland.gepland_op if gepland else None}

    def uitvoeren(self, formulier: Any) -> Any:
        try:
            plan_vaststellen(
                plan=self.het_beeld().plan, door=self.door, op=self.op, **formulier.cleaned_data
            )
        except PlanNietCompleet as fout:
            for gebrek in fout.ontbreekt:
                formulier.add_error(None, gebrek.zin)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwaliteit = beoordeel(self.het_beeld())
        # The form itself asks for the evaluation.
        blokkades = [g for g in kwaliteit.blokkades if g not in kwaliteit.evaluatie]
        advies = [g for g in kwaliteit.ontbreekt if not g.blokkeert]
        return super().get_context_data(**kwargs) | {
            "blokkades": blokkades,
            "advies": advies,
            "wijzig_url": reverse("plannen:plan", args=[self.huishouden.pk]),
        }
