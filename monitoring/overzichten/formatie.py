"""What a full caseload is, from the formation norms: 167, 133 or 100 households per fte (E2, E3)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from huishoudens.keuzes import Niveau

VOL_PER_FTE: Final = 100
"""Points that make one fte full: a hundred households that are meervoudig complex."""

HUISHOUDENS_PER_FTE: Final = {Niveau.ENKELVOUDIG: 167, Niveau.MEERVOUDIG: 133, Niveau.MEERVOUDIG_COMPLEX: 100}
WEGING: Final = {
    Niveau.ENKELVOUDIG: 0.6,
    Niveau.MEERVOUDIG: 0.75,
    Niveau.MEERVOUDIG_COMPLEX: 1.0,
}
"""What a household weighs: VOL_PER_FTE over its norm, rounded as the teams use it."""

# From this percentage on; the first that fits counts.
OORDELEN: Final = (
    (110, "veel te vol"),
    (105, "te vol"),
    (95, "net vol"),
    (80, "goed"),
    (0, "ruimte"),
)


@dataclass(frozen=True, kw_only=True)
class Belasting:
    """The weighed work of one medewerker, or of a team, against the hours there are."""

    enkelvoudig: int = 0
    meervoudig: int = 0
    meervoudig_complex: int = 0
    fte: Decimal = Decimal(1)

    @property
    def huishoudens(self) -> int:
        return self.enkelvoudig + self.meervoudig + self.meervoudig_complex

    @property
    def punten(self) -> float:
        return (
            self.enkelvoudig * WEGING[Niveau.ENKELVOUDIG]
            + self.meervoudig * WEGING[Niveau.MEERVOUDIG]
            + self.meervoudig_complex * WEGING[Niveau.MEERVOUDIG_COMPLEX]
        )

    @property
    def vol(self) -> float:
        return VOL_PER_FTE * float(self.fte)

    @property
    def procent(self) -> int:
        """How full, in whole per cents; without hours any work is too much."""
        if not self.vol:
            return 100 if self.punten else 0
        return round(100 * self.punten / self.vol)

    @property
    def oordeel(self) -> str:
        return next(woorden for vanaf, woorden in OORDELEN if self.procent >= vanaf)

    @property
    def te_vol(self) -> bool:
        return self.procent >= 105

    def met(self, *, erbij: dict[str, int] | None = None, eraf: dict[str, int] | None = None) -> "Belasting":
        """The same person after households per niveau come or go."""
        plus, min_ = erbij or {}, eraf or {}

        def nieuw(niveau: Niveau, nu: int) -> int:
            return nu + plus.get(niveau, 0) - min_.get(niveau, 0)

        return Belasting(
            enkelvoudig=nieuw(Niveau.ENKELVOUDIG, self.enkelvoudig),
            meervoudig=nieuw(Niveau.MEERVOUDIG, self.meervoudig),
            meervoudig_complex=nieuw(Niveau.MEERVOUDIG_COMPLEX, self.meervoudig_complex),
            fte=self.fte,
        )
