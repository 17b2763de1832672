"""Remembering when somebody was here, for "changed by others since your last visit" (E1, screens 2)."""

import datetime

from toegang.handelingen import dienst
from toegang.models import Medewerker

NIEUW_BEZOEK_NA = datetime.timedelta(minutes=30)


@dienst("monitoring.bezoek_bijhouden")
def bezoek_bijhouden(*, medewerker: Medewerker, op: datetime.datetime) -> None:
    """Begin a new visit when the present one began long enough ago; otherwise nothing is written.

    By update: the two moments are kept out of the history, and everybody writes the own row only.
    """
    if medewerker.dit_bezoek is not None and op - medewerker.dit_bezoek <= NIEUW_BEZOEK_NA:
        return
    medewerker.vorig_bezoek, medewerker.dit_bezoek = medewerker.dit_bezoek, op
    Medewerker.objects.filter(pk=medewerker.pk).update(
        vorig_bezoek=medewerker.vorig_bezoek, dit_bezoek=medewerker.dit_bezoek
    )
