"""The intake form: one screen, and nothing asked that is not needed to help (A1, A3)."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from huishoudens.diensten.huishouden import Persoonsgegevens
from huishoudens.diensten.inbrengen import Adresgegevens
from toegang.forms import MetVersie
from toegang.keuzes import Wet
from toegang.models import Team
from toegang.normaliseren import (
    TUSSENVOEGSELS,
    bsn_sleutel,
    huisnummerdelen,
    is_bsn,
    lees_geboortedatum,
    postcode_sleutel,
)
from triage.diensten.melding import NieuwHuishouden
from triage.forms.velden import Regel
from triage.keuzes import Kanaal, mist_vindplaats

NIEUW = "nieuw"
ZELF = "inwoner zelf"
MELDERS = (ZELF, "familielid", "buur", "huisarts", "school", "woningcorporatie", "politie", "collega")


class MeldingFormulier(forms.Form):
    """A melding; required are kanaal, melder, vraag, and who it is about: a surname or a name for the huishouden."""

    use_required_attribute = False

    kanaal = forms.ChoiceField(
        label="Hoe kwam de vraag binnen?",
        choices=Kanaal.choices,
        initial=Kanaal.TELEFOON,
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        error_messages={"required": "Kies hoe de vraag binnenkwam."},
    )
    vraag = forms.CharField(
        label="Wat is de vraag?",
        help_text="In de woorden van wie meldt.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf de vraag op."},
    )
    melder = forms.CharField(
        label="Wie meldt?",
        max_length=120,
        help_text="Bijvoorbeeld: inwoner zelf, dochter, huisarts.",
        widget=forms.TextInput(attrs={"list": "melders", "autocomplete": "off"}),
        error_messages={"required": "Schrijf op wie meldt."},
    )
    telefoon = forms.CharField(label="Telefoon van wie meldt", max_length=20, required=False)
    spoed = forms.BooleanField(
        label="Dit is spoed", required=False, help_text="Dan komt de melding vandaag bovenaan te staan."
    )
    achternaam = Regel(
        label="Achternaam",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    voornamen = forms.CharField(
        label="Voornaam",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    geboortedatum = forms.CharField(
        label="Geboortedatum",
        max_length=30,
        required=False,
        help_text="Zoals u het hoort: 3-11-1984 of 3 nov 84.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    postcode = forms.CharField(label="Postcode", max_length=10, required=False)
    huisnummer = forms.CharField(label="Huisnummer", max_length=10, required=False)
    straat = forms.CharField(label="Straat", max_length=120, required=False)
    plaats = forms.CharField(label="Plaats", max_length=60, required=False)
    bsn = forms.CharField(
        label="BSN",
        max_length=12,
        required=False,
        help_text="Alleen als het nodig is. Wij bewaren het versleuteld.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    aanduiding = forms.CharField(
        label="Naam van het huishouden",
        max_length=120,
        required=False,
        help_text="Als u de achternaam niet weet, of als u een andere naam wilt: bewoner Tulpstraat 4.",
    )
    vindplaats = forms.CharField(
        label="Welke vindplaats?",
        max_length=120,
        required=False,
        help_text="Bijvoorbeeld de naam van de school of de huisarts.",
    )
    wetten = forms.MultipleChoiceField(
        label="Over welke wet gaat het?",
        choices=Wet.choices,
        required=False,
        help_text="Bij de Wmo start de termijn van zes weken.",
        widget=forms.CheckboxSelectMultiple(attrs={"data-vorm": "pillen"}),
    )
    team = forms.TypedChoiceField(label="Voor welk team?", coerce=int)
    huishouden = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = list(teams)
        self.fields["team"].choices = [(team.pk, team.naam) for team in self.teams]  # type: ignore[attr-defined]  # a choice
        self.fields["team"].initial = self.teams[0].pk
        self.fields["plaats"].initial = plaats_van(self.teams[0])
        if len(self.teams) == 1:
            self.fields["team"].required = False
            self.fields["team"].widget = forms.HiddenInput()

    def clean_team(self) -> int:
        gekozen: int | str = self.cleaned_data["team"]
        return gekozen if isinstance(gekozen, int) else self.teams[0].pk

    def clean_geboortedatum(self) -> datetime.date | None:
        tekst: str = self.cleaned_data["geboortedatum"]
        if not tekst:
            return None
        datum = lees_geboortedatum(tekst, op=timezone.localdate())
        if datum is None:
            raise forms.ValidationError("Deze datum kunnen wij niet lezen. Schrijf bijvoorbeeld 3-11-1984.")
        return datum

    def clean_postcode(self) -> str:
        tekst: str = self.cleaned_data["postcode"]
        if not tekst:
            return ""
        sleutel = postcode_sleutel(tekst)
        if not sleutel:
            raise forms.ValidationError("Een postcode heeft vier cijfers en twee letters.")
        return f"{sleutel[:4]} {sleutel[4:]}"

    def clean_huisnummer(self) -> str:
        tekst: str = self.cleaned_data["huisnummer"]
        if tekst and not huisnummerdelen(tekst)[0]:
            raise forms.ValidationError("Begin met het nummer, bijvoorbeeld 14 of 14a.")
        return tekst

    def clean_bsn(self) -> str:
        tekst: str = self.cleaned_data["bsn"]
        if tekst and not is_bsn(tekst):
            raise forms.ValidationError("Dit BSN klopt niet. Controleer de negen cijfers.")
        return bsn_sleutel(tekst)

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        if mist_vindplaats(velden.get("kanaal", ""), velden.get("vindplaats", "")):
            self.add_error("vindplaats", "Schrijf welke vindplaats het is.")
        bekend = velden.get("huishouden") not in ("", NIEUW, None)
        if not (bekend or velden.get("achternaam") or velden.get("aanduiding")):
            self.add_error("achternaam", "Schrijf een achternaam op, of een naam voor het huishouden.")
        if velden.get("postcode") and not velden.get("huisnummer") and "huisnummer" not in self.errors:
            self.add_error("huisnummer", "Schrijf ook het huisnummer op.")
        if velden.get("huisnummer") and not velden.get("postcode") and "postcode" not in self.errors:
            self.add_error("postcode", "Schrijf ook de postcode op.")
        return velden

    @property
    def gekozen_team(self) -> Team:
        """The team the melding is for; of a valid form."""
        return next(team for team in self.teams if team.pk == self.cleaned_data["team"])

    def als_nieuw(self) -> NieuwHuishouden:
        """What was told of people who are not known yet; of a valid form."""
        velden = self.cleaned_data
        persoon = self._persoon()
        return NieuwHuishouden(
            aanduiding=velden["aanduiding"] or _aanduiding(persoon),
            persoon=persoon,
            bsn=velden["bsn"] if persoon else "",
            telefoon=velden["telefoon"] if persoon and velden["melder"].strip().lower() == ZELF else "",
            adres=self._adres(),
        )

    def _persoon(self) -> Persoonsgegevens | None:
        velden = self.cleaned_data
        if not velden["achternaam"]:
            return None
        tussenvoegsel, achternaam = splits_achternaam(velden["achternaam"])
        return Persoonsgegevens(
            achternaam=achternaam,
            tussenvoegsel=tussenvoegsel,
            voornamen=velden["voornamen"],
            geboortedatum=velden["geboortedatum"],
        )

    def _adres(self) -> Adresgegevens | None:
        velden = self.cleaned_data
        if not (velden["postcode"] and velden["huisnummer"]):
            return None
        nummer, toevoeging = huisnummerdelen(velden["huisnummer"])
        return Adresgegevens(
            postcode=velden["postcode"],
            huisnummer=nummer,
            toevoeging=toevoeging.upper()[:10],
            straat=velden["straat"],
            plaats=velden["plaats"] or plaats_van(self.gekozen_team),
        )


def plaats_van(team: Team) -> str:
    """Where most people of this team live."""
    return next(iter(team.plaatsen), team.naam)


def splits_achternaam(tekst: str) -> tuple[str, str]:
    """("van der", "Tulp") for "van der Tulp"; a name that is a tussenvoegsel alone stays whole."""
    woorden = tekst.split()
    eerste = next((nummer for nummer, woord in enumerate(woorden) if woord.lower() not in TUSSENVOEGSELS), 0)
    return " ".join(woord.lower() for woord in woorden[:eerste]), " ".join(woorden[eerste:])


def _aanduiding(persoon: Persoonsgegevens | None) -> str:
    """What the file is called until somebody chooses a better name."""
    if persoon is None:
        return ""
    achter = f"{persoon.tussenvoegsel} {persoon.achternaam}".strip()
    if persoon.voornamen:
        return f"{persoon.voornamen} {achter}"
    return f"Huishouden {achter[:1].upper()}{achter[1:]}"


class ToewijsFormulier(MetVersie):
    """Which colleague weighs this melding; only those who do triage in its team."""

    aan = forms.ChoiceField(
        label="Wie doet de triage?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een collega.", "invalid_choice": "Kies een collega uit de lijst."},
    )

    def __init__(self, *args: Any, collegas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aan"].choices = list(collegas)  # type: ignore[attr-defined]  # a choice
