"""The form with which the privacy officer opens an AVG file (F6)."""

import datetime
from uuid import UUID

from django import forms

from huishoudens.diensten.avg import dossier_van, uiterlijke_dag
from huishoudens.keuzes import AvgSoort
from toegang.forms import Dagveld, geweest
from toegang.termijnen import GeenTermijn


class AvgFormulier(forms.Form):
    """What came in, about which file. `huishouden_id` is the file after validation."""

    dossier = forms.CharField(
        label="Dossiernummer",
        max_length=12,
        help_text="Bijvoorbeeld H-2026-0001.",
        error_messages={"required": "Vul het dossiernummer in."},
    )
    soort = forms.ChoiceField(
        label="Waar gaat het om?",
        choices=[("", "Maak een keuze"), *AvgSoort.choices],
        error_messages={"required": "Kies waar het om gaat."},
    )
    ontvangen_op = Dagveld(
        label="Wanneer kwam het binnen?",
        validators=[geweest],
        help_text="Vanaf deze dag hebt u een maand.",
        error_messages={"required": "Kies de dag."},
    )
    reden = forms.CharField(
        label="Waarom opent u dit dossier?",
        min_length=4,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De regisseur ziet dat u het opende, en waarom. Schrijf geen namen op.",
        error_messages={
            "required": "Schrijf kort op waarom.",
            "min_length": "Schrijf kort op waarom, in een paar woorden.",
        },
    )
    huishouden_id: UUID | None = None

    def clean_dossier(self) -> str:
        nummer = str(self.cleaned_data["dossier"]).upper()
        self.huishouden_id = dossier_van(nummer)
        if self.huishouden_id is None:
            raise forms.ValidationError("Dit nummer vinden wij niet. Controleer het, of bel de teamleider.")
        return nummer

    def clean_ontvangen_op(self) -> datetime.date:
        dag: datetime.date = self.cleaned_data["ontvangen_op"]
        try:
            uiterlijke_dag(dag)
        except GeenTermijn as fout:
            raise forms.ValidationError("De AVG geldt sinds 25 mei 2018. Kies een dag daarna.") from fout
        return dag
