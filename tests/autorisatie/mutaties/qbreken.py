"""Ways to break the first lock: each condition of `qregels` empty, and turned round (F1, I4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db.models import Q

from toegang.keuzes import Niveau
from toegang.qregels import Qregels

_NIETS = Q(pk__in=[])
Anders = Callable[[Q], Q]
_SOORTEN: dict[str, Anders] = {"empty": lambda _: _NIETS, "negate": lambda q: ~q}
# Conditions on a column of the row itself, by the key they look up.
_KOLOMMEN = {"regisseur": "regie on the row", "scope_team": "team on the row"}


@dataclass(frozen=True)
class Qmutatie:
    naam: str
    zet: Callable[[pytest.MonkeyPatch], None]
    soort: str = "condition in Q"


def qmutaties() -> Iterator[Qmutatie]:
    """Each set, each way in by a column, each part of a betrokkene's way in, and what holds for every row."""
    for soort, anders in _SOORTEN.items():
        for naam in _VERZAMELINGEN:
            yield Qmutatie(f"Q {soort} {naam}", _verzameling(naam, anders))
        for einde, naam in _KOLOMMEN.items():
            yield Qmutatie(f"Q {soort} {naam}", _kolom(einde, anders))
        for methode in ("_leefgebied", "_verwijzing"):
            yield Qmutatie(f"Q {soort} {methode}", _methode(methode, anders))
        yield Qmutatie(f"Q {soort} gedeeld", _gedeeld(anders))
    for methode in ("etiket", "over"):
        yield Qmutatie(f"Q without {methode}", _methode(methode, lambda _: Q()))
        yield Qmutatie(f"Q negate {methode}", _methode(methode, lambda q: ~q if q else q))
    yield Qmutatie("Q without niet_verwant", _eigenschap("niet_verwant", lambda _: Q()))
    yield Qmutatie("Q negate niet_verwant", _eigenschap("niet_verwant", lambda q: ~q))
    for veld in ("eigen", "leefgebied", "leefgebieden", "via", "kader"):
        yield Qmutatie(f"Q without {veld} of a betrokkene", _zonder_veld(veld))
    for veld in ("advies", "doel", "persoon"):
        yield Qmutatie(f"Q verwijzing without {veld}", _verwijzing_zonder(veld))
    yield Qmutatie("Q without gebieden of a betrokkene", _zonder_gebieden)
    yield Qmutatie("Q betrokkene writes what he reads", _schrijft_wat_hij_leest)
    for waarde in (True, False):
        yield Qmutatie(f"Q _kan_staan {waarde}", _kan_staan(waarde))


_VERZAMELINGEN = (
    *("in_regie", "toegelaten", "betrokken", "triage", "veiligheid", "aan_te_nemen"),
    *("te_wegen_meldingen", "te_wegen_triages", "waarneming", "nood", "avg_dossier", "genoemde_adressen"),
    *("keten", "ketenacties", "dicht", "verwijzing", "verwijzing_adviezen", "verwijzing_doelen"),
    *("verwijzing_personen", "mijn_doelen", "mijn_acties", "adviezen_bij_mijn_acties"),
)


def _verzameling(welke: str, anders: Anders) -> Callable[[pytest.MonkeyPatch], None]:
    was = Qregels._in

    def wordt(self: Qregels, kolom: str, naam: str, *rollen: Any) -> Q:
        q = was(self, kolom, naam, *rollen)
        return anders(q) if naam == welke else q

    return lambda patch: patch.setattr(Qregels, "_in", wordt)


def _kolom(einde: str, anders: Anders) -> Callable[[pytest.MonkeyPatch], None]:
    was = Qregels.takken

    def wordt(self: Qregels, *args: Any) -> Iterator[Q]:
        for q in was(self, *args):
            kind = q.children[0] if len(q.children) == 1 else None
            raak = isinstance(kind, tuple) and kind[0].split("__")[-1] == einde
            yield anders(q) if raak else q

    return lambda patch: patch.setattr(Qregels, "takken", wordt)


def _methode(naam: str, anders: Anders) -> Callable[[pytest.MonkeyPatch], None]:
    was = getattr(Qregels, naam)
    return lambda patch: patch.setattr(Qregels, naam, lambda self, *args: anders(was(self, *args)))


def _eigenschap(naam: str, anders: Anders) -> Callable[[pytest.MonkeyPatch], None]:
    was: Any = getattr(Qregels, naam)
    return lambda patch: patch.setattr(Qregels, naam, property(lambda self: anders(was.fget(self))))


def _gedeeld(anders: Anders) -> Callable[[pytest.MonkeyPatch], None]:
    was = Qregels._in_set

    def wordt(self: Qregels, kolom: str, sql: str, waarden: list[Any]) -> Q:
        q = was(self, kolom, sql, waarden)
        return anders(q) if "beleid.gedeeld" in sql else q

    return lambda patch: patch.setattr(Qregels, "_in_set", wordt)


def _met_bereik(methode: str, veld: str, leeg: Any) -> Callable[[pytest.MonkeyPatch], None]:
    was = getattr(Qregels, methode)

    def wordt(self: Qregels, *args: Any) -> Q:
        eigen = self.bereik
        self.bereik = replace(eigen, **{veld: leeg})
        try:
            return was(self, *args)
        finally:
            self.bereik = eigen

    return lambda patch: patch.setattr(Qregels, methode, wordt)


def _zonder_veld(veld: str) -> Callable[[pytest.MonkeyPatch], None]:
    return _met_bereik("_leefgebied", veld, None if veld == "via" else "")


def _verwijzing_zonder(veld: str) -> Callable[[pytest.MonkeyPatch], None]:
    return _met_bereik("_verwijzing", veld, "")


def _zonder_gebieden(patch: pytest.MonkeyPatch) -> None:
    _met_bereik("_leefgebied", "groep", None)(patch)


def _schrijft_wat_hij_leest(patch: pytest.MonkeyPatch) -> None:
    was = Qregels._leefgebied
    patch.setattr(Qregels, "_leefgebied", lambda self, _: was(self, Niveau.LEZEN))


def _kan_staan(waarde: bool) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(Qregels, "_kan_staan", lambda self, rollen: waarde and bool(rollen))
