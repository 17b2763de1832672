"""The term of a decision: when it ends, what is left and how much is used, suspensions included (A12, D3)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from backoffice.keuzes import AdviesStatus
from backoffice.models import Aanvulverzoek, Maatwerkadvies
from toegang.termijnen import Opschorting, beslistermijn, dagen_over, einddatum
from triage.diensten.kalender import vrije_dagen


@dataclass(frozen=True)
class Termijnstand:
    """What a reader sees of a term: days left (frozen while suspended), the used part and its kind."""

    dagen: int
    deel: float
    opgeschort: bool

    @property
    def soort(self) -> str:
        """The kind of chip and bar in the design system."""
        if self.opgeschort:
            return "opgeschort"
        if self.dagen < 0:
            return "te_laat"
        return "binnenkort" if self.dagen <= 3 else "later"


def uiterlijk_van(
    *, wet: str, ingediend_op: datetime.date, opschortingen: Iterable[Opschorting] = ()
) -> datetime.date:
    """The last day to decide, reckoned anew from the start with every finished suspension."""
    return einddatum(
        regel=beslistermijn(wet=wet, op=ingediend_op),
        start=ingediend_op,
        opschortingen=opschortingen,
        extra=vrije_dagen(),
    )


def opschortingen_van(advies: Maatwerkadvies) -> list[Opschorting]:
    """The finished suspensions: until the answer, or until the time given had run out unused (Awb 4:15)."""
    verzoeken = Aanvulverzoek.objects.filter(advies=advies, beantwoord_op__isnull=False)
    return [
        Opschorting(
            opgeschort_op=verzoek.gevraagd_op,
            hervat_op=max(verzoek.gevraagd_op, min(verzoek.beantwoord_op, verzoek.antwoord_voor)),
        )
        for verzoek in verzoeken
        if verzoek.beantwoord_op is not None
    ]


def termijnstand(advies: Maatwerkadvies, *, op: datetime.date) -> Termijnstand:
    """Where the term of an open advies stands on a day. No query."""
    stil = advies.status == AdviesStatus.OPGESCHORT and advies.opgeschort_op is not None
    peil = advies.opgeschort_op if stil and advies.opgeschort_op else op
    dagen = dagen_over(uiterlijk=advies.beslissen_uiterlijk, op=peil)
    geheel = max((advies.beslissen_uiterlijk - advies.ingediend_op).days, 1)
    return Termijnstand(dagen=dagen, deel=min(max(1 - dagen / geheel, 0.0), 1.0), opgeschort=stil)
