"""One request, one transaction, one identity; and one line for a refusal (F1, F2)."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

import structlog
from django.contrib.auth import SESSION_KEY
from django.db import ProgrammingError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from psycopg.errors import InsufficientPrivilege

from toegang.diensten.inzage import weigering_vastleggen
from toegang.sessie import handelend_als

log = structlog.get_logger("regie.rechten")

NIET_MEER = "U mag dit hier niet meer wijzigen. Misschien heeft nu iemand anders de regie."
LEZEND = ("GET", "HEAD", "OPTIONS")
SPAARPUNT = "regie.spaarpunt"
# An address that begins so names the file it is about.
VAN_EEN_DOSSIER = re.compile(r"huishoudens/<uuid:(\w+)>/")
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
            # What a page shows is gone when the right to it is; a browser keeps no copy.
            response.setdefault("Cache-Control", "no-store")
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                transaction.set_rollback(True)
            elif response.status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND):
                self._leg_weigering_vast(request, response.status_code)
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
    def _leg_weigering_vast(request: HttpRequest, status: int) -> None:
        """Every refusal of somebody who is logged in leaves one line, after what was written is taken back (F2).

        A page that is not there is a refusal when something was asked for: by an id or a team's name in its address, or
        by what was sent. Nothing is looked up: what exists and what does not are written down alike. No line, no answer: an
        error here is an error of the request.
        """
        plek, wie = request.resolver_match, getattr(request, "user", None)
        if plek is None or wie is None or not wie.is_authenticated:
            return
        ids = {naam: waarde for naam, waarde in plek.kwargs.items() if isinstance(waarde, UUID)}
        if status == HTTPStatus.NOT_FOUND and not plek.kwargs and request.method in LEZEND:
            return
        dossier = VAN_EEN_DOSSIER.match(plek.route)
        huishouden_id = ids.pop(dossier[1]) if dossier else None
        weigering_vastleggen(
            door_id=wie.pk,
            handeling=getattr(getattr(plek.func, "view_class", None), "handeling", plek.view_name),
            huishouden_id=huishouden_id,
            gevraagd=next(iter(ids.values()), None),
            op=timezone.now(),
        )

    @staticmethod
    def _medewerker_id(request: HttpRequest) -> UUID | None:
        try:
            return UUID(request.session.get(SESSION_KEY, ""))
        except ValueError:
            return None
