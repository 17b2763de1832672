"""The menu: what each rol finds where, with how much waits there (screens, E1).

A higher floor registers its menupunten when it starts; this floor knows only their names. All counts of a
page come from one statement, and only when a template draws the menu.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from toegang.keuzes import CONSULENTEN, TEAMROLLEN
from toegang.models import Medewerker


def _geen(medewerker: Medewerker) -> tuple[Any, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Menupunt:
    """One entry of the menu, for those for whom `wie` holds.

    naam: may hold `{team}`, the reader's own team. adres(medewerker): the arguments of the URL.
    telling: a SELECT whose rows are counted under row security, up to `grens`; it may use the parameters ik,
        teams and vandaag. onder_streep: stands below the divider.
    """

    naam: str
    url_naam: str
    icoon: str
    volgorde: int
    wie: Callable[[Medewerker], bool]
    adres: Callable[[Medewerker], tuple[Any, ...]] = _geen
    telling: str = ""
    grens: int = 99
    onder_streep: bool = False


@dataclass(frozen=True, kw_only=True)
class Snelactie:
    """The round button on a phone: what this reader does most."""

    naam: str
    url_naam: str
    icoon: str
    wie: Callable[[Medewerker], bool]


_menupunten: list[Menupunt] = []
_snelacties: list[Snelactie] = []


def registreer(*, menupunten: Iterable[Menupunt] = (), snelacties: Iterable[Snelactie] = ()) -> None:
    """Add an app's entries; called from its `apps.ready`. The first snelactie that fits a reader counts."""
    _menupunten.extend(menupunten)
    _snelacties.extend(snelacties)


def navigatie(request: HttpRequest) -> dict[str, Any]:
    """Context processor: navigatie, snelactie, mag_melden, mag_zoeken, rol_in_woorden; nothing is asked until drawn."""
    gebruiker = getattr(request, "user", None)
    if not getattr(gebruiker, "is_authenticated", False):
        return {
            "navigatie": [],
            "snelactie": None,
            "mag_melden": False,
            "mag_zoeken": False,
            "rol_in_woorden": "",
        }
    # Past the lazy wrapper, so that `_bekend` sees what is already known.
    wie: Any = getattr(gebruiker, "_wrapped", gebruiker)
    return {
        "navigatie": SimpleLazyObject(lambda: menu_voor(wie, request.path)),
        "snelactie": SimpleLazyObject(lambda: _snelactie(wie)),
        "mag_melden": SimpleLazyObject(lambda: _bekend(wie) and wie.heeft(*TEAMROLLEN)),
        "mag_zoeken": SimpleLazyObject(lambda: _bekend(wie) and wie.heeft(*TEAMROLLEN, *CONSULENTEN)),
        "rol_in_woorden": SimpleLazyObject(lambda: rol_in_woorden(wie)),
    }


def rol_in_woorden(medewerker: Medewerker) -> str:
    """Regisseur, Hillegom: the function and where it is held."""
    if not _bekend(medewerker):
        return medewerker.functie
    plekken = (
        str(t.team or t.gemeente or (t.organisatie.naam if t.organisatie else ""))
        for t in medewerker.toekenningen
    )
    return ", ".join(filter(None, (medewerker.functie, next(filter(None, plekken), ""))))


def menu_voor(medewerker: Medewerker, pad: str) -> list[dict[str, Any]]:
    """The entries this reader has, with counts; at most one statement."""
    if not _bekend(medewerker):
        return []
    punten = sorted(
        (p for p in _menupunten if p.wie(medewerker)),
        key=lambda p: (p.onder_streep, p.volgorde),
    )
    aantallen = _tel(medewerker, punten)
    items = [
        {
            "naam": punt.naam.format(team=medewerker.team or ""),
            "url": reverse(punt.url_naam, args=punt.adres(medewerker)),
            "icoon": punt.icoon,
            "aantal": aantallen.get(punt.url_naam),
            "actief": False,
            "scheiding": punt.onder_streep and bool(vorige) and not vorige[-1].onder_streep,
        }
        for punt, vorige in ((punt, punten[:i]) for i, punt in enumerate(punten))
    ]
    _markeer(items, pad)
    return items


def _bekend(medewerker: Medewerker) -> bool:
    """Whether the rollen can be told: an error page is drawn when the transaction takes no statement any more."""
    return "toekenningen" in medewerker.__dict__ or not connection.needs_rollback


def _tel(medewerker: Medewerker, punten: list[Menupunt]) -> dict[str, str]:
    tellend = [punt for punt in punten if punt.telling]
    if not tellend or connection.needs_rollback:
        return {}
    kolommen = ", ".join(
        # An alias per column keeps the statement the same text for the same rollen, so it stays prepared.
        f"(SELECT count(*) FROM ({punt.telling} LIMIT {punt.grens + 1}) telling)"
        for punt in tellend
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {kolommen}",
            {
                "ik": medewerker.pk,
                "teams": medewerker.teamnummers(*TEAMROLLEN),
                "vandaag": timezone.localdate(),
            },
        )
        rij = cursor.fetchone()
    return {
        punt.url_naam: f"{punt.grens}+" if aantal > punt.grens else str(aantal)
        for punt, aantal in zip(tellend, rij, strict=True)
        if aantal
    }


def _markeer(items: list[dict[str, Any]], pad: str) -> None:
    """The entry whose address is the longest beginning of the path is the current one; `/` only for itself."""
    passend = [i for i in items if pad == i["url"] or (i["url"] != "/" and pad.startswith(i["url"]))]
    if passend:
        max(passend, key=lambda item: len(item["url"]))["actief"] = True


def _snelactie(medewerker: Medewerker) -> dict[str, str] | None:
    if not _bekend(medewerker):
        return None
    for actie in _snelacties:
        if actie.wie(medewerker):
            return {"naam": actie.naam, "url": reverse(actie.url_naam), "icoon": actie.icoon}
    return None
