"""Lists: huishoudens of mine and of my team, and the one search box (A3, screens 5)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import TemplateView

from huishoudens.diensten.zoeken import zoek
from huishoudens.keuzes import Niveau
from huishoudens.overzichten.gedeeld import mij_gegeven
from huishoudens.overzichten.lijst import Pagina, huishoudens_lijst
from toegang import adresbalk
from toegang.diensten.inzage import inzage_vastleggen
from toegang.keuzes import TEAMROLLEN
from toegang.views.wie import wie


def van_wie(actief: str, **keuze: str) -> list[dict[str, Any]]:
    """The segment above a list of huishoudens: mine, my team's, and what was opened to me by name."""
    uit = []
    for waarde, naam in (("mij", "Mijn huishoudens"), ("team", "Mijn team"), ("gedeeld", "Met mij gedeeld")):
        vraag = QueryDict(mutable=True)
        vraag.update({"van": waarde, **{sleutel: gekozen for sleutel, gekozen in keuze.items() if gekozen}})
        lijst = f"{reverse('huishoudens:lijst')}?{vraag.urlencode()}"
        url = reverse("huishoudens:gedeeld") if waarde == "gedeeld" else lijst
        uit.append({"naam": naam, "url": url, "actief": waarde == actief})
    return uit


class HuishoudensLijst(TemplateView):
    """Huishoudens by name: mine, or all that I may see."""

    handeling = "huishoudens.lijst_bekijken"
    template_name = "huishoudens/lijst.html"

    def _adres(self, **delen: str) -> str:
        vraag = QueryDict(mutable=True)
        vraag.update({sleutel: waarde for sleutel, waarde in delen.items() if waarde})
        return f"{self.request.path}?{vraag.urlencode()}" if vraag else self.request.path

    def _na(self) -> tuple[str, UUID] | None:
        laatste = adresbalk.sleutel(self.request, "id")
        return (adresbalk.tekst(self.request, "na"), laatste) if laatste else None

    def _pagina(self, van: str, niveau: str, na: tuple[str, UUID] | None) -> Pagina:
        return huishoudens_lijst(voor=wie(self.request), alleen_mij=van == "mij", niveau=niveau, na=na)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gevraagd = self.request.GET.get("van", "")
        van = gevraagd if gevraagd in ("mij", "team") else "mij"
        niveau = self.request.GET.get("niveau", "")
        niveau = niveau if niveau in Niveau.values else ""
        na = self._na()
        pagina = self._pagina(van, niveau, na)
        # Who holds no regie, such as a teamleider, begins with the team.
        if not (pagina.rijen or gevraagd or niveau or na):
            van = "team"
            pagina = self._pagina(van, niveau, na)
        verder = {"na": pagina.na[0], "id": str(pagina.na[1])} if pagina.na else {}
        return super().get_context_data(**kwargs) | {
            "rijen": pagina.rijen,
            "van": van,
            "niveau": niveau,
            "vandaag": timezone.localdate(),
            "wie": van_wie(van, niveau=niveau),
            "niveaus": [{"naam": "Elk niveau", "url": self._adres(van=van), "actief": not niveau}]
            + [
                {"naam": label, "url": self._adres(van=van, niveau=waarde), "actief": waarde == niveau}
                for waarde, label in Niveau.choices
            ],
            "volgende_url": self._adres(van=van, niveau=niveau, **verder) if verder else "",
            "begin_url": self._adres(van=van, niveau=niveau) if na else "",
        }


class MetMijGedeeld(TemplateView):
    """What was opened to me by name, for team members, consulenten and ketenpartners alike."""

    handeling = "huishoudens.gedeeld_bekijken"
    template_name = "huishoudens/gedeeld.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "rijen": mij_gegeven(),
            "wie": van_wie("gedeeld") if wie(self.request).heeft(*TEAMROLLEN) else [],
            "vandaag": timezone.localdate(),
        }


class Zoeken(TemplateView):
    """Search anything in one box. What was typed stands in the address bar, so a BSN is sent by POST."""

    handeling = "huishoudens.zoeken"
    template_name = "huishoudens/zoeken.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data(tekst=request.POST.get("q", "")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tekst = kwargs.pop("tekst", None)
        tekst = adresbalk.tekst(self.request, "q") if tekst is None else tekst
        nu = timezone.now()
        vandaag = timezone.localdate(nu)
        uitkomst = zoek(tekst=tekst, door=wie(self.request), op=vandaag)
        inzage_vastleggen(
            door_id=wie(self.request).pk,
            handeling=self.handeling,
            gelezen=uitkomst.gelezen,
            op=nu,
        )
        is_bsn = uitkomst.vraag.soort in ("bsn", "onjuist_bsn")
        return super().get_context_data(**kwargs) | {
            "tekst": "" if is_bsn else tekst,
            "is_bsn": is_bsn,
            "uitkomst": uitkomst,
            "vandaag": vandaag,
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """A number that finds exactly one huishouden opens it; a list with one line helps nobody."""
        uitkomst = context["uitkomst"]
        if uitkomst.vraag.soort == "dossiernummer" and len(uitkomst.rijen) == 1:
            return redirect("huishoudens:huishouden", uitkomst.rijen[0].huishouden.pk)
        return super().render_to_response(context, **kwargs)
