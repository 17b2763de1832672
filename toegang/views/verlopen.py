"""A form whose token no longer counts: mostly somebody who logged in again elsewhere in the browser (F8, screens 4)."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from toegang.formuliersleutel import lees_sleutel
from toegang.views.concept import TEKST_BEWAARD, formulier_bij, houd_vast, van_een_ander


def csrf_geweigerd(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Back to the own form, with its text and a token that counts; a form of nobody known gets a page that explains."""
    formulier, sleutel = formulier_bij(request.resolver_match), lees_sleutel(request.POST)
    if formulier is None or sleutel is None:
        return render(request, "toegang/verlopen.html", {"van_een_ander": False}, status=403)
    if not request.user.is_authenticated:
        messages.info(request, TEKST_BEWAARD)
        return redirect_to_login(request.get_full_path())
    if sleutel.medewerker_id != request.user.pk:
        return van_een_ander(request)
    houd_vast(request, uitgelogd=True)
    return redirect(formulier.conceptpad_van(request))
