"""What is so, as the machine knows it: plain facts, kept beside the database and never read back from it.

Every act that a dienst let through is written down here by hand; `orakel` says from it who sees what.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.autorisatie.levensloop.spelers import ACCOUNTS, ROLLEN, TEAMROLLEN

GEZIN = "gezin"
# Of which huis, for which organisatie, by whom of the family.
Jawoord = tuple[str, str, UUID]


@dataclass
class Gift:
    """A deling: gegevensgroepen, one address, or the own actions; over when it is withdrawn or its last day is past."""

    huis: str
    wie: str
    groepen: frozenset[int] = frozenset()
    adres: UUID | None = None
    acties: bool = False


@dataclass
class Verwijzing:
    """An open advies: for one person, resting on one goal, to the consulenten of one law."""

    huis: str
    rol: str
    persoon: UUID
    doel: UUID
    ingediend_door: str = ""
    behandelaar: str = ""


@dataclass
class Vraag:
    """A melding that is not finished: in which team it lies, who took it in, who weighs it."""

    huis: str
    team: int
    aangenomen_door: str = ""
    toegewezen: str = ""


@dataclass
class Feiten:
    """Everything that decides who sees what. Keys of pairs are (huis, wie)."""

    team: dict[str, int]
    regie: dict[str, str] = field(default_factory=dict)
    ooit: set[str] = field(default_factory=set)
    afgeschermd: set[str] = field(default_factory=set)
    genoemd: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    gevraagd: dict[str, tuple[UUID, str]] = field(default_factory=dict)
    betrokken: dict[tuple[str, str], tuple[UUID, frozenset[str]]] = field(default_factory=dict)
    giften: dict[UUID, Gift] = field(default_factory=dict)
    verwijzingen: dict[UUID, Verwijzing] = field(default_factory=dict)
    toestemmingen: dict[UUID, Jawoord] = field(default_factory=dict)
    ingetrokken: set[Jawoord] = field(default_factory=set)
    veilig: dict[str, UUID] = field(default_factory=dict)
    avg: dict[str, UUID] = field(default_factory=dict)
    nood: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    waarnemingen: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    verwant: dict[tuple[str, str], UUID] = field(default_factory=dict)
    vragen: dict[UUID, Vraag] = field(default_factory=dict)
    actief_plan: set[str] = field(default_factory=set)
    rollen: dict[str, set[tuple[str, Any]]] = field(default_factory=lambda: deepcopy(ROLLEN))
    uit_dienst: set[str] = field(default_factory=set)

    def kopie(self) -> "Feiten":
        """The same facts, for the next sequence to change."""
        return deepcopy(self)

    def heeft(self, wie: str, *rollen: str) -> bool:
        return any(rol in rollen for rol, _ in self.rollen[wie])

    def zetel(self, wie: str) -> bool:
        """A seat in any team."""
        return self.heeft(wie, *TEAMROLLEN)

    def in_team(self, wie: str, team: int, *rollen: str) -> bool:
        return any((rol, team) in self.rollen[wie] for rol in rollen or TEAMROLLEN)

    def open_voor(self, huis: str, wie: str) -> bool:
        """Not shielded, or named there: a shield beats everything (F4)."""
        return huis not in self.afgeschermd or (huis, wie) in self.genoemd.values()

    def staat_toe(self, huis: str, wie: str) -> bool:
        """Consent for the organisatie of which somebody is ketenpartner; of nobody of the family is it taken back (F5)."""
        van = {plek for rol, plek in self.rollen[wie] if rol == "KP"}
        ja = {jawoord for jawoord in self.toestemmingen.values() if jawoord[0] == huis and jawoord[1] in van}
        nee = {jawoord[:2] for jawoord in self.ingetrokken - ja}
        return any(jawoord[:2] not in nee for jawoord in ja)

    def leider(self, huis: str) -> str:
        """Who leads the team of this huishouden; nobody when that rol ended."""
        return next((wie for wie in ACCOUNTS if self.in_team(wie, self.team[huis], "TL")), "")
