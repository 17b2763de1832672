"""The inzagelog: who read which file, when, by which rule and what for (F2, I9)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from toegang.models.medewerker import Medewerker
from toegang.rijbereik import Vrij


class Inzageregel(models.Model):
    """One reading of a huishouden's file; the table only grows.

    The huishouden is named by id: this floor does not know the one above.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.DateTimeField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT)
    huishouden_id = models.UUIDField()
    handeling = models.CharField(max_length=80)
    groepen = ArrayField(models.PositiveSmallIntegerField())
    regel = models.CharField(max_length=120)

    rijbereik = Vrij(
        lezen="(SELECT beleid.heeft('{FG}')) OR huishouden_id IN (SELECT beleid.in_regie())",
        toevoegen="medewerker_id = (SELECT beleid.ik())",
        reden="Anybody's own reading is written down; the privacy officer and the regisseur read it.",
    )

    class Meta:
        indexes = [models.Index(fields=["huishouden_id", "-moment"], name="inzage_huishouden_moment")]

    def __str__(self) -> str:
        return f"{self.handeling} {self.moment:%Y-%m-%d}"
