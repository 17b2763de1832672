"""Signing in and out (F8)."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView

from toegang import demoaccounts
from toegang.forms import InlogForm


class Inloggen(LoginView):
    """The login page; in demo mode it shows the demo accounts."""

    handeling = "toegang.inloggen"
    template_name = "toegang/inloggen.html"
    authentication_form = InlogForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        demo = settings.REGIE_MODUS == "demo"
        return super().get_context_data(**kwargs) | {
            "demo": demo,
            "demowachtwoord": demoaccounts.WACHTWOORD if demo else "",
        }


class Uitloggen(LogoutView):
    """Ends the session; POST only."""

    handeling = "toegang.uitloggen"
