"""What a ketenpartner sees: the own open actions in active plans, as far as the matrix goes (C7, C12)."""

import datetime
from dataclasses import dataclass

from plannen.models import Actie
from toegang.diensten.inzage import Gelezen
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker


@dataclass(frozen=True, kw_only=True)
class EigenActie:
    """One action of the own organisation."""

    omschrijving: str
    status: str
    dagen: int | None
    datum: datetime.date | None
    gelezen: Gelezen


def eigen_acties(medewerker: Medewerker, *, op: datetime.date) -> list[EigenActie]:
    """Open actions of the reader's organisatie, the first due first. One statement."""
    if medewerker.organisatie_id is None:
        return []
    rijen = (
        Actie.objects.zichtbaar_voor(medewerker)
        .open()
        .select_related("huishouden")
        .filter(actor_organisatie_id=medewerker.organisatie_id, plan_actief=True)
        .order_by("streefdatum", "id")[:100]
    )
    return [
        EigenActie(
            omschrijving=actie.omschrijving,
            status=actie.status,
            dagen=(actie.streefdatum - op).days if actie.streefdatum else None,
            datum=actie.streefdatum,
            gelezen=Gelezen.op_regel(actie.huishouden_id, actie.huishouden.nummer, G.PLAN),
        )
        for actie in rijen
    ]
