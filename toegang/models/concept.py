"""A text that is not finished yet and must not be lost (screens 4)."""

import uuid

from django.db import models

from toegang.models.medewerker import Medewerker
from toegang.rijbereik import Vrij


class Concept(models.Model):
    """What somebody typed on one form and has not sent; only the writer reads it, encrypted at rest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    medewerker = models.ForeignKey(Medewerker, models.CASCADE)
    formulier = models.CharField(max_length=160, help_text="path of the form's page")
    inhoud = models.TextField()
    bewaard_op = models.DateTimeField()
    uitgelogd = models.BooleanField(default=False, help_text="sent when the session had ended")

    versleutelde_velden = ("inhoud",)
    rijbereik = Vrij(
        lezen="medewerker_id = (SELECT beleid.ik())",
        toevoegen="medewerker_id = (SELECT beleid.ik())",
        wijzigen="medewerker_id = (SELECT beleid.ik())",
        verwijderen="medewerker_id = (SELECT beleid.ik())",
        reden="A concept belongs to its writer alone.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "formulier"], name="concept_een_per_formulier")
        ]

    def __str__(self) -> str:
        return self.formulier
