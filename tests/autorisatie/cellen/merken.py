"""A mark in every text of every row of the stage, so that whatever comes out tells which rows it shows (I4, canaries)."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, product
from typing import Any

from django.db import models
from django.http import HttpResponseBase
from stdnum.nl import bsn as elfproef

from huishoudens.models import Huishouden, Noodtoegang, Persoon, PersoonBsn, Zoekterm
from tests.autorisatie.cellen.toneel import Toneel
from tests.autorisatie.cellen.verwacht import Verwacht
from tests.autorisatie.cellen.waarheid import is_verwant, stand
from tests.autorisatie.leestekst import tekst_van
from tests.autorisatie.uitzonderingen import REDEN
from tests.rollen import als_eigenaar
from toegang.normaliseren import masker_bsn
from toegang.templatetags.nl import datum, datum_kort
from toegang.versleuteling import blinde_index, versleutel

# Not hexadecimal, so it does not turn up inside an id, and no word of any language.
_LETTERS = "ghjkmnpqrstvwxz"
# A mark in a text; a BSN, whole or masked; a number of a file; a day of birth as people and machines write it.
_VORMEN = re.compile(
    rf"qx[{_LETTERS}]{{4}}xq|•+\d{{4}}|\b9999\d{{5}}\b|\bH-\d{{4}}-\d+\b"
    r"|\b19\d\d-\d\d-\d\d\b|\b\d{1,2}-\d{1,2}-19\d\d\b|\b\d{1,2} [a-z]{3,9} 19\d\d\b",
    re.IGNORECASE,
)
_LANG_GENOEG = 8
_EERSTE_DAG = datetime.date(1901, 1, 1)
# What a search by name, street or address goes by; these tell nothing that the row itself does not.
_OM_TE_ZOEKEN = ("zoeksleutel", "straatsleutel")
_HOORT_VAN_NOODTOEGANG = {"regisseur", "teamleider"}

Rij = tuple[str, type[models.Model], Any]


@dataclass
class Merken:
    """`van[mark]` is (situatie, model, row); `toneel` is where they stand, for who asks who may see one."""

    toneel: Toneel | None = None
    van: dict[str, Rij] = field(default_factory=dict)

    def gezien_in(self, antwoord: HttpResponseBase) -> set[str]:
        return self.in_tekst(tekst_van(antwoord))

    def in_tekst(self, tekst: str) -> set[str]:
        return {m[0].lower() for m in _VORMEN.finditer(tekst)} & self.van.keys()

    def mag_zien(self, teken: str, acteur: str) -> bool:
        situatie, model, rij = self.van[teken]
        assert self.toneel is not None
        if model is Huishouden and acteur == "FG" and teken == rij.nummer.lower():
            # The inzagelog and the list of who sees a file go by its number, and say no more of it (ADR 0012).
            return not is_verwant(situatie, acteur)
        if model is not Noodtoegang:
            return Verwacht(self.toneel, situatie, acteur).mag("lezen", model, rij)
        # Who broke the glass; who answers for the file or the team; the privacy officer. Not who knows the family (F3).
        hoort_ervan = acteur == "FG" or stand(situatie, acteur).profielen & _HOORT_VAN_NOODTOEGANG
        mijn = rij.medewerker_id == self.toneel.id_van(acteur)
        return mijn or (bool(hoort_ervan) and not is_verwant(situatie, acteur))


def merk(rijen: dict[type[models.Model], list[tuple[str, Any]]], toneel: Toneel) -> Merken:
    """Write a mark in each text of each row, and give every person a BSN and a day of birth that nobody else has."""
    uit, namen = Merken(toneel), (f"qx{''.join(letters)}xq" for letters in product(_LETTERS, repeat=4))
    bsns, dagen = _bsns(), (_EERSTE_DAG + datetime.timedelta(days=n) for n in count())
    with als_eigenaar():
        situatie_van = {huishouden.pk: naam for naam, huishouden in toneel.huizen.items()}
        nood = [(situatie_van[rij.huishouden_id], rij) for rij in Noodtoegang.objects.all()]
        for model, lijst in {**rijen, Noodtoegang: nood}.items():
            velden = [veld.name for veld in model._meta.concrete_fields if _is_tekst(veld)]
            for naam, rij in lijst:
                tekens, anders = set[str](), dict[str, Any]()
                if model is PersoonBsn:
                    bsn = next(bsns)
                    anders = {"versleuteld": versleutel(bsn), "blind": blinde_index(bsn)}
                    tekens = {bsn, masker_bsn(bsn)}
                elif velden and not (model is Zoekterm and rij.term != "ander"):
                    teken = next(namen)
                    anders, tekens = dict.fromkeys(velden, teken), {teken}
                if model is Persoon:
                    dag = anders["geboortedatum"] = next(dagen)
                    tekens |= {datum(dag), datum_kort(dag), f"{dag:%d-%m-%Y}", f"{dag:%Y-%m-%d}"}
                    tekens.add(f"{dag.day}-{dag.month}-{dag.year}")
                if model is Noodtoegang:
                    # An answer to it is checked against its verdict, and there is none.
                    anders = {"reden": f"{anders['reden']} {REDEN}"}
                if model is Huishouden:
                    tekens.add(rij.nummer.lower())
                uit.van |= dict.fromkeys(tekens, (naam, model, rij))
                if anders:
                    model._base_manager.filter(pk=rij.pk).update(**anders)
    return uit


def _is_tekst(veld: Any) -> bool:
    """Free text of a person, or what was brought along: no choice, no key and nothing that is searched by."""
    return (
        isinstance(veld, models.CharField | models.TextField)
        and not veld.choices
        and not veld.unique
        and not veld.generated
        and (veld.max_length or _LANG_GENOEG) >= _LANG_GENOEG
        and not veld.name.startswith("leefgebied")
        and veld.name not in _OM_TE_ZOEKEN
    )


def _bsns() -> Iterator[str]:
    """Valid numbers of a series nobody has, no two of which end alike."""
    gezien = set()
    for nummer in count(100):
        bsn = f"9999{nummer:05d}"
        if elfproef.is_valid(bsn) and bsn[-4:] not in gezien:
            gezien.add(bsn[-4:])
            yield bsn
