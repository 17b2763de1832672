"""Who agrees with the plan (C4)."""

from typing import Any

from django.http import Http404

from huishoudens.models import Persoon
from plannen.diensten.akkoord import AkkoordNietMogelijk, akkoord_intrekken, akkoord_vastleggen
from plannen.forms import AkkoordForm
from plannen.kwaliteit import Deelnemer
from plannen.models import Akkoord
from plannen.views.basis import PlanFormView, PlanKnop


class AkkoordVastleggen(PlanFormView):
    """Write down that somebody agreed."""

    handeling = "plannen.akkoord_vastleggen"
    alleen_regisseur = True
    form_class = AkkoordForm
    knop = "Akkoord opslaan"
    gelukt = "Het akkoord is vastgelegd."
    lid: Deelnemer

    def voorbereiden(self) -> None:
        super().voorbereiden()
        gezocht = self.kwargs["persoon_id"]
        gevonden = next((d for d in self.het_beeld().deelnemers if d.persoon_id == gezocht), None)
        if gevonden is None:
            raise Http404
        self.lid = gevonden

    def get_initial(self) -> dict[str, Any]:
        return {"datum": self.vandaag, "versie": self.het_beeld().plan.versie}

    def uitvoeren(self, formulier: Any) -> Any:
        try:
            akkoord_vastleggen(
                plan=self.het_beeld().plan,
                persoon=Persoon.objects.get(pk=self.lid.persoon_id),
                door=self.door,
                **formulier.cleaned_data,
            )
        except AkkoordNietMogelijk as fout:
            formulier.add_error(None, str(fout))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        naam = self.lid.roepnaam
        return super().get_context_data(**kwargs) | {
            "titel": f"Akkoord van {naam}",
            "sub": f"Neem het plan samen door. Herkent {naam} zich erin?",
        }


class AkkoordIntrekken(PlanKnop):
    """Somebody no longer agrees."""

    handeling = "plannen.akkoord_intrekken"
    gelukt = "Het akkoord is ingetrokken. Bespreek samen wat er anders moet."

    def uitvoeren(self) -> None:
        gezocht = self.kwargs["akkoord_id"]
        akkoord: Akkoord | None = next((a for a in self.het_beeld().akkoorden if a.pk == gezocht), None)
        if akkoord is None:
            raise Http404
        akkoord_intrekken(akkoord=akkoord, op=self.op, door=self.door)
