"""Choosing a password on an invitation (F8)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from toegang.forms import WachtwoordForm
from toegang.sessie import handelend_als


@method_decorator([sensitive_post_parameters(), never_cache, login_not_required], name="dispatch")
class WachtwoordKiezen(PasswordResetConfirmView):
    """The page behind an invitation. Django proves the token; a used or old one gets a page that says so."""

    handeling = "toegang.wachtwoord_kiezen"
    template_name = "toegang/wachtwoord.html"
    form_class = WachtwoordForm
    success_url = reverse_lazy("inloggen")

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Reading what the token must fit, and writing the new hash, is for the account itself alone. Until the
        # token is proven nothing else is done under this name.
        with handelend_als(_account(kwargs["uidb64"])):
            return super().dispatch(*args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, "Uw wachtwoord is gekozen. Log er nu mee in.")
        return super().form_valid(form)


def _account(uidb64: str) -> UUID | None:
    try:
        return UUID(urlsafe_base64_decode(uidb64).decode())
    except ValueError:
        return None
