"""The plan as it is read: all that a page, a PDF or a check needs of it, in one value without queries (C1)."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from huishoudens.keuzes import VOLWASSEN, Geslacht, Gezinsrol
from huishoudens.models import Leefgebiedbeeld
from plannen.keuzes import ActieStatus, ActorSoort, DoelStatus, PlanStatus
from plannen.models import Actie, Akkoord, Doel, Evaluatie, Plan, PlanStatuswijziging
from toegang.keuzes import Leefgebied, Lijn

# What a member is called, by rol and geslacht; a child is told by its age.
_ROLWOORDEN = {
    (Gezinsrol.OUDER, Geslacht.VROUW): "moeder",
    (Gezinsrol.OUDER, Geslacht.MAN): "vader",
    (Gezinsrol.GROOTOUDER, Geslacht.VROUW): "grootmoeder",
    (Gezinsrol.GROOTOUDER, Geslacht.MAN): "grootvader",
}


@dataclass(frozen=True, kw_only=True)
class Deelnemer:
    """A member of the huishouden as the plan knows them; one who lives elsewhere counts as much."""

    persoon_id: UUID
    voornamen: str
    naam: str
    rol: Gezinsrol
    geslacht: str = Geslacht.ANDERS
    leeftijd: int | None = None
    inwonend: bool = True

    @property
    def roepnaam(self) -> str:
        return self.voornamen.split(" ")[0] or self.naam

    @property
    def draagt_het_gezin(self) -> bool:
        """A parent, partner or somebody who lives alone: the plan is always about them."""
        return self.rol in (Gezinsrol.OUDER, Gezinsrol.PARTNER, Gezinsrol.ALLEENSTAANDE)

    @property
    def is_volwassen(self) -> bool:
        """An unknown age counts as grown up, so that nobody's akkoord is passed over."""
        return self.leeftijd is None or self.leeftijd >= VOLWASSEN

    @property
    def is_klein(self) -> bool:
        return self.rol == Gezinsrol.KIND and not self.is_volwassen

    @property
    def aanduiding(self) -> str:
        """Anouk, moeder · Fenna, 13 jaar · Dirk, 58 jaar."""
        if (woord := _ROLWOORDEN.get((self.rol, Geslacht(self.geslacht)))) and not self.is_klein:
            return f"{self.roepnaam}, {woord}"
        return f"{self.roepnaam}, {self.leeftijd} jaar" if self.leeftijd is not None else self.roepnaam


@dataclass(kw_only=True)
class Planbeeld:
    """One plan with all that hangs on it, as far as the reader may see it.

    An action whose goal the reader may not see is in `losse_acties`: it is their own.
    """

    plan: Plan
    doelen: list[Doel] = field(default_factory=list)
    acties: list[Actie] = field(default_factory=list)
    evaluaties: list[Evaluatie] = field(default_factory=list)
    akkoorden: list[Akkoord] = field(default_factory=list)
    deelnemers: list[Deelnemer] = field(default_factory=list)
    beelden: list[Leefgebiedbeeld] = field(default_factory=list)
    statuswijzigingen: list[PlanStatuswijziging] = field(default_factory=list)
    op: datetime.date

    @cached_property
    def per_doel(self) -> list[tuple[Doel, list[Actie]]]:
        """The goals that still count, by priority, each with its actions by date."""
        telt = [doel for doel in self.doelen if doel.status != DoelStatus.GESTOPT]
        return [(doel, self.acties_van(doel)) for doel in sorted(telt, key=lambda d: (d.prioriteit, d.titel))]

    @cached_property
    def gestopt(self) -> list[Doel]:
        return [doel for doel in self.doelen if doel.status == DoelStatus.GESTOPT]

    def acties_van(self, doel: Doel) -> list[Actie]:
        return sorted((actie for actie in self.acties if actie.doel_id == doel.pk), key=_volgorde)

    @cached_property
    def losse_acties(self) -> list[Actie]:
        bekend = {doel.pk for doel in self.doelen}
        return sorted((actie for actie in self.acties if actie.doel_id not in bekend), key=_volgorde)

    @cached_property
    def open_doelen(self) -> list[Doel]:
        return [doel for doel, _ in self.per_doel if doel.status == DoelStatus.OPEN]

    @cached_property
    def open_acties(self) -> list[Actie]:
        return sorted((actie for actie in self.acties if actie.is_open), key=_volgorde)

    @property
    def eerstvolgende_actie(self) -> Actie | None:
        return next((actie for actie in self.open_acties if actie.streefdatum), None)

    @property
    def volgende_evaluatie(self) -> Evaluatie | None:
        return next((e for e in self.evaluaties if e.gehouden_op is None), None)

    @property
    def laatste_evaluatie(self) -> Evaluatie | None:
        gehouden = [e for e in self.evaluaties if e.gehouden_op]
        return max(gehouden, key=lambda e: e.gehouden_op or self.op, default=None)

    @property
    def actief_sinds(self) -> datetime.datetime | None:
        """When the plan was vastgesteld, the last time."""
        momenten = [w.op for w in self.statuswijzigingen if w.status == PlanStatus.ACTIEF]
        return max(momenten, default=None)

    @cached_property
    def kansen(self) -> list[tuple[str, str]]:
        """What goes well, with whose it is ("" for the whole family)."""
        wie = {d.persoon_id: d.roepnaam for d in self.deelnemers}
        return [
            (wie.get(beeld.persoon_id, "") if beeld.persoon_id else "", beeld.kansen)
            for beeld in sorted(self.beelden, key=lambda b: _LEEFGEBIED_OP_RIJ[b.leefgebied])
            if beeld.besproken and beeld.kansen
        ]

    @cached_property
    def verdeling(self) -> dict[str, int]:
        """How many actions each party carries, in the words of the tag `regiebalk`."""
        uit = dict.fromkeys(("gezin", "netwerk", "nul", "een", "twee"), 0)
        for actie in self.acties:
            if actie.actor_soort and actie.status != ActieStatus.VERVALLEN:
                uit[_balkdeel(actie)] += 1
        return uit

    @cached_property
    def wie_kijken_mee(self) -> list[str]:
        """Family members and network who take part in looking back: first names."""
        gezin = [d.roepnaam for d in self.deelnemers if not d.is_klein or (d.leeftijd or 0) >= VANAF_SAMEN]
        netwerk = [
            actie.wie for actie in self.acties if actie.actor_soort == ActorSoort.NETWERK and actie.wie
        ]
        return list(dict.fromkeys([*gezin, *netwerk]))


VANAF_SAMEN = 12
_LEEFGEBIED_OP_RIJ = {gebied.value: nummer for nummer, gebied in enumerate(Leefgebied)}


def _volgorde(actie: Actie) -> tuple[bool, datetime.date, str]:
    """What is still to do comes first, by date; what is done or dropped stands below it."""
    return not actie.is_open, actie.streefdatum or datetime.date.max, actie.omschrijving


def _balkdeel(actie: Actie) -> str:
    if actie.actor_soort == ActorSoort.PERSOON:
        return "gezin"
    if actie.actor_soort == ActorSoort.NETWERK:
        return "netwerk"
    return {Lijn.NUL: "nul", Lijn.TWEE: "twee"}.get(
        Lijn(actie.lijn) if actie.lijn is not None else Lijn.EEN, "een"
    )
