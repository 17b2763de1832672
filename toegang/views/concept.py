"""Autosave: the address a form sends its concept to, and what a form needs to get it back (screens 4)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic.base import ContextMixin, View

from toegang.diensten.concept import Bewaard, concept_bewaren, concept_van, concept_weggooien

GROOTSTE_CONCEPT = 200_000


class ConceptBewaren(View):
    """Takes what a form holds while somebody types; with `weggooien` it forgets it and goes back to the form."""

    handeling = "toegang.concept_bewaren"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, formulier: str) -> HttpResponse:
        pad = f"/{formulier}"
        if "weggooien" in request.GET:
            concept_weggooien(door=request.user, formulier=pad)  # type: ignore[arg-type]  # logged in
            veilig = url_has_allowed_host_and_scheme(pad, allowed_hosts=None)
            return HttpResponseRedirect(pad if veilig else "/")
        velden = request.POST.copy()
        velden.pop("csrfmiddlewaretoken", None)
        inhoud = velden.urlencode()
        if len(inhoud) > GROOTSTE_CONCEPT:
            return HttpResponse(status=413)
        concept_bewaren(
            door=request.user,  # type: ignore[arg-type]  # logged in
            formulier=pad,
            inhoud=inhoud,
            op=timezone.now(),
        )
        return HttpResponse(status=204)


class Conceptformulier(ContextMixin, View):
    """A view whose form saves itself: `data-concept="{{ concept_url }}"` on the form, `herstel` on a GET.

    Context: `concept_url`, and `concept_bewaard_op` when a concept was put back.
    """

    _concept: Bewaard | None = None

    @property
    def conceptpad(self) -> str:
        return self.request.path

    def herstel(self, *formulieren: forms.BaseForm) -> None:
        """Put a kept concept back into forms that are not bound. One statement, whatever their number."""
        self._concept = concept_van(door=self.request.user, formulier=self.conceptpad)  # type: ignore[arg-type]
        if self._concept is None:
            return
        for formulier in formulieren:
            for naam, veld in formulier.fields.items():
                waarde = veld.widget.value_from_datadict(
                    self._concept.velden,
                    {},
                    formulier.add_prefix(naam),
                )
                # What somebody opened anew rests on the version that stands now, not on the one of the concept.
                if waarde is not None and naam != "versie":
                    formulier.initial[naam] = waarde

    def concept_weg(self) -> None:
        concept_weggooien(door=self.request.user, formulier=self.conceptpad)  # type: ignore[arg-type]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "concept_url": reverse("concept", args=[self.conceptpad.lstrip("/")]),
            "concept_bewaard_op": self._concept.bewaard_op if self._concept else None,
        }
