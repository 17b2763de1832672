"""After a rejection the question is not gone: a follow-up action for the regisseur, at once (D4)."""

import datetime
from uuid import UUID

from huishoudens.models import Persoon
from plannen.diensten.acties import actorvelden, lijn_van
from plannen.diensten.werk import werk_van_actie
from plannen.models import Actie, Doel
from toegang.handelingen import dienst
from toegang.models import Medewerker


@dienst("plannen.vervolgactie_toevoegen")
def vervolgactie_toevoegen(
    *,
    doel_id: UUID,
    advies_id: UUID,
    omschrijving: str,
    actor: Medewerker | Persoon,
    streefdatum: datetime.date,
    evaluatiemoment: datetime.date,
    door: Medewerker | None,
) -> Actie:
    """Add an action that follows from an advies, as its consulent. Do this while the advies is open.

    The database lets a consulent add this row for an own open advies and not read it back, so nothing here
    asks for it again. It is the regisseur's homework: akkoorden stay.
    """
    doel = Doel.objects.get(pk=doel_id)
    actie: Actie = Actie.objects.create(
        doel=doel,
        huishouden_id=doel.huishouden_id,
        leefgebied=doel.leefgebied,
        omschrijving=omschrijving,
        lijn=lijn_van(actor),
        streefdatum=streefdatum,
        evaluatiemoment=evaluatiemoment,
        volgt_op_advies=advies_id,
        **actorvelden(actor),
    )
    werk_van_actie(actie, lopend=True)
    return actie
