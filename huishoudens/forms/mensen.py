"""Forms about the people of a huishouden: who they are, where they live, how to approach them (B1, B12)."""

from typing import Any

from django import forms

from huishoudens.diensten.huishouden import Persoonsgegevens
from huishoudens.forms.regie import CollegaKeuze
from huishoudens.keuzes import Geslacht, Gezinsrol, Niveau
from huishoudens.models import Huishouden, Persoon
from huishoudens.overzichten.collegas import Collega
from toegang.forms import Dagveld, MetVersie, geweest
from toegang.normaliseren import is_bsn, postcode_sleutel


class PersoonFormulier(MetVersie):
    """A person's basic data; a new person also gets a place in the huishouden."""

    voornamen = forms.CharField(
        label="Voornamen", max_length=120, error_messages={"required": "Schrijf de voornaam op."}
    )
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", max_length=20, required=False)
    achternaam = forms.CharField(
        label="Achternaam", max_length=120, error_messages={"required": "Schrijf de achternaam op."}
    )
    geboortenaam = forms.CharField(
        label="Geboortenaam", max_length=120, required=False, help_text="Als die anders is."
    )
    geboortedatum = Dagveld(label="Geboortedatum", required=False, validators=[geweest])
    geslacht = forms.ChoiceField(
        label="Geslacht",
        choices=Geslacht.choices,
        initial=Geslacht.ANDERS,
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
    )
    rol = forms.ChoiceField(label="Wie is dit in het gezin?", choices=Gezinsrol.choices)
    inwonend = forms.BooleanField(
        label="Woont op dit adres",
        required=False,
        initial=True,
        help_text="Niet aangevinkt: woont ergens anders.",
    )
    bsn = forms.CharField(
        label="BSN", max_length=12, required=False, help_text="Wij bewaren het versleuteld en tonen het niet."
    )
    telefoon = forms.CharField(label="Telefoon", max_length=20, required=False)
    email = forms.EmailField(label="E-mail", max_length=120, required=False)

    def clean_bsn(self) -> str:
        bsn: str = self.cleaned_data["bsn"]
        if bsn and not is_bsn(bsn):
            raise forms.ValidationError("Dit BSN klopt niet. Controleer de negen cijfers.")
        return bsn

    def als_gegevens(self) -> Persoonsgegevens:
        namen = ("voornamen", "tussenvoegsel", "achternaam", "geboortenaam", "geboortedatum", "geslacht")
        return Persoonsgegevens(**{naam: self.cleaned_data[naam] for naam in namen})


class LidEindeFormulier(MetVersie):
    """A person leaves the huishouden: moved out, or died."""

    tot = Dagveld(
        label="Tot en met welke dag?", error_messages={"required": "Kies de laatste dag in dit huishouden."}
    )
    overleden = forms.BooleanField(
        label="Deze persoon is overleden", required=False, help_text="De naam blijft in het dossier staan."
    )

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("overleden") and (tot := velden.get("tot")):
            try:
                geweest(tot)
            except forms.ValidationError as fout:
                self.add_error("tot", fout)
        return velden


class NetwerkFormulier(forms.Form):
    """Somebody near the family who helps."""

    naam = forms.CharField(
        label="Naam",
        max_length=120,
        help_text="Een voornaam of “oma” is genoeg.",
        error_messages={"required": "Schrijf de naam op."},
    )
    relatie = forms.CharField(
        label="Wat is de band?",
        max_length=60,
        help_text="Bijvoorbeeld: moeder, buurvrouw, vriend.",
        error_messages={"required": "Schrijf op wat de band is."},
    )
    steunt = forms.ModelChoiceField(
        Persoon.objects.none(), label="Van wie?", required=False, empty_label="Het hele gezin"
    )
    toelichting = forms.CharField(
        label="Wat doet deze persoon?",
        max_length=200,
        required=False,
        help_text="Bijvoorbeeld: past elke woensdag op.",
    )

    def __init__(self, *args: Any, huishouden: Huishouden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["steunt"]
        veld.queryset = Persoon.objects.filter(huishouden=huishouden).order_by("geboortedatum")


class AdresFormulier(MetVersie):
    """Where the huishouden lives, from a day on."""

    postcode = forms.CharField(
        label="Postcode", max_length=7, error_messages={"required": "Schrijf de postcode op."}
    )
    huisnummer = forms.CharField(
        label="Huisnummer", max_length=10, error_messages={"required": "Schrijf het huisnummer op."}
    )
    toevoeging = forms.CharField(label="Toevoeging", max_length=10, required=False)
    straat = forms.CharField(
        label="Straat", max_length=120, error_messages={"required": "Schrijf de straat op."}
    )
    plaats = forms.CharField(
        label="Plaats", max_length=60, error_messages={"required": "Schrijf de plaats op."}
    )
    van = Dagveld(label="Vanaf wanneer?", error_messages={"required": "Kies vanaf welke dag."})
    geheim = forms.BooleanField(
        label="Dit adres is geheim",
        required=False,
        help_text="Dan zien alleen de regisseur en wie daarvoor is genoemd dit adres.",
    )

    def clean_postcode(self) -> str:
        sleutel = postcode_sleutel(self.cleaned_data["postcode"])
        if not sleutel:
            raise forms.ValidationError("Een postcode is vier cijfers en twee letters, zoals 2181 AA.")
        return f"{sleutel[:4]} {sleutel[4:]}"


class BenaderingFormulier(MetVersie):
    """What to know before anyone calls or visits."""

    let_op = forms.CharField(
        label="Waar moet u op letten?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: tolk Arabisch, bel na 17.00 uur, nooit alleen op huisbezoek.",
    )


class NiveauFormulier(MetVersie):
    """How intensive the regie is, and whom the family calls."""

    niveau = forms.ChoiceField(
        label="Hoe intensief is de regie?", choices=Niveau.choices, widget=forms.RadioSelect
    )
    aanspreekpunt = CollegaKeuze(
        label="Vast aanspreekpunt", required=False, help_text="Deze naam staat op elke bladzijde."
    )

    def __init__(self, *args: Any, collegas: list[Collega], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["aanspreekpunt"]
        veld.geef(collegas)
