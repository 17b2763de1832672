"""Fills in every form of a page as somebody would who may send it: with what it offers, and a word where it asks one."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone

from toegang.formuliersleutel import VELD

TEKST = "Zo is het besproken met het gezin."


def velden_van(pagina: Any, getypt: dict[str, Any]) -> dict[str, Any]:
    """All fields of all forms on this page; `getypt` goes before what would be filled in."""
    uit: dict[str, Any] = {}
    for formulier in _formulieren(pagina):
        for veld in formulier:
            if (waarde := getypt.get(veld.name, _waarde(veld))) not in (None, ""):
                uit[veld.html_name] = waarde
    if sleutel := (pagina.context or {}).get(VELD):
        uit[VELD] = sleutel
    return uit | getypt


def fouten_in(pagina: Any) -> dict[str, Any]:
    """What the page says is wrong with what was sent."""
    return {
        naam: list(fout)
        for formulier in _formulieren(pagina)
        if formulier.is_bound
        for naam, fout in formulier.errors.items()
    }


def _formulieren(pagina: Any) -> Iterator[forms.BaseForm]:
    gezien: set[int] = set()
    for laag in pagina.context or ():
        for waarden in getattr(laag, "dicts", [laag]):
            for waarde in waarden.values():
                for formulier in waarde if isinstance(waarde, list | tuple) else [waarde]:
                    if isinstance(formulier, forms.BaseForm) and id(formulier) not in gezien:
                        gezien.add(id(formulier))
                        yield formulier


def _waarde(gebonden: forms.BoundField) -> Any:
    veld, begin = gebonden.field, gebonden.value()
    if begin not in (None, "", [], False):
        return begin
    if isinstance(veld, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return _eerste(veld)[:1]
    if isinstance(veld, forms.ChoiceField | forms.ModelChoiceField):
        return next(iter(_eerste(veld)), None)
    if isinstance(veld, forms.BooleanField):
        return "on"
    if isinstance(veld, forms.DateTimeField):
        return timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    if isinstance(veld, forms.DateField):
        return str(timezone.localdate())
    if isinstance(veld, forms.DecimalField | forms.IntegerField):
        return "1"
    if isinstance(veld, forms.EmailField):
        return "nieuwe.collega@voorbeeld.nl"
    return TEKST[: getattr(veld, "max_length", None) or None]


def _eerste(veld: Any) -> list[str]:
    """What can be chosen, headings opened up."""
    uit = []
    for waarde, label in veld.choices:
        paren = label if isinstance(label, list | tuple) else [(waarde, label)]
        uit += [str(w) for w, _ in paren if str(w)]
    return uit
