"""The melding and its triage: one entrance, five klantreizen, no end without an outcome (A1-A7)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from huishoudens.models import Huishouden
from toegang.keuzes import Gegevensgroep, Wet
from toegang.models.basis import Basis, Bewerkbaar, geschiedenis
from toegang.models.regio import Organisatie, Team
from toegang.rijbereik import Rijbereik
from triage.keuzes import Kanaal, Klantreis, MeldingStatus, Route
from triage.querysets import MeldingQuerySet


class Melding(Bewerkbaar):
    """A question that comes in once, in the caller's own words (A1)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="meldingen")
    team = models.ForeignKey(Team, models.PROTECT)
    moment = models.DateTimeField()
    kanaal = models.CharField(max_length=12, choices=Kanaal.choices)
    vindplaats = models.CharField(max_length=120, blank=True)
    melder = models.CharField(max_length=120)
    melder_telefoon = models.CharField(max_length=20, blank=True)
    vraag = models.TextField()
    wetten = ArrayField(models.CharField(max_length=20, choices=Wet.choices), default=list, blank=True)
    spoed = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=MeldingStatus.choices, default=MeldingStatus.NIEUW)
    toegewezen_aan = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="meldingen"
    )
    aangenomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="aangenomen_meldingen"
    )
    afgerond_op = models.DateTimeField(null=True, blank=True)
    antwoord = models.TextField(blank=True)

    history = geschiedenis()
    objects = MeldingQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.JOURNAAL,
        eigen="aangenomen_door_id",
        triage=("id", "te_wegen_meldingen"),
        schrijver="aangenomen_door_id",
        vast=("moment",),
        inworp="team_id = ANY((SELECT beleid.mijn_teams('{TRI,TL,TM}'))::int[])"
        " AND status = 'nieuw' AND toegewezen_aan_id IS NULL"
        " AND EXISTS (SELECT FROM huishoudens_huishouden h"
        " WHERE h.id = triage_melding.huishouden_id AND h.team_id = triage_melding.team_id OFFSET 0)",
    )

    class Meta:
        verbose_name_plural = "meldingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(status="afgerond", afgerond_op__isnull=False)
                | (~Q(status="afgerond") & Q(afgerond_op__isnull=True)),
                name="melding_afgerond_heeft_moment",
            )
        ]
        indexes = [
            models.Index(
                fields=["team", "moment"], condition=~Q(status="afgerond"), name="melding_open_team"
            ),
            models.Index(fields=["huishouden", "-moment"], name="melding_huishouden"),
        ]

    def __str__(self) -> str:
        return f"melding via {self.get_kanaal_display().lower()}"


class Triage(Bewerkbaar):
    """The weighing of one melding: klantreis, grounds and what the resident was told (A5-A7, A11)."""

    melding = models.OneToOneField(Melding, models.CASCADE, related_name="triage")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="triages")
    datum = models.DateField()
    klantreis = models.CharField(max_length=24, choices=Klantreis.choices)
    onderbouwing = models.TextField(blank=True)
    lichtere_route_overgeslagen = models.TextField(blank=True)
    clientondersteuning_verteld_op = models.DateField(null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.JOURNAAL,
        eigen="door_id",
        triage=("melding_id", "te_wegen_meldingen"),
        ouder=("melding_id", "triage_melding"),
        schrijver="door_id",
        vast=("datum",),
    )

    class Meta:
        verbose_name_plural = "triages"
        indexes = [models.Index(fields=["huishouden", "-datum"], name="triage_huishouden")]

    def __str__(self) -> str:
        return self.get_klantreis_display()


class Routekeuze(Basis):
    """One of the routes a triage ended in, with whom it goes to when that is known (A7)."""

    triage = models.ForeignKey(Triage, models.CASCADE, related_name="routes")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    route = models.CharField(max_length=20, choices=Route.choices)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True)
    toelichting = models.CharField(max_length=200, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.JOURNAAL,
        triage=("triage_id", "te_wegen_triages"),
        ouder=("triage_id", "triage_triage"),
    )

    class Meta:
        verbose_name_plural = "routekeuzes"
        constraints = [models.UniqueConstraint(fields=["triage", "route"], name="route_een_keer")]

    def __str__(self) -> str:
        return self.get_route_display()
