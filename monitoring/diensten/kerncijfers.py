"""Storing the figures of quarters that are over; nothing but Kerncijfer is written (E4)."""

import datetime

from django.utils import timezone

from monitoring.models import Kerncijfer
from monitoring.overzichten.kerncijfers import bereken, te_tellen
from toegang.handelingen import dienst


@dienst("monitoring.kerncijfers_bijwerken")
def kerncijfers_bijwerken(*, op: datetime.datetime, opnieuw: bool = False) -> int:
    """Count the quarters that are over, each once; returns how many figures were counted (ADR 0006).

    Once a quarter of a gemeente shows a figure it stays as it is, whatever is written down, mended or shielded
    later: the difference between two countings would be somebody. Until then nothing of it is known, and it is
    counted anew. Runs as the system task `kerncijfers`, which may read all rows and write this table only.
    Hidden figures are stored without their number. `opnieuw` counts all again: for a demo, where nobody is real.
    """
    if opnieuw:
        Kerncijfer.objects.all().delete()
    getoond = set(Kerncijfer.objects.exclude(waarde=None).values_list("gemeente_id", "periode").distinct())
    blokken = te_tellen(getoond, op=timezone.localdate(op))
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
        for cijfer in bereken(blokken)
    ]
    for blok in blokken:
        Kerncijfer.objects.filter(gemeente=blok.gemeente, periode__in=blok.perioden).delete()
    Kerncijfer.objects.bulk_create(nieuw, batch_size=1000)
    return len(nieuw)
