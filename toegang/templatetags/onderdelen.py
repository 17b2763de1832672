"""Components of the screens: one signature each, so that a page says what it shows and not how (screens.md).

A leaf is an inclusion tag with defaults, because an undefined variable in a template is an error here; a
component with a slot is a block tag. Each has a file in `templates/onderdelen/` that states its contract.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from toegang.templatetags.nl import initialen
from toegang.templatetags.soorten import (
    BERICHTSOORTEN,
    KNOPKLASSEN,
    LEEFGEBIEDICONEN,
    NOTITIEICONEN,
    STANDICONEN,
    STANDWOORDEN,
    TERMIJNICONEN,
    WETVORMEN,
    Knopsoort,
    Notitiesoort,
    Persoonsoort,
    termijnsoort,
    termijnwoorden,
)

register = template.Library()


@register.simple_tag
def icoon(naam: str, maat: str = "", label: str = "") -> SafeString:
    """One icon from the sprite; without `label` it is decoration and hidden from readers."""
    return _svg(naam, maat, label)


@lru_cache(maxsize=512)
def _svg(naam: str, maat: str, label: str) -> SafeString:
    klasse = f"icoon icoon--{maat}" if maat else "icoon"
    adres = f"{static('icons/lucide.svg')}#{naam}"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>', klasse, label, adres
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', klasse, adres)


@register.filter
def leefgebied_icoon(code: str) -> str:
    return LEEFGEBIEDICONEN.get(str(code), "circle")


@register.filter
def berichtsoort(tags: str) -> str:
    """The notice that fits a Django message's level tag."""
    return next((BERICHTSOORTEN[tag] for tag in tags.split() if tag in BERICHTSOORTEN), "grijs")


@register.inclusion_tag("onderdelen/knop.html")
def knop(
    tekst: str,
    url: str = "",
    *,
    soort: Knopsoort = "stil",
    icoon: str = "",
    maat: Literal["", "rij", "vierkant", "breed"] = "",
    naam: str = "",
    waarde: str = "",
    formulier: str = "",
    verstuurt: bool = True,
    uit: bool = False,
) -> dict[str, Any]:
    klassen = " ".join(filter(None, ("knop utrecht-button", KNOPKLASSEN[soort], maat and f"knop--{maat}")))
    return {
        "tekst": tekst,
        "url": url,
        "klassen": klassen,
        "icoon": icoon,
        "alleen_icoon": maat == "vierkant",
        "naam": naam,
        "waarde": waarde,
        "type": "submit" if verstuurt else "button",
        "formulier": formulier,
        "uit": uit,
    }


@register.inclusion_tag("onderdelen/kruimels.html")
def kruimels(*paren: str) -> dict[str, Any]:
    """Alternating name and address; the last name stands alone: the page itself."""
    delen = list(paren)
    hier = delen.pop() if len(delen) % 2 else ""
    return {"stappen": list(zip(delen[::2], delen[1::2], strict=True)), "hier": hier}


@register.inclusion_tag("onderdelen/termijn.html")
def termijn(dagen: int | None = None, soort: str = "", tekst: str = "") -> dict[str, str]:
    soort = termijnsoort(dagen, soort)
    return {
        "soort": soort,
        "icoon": TERMIJNICONEN[soort],
        "tekst": tekst or termijnwoorden(dagen, soort),
    }


@register.inclusion_tag("onderdelen/stand.html")
def stand(soort: str, tekst: str = "", icoon: str = "") -> dict[str, str]:
    return {
        "soort": soort,
        "icoon": icoon or STANDICONEN.get(soort, "circle"),
        "tekst": tekst or STANDWOORDEN.get(soort, soort),
    }


@register.inclusion_tag("onderdelen/wet.html")
def wet(code: str, naam: str = "") -> dict[str, str]:
    return {"vorm": WETVORMEN.get(str(code).lower(), "vierkant"), "naam": naam or str(code)}


@register.inclusion_tag("onderdelen/letters.html")
def letters(naam: str, soort: Persoonsoort = "ouder") -> dict[str, str]:
    return {"letters": initialen(naam), "soort": soort}


