"""The end of a plan and its way back (C11)."""

from typing import Any

from plannen.diensten.afsluiten import (
    PlanNietAfgerond,
    nog_open,
    plan_afsluiten,
    plan_heropenen,
    waakvlam_starten,
)
from plannen.forms import RedenForm, WaakvlamForm
from plannen.views.basis import Planstand


class PlanAfsluiten(Planstand):
    """Close the plan, or read what is still open."""

    handeling = "plannen.plan_afsluiten"
    form_class = RedenForm
    template_name = "plannen/afsluiten.html"
    titel = "Plan afsluiten"
    sub = "Sluit samen af. Heropenen kan altijd."
    knop = "Plan afsluiten"
    gelukt = "Het plan is afgesloten."

    def uitvoeren(self, formulier: Any) -> Any:
        try:
            plan_afsluiten(plan=self.het_beeld().plan, door=self.door, op=self.op, **formulier.cleaned_data)
        except PlanNietAfgerond as fout:
            for zin in fout.ontbreekt:
                formulier.add_error(None, zin)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"nog_open": nog_open(self.het_beeld().plan)}


class WaakvlamStarten(Planstand):
    """From now on a contact every so many weeks."""

    handeling = "plannen.waakvlam_starten"
    form_class = WaakvlamForm
    titel = "Plan op de waakvlam"
    sub = "Het gaat goed. U houdt nog af en toe contact."
    knop = "Waakvlam starten"
    gelukt = "Het plan staat op de waakvlam. Het volgende contact staat in uw werk."

    def uitvoeren(self, formulier: Any) -> Any:
        waakvlam_starten(plan=self.het_beeld().plan, door=self.door, op=self.op, **formulier.cleaned_data)


class PlanHeropenen(Planstand):
    """Take the plan up again."""

    handeling = "plannen.plan_heropenen"
    form_class = RedenForm
    titel = "Plan heropenen"
    sub = "Het plan gaat verder zoals het was. Wij stellen over zes weken een evaluatie voor."
    knop = "Plan heropenen"
    gelukt = "Het plan is weer actief."

    def uitvoeren(self, formulier: Any) -> Any:
        plan_heropenen(plan=self.het_beeld().plan, door=self.door, op=self.op, **formulier.cleaned_data)
