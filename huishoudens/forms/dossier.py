"""Forms about consent and safety (F5, B6)."""

from typing import Any

from django import forms

from huishoudens.keuzes import MELDCODE
from huishoudens.models import Huishouden, Persoon
from toegang.forms import Dagveld, geweest


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
    ontvanger = forms.CharField(
        label="Met wie mogen wij delen?",
        max_length=120,
        help_text="Bijvoorbeeld: Basisschool De Bollen.",
        error_messages={"required": "Schrijf op met wie."},
    )
    op = Dagveld(label="Wanneer gegeven?", validators=[geweest], error_messages={"required": "Kies de dag."})

    def __init__(self, *args: Any, huishouden: Huishouden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["persoon"]
        veld.queryset = Persoon.objects.filter(huishouden=huishouden).order_by("geboortedatum")


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
