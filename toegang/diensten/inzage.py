"""Writing down who read a file (F2, I9)."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep
from toegang.models import Inzageregel


def inzage_vastleggen(
    *,
    door_id: UUID,
    situatie: Situatie,
    handeling: str,
    groepen: Sequence[Gegevensgroep],
    op: datetime.datetime,
) -> None:
    """One row per page read: who, what, when and by which rule. One statement."""
    regel = " + ".join(sorted(situatie.paren))[:120]
    Inzageregel.objects.bulk_create(
        [
            Inzageregel(
                moment=op,
                medewerker_id=door_id,
                huishouden_id=situatie.huishouden_id,
                handeling=handeling,
                groepen=[groep.value for groep in groepen],
                regel=regel,
            )
        ]
    )
