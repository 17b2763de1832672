"""Remembering when somebody was here, for "changed by others since your last visit" (E1, screens 2)."""

import datetime

from toegang.handelingen import dienst
from toegang.models import Medewerker

NIEUW_BEZOEK_NA = datetime.timedelta(minutes=30)


@dienst("monitoring.bezoek_bijhouden")
def bezoek_bijhouden(*, medewerker: Medewerker, op: datetime.datetime) -> None:
    """Begin a new visit when the present one began long enough ago; otherwise nothing is written.

    The moments are the account's alone: no colleague reads them.
    """
    eigen = medewerker.inloggegeven
    if eigen.dit_bezoek is not None and op - eigen.dit_bezoek <= NIEUW_BEZOEK_NA:
        return
    eigen.vorig_bezoek, eigen.dit_bezoek = eigen.dit_bezoek, op
    eigen.save(update_fields=["vorig_bezoek", "dit_bezoek"])