@register.inclusion_tag("onderdelen/persoon.html")
def persoon(
    naam: str,
    soort: Persoonsoort = "ouder",
    *,
    regel: str = "",
    akkoord: str = "",
    toelichting: str = "",
    url: str = "",
) -> dict[str, str]:
    return {
        "naam": naam,
        "soort": soort,
        "regel": regel,
        "akkoord": akkoord,
        "toelichting": toelichting,
        "url": url,
    }


@register.inclusion_tag("onderdelen/feiten.html")
def feiten(rijen: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"rijen": [{"meer": "", "icoon": "", "url": ""} | rij for rij in rijen]}


@register.inclusion_tag("onderdelen/kpis.html")
def kpis(cijfers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    leeg = {"eenheid": "", "trend": "", "richting": "", "beter": None, "uitleg": ""}
    return {"cijfers": [leeg | cijfer for cijfer in cijfers]}


@register.inclusion_tag("onderdelen/groepkop.html")
def groepkop(
    titel: str, aantal: int | None = None, soort: str = "", kop: Literal["h2", "h3"] = "h2"
) -> dict[str, Any]:
    return {"titel": titel, "aantal": aantal, "soort": soort, "kop": kop}


@register.inclusion_tag("onderdelen/rij.html")
def rij(
    naam: str,
    url: str,
    wat: str,
    *,
    nummer: str = "",
    wie: str = "",
    dagen: int | None = None,
    soort: str = "",
    datum: str = "",
    actie_url: str = "",
    actie: str = "Contact vastleggen",
    actie_icoon: str = "message-square-plus",
    wettelijk: bool = False,
) -> dict[str, Any]:
    return locals()


@register.inclusion_tag("onderdelen/ontbreekt.html")
def ontbreekt(titel: str, tekst: str = "", url: str = "", knop: str = "Aanvullen") -> dict[str, str]:
    return {"titel": titel, "tekst": tekst, "url": url, "knop": knop}


@register.inclusion_tag("onderdelen/elders_bekend.html")
def elders_bekend(titel: str, tekst: str = "", url: str = "", knop: str = "Inzage vragen") -> dict[str, str]:
    return {"titel": titel, "tekst": tekst, "url": url, "knop": knop}


@register.inclusion_tag("onderdelen/bladeren.html")
def bladeren(
    tekst: str = "", volgende: str = "", volgende_tekst: str = "Volgende", begin: str = ""
) -> dict[str, str]:
    """Keyset paging: there is a next page and a way back to the start, never a page number."""
    return {"tekst": tekst, "volgende": volgende, "volgende_tekst": volgende_tekst, "begin": begin}


@register.inclusion_tag("onderdelen/segment.html")
def segment(label: str, keuzes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"label": label, "keuzes": [{"aantal": None, "actief": False} | keuze for keuze in keuzes]}


@register.inclusion_tag("onderdelen/pillen.html")
def pillen(label: str, keuzes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"label": label, "keuzes": [{"actief": False} | keuze for keuze in keuzes]}


@register.inclusion_tag("onderdelen/tabs.html")
def tabs(label: str, tabbladen: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"label": label, "tabbladen": [{"actief": False} | tab for tab in tabbladen]}


@register.simple_block_tag
def kaart(
    content: str,
    titel: str = "",
    *,
    sub: str = "",
    rechts: str = "",
    link: str = "",
    linktekst: str = "",
    linkicoon: str = "",
    stand: str = "",
    standtekst: str = "",
    anker: str = "",
    kop: Literal["h2", "h3"] = "h2",
    vol: bool = False,
    los: bool = False,
) -> SafeString:
    return render_to_string("onderdelen/kaart.html", locals())


@register.simple_block_tag
def notitie(
    content: str, soort: Notitiesoort = "grijs", titel: str = "", icoon: str = "", anker: str = ""
) -> SafeString:
    velden = locals() | {"icoon": icoon or NOTITIEICONEN[soort]}
    return render_to_string("onderdelen/notitie.html", velden)


@register.simple_block_tag
def leeg(
    content: str, titel: str, *, icoon: str = "sprout", url: str = "", knop: str = "", kop: str = "p"
) -> SafeString:
    return render_to_string("onderdelen/leeg.html", locals())


@register.simple_block_tag
def paginakop(content: str, titel: str, sub: str = "", nummer: str = "") -> SafeString:
    """The page header; what stands inside are its buttons."""
    return render_to_string("onderdelen/paginakop.html", locals())
