"""The werkplek of one of the six teams (E1)."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from monitoring.overzichten.werkplek import GROEPEN, Werkplekbeeld, werkplek_van
from monitoring.overzichten.werkregel import samenvatting
from toegang.diensten.inzage import inzage_vastleggen
from toegang.keuzes import Rol
from toegang.templatetags.nl import weekdag_datum
from toegang.views.wie import eigen_team, wie


class Werkplek(TemplateView):
    """New, to divide, late, due: the work of the whole team without content."""

    handeling = "monitoring.werkplek_lezen"
    template_name = "monitoring/werkplek.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        medewerker = wie(self.request)
        team = eigen_team(medewerker, self.kwargs["slug"])
        nu = timezone.now()
        vandaag = timezone.localdate(nu)
        gekozen = self.request.GET.get("groep", "")
        groep = gekozen if gekozen in {naam for naam, *_ in GROEPEN} else ""
        beeld = werkplek_van(team, medewerker, op=vandaag, groep=groep)
        inzage_vastleggen(door_id=medewerker.pk, handeling=self.handeling, gelezen=beeld.gelezen, op=nu)
        return super().get_context_data(**kwargs) | {
            "team": team,
            "titel": f"Werkplek team {team.naam}",
            "sub": f"{weekdag_datum(vandaag).capitalize()}. {samenvatting(beeld.groep('te_laat').aantal, 0)}",
            "beeld": beeld,
            "gekozen": beeld.groep(groep) if groep else None,
            "keuzes": self._keuzes(beeld, groep),
            "niets_links": not any(g.links and g.regels for g in beeld.groepen),
            "is_teamleider": medewerker.heeft(Rol.TL),
        }

    def _keuzes(self, beeld: Werkplekbeeld, gekozen: str) -> list[dict[str, Any]]:
        adres = reverse("monitoring:werkplek", args=[self.kwargs["slug"]])
        return [
            {"naam": "Overzicht", "url": adres, "actief": not gekozen},
            *(
                {
                    "naam": groep.titel,
                    "url": f"{adres}?groep={groep.sleutel}",
                    "aantal": groep.aantal if groep.aantal < 1000 else "1000+",
                    "actief": groep.sleutel == gekozen,
                }
                for groep in beeld.groepen
            ),
        ]
