"""One request, one transaction, one identity (F1)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import structlog
from django.contrib.auth import SESSION_KEY
from django.db import ProgrammingError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from psycopg.errors import InsufficientPrivilege

from toegang.sessie import handelend_als

log = structlog.get_logger("regie.rechten")

NIET_MEER = "U mag dit hier niet meer wijzigen. Misschien heeft nu iemand anders de regie."
LEZEND = ("GET", "HEAD", "OPTIONS")
SPAARPUNT = "regie.spaarpunt"
BUITEN_TRANSACTIE = ("/static/", "/gezond/")


class IdentiteitMiddleware:
    """Opens the transaction of a request and sets who acts, before anything else asks the database.

    It stands before AuthenticationMiddleware, because even reading the own account needs an identity.
    An exception or a server error rolls everything back, so nothing half-written stays behind.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(BUITEN_TRANSACTIE):
            return self.get_response(request)
        with handelend_als(self._medewerker_id(request)):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Mark where a request that writes begins, so that a refusal half-way takes its writes back."""
        if request.method not in LEZEND and transaction.get_connection().in_atomic_block:
            request.META[SPAARPUNT] = transaction.savepoint()

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view that raises has written nothing; the page that says so can still ask the database.

        What row security refuses a writer is no fault of ours: a right can end between reading and writing.
        """
        if spaarpunt := request.META.get(SPAARPUNT):
            transaction.set_rollback(False)
            transaction.savepoint_rollback(spaarpunt)
            if isinstance(exception, ProgrammingError) and isinstance(
                exception.__cause__, InsufficientPrivilege
            ):
                log.warning("geweigerd", handeling=getattr(request.resolver_match, "view_name", ""))
                return render(request, "403.html", {"reden": NIET_MEER}, status=403)
        return None

    @staticmethod
    def _medewerker_id(request: HttpRequest) -> UUID | None:
        try:
            return UUID(request.session.get(SESSION_KEY, ""))
        except ValueError:
            return None
