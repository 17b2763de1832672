"""The inzagelog for the privacy officer: who read what of which file, and by which rule (F2)."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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
from toegang.forms import InzagefilterForm
from toegang.keuzes import Gegevensgroep, Rol
from toegang.models import Inzageregel
from toegang.views.wie import wie


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
            "van_een": self.huishouden_id is not None,
            "dossier": pagina.regels[0].dossier if pagina.regels and self.huishouden_id else "",
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
        """Looking is itself a line: once per look, so not again for every next page."""
        pagina = inzagelog(keuze, na=self.na)
        if self.na is None:
            van_een = pagina.regels[:1] if keuze.huishouden_id or keuze.dossier else []
            inzage_vastleggen(
                door_id=wie(self.request).pk,
                handeling=self.handeling,
                gelezen=[_blik(*van_een)],
                op=timezone.now(),
            )
        return pagina


def _blik(regel: Inzageregel | None = None) -> Gelezen:
    """A look at the log, or at the part of it that this line is of; of a file without lines nothing is told."""
    return Gelezen(
        huishouden_id=regel.huishouden_id if regel else None,
        dossier=regel.dossier if regel else "",
        groepen=frozenset({Gegevensgroep.INZAGELOG}),
        regel=f"{Rol.FG.value}:functie",
    )
