"""How values of this floor read on a page."""

import datetime
from typing import Any

from django import template

from toegang.templatetags.nl import datum

register = template.Library()


AANHEF = ("Gezin", "Familie", "Huishouden", "Mevrouw", "Meneer", "De heer", "Jongere")


@register.filter
def in_zin(aanduiding: str) -> str:
    """ "gezin Krokus" inside a sentence; a name that is no form of address keeps its capital."""
    return aanduiding[0].lower() + aanduiding[1:] if aanduiding.startswith(AANHEF) else aanduiding


@register.filter
def waarde(iets: Any) -> str:
    """Any stored or typed value as a reader says it: dates in full, nothing as "leeg"."""
    if iets is None or iets in ("", []):
        return "(leeg)"
    if isinstance(iets, bool):
        return "Ja" if iets else "Nee"
    if isinstance(iets, datetime.date):
        return datum(iets)
    if isinstance(iets, list | tuple):
        return ", ".join(str(deel) for deel in iets)
    return str(iets)
