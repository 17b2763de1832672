"""What the regisseur fills in: an advies, and the answer to a question of the back office (D1, D2)."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms

from backoffice.diensten.advies import Onderbouwing, wat_ontbreekt
from backoffice.keuzes import Leveringsvorm
from huishoudens.models import Persoon
from toegang.forms import MetVersie
from toegang.keuzes import Wet
from triage.forms.velden import Dag, Tekst


def _tekst(label: str, hulp: str) -> Tekst:
    return Tekst(label=label, help_text=hulp, widget=forms.Textarea(attrs={"rows": 3}))


class AdviesFormulier(forms.Form):
    """The advies with the omgekeerde toets; what is required says the dienst, in its own words."""

    use_required_attribute = False

    persoon = forms.ModelChoiceField(
        Persoon.objects.none(),
        label="Voor wie is het?",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies voor wie dit advies is."},
    )
    wet = forms.TypedChoiceField(
        label="Onder welke wet valt het?",
        choices=Wet.choices,
        coerce=Wet,
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        help_text="Wmo, Participatiewet en Schuldhulp gaan naar de ISD. Jeugdwet gaat naar TWO.",
        error_messages={"required": "Kies de wet."},
    )
    voorziening = forms.CharField(
        label="Welke hulp adviseert u?",
        max_length=160,
        help_text="Bijvoorbeeld: hulp bij het huishouden, 2 uur per week.",
        error_messages={"required": "Schrijf op welke hulp u adviseert."},
    )
    effect = _tekst("1. Wat willen we bereiken?", "Het effect voor de inwoner, in gewone woorden.")
    grondwaarden = _tekst(
        "2. Past dit bij de bedoeling van de wet?", "Meedoen, zelf redden, veilig opgroeien."
    )
    ethiek = _tekst("3. Is dit te verdedigen?", "Wat gebeurt er als wij dit doen, en als wij dit niet doen?")
    juridisch = _tekst("4. Past dit binnen de regels?", "De wet, de verordening en wat eerder is besloten.")
    doelmatig = _tekst("Waarom is dit doelmatig?", "Een goede besteding: hoeveel, hoe lang, waarom dit.")
    rechtmatig = _tekst("Waarom is dit rechtmatig?", "Waarom de inwoner hier recht op heeft.")
    lichter_afgewogen = _tekst(
        "Waarom is lichtere hulp niet genoeg?",
        "Eigen kracht, netwerk, sociale basis, vrij toegankelijke hulp.",
    )
    leveringsvorm = forms.TypedChoiceField(
        label="Hoe wil de inwoner de hulp krijgen?",
        choices=Leveringsvorm.choices,
        coerce=Leveringsvorm,
        initial=Leveringsvorm.ZIN,
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        error_messages={"required": "Kies zorg in natura of een pgb."},
    )
    pgb_uitgelegd = forms.BooleanField(
        label="Ik legde het verschil uit tussen zorg in natura en een pgb",
        required=False,
        help_text="Nodig bij de Wmo en de Jeugdwet, ook als de inwoner zorg in natura kiest.",
    )
    clientondersteuning_aangeboden_op = Dag(
        label="Cliëntondersteuning aangeboden op",
        help_text="Bij de Wmo moet dit vóór het advies, en het is gratis.",
    )

    def __init__(self, *args: Any, personen: Sequence[Persoon], op: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.op = op
        veld: Any = self.fields["persoon"]
        rijen = Persoon.objects.filter(pk__in=[persoon.pk for persoon in personen])
        veld.queryset = rijen.order_by("geboortedatum", "pk")
        veld.label_from_instance = lambda persoon: _met_leeftijd(persoon, op)

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        if velden.get("wet") and velden.get("leveringsvorm"):
            self.voeg_toe(
                wat_ontbreekt(
                    wet=velden["wet"],
                    leveringsvorm=velden["leveringsvorm"],
                    onderbouwing=self._onderbouwing(velden),
                    pgb_uitgelegd=velden.get("pgb_uitgelegd", False),
                    clientondersteuning_aangeboden_op=velden.get("clientondersteuning_aangeboden_op"),
                    op=self.op,
                )
            )
        return velden

    def voeg_toe(self, ontbreekt: dict[str, str]) -> None:
        """Show what is missing at the fields it is about."""
        for veld, tekst in ontbreekt.items():
            self.add_error(veld if veld in self.fields else None, tekst)

    @staticmethod
    def _onderbouwing(velden: dict[str, Any]) -> Onderbouwing:
        return Onderbouwing(**{naam: velden.get(naam, "") for naam in Onderbouwing.__dataclass_fields__})

    def als_advies(self) -> dict[str, Any]:
        """The keyword arguments of `advies_indienen`; of a valid form."""
        velden = self.cleaned_data
        namen = ("persoon", "wet", "voorziening", "leveringsvorm", "pgb_uitgelegd")
        return {naam: velden[naam] for naam in (*namen, "clientondersteuning_aangeboden_op")} | {
            "onderbouwing": self._onderbouwing(velden)
        }


def _met_leeftijd(persoon: Persoon, op: datetime.date) -> str:
    jaren = persoon.leeftijd(op)
    return persoon.naam if jaren is None else f"{persoon.naam}, {jaren} jaar"


class AntwoordFormulier(MetVersie):
    """The answer to a question of the back office."""

    antwoord = forms.CharField(
        label="Uw antwoord",
        help_text="Alleen wat de consulent nodig heeft. Vanaf nu loopt de termijn weer.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Schrijf uw antwoord op."},
    )


class IntrekFormulier(MetVersie):
    """Taking an advies back asks one knowing click."""

    zeker = forms.BooleanField(
        label="Ja, ik trek dit advies in",
        help_text="De consulent ziet het dossier dan niet meer.",
        error_messages={"required": "Vink aan dat u dit wilt."},
    )
