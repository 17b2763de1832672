"""The login form (F8)."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm


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
