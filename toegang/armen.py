"""The cells of the matrix folded into arms: for one table and one niveau, who gets in and how (F1).

An arm is what both locks are made of: `rls` writes it as SQL, `beleid` as a Q.
"""

from dataclasses import dataclass, field

from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Gegevensgroep, Niveau, Rol
from toegang.matrix import Voorwaarde, cellen
from toegang.rijbereik import Rijbereik

# Conditions that are a plain set of huishoudens, by the name of their verzameling.
VERZAMELING_VAN = {
    Voorwaarde.TRIAGE: "triage",
    Voorwaarde.TRIAGE_TEKST: "triage_tekst",
    Voorwaarde.VEILIGHEID: "veiligheid",
    Voorwaarde.OVERDRACHT: "aan_te_nemen",
    Voorwaarde.WAARNEMING: "waarneming",
}


@dataclass
class Armen:
    """Who reaches rows of one gegevensgroep at one niveau, by kind of condition."""

    regie: bool = False
    teamrollen: list[Rol] = field(default_factory=list)
    betrokken: bool = False
    leefgebied: bool = False
    verzamelingen: list[str] = field(default_factory=list)
    consulenten: list[Rol] = field(default_factory=list)
    triage_tekst: bool = False


def armen(groep: Gegevensgroep, minimaal: Niveau) -> Armen:
    """Fold the cells of a gegevensgroep that give at least this niveau; an unknown condition gives nothing."""
    uit = Armen()
    for cel in cellen(groep, minimaal):
        match cel.voorwaarde:
            case Voorwaarde.REGIE:
                uit.regie = True
            case Voorwaarde.TEAM:
                uit.teamrollen.append(cel.rol)
            case Voorwaarde.BETROKKEN:
                uit.betrokken = True
            case Voorwaarde.LEEFGEBIED:
                uit.leefgebied = True
            case Voorwaarde.VERWIJZING:
                uit.consulenten.append(cel.rol)
            case Voorwaarde.TRIAGE_TEKST:
                uit.triage_tekst = True
            case _ if cel.voorwaarde in VERZAMELING_VAN:
                uit.verzamelingen.append(VERZAMELING_VAN[cel.voorwaarde])
            case _:
                pass
    return uit


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
