"""Reads `waarheid.txt`: for each situation and actor what the design's matrix gives, by gegevensgroep."""

from dataclasses import dataclass
from pathlib import Path

from toegang.keuzes import Gegevensgroep, Niveau

GROEPEN = tuple(Gegevensgroep(n) for n in (*range(1, 14), 15, 16, 17, 18, 19, 20, 24))
NIVEAU = dict(zip("-ERWD", Niveau, strict=True))


@dataclass(frozen=True)
class Recht:
    """How far somebody goes with a gegevensgroep: with every row of it, and with the own rows."""

    alles: Niveau = Niveau.NIETS
    eigen: Niveau = Niveau.NIETS


@dataclass(frozen=True)
class Stand:
    """What one actor is in one situation: the profiles that hold."""

    profielen: frozenset[str]


def delen(bestand: Path) -> dict[str, list[list[str]]]:
    """A hand-written table: its lines as words, by the [part] they stand under."""
    uit: dict[str, list[list[str]]] = {}
    deel = ""
    for regel in bestand.read_text(encoding="utf-8").splitlines():
        if regel.startswith("["):
            deel = regel.strip("[]")
        elif regel.strip() and not regel.startswith("#"):
            uit.setdefault(deel, []).append(regel.split())
    return uit


_DELEN = delen(Path(__file__).parent / "waarheid.txt")


def _recht(letters: str) -> Recht:
    niveau = NIVEAU[letters[0]]
    return Recht(eigen=niveau) if letters.endswith("*") else Recht(niveau, niveau)


PROFIELEN = {
    naam: dict(zip(GROEPEN, map(_recht, letters), strict=True)) for naam, *letters in _DELEN["profielen"]
}
_STANDAARD = {naam: dict(rol.split("=") for rol in rollen) for naam, *rollen in _DELEN["standaard"]}
SITUATIES = {naam: soort for naam, soort, *_ in _DELEN["situaties"]}
BUITEN = [naam for naam, *_ in _DELEN["buiten"]]
_ERBIJ = {naam: rollen for naam, _, *rollen in _DELEN["situaties"]}


def is_verwant(situatie: str, acteur: str) -> bool:
    """Whether this actor knows the family, and so is shut out whatever else holds."""
    return f"~{acteur}" in _ERBIJ[situatie]


def stand(situatie: str, acteur: str) -> Stand:
    """The profiles of an actor in a situation; none: nothing at all."""
    if is_verwant(situatie, acteur):
        return Stand(frozenset())
    erbij = _ERBIJ[situatie]
    namen = {_STANDAARD[SITUATIES[situatie]].get(acteur, "")}
    namen |= {rol.partition("=")[2] for rol in erbij if rol.partition("=")[0] == acteur}
    return Stand(frozenset(profiel for naam in namen for profiel in naam.split("+") if profiel))


def rechten(wat: Stand, groep: Gegevensgroep) -> dict[str, Recht]:
    """Per profile that holds: how far it goes with this gegevensgroep."""
    return {profiel: PROFIELEN[profiel][groep] for profiel in wat.profielen}


def niveau(wat: Stand, groep: Gegevensgroep) -> Niveau:
    """The highest niveau that anything gives here, own rows included."""
    return max((recht.eigen for recht in rechten(wat, groep).values()), default=Niveau.NIETS)


def leest_buiten(tabel: str, acteur: str) -> set[str]:
    """Which rows of a table of no huishouden an actor reads: alles, team, gemeente, eigen."""
    wie = next(rollen for naam, _, *rollen in _DELEN["buiten"] if naam == tabel)
    if f"~{acteur}" in wie:
        return set()
    return {"eigen"} & set(wie) | {rol.partition("=")[2] for rol in wie if rol.startswith(f"{acteur}=")}
