"""Exceptions to who sees a huishouden: recorded, for a person by name, and over by themselves (F1, F3, F4, ADR 0012).

Each is a row with who gave it, why and until when. What it opens stands in the matrix; the row only makes its
condition hold.
"""

import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q

from huishoudens.deelsql import TE_DELEN
from huishoudens.keuzes import (
    NOOD_UREN,
    ONZICHTBAAR,
    REDEN_MINIMAAL,
    Noodoordeel,
    Waarneemsoort,
)
from huishoudens.models.huishouden import Huishouden
from huishoudens.models.persoon import Adres
from huishoudens.querysets import PeriodeQuerySet
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis, geschiedenis
from toegang.models.regio import Team
from toegang.rijbereik import Rijbereik, Vrij

DUUR = datetime.timedelta(hours=NOOD_UREN)

# Nothing is shared, and nobody stands in, for longer; then somebody thinks about it anew.
LANGSTE_DELING = datetime.timedelta(days=365)
LANGSTE_WAARNEMING = datetime.timedelta(weeks=8)

_NIET_VOOR_MIJ = "medewerker_id IS DISTINCT FROM (SELECT beleid.ik())"
DOOR_REGISSEUR = f"huishouden_id IN (SELECT beleid.in_regie()) AND {_NIET_VOOR_MIJ}"
_EINDE_NA_BEGIN = Q(tot__gte=F("van"))
_REDEN_GEGEVEN = Q(reden__regex=r"\S.*\S.*\S")
# Words with one blank between them, none at the ends, and no character that takes room without being seen.
_WOORDEN = rf"^[^\s{ONZICHTBAAR}]+(\s[^\s{ONZICHTBAAR}]+)*$"


class Relatie(Basis):
    """A colleague knows somebody of the huishouden and is shut out of it, from `van` up to the day `tot` (F4).

    How they know each other is nobody's business and is not kept. Anybody may report it of himself; only a
    teamleider ends it, and never for himself.
    """

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="relaties")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    history = geschiedenis()
    objects = PeriodeQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOEWIJZING,
        over=("medewerker_id",),
        schrijver="door_id",
        vast=("van",),
        einde="tot",
        # From today at the latest: what begins later would keep a real one from being recorded.
        mits="van <= current_date AND tot IS NULL",
        # Who watches over the regisseur is shut out by himself or by who leads the team, not by the regisseur.
        inworp="(huishouden_id IN (SELECT beleid.in_regie()) AND medewerker_id NOT IN (SELECT beleid.toezicht()))"
        " OR (medewerker_id = (SELECT beleid.ik()) AND (huishouden_id IN (SELECT beleid.ooit_bij_naam())"
        " OR EXISTS (SELECT FROM huishoudens_huishouden h WHERE h.id = huishoudens_relatie.huishouden_id OFFSET 0)))",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden", "medewerker"],
                condition=Q(tot__isnull=True),
                name="relatie_een_open",
                violation_error_message="Dit is al vastgelegd.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | _EINDE_NA_BEGIN,
                name="relatie_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]
        indexes = [models.Index(fields=["medewerker", "huishouden"], name="relatie_medewerker")]

    def __str__(self) -> str:
        return f"relatie vanaf {self.van}"


class Tijdelijk(Basis):
    """What somebody is given by name, by whom and why, from `van` to and including `tot_en_met`."""

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reden = models.CharField(max_length=300)
    van = models.DateField()
    tot_en_met = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tot_en_met__gte=F("van")),
                name="%(class)s_begin_voor_eind",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            ),
            models.CheckConstraint(condition=_REDEN_GEGEVEN, name="%(class)s_met_reden"),
        ]


class Waarneming(Tijdelijk):
    """A colleague of the team stands in for the regisseur, or a case is discussed with him: reading, for some days.

    From `van` to and including `tot_en_met`; earlier when it is ended. The clock ends it by itself.
    """

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="waarnemingen")
    soort = models.CharField(max_length=16, choices=Waarneemsoort.choices)
    beeindigd_op = models.DateTimeField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOEWIJZING,
        over=("medewerker_id", "door_id"),
        niet_zelf="medewerker_id",
        schrijver="door_id",
        vast=("medewerker_id", "soort", "reden", "van", "tot_en_met"),
        einde="beeindigd_op",
        inworp=DOOR_REGISSEUR,
        bijwerken=DOOR_REGISSEUR,
    )

    class Meta:
        verbose_name_plural = "waarnemingen"
        constraints = [
            *Tijdelijk.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tot_en_met__lte=F("van") + LANGSTE_WAARNEMING),
                name="waarneming_niet_te_lang",
                violation_error_message="Dit duurt te lang. Kies een dag binnen acht weken.",
            ),
        ]
        indexes = [models.Index(fields=["medewerker", "huishouden"], name="waarneming_medewerker")]

    def __str__(self) -> str:
        return self.get_soort_display()


