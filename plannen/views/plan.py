"""The plan on one page, today or as it stood on an earlier day, and making it active (C1, C4, C5, C8)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic.base import TemplateResponseMixin

from plannen.diensten.plan import PlanNietCompleet, plan_maken, plan_vaststellen
from plannen.forms import VaststellenForm
from plannen.keuzes import PlanStatus
from plannen.kwaliteit import Planbeeld, akkoordstanden, beoordeel
from plannen.kwaliteit.akkoord import Stand
from plannen.overzichten.eigen_acties import te_schrijven
from plannen.overzichten.kijkdag import kijkdag
from plannen.overzichten.terugblik import eerdere_plannen, plan_op
from plannen.views.basis import PlanKnop, Planstand, PlanView, ToontHetPlan
from toegang.keuzes import Gegevensgroep as G
from toegang.templatetags.nl import datum
from toegang.views.wie import wie


class PlanPagina(TemplateResponseMixin, ToontHetPlan, PlanView):
    """Reads as a document; with ?wijzigen=1, and while it is in preparation, as a worksheet.

    With ?op=2026-10-05 it is the plan of that day, which is only read.
    """

    handeling = "plannen.plan_bekijken"
    tab = "plannen:plan"
    plan_nodig = False
    template_name = "plannen/plan.html"

    def lees_beeld(self) -> Planbeeld | None:
        self.dag = self.gevraagde_dag()
        self.terugblik = self.dag is not None and self.dag < self.vandaag
        if self.dag is None or not self.terugblik:
            return super().lees_beeld()
        return plan_op(huishouden_id=self.huishouden.pk, lezer=self.door, op=self.dag)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.dag is None:
            messages.warning(request, "Kies een dag die bestaat. U ziet nu het plan van vandaag.")
        elif self.terugblik and self.beeld is None:
            messages.info(
                request, f"Op {datum(self.dag)} was er nog geen plan. U ziet nu het plan van vandaag."
            )
        else:
            return self.render_to_response(self.get_context_data())
        return redirect(self.plan_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld, regisseur = self.beeld, self.situatie.is_regisseur and not self.terugblik
        context = super().get_context_data(**kwargs) | {
            "beeld": beeld,
            "is_regisseur": regisseur,
            "deels": not self.situatie.leest_alles(G.PLAN),
            "terugblik": self.terugblik,
            "kan_terugkijken": self.kan_terugkijken and not self.terugblik,
            "van_die_dag": f"?op={self.dag}" if self.terugblik else "",
        }
        if beeld is None:
            return context
        loopt_nog = beeld.plan.status != PlanStatus.AFGESLOTEN and not self.terugblik
        mag_schrijven = loopt_nog and self.situatie.schrijft(G.PLAN)
        eigen = set()
        if mag_schrijven and self.situatie.leest_alles(G.PLAN) and not self.situatie.schrijft_alles(G.PLAN):
            # The whole plan is shared with somebody who writes a part of it.
            mag_schrijven, eigen = False, te_schrijven(beeld.plan, wie(self.request))
        # Whoever reads only a part would be told that nobody agreed.
        leest_akkoord = self.situatie.leest_alles(G.PLAN) and self.situatie.leest(G.EVALUATIE)
        standen = akkoordstanden(beeld) if leest_akkoord and not self.terugblik else []
        gevraagd = [stand for stand in standen if stand.stand != Stand.NIET_NODIG]
        kwaliteit = beoordeel(beeld) if regisseur and loopt_nog else None
        gegeven = sum(stand.stand == Stand.GEGEVEN for stand in gevraagd)
        return context | {
            "mag_schrijven": mag_schrijven,
            "te_kiezen": self.te_kiezen,
            "eigen_acties": eigen,
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
            "kijkdag": kijkdag(beeld, self.situatie) if loopt_nog else None,
            "eerdere": []
            if self.terugblik
            else eerdere_plannen(huishouden_id=self.huishouden.pk, naast=beeld.plan),
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
            plan_vaststellen(plan=self.het_beeld().plan, door=self.door, op=self.op, **formulier.cleaned_data)
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
