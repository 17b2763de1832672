"""Breaking the glass on screen: from a file one sees in part, or from what one knows of somebody elsewhere (F3)."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic.base import TemplateView, View

from huishoudens.diensten.noodtoegang import (
    AlBeoordeeld,
    GeenNoodtoegang,
    kan_nood,
    lopende_noodtoegangen,
    noodtoegang_beeindigen,
    noodtoegang_beoordelen,
    noodtoegang_openen,
    noodtoegang_zoeken,
    pagina_van,
)
from huishoudens.forms.noodtoegang import OordeelFormulier, RedenFormulier, ZoekFormulier
from huishoudens.models import Huishouden, Noodtoegang
from huishoudens.overzichten.dossiernummer import met_dossier
from huishoudens.overzichten.noodtoegang import gelezen_met, met_oordeeldag, redenen_van
from huishoudens.views.basis import Dienstfouten, HuishoudenFormView
from toegang.beleid import GeenToegang, Situatie
from toegang.diensten.berichten import berichten_lezen
from toegang.diensten.inzage import inzage_vastleggen
from toegang.keuzes import TEAMROLLEN, Gegevensgroep, Rol
from toegang.models import Team
from toegang.views.wie import wie

ZONDER_ZETEL = "Noodtoegang is voor collega’s in een lokaal team. Bel het team als er gevaar is."


class NoodtoegangOpenen(HuishoudenFormView):
    """From a file of which a colleague sees the name and what is due."""

    handeling = "huishoudens.noodtoegang_openen"
    form_class = RedenFormulier
    template_name = "huishoudens/nood/openen.html"
    titel = "Noodtoegang"
    sub = "Alleen als er nu gevaar is en u niet kunt wachten op de regisseur."
    knop = "Noodtoegang openen"
    opslagtekst = "U leest dit dossier vanaf dat moment vier uur."
    gelukt = "De noodtoegang is open. U leest dit dossier vier uur."

    def mag_kijken(self, situatie: Situatie) -> bool:
        if not self.door.heeft(*TEAMROLLEN):
            raise GeenToegang(ZONDER_ZETEL)
        if not kan_nood(situatie, afgeschermd=self.huishouden.afgeschermd) and not situatie.door_nood:
            raise GeenToegang("Noodtoegang kan bij dit dossier niet. Vraag het de regisseur of bel 112.")
        return True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.situatie.door_nood:
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def uitvoeren(self, formulier: RedenFormulier) -> None:
        try:
            noodtoegang_openen(
                huishouden_id=self.huishouden.pk,
                door=self.door,
                reden=formulier.cleaned_data["reden"],
                op=self.op,
            )
        except GeenNoodtoegang as fout:
            formulier.add_error(None, str(fout))


class NoodtoegangZoeken(Dienstfouten, TemplateView):
    """For a file of another team: what one knows must name exactly one. Several, none or a hidden one answer alike."""

    handeling = "huishoudens.noodtoegang_zoeken"
    template_name = "huishoudens/nood/zoeken.html"

    def voorbereiden(self) -> None:
        if not wie(self.request).heeft(*TEAMROLLEN):
            raise GeenToegang(ZONDER_ZETEL)

    def post(self, request: HttpRequest) -> HttpResponse:
        if "reden" not in request.POST:
            # From the results of a search: what was typed comes along, past the address bar.
            begin = {"wie": request.POST.get("wie", "")}
            return self._toon(ZoekFormulier(initial=begin))
        formulier = ZoekFormulier(request.POST)
        if not formulier.is_valid():
            return self._toon(formulier)
        velden = formulier.cleaned_data
        try:
            noodtoegang = noodtoegang_zoeken(
                tekst=velden["wie"], door=wie(request), reden=velden["reden"], op=timezone.now()
            )
        except GeenNoodtoegang:
            # A refusal like every other, so the inzagelog tells of it.
            return self._toon(formulier, mislukt=True, status=HTTPStatus.FORBIDDEN)
        messages.success(request, NoodtoegangOpenen.gelukt)
        return redirect("huishoudens:huishouden", noodtoegang.huishouden_id)

    def _toon(
        self, formulier: ZoekFormulier, *, mislukt: bool = False, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        context = self.get_context_data(formulier=formulier, mislukt=mislukt)
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            "formulier": ZoekFormulier(),
            "mislukt": False,
            "teams": Team.objects.order_by("naam"),
            # With the huishouden, so that one that was shielded meanwhile is not there.
            "lopend": lopende_noodtoegangen(door=wie(self.request)).select_related("huishouden"),
        } | (super().get_context_data(**kwargs))


class EenNoodtoegang(Dienstfouten):
    """One noodtoegang, for whom the database lets read it: who opened it, the teamleider, regisseur, privacy officer.

    For anybody else 404, as for one that does not exist.
    """

    # With `dossier`, the number of the file, and `beoordelen_voor`.
    noodtoegang: Any

    def voorbereiden(self) -> None:
        self.op = timezone.now()
        self.door = wie(self.request)
        rijen = met_dossier(Noodtoegang.objects.all()).select_related("medewerker", "team", "beoordeeld_door")
        [self.noodtoegang] = met_oordeeldag([get_object_or_404(rijen, pk=self.kwargs["pk"])])


class NoodtoegangBekijken(EenNoodtoegang, TemplateView):
    """Who, when, why, and the verdict; to the privacy officer also what was read, and where to judge it."""

    handeling = "huishoudens.noodtoegang_bekijken"
    template_name = "huishoudens/nood/een.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        noodtoegang, is_fg = self.noodtoegang, self.door.heeft(Rol.FG)
        berichten_lezen(door=self.door, pad=pagina_van(noodtoegang.pk), op=self.op)
        regels = gelezen_met(noodtoegang) if is_fg else []
        # Looking at the log is logged, here too.
        gelezen = redenen_van([noodtoegang], *([Gegevensgroep.INZAGELOG] if is_fg else []), door=self.door)
        inzage_vastleggen(door_id=self.door.pk, handeling=self.handeling, gelezen=gelezen, op=self.op)
        return super().get_context_data(**kwargs) | {
            "noodtoegang": noodtoegang,
            "is_fg": is_fg,
            "regels": regels,
            "huishouden": Huishouden.objects.filter(pk=noodtoegang.huishouden_id).first(),
            "loopt": noodtoegang.loopt(self.op),
            "eigen": noodtoegang.medewerker_id == self.door.pk,
            "te_laat": not noodtoegang.oordeel and noodtoegang.beoordelen_voor < timezone.localdate(self.op),
            "leidt": self.door.heeft(Rol.TL) and noodtoegang.team_id in self.door.teamnummers(Rol.TL),
            "formulier": kwargs.get("formulier") or OordeelFormulier(),
            "vandaag": timezone.localdate(self.op),
        }


class NoodtoegangBeoordelen(NoodtoegangBekijken):
    """The verdict; with what is wrong in it the page comes back as it was."""

    handeling = "huishoudens.noodtoegang_beoordelen"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        formulier = OordeelFormulier(request.POST)
        if formulier.is_valid():
            try:
                noodtoegang_beoordelen(
                    noodtoegang=self.noodtoegang, door=self.door, op=self.op, **formulier.cleaned_data
                )
            except AlBeoordeeld as fout:
                # What was written stays on the page, to take along.
                formulier.add_error(None, str(fout))
                return self.render_to_response(self.get_context_data(formulier=formulier))
            messages.success(request, "Uw oordeel is vastgelegd en gemeld.")
            return redirect("huishoudens:noodtoegangen")
        if not self.door.heeft(Rol.FG):
            raise GeenToegang("De privacy officer beoordeelt noodtoegang.")
        return self.render_to_response(self.get_context_data(formulier=formulier))


class NoodtoegangBeeindigen(EenNoodtoegang, View):
    """Whoever opened it is done reading."""

    handeling = "huishoudens.noodtoegang_beeindigen"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        noodtoegang_beeindigen(noodtoegang=self.noodtoegang, door=self.door, op=self.op)
        messages.success(request, "U beëindigde de noodtoegang. U leest dit dossier nu niet meer.")
        return redirect("huishoudens:noodtoegang", pk)
