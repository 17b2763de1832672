"""Looking together at how it goes (C6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from huishoudens.models import Huishouden
from huishoudens.models.beeld import SCORE
from plannen.keuzes import Resultaat
from plannen.models.plan import Doel, Plan
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis, Bewerkbaar, geschiedenis
from toegang.rijbereik import Rijbereik


class Evaluatie(Bewerkbaar):
    """A planned moment with family and network; held when `gehouden_op` is filled in."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="evaluaties")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    gepland_op = models.DateField()
    gehouden_op = models.DateField(null=True, blank=True)
    aanpak_past = models.BooleanField(null=True, blank=True)
    tevredenheid = models.PositiveSmallIntegerField(null=True, blank=True)
    verslag = models.TextField(blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.EVALUATIE,
        ouder=("plan_id", "plannen_plan"),
        bewerker="door_id",
        einde="gehouden_op",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tevredenheid__isnull=True) | Q(tevredenheid__range=(1, 10)),
                name="evaluatie_tevredenheid_1_10",
                violation_error_message="Kies een cijfer van 1 tot en met 10.",
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(gehouden_op__isnull=True),
                name="evaluatie_een_gepland",
                violation_error_message="Er staat al een evaluatie gepland.",
            ),
        ]
        indexes = [models.Index(fields=["huishouden", "gepland_op"], name="evaluatie_huishouden")]

    def __str__(self) -> str:
        return f"evaluatie op {self.gepland_op}"


class Evaluatieresultaat(Basis):
    """What an evaluation found of one goal, with the score now."""

    evaluatie = models.ForeignKey(Evaluatie, models.CASCADE, related_name="resultaten")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    doel = models.ForeignKey(Doel, models.CASCADE, related_name="resultaten")
    resultaat = models.CharField(max_length=10, choices=Resultaat.choices)
    score = models.PositiveSmallIntegerField(validators=SCORE)
    toelichting = models.CharField(max_length=300, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.EVALUATIE,
        via=("doel_id", "mijn_doelen"),
        ouder=("evaluatie_id", "plannen_evaluatie"),
    )

    class Meta:
        verbose_name_plural = "evaluatieresultaten"
        constraints = [
            models.CheckConstraint(condition=Q(score__range=(1, 5)), name="resultaat_score_1_5"),
            models.UniqueConstraint(fields=["evaluatie", "doel"], name="resultaat_een_per_doel"),
        ]

    def __str__(self) -> str:
        return self.get_resultaat_display()
