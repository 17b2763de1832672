"""1Gezin1Plan1Regisseur: the plan, its goals and actions, and who agreed (C1-C5)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from huishoudens.models import Huishouden, Netwerklid, Persoon
from huishoudens.models.beeld import SCORE
from plannen.keuzes import ActieStatus, ActorSoort, AkkoordWijze, DoelStatus, PlanStatus
from plannen.querysets import ActieQuerySet, PlanQuerySet
from toegang.keuzes import Gegevensgroep, Leefgebied, Lijn
from toegang.models.basis import Basis, Bewerkbaar, geschiedenis
from toegang.models.regio import Organisatie
from toegang.rijbereik import Rijbereik


class Plan(Bewerkbaar):
    """The one plan of a huishouden, for all members and all laws; the database allows one active plan."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="plannen")
    status = models.CharField(max_length=12, choices=PlanStatus.choices, default=PlanStatus.CONCEPT)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    inhoud_gewijzigd_op = models.DateTimeField(null=True, blank=True)

    history = geschiedenis()
    objects = PlanQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.PLAN,
        kader="Only status and dates; without it a betrokkene would not find the own actions.",
    )

    class Meta:
        verbose_name_plural = "plannen"
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden"],
                condition=Q(status__in=["actief", "waakvlam"]),
                name="plan_een_actief",
                violation_error_message="Dit huishouden heeft al een actief plan.",
            ),
            models.UniqueConstraint(
                fields=["huishouden"],
                condition=Q(status="concept"),
                name="plan_een_concept",
                violation_error_message="Er is al een plan in voorbereiding.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="plan_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]
        indexes = [models.Index(fields=["huishouden", "status"], name="plan_huishouden_status")]

    def __str__(self) -> str:
        return f"plan vanaf {self.van}"

    @property
    def is_lopend(self) -> bool:
        return self.status in (PlanStatus.ACTIEF, PlanStatus.WAAKVLAM)


