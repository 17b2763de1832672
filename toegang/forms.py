"""The login form, and the version that every form brings that changes what stands (F8, F9)."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from toegang.versies import ONGELEZEN


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
