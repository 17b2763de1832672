"""Forms of the plan: goals, actions, akkoord, evaluation and the end (C2-C6, C11)."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms

from plannen.diensten.acties import Actor
from plannen.diensten.evaluaties import NA_HET_GESPREK, Doelresultaat
from plannen.keuzes import AkkoordWijze, Resultaat
from plannen.models import Doel
from plannen.overzichten.actoren import Actorgroep
from toegang.forms import Dagveld, MetVersie, geweest, komt
from toegang.keuzes import Leefgebied, Lijn

CIJFERS = [(str(n), str(n)) for n in range(1, 6)]
SEGMENT = {"data-vorm": "segment"}
LANG = {"rows": 3}


def _dag(
    label: str, *regels: Callable[[datetime.date], None], hulp: str = "", verplicht: bool = True
) -> Dagveld:
    return Dagveld(
        label=label,
        help_text=hulp,
        required=verplicht,
        validators=regels,
        error_messages={"required": f"{label} Kies een dag."},
    )


def _cijfer(label: str, *, hulp: str = "", verplicht: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=hulp,
        required=verplicht,
        choices=CIJFERS,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect(attrs=SEGMENT),
        error_messages={"required": "Kies een cijfer van 1 tot en met 5."},
    )


class DoelForm(MetVersie):
    """A goal: which leefgebied, what, and what it brings the family."""

    titel = forms.CharField(
        label="Wat wil het gezin bereiken?",
        help_text="Eén korte zin, in gewone woorden.",
        max_length=160,
        error_messages={"required": "Schrijf wat het gezin wil bereiken."},
    )
    leefgebied = forms.ChoiceField(
        label="Bij welk leefgebied hoort het?",
        error_messages={"required": "Kies een leefgebied."},
    )
    gewenst_resultaat = forms.CharField(
        label="Waaraan merkt het gezin dat het gelukt is?",
        help_text="Schrijf het in de woorden van het gezin zelf.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs=LANG),
    )
    beginscore = _cijfer("Hoe gaat het nu?", hulp="1 is acuut, 5 gaat goed.")
    doelscore = _cijfer("Waar wil het gezin naartoe?", hulp="Kies wat haalbaar is.")

    def __init__(self, *args: Any, leefgebieden: list[Leefgebied], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["leefgebied"]
        veld.choices = [
            ("", "Kies een leefgebied"),
            *((gebied.value, gebied.label) for gebied in leefgebieden),
        ]


class ActieForm(MetVersie):
    """An action: what, who, and two dates. In a plan in preparation all but the first may wait."""

    omschrijving = forms.CharField(
        label="Wat gaat er gebeuren?",
        max_length=200,
        error_messages={"required": "Schrijf wat er gaat gebeuren."},
    )
    actor = forms.ChoiceField(label="Wie doet het?", required=False)
    lijn = forms.TypedChoiceField(
        label="Welke lijn?",
        help_text="Laat leeg voor de lijn die bij de persoon of organisatie past.",
        choices=[("", "Past bij wie het doet"), *Lijn.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    streefdatum = _dag("Wanneer is het klaar?", verplicht=False)
    evaluatiemoment = _dag(
        "Wanneer kijkt u samen hoe het ging?", hulp="Op of na de dag waarop het klaar is.", verplicht=False
    )

    def __init__(self, *args: Any, groepen: list[Actorgroep], lopend: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actoren = {sleutel: actor for groep in groepen for sleutel, actor in groep.actoren.items()}
        veld: Any = self.fields["actor"]
        veld.choices = [("", "Nog niemand"), *((groep.naam, groep.keuzes) for groep in groepen)]
        for naam in ("actor", "streefdatum", "evaluatiemoment") if lopend else ():
            self.fields[naam].required = True
        veld.error_messages["required"] = "Kies wie de actie doet."

    @property
    def gekozen_actor(self) -> Actor | None:
        """Whoever was chosen."""
        return self.actoren.get(self.cleaned_data.get("actor", ""))

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        klaar, kijken = velden.get("streefdatum"), velden.get("evaluatiemoment")
        if klaar and kijken and kijken < klaar:
            self.add_error("evaluatiemoment", "Kies een dag op of na de dag waarop het klaar is.")
        return velden


class AkkoordForm(MetVersie):
    """When and how somebody agreed, and with which version of the plan."""

    datum = _dag("Wanneer?", geweest)
    wijze = forms.ChoiceField(
        label="Hoe ging dat?",
        choices=AkkoordWijze.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe dat ging."},
    )


class EvaluatiePlannenForm(MetVersie):
    """The next moment of looking back together."""

    gepland_op = _dag("Wanneer kijkt u samen hoe het gaat?", komt, hulp="Spreek de dag af met het gezin.")


class VaststellenForm(MetVersie):
    """Making the plan active, with the first evaluation."""

    eerste_evaluatie = _dag(
        "Wanneer kijkt u voor het eerst samen hoe het gaat?", komt, hulp="Spreek de dag af met het gezin."
    )


class RedenForm(MetVersie):
    """Why, in one sentence."""

    reden = forms.CharField(
        label="Waarom?",
        max_length=200,
        widget=forms.Textarea(attrs=LANG),
        error_messages={"required": "Schrijf kort waarom."},
    )


class WaakvlamForm(RedenForm):
    """How often there is a contact from now on."""

    field_order = ["weken", "reden"]
    weken = forms.TypedChoiceField(
        label="Hoe vaak houdt u contact?",
        choices=[
            ("4", "Elke 4 weken"),
            ("8", "Elke 8 weken"),
            ("13", "Elke 3 maanden"),
            ("26", "Elk half jaar"),
        ],
        coerce=int,
        widget=forms.RadioSelect(attrs=SEGMENT),
        error_messages={"required": "Kies hoe vaak u contact houdt."},
    )


class EvaluatieForm(MetVersie):
    """What was found: per open goal a result and a score, then the plan as a whole."""

    gehouden_op = _dag("Wanneer was het gesprek?", geweest)
    aanpak_past = forms.TypedChoiceField(
        label="Past de aanpak nog?",
        choices=[("ja", "Ja"), ("nee", "Nee, we passen het plan aan")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect(attrs=SEGMENT),
        error_messages={"required": "Kies of de aanpak nog past."},
    )
    tevredenheid = forms.IntegerField(
        label="Welk cijfer geeft het gezin de hulp?",
        help_text="Van 1 tot en met 10.",
        min_value=1,
        max_value=10,
        required=False,
        error_messages=dict.fromkeys(
            ("min_value", "max_value", "invalid"), "Kies een cijfer van 1 tot en met 10."
        ),
    )
    verslag = forms.CharField(
        label="Wat is er besproken?", required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    volgende_op = _dag(
        "Wanneer kijkt u weer samen?",
        komt,
        hulp="Niet nodig als alle doelen bereikt zijn.",
        verplicht=False,
    )

    def __init__(self, *args: Any, doelen: list[Doel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doelen = doelen
        for doel in doelen:
            self.fields[f"resultaat-{doel.pk}"] = forms.ChoiceField(
                label="Is het doel bereikt?",
                choices=Resultaat.choices,
                widget=forms.RadioSelect(attrs=SEGMENT),
                error_messages={"required": f"Kies bij “{doel.titel}” of het doel bereikt is."},
            )
            self.fields[f"score-{doel.pk}"] = _cijfer("Hoe gaat het nu?", verplicht=True)
            self.fields[f"toelichting-{doel.pk}"] = forms.CharField(
                label="Hoe komt dat?", max_length=300, required=False
            )

    @property
    def per_doel(self) -> list[tuple[Doel, list[forms.BoundField]]]:
        """The goals with their own fields, for the page."""
        namen = ("resultaat", "score", "toelichting")
        return [(doel, [self[f"{naam}-{doel.pk}"] for naam in namen]) for doel in self.doelen]

    @property
    def over_het_plan(self) -> list[forms.BoundField]:
        return [self[naam] for naam in ("aanpak_past", "tevredenheid", "verslag", "volgende_op")]

    @property
    def resultaten(self) -> dict[UUID, Doelresultaat]:
        velden = self.cleaned_data
        return {
            doel.pk: Doelresultaat(
                resultaat=Resultaat(velden[f"resultaat-{doel.pk}"]),
                score=velden[f"score-{doel.pk}"],
                toelichting=velden[f"toelichting-{doel.pk}"],
            )
            for doel in self.doelen
        }

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        standen = [velden.get(f"resultaat-{doel.pk}") for doel in self.doelen]
        blijft_open = any(stand and stand != Resultaat.BEREIKT for stand in standen)
        gehouden, volgende = velden.get("gehouden_op"), velden.get("volgende_op")
        if blijft_open and not volgende and "volgende_op" not in self.errors:
            self.add_error("volgende_op", "Kies wanneer u weer samen kijkt.")
        if gehouden and volgende and volgende <= gehouden:
            self.add_error("volgende_op", NA_HET_GESPREK)
        return velden
