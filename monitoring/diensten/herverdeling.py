"""Dividing a caseload anew: asking a colleague for several households at once (E2, B2)."""

import datetime
from collections.abc import Sequence

from huishoudens.diensten.regie import overdracht_vragen
from huishoudens.models import Huishouden, Overdracht
from toegang.handelingen import dienst
from toegang.models import Medewerker


@dienst("monitoring.herverdeling_voorbereiden")
def herverdeling_voorbereiden(
    *,
    huishoudens: Sequence[Huishouden],
    naar: Medewerker,
    door: Medewerker,
    op: datetime.datetime,
    reden: str,
) -> list[Overdracht]:
    """Ask `naar` to take over each huishouden; all or none. The present regisseur stays until `naar` says yes.

    What the asker may do is checked per huishouden by overdracht_vragen; OverdrachtLoopt undoes everything.
    """
    return [
        overdracht_vragen(huishouden=huishouden, naar=naar, door=door, op=op, reden=reden)
        for huishouden in huishoudens
    ]
