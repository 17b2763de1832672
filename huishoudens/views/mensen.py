"""Writing down who belongs to a huishouden, where they live and how to approach them (B1, B3, B5, B12)."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

from huishoudens.diensten.huishouden import (
    AdresTeVroeg,
    aanspreekpunt_kiezen,
    adres_vastleggen,
    benadering_vastleggen,
    netwerklid_toevoegen,
    niveau_wijzigen,
)
from huishoudens.diensten.mensen import lid_beeindigen, lid_inschrijven, lid_wijzigen
from huishoudens.forms.mensen import (
    AdresFormulier,
    BenaderingFormulier,
    LidEindeFormulier,
    NetwerkFormulier,
    NiveauFormulier,
    PersoonFormulier,
)
from huishoudens.models import Benadering, Contactgegeven, Lidmaatschap
from huishoudens.overzichten.collegas import collegas
from huishoudens.overzichten.mensen import mensen_van
from huishoudens.views.basis import HuishoudenFormView, HuishoudenPagina
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G


class Mensen(HuishoudenPagina):
    """Everybody of the huishouden with what can be changed."""

    handeling = "huishoudens.mensen_bekijken"
    groepen = (G.PERSOON,)
    erbij = (G.WONEN,)
    tab = "huishoudens:huishouden"
    template_name = "huishoudens/mensen.html"

    def mag_kijken(self, situatie: Situatie) -> bool:
        return situatie.schrijft(G.PERSOON)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mensen = mensen_van(self.huishouden, self.situatie, self.vandaag)
        return super().get_context_data(**kwargs) | {
            "mensen": mensen,
            "groepen_mensen": [
                {"mensen": mensen.thuis, "elders": False},
                {"mensen": mensen.elders, "elders": True},
            ],
        }


class Schrijven(HuishoudenFormView):
    """A form that only who may write `groepen` gets to see, and that leads back to the people."""

    def mag_kijken(self, situatie: Situatie) -> bool:
        return all(situatie.schrijft(groep) for groep in self.groepen)

    def get_success_url(self) -> str:
        return reverse("huishoudens:mensen", args=[self.huishouden.pk])


class VanLid(Schrijven):
    """A form about one person who belongs to the huishouden now."""

    lid: Lidmaatschap

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.lid = get_object_or_404(
            Lidmaatschap.objects.lopend(op=self.vandaag).select_related("persoon"),
            huishouden=self.huishouden,
            persoon_id=self.kwargs["persoon"],
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sub": self.lid.persoon.naam}


class PersoonToevoegen(Schrijven):
    """A new person in this huishouden, found elsewhere or not."""

    handeling = "huishoudens.persoon_toevoegen"
    form_class = PersoonFormulier
    titel = "Persoon toevoegen"
    gelukt = "De persoon staat nu in dit huishouden."

    def uitvoeren(self, formulier: PersoonFormulier) -> None:
        velden = formulier.cleaned_data
        lid_inschrijven(
            huishouden=self.huishouden,
            gegevens=formulier.als_gegevens(),
            rol=velden["rol"],
            inwonend=velden["inwonend"],
            bsn=velden["bsn"],
            telefoon=velden["telefoon"],
            email=velden["email"],
            op=self.vandaag,
        )


class PersoonWijzigen(VanLid):
    """Correct a person; two people who do so at once both see both versions."""

    handeling = "huishoudens.persoon_wijzigen"
    form_class = PersoonFormulier
    titel = "Persoon wijzigen"
    gelukt = "De gegevens zijn gewijzigd."

    def get_initial(self) -> dict[str, Any]:
        persoon = self.lid.persoon
        namen = ("voornamen", "tussenvoegsel", "achternaam", "geboortenaam", "geboortedatum", "geslacht")
        return {
            **{naam: getattr(persoon, naam) for naam in namen},
            "rol": self.lid.rol,
            "inwonend": self.lid.inwonend,
            "versie": persoon.versie,
            **dict(Contactgegeven.objects.filter(persoon=persoon).values_list("soort", "waarde")),
        }

    def bewaarde_waarden(self, bewaard: Any, formulier: Any) -> dict[str, Any]:
        namen = ("voornamen", "tussenvoegsel", "achternaam", "geboortenaam", "geboortedatum", "geslacht")
        return {naam: getattr(bewaard, naam) for naam in namen}

    def uitvoeren(self, formulier: PersoonFormulier) -> None:
        velden = formulier.cleaned_data
        lid_wijzigen(
            lid=self.lid,
            gegevens=formulier.als_gegevens(),
            rol=velden["rol"],
            inwonend=velden["inwonend"],
            bsn=velden["bsn"],
            telefoon=velden["telefoon"],
            email=velden["email"],
            versie=velden["versie"],
            op=self.vandaag,
        )


class LidBeeindigen(VanLid):
    """A person leaves; what was written stays."""

    handeling = "huishoudens.lid_beeindigen"
    form_class = LidEindeFormulier
    titel = "Weg uit dit huishouden"
    gelukt = "Deze persoon hoort niet meer bij dit huishouden."

    def get_initial(self) -> dict[str, Any]:
        return {"tot": self.vandaag, "versie": self.lid.persoon.versie}

    def uitvoeren(self, formulier: LidEindeFormulier) -> None:
        if formulier.cleaned_data["tot"] < self.lid.van:
            formulier.add_error("tot", "Deze dag ligt voor de dag dat deze persoon erbij kwam.")
            return
        lid_beeindigen(lid=self.lid, **formulier.cleaned_data)


class NetwerklidToevoegen(Schrijven):
    """Somebody near the family."""

    handeling = "huishoudens.netwerklid_toevoegen"
    groepen = (G.WONEN,)
    form_class = NetwerkFormulier
    titel = "Netwerk toevoegen"
    gelukt = "Toegevoegd aan het netwerk."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"huishouden": self.huishouden}

    def uitvoeren(self, formulier: NetwerkFormulier) -> None:
        netwerklid_toevoegen(huishouden=self.huishouden, **formulier.cleaned_data)


class AdresWijzigen(Schrijven):
    """A new address; the former one ends on that day."""

    handeling = "huishoudens.adres_vastleggen"
    groepen = (G.ADRES,)
    form_class = AdresFormulier
    titel = "Adres wijzigen"
    gelukt = "Het adres is opgeslagen."

    def get_initial(self) -> dict[str, Any]:
        adres: dict[str, Any] = self.huishouden.adres or {}  # type: ignore[attr-defined]  # set by open_dossier
        return {**adres, "van": self.vandaag}

    def uitvoeren(self, formulier: AdresFormulier) -> None:
        try:
            adres_vastleggen(huishouden=self.huishouden, **formulier.cleaned_data)
        except AdresTeVroeg as fout:
            formulier.add_error("van", str(fout))


class BenaderingWijzigen(Schrijven):
    """What everybody reads before calling or visiting."""

    handeling = "huishoudens.benadering_vastleggen"
    groepen = (G.ADRES,)
    form_class = BenaderingFormulier
    titel = "Let op bij contact"
    gelukt = "Iedereen die mag kijken, ziet dit nu bovenaan."

    def get_initial(self) -> dict[str, Any]:
        rij = Benadering.objects.filter(huishouden=self.huishouden).first()
        return {"let_op": rij.let_op, "versie": rij.versie} if rij else {}

    def uitvoeren(self, formulier: BenaderingFormulier) -> None:
        benadering_vastleggen(huishouden=self.huishouden, **formulier.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("huishoudens:huishouden", args=[self.huishouden.pk])


class NiveauWijzigen(Schrijven):
    """How intensive the regie is, and who is the vast aanspreekpunt."""

    handeling = "huishoudens.niveau_wijzigen"
    form_class = NiveauFormulier
    titel = "Niveau en aanspreekpunt"
    gelukt = "Opgeslagen."

    def get_initial(self) -> dict[str, Any]:
        wie: UUID | None = self.huishouden.aanspreekpunt_id
        return {
            "niveau": self.huishouden.niveau,
            "aanspreekpunt": str(wie) if wie else "",
            "versie": self.huishouden.versie,
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"collegas": collegas()}

    def bewaarde_waarden(self, bewaard: Any, formulier: Any) -> dict[str, Any]:
        return {"niveau": bewaard.niveau, "aanspreekpunt": bewaard.aanspreekpunt}

    def uitvoeren(self, formulier: NiveauFormulier) -> None:
        niveau, wie = formulier.cleaned_data["niveau"], formulier.cleaned_data["aanspreekpunt"]
        versie: int = formulier.cleaned_data["versie"]
        if niveau != self.huishouden.niveau:
            versie = niveau_wijzigen(huishouden=self.huishouden, niveau=niveau, versie=versie).versie
        if wie and wie.pk != self.huishouden.aanspreekpunt_id:
            aanspreekpunt_kiezen(huishouden=self.huishouden, medewerker=wie, versie=versie)

    def get_success_url(self) -> str:
        return reverse("huishoudens:huishouden", args=[self.huishouden.pk])
