"""The form with which a teamleider divides households anew (E2)."""

from typing import Any

from django import forms

from monitoring.overzichten.caseload import Caseloadbeeld, Collega, Kiesbaar


class HerverdelenForm(forms.Form):
    """Which households of one colleague go to whom; only what the page offered can be chosen."""

    huishoudens = forms.TypedMultipleChoiceField(
        label="Welke huishoudens?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één huishouden."},
    )
    naar = forms.ChoiceField(label="Aan wie?", error_messages={"required": "Kies een collega."})

    def __init__(self, *args: Any, beeld: Caseloadbeeld, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._huishoudens = {str(h.id): h for h in beeld.kiesbaar if not h.loopt}
        self._collegas = {str(c.id): c for c in beeld.ontvangers()}
        self.fields["huishoudens"].choices = [(sleutel, h.naam) for sleutel, h in self._huishoudens.items()]  # type: ignore[attr-defined]  # a choice
        self.fields["naar"].choices = [  # type: ignore[attr-defined]  # a choice
            (sleutel, f"{c.naam}, {c.belasting.procent}% vol") for sleutel, c in self._collegas.items()
        ]

    def gekozen(self) -> list[Kiesbaar]:
        """What is ticked now, also before anything is sent."""
        return [self._huishoudens[s] for s in self["huishoudens"].value() or [] if s in self._huishoudens]

    def ontvanger(self) -> Collega | None:
        waarde = self["naar"].value()
        return self._collegas.get(waarde) if waarde else next(iter(self._collegas.values()), None)
