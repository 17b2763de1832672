"""One household's story as far as it got: who, where, since when, and the rows it leaves (demo only)."""

import datetime
from dataclasses import dataclass, field
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
from toegang.models import Medewerker

_ZONE = ZoneInfo(settings.TIME_ZONE)

# How far a household is, from a question that just came in to a plan that is closed.
NIEUW, IN_TRIAGE, ZOEKT, LICHT = "nieuw", "in_triage", "zoekt", "licht"
CONCEPT, ACTIEF, WAAKVLAM, AFGESLOTEN = "concept", "actief", "waakvlam", "afgesloten"
MET_PLAN = (CONCEPT, ACTIEF, WAAKVLAM, AFGESLOTEN)
LOPEND = (ACTIEF, WAAKVLAM)


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
        return [lid for lid in self.gezin.leden if lid.rol in ("ouder", "partner", "alleenstaande")]

    def om(self, dag: datetime.date, uur: int = 0) -> datetime.datetime:
        """A moment in office hours of that day, never after now."""
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
