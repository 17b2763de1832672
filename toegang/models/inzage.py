"""The inzagelog: who read or asked for which file, when, by which rule and what for (F2, I9)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from toegang.keuzes import Gegevensgroep, Rol, Uitkomst, Voorwaarde
from toegang.models.medewerker import Medewerker
from toegang.rijbereik import Vrij

VERWERKINGSACTIVITEIT = {
    "toegang": "Toegang tot het systeem",
    "privacy": "Toezicht op inzage",
    "huishoudens": "Regie over een huishouden",
    "plannen": "Het plan van een huishouden",
    "triage": "Melding en triage",
    "backoffice": "Maatwerkadvies en beschikking",
    "monitoring": "Werkvoorraad en cijfers",
}


class Inzageregel(models.Model):
    """One reading of a huishouden's file or of this log itself, or one refusal; the table only grows.

    The huishouden is named by id and `dossier`, its number: this floor does not know the one above, and the privacy
    officer reads no row of it. A line without one tells that somebody looked through the log. A refusal names what was
    asked as the address did, whether it exists or not: `huishouden_id` when that is a file, `gevraagd` anything else.

    `pseudoniem` stands for the file in what leaves this system. `grond` is the law as it was, whatever the matrix says
    later. `verzoek` is the request, as the server's log names it. `schakel` and `hash` make a chain of all lines of one
    medewerker (`toegang/keten.py`); the database alone writes them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.DateTimeField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, db_index=False)
    huishouden_id = models.UUIDField(null=True, blank=True)
    dossier = models.CharField(max_length=12, blank=True)
    handeling = models.CharField(max_length=80)
    groepen = ArrayField(models.PositiveSmallIntegerField())
    regel = models.TextField(help_text="the (rol:voorwaarde) pairs that held, joined by +")
    uitkomst = models.CharField(max_length=9, choices=Uitkomst, default=Uitkomst.GELEZEN)
    gevraagd = models.UUIDField(null=True, blank=True)
    pseudoniem = models.UUIDField(null=True, blank=True)
    grond = models.TextField(blank=True)
    verzoek = models.CharField(max_length=64, blank=True)
    schakel = models.IntegerField(editable=False)
    hash = models.BinaryField(max_length=32)

    rijbereik = Vrij(
        lezen="(SELECT beleid.heeft('{FG}'))"
        " AND (huishouden_id IS NULL OR huishouden_id NOT IN (SELECT beleid.verwant()))",
        toevoegen="medewerker_id = (SELECT beleid.ik())",
        klok="moment",
        keten="medewerker_id",
        reden="Anybody's own reading is written down; the privacy officer alone reads it (matrix row 22).",
    )

    class Meta:
        indexes = [
            models.Index(fields=["-moment", "-id"], name="inzage_moment"),
            models.Index(fields=["huishouden_id", "-moment", "-id"], name="inzage_huishouden"),
            models.Index(fields=["dossier", "-moment", "-id"], name="inzage_dossier"),
            # Refusals are few among many readings.
            models.Index(
                fields=["-moment", "-id"],
                name="inzage_geweigerd",
                condition=Q(uitkomst=Uitkomst.GEWEIGERD),
            ),
        ]
        constraints = [
            # Serves the chain, the lines of one medewerker, and nobody who would write a second of the same number.
            models.UniqueConstraint(fields=["medewerker", "schakel"], name="inzage_schakel")
        ]

    def __str__(self) -> str:
        return f"{self.handeling} {self.moment:%Y-%m-%d}"

    @property
    def pagina(self) -> str:
        """The page that was read, by the words of its handeling: "Plan bekijken"."""
        woorden = self.handeling.partition(".")[2].replace("_", " ")
        return woorden.replace("beeindigen", "beëindigen").capitalize()

    @property
    def verwerkingsactiviteit(self) -> str:
        """Of which processing activity this reading was part: the floor that the handeling belongs to."""
        return VERWERKINGSACTIVITEIT.get(self.handeling.partition(".")[0], "")

    @property
    def met_noodtoegang(self) -> bool:
        """Whether somebody broke the glass for this (F3)."""
        return f":{Voorwaarde.NOOD.value}" in self.regel

    @property
    def gegevens(self) -> list[str]:
        """What was shown, in the words of the matrix."""
        return [Gegevensgroep(nummer).label for nummer in self.groepen]

    @property
    def geweigerd(self) -> bool:
        return self.uitkomst == Uitkomst.GEWEIGERD

    @property
    def rollen(self) -> list[str]:
        """The rollen somebody looked with; a seat in the team is told only when nothing else gave sight."""
        rollen = dict.fromkeys(paar.partition(":")[0].strip() for paar in self.regel.split("+"))
        namen = [Rol(rol).label for rol in rollen if rol in Rol.values]
        return [naam for naam in namen if naam != Rol.TM.label] or namen
