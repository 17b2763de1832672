"""Kept texts, for their writer alone, also when the form they were typed on is out of sight (screens 4, F9)."""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.views.generic.base import TemplateView

from toegang.diensten.concept import Bewaard, concepten_van
from toegang.formuliersleutel import BEGON, ONVERANDERD
from toegang.templatetags.nl import datum
from toegang.views.concept import formulier_op
from toegang.views.wie import wie

# What a page hides in its form, and ids of what was chosen: nobody typed them.
_VERBORGEN = ("versie", "huishouden", "team", ONVERANDERD, BEGON)
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Tekst:
    """One kept text: what it was typed on, and what stood in each field."""

    titel: str
    bewaard: Bewaard
    velden: list[tuple[str, str]]

    @property
    def pad(self) -> str:
        return self.bewaard.formulier.lstrip("/")


class BewaardeTeksten(TemplateView):
    """All that was typed and never saved, with a way on and a way to throw it away; no huishouden is named."""

    handeling = "toegang.bewaarde_teksten_lezen"
    template_name = "toegang/bewaarde_teksten.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bewaard = concepten_van(door=wie(self.request))
        return super().get_context_data(**kwargs) | {"teksten": [als_tekst(concept) for concept in bewaard]}


def als_tekst(bewaard: Bewaard) -> Tekst:
    """The fields that somebody filled in, by their labels, as far as the form still says them.

    What the page had filled in itself is of the file, and is read there by who may still see it (I5, I10).
    """
    onveranderd = bewaard.velden.getlist(ONVERANDERD)
    view = formulier_op(bewaard.formulier)
    velden = getattr(getattr(view, "form_class", None), "base_fields", {})
    gevuld = [
        (_naam(naam, velden.get(naam)), ", ".join(_waarde(waarde, velden.get(naam)) for waarde in leesbaar))
        for naam, waarden in bewaard.velden.lists()
        if naam not in (*_VERBORGEN, *onveranderd)
        and (leesbaar := [waarde for waarde in waarden if waarde.strip() and not _ID.search(waarde)])
    ]
    return Tekst(titel=(view.titel if view else "") or "Formulier", bewaard=bewaard, velden=gevuld)


def _naam(naam: str, veld: forms.Field | None) -> str:
    if veld is not None and veld.label:
        return str(veld.label)
    return naam.replace("-", " ").replace("_", " ").capitalize()


def _waarde(waarde: str, veld: forms.Field | None) -> str:
    """A choice by its name, a tick as a word, a day as people write it."""
    if isinstance(veld, forms.BooleanField):
        return "ja"
    with suppress(ValueError):
        if len(waarde) == len("2026-11-02") and (dag := parse_date(waarde)):
            return datum(dag)
    keuzes = getattr(veld, "choices", ()) if isinstance(veld, forms.ChoiceField) else ()
    return next((str(label) for code, label in keuzes if str(code) == waarde), waarde)
