"""The form with which the privacy officer opens an AVG file (F6)."""

import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from huishoudens.diensten.avg import dossier_van, uiterlijke_dag
from huishoudens.keuzes import AvgSoort
from toegang.forms import Dagveld, geweest
from toegang.termijnen import GeenTermijn


class AvgFormulier(forms.Form):
    """What came in, about which file. `huishouden_id` is the file after validation.

    The number is looked up last, of a form that is right for the rest: so who tries numbers opens a file or leaves a
    refusal. `niet_gevonden`: it is unknown, or of one's own family.
    """

    dossier = forms.CharField(
        label="Dossiernummer",
        max_length=12,
        help_text="Bijvoorbeeld H-2026-0001.",
        error_messages={"required": "Vul het dossiernummer in."},
    )
    soort = forms.ChoiceField(
        label="Waar gaat het om?",
        choices=[("", "Maak een keuze"), *AvgSoort.choices],
        help_text="Beperking: wij gebruiken de gegevens een tijd niet. Bezwaar: de inwoner wil niet dat wij ze gebruiken.",
        error_messages={"required": "Kies waar het om gaat."},
    )
    ontvangen_op = Dagveld(
        label="Wanneer kwam het binnen?",
        validators=[geweest],
        help_text="Vanaf deze dag hebt u een maand. Bij een datalek hebt u 72 uur.",
        error_messages={"required": "Kies de dag."},
    )
    tijd = forms.TimeField(
        label="Hoe laat ontdekte u het?",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        help_text="Alleen bij een incident of datalek. De 72 uur beginnen op dat moment.",
        error_messages={"invalid": "Vul een tijd in, bijvoorbeeld 14:30."},
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
    niet_gevonden = False
    # Of a valid form about an incident.
    ontdekt_op: datetime.datetime | None = None

    def clean_dossier(self) -> str:
        return str(self.cleaned_data["dossier"]).upper()

    def clean_ontvangen_op(self) -> datetime.date:
        dag: datetime.date = self.cleaned_data["ontvangen_op"]
        try:
            uiterlijke_dag(dag)
        except GeenTermijn as fout:
            raise forms.ValidationError("De AVG geldt sinds 25 mei 2018. Kies een dag daarna.") from fout
        return dag

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("soort") == AvgSoort.INCIDENT and {"ontvangen_op", "tijd"} <= velden.keys():
            if velden["tijd"] is None:
                self.add_error("tijd", "Vul in hoe laat u het ontdekte.")
            else:
                self._zet_ontdekt(datetime.datetime.combine(velden["ontvangen_op"], velden["tijd"]))
        if not self.errors:
            self._zoek(velden["dossier"])
        return velden

    def _zoek(self, nummer: str) -> None:
        self.huishouden_id = dossier_van(nummer)
        self.niet_gevonden = self.huishouden_id is None
        if self.niet_gevonden:
            self.add_error("dossier", "Dit nummer vinden wij niet. Controleer het, of bel de teamleider.")

    def _zet_ontdekt(self, moment: datetime.datetime) -> None:
        self.ontdekt_op = timezone.make_aware(moment)
        if self.ontdekt_op > timezone.now():
            self.add_error("tijd", "Deze tijd moet nog komen.")
