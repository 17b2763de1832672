"""Every address of the URLconf, filled in with what one account can find, and what the pages there ask further."""

import html
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.forms import BaseForm, CharField
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from huishoudens.models import Huishouden
from tests.autorisatie.kanaries import dossiertabellen
from tests.autorisatie.test_vreemd_is_onbekend import MODEL_VAN_ADRES, ZONDER_DOSSIER
from toegang.beleid import situatie
from toegang.models import Bericht, Gemeente, Medewerker, Rechtenronde, Rechtenverzoek, Roltoekenning, Team

_DEEL = re.compile(r"<(?P<soort>\w+):(?P<naam>\w+)>|\(\?P<\w+>(?P<keuzes>[^)]*)\)")
_LINK = re.compile(r'href="(/[^"#]*\?[^"#]*|\?[^"#]*)')


def alle_adressen(resolver: URLResolver | None = None, voor: str = "") -> list[str]:
    """Every route of ours, as Django writes it."""
    uit = []
    for patroon in (resolver or get_resolver()).url_patterns:
        adres = voor + str(patroon.pattern).strip("^$").replace("\\.", ".")
        if isinstance(patroon, URLResolver):
            uit += alle_adressen(patroon, adres)
        elif isinstance(patroon, URLPattern):
            uit.append(adres)
    return uit


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


def ingevuld(adres: str, huizen: list[uuid.UUID]) -> list[str]:
    """The addresses a route stands for, with ids that whoever acts can see: one per table and file."""
    deel = _DEEL.search(adres)
    if deel is None:
        return [f"/{adres}"]
    if deel["soort"] == "uuid" and adres.partition("/")[0] in ZONDER_DOSSIER:
        return [f"/{adres.replace(deel[0], str(pk), 1)}" for pk in _van_accounts(adres)]
    if deel["soort"] == "uuid":
        eerste = apps.get_model(MODEL_VAN_ADRES[adres.split("/", maxsplit=1)[0]])
        return [
            pad
            for huishouden, pk in _per_huishouden(eerste, huizen)
            for pad in _met_tweede(adres.replace(deel[0], str(pk), 1), huishouden)
        ]
    if deel["soort"] == "slug":
        namen = {Team.objects.order_by("pk")[0].slug, Gemeente.objects.order_by("pk")[0].pk}
        return [f"/{adres.replace(deel[0], naam, 1)}" for naam in sorted(namen)]
    if deel["soort"] == "maand":
        return [f"/{adres.replace(deel[0], timezone.localdate().strftime('%Y-%m'), 1)}"]
    return [f"/{adres.replace(deel[0], keuze, 1)}" for keuze in (deel["keuzes"] or "1").split("|")]


def _van_accounts(adres: str) -> Iterator[uuid.UUID]:
    """One row of the table that the word before the id names, as far as row security shows it."""
    modellen = {
        "accounts": Medewerker,
        "toekenningen": Roltoekenning,
        "verzoeken": Rechtenverzoek,
        "rondes": Rechtenronde,
        "berichten": Bericht,
    }
    model: type[models.Model] = next(model for woord, model in modellen.items() if f"{woord}/<" in adres)
    yield from model._base_manager.order_by("pk").values_list("pk", flat=True)[:1]


def _met_tweede(adres: str, huishouden: uuid.UUID) -> Iterator[str]:
    deel = _DEEL.search(adres)
    if deel is None:
        yield f"/{adres}"
        return
    if deel["naam"] == "medewerker":
        # A colleague who can be let in: the same for every walk.
        wie = Medewerker.objects.filter(functie="Generalist").order_by("email").first()
        yield f"/{adres.replace(deel[0], str(wie.pk if wie else uuid.uuid4()), 1)}"
        return
    segment = adres[: deel.start()].rstrip("/").rpartition("/")[2]
    model = model_bij(deel["naam"].removesuffix("_id"), segment)
    ids = _per_huishouden(model, [huishouden]) if model else [(huishouden, uuid.uuid4())]
    yield from (f"/{adres.replace(deel[0], str(pk), 1)}" for _, pk in ids)


def model_bij(naam: str, segment: str) -> type[models.Model] | None:
    """The table a second id is of: by its own name, else by the word before it."""
    tabellen = {model._meta.model_name or "": model for model in dossiertabellen()}
    return tabellen.get(naam) or next(
        (model for tabel, model in tabellen.items() if tabel.startswith(segment[:4])), None
    )


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
