"""Figures that point at nobody (E4)."""

import uuid

from django.db import models

from monitoring.keuzes import Indicator
from toegang.models.regio import Gemeente, Team
from toegang.rijbereik import Vrij


class Kerncijfer(models.Model):
    """One figure for one gemeente (or team) and period, counted once from real rows by a system task.

    A cell below ten, and the cell that would give it away, are never stored: `waarde` is empty and
    `onderdrukt` tells why. Nor is the number of rows behind a share, median or average: with it a share gives
    its numerator back. So no reader of this table, whatever the door, meets a small cell.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.CASCADE)
    team = models.ForeignKey(Team, models.CASCADE, null=True)
    indicator = models.CharField(max_length=20, choices=Indicator.choices)
    periode = models.CharField(max_length=8, help_text="2026-10 or 2026-K3")
    onderdeel = models.CharField(max_length=30, blank=True)
    waarde = models.DecimalField(max_digits=9, decimal_places=1, null=True)
    onderdrukt = models.CharField(max_length=12, blank=True)
    geteld_op = models.DateTimeField()

    rijbereik = Vrij(
        lezen="gemeente_id = ANY((SELECT beleid.mijn_gemeenten())::text[]) OR (SELECT beleid.heeft('{FG}'))"
        " OR team_id = ANY((SELECT beleid.mijn_teams('{TL}'))::int[])",
        reden="Figures without persons: the own gemeente, the own team, and the privacy officer.",
    )

    class Meta:
        verbose_name_plural = "kerncijfers"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "team", "indicator", "periode", "onderdeel"],
                name="kerncijfer_een_per_cel",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(onderdrukt="") | models.Q(waarde__isnull=True),
                name="kerncijfer_onderdrukt_is_leeg",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_indicator_display()} {self.periode}"
