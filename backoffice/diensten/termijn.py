"""The term of a decision: when it ends, what is left and how much is used, suspensions included (A12, D3)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from backoffice.models import Aanvulverzoek, Maatwerkadvies
from toegang.termijnen import Opschorting, beslistermijn, dagen_over, einddatum
from triage.diensten.kalender import vrije_dagen

_EEN_DAG = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Termijnstand:
    """What a reader sees of a term: days left (frozen while suspended), the last day, the used part and its kind.

    `zonder_antwoord`: the time to answer ran out unused, so the term runs again (Awb 4:15).
    """

    dagen: int
    uiterlijk: datetime.date
    deel: float
    opgeschort: bool
    zonder_antwoord: bool

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
    """The last day to decide, reckoned anew from the start with every suspension."""
    return einddatum(
        regel=beslistermijn(wet=wet, op=ingediend_op),
        start=ingediend_op,
        opschortingen=opschortingen,
        extra=vrije_dagen(),
    )


def opschortingen_van(advies: Maatwerkadvies) -> list[Opschorting]:
    """Until the answer, or until the time given runs out unused; so long does an open question count (Awb 4:15)."""
    return [
        Opschorting(
            opgeschort_op=verzoek.gevraagd_op,
            hervat_op=max(
                verzoek.gevraagd_op, min(verzoek.beantwoord_op or datetime.date.max, verzoek.antwoord_voor)
            ),
        )
        for verzoek in Aanvulverzoek.objects.filter(advies=advies)
    ]


def reken_opnieuw(advies: Maatwerkadvies) -> datetime.date:
    """The last day of an advies with its questions as they stand; of an open one as if no answer comes."""
    return uiterlijk_van(
        wet=advies.wet, ingediend_op=advies.ingediend_op, opschortingen=opschortingen_van(advies)
    )


def termijnstand(
    advies: Maatwerkadvies, *, op: datetime.date, antwoord_voor: datetime.date | None
) -> Termijnstand:
    """Where the term of an open advies stands on a day; `antwoord_voor` is of the question that is open. No query.

    While the clock stands still the days are those that are left when it runs again, on the day to answer by at
    the latest; a term that had run out counts on. The list reckons the same in the database (`overzichten.werkbak`).
    """
    uiterlijk, loopt_vanaf = advies.beslissen_uiterlijk, op
    stil = zonder_antwoord = False
    if antwoord_voor is not None:
        loopt_vanaf = max(op, min(antwoord_voor - _EEN_DAG, uiterlijk))
        zonder_antwoord = antwoord_voor < op
        stil = not zonder_antwoord
    dagen = dagen_over(uiterlijk=uiterlijk, op=loopt_vanaf)
    geheel = max((uiterlijk - advies.ingediend_op).days, 1)
    return Termijnstand(
        dagen=dagen,
        uiterlijk=uiterlijk,
        deel=min(max(1 - dagen / geheel, 0.0), 1.0),
        opgeschort=stil,
        zonder_antwoord=zonder_antwoord,
    )
