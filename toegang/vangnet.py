"""No word is lost: what was sent and not accepted is kept for whoever wrote it (screens 4, F8, F9).

A session that ended, a sight that ended, a refusal, a fault of ours: the page says so, and the text waits in Bewaarde
teksten and in its form. Who wrote it tells the key in the form, so it reaches that account alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

import structlog
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from toegang.diensten.concept import concept_bewaren
from toegang.formuliersleutel import BEGON, ONVERANDERD, lees_sleutel, te_bewaren
from toegang.middleware import LEZEND
from toegang.models import Medewerker
from toegang.sessie import handelend_als
from toegang.views.concept import TEKST_BEWAARD, VASTHOUDEN, formulier_bij

log = structlog.get_logger("regie.vangnet")
GESLOTEN = "Uw account is gesloten. Klopt dat niet? Bel uw teamleider of de functioneel beheerder."


@dataclass(frozen=True)
class Getypt:
    """What was sent of a form that keeps what is typed, and whose it is."""

    medewerker_id: UUID
    formulier: str
    inhoud: str


def getypt_in(request: HttpRequest) -> Getypt | None:
    """What this request brings that is worth keeping; None when it is no such form, empty or nobody's."""
    formulier = formulier_bij(request.resolver_match) if request.method == "POST" else None
    if formulier is None:
        return None
    velden = te_bewaren(request.POST)
    for knop in formulier.doet:
        velden.pop(knop, None)
    sleutel, wie = lees_sleutel(request.POST), request.user
    medewerker_id: UUID | None = sleutel.medewerker_id if sleutel else wie.pk
    is_leeg = not any(
        waarde.strip()
        for naam, waarden in velden.lists()
        if naam not in (ONVERANDERD, BEGON)
        for waarde in waarden
    )
    if medewerker_id is None or is_leeg:
        return None
    return Getypt(medewerker_id, formulier.conceptpad_van(request), velden.urlencode())


class Vangnet:
    """Keeps what was typed after everything else is done and undone, in a transaction of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Read it while the request is young; the error pages tell its writer by this that it is kept."""
        request.getypt = getypt_in(request)  # type: ignore[attr-defined]  # a note on the request, for ourselves

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        antwoord = self.get_response(request)
        tekst: Getypt | None = getattr(request, "getypt", None)
        if tekst is not None:
            gevraagd: bool | None = request.META.get(VASTHOUDEN)
            uitgelogd = gevraagd or not request.user.is_authenticated
            if uitgelogd or gevraagd is not None or antwoord.status_code >= HTTPStatus.BAD_REQUEST:
                self._bewaar(tekst, uitgelogd=uitgelogd)
        return antwoord

    @staticmethod
    def _bewaar(tekst: Getypt, *, uitgelogd: bool) -> None:
        try:
            with handelend_als(tekst.medewerker_id):
                concept_bewaren(
                    door=Medewerker(pk=tekst.medewerker_id),
                    formulier=tekst.formulier,
                    inhoud=tekst.inhoud,
                    op=timezone.now(),
                    uitgelogd=uitgelogd,
                )
        except DatabaseError as fout:
            # An account that ended, or a database that is gone: the answer to the request stays what it is.
            log.warning("niet_bewaard", fout=type(fout).__name__)


class InloggenVerplicht(LoginRequiredMiddleware):
    """Sends who is not logged in to the login page, and says what became of what was sent."""

    def process_view(self, request: HttpRequest, *deel: Any, **kwargs: Any) -> HttpResponseBase | None:
        antwoord = super().process_view(request, *deel, **kwargs)
        if antwoord is not None and SESSION_KEY in request.session:
            # Of an account that is there no more: a session that no longer fits, Django has emptied itself.
            request.session.flush()
            messages.warning(request, GESLOTEN)
        if antwoord is None or request.method in LEZEND:
            return antwoord
        if request.headers.get("x-requested-with") == "XMLHttpRequest" or "hx-request" in request.headers:
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        if getattr(request, "getypt", None) is not None:
            messages.info(request, TEKST_BEWAARD)
            return antwoord
        # A click leads to no page of its own, so there is nothing to come back to.
        messages.info(request, "U was uitgelogd. Log in en doe het opnieuw.")
        return redirect("inloggen")
