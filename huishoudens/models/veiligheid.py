"""The safety file and the steps of the meldcode (B6); a compartment that few may even know of."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from huishoudens.keuzes import Dossierstatus
from huishoudens.models.huishouden import Huishouden
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis, geschiedenis
from toegang.rijbereik import Rijbereik


class Veiligheidsdossier(Basis):
    """A worry about safety that is followed until it is gone; at most one is open."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="veiligheidsdossiers")
    status = models.CharField(max_length=10, choices=Dossierstatus.choices, default=Dossierstatus.OPEN)
    geopend_op = models.DateField()
    gesloten_op = models.DateField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.VEILIGHEID, vast=("geopend_op",), einde="gesloten_op", bestaat="t.status = 'open'"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden"],
                condition=Q(status="open"),
                name="veiligheid_een_open",
                violation_error_message="Er is al een open veiligheidsdossier.",
            )
        ]

    def __str__(self) -> str:
        return self.get_status_display()


class Meldcodestap(Basis):
    """One of the five steps of the meldcode, with its date and weighing."""

    dossier = models.ForeignKey(Veiligheidsdossier, models.CASCADE, related_name="stappen")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    stap = models.PositiveSmallIntegerField()
    datum = models.DateField()
    toelichting = models.TextField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.VEILIGHEID,
        ouder=("dossier_id", "huishoudens_veiligheidsdossier"),
        schrijver="door_id",
        einde="gemaakt_op",
    )

    class Meta:
        verbose_name_plural = "meldcodestappen"
        constraints = [
            models.CheckConstraint(condition=Q(stap__range=(1, 5)), name="meldcode_stap_1_5"),
            models.UniqueConstraint(fields=["dossier", "stap"], name="meldcode_stap_een_keer"),
        ]

    def __str__(self) -> str:
        return f"stap {self.stap}"
