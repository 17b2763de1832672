"""Pages of goals (C2)."""

from typing import Any
from uuid import UUID

from plannen.diensten.doelen import Richting, doel_stoppen, doel_toevoegen, doel_verplaatsen, doel_wijzigen
from plannen.forms import DoelForm
from plannen.models import Doel
from plannen.views.basis import PlanFormView, PlanKnop
from toegang.beleid import GeenToegang


class DoelFormView(PlanFormView):
    """The form of a goal, with the leefgebieden that its writer can choose."""

    form_class = DoelForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"leefgebieden": self.te_kiezen}


class DoelToevoegen(DoelFormView):
    """A new goal."""

    handeling = "plannen.doel_toevoegen"
    titel = "Doel toevoegen"
    sub = "Spreek het doel af met het gezin. Daarna kiest u wie wat doet."
    knop = "Doel opslaan"
    gelukt = "Het doel staat in het plan."

    def voorbereiden(self) -> None:
        super().voorbereiden()
        if not self.te_kiezen:
            raise GeenToegang(
                "U helpt niet bij een leefgebied. Vraag de regisseur om dit doel toe te voegen."
            )

    def uitvoeren(self, formulier: Any) -> Any:
        velden = {naam: waarde for naam, waarde in formulier.cleaned_data.items() if naam != "versie"}
        doel_toevoegen(plan=self.het_beeld().plan, door=self.door, **velden)


class DoelWijzigen(DoelFormView):
    """Change a goal; two people at once both see both."""

    handeling = "plannen.doel_wijzigen"
    titel = "Doel wijzigen"
    sub = "Verandert u de tekst? Dan vraagt u het gezin opnieuw om akkoord."
    knop = "Doel opslaan"
    gelukt = "Het doel is gewijzigd."
    het_doel: Doel

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.het_doel = self.doel(self.kwargs["doel_id"])
        self.eis_te_schrijven(self.het_doel)

    def get_initial(self) -> dict[str, Any]:
        return {naam: getattr(self.het_doel, naam) for naam in DoelForm.base_fields}

    def uitvoeren(self, formulier: Any) -> Any:
        doel_wijzigen(doel=self.het_doel, door=self.door, **formulier.cleaned_data)


class DoelKnop(PlanKnop):
    """A button of one goal."""

    doel_id: UUID

    @property
    def het_doel(self) -> Doel:
        return self.doel(self.kwargs["doel_id"])


class DoelStoppen(DoelKnop):
    """The family no longer wants this goal."""

    handeling = "plannen.doel_stoppen"
    gelukt = "Het doel is gestopt. De open acties zijn vervallen."

    def uitvoeren(self) -> None:
        doel_stoppen(doel=self.het_doel, op=self.vandaag, door=self.door)

    def zin(self) -> str:
        was_akkoord = any(akkoord.vervallen_op is None for akkoord in self.het_beeld().akkoorden)
        return f"{self.gelukt} Vraag het gezin opnieuw om akkoord." if was_akkoord else self.gelukt


class DoelVerplaatsen(DoelKnop):
    """One place up or down in the order of the family."""

    handeling = "plannen.doel_verplaatsen"

    def uitvoeren(self) -> None:
        omhoog = self.request.POST.get("richting") == Richting.OMHOOG
        doel_verplaatsen(
            doel=self.het_doel,
            richting=Richting.OMHOOG if omhoog else Richting.OMLAAG,
            door=self.door,
        )
