"""Reads `adressen.txt`: per address of the URLconf what its id names, and who gets which answer there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.verwacht import niveau_in
from tests.autorisatie.cellen.waarheid import NIVEAU, SITUATIES, delen, stand
from toegang.keuzes import Gegevensgroep as G

_KEUZE = re.compile(r"(?P<wat>[^?>/.]+)(?P<erbij>[?>/.]*)")
_GROEP = re.compile(r"(\d+)([ERWD])")
_STATUS = {"": {200}, ">": {302}, "/": {200, 302}, ".": {204}}
_DEEL = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<\w+>(\w+)[^)]*\)")


@dataclass(frozen=True)
class Keuze:
    """One way to be let in, and with which status."""

    eisen: tuple[str, ...]
    mag: frozenset[int]

    def past(self, situatie: str | None, acteur: str) -> bool:
        return all(
            _geldt(eis.removeprefix("!"), situatie, acteur) != eis.startswith("!") for eis in self.eisen
        )


@dataclass(frozen=True)
class Regel:
    """Who is let in with one method; `altijd_404`: whoever is not, is told that there is no such page."""

    keuzes: tuple[Keuze, ...]
    altijd_404: bool

    def mag(self, situatie: str | None, acteur: str) -> frozenset[int]:
        """The statuses for who is let in; none for who is not."""
        return next((keuze.mag for keuze in self.keuzes if keuze.past(situatie, acteur)), frozenset())

    def noemt(self, eis: str) -> bool:
        return any(eis in keuze.eisen for keuze in self.keuzes)

    @property
    def mag_niet(self) -> set[int]:
        """The statuses for who is not, of a file in sight."""
        if self.altijd_404:
            return {404}
        return {403, 404} if any(404 in keuze.mag for keuze in self.keuzes) else {403}


@dataclass(frozen=True)
class Aangifte:
    """One address as it was declared."""

    soort: str
    modellen: tuple[type[models.Model], ...]
    zonder_zicht: bool
    get: Regel | None
    post: Regel | None

    @property
    def van_een_dossier(self) -> bool:
        return bool(self.modellen) and self.modellen[0]._meta.app_label != "toegang"


def _geldt(eis: str, situatie: str | None, acteur: str) -> bool:
    if eis in ("*", acteur) or acteur in ROLLEN.get(eis, ()):
        return True
    if situatie is None:
        return False
    if past := _GROEP.fullmatch(eis):
        return niveau_in(situatie, acteur, G(int(past[1]))) >= NIVEAU[past[2]]
    return eis == SITUATIES[situatie] or eis in stand(situatie, acteur).profielen


def _regel(tekst: str) -> Regel | None:
    if tekst == "-":
        return None
    keuzes = []
    for deel in tekst.lstrip("~").split(","):
        past = _KEUZE.fullmatch(deel)
        assert past, deel
        erbij = past["erbij"]
        mag = _STATUS[erbij.strip("?")] | ({404} if "?" in erbij else set())
        keuzes.append(Keuze(tuple(past["wat"].split("+")), frozenset(mag)))
    return Regel(tuple(keuzes), altijd_404=tekst.startswith("~"))


def _modellen(tekst: str) -> Iterator[type[models.Model]]:
    if tekst != "-":
        alle = {model.__name__: model for model in apps.get_models()}
        yield from (alle[naam] for naam in tekst.strip("()").split("/"))


_DELEN = delen(Path(__file__).parent / "adressen.txt")
ROLLEN = {naam: set(acteurs) for naam, *acteurs in _DELEN.pop("rollen")}
AANGIFTEN = {
    naam: Aangifte(soort, tuple(_modellen(wat)), wat.startswith("("), _regel(get), _regel(post))
    for soort, regels in _DELEN.items()
    for naam, wat, get, post in regels
}
assert set().union(*ROLLEN.values()) <= set(ACTEURS)


def adressen(resolver: URLResolver | None = None, voor: str = "", ruimte: str = "") -> dict[str, str]:
    """Every name of the URLconf with its route, as Django writes it."""
    uit: dict[str, str] = {}
    for patroon in (resolver or get_resolver()).url_patterns:
        route = voor + str(patroon.pattern).strip("^$").replace("\\.", ".")
        if isinstance(patroon, URLResolver):
            eigen = f"{patroon.namespace}:" if patroon.namespace else ""
            uit |= adressen(patroon, route, ruimte + eigen)
        elif isinstance(patroon, URLPattern):
            naam = f"{ruimte}{patroon.name}"
            assert naam not in uit, naam
            uit[naam] = route
    return uit


def ingevuld(route: str, *ids: Any) -> str:
    """The address with these ids; what else it asks for is filled in with something that is there."""
    over = [str(pk) for pk in ids]

    def waarde(deel: re.Match[str]) -> str:
        match deel[1] or deel[3] or deel[2]:
            case "uuid":
                return over.pop(0)
            case "slug":
                return "hillegom"
            case "maand":
                return "2026-10"
            case "soort":
                return "csv"
            case "path":
                return f"huishoudens/{over.pop(0)}/contact/"
            case anders:
                return anders

    return "/" + _DEEL.sub(waarde, route)
