"""What Python tells: the niveaus of a situation, and the rows of the Q, as they are and with something broken."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, models

from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.test_elke_cel import TABELLEN
from tests.autorisatie.cellen.toneel import Toneel
from tests.autorisatie.mutaties.breken import Mutatie, matrix_met
from tests.autorisatie.mutaties.qbreken import Qmutatie
from tests.rollen import als_eigenaar
from toegang import beleid
from toegang.keuzes import Gegevensgroep, Niveau
from toegang.sessie import handelend_als


class Verteld:
    """The answer of `beleid.situatie` for each actor and file, and the niveaus that Python reads in it."""

    def __init__(self, toneel: Toneel) -> None:
        self.toneel = toneel

    @cached_property
    def gaaf(self) -> dict[tuple[str, str], list[str]]:
        return {(acteur, naam): paren for acteur in ACTEURS for naam, paren in self._vraag(acteur)}

    def _vraag(self, acteur: str) -> Iterator[tuple[str, list[str]]]:
        with handelend_als(self.toneel.id_van(acteur)), connection.cursor() as cursor:
            cursor.execute("SELECT h.naam, beleid.situatie(h.id) FROM proef.huis h")
            yield from cursor.fetchall()

    def onthoud(self) -> None:
        assert self.gaaf

    def verschil(self, mutatie: Mutatie) -> str:
        assert mutatie.cel is not None
        groep = mutatie.cel[0].groep
        for acteur in mutatie.acteurs:
            nieuw = dict(self._vraag(acteur)) if mutatie.sql and acteur in ACTEURS else {}
            for naam in self.toneel.huizen:
                oud = self.gaaf.get((acteur, naam), [])
                was = _niveau(oud, groep)
                with matrix_met(*mutatie.cel):
                    wordt = _niveau(nieuw.get(naam, oud), groep)
                if was != wordt or sorted(nieuw.get(naam, oud)) != sorted(oud):
                    return f"{acteur} situatie {naam}"
        return ""


def _niveau(paren: list[str], groep: Gegevensgroep) -> tuple[Any, ...]:
    situatie = beleid.situatie_uit(UUID(int=0), paren)
    return situatie.niveau(groep), groep in situatie.weet_van, situatie.weegt


class Zichtbaar:
    """The rows that the Q shows to each actor, asked by the owner, whom no policy helps."""

    def __init__(self, toneel: Toneel) -> None:
        self.toneel = toneel
        self.gaaf: dict[tuple[str, type[models.Model], Niveau], frozenset[Any]] = {}

    def verschil(self, mutatie: Qmutatie) -> str:
        for minimaal in (Niveau.LEZEN, Niveau.SCHRIJVEN):
            for acteur in ACTEURS:
                with handelend_als(self.toneel.id_van(acteur)), als_eigenaar():
                    for model in TABELLEN:
                        sleutel = (acteur, model, minimaal)
                        if sleutel not in self.gaaf:
                            self.gaaf[sleutel] = self._rijen(*sleutel)
                        with pytest.MonkeyPatch.context() as patch:
                            mutatie.zet(patch)
                            nu = self._rijen(*sleutel)
                        if nu != self.gaaf[sleutel]:
                            return f"{acteur} Q {model.__name__} {minimaal.name}"
        return ""

    def _rijen(self, acteur: str, model: type[models.Model], minimaal: Niveau) -> frozenset[Any]:
        q = beleid.zichtbaar_q(model, self.toneel.wie(acteur), minimaal)
        return frozenset(model._base_manager.filter(q).values_list("pk", flat=True))
