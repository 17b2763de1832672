"""The first page of a ketenpartner: the own actions and whom to call (F1, matrix note 4)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic.base import ContextMixin, TemplateResponseMixin

from huishoudens.views.basis import Dienstfouten
from plannen.diensten.eigen_acties import eigen_actie_afronden
from plannen.overzichten.eigen_acties import eigen_acties
from toegang.beleid import GeenToegang
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.keuzes import Gegevensgroep, Rol
from toegang.models import Team
from toegang.termijnen import dagen_over
from toegang.views.wie import wie


class MijnActies(TemplateResponseMixin, ContextMixin, Dienstfouten):
    """Of whom, what, before when and whom to call; nothing else of the file."""

    handeling = "plannen.eigen_acties_bekijken"
    template_name = "plannen/mijn_acties.html"

    def voorbereiden(self) -> None:
        super().voorbereiden()
        if not wie(self.request).heeft(Rol.KP):
            raise GeenToegang("Deze pagina is voor partners. Uw eigen acties staan bij Vandaag.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        op = timezone.now()
        vandaag = timezone.localdate(op)
        acties = eigen_acties(wie(request))
        inzage_vastleggen(
            door_id=wie(request).pk,
            handeling=self.handeling,
            gelezen=[
                Gelezen.op_regel(actie.huishouden_id, actie.huishouden.nummer, Gegevensgroep.PLAN)
                for actie in acties
            ],
            op=op,
        )
        rijen = [
            {
                "actie": actie,
                "bellen": actie.huishouden.regisseur or actie.huishouden.te_bellen,
                "dagen": actie.streefdatum and dagen_over(uiterlijk=actie.streefdatum, op=vandaag),
            }
            for actie in acties
        ]
        return self.render_to_response(
            self.get_context_data(
                rijen=rijen, organisatie=wie(request).organisatie, teams=Team.objects.order_by("naam")
            )
        )


class EigenActieAfronden(Dienstfouten):
    """One click: the own action is done. Anybody else's: 404, as for an unknown id."""

    handeling = "plannen.eigen_actie_afronden"

    def post(self, request: HttpRequest, actie_id: UUID) -> HttpResponse:
        door = wie(request)
        actie = next((actie for actie in eigen_acties(door) if actie.pk == actie_id), None)
        if actie is None:
            raise Http404
        eigen_actie_afronden(actie=actie, op=timezone.localdate(), door=door)
        messages.success(request, "De regisseur ziet dat het klaar is.")
        return redirect("plannen:mijn_acties")
