"""Every address of the URLconf, filled in with what one account can find, and what the pages there ask further."""

import html
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.forms import BaseForm, CharField
from django.utils import timezone

from huishoudens.models import Huishouden
from tests.autorisatie.adressen.aangifte import AANGIFTEN, adressen
from toegang.beleid import situatie
from toegang.models import Gemeente, Medewerker, Team

_DEEL = re.compile(r"<(?P<soort>\w+):(?P<naam>\w+)>|\(\?P<\w+>(?P<keuzes>[^)]*)\)")
_LINK = re.compile(r'href="(/[^"#]*\?[^"#]*|\?[^"#]*)')


def te_bezoeken(huizen: Iterable[Huishouden]) -> list[uuid.UUID]:
    """Of the files that whoever acts can find, one for each way of standing towards it."""
    zichtbaar = set(
        Huishouden.objects.filter(pk__in=[huis.pk for huis in huizen]).values_list("pk", flat=True)
    )
    per_situatie: dict[frozenset[str], uuid.UUID] = {}
    for huis in huizen:
        if huis.pk in zichtbaar:
            per_situatie.setdefault(situatie(huis.pk).paren, huis.pk)
    return list(per_situatie.values())


def alle_paden(huizen: list[uuid.UUID]) -> Iterator[tuple[str, str]]:
    """Each route with each address it stands for, with ids that whoever acts can see: one per table and file."""
    for naam, route in adressen().items():
        for pad in _ingevuld(route, AANGIFTEN[naam].modellen, huizen):
            yield route, f"/{pad}"


def _ingevuld(route: str, modellen: tuple[type[models.Model], ...], huizen: list[uuid.UUID]) -> Iterator[str]:
    deel = _DEEL.search(route)
    if deel is None:
        yield route
    elif deel["soort"] == "uuid":
        for huishouden, pk in _rijen(modellen[0], huizen):
            hier = [huishouden] if huishouden else huizen
            yield from _ingevuld(route.replace(deel[0], str(pk), 1), modellen[1:], hier)
    elif deel["soort"] == "slug":
        for naam in sorted({Team.objects.order_by("pk")[0].slug, Gemeente.objects.order_by("pk")[0].pk}):
            yield route.replace(deel[0], naam, 1)
    elif deel["soort"] == "maand":
        yield route.replace(deel[0], timezone.localdate().strftime("%Y-%m"), 1)
    else:
        for keuze in (deel["keuzes"] or "1").split("|"):
            yield route.replace(deel[0], keuze, 1)


def _rijen(model: type[models.Model], huizen: list[uuid.UUID]) -> list[tuple[uuid.UUID | None, uuid.UUID]]:
    if model is Medewerker:
        # A colleague who can be let in: the same for every walk.
        wie = Medewerker.objects.filter(functie="Generalist").order_by("email").first()
        return [(None, wie.pk if wie else uuid.uuid4())]
    if model._meta.app_label == "toegang":
        return [(None, pk) for pk in model._base_manager.order_by("pk").values_list("pk", flat=True)[:1]]
    return list(_per_huishouden(model, huizen))


def _per_huishouden(model: type[models.Model], huizen: list[uuid.UUID]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """(huishouden, id) of one row in each file, as far as row security shows it."""
    kolom = "pk" if model is Huishouden else "huishouden_id"
    rijen = model._base_manager.filter(**{f"{kolom}__in": huizen}).order_by("-pk")
    return list(dict(rijen.values_list(kolom, "pk")).items())


def vragen_op(pagina: str, pad: str) -> list[str]:
    """The filters, tabs and next pages that a page links to."""
    links = (html.unescape(m[1]) for m in _LINK.finditer(pagina))
    return list(dict.fromkeys(f"{pad}{link}" if link.startswith("?") else link for link in links))


def ingehaald(formulier: BaseForm) -> dict[str, Any]:
    """What a form was opened with and one more word in each text, sent although somebody else saved meanwhile."""
    data = {}
    for veld in formulier:
        waarde = veld.value()
        if waarde not in (None, False, ""):
            data[veld.html_name] = f"{waarde} erbij" if type(veld.field) is CharField else waarde
    return data | {formulier.add_prefix("versie"): "99"}
