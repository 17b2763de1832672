"""Consent per person, purpose and receiver (F5, A11)."""

from django.db import models
from django.db.models import F, Q

from huishoudens.models.huishouden import Huishouden
from huishoudens.models.persoon import Persoon
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis, geschiedenis
from toegang.models.regio import Organisatie
from toegang.rijbereik import Rijbereik


class Toestemming(Basis):
    """A person allows sharing with one receiver for one purpose, until it is withdrawn."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="toestemmingen")
    persoon = models.ForeignKey(Persoon, models.CASCADE)
    doel = models.CharField(max_length=200)
    ontvanger = models.CharField(max_length=120)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, help_text="when the receiver works with the teams"
    )
    gegeven_op = models.DateField()
    ingetrokken_op = models.DateField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOESTEMMING,
        persoon="persoon_id",
        vast=("persoon_id", "doel", "ontvanger", "organisatie_id", "gegeven_op"),
        einde="ingetrokken_op",
    )

    class Meta:
        verbose_name_plural = "toestemmingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gte=F("gegeven_op")),
                name="toestemming_begin_voor_eind",
                violation_error_message="Intrekken kan niet voor de dag van toestemming.",
            )
        ]
        indexes = [models.Index(fields=["huishouden"], name="toestemming_huishouden")]

    def __str__(self) -> str:
        return self.ontvanger
