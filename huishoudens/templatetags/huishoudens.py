"""How values of this floor read on a page."""

import datetime
from typing import Any

from django import template

from toegang.templatetags.nl import datum

register = template.Library()


@register.filter
def waarde(iets: Any) -> str:
    """Any stored or typed value as a reader says it: dates in full, nothing as "leeg"."""
    if iets is None or iets == "" or iets == []:
        return "(leeg)"
    if isinstance(iets, bool):
        return "Ja" if iets else "Nee"
    if isinstance(iets, datetime.date):
        return datum(iets)
    if isinstance(iets, list | tuple):
        return ", ".join(str(deel) for deel in iets)
    return str(iets)
