"""Who sees this huishouden now: for its regisseur and for the privacy officer (F1)."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from huishoudens.models import Huishouden
from huishoudens.overzichten.zicht import per_afdeling, wie_ziet
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.keuzes import Gegevensgroep
from toegang.views.wie import wie


class WieZietDit(TemplateView):
    """Colleagues and what they see, no content of the file; 404 for anybody else, as for an unknown id.

    The privacy officer reads no name of the family here: `huishouden` is then None.
    """

    handeling = "huishoudens.wie_ziet_bekijken"
    template_name = "huishoudens/wie_ziet.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        zichten = wie_ziet(self.kwargs["pk"])
        ik = next((zicht for zicht in zichten if zicht.medewerker_id == wie(self.request).pk), None)
        if ik is None:
            raise Http404
        op = timezone.now()
        gelezen = Gelezen(
            huishouden_id=self.kwargs["pk"],
            dossier=ik.dossier,
            groepen=frozenset({Gegevensgroep.TOEWIJZING}),
            regel=ik.situatie.regel,
        )
        inzage_vastleggen(door_id=ik.medewerker_id, handeling=self.handeling, gelezen=[gelezen], op=op)
        van_mij = ik.situatie.is_regisseur
        return super().get_context_data(**kwargs) | {
            "afdelingen": per_afdeling(zichten),
            "dossier": ik.dossier,
            "huishouden": Huishouden.objects.filter(pk=self.kwargs["pk"]).first() if van_mij else None,
            "vandaag": timezone.localdate(op),
        }
