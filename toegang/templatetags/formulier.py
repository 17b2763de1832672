"""Form fields in the house style for any Django form, without a class in the form's code (screens.md, forms).

`onderdelen/veld.html` is the field template of every form; what differs per widget is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from toegang.templatetags.nl import meervoud

register = template.Library()

KORT = (forms.DateInput, forms.TimeInput, forms.NumberInput, forms.DateTimeInput)
MEESTE_TEKENS_KORT = 30
"""A text of at most so many characters gets a short control: its width says what is asked."""


def _klasse(widget: forms.Widget, *, fout: bool) -> str:
    """The NL Design System class of a control."""
    if isinstance(widget, forms.CheckboxInput):
        naam = "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input"
        return f"{naam} utrecht-checkbox--invalid" if fout else naam
    if isinstance(widget, forms.Textarea):
        naam = "utrecht-textarea"
    elif isinstance(widget, forms.Select):
        naam = "utrecht-select utrecht-select--html-select"
    else:
        naam = "utrecht-textbox"
    delen = [
        naam,
        f"{naam.split()[0]}--invalid" if fout else "",
        "veld--kort" if _is_kort(widget) else "",
    ]
    return " ".join(filter(None, delen))


def _is_kort(widget: forms.Widget) -> bool:
    if type(widget) is forms.TextInput:
        return int(widget.attrs.get("maxlength", MEESTE_TEKENS_KORT + 1)) <= MEESTE_TEKENS_KORT
    return isinstance(widget, KORT)


def _opties(field: BoundField) -> list[dict[str, Any]]:
    """The choices of a radio or checkbox group, each with its own control and label."""
    naam = "checkbox" if isinstance(field.field.widget, forms.CheckboxSelectMultiple) else "radio-button"
    klasse = f"utrecht-{naam} utrecht-{naam}--custom utrecht-{naam}--html-input"
    opties = []
    for keuze in field.subwidgets:
        keuze.data["attrs"]["class"] = klasse
        keuze.data["attrs"].pop("data-vorm", None)
        keuze.data["attrs"].pop("aria-describedby", None)
        opties.append({"bediening": keuze.tag(), "id": keuze.id_for_label, "tekst": keuze.choice_label})
    return opties


@register.simple_tag
def veldopmaak(field: BoundField) -> dict[str, Any]:
    """How `onderdelen/veld.html` draws this field.

    `data-vorm` on a RadioSelect or CheckboxSelectMultiple chooses `segment` or `pillen` instead of a list.
    """
    widget = field.field.widget
    fout = bool(field.errors)
    opmaak: dict[str, Any] = {"fout": fout, "mag_leeg": not field.field.required, "soort": "enkel"}
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        vorm = widget.attrs.get("data-vorm", "lijst")
        return opmaak | {"soort": "groep", "vorm": vorm, "opties": _opties(field)}
    if isinstance(widget, forms.CheckboxInput):
        opmaak |= {"soort": "vinkje"}
    eigen = widget.attrs.get("class", "")
    attrs: dict[str, str | bool] = {"class": f"{_klasse(widget, fout=fout)} {eigen}".strip()}
    if isinstance(widget, forms.DateInput):
        # A native date input reads and writes only this notation, whatever the locale shows.
        kopie = forms.DateInput(attrs=widget.attrs, format="%Y-%m-%d")
        kopie.input_type = "date"
        return opmaak | {"bediening": field.as_widget(widget=kopie, attrs=attrs)}
    return opmaak | {"bediening": field.as_widget(attrs=attrs)}


@register.simple_tag
def bediening(field: BoundField) -> SafeString:
    """Only the control, for tables and worksheets that bring their own label."""
    return SafeString(veldopmaak(field)["bediening"])


@register.inclusion_tag("onderdelen/vinkje.html")
def vinkje(naam: str, waarde: str, *, aan: bool = False, uit: bool = False) -> dict[str, Any]:
    """A loose checkbox with id `naam-waarde`, for rows that are no form field."""
    return {"naam": naam, "waarde": waarde, "aan": aan, "uit": uit}


def _fouten(formulier: forms.BaseForm) -> Iterable[dict[str, str]]:
    for fout in formulier.non_field_errors():
        yield {"tekst": str(fout), "anker": ""}
    for naam in formulier.errors:
        if naam in formulier.fields:
            field = formulier[naam]
            delen = field.subwidgets if field.use_fieldset else [field]
            anker = delen[0].id_for_label if delen else ""
            yield {"tekst": str(formulier.errors[naam][0]), "anker": anker}


@register.inclusion_tag("onderdelen/foutoverzicht.html")
def foutoverzicht(
    *formulieren: forms.BaseForm | forms.BaseFormSet[Any],
    werkwoord: str = "opslaan",
    meer: Iterable[forms.BaseForm] = (),
) -> dict[str, Any]:
    """What is left to mend, over forms and formsets together; nothing when all is well."""
    fouten: list[dict[str, str]] = []
    for formulier in [*formulieren, *meer]:
        if isinstance(formulier, forms.BaseFormSet):
            fouten += [{"tekst": str(fout), "anker": ""} for fout in formulier.non_form_errors()]
            for deel in formulier.forms:
                fouten += _fouten(deel)
        elif formulier.is_bound:
            fouten += _fouten(formulier)
    titel = f"Nog {meervoud(len(fouten), 'ding,dingen')}, dan kunt u {werkwoord}"
    return {"fouten": fouten, "titel": titel, "bewaard": not any(map(_vraagt_wachtwoord, formulieren))}


def _vraagt_wachtwoord(formulier: forms.BaseForm | forms.BaseFormSet[Any]) -> bool:
    """A browser gets no password back, so there is something to type again."""
    velden = getattr(formulier, "fields", {}).values()
    return any(isinstance(veld.widget, forms.PasswordInput) for veld in velden)


@register.simple_block_tag
def opslagbalk(content: str, titel: str = "", tekst: str = "", *, concept: bool = True) -> SafeString:
    """Sticky bar below a form; the slot holds its buttons, the filled one first."""
    return render_to_string("onderdelen/opslagbalk.html", locals())
