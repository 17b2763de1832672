"""Letting somebody in by name, and shutting somebody out, each on a page that says first what happens (F1, F4, F5)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from huishoudens.diensten.afscherming import afschermen, toelating_geven
from huishoudens.diensten.delen import deling_geven, zonder_toestemming
from huishoudens.diensten.relatie import relatie_melden, relatie_vastleggen
from huishoudens.diensten.waarneming import waarneming_geven
from huishoudens.forms.toegang import (
    ACTIES,
    DRIE_MAANDEN,
    TWEE_WEKEN,
    AfschermenFormulier,
    BevestigFormulier,
    DelingFormulier,
    WaarnemingFormulier,
)
from huishoudens.keuzes import Waarneemsoort
from huishoudens.models import Adres
from huishoudens.overzichten.toegang import toegang_van, ziet_niet
from huishoudens.views.basis import HuishoudenFormView, zet_velden
from huishoudens.views.toegang import AlleenRegisseur, RegeltToegang, VoorIemand
from toegang import beleid
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Rol, Voorwaarde


class Delen(AlleenRegisseur, VoorIemand):
    """Share; what the receiver will and will not see is shown before anything is saved (screens 10)."""

    handeling = "huishoudens.deling_geven"
    form_class = DelingFormulier
    template_name = "huishoudens/deling.html"
    titel = "Delen"
    gelukt = "Het is gedeeld."
    # What the receiver will read and what not, in words; worked out before the form is taken in.
    voorbeeld: tuple[list[str], list[str]] = ([], [])

    def get_initial(self) -> dict[str, Any]:
        return {"tot_en_met": self.vandaag + DRIE_MAANDEN}

    def get_form_kwargs(self) -> dict[str, Any]:
        adressen = Adres.objects.filter(huishouden=self.huishouden, geheim=True, tot__isnull=True)
        return {"adressen": list(adressen.order_by("van")), "acties": self.ontvanger.is_ketenpartner}

    def get_form(self) -> Any:
        """What was typed before comes back, and its consequences are shown anew."""
        formulier = super().get_form()
        formulier.initial.pop("gezien", None)
        return formulier

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        formulier: Any = self.get_form()
        if (
            not self.zonder_toestemming
            and formulier.is_valid()
            and formulier.cleaned_data["gezien"] != formulier.keuze
        ):
            self.voorbeeld = formulier.in_woorden, ziet_niet(formulier.gekozen)
            zet_velden(formulier, {"gezien": formulier.keuze})
            return self.ongeldig(formulier)
        return super().post(request, *args, **kwargs)

    def uitvoeren(self, formulier: DelingFormulier) -> None:
        velden = formulier.cleaned_data
        self.voorbeeld = formulier.in_woorden, ziet_niet(formulier.gekozen)
        deling_geven(
            huishouden=self.huishouden,
            medewerker=self.ontvanger.medewerker,
            door=self.door,
            reden=velden["reden"],
            op=self.vandaag,
            tot_en_met=velden["tot_en_met"],
            groepen=velden["groepen"],
            adres=formulier.adres,
            acties=velden["soort"] == ACTIES,
        )

    @cached_property
    def zonder_toestemming(self) -> str:
        """Why nothing is shared yet: then there is nothing to show beforehand either."""
        return zonder_toestemming(self.huishouden, self.ontvanger, op=self.vandaag)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        naam = self.ontvanger.medewerker.naam
        ziet, niet = ([], []) if self.zonder_toestemming else self.voorbeeld
        return super().get_context_data(**kwargs) | {
            "titel": f"Delen met {naam}",
            "sub": self.ontvanger.plek,
            "knop": f"Deel dit met {naam}" if ziet else f"Bekijk wat {naam} ziet",
            "ziet": ziet,
            "ziet_niet": niet,
            "zonder_toestemming": self.zonder_toestemming,
        }


class Waarnemen(RegeltToegang, VoorIemand):
    """A colleague reads along for some days."""

    handeling = "huishoudens.waarneming_geven"
    form_class = WaarnemingFormulier
    template_name = "huishoudens/waarneming.html"
    titel = "Tijdelijk laten meelezen"
    knop = "Laat meelezen"
    gelukt = "Uw collega leest nu mee."

    def get_initial(self) -> dict[str, Any]:
        return {"tot_en_met": self.vandaag + TWEE_WEKEN}

    def uitvoeren(self, formulier: WaarnemingFormulier) -> None:
        velden = formulier.cleaned_data
        waarneming_geven(
            huishouden=self.huishouden,
            medewerker=self.ontvanger.medewerker,
            soort=Waarneemsoort(velden["soort"]),
            reden=velden["reden"],
            op=self.vandaag,
            tot_en_met=velden["tot_en_met"],
            door=self.door,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gezien = {G.PERSOON, *beleid.opent(Voorwaarde.WAARNEMING, Rol.TM)}
        return super().get_context_data(**kwargs) | {
            "titel": f"{self.ontvanger.medewerker.naam} laten meelezen",
            "sub": self.ontvanger.plek,
            "ziet": [groep.in_woorden for groep in sorted(gezien)],
            "ziet_niet": ziet_niet(gezien),
        }


class Bevestigen(HuishoudenFormView):
    """Reading what happens, and pressing the button; `wat_gebeurt` are the sentences."""

    form_class = BevestigFormulier
    template_name = "huishoudens/bevestigen.html"
    bewaart = False
    wat_gebeurt: tuple[str, ...] = ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"wat_gebeurt": self.wat_gebeurt}


class Toelaten(AlleenRegisseur, Bevestigen, VoorIemand):
    """Name one more person in a shielded file."""

    handeling = "huishoudens.toelating_geven"
    titel = "Toelaten"
    knop = "Toelaten"
    gelukt = "Uw collega ziet dit huishouden nu weer volgens de eigen rol."
    wat_gebeurt = (
        "Deze collega ziet het huishouden weer, zoals dat bij de eigen rol hoort.",
        "Meer niet: voor de inhoud deelt u, of laat u meehelpen.",
        "U kunt dit altijd weer beëindigen.",
    )

    def uitvoeren(self, formulier: BevestigFormulier) -> None:
        toelating_geven(huishouden=self.huishouden, medewerker=self.ontvanger.medewerker, op=self.vandaag)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "titel": f"{self.ontvanger.medewerker.naam} toelaten",
            "sub": self.ontvanger.plek,
        }


class Verwant(RegeltToegang, Bevestigen, VoorIemand):
    """Record that a colleague knows the family."""

    handeling = "huishoudens.relatie_vastleggen"
    met_toezicht = True
    titel = "Een collega kent deze mensen"
    knop = "Vastleggen"
    gelukt = "Uw collega ziet dit huishouden niet meer."
    wat_gebeurt = (
        "Deze collega ziet het huishouden meteen niet meer, ook niet bij zoeken.",
        "Helpt de collega nu mee? Dat eindigt nu.",
        "Hoe zij elkaar kennen, leggen wij niet vast.",
        "Alleen de teamleider kan dit beëindigen.",
    )

    def uitvoeren(self, formulier: BevestigFormulier) -> None:
        relatie_vastleggen(
            huishouden=self.huishouden, medewerker=self.ontvanger.medewerker, door=self.door, op=self.op
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "titel": f"{self.ontvanger.medewerker.naam} kent deze mensen",
            "sub": self.ontvanger.plek,
        }


class IkKenDezeMensen(Bevestigen):
    """Say it of oneself; a ketenpartner comes from the own actions, and goes back there."""

    handeling = "huishoudens.relatie_melden"
    ook_keten = True
    titel = "Ik ken deze mensen"
    knop = "Ja, ik ken deze mensen"
    gelukt = "Het is vastgelegd. U ziet dit huishouden niet meer."
    wat_gebeurt = (
        "U ziet dit huishouden meteen niet meer, ook niet bij zoeken.",
        "Helpt u nu mee? Dat eindigt nu.",
        "Hoe u elkaar kent, leggen wij niet vast.",
        "Was dit een vergissing? Uw teamleider kan het beëindigen.",
    )

    bij_eigen_acties = (
        "U ziet uw acties bij dit gezin meteen niet meer.",
        "Bel eerst het vaste aanspreekpunt. Dan doet iemand anders uw acties.",
        "Hoe u elkaar kent, leggen wij niet vast.",
        "Was dit een vergissing? De teamleider van dit team kan het beëindigen.",
    )

    def uitvoeren(self, formulier: BevestigFormulier) -> None:
        relatie_melden(huishouden=self.huishouden, door=self.door, op=self.op)
        self._weg = True

    def get_success_url(self) -> str:
        weg = getattr(self, "_weg", False) or self.situatie.alleen_eigen_acties
        return "/" if weg else super().get_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.situatie.alleen_eigen_acties:
            context["wat_gebeurt"] = self.bij_eigen_acties
        if self.situatie.is_regisseur:
            context["wat_gebeurt"] = (
                *self.wat_gebeurt,
                "U bent nu regisseur. Uw teamleider krijgt meteen de vraag om een andere regisseur te kiezen.",
            )
        return context


class Afschermen(AlleenRegisseur, HuishoudenFormView):
    """Shut the file to everybody but the regisseur and who is named."""

    handeling = "huishoudens.afschermen"
    form_class = AfschermenFormulier
    template_name = "huishoudens/bevestigen.html"
    bewaart = False
    titel = "Huishouden afschermen"
    knop = "Afschermen"
    gelukt = "Het huishouden is afgeschermd."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"mensen": toegang_van(self.huishouden, op=self.vandaag).mensen}

    def uitvoeren(self, formulier: AfschermenFormulier) -> None:
        afschermen(
            huishouden=self.huishouden,
            toegelaten=formulier.cleaned_data.get("toegelaten", []),
            op=self.vandaag,
        )

    def get_success_url(self) -> str:
        return reverse("huishoudens:toegang", args=[self.huishouden.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "wat_gebeurt": (
                "Alleen u en de mensen die u noemt, zien dit huishouden nog.",
                "Voor alle anderen bestaat het niet: niet in zoeken, in lijsten of in aantallen.",
                "Ook uw teamleider ziet het niet, behalve als u die noemt.",
                "Noodtoegang kan niet bij een afgeschermd huishouden.",
                "Het systeem heft een afscherming niet op. U kunt wel mensen noemen.",
            )
        }
