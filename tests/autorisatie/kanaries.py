"""Words that can be recognised: every text of categories 2-17 of a file says of which file and category it is (I9).

`zet_uit` puts them in, `gezien_in` tells which ones an answer shows, whatever page it is.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import HttpResponseBase
from stdnum.nl import bsn as elfproef

from huishoudens.models import Huishouden, PersoonBsn
from tests.autorisatie.leestekst import tekst_van
from tests.rollen import als_eigenaar
from toegang.armen import delen
from toegang.keuzes import Gegevensgroep as G
from toegang.normaliseren import masker_bsn
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis
from toegang.versleuteling import blinde_index, versleutel

INHOUD = frozenset(G(nummer) for nummer in range(2, 18))
# Not hexadecimal, so it does not turn up inside an id.
_VORM = re.compile(r"kn(\d\d)([a-z])q", re.IGNORECASE)
_MASKER = re.compile(r"•+\d{4}")
_LANG_GENOEG = 12

Gezien = set[tuple[str, G]]


def dossiertabellen() -> list[type[models.Model]]:
    """Every table whose rows hang on a huishouden, without the tables that keep versions."""
    return [
        model
        for model in Tabellen.alle()
        if isinstance(bereik_van(model), Rijbereik) and not is_geschiedenis(model)
    ]


def kanarie(groep: G, letter: str) -> str:
    return f"kn{groep.value:02d}{letter}q"


class Kanaries:
    """The words of one world: a letter per huishouden, the four visible digits of its BSN too."""

    def __init__(self, huizen: dict[str, Huishouden]) -> None:
        self.letters = dict(zip("abcdefghijklmnoprstuvwxyz", huizen, strict=False))
        self._van_masker: dict[str, str] = {}
        with als_eigenaar():
            for letter, naam in self.letters.items():
                self._zet_uit(huizen[naam], letter)

    def _zet_uit(self, huishouden: Huishouden, letter: str) -> None:
        for model in dossiertabellen():
            velden = [veld.name for veld in _tekstvelden(model)]
            for rij, groep in _rijen(model, huishouden):
                if groep in INHOUD and velden and model is not PersoonBsn:
                    woord = kanarie(groep, letter)
                    model._base_manager.filter(pk=rij.pk).update(**dict.fromkeys(velden, woord))
        for rij in PersoonBsn.objects.filter(huishouden=huishouden):
            bsn = _bsn(len(self._van_masker))
            PersoonBsn.objects.filter(pk=rij.pk).update(versleuteld=versleutel(bsn), blind=blinde_index(bsn))
            self._van_masker[masker_bsn(bsn)] = letter

    def gezien_in(self, antwoord: HttpResponseBase) -> Gezien:
        """Which huishouden (by its name in the world) was shown with which gegevensgroep."""
        tekst = tekst_van(antwoord)
        uit = {(self.letters[m[2].lower()], G(int(m[1]))) for m in _VORM.finditer(tekst)}
        maskers = {self._van_masker.get(m[0]) for m in _MASKER.finditer(tekst)}
        return uit | {(self.letters[letter], G.BSN) for letter in maskers if letter}


def _rijen(model: type[models.Model], huishouden: Huishouden) -> Iterator[tuple[Any, G]]:
    bereik: Any = bereik_van(model)
    if bereik.huishouden == "id":
        return
    for rij in model._base_manager.filter(huishouden=huishouden):
        for deel in delen(bereik):
            past = not deel.leefgebieden or getattr(rij, bereik.leefgebied) in deel.leefgebieden
            if past and (deel.geheim is None or getattr(rij, bereik.geheim) == deel.geheim):
                yield rij, deel.groep


def _tekstvelden(model: type[models.Model]) -> Iterator["models.Field[Any, Any]"]:
    """Free text: no choice, no key and nothing the database keeps itself."""
    for veld in model._meta.concrete_fields:
        if not isinstance(veld, models.CharField | models.TextField) or veld.choices or veld.unique:
            continue
        if (
            veld.editable
            and (veld.max_length or _LANG_GENOEG) >= _LANG_GENOEG
            and "leefgebied" not in veld.name
        ):
            yield veld


def _bsn(nummer: int) -> str:
    """The so-manieth valid number from a series nobody has."""
    geldig = [
        f"9999{n:05d}" for n in range(100, 100 + 40 * (nummer + 2)) if elfproef.is_valid(f"9999{n:05d}")
    ]
    return geldig[nummer]
