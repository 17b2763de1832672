"""Dashboards per gemeente: figures without persons (E4)."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView, View

from monitoring.overzichten.dashboard import KWARTALEN_IN_BEELD, Dashboardbeeld, dashboard_van, laatst_geteld
from monitoring.overzichten.perioden import Kwartaal, laatst_telbaar, lees_kwartaal
from monitoring.overzichten.werkblad import werkblad
from toegang.beleid import GeenToegang
from toegang.keuzes import Rol
from toegang.models import Gemeente, Medewerker, Team
from toegang.templatetags.nl import datum
from toegang.views.wie import wie

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, kw_only=True)
class Bereik:
    """Which figures this reader may see: of one gemeente, all of it or some teams."""

    gemeente: Gemeente
    teams: list[Team]
    hele_gemeente: bool


def bereik_van(medewerker: Medewerker, slug: str) -> Bereik:
    """The reader's part of this gemeente; a foreign gemeente and an unknown one are the same 404."""
    if medewerker.heeft(Rol.FG) or any(
        t.rol == Rol.AH and t.gemeente_id == slug for t in medewerker.toekenningen
    ):
        teams = list(Team.objects.filter(gemeente_id=slug).select_related("gemeente").order_by("nummer"))
        if not teams:
            raise Http404
        return Bereik(gemeente=teams[0].gemeente, teams=teams, hele_gemeente=True)
    geleid = [
        t.team for t in medewerker.toekenningen if t.rol == Rol.TL and t.team and t.team.gemeente_id == slug
    ]
    if not geleid:
        raise Http404
    return Bereik(gemeente=Gemeente(slug=slug, naam=slug.title()), teams=geleid, hele_gemeente=False)


class Dashboardkeuze(TemplateView):
    """The way in: straight to the own gemeente, or a choice for who may read more than one."""

    handeling = "monitoring.dashboards_lezen"
    template_name = "monitoring/dashboards.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        medewerker = wie(request)
        if medewerker.heeft(Rol.FG):
            return super().get(request, *args, **kwargs)
        eigen = {t.gemeente_id for t in medewerker.toekenningen if t.rol == Rol.AH} or {
            t.team.gemeente_id for t in medewerker.toekenningen if t.rol == Rol.TL and t.team
        }
        if not eigen:
            raise GeenToegang("Cijfers zijn voor de accounthouder, de teamleider en de privacy officer.")
        return redirect("monitoring:dashboard", slug=min(filter(None, eigen)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"gemeenten": Gemeente.objects.order_by("naam")}


class Dashboardgegevens(View):
    """What the page and the download share: whose figures, which quarter, which team."""

    kwartalen: list[Kwartaal]

    def lees(self) -> tuple[Bereik, Team | None, Dashboardbeeld]:
        medewerker = wie(self.request)
        bereik = bereik_van(medewerker, self.kwargs["slug"])
        laatste = laatst_geteld(bereik.gemeente.slug) or laatst_telbaar(timezone.localdate())
        self.kwartalen = [laatste.eerder(terug) for terug in range(KWARTALEN_IN_BEELD)]
        team = next((t for t in bereik.teams if t.slug == self.request.GET.get("team")), None)
        if not bereik.hele_gemeente:
            team = team or bereik.teams[0]
        beeld = dashboard_van(
            gemeente=bereik.gemeente.slug,
            team=team.nummer if team else None,
            kwartaal=self._kwartaal(),
        )
        return bereik, team, beeld

    def _kwartaal(self) -> Kwartaal:
        """The one that was asked for; else the last that is counted."""
        gevraagd = lees_kwartaal(self.request.GET.get("kwartaal", ""))
        return gevraagd if gevraagd in self.kwartalen else self.kwartalen[0]


class Dashboard(Dashboardgegevens, TemplateView):
    """Key figures with their change, charts with their tables, for one quarter."""

    handeling = "monitoring.dashboard_lezen"
    template_name = "monitoring/dashboard.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bereik, team, beeld = self.lees()
        plek = f"Team {team.naam}" if team else bereik.gemeente.naam
        stand = f" Stand van {datum(beeld.geteld_op)}." if beeld.geteld_op else ""
        adres = reverse("monitoring:dashboard_download", args=[bereik.gemeente.slug])
        vraag = f"kwartaal={beeld.kwartaal.sleutel}" + (f"&team={team.slug}" if team else "")
        return super().get_context_data(**kwargs) | {
            "beeld": beeld,
            "bereik": bereik,
            "team": team,
            "titel": f"{plek} in cijfers",
            "sub": f"{beeld.kwartaal.naam}, vergeleken met het {beeld.kwartaal.vorige_in_woorden}.{stand}",
            "kwartalen": self.kwartalen,
            "volgend": self.kwartalen[0].eerder(-1),
            "download_url": f"{adres}?{vraag}",
            "per": f"Per {'kwartaal' if beeld.per_kwartaal else 'maand'} waarin de route is gekozen, ",
            "periode": f"{beeld.kolommen[0].naam} tot en met {beeld.kolommen[-1].naam}".lower(),
        }


class Download(Dashboardgegevens):
    """The same figures for a spreadsheet."""

    handeling = "monitoring.dashboard_downloaden"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        bereik, team, beeld = self.lees()
        plek = f"Team {team.naam}" if team else bereik.gemeente.naam
        naam = f"cijfers-{team.slug if team else bereik.gemeente.slug}-{beeld.kwartaal.sleutel.lower()}.xlsx"
        return HttpResponse(
            werkblad(beeld, plek=plek),
            content_type=XLSX,
            headers={"Content-Disposition": content_disposition_header(True, naam) or ""},  # noqa: FBT003 - Django takes it by place
        )
