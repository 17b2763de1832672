"""Asking for a rol or an account, and looking back twice a year at who has what (F1, O56, I8)."""

import datetime
import uuid
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone

from toegang.keuzes import TEAMROLLEN, Regeloordeel, Rol, Verzoeksoort, Verzoekstatus
from toegang.models.medewerker import Medewerker, Roltoekenning, in_woorden
from toegang.models.regio import Gemeente, Organisatie, Team
from toegang.rijbereik import Vrij
from toegang.voorwaarden import beheer_vraagt

_IK: Final = "(SELECT beleid.ik())"
_BEHEER: Final = "(SELECT beleid.heeft('{FB}'))"
_PRIVACY: Final = "(SELECT beleid.heeft('{FG}'))"
_LEIDT: Final = "ANY ((SELECT beleid.mijn_teams('{TL}'))::int[])"
_TEAMROLLEN: Final = ", ".join(f"'{rol.value}'" for rol in TEAMROLLEN)
_DEZE: Final = "toegang_rechtenverzoek"
# What ends is the very toekenning that the row describes; who reopens an account leads a team it has a rol in.
_OVER_DEZE_TOEKENNING: Final = (
    f"EXISTS (SELECT FROM toegang_roltoekenning r WHERE r.id = {_DEZE}.toekenning_id"
    f" AND r.medewerker_id = {_DEZE}.medewerker_id AND r.rol = {_DEZE}.rol"
    f" AND r.team_id IS NOT DISTINCT FROM {_DEZE}.team_id"
    f" AND r.gemeente_id IS NOT DISTINCT FROM {_DEZE}.gemeente_id"
    f" AND r.organisatie_id IS NOT DISTINCT FROM {_DEZE}.organisatie_id)"
)
_HIER_EEN_ROL: Final = (
    f"EXISTS (SELECT FROM toegang_roltoekenning r WHERE r.medewerker_id = {_DEZE}.medewerker_id"
    f" AND r.team_id = {_DEZE}.team_id)"
)
_MAG_VRAGEN: Final = (
    # Anything else names none, or who knows an id of one would learn that it is there.
    f"CASE soort WHEN 'beeindigen' THEN {_OVER_DEZE_TOEKENNING} ELSE toekenning_id IS NULL END"
    f" AND (({_BEHEER} AND {beheer_vraagt(_DEZE)})"
    f" OR (soort = 'beeindigen' AND {_PRIVACY})"
    f" OR (team_id = {_LEIDT} AND (rol IN ({_TEAMROLLEN}) OR (soort = 'heropenen' AND {_HIER_EEN_ROL}))))"
)
_IS_GEBEURD: Final = (
    "CASE soort"
    f" WHEN 'beeindigen' THEN EXISTS (SELECT FROM toegang_roltoekenning r WHERE r.id = {_DEZE}.toekenning_id"
    f" AND r.tot <= {_DEZE}.tot)"
    f" WHEN 'heropenen' THEN EXISTS (SELECT FROM toegang_medewerker m WHERE m.id = {_DEZE}.medewerker_id"
    " AND m.is_active)"
    f" ELSE EXISTS (SELECT FROM toegang_roltoekenning r WHERE r.verzoek_id = {_DEZE}.id) END"
)
_GEVRAAGD: Final = (
    *("soort", "medewerker_id", "toekenning_id", "rol", "team_id", "gemeente_id", "organisatie_id"),
    *("van", "tot", "email", "voornaam", "tussenvoegsel", "achternaam", "functie", "reden", "gevraagd_op"),
)


