"""Forms about who may look: sharing, standing in, shielding, asking and answering (F1, F4, F5)."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from huishoudens.keuzes import Waarneemsoort
from huishoudens.models import Adres
from toegang import beleid
from toegang.forms import Dagveld, komt
from toegang.keuzes import Gegevensgroep
from toegang.models import Medewerker

GROEPEN, ADRES, ACTIES = "groepen", "adres", "acties"
DRIE_MAANDEN = datetime.timedelta(days=91)
_UIT_DE_LIJST = "Kies iets uit de lijst."
TWEE_WEKEN = datetime.timedelta(weeks=2)


class Redenveld(forms.CharField):
    """Why, in one sentence that somebody else can follow."""

    def __init__(self, label: str, voorbeeld: str = "") -> None:
        super().__init__(
            label=label,
            min_length=3,
            max_length=300,
            help_text=voorbeeld,
            error_messages={
                "required": "Schrijf in één zin waarom.",
                "min_length": "Schrijf in één zin waarom.",
            },
        )


def deelbare_keuzes() -> list[tuple[int, str]]:
    """What can be ticked; the name comes along by itself."""
    return [
        (groep.value, groep.in_woorden.capitalize())
        for groep in beleid.deelbaar()
        if groep != Gegevensgroep.PERSOON
    ]


class DelingFormulier(forms.Form):
    """What one person may read, until when and why. `gezien` is the choice whose consequences were shown."""

    soort = forms.ChoiceField(
        label="Wat deelt u?",
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        error_messages={"required": "Kies wat u deelt.", "invalid_choice": _UIT_DE_LIJST},
    )
    groepen = forms.TypedMultipleChoiceField(
        label="Welke onderdelen van het dossier?",
        coerce=lambda waarde: Gegevensgroep(int(waarde)),
        widget=forms.CheckboxSelectMultiple,
        help_text="De naam en het gezin gaan altijd mee. BSN, veiligheid en schulden deelt u nooit.",
        error_messages={"required": "Kies minstens één onderdeel.", "invalid_choice": _UIT_DE_LIJST},
    )
    tot_en_met = Dagveld(
        label="Tot en met welke dag?",
        validators=[komt],
        help_text="Hoogstens een jaar. Daarna stopt het vanzelf.",
        error_messages={"required": "Kies een dag."},
    )
    reden = Redenveld("Waarom is dit nodig?", "Bijvoorbeeld: samen een schuldregeling opzetten.")
    gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, adressen: Sequence[Adres], acties: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.adressen = adressen
        velden: Any = self.fields
        velden["soort"].choices = [
            (GROEPEN, "Onderdelen van het dossier"),
            *(
                (f"{ADRES}-{adres.pk}", f"Het geheime adres {adres.straat} {adres.huisnummer}")
                for adres in adressen
            ),
            *([(ACTIES, "De eigen acties in het plan")] if acties else []),
        ]
        if len(velden["soort"].choices) == 1:
            velden["soort"].widget = forms.HiddenInput()
        self.initial.setdefault("soort", GROEPEN)
        velden["groepen"].choices = deelbare_keuzes()
        gekozen = self.data.get("soort", GROEPEN) if self.is_bound else GROEPEN
        velden["groepen"].required = gekozen == GROEPEN

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("soort") != GROEPEN:
            velden["groepen"] = []
        return velden

    @property
    def adres(self) -> Adres | None:
        """Of a valid form: the one address that is shared."""
        return next((a for a in self.adressen if self.cleaned_data["soort"] == f"{ADRES}-{a.pk}"), None)

    @property
    def gekozen(self) -> set[Gegevensgroep]:
        """Of a valid form: what can be read by it."""
        if self.adres is not None:
            return {Gegevensgroep.GEHEIM_ADRES}
        if self.cleaned_data["soort"] == ACTIES:
            return {Gegevensgroep.PERSOON, Gegevensgroep.TOEWIJZING}
        return {Gegevensgroep.PERSOON, *self.cleaned_data["groepen"]}

    @property
    def in_woorden(self) -> list[str]:
        """The same as people say it; of own actions what comes along with them too."""
        erbij = ["de eigen acties in het plan"] if self.cleaned_data["soort"] == ACTIES else []
        return [groep.in_woorden for groep in sorted(self.gekozen)] + erbij

    @property
    def keuze(self) -> str:
        """The same in short, to tell whether its consequences were shown."""
        nummers = ",".join(str(groep.value) for groep in sorted(self.gekozen))
        return f"{self.cleaned_data['soort']}:{nummers}"


class WaarnemingFormulier(forms.Form):
    """Why a colleague reads along, and until when."""

    soort = forms.ChoiceField(
        label="Waarvoor?",
        choices=Waarneemsoort.choices,
        initial=Waarneemsoort.WAARNEMING,
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        error_messages={"required": "Kies waarvoor.", "invalid_choice": _UIT_DE_LIJST},
    )
    tot_en_met = Dagveld(
        label="Tot en met welke dag?",
        validators=[komt],
        help_text="Hoogstens acht weken. Daarna stopt het vanzelf.",
        error_messages={"required": "Kies een dag."},
    )
    reden = Redenveld("Waarom is dit nodig?", "Bijvoorbeeld: de regisseur is twee weken met vakantie.")


class AfschermenFormulier(forms.Form):
    """Who may still see a file that is shut to everybody else."""

    toegelaten = forms.TypedMultipleChoiceField(
        label="Wie mag het ook nog zien?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Deze mensen kijken nu mee. Later kunt u er meer noemen.",
        error_messages={"invalid_choice": _UIT_DE_LIJST},
    )
    begrepen = forms.BooleanField(
        label="Ik weet dat het systeem een afscherming niet opheft.",
        error_messages={"required": "Zet hier een vinkje als u dit weet."},
    )

    def __init__(self, *args: Any, mensen: Iterable[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mensen = {str(wie.pk): wie for wie in mensen}
        velden: Any = self.fields
        if not self._mensen:
            del velden["toegelaten"]
            return
        velden["toegelaten"].choices = [(sleutel, wie.naam) for sleutel, wie in self._mensen.items()]
        velden["toegelaten"].coerce = self._mensen.__getitem__
        self.initial.setdefault("toegelaten", list(self._mensen))


class BevestigFormulier(forms.Form):
    """Nothing to fill in: reading what happens, and pressing the button."""


class VraagFormulier(forms.Form):
    """Ask for the rest of a file."""

    reden = forms.CharField(
        label="Waarom hebt u dit nodig?",
        required=False,
        max_length=300,
        help_text="Eén zin helpt de regisseur om snel te antwoorden.",
    )


class AfwijzenFormulier(forms.Form):
    """A no, in words that the asker reads."""

    antwoord = forms.CharField(
        label="Uw antwoord aan uw collega",
        max_length=300,
        help_text="Bijvoorbeeld: bel mij, dan vertel ik wat u nodig hebt.",
        error_messages={"required": "Schrijf in één zin waarom niet."},
    )
