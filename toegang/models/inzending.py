"""A form that was taken in, so that sending it twice does nothing twice (A1, F9)."""

from django.db import models

from toegang.models.medewerker import Medewerker
from toegang.rijbereik import Vrij


class Inzending(models.Model):
    """One sending of one opened form with what stood in it; `uitkomst` is the address it led to.

    The id is made of the form's key and its contents: the same twice is one row, whoever is first.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    medewerker = models.ForeignKey(Medewerker, models.CASCADE)
    moment = models.DateTimeField()
    uitkomst = models.TextField(blank=True)

    rijbereik = Vrij(
        lezen="medewerker_id = (SELECT beleid.ik())",
        toevoegen="medewerker_id = (SELECT beleid.ik())",
        wijzigen="medewerker_id = (SELECT beleid.ik())",
        verwijderen="medewerker_id = (SELECT beleid.ik())",
        reden="What somebody sent is known to that person alone; it holds no contents.",
    )

    class Meta:
        verbose_name_plural = "inzendingen"
        indexes = [models.Index(fields=["medewerker", "moment"], name="inzending_medewerker")]

    def __str__(self) -> str:
        return f"inzending van {self.moment}"