class Deling(Tijdelijk):
    """Shared with a named person until a day, with a reason: gegevensgroepen, one secret address, or own actions.

    With gegevensgroepen the name of the huishouden always comes along: without it nobody knows whose they are.
    `acties`: a ketenpartner sees the own actions in the plan. With a ketenpartner whatever is shared counts only while
    somebody of the family allows that organisation to have it (F5).
    """

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="delingen")
    groepen = ArrayField(models.PositiveSmallIntegerField(choices=Gegevensgroep.choices), default=list)
    adres = models.ForeignKey(Adres, models.CASCADE, null=True, blank=True, related_name="+")
    acties = models.BooleanField(default=False)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOESTEMMING,
        niet_zelf="medewerker_id",
        schrijver="door_id",
        vast=("medewerker_id", "groepen", "adres_id", "acties", "reden", "van", "tot_en_met"),
        einde="ingetrokken_op",
        # Row 18 lets a triagist write consent; whom a file is shared with is the regisseur's to say.
        mits=f"huishouden_id IN (SELECT beleid.in_regie()) AND {TE_DELEN}",
    )

    class Meta:
        verbose_name_plural = "delingen"
        constraints = [
            *Tijdelijk.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tot_en_met__lte=F("van") + LANGSTE_DELING),
                name="deling_niet_te_lang",
                violation_error_message="Dit duurt te lang. Kies een dag binnen een jaar.",
            ),
            models.CheckConstraint(
                condition=Q(adres__isnull=True, acties=False, groepen__contains=[Gegevensgroep.PERSOON.value])
                | Q(adres__isnull=False, acties=False, groepen=[])
                | Q(adres__isnull=True, acties=True, groepen=[]),
                name="deling_van_een_soort",
                violation_error_message="Kies wat u deelt.",
            ),
        ]
        indexes = [models.Index(fields=["medewerker", "huishouden"], name="deling_medewerker")]

    def __str__(self) -> str:
        return f"deling tot en met {self.tot_en_met}"

    @property
    def gedeeld(self) -> list[Gegevensgroep]:
        """What is shared, in the order of the matrix."""
        return sorted(Gegevensgroep(nummer) for nummer in self.groepen)


class Noodtoegang(Basis):
    """Somebody broke the glass: reading for four hours with a reason, told at once and judged afterwards (F3)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="+")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    reden = models.CharField(max_length=500, validators=[MinLengthValidator(REDEN_MINIMAAL)])
    van = models.DateTimeField()
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    oordeel = models.CharField(max_length=12, choices=Noodoordeel.choices, blank=True)
    toelichting = models.CharField(max_length=500, blank=True)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    beoordeeld_op = models.DateTimeField(null=True, blank=True)

    rijbereik = Vrij(
        lezen="medewerker_id = (SELECT beleid.ik()) OR (huishouden_id NOT IN (SELECT beleid.verwant()) AND ("
        "(team_id = ANY ((SELECT beleid.mijn_teams('{TL}'))::int[]) AND EXISTS (SELECT FROM huishoudens_huishouden h"
        " WHERE h.id = huishoudens_noodtoegang.huishouden_id OFFSET 0))"
        " OR (SELECT beleid.heeft('{FG}')) OR huishouden_id IN (SELECT beleid.in_regie())))",
        toevoegen="medewerker_id = (SELECT beleid.ik()) AND oordeel = '' AND beoordeeld_door_id IS NULL"
        " AND beeindigd_op IS NULL AND toelichting = '' AND (SELECT beleid.in_een_team()) IS NOT NULL"
        " AND team_id = (SELECT beleid.team_voor_nood(huishouden_id))",
        wijzigen="(medewerker_id = (SELECT beleid.ik()) AND beoordeeld_op IS NULL)"
        " OR (medewerker_id IS DISTINCT FROM (SELECT beleid.ik()) AND (SELECT beleid.heeft('{FG}'))"
        " AND huishouden_id NOT IN (SELECT beleid.verwant())"
        " AND (beoordeeld_door_id IS NULL OR beoordeeld_door_id = (SELECT beleid.ik())))",
        klok="van",
        vast=("huishouden_id", "medewerker_id", "team_id", "reden", "van"),
        einde="beoordeeld_op",
        eenmalig=("beeindigd_op",),
        momenten=("beeindigd_op",),
        reden="Who broke the glass, the teamleider of the team, the regisseur and the privacy officer know of it;"
        " the privacy officer judges it, and nobody himself (F3). The reason tells of the family: who is related does"
        " not read it, nor a teamleider who is not named in a file that is shielded by now (F4).",
    )

    class Meta:
        verbose_name_plural = "noodtoegangen"
        constraints = [
            models.CheckConstraint(
                condition=Q(reden__regex=_WOORDEN) & Q(reden__regex=rf"^.{{{REDEN_MINIMAAL},}}$"),
                name="noodtoegang_met_reden",
                violation_error_message=f"Schrijf een reden van minstens {REDEN_MINIMAAL} tekens.",
            ),
            models.CheckConstraint(
                condition=Q(
                    oordeel="", toelichting="", beoordeeld_op__isnull=True, beoordeeld_door__isnull=True
                )
                | (~Q(oordeel="") & Q(beoordeeld_op__isnull=False, beoordeeld_door__isnull=False)),
                name="noodtoegang_oordeel_volledig",
            ),
            models.CheckConstraint(
                condition=Q(beoordeeld_door__isnull=True) | ~Q(beoordeeld_door=F("medewerker")),
                name="noodtoegang_niet_zelf",
            ),
        ]
        indexes = [
            models.Index(fields=["medewerker", "-van"], name="noodtoegang_medewerker"),
            models.Index(fields=["team", "-van"], name="noodtoegang_team"),
            models.Index(fields=["van"], condition=Q(oordeel=""), name="noodtoegang_zonder_oordeel"),
        ]

    def __str__(self) -> str:
        return f"noodtoegang {self.van:%Y-%m-%d %H:%M}"

    @property
    def tot(self) -> datetime.datetime:
        """When it is over, or was ended."""
        return self.beeindigd_op or self.van + DUUR

    def loopt(self, op: datetime.datetime) -> bool:
        return self.beeindigd_op is None and op < self.van + DUUR
