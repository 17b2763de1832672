"""A mark in every text of every row of the stage, so that an answer tells which rows it shows (I4, canaries)."""

import re
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from django.db import models
from django.http import HttpResponseBase

from huishoudens.models import PersoonBsn
from tests.autorisatie.cellen.toneel import Toneel
from tests.autorisatie.leestekst import tekst_van
from tests.rollen import als_eigenaar

# Not hexadecimal, so it does not turn up inside an id, and no word of any language.
_LETTERS = "ghjkmnpqrstvwxz"
_VORM = re.compile(rf"qx([{_LETTERS}]{{4}})xq", re.IGNORECASE)
_LANG_GENOEG = 10


@dataclass
class Merken:
    """`van[mark]` is (situatie, model, row)."""

    van: dict[str, tuple[str, type[models.Model], Any]] = field(default_factory=dict)

    def gezien_in(self, antwoord: HttpResponseBase) -> set[str]:
        return {m[1].lower() for m in _VORM.finditer(tekst_van(antwoord))}


def merk(rijen: dict[type[models.Model], list[tuple[str, Any]]], toneel: Toneel) -> Merken:
    """Write a mark in each text of each row; a BSN is told by its masked digits elsewhere."""
    uit, namen = Merken(), product(_LETTERS, repeat=4)
    with als_eigenaar():
        for model, lijst in rijen.items():
            velden = [veld.name for veld in model._meta.concrete_fields if _is_tekst(veld)]
            if not velden or model is PersoonBsn:
                continue
            for naam, rij in lijst:
                teken = "".join(next(namen))
                uit.van[teken] = (naam, model, rij)
                model._base_manager.filter(pk=rij.pk).update(**dict.fromkeys(velden, f"qx{teken}xq"))
    return uit


def _is_tekst(veld: Any) -> bool:
    """Free text of a person: no choice, no key and nothing the database keeps itself."""
    return (
        isinstance(veld, models.CharField | models.TextField)
        and not veld.choices
        and not veld.unique
        and veld.editable
        and (veld.max_length or _LANG_GENOEG) >= _LANG_GENOEG
        and not veld.name.startswith("leefgebied")
        and veld.name not in ("term", "huisnummer", "toevoeging")
    )
