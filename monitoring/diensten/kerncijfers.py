"""Storing the figures of the day; nothing but Kerncijfer is written (E4)."""

import datetime

from django.utils import timezone

from monitoring.models import Kerncijfer
from monitoring.overzichten.kerncijfers import bereken
from toegang.handelingen import dienst


@dienst("monitoring.kerncijfers_bijwerken")
def kerncijfers_bijwerken(*, op: datetime.datetime) -> int:
    """Count everything anew and put it in place of what stood there; returns how many figures.

    Runs as the system task `kerncijfers`, which may read all rows and write this table only. Doing it twice
    gives the same. Hidden figures are stored without their number.
    """
    nieuw = [
        Kerncijfer(
            gemeente_id=cijfer.vak.gemeente,
            team_id=cijfer.vak.team,
            indicator=cijfer.definitie.indicator,
            periode=cijfer.vak.periode,
            onderdeel=cijfer.onderdeel,
            waarde=cijfer.waarde,
            onderdrukt=cijfer.reden.value if cijfer.reden else "",
            geteld_op=op,
        )
        for cijfer in bereken(op=timezone.localdate(op))
    ]
    Kerncijfer.objects.all().delete()
    Kerncijfer.objects.bulk_create(nieuw, batch_size=1000)
    return len(nieuw)
