"""Gemeenten, teams and organisaties: where people can turn to (E1, E8)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from toegang.keuzes import Lijn, OrganisatieSoort
from toegang.rijbereik import Vrij

OPENBAAR = Vrij(lezen="true", reden="Public information about the region; it names no resident.")


class Gemeente(models.Model):
    """One of the municipalities that own the Integrale Toegang together."""

    slug = models.SlugField(primary_key=True)
    naam = models.CharField(max_length=60)

    rijbereik = OPENBAAR

    class Meta:
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.naam


class Team(models.Model):
    """A local team; its small number stands in every scope column, so a policy compares integers."""

    nummer = models.PositiveSmallIntegerField(primary_key=True)
    slug = models.SlugField(unique=True)
    naam = models.CharField(max_length=60)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="teams")
    plaatsen = ArrayField(models.CharField(max_length=60), default=list)
    telefoon = models.CharField(max_length=20)

    rijbereik = OPENBAAR

    def __str__(self) -> str:
        return self.naam


class Organisatie(models.Model):
    """A back office, ketenpartner or vindplaats that the teams work with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField(max_length=120, unique=True)
    korte_naam = models.CharField(max_length=40)
    soort = models.CharField(max_length=20, choices=OrganisatieSoort.choices)
    code = models.SlugField(blank=True, help_text="isd or two for a back office")
    lijn = models.PositiveSmallIntegerField(choices=Lijn.choices, default=Lijn.EEN)
    telefoon = models.CharField(max_length=20, blank=True)

    rijbereik = OPENBAAR

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="organisatie_code_uniek"
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Feestdag(models.Model):
    """A day set by decree on which no statutory term ends, on top of the law's own holidays (A12)."""

    datum = models.DateField(primary_key=True)
    naam = models.CharField(max_length=60)

    rijbereik = OPENBAAR

    def __str__(self) -> str:
        return self.naam
