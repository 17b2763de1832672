"""Pages of actions: adding, changing, and how far one is (C3)."""

from typing import Any

from django import forms

from plannen.diensten.acties import (
    ActieNietCompleet,
    actie_afronden,
    actie_beginnen,
    actie_terugzetten,
    actie_toevoegen,
    actie_vervallen,
    actie_wijzigen,
)
from plannen.forms import ActieForm
from plannen.models import Actie, Doel
from plannen.overzichten.actoren import Actorgroep, actorgroepen, met_huidige, sleutel_van
from plannen.views.basis import PlanFormView, PlanKnop
from toegang.keuzes import Gegevensgroep as G


class ActieFormView(PlanFormView):
    """The form of an action."""

    form_class = ActieForm
    # Somebody of the network can be the one who does it.
    erbij = (G.WONEN,)
    knop = "Actie opslaan"
    groepen_van_actoren: list[Actorgroep]

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.groepen_van_actoren = actorgroepen(self.huishouden, self.situatie)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"groepen": self.groepen_van_actoren, "lopend": self.het_beeld().plan.is_lopend}

    def uitvoeren(self, formulier: Any) -> Any:
        velden = {
            naam: formulier.cleaned_data[naam]
            for naam in ("omschrijving", "lijn", "streefdatum", "evaluatiemoment")
        }
        try:
            self.bewaar(formulier, actor=formulier.gekozen_actor, **velden)
        except ActieNietCompleet as fout:
            for naam, zin in fout.ontbreekt.items():
                formulier.add_error(naam, zin)

    def bewaar(self, formulier: ActieForm, **velden: Any) -> None:
        raise NotImplementedError


class ActieToevoegen(ActieFormView):
    """A new action of a goal."""

    handeling = "plannen.actie_toevoegen"
    titel = "Actie toevoegen"
    gelukt = "De actie staat in het plan."
    het_doel: Doel

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.het_doel = self.doel(self.kwargs["doel_id"])
        self.eis_te_schrijven(self.het_doel)

    def bewaar(self, formulier: ActieForm, **velden: Any) -> None:
        actie_toevoegen(doel=self.het_doel, op=self.vandaag, door=self.door, **velden)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sub": f"Bij het doel: {self.het_doel.titel}"}


class ActieWijzigen(ActieFormView):
    """Change an action; two people at once both see both."""

    handeling = "plannen.actie_wijzigen"
    titel = "Actie wijzigen"
    sub = "Verandert u wat er gebeurt of wie het doet? Dan vraagt u het gezin opnieuw om akkoord."
    gelukt = "De actie is gewijzigd."
    de_actie: Actie

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.de_actie = self.actie(self.kwargs["actie_id"])
        self.eis_te_schrijven(self.de_actie)
        self.groepen_van_actoren = met_huidige(self.groepen_van_actoren, self.de_actie)

    def get_initial(self) -> dict[str, Any]:
        velden = ("omschrijving", "lijn", "streefdatum", "evaluatiemoment", "versie")
        return {naam: getattr(self.de_actie, naam) for naam in velden} | {"actor": sleutel_van(self.de_actie)}

    def bewaar(self, formulier: ActieForm, **velden: Any) -> None:
        actie_wijzigen(
            actie=self.de_actie,
            versie=formulier.cleaned_data["versie"],
            op=self.vandaag,
            door=self.door,
            **velden,
        )

    def bewaarde_waarden(self, bewaard: Any, formulier: forms.BaseForm) -> dict[str, Any]:
        return super().bewaarde_waarden(bewaard, formulier) | {"actor": sleutel_van(bewaard)}


class ActieKnop(PlanKnop):
    """A button that says how far an action is."""

    @property
    def de_actie(self) -> Actie:
        return self.actie(self.kwargs["actie_id"])


class ActieBeginnen(ActieKnop):
    """Somebody is working on it."""

    handeling = "plannen.actie_beginnen"

    def uitvoeren(self) -> None:
        actie_beginnen(actie=self.de_actie, door=self.door)


class ActieAfronden(ActieKnop):
    """It is done."""

    handeling = "plannen.actie_afronden"
    gelukt = "De actie is klaar."

    def uitvoeren(self) -> None:
        actie_afronden(actie=self.de_actie, op=self.vandaag, door=self.door)


class ActieTerugzetten(ActieKnop):
    """It is not begun after all."""

    handeling = "plannen.actie_terugzetten"

    def uitvoeren(self) -> None:
        actie_terugzetten(actie=self.de_actie, door=self.door)


class ActieVervallen(ActieKnop):
    """It is no longer needed."""

    handeling = "plannen.actie_vervallen"
    gelukt = "De actie is vervallen."

    def uitvoeren(self) -> None:
        actie_vervallen(actie=self.de_actie, door=self.door)
