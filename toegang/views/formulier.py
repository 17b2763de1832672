"""A page with one form and one dienst, that keeps what is typed (screens 4, F9)."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic.base import TemplateResponseMixin

from toegang.handelingen import KanNiet
from toegang.views.concept import Conceptformulier


class Formulierpagina(Conceptformulier, TemplateResponseMixin):
    """Subclasses give `form_class`, `titel`, `get_success_url` and `uitvoeren(formulier)`, which calls the dienst
    and may add errors to the form. The form saves itself as a concept, unless it says `bewaart = False`.
    """

    form_class: ClassVar[type[forms.BaseForm]]
    gelukt: ClassVar[str] = "Opgeslagen."
    sub: ClassVar[str] = ""
    knop: ClassVar[str] = "Opslaan"
    opslagtekst: ClassVar[str] = ""

    def get_initial(self) -> dict[str, Any]:
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {}

    def get_form(self) -> forms.BaseForm:
        initial = self.get_initial()
        if self.request.method == "POST":
            return self.form_class(self.request.POST, initial=initial, **self.get_form_kwargs())
        formulier = self.form_class(initial=initial, **self.get_form_kwargs())
        if self.bewaart:
            self.herstel(formulier)
        return formulier

    def uitvoeren(self, formulier: Any) -> Any:
        raise NotImplementedError

    def get_success_url(self) -> str:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(formulier=self.get_form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        formulier = self.get_form()
        if not formulier.is_valid():
            return self.ongeldig(formulier)
        try:
            self.uitvoeren(formulier)
        except KanNiet as fout:
            formulier.add_error(fout.veld if fout.veld in formulier.fields else None, str(fout))
        if formulier.errors:
            return self.ongeldig(formulier)
        self.opgeslagen()
        messages.success(request, self.gelukt)
        return redirect(self.get_success_url())

    def ongeldig(self, formulier: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(formulier=formulier))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "titel": self.titel,
            "sub": self.sub,
            "knop": self.knop,
            "opslagtekst": self.opslagtekst,
            "bewaart": self.bewaart,
            "terug_url": self.get_success_url(),
        }
