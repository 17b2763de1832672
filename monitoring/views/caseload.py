"""The caseload of a team, for its teamleider (E2)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from huishoudens.diensten.regie import OverdrachtLoopt
from huishoudens.models import Huishouden
from monitoring.diensten.herverdeling import herverdeling_voorbereiden
from monitoring.forms import HerverdelenForm
from monitoring.overzichten.caseload import STIL_IN_BEELD, Caseloadbeeld, caseload_van, gevolgen
from toegang import adresbalk
from toegang.beleid import GeenToegang
from toegang.handelingen import KanNiet
from toegang.keuzes import Rol
from toegang.models import Medewerker
from toegang.templatetags.nl import meervoud
from toegang.views.wie import eigen_team, wie

# How many households the card shows before the rest is unfolded.
KIEZEN_IN_BEELD = 8


class Caseload(TemplateView):
    """Who carries what; and asking a colleague to take over, with both loads before and after."""

    handeling = "monitoring.caseload_lezen"
    template_name = "monitoring/caseload.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.nu = timezone.now()

    def _beeld(self) -> Caseloadbeeld:
        medewerker = wie(self.request)
        self.team = eigen_team(medewerker, self.kwargs["slug"], Rol.TL)
        van = adresbalk.sleutel(self.request, "van")
        return caseload_van(self.team, op=timezone.localdate(self.nu), van=van)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        beeld = self._beeld()
        formulier = HerverdelenForm(beeld=beeld) if beeld.van else None
        return self.render_to_response(self._context(beeld, formulier))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With the button "voorbereiden" the colleague is asked; any other only shows the consequences."""
        beeld = self._beeld()
        if beeld.van is None or all(huishouden.loopt for huishouden in beeld.kiesbaar):
            return redirect(self._adres())
        formulier = HerverdelenForm(request.POST, beeld=beeld)
        if request.POST.get("stap") != "voorbereiden" or not formulier.is_valid():
            return self.render_to_response(self._context(beeld, formulier))
        try:
            self._voorbereiden(beeld, formulier)
        except OverdrachtLoopt as fout:
            formulier.add_error("huishoudens", str(fout))
            return self.render_to_response(self._context(beeld, formulier))
        except (GeenToegang, KanNiet) as fout:
            formulier.add_error("naar", str(fout))
            return self.render_to_response(self._context(beeld, formulier))
        return redirect(f"{self._adres()}?van={beeld.van.id}#herverdelen")

    def _voorbereiden(self, beeld: Caseloadbeeld, formulier: HerverdelenForm) -> None:
        door = wie(self.request)
        naar = Medewerker.objects.get(pk=formulier.cleaned_data["naar"])
        huishoudens = Huishouden.objects.zichtbaar_voor(door).filter(
            pk__in=formulier.cleaned_data["huishoudens"], regisseur_id=beeld.van.id if beeld.van else None
        )
        gevraagd = herverdeling_voorbereiden(
            huishoudens=list(huishoudens),
            naar=naar,
            door=door,
            op=self.nu,
            reden="Herverdeling van de caseload",
        )
        overdrachten = meervoud(len(gevraagd), "overdracht,overdrachten")
        messages.success(
            self.request, f"{overdrachten} gevraagd aan {naar.naam}. De regisseur blijft tot het ja."
        )

    def _adres(self) -> str:
        return reverse("monitoring:caseload", args=[self.kwargs["slug"]])

    def _context(self, beeld: Caseloadbeeld, formulier: HerverdelenForm | None) -> dict[str, Any]:
        gekozen = formulier.gekozen() if formulier else []
        ontvanger = formulier.ontvanger() if formulier else None
        alles = self.request.GET.get("stil") == "alles"
        return self.get_context_data(
            team=self.team,
            beeld=beeld,
            adres=self._adres(),
            titel=f"Caseload team {self.team.naam}",
            sub=_in_het_kort(beeld),
            stil=beeld.stil if alles else beeld.stil[:STIL_IN_BEELD],
            formulier=formulier,
            gekozen={h.id for h in gekozen},
            eerste=beeld.kiesbaar[:KIEZEN_IN_BEELD],
            rest=beeld.kiesbaar[KIEZEN_IN_BEELD:],
            rest_open=any(huishouden in gekozen for huishouden in beeld.kiesbaar[KIEZEN_IN_BEELD:]),
            aantal_gekozen=len(gekozen),
            keuzestand=f"{len(gekozen)} van {len(beeld.kiesbaar)} gekozen",
            ontvanger=ontvanger,
            gevolgen=gevolgen(beeld.van, ontvanger, gekozen) if beeld.van and ontvanger and gekozen else [],
        )


def _in_het_kort(beeld: Caseloadbeeld) -> str:
    """Zes medewerkers, samen 93% vol. Eén medewerker heeft veel te veel werk."""
    hier = [collega for collega in beeld.collegas if collega.werkt_hier]
    te_vol = sum(collega.belasting.te_vol for collega in hier)
    zin = f"{meervoud(len(hier), 'medewerker,medewerkers')}, samen {beeld.samen.procent}% vol."
    if te_vol:
        heeft = "heeft" if te_vol == 1 else "hebben"
        zin += f" {meervoud(te_vol, 'medewerker,medewerkers')} {heeft} te veel werk."
    return zin
