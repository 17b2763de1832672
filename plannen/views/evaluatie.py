"""Planning and holding an evaluation (C6)."""

from typing import Any

from django.http import Http404

from plannen.diensten.evaluaties import (
    EvaluatieAlGehouden,
    EvaluatieNietCompleet,
    evaluatie_houden,
    evaluatie_plannen,
)
from plannen.forms import EvaluatieForm, EvaluatiePlannenForm
from plannen.models import Evaluatie
from plannen.views.basis import PlanFormView
from toegang.keuzes import Gegevensgroep as G


class EvaluatiePlannen(PlanFormView):
    """Choose or move the moment."""

    handeling = "plannen.evaluatie_plannen"
    alleen_regisseur = True
    form_class = EvaluatiePlannenForm
    titel = "Evaluatie plannen"
    sub = "Kijk samen met het gezin en het netwerk hoe het gaat."
    knop = "Dag opslaan"
    gelukt = "De evaluatie is gepland."

    def get_initial(self) -> dict[str, Any]:
        gepland = self.het_beeld().volgende_evaluatie
        return {"gepland_op": gepland.gepland_op, "versie": gepland.versie} if gepland else {}

    def uitvoeren(self, formulier: Any) -> Any:
        evaluatie_plannen(plan=self.het_beeld().plan, door=self.door, **formulier.cleaned_data)


class EvaluatieHouden(PlanFormView):
    """Prepare on screen, fill in during or after the talk."""

    handeling = "plannen.evaluatie_houden"
    alleen_regisseur = True
    groepen = (G.PERSOON, G.PLAN, G.EVALUATIE)
    erbij = (G.WONEN,)
    form_class = EvaluatieForm
    template_name = "plannen/evaluatie.html"
    titel = "Samen kijken hoe het gaat"
    sub = "Vraag elk gezinslid wat er beter gaat en wat nog niet."
    knop = "Evaluatie opslaan"
    gelukt = "De evaluatie is vastgelegd."

    @property
    def evaluatie(self) -> Evaluatie:
        gepland = self.het_beeld().volgende_evaluatie
        if gepland is None:
            raise Http404
        return gepland

    def get_initial(self) -> dict[str, Any]:
        begin: dict[str, Any] = {f"score-{doel.pk}": doel.nu for doel in self.het_beeld().open_doelen}
        return begin | {"gehouden_op": self.vandaag, "versie": self.evaluatie.versie}

    def bewaarde_waarden(self, bewaard: Any, formulier: Any) -> dict[str, Any]:
        """Nothing is written of it yet; what changed is its day, and that stands above the form."""
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"doelen": self.het_beeld().open_doelen}

    def uitvoeren(self, formulier: Any) -> Any:
        velden = formulier.cleaned_data
        try:
            evaluatie_houden(
                evaluatie=self.evaluatie,
                op=velden["gehouden_op"],
                resultaten=formulier.resultaten,
                aanpak_past=velden["aanpak_past"],
                tevredenheid=velden["tevredenheid"],
                verslag=velden["verslag"],
                volgende_op=velden["volgende_op"],
                versie=velden["versie"],
                door=self.door,
            )
        except EvaluatieNietCompleet as fout:
            for zin in fout.ontbreekt:
                formulier.add_error(None, zin)
        except EvaluatieAlGehouden as fout:
            formulier.add_error(None, str(fout))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"evaluatie": self.evaluatie}
