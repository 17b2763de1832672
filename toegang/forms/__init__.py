"""The login form, the filter of the inzagelog, and the fields that forms of all apps share (F2, F8, F9)."""

import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from toegang.diensten.inzage import Inzagefilter
from toegang.keuzes import Uitkomst
from toegang.models import Medewerker
from toegang.versies import ONGELEZEN
from toegang.zoekvraag import herken

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100


class Versie(forms.IntegerField):
    """Which version of a row the writer read. Missing or garbled it is ONGELEZEN, so the lock is never passed by."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> int:
        try:
            gelezen: int | None = super().clean(value)
        except forms.ValidationError:
            gelezen = None
        return ONGELEZEN if gelezen is None else gelezen


class MetVersie(forms.Form):
    """A form that changes a row which two people can edit; another version in between shows both."""

    versie = Versie()


def _van_deze_tijd(dag: datetime.date) -> None:
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise forms.ValidationError(f"Kies een dag tussen {EERSTE_JAAR} en {LAATSTE_JAAR}.")


def geweest(dag: datetime.date) -> None:
    """Of what happened: the day is today or earlier."""
    if dag > timezone.localdate():
        raise forms.ValidationError("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")


def komt(dag: datetime.date) -> None:
    """Of what is planned on the screen: the day is today or later."""
    if dag < timezone.localdate():
        raise forms.ValidationError("Deze dag is al voorbij. Kies vandaag of een latere dag.")


class Dagveld(forms.DateField):
    """A day of a year in which people here live; `validators=[geweest]` or `[komt]` narrows it to one side of now."""

    default_error_messages = {"invalid": "Kies een dag die bestaat."}
    default_validators = [_van_deze_tijd]


class InlogForm(AuthenticationForm):
    """E-mail and password; the message never tells which of the two was wrong."""

    error_messages = {
        "invalid_login": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens.",
        "inactive": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "E-mailadres"
        self.fields["username"].widget = forms.EmailInput(
            attrs={"autocomplete": "username", "autofocus": True}
        )
        self.fields["password"].label = "Wachtwoord"


class WachtwoordForm(SetPasswordForm):
    """A new password, twice."""

    error_messages = {"password_mismatch": "Dit is niet hetzelfde wachtwoord. Typ het nog een keer."}
    # Django's own are only partly there in Dutch.
    afgekeurd: ClassVar[dict[str, str]] = {
        "password_too_short": "Dit wachtwoord is te kort. Neem minstens 12 tekens.",
        "password_too_common": "Veel mensen gebruiken dit wachtwoord. Kies een ander.",
        "password_entirely_numeric": "Dit zijn alleen cijfers. Neem er letters of woorden bij.",
        "password_too_similar": "Dit lijkt te veel op uw naam of e-mailadres. Kies iets anders.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eerste, tweede = self.fields["new_password1"], self.fields["new_password2"]
        eerste.label, tweede.label = "Nieuw wachtwoord", "Nog een keer hetzelfde wachtwoord"
        eerste.help_text = (
            "Minstens 12 tekens. Vier woorden die niets met elkaar te maken hebben, zijn sterk."
        )
        tweede.help_text = ""
        eerste.error_messages["required"] = "Vul een wachtwoord in."
        tweede.error_messages["required"] = "Typ het wachtwoord nog een keer."

    def clean(self) -> dict[str, Any]:
        # What is wrong with the password itself comes first; then it need not be the same twice yet.
        self.validate_password_for_user(self.user)
        self.validate_passwords("new_password1", "new_password2")
        return self.cleaned_data

    def validate_password_for_user(self, user: Medewerker, *_args: Any, **_kwargs: Any) -> None:
        wachtwoord = self.cleaned_data.get("new_password1")
        if not wachtwoord:
            return
        try:
            validate_password(wachtwoord, user)
        except forms.ValidationError as fout:
            for deel in fout.error_list:
                self.add_error("new_password1", self.afgekeurd.get(deel.code or "", deel))

    def save(self, *_args: Any, **_kwargs: Any) -> Medewerker:
        """Of an account only the password is its own to change."""
        medewerker: Medewerker = self.user
        medewerker.set_password(self.cleaned_data["new_password1"])
        medewerker.inloggegeven.save(update_fields=["wachtwoordhash"])
        return medewerker


class PeriodeForm(forms.Form):
    """From which day to which; both may stay empty, and both count."""

    van = Dagveld(label="Vanaf", required=False)
    tot = Dagveld(label="Tot en met", required=False)

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("van") and velden.get("tot") and velden["tot"] < velden["van"]:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return velden


class InzagefilterForm(PeriodeForm):
    """What narrows the inzagelog; every field may stay empty, and what cannot be read is told."""

    dossier = forms.CharField(label="Dossiernummer", required=False, max_length=20)
    medewerker = forms.ChoiceField(
        label="Medewerker",
        required=False,
        error_messages={"invalid_choice": "Kies een medewerker uit de lijst."},
    )
    uitkomst = forms.ChoiceField(
        label="Uitkomst",
        required=False,
        choices=[("", "Alles"), *Uitkomst.choices],
        error_messages={"invalid_choice": "Kies een uitkomst uit de lijst."},
    )
    field_order = ("dossier", "medewerker", "uitkomst", "van", "tot")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medewerkers = Medewerker.objects.order_by("voornaam", "achternaam")
        veld: Any = self.fields["medewerker"]
        veld.choices = [("", "Iedereen"), *((str(wie.pk), wie.naam) for wie in medewerkers)]

    @property
    def gekozen(self) -> dict[str, str]:
        """The filters that were filled in, as the address bar holds them."""
        return {naam: waarde for naam in self.fields if (waarde := self.data.get(naam, "").strip())}

    def clean_dossier(self) -> str:
        tekst: str = self.cleaned_data["dossier"]
        nummer = herken(tekst).dossiernummer
        if tekst and not nummer:
            raise forms.ValidationError("Een dossiernummer ziet eruit als H-2026-0001.")
        return nummer

    def als_filter(self, huishouden_id: UUID | None) -> Inzagefilter:
        """Of a valid form, for all files or for one."""
        velden = self.cleaned_data
        return Inzagefilter(
            huishouden_id=huishouden_id,
            dossier=velden["dossier"],
            medewerker_id=UUID(velden["medewerker"]) if velden["medewerker"] else None,
            van=velden["van"],
            tot_en_met=velden["tot"],
            uitkomst=velden["uitkomst"],
        )
