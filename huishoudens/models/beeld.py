"""What was said and found: the contactjournaal and the picture per leefgebied (A5, B4)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from huishoudens.keuzes import Contactsoort
from huishoudens.models.huishouden import Huishouden
from huishoudens.models.persoon import Persoon
from huishoudens.querysets import LeefgebiedbeeldQuerySet
from toegang.keuzes import Gegevensgroep, Leefgebied
from toegang.models.basis import Bewerkbaar, geschiedenis
from toegang.rijbereik import Rijbereik

SCORE = [MinValueValidator(1), MaxValueValidator(5)]


class Contactmoment(Bewerkbaar):
    """One contact with the family, a partner or a colleague, in the writer's words (B4)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="contactmomenten")
    moment = models.DateTimeField()
    soort = models.CharField(max_length=12, choices=Contactsoort.choices)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    met = models.CharField(max_length=120, blank=True)
    leefgebieden = ArrayField(
        models.CharField(max_length=30, choices=Leefgebied.choices), default=list, blank=True
    )
    tekst = models.TextField()
    waakvlam = models.BooleanField(default=False)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.JOURNAAL,
        eigen="medewerker_id",
        leefgebieden="leefgebieden",
        schrijver="medewerker_id",
        vast=("moment",),
    )

    class Meta:
        verbose_name_plural = "contactmomenten"
        indexes = [models.Index(fields=["huishouden", "-moment"], name="contact_huishouden_moment")]

    def __str__(self) -> str:
        return self.get_soort_display()


class Leefgebiedbeeld(Bewerkbaar):
    """How it goes on one leefgebied on one day: kansen, problemen and score, or knowingly not discussed (A5).

    A new picture is a new row; the latest row per leefgebied and person is the present one.
    """

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="beelden")
    persoon = models.ForeignKey(Persoon, models.CASCADE, null=True, blank=True)
    leefgebied = models.CharField(max_length=30, choices=Leefgebied.choices)
    datum = models.DateField()
    besproken = models.BooleanField(default=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True, validators=SCORE)
    kansen = models.TextField(blank=True)
    problemen = models.TextField(blank=True)
    komt_terug_op = models.DateField(null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)

    history = geschiedenis()
    objects = LeefgebiedbeeldQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=None, leefgebied="leefgebied", persoon="persoon_id", schrijver="door_id", einde="gemaakt_op"
    )

    class Meta:
        verbose_name_plural = "leefgebiedbeelden"
        constraints = [
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__range=(1, 5)),
                name="beeld_score_1_5",
                violation_error_message="Kies een cijfer van 1 tot en met 5.",
            ),
            models.CheckConstraint(
                condition=Q(besproken=True) | Q(score__isnull=True),
                name="beeld_niet_besproken_geen_score",
                violation_error_message="Een leefgebied dat niet is besproken, heeft geen cijfer.",
            ),
        ]
        indexes = [models.Index(fields=["huishouden", "leefgebied", "-datum"], name="beeld_huishouden")]

    def __str__(self) -> str:
        return self.get_leefgebied_display()
