"""A resident's request about the own data, or an incident: the file in which the privacy officer may look (F6, row 24)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from huishoudens.keuzes import AvgSoort
from huishoudens.models.huishouden import Huishouden
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis, geschiedenis
from toegang.rijbereik import Rijbereik


class AvgVerzoek(Basis):
    """An AVG or incident file of one huishouden; while it is open the privacy officer reads the file (matrix note 6).

    `uiterlijk`: the last day to answer, one month after it came in (AVG 12 lid 3); of an incident the day on which the
    72 hours end, which run from `ontdekt_op`, when it was known (AVG 33 lid 1). Only an incident has that.
    """

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="avg_verzoeken")
    soort = models.CharField(max_length=12, choices=AvgSoort.choices)
    ontvangen_op = models.DateField()
    ontdekt_op = models.DateTimeField(null=True, blank=True)
    uiterlijk = models.DateField()
    reden = models.CharField(max_length=300)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gesloten_op = models.DateTimeField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.AVG_VERZOEK,
        schrijver="door_id",
        vast=("soort", "ontvangen_op", "ontdekt_op", "uiterlijk", "reden"),
        einde="gesloten_op",
        # Whoever lives in a shielded huishouden asks too, and only the file that is opened lifts the shield.
        inworp="(SELECT beleid.heeft('{FG}'))",
        # A function that counts everywhere would also count for an id of nothing, which its foreign key tells later.
        mits="huishouden_id = (SELECT beleid.avg_te_openen(huishouden_id))",
        bestaat="t.gesloten_op IS NULL",
    )

    class Meta:
        verbose_name_plural = "AVG-verzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden"],
                condition=Q(gesloten_op__isnull=True),
                name="avg_een_open",
                violation_error_message="Er is al een open AVG-verzoek van dit huishouden.",
            ),
            models.CheckConstraint(
                condition=Q(uiterlijk__gte=F("ontvangen_op")), name="avg_uiterlijk_na_ontvangst"
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
