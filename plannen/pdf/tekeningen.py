"""Drawings of the paper plan as self-contained SVG: an image in a PDF knows no style sheet (C8)."""

from base64 import b64encode
from typing import Any

from django.template.loader import render_to_string

from toegang.templatetags.grafiek import scorelijn


def als_data(svg: str) -> str:
    """An SVG as an address that needs no fetching."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def tekening(naam: str, **waarden: Any) -> str:
    """One of the drawings in templates/plannen/pdf, as a data address."""
    return als_data(render_to_string(f"plannen/pdf/{naam}.svg", waarden))


def score_tekening(begin: int | None, nu: int | None, doel: int | None) -> tuple[str, str]:
    """The score line and the sentence that says the same."""
    maten = scorelijn(begin=begin, nu=nu, doel=doel)
    return tekening("scorelijn", **maten), maten["zin"]