class Rechtenverzoek(models.Model):
    """Somebody asks that another gets or loses a rol, or an account; a functioneel beheerder carries it out.

    Three people: who asks, whom it is about, and who carries it out. `van` and `tot` are days; a rol that ends
    no longer counts on `tot`. Of a new colleague the name stands here until there is an account.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=12, choices=Verzoeksoort.choices)
    medewerker = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="rechtenverzoeken"
    )
    toekenning = models.ForeignKey(
        Roltoekenning, models.PROTECT, null=True, blank=True, related_name="eindverzoeken"
    )
    rol = models.CharField(max_length=3, choices=Rol.choices, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    voornaam = models.CharField(max_length=60, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=80, blank=True)
    functie = models.CharField(max_length=60, blank=True)
    reden = models.CharField(max_length=300)
    gevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    status = models.CharField(
        max_length=12, choices=Verzoekstatus.choices, default=Verzoekstatus.GEVRAAGD.value
    )
    antwoord = models.CharField(max_length=300, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    rijbereik = Vrij(
        lezen=f"medewerker_id = {_IK} OR gevraagd_door_id = {_IK} OR team_id = {_LEIDT}"
        f" OR {_BEHEER} OR {_PRIVACY}",
        toevoegen=f"status = 'gevraagd' AND beantwoord_door_id IS NULL AND {_MAG_VRAGEN}"
        " AND NOT EXISTS (SELECT FROM toegang_medewerker m"
        " WHERE toegang_rechtenverzoek.soort = 'nieuw' AND m.email = toegang_rechtenverzoek.email)",
        wijzigen=f"status = 'gevraagd' AND (gevraagd_door_id = {_IK} OR {_BEHEER})",
        wijzigen_naar=f"beantwoord_door_id = {_IK} AND ((gevraagd_door_id = {_IK} AND status = 'ingetrokken')"
        f" OR (gevraagd_door_id <> {_IK} AND {_BEHEER} AND medewerker_id IS DISTINCT FROM {_IK}"
        f" AND (status = 'afgewezen' OR (status = 'uitgevoerd' AND {_IS_GEBEURD}))))",
        niet_zelf="medewerker_id",
        schrijver="gevraagd_door_id",
        vast=_GEVRAAGD,
        reden="A teamleider asks for the own team, a beheerder where nobody leads; another beheerder answers. Nobody"
        " asks or answers for himself, and what was answered stays (I8).",
    )

    class Meta:
        verbose_name_plural = "rechtenverzoeken"
        constraints = [
            models.CheckConstraint(
                condition=Q(soort=Verzoeksoort.NIEUW, medewerker__isnull=True) & ~Q(email="")
                | ~Q(soort=Verzoeksoort.NIEUW) & Q(medewerker__isnull=False),
                name="rechtenverzoek_over_iemand",
                violation_error_message="Kies over wie het gaat.",
            ),
            models.CheckConstraint(
                condition=~Q(soort=Verzoeksoort.BEEINDIGEN) | Q(toekenning__isnull=False, tot__isnull=False),
                name="rechtenverzoek_einde_compleet",
                violation_error_message="Kies welke rol eindigt en op welke dag.",
            ),
            models.CheckConstraint(
                condition=~Q(soort__in=[Verzoeksoort.GEVEN, Verzoeksoort.NIEUW])
                | Q(van__isnull=False) & ~Q(rol=""),
                name="rechtenverzoek_rol_compleet",
                violation_error_message="Kies een rol en de eerste dag.",
            ),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gt=models.F("van")),
                name="rechtenverzoek_begin_voor_eind",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(status=Verzoekstatus.GEVRAAGD, beantwoord_op__isnull=True)
                | ~Q(status=Verzoekstatus.GEVRAAGD)
                & Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False),
                name="rechtenverzoek_antwoord_compleet",
            ),
            models.CheckConstraint(
                condition=(Q(medewerker__isnull=True) | ~Q(gevraagd_door=models.F("medewerker")))
                & (
                    Q(beantwoord_door__isnull=True)
                    | Q(status=Verzoekstatus.INGETROKKEN)
                    | ~Q(beantwoord_door=models.F("gevraagd_door"))
                    & (Q(medewerker__isnull=True) | ~Q(beantwoord_door=models.F("medewerker")))
                ),
                name="rechtenverzoek_drie_mensen",
                violation_error_message="Wie vraagt, over wie het gaat en wie uitvoert zijn drie mensen.",
            ),
            models.UniqueConstraint(
                fields=["soort", "medewerker", "email", "rol", "team", "gemeente", "organisatie"],
                condition=Q(status=Verzoekstatus.GEVRAAGD),
                nulls_distinct=False,
                name="rechtenverzoek_een_tegelijk",
                violation_error_message="Dit is al gevraagd en nog niet beantwoord.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.wie}"

    @property
    def wie(self) -> str:
        """The name of whom it is about, with or without an account."""
        if self.medewerker is not None:
            return self.medewerker.naam
        return " ".join(filter(None, (self.voornaam, self.tussenvoegsel, self.achternaam)))

    @property
    def wat(self) -> str:
        """What is asked, in words: begins as a sentence about `wie`."""
        rol = in_woorden(self.rol, self.team or self.gemeente or self.organisatie) if self.rol else ""
        match Verzoeksoort(self.soort):
            case Verzoeksoort.GEVEN:
                return f"krijgt de rol {rol}"
            case Verzoeksoort.BEEINDIGEN:
                return f"is niet meer {rol}"
            case Verzoeksoort.NIEUW:
                return f"nieuwe collega, {rol}"
            case _:
                return "account weer openen"


class Rechtenronde(models.Model):
    """The half-yearly review of who has what in one team; without a team of all rollen that have none (O56).

    `halfjaar` is the first day of the half-year, 1 January or 1 July; the list is that of `geopend_op`.
    """

    TERMIJN = datetime.timedelta(weeks=4)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True)
    halfjaar = models.DateField()
    geopend_op = models.DateField()

    rijbereik = Vrij(
        lezen=f"team_id = {_LEIDT} OR {_BEHEER} OR {_PRIVACY}",
        reden="Opened by the clock alone, so that nobody leaves a line out; read by who looks back.",
    )

    class Meta:
        verbose_name_plural = "rechtenrondes"
        constraints = [
            models.UniqueConstraint(
                fields=["team", "halfjaar"], nulls_distinct=False, name="rechtenronde_een_per_halfjaar"
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.halfjaar}"

    @property
    def naam(self) -> str:
        return f"Team {self.team}" if self.team else "Rollen zonder team"

    @property
    def uiterlijk(self) -> datetime.date:
        """The last day on which every line is answered."""
        return self.geopend_op + self.TERMIJN

    @property
    def is_te_laat(self) -> bool:
        return timezone.localdate() > self.uiterlijk


_OORDEELT: Final = (
    "EXISTS (SELECT FROM toegang_rechtenronde o JOIN toegang_roltoekenning r"
    " ON r.id = toegang_rechtenregel.toekenning_id WHERE o.id = toegang_rechtenregel.ronde_id"
    f" AND r.medewerker_id <> {_IK} AND (o.team_id = {_LEIDT} OR (o.team_id IS NULL AND {_PRIVACY})"
    f" OR (toegang_rechtenregel.bij_beheer AND {_BEHEER})))"
)
# "Moet weg" is the open request that this very rol ends; what is right asks nothing.
_VERZOEK_HOORT_ERBIJ: Final = (
    "CASE oordeel WHEN 'weg' THEN EXISTS (SELECT FROM toegang_rechtenverzoek v"
    " WHERE v.id = toegang_rechtenregel.verzoek_id AND v.soort = 'beeindigen' AND v.status = 'gevraagd'"
    " AND v.toekenning_id = toegang_rechtenregel.toekenning_id) ELSE verzoek_id IS NULL END"
)


class Rechtenregel(models.Model):
    """One roltoekenning as it stood when the ronde opened, and whether it still is right.

    bij_beheer: nobody but its own holder could judge it here, so a functioneel beheerder does.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ronde = models.ForeignKey(Rechtenronde, models.PROTECT, related_name="regels")
    toekenning = models.ForeignKey(Roltoekenning, models.PROTECT, related_name="rechtenregels")
    bij_beheer = models.BooleanField(default=False)
    oordeel = models.CharField(max_length=5, choices=Regeloordeel.choices, blank=True)
    beoordeeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    verzoek = models.ForeignKey(Rechtenverzoek, models.PROTECT, null=True, blank=True, related_name="+")

    rijbereik = Vrij(
        lezen="EXISTS (SELECT FROM toegang_rechtenronde o WHERE o.id = toegang_rechtenregel.ronde_id)",
        wijzigen=_OORDEELT,
        wijzigen_naar=f"beoordeeld_door_id = {_IK} AND {_OORDEELT} AND {_VERZOEK_HOORT_ERBIJ}",
        vast=("ronde_id", "toekenning_id", "bij_beheer"),
        einde="beoordeeld_op",
        reden="The teamleider judges the own team, the privacy officer what has no team, a beheerder what is left;"
        " nobody the own line (I8).",
    )

    class Meta:
        verbose_name_plural = "rechtenregels"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "toekenning"], name="rechtenregel_een_per_ronde"),
            models.CheckConstraint(
                condition=Q(oordeel="", beoordeeld_op__isnull=True, beoordeeld_door__isnull=True)
                | ~Q(oordeel="") & Q(beoordeeld_op__isnull=False, beoordeeld_door__isnull=False),
                name="rechtenregel_oordeel_compleet",
            ),
            models.CheckConstraint(
                condition=~Q(oordeel=Regeloordeel.WEG) | Q(verzoek__isnull=False),
                name="rechtenregel_weg_is_gevraagd",
            ),
        ]

    def is_open(self, op: datetime.date) -> bool:
        """Whether it still asks for an answer: what ended meanwhile does not."""
        return self.beoordeeld_op is None and (self.toekenning.tot is None or self.toekenning.tot > op)

    def __str__(self) -> str:
        return f"{self.toekenning}: {self.get_oordeel_display() or 'open'}"
