"""The plan as PDF, today or as it stood on an earlier day (C8)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.dateparse import parse_date

from plannen.overzichten.terugblik import plan_op
from plannen.pdf import plan_als_pdf
from plannen.views.basis import ToontHetPlan
from toegang.keuzes import Gegevensgroep as G


class PlanPdf(ToontHetPlan):
    """What the family takes home; `?op=2026-10-05` gives the plan of that day."""

    handeling = "plannen.plan_afdrukken"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        op = self._dag()
        beeld = plan_op(huishouden_id=self.huishouden.pk, lezer=request.user, op=op)  # type: ignore[arg-type]
        if beeld is None:
            raise Http404
        pdf = plan_als_pdf(
            huishouden=self.huishouden,
            beeld=beeld,
            deels=not self.situatie.leest_alles(G.PLAN),
            gemaakt_op=self.vandaag,
            terugblik=op < self.vandaag,
        )
        return HttpResponse(
            pdf,
            content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="ons-plan.pdf"', "Cache-Control": "no-store"},
        )

    def _dag(self) -> Any:
        if "op" not in self.request.GET:
            return self.vandaag
        try:
            op = parse_date(self.request.GET["op"])
        except ValueError:
            op = None
        if op is None:
            raise Http404
        return op
