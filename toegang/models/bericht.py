"""A message to one medewerker: that something happened and where to read it, never about whom (F3, ADR 0015)."""

import uuid

from django.db import models
from django.db.models import Q

from toegang.keuzes import Berichtsoort
from toegang.models.medewerker import Medewerker
from toegang.rijbereik import Vrij


class Bericht(models.Model):
    """Tells one medewerker of one thing, once: on the own page and by mail. It holds ids and a fixed sentence.

    `gemaild_op` is set before the mail goes, so that no second process sends it too; when the mail server refuses,
    it is taken back and tried again from `mailen_vanaf`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    medewerker = models.ForeignKey(Medewerker, models.CASCADE)
    soort = models.CharField(max_length=24, choices=Berichtsoort.choices)
    pad = models.CharField(max_length=160, help_text="page inside the system: words and ids only")
    gemaakt_op = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True, blank=True)
    gemaild_op = models.DateTimeField(null=True, blank=True)
    mailen_vanaf = models.DateTimeField()
    pogingen = models.PositiveSmallIntegerField(default=0)

    rijbereik = Vrij(
        lezen="medewerker_id = (SELECT beleid.ik())",
        wijzigen="medewerker_id = (SELECT beleid.ik())",
        vast=("medewerker_id", "soort", "pad", "gemaild_op", "mailen_vanaf", "pogingen"),
        eenmalig=("gelezen_op",),
        reden="Only who gets it reads it, and changes nothing but that it was read. Nobody adds one: the database does,"
        " with what must be told of (`Aanleiding`).",
    )

    class Meta:
        verbose_name_plural = "berichten"
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "soort", "pad"], name="bericht_een_keer"),
            models.CheckConstraint(
                condition=Q(pad__regex=r"^/[a-z0-9/-]*$"), name="bericht_pad_zonder_gegevens"
            ),
        ]
        indexes = [
            models.Index(
                fields=["medewerker"], condition=Q(gelezen_op__isnull=True), name="bericht_ongelezen"
            ),
            models.Index(
                fields=["mailen_vanaf"], condition=Q(gemaild_op__isnull=True), name="bericht_te_mailen"
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def tekst(self) -> str:
        """What it says, in a sentence."""
        return Berichtsoort(self.soort).label
