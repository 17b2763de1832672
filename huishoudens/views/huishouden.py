"""The household page and the tabs that are only read (B1-B3, F2, screens 1, 3, 11)."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from huishoudens.diensten.noodtoegang import kan_nood
from huishoudens.keuzes import Verzoekstatus
from huishoudens.models import Huishouden, Persoon
from huishoudens.overzichten.beelden import beelden_van, groepen_van_leefgebieden
from huishoudens.overzichten.feiten import feiten_van, openstaand
from huishoudens.overzichten.mensen import ecogram_van, mensen_van
from huishoudens.overzichten.toegang import eigen_verzoek, mag_vragen, te_vragen
from huishoudens.secties import leest_een_leefgebied
from huishoudens.views.basis import HuishoudenPagina
from toegang import adresbalk
from toegang.beleid import Situatie
from toegang.dossier import secties_voor
from toegang.keuzes import TEAMROLLEN
from toegang.keuzes import Gegevensgroep as G
from toegang.tijdlijn import groepen_voor, soorten_voor, tijdlijn_van
from toegang.views.inzagelog import Inzagelog, InzageVoorInwoner

OP_OVERZICHT = 10
# The overview has room for one row of filters; the page of the timeline itself has them all.
FILTERS_OP_OVERZICHT = ("contact", "actie", "plan", "regie")
PER_PAGINA = 30


class TijdlijnMixin:
    """Reads the timeline with the filter of the address bar."""

    request: Any
    huishouden: Any
    situatie: Situatie

    def tijdlijn(self, aantal: int, veld: str) -> dict[str, Any]:
        soorten = soorten_voor(self.situatie)
        soort = self.request.GET.get(veld, "")
        soort = soort if soort in soorten else ""
        voor = adresbalk.moment(self.request, "voor")
        rijen = tijdlijn_van(self.huishouden.pk, self.situatie, soort=soort, voor=voor, aantal=aantal + 1)
        anker = "#tijdlijn" if veld != "soort" else ""
        keuzes = [{"naam": "Alles", "url": f"{self.request.path}{anker}", "actief": not soort}] + [
            {"naam": naam, "url": f"{self.request.path}?{veld}={sleutel}{anker}", "actief": sleutel == soort}
            for sleutel, naam in soorten.items()
            if veld == "soort" or sleutel in FILTERS_OP_OVERZICHT
        ]
        return {
            "gebeurtenissen": rijen[:aantal],
            "tijdlijnkeuzes": keuzes if len(keuzes) > 2 else [],
            "eerdere_url": self._eerder(rijen[aantal - 1].plek, soort) if len(rijen) > aantal else "",
        }

    def _eerder(self, plek: datetime.datetime | None, soort: str) -> str:
        vraag = QueryDict(mutable=True)
        vraag.update({"voor": plek.isoformat() if plek else "", **({"soort": soort} if soort else {})})
        return f"{self.request.path}?{vraag.urlencode()}"


class HuishoudenOverzicht(TijdlijnMixin, HuishoudenPagina):
    """Who, plan and timeline on one screen."""

    handeling = "huishoudens.huishouden_bekijken"
    tab = "huishoudens:huishouden"
    template_name = "huishoudens/overzicht.html"

    def gelezen_groepen(self) -> set[G]:
        """What the page can show this reader: the whole of their sight but BSN, debts and records of the system."""
        niet_hier = {G.BSN, G.GEHEIM_ADRES, G.SCHULDEN, G.KERNCIJFERS, G.GEBRUIKERS}
        if self.huishouden.avg is None:
            niet_hier.add(G.AVG_VERZOEK)
        return super().gelezen_groepen() | set(self.situatie.groepen) - niet_hier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        huishouden, situatie, vandaag = self.huishouden, self.situatie, self.vandaag
        mensen = mensen_van(huishouden, situatie, vandaag)
        werk = [] if situatie.leest(G.PLAN) else openstaand(huishouden, situatie)
        bij_personen: dict[str, dict[Any, str]] = {"akkoord": {}, "toelichting": {}}
        for _, context in secties_voor("personen", huishouden, situatie, vandaag):
            for sleutel, regels in context.items():
                bij_personen[sleutel] |= regels
        ecogram = ecogram_van(mensen)
        for _, context in secties_voor("ecogram", huishouden, situatie, vandaag):
            ecogram["mensen"] += context["mensen"]
            ecogram["banden"] += context["banden"]
        for mens in [*mensen.thuis, *mensen.elders]:
            mens.akkoord = bij_personen["akkoord"].get(mens.persoon.pk, "")
            mens.toelichting = bij_personen["toelichting"].get(mens.persoon.pk, "")
        return super().get_context_data(**kwargs) | {
            "mensen": mensen,
            "ecogram": ecogram if situatie.leest(G.WONEN) and len(ecogram["mensen"]) > 1 else None,
            "feiten": feiten_van(huishouden, situatie, werk, vandaag),
            "werk": werk,
            "plandelen": [
                {"template": sectie.template, "context": context}
                for plek in ("plan", "wie_doet_wat")
                for sectie, context in secties_voor(plek, huishouden, situatie, vandaag)
            ],
            "toont_mensen": situatie.leest_iets(Persoon),
            "toont_werk": situatie.leest(G.WERKVOORRAAD) and not situatie.leest(G.PLAN),
            "heeft_tijdlijn": bool(groepen_voor(situatie)),
            **self._vragen(),
            "leest_journaal": situatie.leest(*Tijdlijn.groepen),
            "nood_url": self._nood_url(),
            "leest_netwerk": situatie.leest(G.WONEN),
            **self.tijdlijn(OP_OVERZICHT, "tijdlijn"),
        }

    def _nood_url(self) -> str:
        """The way to break the glass, for a colleague who reads neither plan nor journal here."""
        if self.situatie.leest(G.PLAN) or self.situatie.leest(G.JOURNAAL) or not self.door.heeft(*TEAMROLLEN):
            return ""
        kan = kan_nood(self.situatie, afgeschermd=self.huishouden.afgeschermd)
        return reverse("huishoudens:noodtoegang_openen", args=[self.huishouden.pk]) if kan else ""

    def _vragen(self) -> dict[str, Any]:
        """For who sees that there is a file and not what is in it: whom to ask, and what came of asking."""
        if not mag_vragen(self.huishouden, self.situatie):
            return {"mag_vragen": False}
        verzoek = eigen_verzoek(self.huishouden, self.door)
        return {
            "mag_vragen": True,
            "te_vragen": te_vragen(self.huishouden),
            "verzoek": verzoek,
            "wacht_op_antwoord": bool(verzoek and verzoek.status == Verzoekstatus.GEVRAAGD),
        }


class Tijdlijn(TijdlijnMixin, HuishoudenPagina):
    """Everything that happened, with filters."""

    handeling = "huishoudens.tijdlijn_bekijken"
    groepen = (G.JOURNAAL,)
    tab = "huishoudens:tijdlijn"
    template_name = "huishoudens/tijdlijn.html"

    def gelezen_groepen(self) -> set[G]:
        return super().gelezen_groepen() | groepen_voor(self.situatie)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        heel = self.situatie.leest_alles(G.JOURNAAL)
        return super().get_context_data(**kwargs) | {
            "sub": f"{'Alles wat er gebeurde' if heel else 'Wat er gebeurde bij uw werk'}, het nieuwste eerst.",
            **self.tijdlijn(PER_PAGINA, "soort"),
        }


class Leefgebieden(HuishoudenPagina):
    """How it goes now on each leefgebied the reader may see (A5)."""

    handeling = "huishoudens.leefgebieden_bekijken"
    groepen = ()
    tab = "huishoudens:leefgebieden"
    template_name = "huishoudens/leefgebieden.html"

    def mag_kijken(self, situatie: Situatie) -> bool:
        return leest_een_leefgebied(situatie)

    def gelezen_groepen(self) -> set[G]:
        return super().gelezen_groepen() | groepen_van_leefgebieden(self.situatie)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"gebieden": beelden_van(self.huishouden, self.situatie)}


class _VanEenDossier(Inzagelog):
    """Of one file; outside the reader's scope 404, as for an id that does not exist."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.huishouden_id = self.kwargs["pk"]

    def weiger(self) -> HttpResponse:
        if not Huishouden.objects.filter(pk=self.kwargs["pk"]).exists():
            raise Http404
        return super().weiger()


class WieKeekMee(_VanEenDossier):
    """The inzagelog of one file (F2)."""


class InzageInwoner(_VanEenDossier, InzageVoorInwoner):
    """What the resident may be told of it (F2, AVG 15)."""

    handeling = InzageVoorInwoner.handeling
    template_name = InzageVoorInwoner.template_name
