"""The inzagelog for the privacy officer: who read what of which file, and by which rule (F2)."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from toegang import adresbalk
from toegang.beleid import doelen_van
from toegang.diensten.inzage import (
    Gelezen,
    Inzagefilter,
    Inzagepagina,
    Sleutel,
    inzage_vastleggen,
    inzagelog,
)
from toegang.diensten.inzage_inwoner import inzage_voor_inwoner
from toegang.forms import InzagefilterForm, PeriodeForm
from toegang.keuzes import Gegevensgroep, Rol
from toegang.models import Inzageregel
from toegang.views.wie import wie

FG_REGEL = f"{Rol.FG.value}:functie"


class Inzagelog(TemplateView):
    """The lines of all files, the newest first; no resident is named here, only the number of a file."""

    handeling = "privacy.inzage_bekijken"
    template_name = "toegang/inzagelog.html"
    huishouden_id: UUID | None = None
    na: Sleutel | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not wie(request).heeft(Rol.FG):
            return self.weiger()
        return super().get(request, *args, **kwargs)

    def weiger(self) -> HttpResponse:
        """What anybody else reads here."""
        reden = (
            "De privacy officer leest het inzagelog. Wilt u weten wie er keek? Vraag het de privacy officer."
        )
        return render(self.request, "403.html", {"reden": reden}, status=403)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        moment, pk = adresbalk.moment(self.request, "na"), adresbalk.sleutel(self.request, "id")
        self.na = (moment, pk) if moment and pk else None
        formulier = InzagefilterForm(self.request.GET)
        pagina = Inzagepagina([])
        if formulier.is_valid():
            pagina = self._lees(formulier.als_filter(self.huishouden_id))
        return super().get_context_data(**kwargs) | {
            "formulier": formulier,
            "regels": [(regel, doelen_van(map(Gegevensgroep, regel.groepen))) for regel in pagina.regels],
            "huishouden_id": self.huishouden_id,
            "van_een": self.huishouden_id is not None,
            "dossier": _met_nummer(pagina).dossier if pagina.regels and self.huishouden_id else "",
            "volgende_url": self._volgende(formulier, pagina),
            "begin_url": self._adres(formulier) if self.na else "",
            "vandaag": timezone.localdate(),
        }

    def _adres(self, formulier: InzagefilterForm, **delen: str) -> str:
        vraag = urlencode(formulier.gekozen | delen)
        return f"{self.request.path}?{vraag}" if vraag else self.request.path

    def _volgende(self, formulier: InzagefilterForm, pagina: Inzagepagina) -> str:
        if pagina.na is None:
            return ""
        moment, pk = pagina.na
        return self._adres(formulier, na=moment.isoformat(), id=str(pk))

    def _lees(self, keuze: Inzagefilter) -> Inzagepagina:
        """Looking is itself a line, for each page: where it begins is only what the address says."""
        pagina = inzagelog(keuze, na=self.na)
        is_een = pagina.regels and (keuze.huishouden_id or keuze.dossier)
        inzage_vastleggen(
            door_id=wie(self.request).pk,
            handeling=self.handeling,
            gelezen=[_blik(_met_nummer(pagina) if is_een else None)],
            op=timezone.now(),
        )
        return pagina


def _met_nummer(pagina: Inzagepagina) -> Inzageregel:
    """A line of this file that bears its number: a refusal does not."""
    return next((regel for regel in pagina.regels if regel.dossier), pagina.regels[0])


def _blik(regel: Inzageregel | None = None) -> Gelezen:
    """A look at the log, or at the part of it that this line is of; of a file without lines nothing is told."""
    return Gelezen(
        huishouden_id=regel.huishouden_id if regel else None,
        dossier=regel.dossier if regel else "",
        groepen=frozenset({Gegevensgroep.INZAGELOG}),
        regel=FG_REGEL,
    )


class InzageVoorInwoner(Inzagelog):
    """The same log as a resident may have it, to print and give (AVG 15); made by the privacy officer."""

    handeling = "privacy.inzage_voor_inwoner"
    template_name = "toegang/inzage_inwoner.html"
    huishouden_id: UUID

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        formulier = PeriodeForm(self.request.GET)
        inzage = None
        if formulier.is_valid():
            inzage = inzage_voor_inwoner(
                huishouden_id=self.huishouden_id,
                van=formulier.cleaned_data["van"],
                tot_en_met=formulier.cleaned_data["tot"],
            )
            gezien = Gelezen(
                huishouden_id=self.huishouden_id if inzage.dossier else None,
                dossier=inzage.dossier,
                groepen=frozenset({Gegevensgroep.INZAGELOG}),
                regel=FG_REGEL,
            )
            inzage_vastleggen(
                door_id=wie(self.request).pk, handeling=self.handeling, gelezen=[gezien], op=timezone.now()
            )
        return {
            **kwargs,
            "formulier": formulier,
            "inzage": inzage,
            "dossier": inzage.dossier if inzage else "",
            "vandaag": timezone.localdate(),
            "terug_url": reverse("huishoudens:inzage", args=[self.huishouden_id]),
        }
