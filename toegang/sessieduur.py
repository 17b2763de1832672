"""Ends a session that is not used, without a write on every request (F8)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

LAATST_GEBRUIKT = "laatst_gebruikt"


class SessieduurMiddleware:
    """Moves a session's end forward when it is used, once per `REGIE_SESSIE_BIJWERKEN_NA`.

    Django counts the idle time from the last save, so saving now and then is all that is needed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_ingelogd = request.user.is_authenticated
        if was_ingelogd:
            self._onthoud(request)
        antwoord = self.get_response(request)
        if request.user.is_authenticated and not was_ingelogd:
            # Signing in saves the session anyhow, so the first page after it need not.
            self._onthoud(request)
        return antwoord

    def _onthoud(self, request: HttpRequest) -> None:
        nu = timezone.now().timestamp()
        oud = nu - settings.REGIE_SESSIE_BIJWERKEN_NA.total_seconds()
        if request.session.get(LAATST_GEBRUIKT, 0) < oud:
            request.session[LAATST_GEBRUIKT] = nu
