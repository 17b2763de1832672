"""The inzagelog: who read which file, when, by which rule and what for (F2, I9)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from toegang.keuzes import Gegevensgroep, Rol
from toegang.models.medewerker import Medewerker
from toegang.rijbereik import Vrij


class Inzageregel(models.Model):
    """One reading of a huishouden's file, or of this log itself; the table only grows.

    The huishouden is named by id and `dossier`, its number: this floor does not know the one above, and the privacy
    officer reads no row of it. A line without one tells that somebody looked through the log.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.DateTimeField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, db_index=False)
    huishouden_id = models.UUIDField(null=True, blank=True)
    dossier = models.CharField(max_length=12, blank=True)
    handeling = models.CharField(max_length=80)
    groepen = ArrayField(models.PositiveSmallIntegerField())
    regel = models.TextField(help_text="the (rol:voorwaarde) pairs that held, joined by +")

    rijbereik = Vrij(
        lezen="(SELECT beleid.heeft('{FG}'))",
        toevoegen="medewerker_id = (SELECT beleid.ik())",
        klok="moment",
        reden="Anybody's own reading is written down; the privacy officer alone reads it (matrix row 22).",
    )

    class Meta:
        indexes = [
            models.Index(fields=["-moment", "-id"], name="inzage_moment"),
            models.Index(fields=["huishouden_id", "-moment", "-id"], name="inzage_huishouden"),
            models.Index(fields=["dossier", "-moment", "-id"], name="inzage_dossier"),
            models.Index(fields=["medewerker", "-moment", "-id"], name="inzage_medewerker"),
        ]

    def __str__(self) -> str:
        return f"{self.handeling} {self.moment:%Y-%m-%d}"

    @property
    def pagina(self) -> str:
        """The page that was read, by the words of its handeling: "Plan bekijken"."""
        woorden = self.handeling.partition(".")[2].replace("_", " ")
        return woorden.replace("beeindigen", "beëindigen").capitalize()

    @property
    def gegevens(self) -> list[str]:
        """What was shown, in the words of the matrix."""
        return [Gegevensgroep(nummer).label for nummer in self.groepen]

    @property
    def rollen(self) -> list[str]:
        """The rollen somebody looked with; a seat in the team is told only when nothing else gave sight."""
        rollen = dict.fromkeys(paar.partition(":")[0].strip() for paar in self.regel.split("+"))
        namen = [Rol(rol).label for rol in rollen if rol in Rol.values]
        return [naam for naam in namen if naam != Rol.TM.label] or namen
