"""Who holds the regie, who is asked to take it over and who else is involved (B2, B3, B5)."""

import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from huishoudens.keuzes import OVERDRACHT_DAGEN, Overdrachtstatus, RegieSoort
from huishoudens.models.huishouden import Huishouden
from huishoudens.models.persoon import Persoon
from huishoudens.querysets import PeriodeQuerySet
from huishoudens.voorwaarden import IN_BERAAD
from toegang.keuzes import Gegevensgroep, Leefgebied
from toegang.models.basis import Basis, geschiedenis
from toegang.models.regio import Organisatie
from toegang.rijbereik import Rijbereik


class Regie(Basis):
    """A period in which one party holds the regie; the database allows one open period per huishouden (I2)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="regies")
    soort = models.CharField(max_length=12, choices=RegieSoort.choices)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="regies"
    )
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True)
    naam = models.CharField(max_length=120, blank=True, help_text="of the outside specialist")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOEWIJZING,
        keten=("huishouden_id", "keten"),
        niet_zelf="medewerker_id",
        schrijver="door_id",
        vast=("soort", "medewerker_id", "persoon_id", "organisatie_id", "naam", "van"),
        einde="tot",
        inworp="(soort = 'huishouden' AND huishouden_id IN (SELECT beleid.triage()))"
        " OR (medewerker_id = (SELECT beleid.ik()) AND huishouden_id IN (SELECT beleid.aan_te_nemen()))",
        bijwerken="huishouden_id IN (SELECT beleid.aan_te_nemen())",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden"],
                condition=Q(tot__isnull=True),
                name="regie_een_open",
                violation_error_message="Dit huishouden heeft al een regisseur.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="regie_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            models.CheckConstraint(
                condition=Q(soort="team", medewerker__isnull=False, persoon__isnull=True)
                | Q(soort="huishouden", medewerker__isnull=True, persoon__isnull=False)
                | (Q(soort="extern", medewerker__isnull=True, persoon__isnull=True) & ~Q(naam="")),
                name="regie_precies_een_partij",
                violation_error_message="Kies wie de regie heeft.",
            ),
        ]
        indexes = [models.Index(fields=["huishouden", "-van"], name="regie_huishouden_van")]

    def __str__(self) -> str:
        return self.wie

    @property
    def wie(self) -> str:
        """The name of whoever holds the regie."""
        return str(self.medewerker or self.persoon or self.naam)


class Regiereden(Basis):
    """Why the regie was given to this party, in words: apart, because the whole team reads whose regie it is."""

    regie = models.OneToOneField(Regie, models.CASCADE, related_name="waarom")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="+")
    reden = models.CharField(max_length=200)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOEWIJZING,
        ouder=("regie_id", "huishoudens_regie"),
        over=("door_id",),
        schrijver="door_id",
        einde="gemaakt_op",
    )

    class Meta:
        verbose_name_plural = "regieredenen"

    def __str__(self) -> str:
        return self.reden


class Overdracht(Basis):
    """A request to take over the regie; the present regisseur stays until it is accepted (B2).

    After its last day it counts no longer: the clock ends it, and whoever asks anew writes down that it lapsed.
    """

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="overdrachten")
    naar = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="overdrachten_aan_mij")
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    reden = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=12, choices=Overdrachtstatus.choices, default=Overdrachtstatus.GEVRAAGD
    )
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOEWIJZING,
        over=("naar_id", "gevraagd_door_id"),
        niet_zelf="naar_id",
        schrijver="gevraagd_door_id",
        vast=("gevraagd_op", "reden"),
        einde="afgehandeld_op",
        # A question that is dated ahead would open by itself. A day of room, for clocks that differ.
        mits="gevraagd_op < now() + interval '1 day'",
        inworp="huishouden_id IN (SELECT beleid.in_regie()) AND naar_id IS DISTINCT FROM (SELECT beleid.ik())",
        # What lapsed, whoever was asked only says that it did, to ask somebody else.
        bijwerken="(huishouden_id IN (SELECT beleid.in_regie())"  # noqa: S608 - our own names
        " AND naar_id IS DISTINCT FROM (SELECT beleid.ik()))"
        " OR (naar_id = (SELECT beleid.ik()) AND (huishouden_id IN (SELECT beleid.aan_te_nemen())"
        f" OR (status IN ('gevraagd', 'verlopen') AND NOT {IN_BERAAD})))",
    )

    class Meta:
        verbose_name_plural = "overdrachten"
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden"],
                condition=Q(status="gevraagd"),
                name="overdracht_een_open",
                violation_error_message="Er is al iemand gevraagd om de regie over te nemen.",
            )
        ]
        indexes = [models.Index(fields=["naar"], condition=Q(status="gevraagd"), name="overdracht_open_naar")]

    def __str__(self) -> str:
        return self.get_status_display()

    @property
    def uiterlijk(self) -> datetime.date:
        """The last day on which it can be answered."""
        return timezone.localdate(self.gevraagd_op) + datetime.timedelta(days=OVERDRACHT_DAGEN)

    def loopt(self, op: datetime.date) -> bool:
        return self.status == Overdrachtstatus.GEVRAAGD and op <= self.uiterlijk


class Betrokkenheid(Basis):
    """A colleague who helps with some leefgebieden; from the day `tot` on no longer (B5, I5)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="betrokkenheden")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="betrokkenheden")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    history = geschiedenis()
    objects = PeriodeQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.WERKVOORRAAD,
        niet_zelf="medewerker_id",
        vast=("medewerker_id",),
        terugtreden="tot",
    )

    class Meta:
        verbose_name_plural = "betrokkenheden"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="betrokkenheid_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            )
        ]
        indexes = [models.Index(fields=["medewerker", "huishouden"], name="betrokkenheid_medewerker")]

    def __str__(self) -> str:
        return f"betrokken sinds {self.van}"

    @property
    def leefgebieden(self) -> list[str]:
        """Those assigned, as far as this reader may know; empty too when it is for an action alone."""
        rij = getattr(self, "toegewezen", None)
        return rij.leefgebieden if rij else []


class Toegewezen(Basis):
    """The leefgebieden in which somebody helps: apart, because the whole team reads who helps, and not with what."""

    betrokkenheid = models.OneToOneField(Betrokkenheid, models.CASCADE, related_name="toegewezen")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="+")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    leefgebieden = ArrayField(models.CharField(max_length=30, choices=Leefgebied.choices), default=list)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.WERKVOORRAAD,
        ouder=("betrokkenheid_id", "huishoudens_betrokkenheid"),
        over=("medewerker_id",),
        niet_zelf="medewerker_id",
        mits="EXISTS (SELECT FROM huishoudens_betrokkenheid b"
        " WHERE b.id = betrokkenheid_id AND b.medewerker_id = huishoudens_toegewezen.medewerker_id)",
    )

    class Meta:
        verbose_name_plural = "toegewezen leefgebieden"
        constraints = [
            models.CheckConstraint(
                condition=Q(leefgebieden__contained_by=Leefgebied.values),
                name="toegewezen_bestaat",
                violation_error_message="Kies leefgebieden uit de lijst.",
            )
        ]

    def __str__(self) -> str:
        return ", ".join(self.leefgebieden)
