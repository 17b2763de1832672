"""Who sees which row, said from the facts and the letters of the matrix (F1): the third answer, beside SQL and Python.

Written by hand from `matrix.md` and its notes; the letters are those of `cellen/waarheid.txt`. Nothing here knows how
the product works it out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tests.autorisatie.cellen.waarheid import PROFIELEN, Recht
from tests.autorisatie.levensloop.feiten import Feiten, Verwijzing
from tests.autorisatie.levensloop.spelers import PROFIEL_VAN
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Leefgebied, Niveau
from toegang.keuzes import Gegevensgroep as G

LEEFGEBIEDGROEPEN = frozenset(GROEP_VAN_LEEFGEBIED.values())
_DEELROLLEN = ("TM", "TL", "AF", "TRI", "IW", "IS")


@dataclass(frozen=True)
class Rij:
    """A row as it lies there: of whom, and the labels that can make it somebody's own.

    `van`: the account that wrote it or does it. `doel`: the goal it hangs on. `open`: a melding still to be weighed.
    """

    tabel: str
    id: UUID
    huis: str
    groep: G
    gebieden: frozenset[str] = frozenset()
    persoon: UUID | None = None
    van: str = ""
    doel: UUID | None = None
    open: bool = False


def profielen(f: Feiten, wie: str, huis: str) -> set[str]:
    """What somebody is towards a huishouden, in the words of `waarheid.txt`; nothing for who is related or gone."""
    if wie in f.uit_dienst or (huis, wie) in f.verwant:
        return set()
    uit = {"regisseur"} if f.regie.get(huis) == wie and f.zetel(wie) else set()
    if f.heeft(wie, "FG"):
        uit |= {"avg"} if huis in f.avg else set()
        uit |= {"privacy"} if huis not in f.afgeschermd or huis in f.avg else set()
    if f.open_voor(huis, wie):
        uit |= _in_het_team(f, wie, huis) | _bij_naam(f, wie, huis)
    if huis not in f.afgeschermd and f.zetel(wie) and (huis, wie) in f.nood.values():
        uit |= {"nood"} | ({"nood_aandacht"} if f.heeft(wie, "AF") else set())
    return uit


def _in_het_team(f: Feiten, wie: str, huis: str) -> set[str]:
    """By a seat or a function in the team of the huishouden."""
    team, uit = f.team[huis], set()
    if f.in_team(wie, team):
        uit.add("teamlid")
    if f.in_team(wie, team, "TL"):
        uit.add("teamleider")
    if f.in_team(wie, team, "AF") and huis in f.veilig:
        uit.add("aandacht")
    # Note 1 and ADR 0011: only while nobody of the teams has the regie, and not by a question of one's own.
    for vraag in f.vragen.values():
        in_postbus = vraag.huis == huis and vraag.team == team and f.regie.get(huis, "gezin") == "gezin"
        if in_postbus and f.in_team(wie, team, "TL"):
            uit.add("weegt")
        van_een_ander = vraag.aangenomen_door != wie or vraag.toegewezen == wie
        mag = huis not in f.ooit or (van_een_ander and not f.in_team(wie, team, "TL"))
        if in_postbus and mag and f.in_team(wie, team, "TRI"):
            uit.add("triagist")
    if f.in_team(wie, team) and (huis, wie) in f.waarnemingen.values():
        uit |= {"neemt_waar"} | ({"leest_mee"} if f.in_team(wie, team, "TL") else set())
    return uit


def _bij_naam(f: Feiten, wie: str, huis: str) -> set[str]:
    """By what was recorded for this person, or sent to this consulent."""
    uit = set()
    if f.zetel(wie) and (huis, wie) in f.betrokken:
        uit.add("betrokken")
    if f.zetel(wie) and f.gevraagd.get(huis, (None, ""))[1] == wie:
        uit.add("gevraagd")
    uit |= {PROFIEL_VAN[v.rol] for v in f.verwijzingen.values() if v.huis == huis and f.heeft(wie, v.rol)}
    gift = [g for g in f.giften.values() if (g.huis, g.wie) == (huis, wie)]
    # With a ketenpartner nothing is shared but what the family allows the organisation of that rol (F5).
    toegestaan = f.staat_toe(huis, wie)
    if any(g.groepen for g in gift) and (f.heeft(wie, *_DEELROLLEN) or toegestaan):
        uit.add("deelt_in")
    if any(g.adres for g in gift) and uit & {"betrokken", "wmo"}:
        uit.add("genoemd")
    if any(g.acties for g in gift) and toegestaan and huis in f.actief_plan:
        uit.add("partner")
    return uit


def recht(f: Feiten, wie: str, huis: str, profiel: str, groep: G) -> Recht:
    """The letter of one profile; of what was shared, the groepen that were."""
    if profiel != "deelt_in":
        return PROFIELEN[profiel].get(groep, Recht())
    gedeeld = {nummer for g in f.giften.values() if (g.huis, g.wie) == (huis, wie) for nummer in g.groepen}
    return Recht(Niveau.LEZEN, Niveau.LEZEN) if groep.value in gedeeld else Recht()


def niveau(f: Feiten, wie: str, huis: str, groep: G) -> Niveau:
    """The letter for a whole groep; of a leefgebied only when assigned, and a weighing opens no journal."""
    alles = profielen(f, wie, huis) - {"weegt"}
    if groep in LEEFGEBIEDGROEPEN:
        gebieden = f.betrokken.get((huis, wie), (None, frozenset()))[1]
        if groep not in {GROEP_VAN_LEEFGEBIED[Leefgebied(gebied)] for gebied in gebieden}:
            alles.discard("betrokken")
    return max((recht(f, wie, huis, profiel, groep).eigen for profiel in alles), default=Niveau.NIETS)


def verwacht(f: Feiten, wie: str, rijen: Iterable[Rij]) -> set[tuple[str, UUID]]:
    """The rows that this account reads, as (tabel, id)."""
    rechten: dict[tuple[str, G], list[tuple[str, Recht]]] = {}
    uit = set()
    for rij in rijen:
        sleutel = (rij.huis, rij.groep)
        if sleutel not in rechten:
            hier = profielen(f, wie, rij.huis)
            rechten[sleutel] = [(p, recht(f, wie, rij.huis, p, rij.groep)) for p in sorted(hier)]
        if any(
            letter.alles >= Niveau.LEZEN or (letter.eigen >= Niveau.LEZEN and _eigen(f, wie, rij, profiel))
            for profiel, letter in rechten[sleutel]
        ):
            uit.add((rij.tabel, rij.id))
    return uit


def _eigen(f: Feiten, wie: str, rij: Rij, profiel: str) -> bool:
    """Whether the row is this account's own in the sense of the notes (1-4, 7, 8)."""
    match profiel:
        case "betrokken":
            return _van_betrokkene(f, wie, rij)
        case "partner":
            return rij.tabel in ("Huishouden", "Regie") or (rij.tabel == "Actie" and rij.van == wie)
        case "weegt":
            # A question that another team took in stays in the inbox of that team.
            vraag = f.vragen.get(rij.id)
            return vraag is not None and rij.open and vraag.team == f.team[rij.huis]
        case "genoemd":
            return rij.tabel == "Adres" and any(g.adres == rij.id and g.wie == wie for g in f.giften.values())
        case _:
            return any(
                _van_verwijzing(rij, sleutel, v)
                for sleutel, v in f.verwijzingen.items()
                if v.huis == rij.huis and PROFIEL_VAN[v.rol] == profiel
            )


def _van_betrokkene(f: Feiten, wie: str, rij: Rij) -> bool:
    """Own entries and actions, and what carries an assigned leefgebied or hangs on a goal that does (note 8)."""
    if rij.tabel == "Besluit":
        return False
    eigen = rij.van == wie and rij.tabel in ("Contactmoment", "Melding", "Actie")
    return eigen or bool(rij.gebieden & f.betrokken[rij.huis, wie][1])


def _van_verwijzing(rij: Rij, sleutel: UUID, v: Verwijzing) -> bool:
    """Of the person, the goal and the advies that were sent; what is of nobody in particular as well (note 2)."""
    match rij.tabel:
        case "Persoon":
            return rij.id == v.persoon
        case "PersoonBsn" | "Toestemming":
            return rij.persoon == v.persoon
        case "Adres" | "Leefgebiedbeeld":
            return rij.persoon in (None, v.persoon)
        case "Doel":
            return rij.id == v.doel
        case "Actie":
            return rij.doel == v.doel
        case "Maatwerkadvies":
            return rij.id == sleutel
        case "Besluit":
            return False
        case _:
            return True
