"""The cells of the matrix folded into arms: for one table and one niveau, who gets in and how (F1).

An arm is what both locks are made of: `rls` writes it as SQL, `beleid` as a Q.
"""

from dataclasses import dataclass, field

from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Gegevensgroep, Niveau, Rol, Voorwaarde
from toegang.matrix import cellen
from toegang.rijbereik import Rijbereik

# Conditions that are a plain set of huishoudens, by the name of their verzameling.
VERZAMELING_VAN = {
    Voorwaarde.TRIAGE: "triage",
    Voorwaarde.TRIAGE_TEKST: "triage_tekst",
    Voorwaarde.VEILIGHEID: "veiligheid",
    Voorwaarde.OVERDRACHT: "aan_te_nemen",
}
# The same, where it matters with which rol somebody stands there.
VERZAMELING_MET_ROLLEN = {
    Voorwaarde.WAARNEMING: "waarneming",
    Voorwaarde.NOOD: "nood",
    Voorwaarde.AVG_DOSSIER: "avg_dossier",
}
# Conditions of which it matters only that some cell has them, or which rollen do.
_VLAG_VAN = {
    Voorwaarde.REGIE: "regie",
    Voorwaarde.BETROKKEN: "betrokken",
    Voorwaarde.LEEFGEBIED: "leefgebied",
    Voorwaarde.TRIAGE_TEKST: "triage_tekst",
    Voorwaarde.EIGEN_ACTIE: "keten",
}
_ROLLEN_VAN = {
    Voorwaarde.TEAM: "teamrollen",
    Voorwaarde.VERWIJZING: "consulenten",
    Voorwaarde.GENOEMD: "genoemd",
    Voorwaarde.FUNCTIE: "functie",
    Voorwaarde.DELING: "gedeeld",
}
# Conditions that open no row of a file: what lies outside it, what is told and not read, what a person answers by
# hand, and residents, who have no account yet.
_ZONDER_RIJEN = (
    *(Voorwaarde.ANDER_TEAM, Voorwaarde.EIGEN_GEMEENTE, Voorwaarde.ALLEEN_TELLINGEN),
    *(Voorwaarde.NIET_ZICHZELF, Voorwaarde.MET_DE_HAND, Voorwaarde.EIGEN_PERSOON),
)


@dataclass
class Armen:
    """Who reaches rows of one gegevensgroep at one niveau, by kind of condition."""

    groep: Gegevensgroep
    regie: bool = False
    teamrollen: list[Rol] = field(default_factory=list)
    betrokken: bool = False
    leefgebied: bool = False
    verzamelingen: list[str] = field(default_factory=list)
    consulenten: list[Rol] = field(default_factory=list)
    met_rollen: dict[str, list[Rol]] = field(default_factory=dict)
    genoemd: list[Rol] = field(default_factory=list)
    functie: list[Rol] = field(default_factory=list)
    gedeeld: list[Rol] = field(default_factory=list)
    keten: bool = False
    triage_tekst: bool = False


def armen(groep: Gegevensgroep, minimaal: Niveau) -> Armen:
    """Fold the cells of a gegevensgroep that give at least this niveau.

    Raises LookupError for a condition that nothing here knows: a table may not come before its rule.
    """
    uit = Armen(groep)
    for cel in cellen(groep, minimaal):
        waar = cel.voorwaarde
        if waar in _VLAG_VAN:
            setattr(uit, _VLAG_VAN[waar], True)
        elif waar in _ROLLEN_VAN:
            getattr(uit, _ROLLEN_VAN[waar]).append(cel.rol)
        elif waar in VERZAMELING_MET_ROLLEN:
            uit.met_rollen.setdefault(VERZAMELING_MET_ROLLEN[waar], []).append(cel.rol)
        elif waar in VERZAMELING_VAN:
            uit.verzamelingen.append(VERZAMELING_VAN[waar])
        elif waar not in _ZONDER_RIJEN:
            raise LookupError(f"{groep.label}: nothing tells yet when '{waar}' holds")
    return uit


def gaat_erover(groep: Gegevensgroep) -> Niveau:
    """The niveau of who goes about a gegevensgroep: decides on it, or writes it where nobody decides."""
    return Niveau.BESLISSEN if cellen(groep, Niveau.BESLISSEN) else Niveau.SCHRIJVEN


@dataclass(frozen=True)
class Deel:
    """A part of a table whose rows hold one gegevensgroep, and how to tell those rows from the others."""

    groep: Gegevensgroep
    leefgebieden: tuple[str, ...] = ()
    geheim: bool | None = None


def delen(bereik: Rijbereik) -> list[Deel]:
    """The parts of a table: one, or one per label that its rows carry."""
    if bereik.groep is None:
        groepen = sorted(set(GROEP_VAN_LEEFGEBIED.values()))
        return [
            Deel(groep, leefgebieden=tuple(lg.value for lg, g in GROEP_VAN_LEEFGEBIED.items() if g == groep))
            for groep in groepen
        ]
    if bereik.geheim:
        return [Deel(bereik.groep, geheim=False), Deel(Gegevensgroep.GEHEIM_ADRES, geheim=True)]
    return [Deel(bereik.groep)]
