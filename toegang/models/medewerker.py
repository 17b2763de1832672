"""Accounts and the rollen they hold (F1, F8)."""

import datetime
import uuid
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, check_password, make_password
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone

from toegang.keuzes import TEAMROLLEN, Rol
from toegang.models.basis import geschiedenis
from toegang.models.regio import Gemeente, Organisatie, Team
from toegang.rijbereik import Vrij
from toegang.sessie import handelend_als


class MedewerkerManager(BaseUserManager["Medewerker"]):
    """Finds accounts by e-mail, whatever the capitals."""

    def get_by_natural_key(self, username: str | None) -> "Medewerker":
        """The account somebody logs in with, and what proves it; in one query."""
        return self.select_related("inloggegeven").get(email=(username or "").strip().lower())


class Medewerker(AbstractBaseUser):
    """Somebody who works with the system; there is no superuser and nobody reads everything."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    voornaam = models.CharField(max_length=60)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=80)
    functie = models.CharField(max_length=60)
    telefoon = models.CharField(max_length=20, blank=True)
    bereikbaar = models.CharField(max_length=60, blank=True, help_text="ma tot en met do")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True)
    is_active = models.BooleanField(default=True)
    fte = models.DecimalField(max_digits=3, decimal_places=2, default=1)
    # Takes away Django's column: when somebody came is kept as an Inloggegeven, as a visit.
    last_login = None

    history = geschiedenis()
    objects: ClassVar[MedewerkerManager] = MedewerkerManager()

    _nieuw_wachtwoord = False

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    rijbereik = Vrij(
        lezen="(SELECT beleid.ik()) IS NOT NULL OR id = (SELECT beleid.inloggend())",
        reden="Colleagues know each other by name; without identity only the account that logs in."
        " Nobody changes an account, not even the own (I8).",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="medewerker_email_klein")
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def password(self) -> str:
        """The hash; of an account that is not one's own a hash that no password fits."""
        return self._inloggegeven().wachtwoordhash

    @password.setter
    def password(self, wachtwoordhash: str) -> None:
        self._inloggegeven().wachtwoordhash = wachtwoordhash
        self._nieuw_wachtwoord = True

    def _inloggegeven(self) -> "Inloggegeven":
        if not self._state.adding or Medewerker.inloggegeven.is_cached(self):
            try:
                return self.inloggegeven
            except Inloggegeven.DoesNotExist:
                pass
        return Inloggegeven(medewerker=self, wachtwoordhash=UNUSABLE_PASSWORD_PREFIX)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the account, and a new password in its table; for a password alone save the inloggegeven."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self._nieuw_wachtwoord:
                self.inloggegeven.save()
                self._nieuw_wachtwoord = False

    def check_password(self, raw_password: str | None) -> bool:
        """Whether it is the password; whoever proves that is this account, and renews its outdated hash."""

        def vernieuw(ruw: str) -> None:
            self.inloggegeven.wachtwoordhash = make_password(ruw)
            with handelend_als(self.pk):
                self.inloggegeven.save(update_fields=["wachtwoordhash"])

        return check_password(raw_password, self.password, vernieuw)

    @property
    def naam(self) -> str:
        """First name, tussenvoegsel and surname as people say them."""
        return " ".join(filter(None, (self.voornaam, self.tussenvoegsel, self.achternaam)))

    @property
    def initialen(self) -> str:
        return f"{self.voornaam[:1]}{self.achternaam[:1]}".upper()

    @cached_property
    def toekenningen(self) -> list["Roltoekenning"]:
        """The rollen that count today, with team, gemeente and organisatie; one query, once."""
        vandaag = timezone.localdate()
        return list(self.roltoekenningen.geldig(op=vandaag).select_related("team", "gemeente", "organisatie"))

    @property
    def rollen(self) -> frozenset[Rol]:
        return frozenset(Rol(toekenning.rol) for toekenning in self.toekenningen)

    def teamnummers(self, *rollen: Rol) -> list[int]:
        """Numbers of the teams where one of these rollen is held; TM is every seat in a team."""
        gevraagd = set(TEAMROLLEN if Rol.TM in rollen else rollen)
        return sorted({t.team_id for t in self.toekenningen if t.rol in gevraagd and t.team_id is not None})

    @property
    def team(self) -> Team | None:
        """The team this person sits in (the first, when there are two)."""
        return next((t.team for t in self.toekenningen if t.team), None)

    def heeft(self, *rollen: Rol) -> bool:
        return not self.rollen.isdisjoint(rollen)


class Inloggegeven(models.Model):
    """What an account alone knows of itself: the hash of its password, and when it was here.

    A table of its own, so that no list of colleagues can carry it.
    """

    medewerker = models.OneToOneField(Medewerker, models.CASCADE, primary_key=True)
    wachtwoordhash = models.CharField(max_length=128)
    vorig_bezoek = models.DateTimeField(null=True, blank=True)
    dit_bezoek = models.DateTimeField(null=True, blank=True)

    rijbereik = Vrij(
        lezen="medewerker_id = (SELECT beleid.ik()) OR medewerker_id = (SELECT beleid.inloggend())",
        wijzigen="medewerker_id = (SELECT beleid.ik())",
        reden="Proves who somebody is, so it is read for oneself and while logging in, and written by oneself.",
    )

    def __str__(self) -> str:
        return f"inloggegeven {self.pk}"


class RoltoekenningQuerySet(models.QuerySet["Roltoekenning"]):
    """Questions about many role assignments."""

    def geldig(self, *, op: datetime.date) -> "RoltoekenningQuerySet":
        return self.filter(models.Q(tot__isnull=True) | models.Q(tot__gt=op), van__lte=op)


class Roltoekenning(models.Model):
    """A rol held by a medewerker in a team, gemeente or organisatie; on the day `tot` it no longer counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="roltoekenningen")
    rol = models.CharField(max_length=3, choices=Rol.choices)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    history = geschiedenis()
    objects = RoltoekenningQuerySet.as_manager()

    rijbereik = Vrij(
        lezen="medewerker_id = (SELECT beleid.ik()) OR team_id = ANY((SELECT beleid.mijn_teams('{TM}'))::int[])"
        " OR (SELECT beleid.heeft('{FG,FB}'))",
        reden="Who holds which rol is known to oneself, the own team, the privacy officer and the beheerder.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(rol__in=[rol.value for rol in TEAMROLLEN]) | models.Q(team__isnull=False),
                name="roltoekenning_teamrol_heeft_team",
                violation_error_message="Kies bij deze rol een team.",
            ),
            models.CheckConstraint(
                condition=~models.Q(rol__in=[Rol.REG.value, Rol.BET.value, Rol.AT.value]),
                name="roltoekenning_geen_situatie",
                violation_error_message="Deze rol volgt uit de situatie en kunt u niet geven.",
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
                name="roltoekenning_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} {self.team or self.gemeente or self.organisatie or ''}".strip()
