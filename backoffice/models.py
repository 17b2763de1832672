"""From advised maatwerk to the decision of ISD or TWO (D1-D4)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from backoffice.keuzes import AdviesStatus, Leveringsvorm, Uitkomst
from backoffice.querysets import MaatwerkadviesQuerySet
from huishoudens.models import Huishouden, Persoon
from plannen.models import Actie
from toegang.keuzes import Gegevensgroep, Wet
from toegang.models.basis import Basis, Bewerkbaar, geschiedenis
from toegang.models.regio import Organisatie, Team
from toegang.rijbereik import Rijbereik


class Maatwerkadvies(Bewerkbaar):
    """Advice of the regisseur to a back office, for one person under one law, with the omgekeerde toets (D2).

    While it is open the consulenten of that organisation and law see what the matrix lets them see of
    this person; once decided or withdrawn that is gone at their next query (I5).
    """

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="adviezen")
    persoon = models.ForeignKey(Persoon, models.PROTECT)
    actie = models.ForeignKey(Actie, models.PROTECT, related_name="adviezen")
    ontvanger = models.ForeignKey(Organisatie, models.PROTECT)
    team = models.ForeignKey(Team, models.PROTECT)
    wet = models.CharField(max_length=20, choices=Wet.choices)
    voorziening = models.CharField(max_length=160)
    leveringsvorm = models.CharField(max_length=3, choices=Leveringsvorm.choices)
    pgb_uitgelegd = models.BooleanField(default=False)
    effect = models.TextField()
    grondwaarden = models.TextField()
    ethiek = models.TextField()
    juridisch = models.TextField()
    doelmatig = models.TextField()
    rechtmatig = models.TextField()
    lichter_afgewogen = models.TextField()
    clientondersteuning_aangeboden_op = models.DateField(null=True, blank=True)
    ingediend_op = models.DateField()
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="ingediende_adviezen"
    )
    status = models.CharField(max_length=16, choices=AdviesStatus.choices, default=AdviesStatus.INGEDIEND)
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adviezen_in_behandeling",
    )
    opgepakt_op = models.DateField(null=True, blank=True)
    beslissen_uiterlijk = models.DateField()
    opgeschort_op = models.DateField(null=True, blank=True)
    sleutel = models.CharField(max_length=120, blank=True, editable=False)

    history = geschiedenis()
    objects = MaatwerkadviesQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.VERWIJZING,
        persoon="persoon_id",
        advies="id",
        via=("actie_id", "mijn_acties"),
        ouder=("actie_id", "plannen_actie"),
    )

    class Meta:
        verbose_name_plural = "maatwerkadviezen"
        constraints = [
            models.CheckConstraint(
                condition=Q(status="opgeschort", opgeschort_op__isnull=False)
                | (~Q(status="opgeschort") & Q(opgeschort_op__isnull=True)),
                name="advies_opgeschort_heeft_datum",
            ),
            models.UniqueConstraint(
                fields=["actie", "wet", "persoon"],
                condition=Q(status__in=["ingediend", "in_behandeling", "opgeschort"]),
                name="advies_een_open_per_actie",
                violation_error_message="Voor deze actie loopt al een advies.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["ontvanger", "wet", "beslissen_uiterlijk", "id"],
                condition=Q(status__in=["ingediend", "in_behandeling", "opgeschort"]),
                name="advies_open_termijn",
            ),
            models.Index(fields=["huishouden"], name="advies_huishouden"),
        ]

    def __str__(self) -> str:
        return self.voorziening

    @property
    def is_open(self) -> bool:
        return self.status in (AdviesStatus.INGEDIEND, AdviesStatus.IN_BEHANDELING, AdviesStatus.OPGESCHORT)


class Aanvulverzoek(Basis):
    """The back office asks for more; the term stands still until the answer is in (Awb 4:5, 4:15)."""

    advies = models.ForeignKey(Maatwerkadvies, models.CASCADE, related_name="aanvulverzoeken")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    vraag = models.TextField()
    gevraagd_op = models.DateField()
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    antwoord_voor = models.DateField()
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.VERWIJZING,
        advies="advies_id",
        via=("advies_id", "adviezen_bij_mijn_acties"),
        ouder=("advies_id", "backoffice_maatwerkadvies"),
    )

    class Meta:
        verbose_name_plural = "aanvulverzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["advies"],
                condition=Q(beantwoord_op__isnull=True),
                name="aanvulverzoek_een_open",
                violation_error_message="Er staat al een vraag open.",
            )
        ]

    def __str__(self) -> str:
        return f"vraag van {self.gevraagd_op}"


class Besluit(Basis):
    """The decision on a maatwerkadvies; there is one, and whoever advised does not decide (D3, I8)."""

    advies = models.OneToOneField(Maatwerkadvies, models.CASCADE, related_name="besluit")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    persoon = models.ForeignKey(Persoon, models.PROTECT)
    uitkomst = models.CharField(max_length=16, choices=Uitkomst.choices)
    datum = models.DateField()
    motivering = models.TextField()
    reden_afwijking = models.TextField(blank=True)
    aanbieder = models.CharField(max_length=120, blank=True)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    bedrag = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.BESCHIKKING,
        persoon="persoon_id",
        advies="advies_id",
        ouder=("advies_id", "backoffice_maatwerkadvies"),
        bestaat="true",
    )

    class Meta:
        verbose_name_plural = "besluiten"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(van__isnull=True) | Q(tot__gte=F("van")),
                name="besluit_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="toegekend") | ~Q(motivering=""),
                name="besluit_heeft_motivering",
                violation_error_message="Leg uit waarom u dit besluit.",
            ),
        ]
        indexes = [models.Index(fields=["huishouden"], name="besluit_huishouden")]

    def __str__(self) -> str:
        return self.get_uitkomst_display()
