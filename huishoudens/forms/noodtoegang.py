"""Breaking the glass takes a reason that others will read, and afterwards a verdict (F3)."""

from typing import Any

from django import forms

from huishoudens.diensten.noodtoegang import schone_reden
from huishoudens.keuzes import REDEN_MINIMAAL, Noodoordeel

LANGST = 500


class RedenFormulier(forms.Form):
    """Why this file must be read now. The writer says to have read what happens next."""

    reden = forms.CharField(
        label="Waarom moet u dit dossier nu lezen?",
        help_text=f"Schrijf minstens {REDEN_MINIMAAL} tekens. Uw teamleider en de privacy officer lezen dit.",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 4, "data-minstens": str(REDEN_MINIMAAL)}),
        error_messages={
            "required": "Schrijf op waarom u dit dossier nu moet lezen.",
            "max_length": f"Dit is te lang. Gebruik ten hoogste {LANGST} tekens.",
        },
    )
    begrepen = forms.BooleanField(
        label="Ik heb gelezen wat er gebeurt",
        error_messages={"required": "Lees eerst wat er gebeurt, en zet dan dit vinkje."},
    )

    def clean_reden(self) -> str:
        reden = schone_reden(self.cleaned_data["reden"])
        if (tekort := REDEN_MINIMAAL - len(reden)) > 0:
            raise forms.ValidationError(
                f"Uw reden is {len(reden)} tekens lang. Schrijf er nog minstens {tekort} bij."
            )
        return reden


class ZoekFormulier(RedenFormulier):
    """The same, of a file in another team: whose it is. What is typed goes with the form, never in an address."""

    wie = forms.CharField(
        label="Om wie gaat het?",
        help_text="Naam met geboortedatum, postcode met huisnummer, BSN of dossiernummer.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Schrijf op om wie het gaat."},
    )
    field_order = ("wie", "reden", "begrepen")


class OordeelFormulier(forms.Form):
    """The verdict of the privacy officer, in a choice and in words."""

    oordeel = forms.TypedChoiceField(
        label="Was dit nodig?",
        choices=Noodoordeel.choices,
        coerce=Noodoordeel,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een oordeel."},
    )
    toelichting = forms.CharField(
        label="Waarom vindt u dat?",
        help_text="De collega en de teamleider lezen dit. Noem geen namen van inwoners.",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Schrijf op waarom u dat vindt.",
            "max_length": f"Dit is te lang. Gebruik ten hoogste {LANGST} tekens.",
        },
    )

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if toelichting := velden.get("toelichting"):
            velden["toelichting"] = toelichting.strip()
        return velden
