"""The autorisatiematrix as a page, for the privacy officer and everyone who wants to know (F1)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.views.generic import TemplateView

from toegang import adresbalk
from toegang.keuzes import Gegevensgroep, Niveau, Rol
from toegang.matrix import AANVULLING, MATRIX, Cel, Doel, overzicht
from toegang.matrixtekst import DOET, UITLEG_VOORWAARDE

_ROLLEN = list(Rol)


@dataclass(frozen=True)
class Antwoord:
    """One line of what was chosen: about whom or what, each way in ((what one does, when)), and what for."""

    over: str
    wegen: list[tuple[str, str]]
    doel: Doel


@dataclass(frozen=True)
class Bijzonder:
    """A recorded exception: when it holds, who then reads what."""

    wanneer: str
    wie_wat: list[tuple[list[str], list[str]]]


class Autorisatiematrix(TemplateView):
    """Shows the very data both locks are made of; it holds no person, so every account may read it.

    `?rol=REG` tells what one rol sees, `?groep=5` who sees one gegevensgroep; anything else shows the table alone.
    """

    handeling = "toegang.autorisatiematrix_lezen"
    template_name = "toegang/autorisatiematrix.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rol, groep = _gekozen(self.request)
        titel, antwoorden = "", []
        if rol:
            titel, antwoorden = (
                f"Wat ziet de {rol.label}?",
                _antwoorden((cel for cel in MATRIX if cel.rol == rol), lambda cel: cel.groep.in_woorden),
            )
        elif groep:
            titel, antwoorden = (
                f"Wie ziet {groep.in_woorden}?",
                _antwoorden((cel for cel in MATRIX if cel.groep == groep), lambda cel: cel.rol.label),
            )
        pad = self.request.path
        return super().get_context_data(**kwargs) | {
            "matrix": overzicht(),
            "voorwaarden": list(UITLEG_VOORWAARDE.values()),
            "rollen": list(Rol),
            "titel_antwoord": titel,
            "antwoorden": antwoorden,
            "bijzonder": _bijzonder(),
            "rolkeuzes": [
                {
                    "naam": _met_hoofdletter(r.label),
                    "url": f"{pad}?rol={r.value}#antwoord",
                    "actief": r == rol,
                }
                for r in Rol
            ],
            "groepkeuzes": [
                {
                    "naam": _met_hoofdletter(g.in_woorden),
                    "url": f"{pad}?groep={g.value}#antwoord",
                    "actief": g == groep,
                }
                for g in Gegevensgroep
                if g != Gegevensgroep.DOCUMENT
            ],
        }


def _met_hoofdletter(tekst: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}"


def _gekozen(request: HttpRequest) -> tuple[Rol | None, Gegevensgroep | None]:
    """The rol or the gegevensgroep of the address bar; what is neither counts as not given."""
    rol, groep = adresbalk.tekst(request, "rol"), adresbalk.tekst(request, "groep")
    if rol in Rol.values:
        return Rol(rol), None
    gevonden = next((g for g in Gegevensgroep if str(g.value) == groep and g != Gegevensgroep.DOCUMENT), None)
    return None, gevonden


def _antwoorden(cellen: Iterable[Cel], over: Callable[[Cel], str]) -> list[Antwoord]:
    """What is granted, a line per subject in the order of the table, with its exceptions behind it."""
    per_onderwerp: dict[str, list[Cel]] = {}
    # Additions stand behind the table; here each belongs with its subject.
    for cel in sorted(cellen, key=lambda cel: (cel.groep, _ROLLEN.index(cel.rol))):
        if cel.niveau > Niveau.NIETS:
            per_onderwerp.setdefault(over(cel), []).append(cel)
    return [
        Antwoord(
            _met_hoofdletter(onderwerp),
            [(DOET[cel.niveau], cel.wanneer) for cel in bij_elkaar],
            bij_elkaar[0].doel,
        )
        for onderwerp, bij_elkaar in per_onderwerp.items()
    ]


def _bijzonder() -> list[Bijzonder]:
    """The additions by condition: rollen with the same gegevensgroepen stand together."""
    uit = []
    volgorde = sorted(AANVULLING, key=lambda cel: cel.noot)
    for voorwaarde, cellen in groupby(volgorde, lambda cel: cel.voorwaarde):
        per_rol: dict[Rol, list[str]] = {}
        for cel in cellen:
            per_rol.setdefault(cel.rol, []).append(cel.groep.in_woorden)
        wie_wat: dict[tuple[str, ...], list[str]] = {}
        for rol, groepen in per_rol.items():
            wie_wat.setdefault(tuple(groepen), []).append(rol.label)
        paren = [(rollen, list(groepen)) for groepen, rollen in wie_wat.items()]
        uit.append(Bijzonder(UITLEG_VOORWAARDE[voorwaarde], paren))
    return uit
