"""What a consulent fills in: a decision, or a question to the regisseur (D3)."""

import datetime
from typing import Any

from django import forms

from backoffice.diensten.behandelen import OnmogelijkeAntwoorddag, eis_antwoorddag
from backoffice.diensten.besluit import GEEFT_HULP, wat_ontbreekt
from backoffice.keuzes import Uitkomst
from toegang.forms import Dagveld, MetVersie
from triage.forms.velden import Dag, Tekst


class BesluitFormulier(MetVersie):
    """The decision with its reasons; provider, period and amount only when help is granted."""

    use_required_attribute = False

    uitkomst = forms.TypedChoiceField(
        label="Wat besluit u?",
        choices=Uitkomst.choices,
        coerce=Uitkomst,
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        error_messages={"required": "Kies wat u besluit."},
    )
    motivering = forms.CharField(
        label="Waarom besluit u dit?",
        help_text="In gewone taal. De inwoner en de regisseur lezen dit.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Leg uit waarom u dit besluit."},
    )
    reden_afwijking = Tekst(
        label="Waarom wijkt u af van het advies?",
        help_text="Nodig bij deels toegekend en afgewezen. De regisseur krijgt meteen een vervolgactie.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    aanbieder = forms.CharField(label="Aanbieder", max_length=120, required=False)
    van = Dag(label="Vanaf")
    tot = Dagveld(label="Tot en met", required=False)
    bedrag = forms.DecimalField(
        label="Bedrag in euro",
        max_digits=9,
        decimal_places=2,
        min_value=0,
        required=False,
        localize=True,
        help_text="Per maand, bijvoorbeeld 212,50.",
        error_messages={"invalid": "Schrijf een bedrag, bijvoorbeeld 212,50."},
    )

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        if uitkomst := velden.get("uitkomst"):
            ontbreekt = wat_ontbreekt(
                uitkomst=uitkomst,
                motivering=velden.get("motivering", ""),
                reden_afwijking=velden.get("reden_afwijking", ""),
                van=velden.get("van"),
                tot=velden.get("tot"),
            )
            for veld, tekst in ontbreekt.items():
                if veld not in self.errors:
                    self.add_error(veld, tekst)
            if uitkomst in GEEFT_HULP and not velden.get("van") and "van" not in self.errors:
                self.add_error("van", "Kies vanaf welke dag de hulp begint.")
        return velden

    def als_besluit(self) -> dict[str, Any]:
        """The keyword arguments of `besluiten`; of a valid form."""
        velden = dict(self.cleaned_data)
        if velden["uitkomst"] not in GEEFT_HULP:
            velden |= {"aanbieder": "", "van": None, "tot": None, "bedrag": None}
        return velden


class VraagFormulier(MetVersie):
    """A question to the regisseur, and until when it can be answered."""

    vraag = forms.CharField(
        label="Wat heeft u nog nodig?",
        help_text="Vraag alleen wat nodig is voor dit besluit.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf op wat u nog nodig heeft."},
    )
    antwoord_voor = Dagveld(
        label="Antwoord uiterlijk op",
        help_text="Tot het antwoord er is, staat de termijn stil.",
        error_messages={"required": "Kies een dag."},
    )

    def __init__(self, *args: Any, op: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.op = op

    def clean_antwoord_voor(self) -> datetime.date:
        dag: datetime.date = self.cleaned_data["antwoord_voor"]
        try:
            eis_antwoorddag(dag, op=self.op)
        except OnmogelijkeAntwoorddag as fout:
            raise forms.ValidationError(str(fout)) from fout
        return dag
