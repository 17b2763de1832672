"""Writing down a contact: what, when, with whom, what was said, what about; nothing else (B4, screens 12)."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from huishoudens.keuzes import Contactsoort
from toegang.forms import Dagveld, geweest
from toegang.keuzes import Leefgebied

MIDDAG = datetime.time(12)


class ContactFormulier(forms.Form):
    """One contact with the family, a partner or a colleague."""

    soort = forms.ChoiceField(
        label="Hoe had u contact?",
        choices=Contactsoort.choices,
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        error_messages={"required": "Kies hoe u contact had."},
    )
    dag = Dagveld(
        label="Wanneer?",
        validators=[geweest],
        error_messages={"required": "Kies de dag van het contact."},
    )
    met = forms.CharField(
        label="Met wie?", max_length=120, required=False, widget=forms.TextInput(attrs={"list": "wie-lijst"})
    )
    tekst = forms.CharField(
        label="Wat is er besproken?",
        help_text="Schrijf kort. Wie het betreft, mag dit lezen.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf op wat er is besproken."},
    )
    leefgebieden = forms.MultipleChoiceField(
        label="Waar ging het over?",
        required=False,
        choices=Leefgebied.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"data-vorm": "pillen"}),
    )
    waakvlam = forms.BooleanField(
        label="Dit was een waakvlamcontact",
        required=False,
        help_text="Even horen hoe het gaat, zonder dat er iets speelt.",
    )

    def moment(self, nu: datetime.datetime) -> datetime.datetime:
        """Now, for a contact of today; noon of an earlier day, because nobody notes the hour afterwards."""
        dag: datetime.date = self.cleaned_data["dag"]
        if dag == timezone.localdate(nu):
            return nu
        return timezone.make_aware(datetime.datetime.combine(dag, MIDDAG))

    def als_contact(self) -> dict[str, Any]:
        velden = dict(self.cleaned_data)
        velden.pop("dag")
        return velden | {"soort": Contactsoort(velden["soort"])}
