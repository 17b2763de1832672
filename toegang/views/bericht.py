"""From a bericht to what it tells of (F3, ADR 0015)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic.base import View

from toegang.diensten.berichten import berichten_lezen
from toegang.models import Bericht
from toegang.views.wie import wie


class BerichtOpenen(View):
    """Whoever goes to look has read it, also when there is nothing left to see; another's bericht: 404."""

    handeling = "toegang.bericht_openen"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        bericht = get_object_or_404(Bericht, pk=pk)
        berichten_lezen(door=wie(request), pad=bericht.pad, op=timezone.now())
        return redirect(bericht.pad)
