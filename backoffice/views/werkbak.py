"""The work list: what is due first, picking up, and the list as a file (D3)."""

import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import TemplateView, View

from backoffice.diensten.advies import AdviesNietOpen
from backoffice.diensten.behandelen import AlOpgepakt, advies_oppakken
from backoffice.diensten.uitvoer import Cel, als_csv, als_xlsx, download_vastleggen
from backoffice.models import Maatwerkadvies
from backoffice.overzichten.werkbak import (
    STANDEN,
    WIE,
    Filter,
    Rij,
    dringendste_vrije,
    gelezen_in,
    hele_lijst,
    tellingen,
    werkbak,
    wetten_van,
)
from huishoudens.views.basis import Dienstfouten
from toegang.beleid import GeenToegang
from toegang.diensten.inzage import inzage_vastleggen
from toegang.keuzes import CONSULENTEN
from toegang.models import Medewerker
from toegang.views.wie import wie

WERKBAK = "backoffice:werkbak"
_KOPPEN = (
    "Beslissen uiterlijk",
    "Dagen over",
    "Stand",
    "Advies",
    "Huishouden",
    "Dossiernummer",
    "Wet",
    "Regisseur",
    "Team",
    "Consulent",
)
_AANTALWOORDEN = {2: "twee", 3: "drie", 4: "vier"}


def lees_filter(request: HttpRequest) -> Filter:
    """What the address narrows the list to."""
    return Filter(
        stand=request.GET.get("stand", ""), wet=request.GET.get("wet", ""), wie=request.GET.get("wie", "")
    )


def als_query(keuze: Filter, **anders: str) -> str:
    """The filter as the query of an address, empty parts left out."""
    delen = {**vars(keuze), **anders}
    gekozen = urlencode({sleutel: waarde for sleutel, waarde in delen.items() if waarde})
    return f"?{gekozen}" if gekozen else ""


class VanConsulenten(Dienstfouten):
    """A page of the back office: for consulenten only."""

    def voorbereiden(self) -> None:
        super().voorbereiden()
        if not wie(self.request).heeft(*CONSULENTEN):
            raise GeenToegang("De werkbak is voor consulenten van ISD en TWO.")


class Werkbak(VanConsulenten, TemplateView):
    """All open adviezen of the own organisation and law, by time left."""

    handeling = "backoffice.werkbak_bekijken"
    template_name = "backoffice/werkbak.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        nu, medewerker, keuze = timezone.now(), wie(self.request), lees_filter(self.request)
        vandaag, na = timezone.localdate(nu), self.request.GET.get("na", "")
        pagina = werkbak(keuze, voor=medewerker, op=vandaag, na=na)
        inzage_vastleggen(
            door_id=medewerker.pk,
            handeling=self.handeling,
            gelezen=gelezen_in(rij.advies for rij in pagina.rijen),
            op=nu,
        )
        aantallen = tellingen(keuze, voor=medewerker, op=vandaag)
        wetten = wetten_van(medewerker)
        alle_wetten = (
            f"Alle {_AANTALWOORDEN.get(len(wetten), '')} de wetten" if len(wetten) > 2 else "Alle wetten"
        )
        return super().get_context_data(**kwargs) | {
            "titel": _titel(medewerker),
            "rijen": pagina.rijen,
            "aantallen": aantallen,
            "bladerregel": _bladerregel(
                len(pagina.rijen), aantallen.van(keuze.stand if keuze.stand in STANDEN else "")
            ),
            "keuze": keuze,
            "standen": [
                {
                    "naam": naam,
                    "url": self.request.path + als_query(keuze, stand=stand),
                    "aantal": aantallen.van(stand),
                    "actief": stand == keuze.stand,
                }
                for stand, naam in STANDEN.items()
            ],
            "wetten": [("", alle_wetten), *((wet.value, wet.label) for wet in wetten)]
            if len(wetten) > 1
            else [],
            "wie": list(WIE.items()),
            "volgende_url": self.request.path + als_query(keuze, na=pagina.na) if pagina.na else "",
            "begin_url": self.request.path + als_query(keuze) if na else "",
            "query": als_query(keuze),
            "vandaag": vandaag,
        }


def _bladerregel(getoond: int, totaal: int) -> str:
    return f"{getoond} van {totaal} {'advies' if totaal == 1 else 'adviezen'}."


def _titel(medewerker: Medewerker) -> str:
    codes = sorted({t.organisatie.code.upper() for t in medewerker.toekenningen if t.organisatie})
    return f"Werkbak {' en '.join(codes)}".strip()


class DringendsteOppakken(VanConsulenten, View):
    """Take the free advies with the least time left; when a colleague is quicker, the next."""

    handeling = "backoffice.dringendste_oppakken"
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        medewerker, vandaag = wie(request), timezone.localdate()
        for advies in dringendste_vrije(lees_filter(request), voor=medewerker, op=vandaag):
            try:
                advies_oppakken(advies=advies, door=medewerker, op=vandaag)
            except (AlOpgepakt, AdviesNietOpen):
                continue
            return redirect("backoffice:advies", advies.pk)
        messages.info(request, "Er is geen vrij advies meer. Alles is opgepakt.")
        return redirect(WERKBAK)


class AdviesOppakken(Dienstfouten):
    """Take one advies; who is second reads who was first, and who may see none learns nothing of it."""

    handeling = "backoffice.advies_oppakken"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        advies = Maatwerkadvies.objects.zichtbaar_voor(wie(request)).filter(pk=pk).first()
        if advies is None:
            raise Http404
        try:
            advies_oppakken(advies=advies, door=wie(request), op=timezone.localdate())
        except (AlOpgepakt, AdviesNietOpen) as fout:
            messages.warning(request, str(fout))
            return redirect(WERKBAK)
        messages.success(request, "U behandelt dit advies.")
        return redirect("backoffice:advies", pk)


class LijstDownloaden(VanConsulenten, View):
    """The list as CSV or XLSX, with the filter that was chosen; taking it out is written down."""

    handeling = "backoffice.lijst_downloaden"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, soort: str) -> HttpResponse | StreamingHttpResponse:
        nu, medewerker = timezone.now(), wie(request)
        vandaag = timezone.localdate(nu)
        rijen = hele_lijst(lees_filter(request), voor=medewerker, op=vandaag)
        download_vastleggen(adviezen=[rij.advies for rij in rijen], door=medewerker, op=nu)
        cellen = [_cellen(rij) for rij in rijen]
        naam = f"werkbak-{vandaag.isoformat()}.{soort}"
        if soort == "csv":
            antwoord: HttpResponse = HttpResponse(
                "".join(als_csv(_KOPPEN, cellen)), content_type="text/csv; charset=utf-8"
            )
        else:
            antwoord = HttpResponse(
                als_xlsx("Werkbak", _KOPPEN, cellen),
                content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            )
        antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
        antwoord["Cache-Control"] = "no-store"
        return antwoord


def _cellen(rij: Rij) -> list[Cel]:
    advies = rij.advies
    uiterlijk: datetime.date | str = "staat stil" if rij.termijn.opgeschort else rij.termijn.uiterlijk
    return [
        uiterlijk,
        rij.termijn.dagen,
        "Antwoord niet ontvangen" if rij.termijn.zonder_antwoord else advies.get_status_display(),
        advies.voorziening,
        advies.huishouden.aanduiding,
        advies.huishouden.nummer,
        advies.get_wet_display(),
        rij.regisseur,
        advies.team.naam,
        str(advies.behandelaar or ""),
    ]


def werkbak_url() -> str:
    """Where a consulent goes back to."""
    return reverse(WERKBAK)
