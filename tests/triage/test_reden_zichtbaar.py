"""The stylesheet shows the reason for passing over lighter help just when it is asked (A7)."""

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from xml.etree.ElementTree import Element

import cssselect2
import pytest
import tinycss2
import tinyhtml5
from django.conf import settings
from django.urls import reverse

from tests.cast import Wereld
from tests.triage.opzet import als, registreer, tekst
from triage.keuzes import Klantreis, Route
from triage.routes import overgeslagen

STIJL = Path(settings.BASE_DIR, "toegang/static/css/triage.css")
KEUZES = [keuze for aantal in range(len(Route) + 1) for keuze in combinations(Route, aantal)]


def _regels(css: Iterable[tinycss2.ast.Node]) -> Iterable[tuple[str, str]]:
    """Selector and declarations of every rule, also of those within an at-rule."""
    for regel in css:
        if regel.type == "qualified-rule":
            yield tinycss2.serialize(regel.prelude).strip(), tinycss2.serialize(regel.content)
        elif regel.type == "at-rule" and regel.content is not None:
            yield from _regels(
                tinycss2.parse_rule_list(regel.content, skip_whitespace=True, skip_comments=True)
            )


def _toont() -> list[cssselect2.compiler.CompiledSelector]:
    """What shows the field for the reason, once it is hidden."""
    css = tinycss2.parse_stylesheet(STIJL.read_text(), skip_whitespace=True, skip_comments=True)
    (selector,) = [s for s, wat in _regels(css) if s.endswith(".triage__overslaan") and "block" in wat]
    return list(cssselect2.compile_selector_list(selector))


def _kies(pagina: Element, naam: str, waarden: set[str]) -> None:
    for keuze in pagina.iter("{http://www.w3.org/1999/xhtml}input"):
        if keuze.get("name") == naam:
            keuze.attrib.pop("checked", None)
            if keuze.get("value") in waarden:
                keuze.set("checked", "")


@pytest.mark.usefixtures("om_negen_uur")
def test_the_field_for_the_reason_shows_by_the_same_rule(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    pagina = tinyhtml5.parse(
        tekst(als(wereld, "triage.hillegom").get(reverse("triage:triage", args=[melding.pk])))
    )
    toont = _toont()
    anders = []

    for klantreis in Klantreis:
        _kies(pagina, "klantreis", {klantreis.value})
        for routes in KEUZES:
            _kies(pagina, "routes", {route.value for route in routes})
            zichtbaar = any(
                selector.test(element)
                for element in cssselect2.ElementWrapper.from_html_root(pagina).iter_subtree()
                if "triage__overslaan" in element.classes
                for selector in toont
            )
            if zichtbaar is not bool(overgeslagen(klantreis, routes)):
                anders.append((klantreis.value, [route.value for route in routes], zichtbaar))

    assert anders == []
