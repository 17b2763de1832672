"""The form that ends a melding: klantreis, routes, reasons, and what the resident was told (A5-A7, A11)."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms

from toegang.forms import Dagveld, MetVersie, geweest
from toegang.keuzes import Lijn, OrganisatieSoort, Wet
from toegang.models import Organisatie
from triage.diensten.triage import Gekozen
from triage.forms.velden import Tekst
from triage.keuzes import Klantreis, Route
from triage.models import Melding
from triage.routes import REISREGEL, ROUTEREGEL

DOORVERWIJZING = tuple(regel.route for regel in ROUTEREGEL.values() if regel.doorverwijzing)


def naar_wie(route: Route) -> str:
    """The name of the field that says to whom a route leads."""
    return f"naar_{route.value}"


class TriageFormulier(MetVersie):
    """What the triagist decides; the dienst says what must be explained, all of it at once."""

    use_required_attribute = False

    klantreis = forms.TypedChoiceField(
        label="Welke klantreis past?",
        choices=Klantreis.choices,
        coerce=Klantreis,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies de klantreis die past."},
    )
    routes = forms.TypedMultipleChoiceField(
        label="Welke hulp past?",
        choices=Route.choices,
        coerce=Route,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    antwoord = Tekst(
        label="Welk antwoord gaf u?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kort. Een collega die later belt, leest dit terug.",
    )
    lichtere_route_overgeslagen = Tekst(
        label="Waarom is lichtere hulp niet genoeg?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="U slaat een lichtere route over. Leg uit waarom.",
    )
    onderbouwing = Tekst(
        label="Waarom kiest u deze klantreis?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig bij meervoudig, complex en bemoeizorg.",
    )
    wetten = forms.TypedMultipleChoiceField(
        label="Over welke wet gaat het?",
        choices=Wet.choices,
        coerce=Wet,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-vorm": "pillen"}),
    )
    clientondersteuning = forms.BooleanField(
        label="Ik vertelde dat gratis cliëntondersteuning kan",
        required=False,
        help_text="Iemand die meedenkt en niet van de gemeente is. Bij de Wmo moet dit vóór het onderzoek.",
    )
    clientondersteuning_op = Dagveld(label="Wanneer vertelde u dat?", required=False, validators=[geweest])
    rest_niet_besproken = forms.BooleanField(
        label="De leefgebieden zonder cijfer zijn niet besproken", required=False
    )

    def __init__(self, *args: Any, melding: Melding, op: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.op = op
        self.fields["klantreis"].initial = Klantreis.SPOED if melding.spoed else None
        self.fields["wetten"].initial = melding.wetten
        self.fields["clientondersteuning_op"].initial = op
        organisaties = Organisatie.objects.exclude(soort=OrganisatieSoort.BACKOFFICE).order_by("lijn", "naam")
        keuzes = [("", "Nog niet bekend")] + [
            (str(o.pk), f"{o.naam} ({Lijn(o.lijn).label.lower()})") for o in organisaties
        ]
        self._organisaties = {str(o.pk): o for o in organisaties}
        for route in DOORVERWIJZING:
            self.fields[naar_wie(route)] = forms.ChoiceField(
                label="Naar wie verwijst u?", choices=keuzes, required=False
            )

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        verteld = velden.get("clientondersteuning_op")
        if (
            velden.get("clientondersteuning")
            and verteld is None
            and "clientondersteuning_op" not in self.errors
        ):
            self.add_error("clientondersteuning_op", "Vul de datum in waarop u dit vertelde.")
        return velden

    def voeg_toe(self, ontbreekt: dict[str, str]) -> None:
        """Show what is missing at the fields it is about."""
        for veld, tekst in ontbreekt.items():
            self.add_error(veld, tekst)

    @property
    def verteld_op(self) -> datetime.date | None:
        """The day the resident was told of cliëntondersteuning; of a valid form."""
        velden = self.cleaned_data
        dag: datetime.date | None = (
            velden["clientondersteuning_op"] if velden["clientondersteuning"] else None
        )
        return dag

    def gekozen_routes(self) -> list[Gekozen]:
        """The chosen routes with whom they lead to; of a valid form."""
        return [
            Gekozen(route=route, organisatie=self._organisatie(route))
            for route in self.cleaned_data["routes"]
        ]

    def _organisatie(self, route: Route) -> Organisatie | None:
        return self._organisaties.get(self.cleaned_data.get(naar_wie(route), ""))

    def rijen(self) -> Iterable[dict[str, Any]]:
        """The routes as the page draws them, the lightest first."""
        gekozen = {str(waarde) for waarde in self["routes"].value() or []}
        for stap, (route, regel) in enumerate(ROUTEREGEL.items(), start=1):
            yield {
                "route": route.value,
                "naam": route.label,
                "stap": stap,
                "uitleg": regel.uitleg,
                "waarom_licht": regel.waarom_licht,
                "aan": route.value in gekozen,
                "naar_wie": self[naar_wie(route)] if regel.doorverwijzing else None,
            }

    def reizen(self) -> Iterable[dict[str, Any]]:
        """The klantreizen as the page draws them."""
        gekozen = self["klantreis"].value()
        for klantreis, regel in REISREGEL.items():
            yield {
                "klantreis": klantreis.value,
                "naam": klantreis.label,
                "uitleg": regel.uitleg,
                "aan": str(gekozen or "") == klantreis.value,
            }


class OnderzoekFormulier(forms.Form):
    """The resident has the outcome on paper; without that the investigation is not done (Wmo 2.3.2 lid 8)."""

    op_papier = forms.BooleanField(
        label="De inwoner heeft de uitkomst van het onderzoek op papier",
        error_messages={"required": "Geef eerst de uitkomst op papier. Vink dit daarna aan."},
    )
