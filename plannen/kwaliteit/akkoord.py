"""Who must agree with the plan, and how far that is (C4).

Under 12 a parent agrees for the child; from 12 the child and a parent agree together; from 16 somebody agrees
on their own. Parents, partners and children under 18 or of unknown age are always asked, also a parent who
lives elsewhere; another grown-up member only when the plan asks something of them, when a child needs them in
the place of a parent, or when nobody is known to be a parent, partner or to live alone.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from huishoudens.keuzes import Gezinsrol
from plannen.keuzes import ActieStatus
from plannen.kwaliteit.beeld import VANAF_SAMEN, Deelnemer, Planbeeld
from plannen.models import Akkoord

VANAF_ZELF = 16


class Stand(StrEnum):
    """Where one person's akkoord stands."""

    GEGEVEN = "gegeven"
    NODIG = "nodig"
    OPNIEUW = "opnieuw"
    WACHT_OP_OUDER = "wacht_op_ouder"
    NIET_NODIG = "niet_nodig"


@dataclass(frozen=True, kw_only=True)
class Akkoordstand:
    """One member and their akkoord; `zin` is the line below the name when there is no akkoord to show."""

    deelnemer: Deelnemer
    stand: Stand
    akkoord: Akkoord | None = None
    zin: str = ""

    @property
    def ontbreekt(self) -> bool:
        return self.stand in (Stand.NODIG, Stand.OPNIEUW, Stand.WACHT_OP_OUDER)

    @property
    def te_vragen(self) -> bool:
        """Whether this person can still be asked."""
        return self.stand in (Stand.NODIG, Stand.OPNIEUW)


def akkoordstanden(beeld: Planbeeld) -> list[Akkoordstand]:
    """Where each member stands, in the order of the members."""
    geldig = {a.persoon_id: a for a in beeld.akkoorden if a.vervallen_op is None}
    vervallen = {a.persoon_id for a in beeld.akkoorden if a.vervallen_op is not None}
    actoren = {a.actor_persoon_id for a in beeld.acties if a.status != ActieStatus.VERVALLEN}
    ouders = _ouders(beeld.deelnemers)
    # Straight after a melding nobody's rol is known yet; then the plan is about every grown-up.
    rol_bekend = any(d.draagt_het_gezin for d in beeld.deelnemers)
    return [
        _stand(
            deelnemer,
            geldig.get(deelnemer.persoon_id),
            vervallen=deelnemer.persoon_id in vervallen,
            doet_mee=deelnemer.persoon_id in actoren | ouders or not rol_bekend,
            ouder_akkoord=not ouders.isdisjoint(geldig),
        )
        for deelnemer in beeld.deelnemers
    ]


def _ouders(deelnemers: list[Deelnemer]) -> set[UUID]:
    """Who can agree as a parent; empty when no child needs one.

    Without a parent of 16 or older a grown-up partner or grandparent bears the family; a lodger never does.
    """
    if not any(_is_onder(VANAF_ZELF, d) for d in deelnemers):
        return set()
    ouders = {d.persoon_id for d in deelnemers if d.rol == Gezinsrol.OUDER and not _is_onder(VANAF_ZELF, d)}
    vervangers = (Gezinsrol.PARTNER, Gezinsrol.GROOTOUDER)
    return ouders or {d.persoon_id for d in deelnemers if d.rol in vervangers and d.is_volwassen}


def _is_onder(jaren: int, deelnemer: Deelnemer) -> bool:
    """Whether somebody is known to be younger."""
    return deelnemer.leeftijd is not None and deelnemer.leeftijd < jaren


def _stand(
    deelnemer: Deelnemer, akkoord: Akkoord | None, *, vervallen: bool, doet_mee: bool, ouder_akkoord: bool
) -> Akkoordstand:
    if _is_onder(VANAF_SAMEN, deelnemer):
        return _jong_kind(deelnemer, ouder_akkoord=ouder_akkoord)
    if akkoord is None:
        return _zonder_akkoord(deelnemer, vervallen=vervallen, doet_mee=doet_mee)
    if _is_onder(VANAF_ZELF, deelnemer) and not ouder_akkoord:
        zin = "Is het eens. Een ouder moet ook akkoord zijn."
        return Akkoordstand(deelnemer=deelnemer, stand=Stand.WACHT_OP_OUDER, akkoord=akkoord, zin=zin)
    return Akkoordstand(deelnemer=deelnemer, stand=Stand.GEGEVEN, akkoord=akkoord)


def _jong_kind(deelnemer: Deelnemer, *, ouder_akkoord: bool) -> Akkoordstand:
    if ouder_akkoord:
        zin = "Niet nodig: ouders beslissen samen"
        return Akkoordstand(deelnemer=deelnemer, stand=Stand.NIET_NODIG, zin=zin)
    zin = "Een ouder moet akkoord zijn"
    return Akkoordstand(deelnemer=deelnemer, stand=Stand.WACHT_OP_OUDER, zin=zin)


def _zonder_akkoord(deelnemer: Deelnemer, *, vervallen: bool, doet_mee: bool) -> Akkoordstand:
    kan_kind_zijn = not deelnemer.is_volwassen or (
        deelnemer.rol == Gezinsrol.KIND and deelnemer.leeftijd is None
    )
    if not (deelnemer.draagt_het_gezin or kan_kind_zijn or doet_mee):
        zin = "Niet nodig: doet niet mee in dit plan"
        return Akkoordstand(deelnemer=deelnemer, stand=Stand.NIET_NODIG, zin=zin)
    if vervallen:
        zin = "Het plan is veranderd. Vraag opnieuw akkoord."
        return Akkoordstand(deelnemer=deelnemer, stand=Stand.OPNIEUW, zin=zin)
    samen = _is_onder(VANAF_ZELF, deelnemer)
    zin = "Nog niet gevraagd. Samen met een ouder." if samen else "Nog niet gevraagd"
    return Akkoordstand(deelnemer=deelnemer, stand=Stand.NODIG, zin=zin)


def is_akkoord_compleet(beeld: Planbeeld) -> bool:
    """Whether everybody who must agree did, and at least one person is there to agree."""
    standen = akkoordstanden(beeld)
    return any(s.stand == Stand.GEGEVEN for s in standen) and not any(s.ontbreekt for s in standen)
