"""The plan as PDF, today or as it stood on an earlier day (C8)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from plannen.overzichten.kijkdag import kijkdag
from plannen.overzichten.planbeeld import ziet_het_plan
from plannen.overzichten.terugblik import plan_op
from plannen.pdf import plan_als_pdf
from plannen.views.basis import ToontHetPlan
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G


class PlanPdf(ToontHetPlan):
    """What the family takes home; `?op=2026-10-05` gives the plan of that day."""

    handeling = "plannen.plan_afdrukken"

    def mag_kijken(self, situatie: Situatie) -> bool:
        return ziet_het_plan(situatie)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        op = self.gevraagde_dag()
        if op is None:
            raise Http404
        beeld = plan_op(huishouden_id=self.huishouden.pk, lezer=self.door, op=op)
        if beeld is None:
            raise Http404
        pdf = plan_als_pdf(
            huishouden=self.huishouden,
            beeld=beeld,
            kijkdag=kijkdag(beeld, self.situatie),
            deels=not self.situatie.leest_alles(G.PLAN),
            gemaakt_op=self.vandaag,
            terugblik=op < self.vandaag,
        )
        return HttpResponse(
            pdf,
            content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="ons-plan.pdf"', "Cache-Control": "no-store"},
        )
