"""Home: a page of one's own for who works in a team, and the right door for everybody else (E1, screens 2)."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from monitoring.diensten.bezoek import bezoek_bijhouden
from monitoring.overzichten.vandaag import vandaag_voor
from monitoring.overzichten.werkregel import samenvatting
from toegang.diensten.inzage import inzage_vastleggen
from toegang.keuzes import CONSULENTEN, TEAMROLLEN, Rol
from toegang.models import Medewerker, Team
from toegang.templatetags.nl import tijd, weekdag_datum
from toegang.views.wie import wie

ZONDER_VORIG_BEZOEK = datetime.timedelta(days=7)
GROETEN = ((6, "Goedenacht"), (12, "Goedemorgen"), (18, "Goedemiddag"), (24, "Goedenavond"))
DEUREN = (
    (CONSULENTEN, "backoffice:werkbak"),
    ((Rol.AH,), "monitoring:dashboards"),
    ((Rol.FG,), "privacy"),
    ((Rol.FB,), "beheer"),
    ((Rol.KP,), "plannen:mijn_acties"),
)


class Vandaag(TemplateView):
    """What must I do, what changed; whoever has no team goes to the own first page."""

    handeling = "monitoring.vandaag_lezen"
    template_name = "monitoring/vandaag.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        medewerker = wie(request)
        if medewerker.heeft(*TEAMROLLEN):
            return super().get(request, *args, **kwargs)
        for rollen, deur in DEUREN:
            if medewerker.heeft(*rollen):
                return redirect(deur)
        return self._zonder_werk(medewerker)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        medewerker = wie(self.request)
        nu = timezone.localtime()
        bezoek_bijhouden(medewerker=medewerker, op=nu)
        sinds = medewerker.inloggegeven.vorig_bezoek or nu - ZONDER_VORIG_BEZOEK
        beeld = vandaag_voor(
            medewerker, vandaag=nu.date(), sinds=sinds, alles=self.request.GET.get("veranderd") == "alles"
        )
        inzage_vastleggen(door_id=medewerker.pk, handeling=self.handeling, gelezen=beeld.gelezen, op=nu)
        dag = weekdag_datum(nu).capitalize()
        return super().get_context_data(**kwargs) | {
            "beeld": beeld,
            "sinds_woorden": f"{weekdag_datum(sinds)}, {tijd(sinds)}",
            "caseload_url": reverse("monitoring:caseload", args=[medewerker.team.slug])
            if medewerker.team and medewerker.heeft(Rol.TL)
            else "",
            "rollen_url": reverse("teamrollen", args=[medewerker.geleid_team.slug])
            if medewerker.geleid_team
            else "",
            "lijst_url": reverse("huishoudens:lijst"),
            "titel": f"{groet(nu)}, {medewerker.voornaam}",
            "sub": f"{dag}. {samenvatting(beeld.te_laat, beeld.komend)}",
            "team": medewerker.team,
            "vandaag": nu.date(),
        }

    def _zonder_werk(self, medewerker: Medewerker) -> HttpResponse:
        return self.response_class(
            self.request,
            ["monitoring/start.html"],
            {
                "titel": f"{groet(timezone.localtime())}, {medewerker.voornaam}",
                "teams": Team.objects.order_by("naam"),
            },
        )


def groet(nu: datetime.datetime) -> str:
    return next(woord for tot, woord in GROETEN if nu.hour < tot)
