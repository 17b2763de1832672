"""Asking for more of a file than its name (F1, screens 11)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from huishoudens.keuzes import Verzoekstatus
from huishoudens.models.huishouden import Huishouden
from huishoudens.models.uitzondering import DOOR_REGISSEUR
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis, geschiedenis
from toegang.rijbereik import Rijbereik


class Toegangsverzoek(Basis):
    """A colleague who sees the name and no more asks the regisseur for the rest; the answer closes it (screens 11)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="toegangsverzoeken")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reden = models.CharField(max_length=300, blank=True)
    gevraagd_op = models.DateTimeField()
    status = models.CharField(max_length=12, choices=Verzoekstatus.choices, default=Verzoekstatus.GEVRAAGD)
    antwoord = models.CharField(max_length=300, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOEWIJZING,
        over=("medewerker_id",),
        niet_zelf="medewerker_id",
        schrijver="medewerker_id",
        vast=("reden", "gevraagd_op"),
        einde="beantwoord_op",
        inworp="medewerker_id = (SELECT beleid.ik()) AND status = 'gevraagd'"
        " AND EXISTS (SELECT FROM huishoudens_huishouden h"
        " WHERE h.id = huishoudens_toegangsverzoek.huishouden_id OFFSET 0)",
        bijwerken=f"({DOOR_REGISSEUR})"
        " OR (medewerker_id = (SELECT beleid.ik()) AND status IN ('gevraagd', 'ingetrokken'))",
    )

    class Meta:
        verbose_name_plural = "toegangsverzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden", "medewerker"],
                condition=Q(status="gevraagd"),
                name="toegangsverzoek_een_open",
                violation_error_message="U hebt dit al gevraagd.",
            )
        ]
        indexes = [
            models.Index(fields=["medewerker"], condition=Q(status="gevraagd"), name="toegangsverzoek_open")
        ]

    def __str__(self) -> str:
        return self.get_status_display()
