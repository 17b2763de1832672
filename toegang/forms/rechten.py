"""Forms for asking a rol or an account, answering, and judging the lines of a rechtenronde (F1, O56)."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from toegang.diensten.accounts import Rolplek, waar_hoort
from toegang.forms import Dagveld, komt
from toegang.keuzes import TEAMROLLEN, OrganisatieSoort, Regeloordeel, Rol
from toegang.models import Gemeente, Medewerker, Organisatie, Rechtenregel, Team
from toegang.templatetags.nl import datum

_ROLLEN_VAN_CODE = {"isd": (Rol.IW, Rol.IP, Rol.IS), "two": (Rol.TWO,)}
Keuzes = list[tuple[str, list[tuple[str, str]]]]


def plekcode(rol: str, plek: object = "") -> str:
    """A rol and where it is held, as one value of a list."""
    return f"{rol}|{plek if plek is not None else ''}"


def lees_plek(code: str) -> Rolplek:
    """The same, back; only for a value that `plekkeuzes` gave."""
    rol, _, plek = code.partition("|")
    waar = waar_hoort(Rol(rol))
    return Rolplek(
        rol=Rol(rol),
        team_id=int(plek) if waar == "team" else None,
        gemeente_id=plek if waar == "gemeente" else None,
        organisatie_id=UUID(plek) if waar == "organisatie" else None,
    )


def plekkeuzes(door: Medewerker) -> Keuzes:
    """What this asker may ask, under where it is held."""
    teams = Team.objects.order_by("naam")
    if not door.heeft(Rol.FB):
        teams = teams.filter(pk__in=door.teamnummers(Rol.TL))
    uit = [(f"Team {team}", [(plekcode(rol, team.pk), rol.naam) for rol in TEAMROLLEN]) for team in teams]
    return uit + list(_zonder_team()) if door.heeft(Rol.FB) else uit


def _zonder_team() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for organisatie in Organisatie.objects.exclude(soort=OrganisatieSoort.VINDPLAATS).order_by("naam"):
        rollen = _ROLLEN_VAN_CODE.get(organisatie.code, (Rol.KP,))
        yield organisatie.naam, [(plekcode(rol, organisatie.pk), rol.naam) for rol in rollen]
    yield (
        "Cijfers van een gemeente",
        [(plekcode(Rol.AH, g.pk), f"{Rol.AH.naam} {g.naam}") for g in Gemeente.objects.order_by("naam")],
    )
    yield "Hele regio", [(plekcode(rol), rol.naam) for rol in (Rol.FG, Rol.FB)]


class _MetReden(forms.Form):
    """Why it is asked, for whoever carries it out and for who looks back."""

    reden = forms.CharField(
        label="Waarom?",
        max_length=300,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Noem geen inwoners.",
        error_messages={
            "required": "Schrijf waarom u dit vraagt.",
            "min_length": "Schrijf het in een paar woorden meer op.",
            "max_length": "Houd het bij 300 tekens.",
        },
    )


class _MetPlek(_MetReden):
    plek = forms.ChoiceField(
        label="Welke rol?",
        error_messages={"required": "Kies een rol.", "invalid_choice": "Kies een rol uit de lijst."},
    )
    van = Dagveld(label="Vanaf", validators=[komt], error_messages={"required": "Kies de eerste dag."})

    def __init__(self, *args: Any, door: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["van"].initial = timezone.localdate
        veld: Any = self.fields["plek"]
        veld.choices = [("", "Kies een rol"), *plekkeuzes(door)]
        if door.heeft(Rol.FB):
            veld.help_text = (
                "Rollen in een team vraagt de teamleider. U vraagt ze alleen als een team er geen heeft."
            )

    def clean_plek(self) -> Rolplek:
        return lees_plek(self.cleaned_data["plek"])


class RolForm(_MetPlek):
    """A colleague gets a rol."""

    wie = forms.ChoiceField(
        label="Voor wie?",
        error_messages={
            "required": "Kies een collega.",
            "invalid_choice": "Kies een collega uit de lijst.",
        },
    )
    tot = Dagveld(
        label="Tot",
        required=False,
        help_text="Op deze dag telt de rol niet meer. Laat leeg als u de laatste dag niet weet.",
    )
    field_order = ["wie", "plek", "van", "tot", "reden"]

    def __init__(self, *args: Any, door: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, door=door, **kwargs)
        anderen = Medewerker.objects.filter(is_active=True).exclude(pk=door.pk)
        self._anderen = {str(ander.pk): ander for ander in anderen.order_by("voornaam", "achternaam")}
        veld: Any = self.fields["wie"]
        veld.choices = [
            ("", "Kies een collega"),
            *((pk, f"{ander.naam}, {ander.functie}") for pk, ander in self._anderen.items()),
        ]

    def clean_wie(self) -> Medewerker:
        return self._anderen[self.cleaned_data["wie"]]

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("van") and velden.get("tot") and velden["tot"] <= velden["van"]:
            self.add_error("tot", "Deze dag moet na de eerste dag liggen.")
        return velden


class CollegaForm(_MetPlek):
    """A colleague who has no account yet."""

    voornaam = forms.CharField(
        label="Voornaam", max_length=60, error_messages={"required": "Vul de voornaam in."}
    )
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", max_length=20, required=False)
    achternaam = forms.CharField(
        label="Achternaam", max_length=80, error_messages={"required": "Vul de achternaam in."}
    )
    email = forms.EmailField(
        label="E-mailadres van het werk",
        error_messages={
            "required": "Vul het e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Het ziet eruit als naam@organisatie.nl.",
        },
    )
    functie = forms.CharField(
        label="Functie", max_length=60, error_messages={"required": "Vul de functie in."}
    )
    field_order = [*("voornaam", "tussenvoegsel", "achternaam", "email", "functie", "plek", "van", "reden")]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        return email.lower()

    @property
    def gegevens(self) -> dict[str, str]:
        """Of a valid form: what becomes the account."""
        namen = ("voornaam", "tussenvoegsel", "achternaam", "email", "functie")
        return {naam: self.cleaned_data[naam] for naam in namen}


class EindeForm(_MetReden):
    """A rol ends."""

    tot = Dagveld(
        label="Vanaf welke dag telt de rol niet meer?",
        validators=[komt],
        error_messages={"required": "Kies een dag."},
    )
    field_order = ["tot", "reden"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tot"].initial = timezone.localdate


class HeropenForm(_MetReden):
    """A closed account opens again."""


class AfwijsForm(forms.Form):
    """A beheerder says no."""

    antwoord = forms.CharField(
        label="Waarom niet?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Schrijf waarom u dit niet doet. De vrager leest het.",
            "max_length": "Houd het bij 300 tekens.",
        },
    )


class _Oordeelveld(forms.ChoiceField):
    """One line of many: it may wait, and does not say so at every line."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class RondeForm(forms.Form):
    """The lines of a ronde that the reader may judge; what stays empty stays open."""

    use_required_attribute = False

    def __init__(self, *args: Any, regels: Iterable[Rechtenregel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regels = {f"regel-{regel.pk}": regel for regel in regels}
        for naam, regel in self.regels.items():
            toekenning, verzoek = regel.toekenning, regel.toekenning.verzoek
            gevraagd = f" Gevraagd door {verzoek.gevraagd_door.naam}." if verzoek else ""
            tot = f" Tot {datum(toekenning.tot)}." if toekenning.tot else ""
            self.fields[naam] = _Oordeelveld(
                label=f"{toekenning.medewerker.naam}: {toekenning}",
                help_text=f"Sinds {datum(toekenning.van)}.{tot}{gevraagd}",
                choices=Regeloordeel.choices,
                widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
                error_messages={"invalid_choice": "Kies Klopt of Moet weg."},
            )

    @property
    def oordelen(self) -> dict[Rechtenregel, Regeloordeel]:
        """Of a valid form: the lines that were answered."""
        return {
            self.regels[naam]: Regeloordeel(waarde) for naam, waarde in self.cleaned_data.items() if waarde
        }

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if not any(velden.values()) and not self.errors:
            raise forms.ValidationError("U heeft nog niets gekozen. Kies bij minstens één regel.")
        return velden
