"""Forms about consent and safety (F5, B6)."""

from typing import Any

from django import forms

from huishoudens.keuzes import MELDCODE
from huishoudens.models import Huishouden, Persoon
from toegang.forms import Dagveld, geweest
from toegang.models import Organisatie


class ToestemmingFormulier(forms.Form):
    """Who allows sharing what with whom."""

    persoon = forms.ModelChoiceField(
        Persoon.objects.none(),
        label="Wie geeft toestemming?",
        empty_label="Kies een persoon",
        error_messages={"required": "Kies wie toestemming geeft."},
    )
    doel = forms.CharField(
        label="Waarvoor?",
        max_length=200,
        help_text="Bijvoorbeeld: het plan delen.",
        error_messages={"required": "Schrijf op waarvoor."},
    )
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Met welke organisatie mogen wij delen?",
        required=False,
        empty_label="Een ander, schrijf hieronder op wie",
        help_text="Werkt er iemand van deze organisatie mee? Dan kunt u pas na deze toestemming iets delen.",
    )
    ontvanger = forms.CharField(
        label="Of met wie anders?",
        max_length=120,
        required=False,
        help_text="Bijvoorbeeld: de voetbalclub.",
    )
    op = Dagveld(label="Wanneer gegeven?", validators=[geweest], error_messages={"required": "Kies de dag."})

    def __init__(self, *args: Any, huishouden: Huishouden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["persoon"]
        veld.queryset = Persoon.objects.filter(huishouden=huishouden).order_by("geboortedatum")
        organisaties: Any = self.fields["organisatie"]
        organisaties.queryset = Organisatie.objects.order_by("naam")

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if bool(velden.get("organisatie")) == bool(velden.get("ontvanger")) and not self.errors:
            dubbel = "Kies een organisatie of schrijf iemand anders op, niet allebei."
            self.add_error("ontvanger", dubbel if velden.get("ontvanger") else "Schrijf op met wie.")
        return velden


class MeldcodestapFormulier(forms.Form):
    """A step of the meldcode that was taken, with its weighing."""

    stap = forms.TypedChoiceField(
        label="Welke stap heeft u gezet?", coerce=int, error_messages={"required": "Kies een stap."}
    )
    datum = Dagveld(label="Wanneer?", validators=[geweest], error_messages={"required": "Kies de dag."})
    toelichting = forms.CharField(
        label="Wat heeft u gezien, besproken of gewogen?",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Schrijf feiten op. Noteer van wie u ze heeft.",
        error_messages={"required": "Schrijf op wat u heeft gewogen."},
    )

    def __init__(self, *args: Any, gezet: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["stap"]
        veld.choices = [(nr, f"{nr}. {naam}") for nr, naam in MELDCODE.items() if nr not in gezet]