class PlanStatuswijziging(Basis):
    """When a plan changed status, by whom and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="statuswijzigingen")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    status = models.CharField(max_length=12, choices=PlanStatus.choices)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    reden = models.CharField(max_length=200, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.PLAN, ouder=("plan_id", "plannen_plan"), schrijver="door_id", einde="gemaakt_op"
    )

    class Meta:
        verbose_name_plural = "planstatuswijzigingen"
        indexes = [models.Index(fields=["huishouden", "-op"], name="planstatus_huishouden_op")]

    def __str__(self) -> str:
        return self.get_status_display()


class Doel(Bewerkbaar):
    """A goal on one leefgebied: clear, attainable, with the wished effect in the family's words (C2)."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="doelen")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    leefgebied = models.CharField(max_length=30, choices=Leefgebied.choices)
    titel = models.CharField(max_length=160)
    gewenst_resultaat = models.CharField(max_length=300, blank=True)
    prioriteit = models.PositiveSmallIntegerField(default=1)
    beginscore = models.PositiveSmallIntegerField(null=True, blank=True, validators=SCORE)
    doelscore = models.PositiveSmallIntegerField(null=True, blank=True, validators=SCORE)
    huidige_score = models.PositiveSmallIntegerField(null=True, blank=True, validators=SCORE)
    status = models.CharField(max_length=10, choices=DoelStatus.choices, default=DoelStatus.OPEN)
    sleutel = models.CharField(max_length=120, blank=True, editable=False)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.PLAN, leefgebied="leefgebied", doel="id", ouder=("plan_id", "plannen_plan")
    )

    class Meta:
        verbose_name_plural = "doelen"
        constraints = [
            models.CheckConstraint(
                condition=(Q(beginscore__isnull=True) | Q(beginscore__range=(1, 5)))
                & (Q(doelscore__isnull=True) | Q(doelscore__range=(1, 5)))
                & (Q(huidige_score__isnull=True) | Q(huidige_score__range=(1, 5))),
                name="doel_scores_1_5",
                violation_error_message="Kies een cijfer van 1 tot en met 5.",
            )
        ]
        indexes = [
            models.Index(fields=["plan"], name="doel_plan"),
            models.Index(fields=["huishouden"], name="doel_huishouden"),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def nu(self) -> int | None:
        """The score now: the latest evaluation's, or the one it began with."""
        return self.huidige_score or self.beginscore


class Actie(Bewerkbaar):
    """Who does what before when, and when is looked at it together (C3).

    `plan_actief` is kept by a trigger; with it the database itself refuses an active plan whose action
    lacks an actor, a streefdatum or an evaluatiemoment.
    """

    doel = models.ForeignKey(Doel, models.CASCADE, related_name="acties")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    leefgebied = models.CharField(max_length=30, choices=Leefgebied.choices, editable=False)
    omschrijving = models.CharField(max_length=200)
    actor_soort = models.CharField(max_length=12, choices=ActorSoort.choices, blank=True)
    actor_persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True)
    actor_netwerklid = models.ForeignKey(Netwerklid, models.PROTECT, null=True, blank=True)
    actor_medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="acties"
    )
    actor_organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True)
    lijn = models.PositiveSmallIntegerField(choices=Lijn.choices, null=True, blank=True)
    streefdatum = models.DateField(null=True, blank=True)
    evaluatiemoment = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=ActieStatus.choices, default=ActieStatus.OPEN)
    gedaan_op = models.DateField(null=True, blank=True)
    plan_actief = models.BooleanField(default=False, editable=False)
    volgt_op_advies = models.UUIDField(null=True, blank=True, editable=False)
    sleutel = models.CharField(max_length=120, blank=True, editable=False)

    history = geschiedenis(excluded_fields=["plan_actief"])
    objects = ActieQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.PLAN,
        leefgebied="leefgebied",
        eigen="actor_medewerker_id",
        keten=("id", "ketenacties"),
        keten_schrijft=("status", "gedaan_op"),
        doel="doel_id",
        ouder=("doel_id", "plannen_doel"),
        vast=("leefgebied",),
        inworp="volgt_op_advies IN (SELECT beleid.mijn_adviezen())"
        " AND doel_id IN (SELECT beleid.verwijzing_doelen('{IW,IP,IS,TWO}'))",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(plan_actief=False)
                | Q(status="vervallen")
                | (~Q(actor_soort="") & Q(streefdatum__isnull=False) & Q(evaluatiemoment__isnull=False)),
                name="actie_volledig_in_actief_plan",
                violation_error_message="Kies wie de actie doet, wanneer die klaar is en wanneer u samen kijkt.",
            ),
            models.CheckConstraint(
                condition=Q(
                    actor_soort="",
                    actor_persoon__isnull=True,
                    actor_netwerklid__isnull=True,
                    actor_medewerker__isnull=True,
                    actor_organisatie__isnull=True,
                )
                | Q(
                    actor_soort="persoon",
                    actor_persoon__isnull=False,
                    actor_netwerklid__isnull=True,
                    actor_medewerker__isnull=True,
                    actor_organisatie__isnull=True,
                )
                | Q(
                    actor_soort="netwerk",
                    actor_persoon__isnull=True,
                    actor_netwerklid__isnull=False,
                    actor_medewerker__isnull=True,
                    actor_organisatie__isnull=True,
                )
                | Q(
                    actor_soort="medewerker",
                    actor_persoon__isnull=True,
                    actor_netwerklid__isnull=True,
                    actor_medewerker__isnull=False,
                    actor_organisatie__isnull=True,
                )
                | Q(
                    actor_soort="organisatie",
                    actor_persoon__isnull=True,
                    actor_netwerklid__isnull=True,
                    actor_medewerker__isnull=True,
                    actor_organisatie__isnull=False,
                ),
                name="actie_een_actor",
                violation_error_message="Kies één persoon of organisatie die de actie doet.",
            ),
            models.CheckConstraint(
                condition=Q(evaluatiemoment__isnull=True)
                | Q(streefdatum__isnull=True)
                | Q(evaluatiemoment__gte=F("streefdatum")),
                name="actie_samen_kijken_na_streefdatum",
                violation_error_message="Het moment van samen kijken ligt voor de streefdatum.",
            ),
        ]
        indexes = [
            models.Index(fields=["doel"], name="actie_doel"),
            models.Index(fields=["huishouden"], name="actie_huishouden"),
            models.Index(
                fields=["actor_medewerker", "streefdatum", "id"],
                condition=Q(status__in=["open", "bezig"]),
                name="actie_open_actor",
            ),
        ]

    def __str__(self) -> str:
        return self.omschrijving

    @property
    def actor(self) -> Persoon | Netwerklid | Organisatie | models.Model | None:
        """Whoever does it, of whatever kind."""
        return self.actor_persoon or self.actor_netwerklid or self.actor_medewerker or self.actor_organisatie

    @property
    def wie(self) -> str:
        """The actor's name as the plan shows it, or an empty string."""
        if self.actor_persoon:
            return self.actor_persoon.roepnaam
        if self.actor_organisatie:
            return self.actor_organisatie.korte_naam
        return str(self.actor or "")

    @property
    def is_open(self) -> bool:
        return self.status in (ActieStatus.OPEN, ActieStatus.BEZIG)


class Akkoord(Basis):
    """A person agreed with the plan as it then was; a change of the plan ends it and asks anew (C4)."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="akkoorden")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    persoon = models.ForeignKey(Persoon, models.CASCADE)
    datum = models.DateField()
    wijze = models.CharField(max_length=16, choices=AkkoordWijze.choices)
    vervallen_op = models.DateTimeField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.PLAN,
        persoon="persoon_id",
        ouder=("plan_id", "plannen_plan"),
        vast=("persoon_id", "datum", "wijze"),
        einde="vervallen_op",
    )

    class Meta:
        verbose_name_plural = "akkoorden"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "persoon"],
                condition=Q(vervallen_op__isnull=True),
                name="akkoord_een_geldig",
                violation_error_message="Deze persoon is al akkoord.",
            )
        ]

    def __str__(self) -> str:
        return f"akkoord op {self.datum}"
