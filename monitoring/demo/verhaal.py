"""One household's story as far as it got: who, where, since when, and the rows it leaves (demo only)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from huishoudens.models import Werkitem
from monitoring.demo.gezin import Gezin, Lid
from monitoring.demo.loting import Loting
from monitoring.demo.omgeving import Omgeving, Teambezetting
from monitoring.demo.themas import Thema
from monitoring.demo.wegschrijven import Lading
from monitoring.demo.zinnen import passend
from toegang.models import Medewerker
from toegang.termijnen import eerste_werkdag

_ZONE = ZoneInfo(settings.TIME_ZONE)
_VRIJDAG = 4

# How far a household is, from a question that just came in to a plan that is closed.
NIEUW, IN_TRIAGE, ZOEKT, LICHT = "nieuw", "in_triage", "zoekt", "licht"
CONCEPT, ACTIEF, WAAKVLAM, AFGESLOTEN = "concept", "actief", "waakvlam", "afgesloten"
# A plan that was begun and then forgotten.
STIL = "stil"
MET_PLAN = (CONCEPT, STIL, ACTIEF, WAAKVLAM, AFGESLOTEN)
LOPEND = (ACTIEF, WAAKVLAM)
IN_CONCEPT = (CONCEPT, STIL)


@lru_cache(maxsize=4096)
def volgende_werkdag(dag: datetime.date) -> datetime.date:
    """That day, or the first after it on which people work."""
    return eerste_werkdag(vanaf=dag)


def vorige_werkdag(dag: datetime.date) -> datetime.date:
    """That day, or the Friday before it."""
    return dag - datetime.timedelta(days=max(0, dag.weekday() - _VRIJDAG))


@dataclass
class Verhaal:
    """Passed from chapter to chapter; each adds rows and what later chapters need to know."""

    lading: Lading
    loting: Loting
    omgeving: Omgeving
    bezetting: Teambezetting
    gezin: Gezin
    huishouden: UUID
    niveau: str
    stand: str
    eigen_regie: bool
    start: datetime.date
    themas: list[Thema]
    met_maatwerk: bool
    afgeschermd: bool = False
    # The regisseur left the team and nobody took over yet.
    vertrokken: bool = False
    # The back office has not decided yet.
    advies_loopt: bool = False
    # "te_laat", "week" or "later": when this household asks for its regisseur.
    druk: str = "later"
    regisseur: Medewerker | None = None
    betrokkene: Medewerker | None = None
    triage_op: datetime.date | None = None
    regie_sinds: datetime.date | None = None
    eerste_contact: datetime.date | None = None
    waakvlam_weken: int | None = None
    # Of the goal that advice rests on.
    doelen: list[dict[str, Any]] = field(default_factory=list)

    @property
    def vandaag(self) -> datetime.date:
        return self.omgeving.vandaag

    @property
    def wie(self) -> Medewerker:
        """Whoever of the team writes things down."""
        return self.regisseur or self.betrokkene or self.bezetting.jeugd

    @property
    def volwassenen(self) -> list[Lid]:
        rollen = ("ouder", "partner", "alleenstaande")
        return [lid for lid in self.gezin.leden if lid.rol in rollen and lid.inwonend]

    @property
    def kenmerken(self) -> frozenset[str]:
        netwerk = {"netwerk"} if self.gezin.netwerk else set()
        return self.gezin.kenmerken | {str(self.niveau)} | netwerk

    def zin(self, zinnen: Iterable[str], *ook: str) -> str:
        """One that fits this family, with its names in it; `ook` are further marks that count here."""
        return self.gezin.zeg(self.loting.kies(passend(zinnen, self.kenmerken | set(ook))))

    def paar(self, zinnen: Iterable[str], *ook: str) -> tuple[str, str]:
        """Two texts that belong together."""
        eerste, _, tweede = self.zin(zinnen, *ook).partition("|")
        return eerste, tweede

    def werkdag(self, dag: datetime.date, van: int, tot: int) -> datetime.date:
        """A working day so many days after another, and not after today."""
        return self.niet_later(volgende_werkdag(self.loting.later(dag, van, tot)))

    def om(self, dag: datetime.date, uur: int = 0) -> datetime.datetime:
        """A moment in office hours of that day, never after now; `uur` keeps the chapters of one day in order."""
        moment = datetime.datetime(
            dag.year,
            dag.month,
            dag.day,
            uur or self.loting.getal(9, 16),
            self.loting.getal(0, 59),
            tzinfo=_ZONE,
        )
        return min(moment, self.omgeving.nu)

    def niet_later(self, dag: datetime.date) -> datetime.date:
        return min(dag, self.vandaag)

    def voeg(self, model: Any, op: datetime.datetime, /, **waarden: Any) -> UUID:
        """Add a row of this household."""
        nieuw = self.loting.uuid()
        self.lading.voeg(model, op, id=nieuw, huishouden_id=self.huishouden, **waarden)
        return nieuw

    def werk(self, soort: str, bron_id: UUID, uiterlijk: datetime.date, **waarden: Any) -> None:
        """Say that something is due, as the diensten do."""
        self.voeg(
            Werkitem,
            self.omgeving.nu,
            soort=soort,
            bron_id=bron_id,
            uiterlijk=uiterlijk,
            **waarden,
        )
