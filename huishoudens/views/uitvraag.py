"""The brede uitvraag: the nine leefgebieden, once, and none forgotten (A5)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from huishoudens.diensten.uitvraag import UitvraagIngehaald, uitvraag_opslaan
from huishoudens.forms.uitvraag import UitvraagFormulier
from huishoudens.models import Leefgebiedbeeld, Lidmaatschap, Persoon
from huishoudens.overzichten.beelden import Gebied, beelden_van
from huishoudens.overzichten.mensen import op_volgorde
from huishoudens.views.basis import HuishoudenFormView
from toegang import adresbalk
from toegang.beleid import Situatie
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Leefgebied
from toegang.keuzes import Gegevensgroep as G
from toegang.templatetags.nl import opsomming


class BredeUitvraag(HuishoudenFormView):
    """The worksheet: of the whole family, or of one person with `?persoon=`."""

    handeling = "huishoudens.uitvraag_opslaan"
    form_class = UitvraagFormulier
    template_name = "huishoudens/uitvraag.html"
    titel = "Brede uitvraag"
    persoon: Persoon | None = None
    ingehaald: list[Leefgebiedbeeld]
    open_gebieden: list[Leefgebied]

    def mag_kijken(self, situatie: Situatie) -> bool:
        return bool(self._schrijfbaar(situatie))

    @staticmethod
    def _schrijfbaar(situatie: Situatie) -> list[Leefgebied]:
        return [gebied for gebied in Leefgebied if situatie.schrijft(GROEP_VAN_LEEFGEBIED[gebied])]

    @classmethod
    def conceptpad_van(cls, request: HttpRequest) -> str:
        persoon = adresbalk.sleutel(request, "persoon")
        return f"{request.path}?persoon={persoon}" if persoon else request.path

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.ingehaald, self.open_gebieden = [], []
        self.gebieden = self._schrijfbaar(self.situatie)
        leden = Lidmaatschap.objects.filter(huishouden=self.huishouden, tot__isnull=True)
        self.personen = [lid.persoon for lid in sorted(leden.select_related("persoon"), key=op_volgorde)]
        if gevraagd := self.request.GET.get("persoon"):
            self.persoon = next((p for p in self.personen if str(p.pk) == gevraagd), None)
            if self.persoon is None:
                raise Http404
        self.alle: list[Gebied] = beelden_van(self.huishouden, self.situatie)

    def gelezen_groepen(self) -> set[G]:
        return super().gelezen_groepen() | {GROEP_VAN_LEEFGEBIED[gebied] for gebied in self.gebieden}

    def get_form_kwargs(self) -> dict[str, Any]:
        wie = self.persoon.pk if self.persoon else None
        beelden = {
            gebied.leefgebied: beeld
            for gebied in self.alle
            for beeld in gebied.beelden
            if beeld.persoon_id == wie
        }
        return {"gebieden": self.gebieden, "beelden": beelden, "op": self.vandaag}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        formulier: Any = self.get_form()
        if not formulier.is_valid():
            return self.ongeldig(formulier)
        afronden = "afronden" in request.POST
        self.open_gebieden = self._nog_open(formulier) if afronden else []
        if self.open_gebieden or not self._opslaan(formulier):
            return self.ongeldig(formulier)
        self.opgeslagen()
        messages.success(request, "De uitvraag is afgerond." if afronden else "Bewaard. U kunt later verder.")
        return redirect(self.get_success_url() if afronden else request.get_full_path())

    def _opslaan(self, formulier: UitvraagFormulier) -> bool:
        try:
            uitvraag_opslaan(
                huishouden=self.huishouden,
                antwoorden=[vars(antwoord) for antwoord in formulier.gewijzigd()],
                gezien=formulier.gezien(),
                persoon=self.persoon,
                door=self.door,
                op=self.vandaag,
            )
        except UitvraagIngehaald as fout:
            self.ingehaald = fout.beelden
            formulier.steun_op(fout.beelden)
            return False
        return True

    def _nog_open(self, formulier: UitvraagFormulier) -> list[Leefgebied]:
        """Leefgebieden without a choice: neither here, nor in the picture of somebody of the family."""
        elders = {gebied.leefgebied for gebied in self.alle if gebied.beelden}
        return [
            gebied
            for gebied in self.gebieden
            if not formulier.antwoord(gebied).is_keuze
            and not (gebied in elders and formulier.antwoord(gebied).is_leeg)
        ]

    def get_success_url(self) -> str:
        return reverse("huishoudens:leefgebieden", args=[self.huishouden.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        formulier: UitvraagFormulier = kwargs["formulier"]
        van_anderen = {gebied.leefgebied: self._van_anderen(gebied) for gebied in self.alle}
        standen = {gebied: formulier.stand(gebied) for gebied in self.gebieden}
        # Spoken of with one person of the family is spoken of.
        standen |= {
            gebied: "gedaan" for gebied in standen if standen[gebied] == "open" and van_anderen.get(gebied)
        }
        fouten = {gebied.value for gebied in self.open_gebieden}
        rijen = [
            formulier.rij(gebied)
            | {
                "wie": self.persoon.roepnaam if self.persoon else "heel gezin",
                "anderen": van_anderen.get(gebied, ""),
                "open": gebied.value in fouten,
            }
            for gebied in self.gebieden
        ]
        aantal = {stand: list(standen.values()).count(stand) for stand in ("gedaan", "overgeslagen", "open")}
        return super().get_context_data(**kwargs) | {
            "rijen": rijen,
            "standen": list(standen.values()),
            "voortgang_zin": f"{aantal['gedaan']} besproken, {aantal['overgeslagen']} niet besproken, "
            f"nog {aantal['open']} te gaan",
            "nog_te_kiezen": [gebied for gebied, stand in standen.items() if stand == "open"],
            "open_gebieden": self.open_gebieden,
            "ingehaald": self.ingehaald,
            "wie_keuzes": self._wie_keuzes(),
            "persoon": self.persoon,
        }

    def _wie_keuzes(self) -> list[dict[str, Any]]:
        pad = self.request.path
        heel = {"naam": "Heel gezin", "url": pad, "actief": self.persoon is None}
        return [heel] + [
            {"naam": p.roepnaam, "url": f"{pad}?persoon={p.pk}", "actief": p == self.persoon}
            for p in self.personen
        ]

    def _van_anderen(self, gebied: Gebied) -> str:
        """What stands for others than whose worksheet this is: "Ruben 2, Anouk 3"."""
        wie = self.persoon.pk if self.persoon else None
        delen = [
            f"{beeld.persoon.roepnaam if beeld.persoon else 'gezin'} {beeld.score}"
            for beeld in gebied.beelden
            if beeld.persoon_id != wie and beeld.score
        ]
        return opsomming(delen)
