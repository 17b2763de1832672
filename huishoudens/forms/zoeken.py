"""What the intake knows so far of somebody, to see who may already be known (A3)."""

from typing import Any

from django import forms
from django.utils import timezone

from toegang.normaliseren import lees_geboortedatum


class BekendFormulier(forms.Form):
    """All fields may be empty; the names are those of the intake form. A date counts once it can be read."""

    naam = forms.CharField(required=False, max_length=200)
    voornamen = forms.CharField(required=False, max_length=120)
    achternaam = forms.CharField(required=False, max_length=120)
    geboortedatum = forms.CharField(required=False, max_length=30)
    postcode = forms.CharField(required=False, max_length=10)
    huisnummer = forms.CharField(required=False, max_length=10)
    toevoeging = forms.CharField(required=False, max_length=10)
    bsn = forms.CharField(required=False, max_length=20)

    def als_vraag(self) -> dict[str, Any]:
        """The keyword arguments of `bekend`."""
        velden = self.cleaned_data
        naam = velden["naam"] or f"{velden['voornamen']} {velden['achternaam']}".strip()
        return {
            "naam": naam if velden["naam"] or velden["achternaam"] else "",
            "geboortedatum": lees_geboortedatum(velden["geboortedatum"], op=timezone.localdate()),
            "postcode": velden["postcode"],
            "huisnummer": velden["huisnummer"],
            "toevoeging": velden["toevoeging"],
            "bsn": velden["bsn"],
        }
