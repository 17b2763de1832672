"""Accounts and the rollen they hold (F1, F8)."""

import datetime
import uuid
from functools import cached_property
from typing import Any, ClassVar, Final

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

_IK: Final = "(SELECT beleid.ik())"
_BEHEER: Final = "(SELECT beleid.heeft('{FB}'))"


def _gevraagd(soorten: str, overeen: str) -> str:
    """SQL: an open rechtenverzoek of these kinds, which whoever acts may carry out, asks for exactly this row."""
    return (
        "EXISTS (SELECT FROM toegang_rechtenverzoek v WHERE v.id IN (SELECT beleid.uit_te_voeren())"
        f" AND v.soort IN ({soorten}) AND {overeen})"
    )


def _zelfde(tabel: str, *kolommen: str) -> str:
    return " AND ".join(f"v.{kolom} IS NOT DISTINCT FROM {tabel}.{kolom}" for kolom in kolommen)


_NIEUW_ACCOUNT: Final = _gevraagd(
    "'nieuw'",
    _zelfde("toegang_medewerker", "email", "voornaam", "tussenvoegsel", "achternaam", "functie"),
)
_WEER_OPEN: Final = _gevraagd("'heropenen'", "v.medewerker_id = toegang_medewerker.id")
_ROL: Final = "toegang_roltoekenning"
_DEZE_EINDIGT: Final = f"v.toekenning_id = {_ROL}.id"
_NIEUW_MET_DIT_ADRES: Final = (
    "v.email = (SELECT m.email FROM toegang_medewerker m WHERE m.id = {tabel}.medewerker_id)"
    " AND v.gevraagd_door_id <> {tabel}.medewerker_id"
)


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
    gesloten_op = models.DateTimeField(null=True, blank=True, help_text="sessions of before count no more")
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
        # Of whom somebody is, the rol says; nobody asks for another.
        toevoegen=f"is_active AND organisatie_id IS NULL AND {_NIEUW_ACCOUNT}",
        wijzigen=f"{_BEHEER} AND id <> {_IK} AND (is_active OR {_WEER_OPEN})",
        wijzigen_naar=f"{_BEHEER} AND id <> {_IK} AND (NOT is_active OR {_WEER_OPEN})",
        vast=(
            *("email", "voornaam", "tussenvoegsel", "achternaam", "functie"),
            *("telefoon", "bereikbaar", "organisatie_id", "fte"),
        ),
        momenten=("gesloten_op",),
        reden="Colleagues know each other by name; without identity only the account that logs in. A beheerder"
        " closes one at once, and makes or opens one that another asked for; never the own (I8).",
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

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must still fit: the password, and that the account was not closed since (F8)."""
        bewijs: str = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]  # the stubs leave it out
        return f"{bewijs} {self.gesloten_op.isoformat()}" if self.gesloten_op else bewijs

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

    @property
    def geleid_team(self) -> Team | None:
        """The team this person leads (the first, when there are two), which need not be the one above."""
        return next((t.team for t in self.toekenningen if t.rol == Rol.TL), None)

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
        toevoegen=f"wachtwoordhash LIKE '{UNUSABLE_PASSWORD_PREFIX}%' AND "
        + _gevraagd("'nieuw'", _NIEUW_MET_DIT_ADRES.format(tabel="toegang_inloggegeven")),
        wijzigen="medewerker_id = (SELECT beleid.ik())",
        reden="Proves who somebody is, so it is read for oneself and while logging in, and written by oneself;"
        " of a new account it begins as one that no password fits.",
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
    verzoek = models.OneToOneField(
        "toegang.Rechtenverzoek", models.PROTECT, null=True, blank=True, related_name="gegeven"
    )

    history = geschiedenis()
    objects = RoltoekenningQuerySet.as_manager()

    rijbereik = Vrij(
        lezen="medewerker_id = (SELECT beleid.ik()) OR team_id = ANY((SELECT beleid.mijn_teams('{TM}'))::int[])"
        " OR (SELECT beleid.heeft('{FG,FB}'))",
        toevoegen=_gevraagd(
            "'geven', 'nieuw'",
            "v.id = toegang_roltoekenning.verzoek_id AND v.van <= toegang_roltoekenning.van AND "
            + _zelfde(_ROL, "rol", "team_id", "gemeente_id", "organisatie_id", "tot")
            + " AND (v.medewerker_id = toegang_roltoekenning.medewerker_id OR "
            + _NIEUW_MET_DIT_ADRES.format(tabel="toegang_roltoekenning")
            + ")",
        ),
        wijzigen=_gevraagd("'beeindigen'", f"{_DEZE_EINDIGT} AND coalesce(v.tot < {_ROL}.tot, true)"),
        wijzigen_naar=_gevraagd("'beeindigen'", f"{_DEZE_EINDIGT} AND v.tot = {_ROL}.tot"),
        niet_zelf="medewerker_id",
        vast=(
            *("medewerker_id", "rol", "team_id", "gemeente_id", "organisatie_id"),
            *("van", "verzoek_id"),
        ),
        reden="Who holds which rol is known to oneself, the own team, the privacy officer and the beheerder."
        " A beheerder gives or ends exactly what another asked, never for himself (I8).",
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
        return in_woorden(self.rol, self.team or self.gemeente or self.organisatie)

    @property
    def naam(self) -> str:
        return Rol(self.rol).naam


def in_woorden(rol: str, plek: object) -> str:
    """Teamlid, Hillegom: a rol and where it is held."""
    return ", ".join(filter(None, (Rol(rol).naam, str(plek or ""))))
