"""The term of a decision: when it ends, what is left and how much is used, suspensions included (A12, D3)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from backoffice.models import Aanvulverzoek, Maatwerkadvies
from toegang.termijnen import Opschorting, beslistermijn, dagen_over, einddatum, opgeschorte_dagen
from triage.diensten.kalender import vrije_dagen


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


def laatste_dag(advies: Maatwerkadvies, *, antwoord_voor: datetime.date | None) -> datetime.date:
    """The last day to decide if the question that is open stays without an answer. No query."""
    if advies.opgeschort_op is None or antwoord_voor is None:
        return advies.beslissen_uiterlijk
    stil = opgeschorte_dagen(opgeschort_op=advies.opgeschort_op, hervat_op=antwoord_voor)
    return advies.beslissen_uiterlijk + datetime.timedelta(days=stil)


def termijnstand(
    advies: Maatwerkadvies, *, op: datetime.date, antwoord_voor: datetime.date | None
) -> Termijnstand:
    """Where the term of an open advies stands on a day; `antwoord_voor` is of the question that is open. No query.

    A suspension lasts until the answer, at the latest the day by which it was asked for. The list reckons
    the same in the database (`overzichten.werkbak`).
    """
    uiterlijk = laatste_dag(advies, antwoord_voor=antwoord_voor)
    dagen = dagen_over(uiterlijk=uiterlijk, op=op)
    stil = zonder_antwoord = False
    if advies.opgeschort_op is not None:
        bevroren = dagen_over(uiterlijk=advies.beslissen_uiterlijk, op=advies.opgeschort_op)
        dagen = bevroren if antwoord_voor is None else min(bevroren, dagen)
        zonder_antwoord = antwoord_voor is not None and antwoord_voor < op
        stil = not zonder_antwoord
    geheel = max((uiterlijk - advies.ingediend_op).days, 1)
    return Termijnstand(
        dagen=dagen,
        uiterlijk=uiterlijk,
        deel=min(max(1 - dagen / geheel, 0.0), 1.0),
        opgeschort=stil,
        zonder_antwoord=zonder_antwoord,
    )
