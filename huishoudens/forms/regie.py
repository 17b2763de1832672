"""Forms about who holds the regie and who helps (B2, B5)."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms

from huishoudens.keuzes import RegieSoort
from huishoudens.models import Persoon
from huishoudens.overzichten.collegas import Collega
from toegang.keuzes import Leefgebied, OrganisatieSoort
from toegang.models import Medewerker, Organisatie


def per_team(collegas: Sequence[Collega]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of a select, grouped by team."""
    return [
        (f"Team {naam}", [(str(c.medewerker.pk), c.medewerker.naam) for c in groep])
        for naam, groep in groupby(collegas, key=lambda c: c.team.naam)
    ]


class CollegaKeuze(forms.ChoiceField):
    """A colleague from a list that was fetched once; cleans to the Medewerker."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._mensen: dict[str, Medewerker] = {}

    def geef(self, collegas: Sequence[Collega], *, met_last: bool = False) -> None:
        self._mensen = {str(c.medewerker.pk): c.medewerker for c in collegas}
        if met_last:
            self.choices = [
                (str(c.medewerker.pk), f"{c.medewerker.naam}, {c.medewerker.functie.lower()}: {c.last}")
                for c in collegas
            ]
        else:
            self.choices = [("", "Kies een collega"), *per_team(collegas)]

    def clean(self, value: Any) -> Any:
        schoon = super().clean(value)
        return self._mensen.get(schoon) if schoon else None


class ToewijzenFormulier(forms.Form):
    """Who gets the regie: a colleague with room, the family itself, or a specialist from outside."""

    soort = forms.ChoiceField(
        label="Wie krijgt de regie?",
        choices=[
            (RegieSoort.TEAM, "Iemand van het team"),
            (RegieSoort.HUISHOUDEN, "Het gezin zelf"),
            (RegieSoort.EXTERN, "Een specialist van buiten"),
        ],
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        error_messages={"required": "Kies wie de regie krijgt."},
    )
    medewerker = CollegaKeuze(
        label="Welke collega?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies welke collega de regie krijgt."},
    )
    persoon = forms.ModelChoiceField(
        Persoon.objects.none(),
        label="Wie van het gezin?",
        empty_label="Kies een persoon",
        help_text="Iemand van 18 jaar of ouder die nu bij het gezin woont.",
        error_messages={"required": "Kies wie van het gezin de regie houdt."},
    )
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Van welke organisatie?",
        required=False,
        empty_label="Kies een organisatie",
    )
    naam = forms.CharField(
        label="Naam van de specialist",
        max_length=120,
        error_messages={"required": "Schrijf de naam van de specialist op."},
    )
    reden = forms.CharField(
        label="Waarom deze keuze?",
        required=False,
        max_length=200,
        help_text="Eén zin, voor de regisseur en de teamleider. Het team leest deze niet.",
    )
    verwacht = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, collegas: Sequence[Collega], personen: Any, gezien: UUID | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["medewerker"]
        veld.geef(collegas, met_last=True)
        keuze: Any = self.fields["persoon"]
        keuze.queryset = personen
        organisaties: Any = self.fields["organisatie"]
        organisaties.queryset = Organisatie.objects.exclude(soort=OrganisatieSoort.BACKOFFICE).order_by(
            "naam"
        )
        soort = self.data.get("soort") if self.is_bound else ""
        for naam, bij in (("medewerker", "team"), ("persoon", "huishouden"), ("naam", "extern")):
            self.fields[naam].required = soort in ("", bij)
        self.initial.setdefault("soort", RegieSoort.TEAM)
        self.initial.setdefault("verwacht", gezien)


class OverdragenFormulier(forms.Form):
    """Ask a colleague, of any team, to take over the regie."""

    naar = CollegaKeuze(
        label="Wie vraagt u?",
        help_text="Uw collega ziet de naam van het huishouden en uw vraag. De rest pas na een ja.",
        error_messages={"required": "Kies een collega."},
    )
    reden = forms.CharField(
        label="Waarom draagt u over?",
        max_length=200,
        error_messages={"required": "Schrijf in één zin waarom."},
    )

    def __init__(self, *args: Any, collegas: Sequence[Collega], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["naar"]
        veld.geef(collegas)


class BetrokkeneFormulier(forms.Form):
    """A colleague who helps with some leefgebieden."""

    medewerker = CollegaKeuze(
        label="Welke collega helpt mee?", error_messages={"required": "Kies een collega."}
    )
    leefgebieden = forms.MultipleChoiceField(
        label="Bij welke leefgebieden?",
        choices=Leefgebied.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"data-vorm": "pillen"}),
        help_text="Uw collega ziet alleen deze leefgebieden.",
        error_messages={"required": "Kies minstens één leefgebied."},
    )

    def __init__(self, *args: Any, collegas: Sequence[Collega], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["medewerker"]
        veld.geef(collegas)
