"""The kinds each component knows, with the shape and the words that go with them (mockups/notes.md).

Colour never stands alone: every kind has an icon and words of its own.
"""

from typing import Literal

from toegang.templatetags.nl import meervoud

Knopsoort = Literal["vol", "lijn", "stil", "tekst", "gevaar"]
Notitiesoort = Literal["contact", "waarom", "grijs", "ok", "fout"]
Persoonsoort = Literal["ouder", "kind", "netwerk", "elders"]

KNOPKLASSEN = {
    "vol": "utrecht-button--primary-action knop--vol",
    "lijn": "utrecht-button--secondary-action",
    "stil": "",
    "tekst": "utrecht-button--subtle",
    "gevaar": "knop--gevaar",
}
TERMIJNICONEN = {
    "te_laat": "triangle-alert",
    "binnenkort": "clock",
    "later": "calendar",
    "opgeschort": "pause",
    "wacht": "hourglass",
    "klaar": "check",
}
STANDICONEN = {
    "open": "circle",
    "bezig": "circle-dot",
    "gedaan": "check",
    "vervallen": "minus",
    "deels": "circle-dashed",
    "niveau": "layers",
    "fout": "triangle-alert",
}
STANDWOORDEN = {"open": "Nog niet begonnen", "bezig": "Bezig", "gedaan": "Klaar", "vervallen": "Vervallen"}
NOTITIEICONEN = {
    "contact": "phone",
    "waarom": "eye",
    "grijs": "circle-dashed",
    "ok": "circle-check",
    "fout": "triangle-alert",
}
BERICHTSOORTEN = {"success": "ok", "error": "fout", "warning": "contact", "info": "grijs", "debug": "grijs"}
LEEFGEBIEDICONEN = {
    "zingeving": "sparkles",
    "wonen": "house",
    "financien": "wallet",
    "sociale_relaties": "users-round",
    "lichamelijke_gezondheid": "activity",
    "psychische_gezondheid": "brain",
    "werk": "briefcase",
    "onderwijs": "graduation-cap",
    "activiteiten": "bike",
}
WETVORMEN = {
    "wmo": "vierkant",
    "jeugdwet": "driehoek",
    "participatiewet": "rond",
    "pw": "rond",
    "schuldhulp": "ruit",
    "schulddienstverlening": "ruit",
    "wgs": "ruit",
}

SPOEDIG_TOT = 3
"""Up to and including this many days a term is drawn yellow (mockups/notes.md, Term chip)."""


def termijnsoort(dagen: int | None, soort: str = "") -> str:
    """The kind of chip for a number of days left; a kind that was given wins."""
    if soort:
        return soort
    if dagen is None:
        return "later"
    if dagen < 0:
        return "te_laat"
    return "binnenkort" if dagen <= SPOEDIG_TOT else "later"


def termijnwoorden(dagen: int | None, soort: str) -> str:
    if soort == "opgeschort":
        return "Opgeschort"
    if soort == "klaar":
        return "Op tijd klaar"
    if dagen is None:
        return "Wacht op u" if soort == "wacht" else "Geen datum"
    if soort == "wacht":
        return f"Wacht {meervoud(abs(dagen), 'dag,dagen')}" if dagen else "Wacht op u"
    if dagen == 0:
        return "Vandaag"
    return meervoud(abs(dagen), "dag,dagen") + (" te laat" if dagen < 0 else "")
