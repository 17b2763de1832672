"""Who else may look at a huishouden: the page, choosing somebody, and ending it (F1, F4, F5)."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from huishoudens.diensten.afscherming import toelating_beeindigen
from huishoudens.diensten.delen import deling_intrekken
from huishoudens.diensten.relatie import relatie_beeindigen
from huishoudens.diensten.waarneming import waarneming_beeindigen
from huishoudens.models import Deling, Relatie, Toelating, Waarneming
from huishoudens.overzichten.ontvangers import MEESTE, Ontvanger, ontvanger_van, zoek_ontvangers
from huishoudens.overzichten.toegang import toegang_van
from huishoudens.secties import regelt_toegang
from huishoudens.views.basis import HuishoudenFormView, HuishoudenPagina, HuishoudenView
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau


class RegeltToegang(HuishoudenView):
    """A page for who says who else may look."""

    groepen = (G.TOESTEMMING, G.TOEWIJZING)

    def mag_kijken(self, situatie: Situatie) -> bool:
        return regelt_toegang(situatie)


class AlleenRegisseur(RegeltToegang):
    """A page for who says what of this file is shared, and with whom."""

    def mag_kijken(self, situatie: Situatie) -> bool:
        return situatie.is_regisseur


class Toegang(RegeltToegang, HuishoudenPagina):
    """Who is let in beside the team and until when, who asks, who is named in a shielded file and who is shut out."""

    handeling = "huishoudens.toegang_bekijken"
    tab = "huishoudens:toegang"
    template_name = "huishoudens/toegang.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = toegang_van(self.huishouden, op=self.vandaag)
        regisseur = self.huishouden.regisseur_id
        return super().get_context_data(**kwargs) | {
            "beeld": beeld,
            "deelt": self.situatie.is_regisseur,
            "leidt": self.situatie.niveau(G.TOEWIJZING) >= Niveau.BESLISSEN,
            # A regisseur who knows the family is shut out; somebody else must be found.
            "regisseur_weg": any(rij.medewerker_id == regisseur for rij in beeld.relaties),
        }


@dataclass(frozen=True, kw_only=True)
class Doel:
    """What somebody is chosen for."""

    titel: str
    sub: str
    naar: str
    alleen_team: bool = False
    met_toezicht: bool = False


DOELEN = {
    "delen": Doel(
        titel="Met wie deelt u?",
        sub="Kies een collega, een consulent of een ketenpartner.",
        naar="huishoudens:deling_geven",
    ),
    "waarneming": Doel(
        titel="Wie leest tijdelijk mee?",
        sub="Kies een collega van het team, of de teamleider.",
        naar="huishoudens:waarneming_geven",
        alleen_team=True,
    ),
    "toelaten": Doel(
        titel="Wie mag dit ook zien?",
        sub="Dit huishouden is afgeschermd. Alleen wie u noemt, ziet het.",
        naar="huishoudens:toelating_geven",
    ),
    "verwant": Doel(
        titel="Wie kent deze mensen?",
        sub="Die collega ziet dit huishouden daarna niet meer.",
        naar="huishoudens:relatie_vastleggen",
        met_toezicht=True,
    ),
}


class OntvangerKiezen(RegeltToegang, HuishoudenPagina):
    """Choose somebody by name; the search is sent by POST, so that no name stands in the address bar."""

    handeling = "huishoudens.ontvanger_kiezen"
    template_name = "huishoudens/toegang_kiezen.html"
    doel: str = ""

    def mag_kijken(self, situatie: Situatie) -> bool:
        nodig = self.doel in ("waarneming", "verwant") or situatie.is_regisseur
        return super().mag_kijken(situatie) and nodig

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(zoek=request.POST.get("zoek", "").replace("\x00", "")[:80])
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        zoek = kwargs.pop("zoek", "").strip()
        doel = DOELEN[self.doel]
        gevonden = zoek_ontvangers(
            zoek,
            # Without a question: the colleagues who are near.
            team=self.huishouden.team if doel.alleen_team or not zoek else None,
            zonder=(self.door.pk, self.huishouden.regisseur_id),
            met_toezicht=doel.met_toezicht,
        )
        return super().get_context_data(**kwargs) | {
            "doel": doel,
            "zoek": zoek,
            "keuzes": [
                {"wie": wie, "url": reverse(doel.naar, args=[self.huishouden.pk, wie.medewerker.pk])}
                for wie in gevonden[:MEESTE]
            ],
            "meer": len(gevonden) > MEESTE,
            "terug_url": reverse("huishoudens:toegang", args=[self.huishouden.pk]),
        }


class VoorIemand(HuishoudenFormView):
    """A form about one person who was chosen before; somebody who cannot be let in has no such page."""

    ontvanger: Ontvanger
    met_toezicht: ClassVar[bool] = False

    def voorbereiden(self) -> None:
        super().voorbereiden()
        ontvanger = ontvanger_van(self.kwargs["medewerker"], met_toezicht=self.met_toezicht)
        if ontvanger is None or ontvanger.medewerker.pk == self.door.pk:
            raise Http404
        self.ontvanger = ontvanger

    def get_success_url(self) -> str:
        return reverse("huishoudens:toegang", args=[self.huishouden.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"ontvanger": self.ontvanger}


class Beeindigen(HuishoudenView):
    """One click ends a row of this huishouden; what was ended already stays as it was."""

    model: ClassVar[type[Model]]
    einde: ClassVar[str]
    gedaan: ClassVar[str]

    def beeindig(self, rij: Any) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest, huishouden_id: UUID, pk: UUID) -> HttpResponse:
        rijen: Any = self.model._base_manager.select_related("medewerker")
        rij = get_object_or_404(rijen, pk=pk, huishouden=self.huishouden)
        if getattr(rij, self.einde) is None:
            self.beeindig(rij)
        messages.success(request, self.gedaan.format(wie=rij.medewerker.naam))
        return redirect("huishoudens:toegang", huishouden_id)


class DelingIntrekken(AlleenRegisseur, Beeindigen):
    """From now on it is not shared."""

    handeling = "huishoudens.deling_intrekken"
    model, einde = Deling, "ingetrokken_op"
    gedaan = "{wie} ziet dit nu niet meer."

    def beeindig(self, rij: Any) -> None:
        deling_intrekken(deling=rij, op=self.op)


class WaarnemingBeeindigen(RegeltToegang, Beeindigen):
    """The colleague no longer reads along."""

    handeling = "huishoudens.waarneming_beeindigen"
    model, einde = Waarneming, "beeindigd_op"
    gedaan = "{wie} leest nu niet meer mee."

    def beeindig(self, rij: Any) -> None:
        waarneming_beeindigen(waarneming=rij, op=self.op)


class ToelatingBeeindigen(AlleenRegisseur, Beeindigen):
    """The colleague is shut out of the shielded file like everybody else."""

    handeling = "huishoudens.toelating_beeindigen"
    model, einde = Toelating, "tot"
    gedaan = "{wie} ziet dit huishouden nu niet meer."

    def beeindig(self, rij: Any) -> None:
        toelating_beeindigen(toelating=rij, op=self.vandaag)


class RelatieBeeindigen(RegeltToegang, Beeindigen):
    """The teamleider lets the colleague in again."""

    handeling = "huishoudens.relatie_beeindigen"
    model, einde = Relatie, "tot"
    gedaan = "{wie} ziet dit huishouden weer zoals het team."

    def mag_kijken(self, situatie: Situatie) -> bool:
        return situatie.niveau(G.TOEWIJZING) >= Niveau.BESLISSEN

    def beeindig(self, rij: Any) -> None:
        relatie_beeindigen(relatie=rij, op=self.vandaag)
