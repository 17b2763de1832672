"""People of a huishouden over time; each category of their data is a table of its own (B1, B12)."""

import datetime

from django.db import models
from django.db.models import F, Q

from huishoudens.keuzes import ContactgegevenSoort, Geslacht, Gezinsrol
from huishoudens.models.huishouden import Huishouden
from huishoudens.querysets import PeriodeQuerySet
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis, Bewerkbaar, geschiedenis
from toegang.rijbereik import Rijbereik

# Whoever opens a file with a melding adds who it is about, without reading more than the own rol gives (A1).
INGEBRACHT = "huishouden_id IN (SELECT beleid.ingebracht())"


class Persoon(Bewerkbaar):
    """A resident. `huishouden` is the file the person belongs to; membership over time is Lidmaatschap."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="personen")
    voornamen = models.CharField(max_length=120)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=120)
    geboortenaam = models.CharField(max_length=120, blank=True)
    geboortedatum = models.DateField(null=True, blank=True)
    overleden_op = models.DateField(null=True, blank=True)
    geslacht = models.CharField(max_length=1, choices=Geslacht.choices, default=Geslacht.ANDERS)
    sleutel = models.CharField(max_length=120, blank=True, editable=False)

    history = geschiedenis()
    rijbereik = Rijbereik(groep=Gegevensgroep.PERSOON, persoon="id", inworp=INGEBRACHT)

    class Meta:
        verbose_name_plural = "personen"
        indexes = [
            models.Index(fields=["huishouden"], name="persoon_huishouden"),
            models.Index(fields=["geboortedatum"], name="persoon_geboortedatum"),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def roepnaam(self) -> str:
        """How people speak of somebody; the surname while nobody asked for the first name yet."""
        return self.voornamen.split(" ")[0] or self.naam

    @property
    def naam(self) -> str:
        """First name and surname, with the maiden name behind it as people write it."""
        achter = f"{self.achternaam}-{self.geboortenaam}" if self.geboortenaam else self.achternaam
        return " ".join(filter(None, (self.voornamen.split(" ")[0], self.tussenvoegsel, achter)))

    @property
    def initialen(self) -> str:
        return f"{self.voornamen[:1]}{self.achternaam[:1]}".upper()

    def leeftijd(self, op: datetime.date) -> int | None:
        """Whole years on that day; None when the birth date is not known."""
        if self.geboortedatum is None:
            return None
        jarig = (op.month, op.day) >= (self.geboortedatum.month, self.geboortedatum.day)
        return op.year - self.geboortedatum.year - (0 if jarig else 1)


class Zoekterm(models.Model):
    """A normalised token of a name, or one with a letter left out, so typing errors match by equality (A3)."""

    id = models.BigAutoField(primary_key=True)
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="zoektermen")
    term = models.CharField(max_length=120, db_collation="C")
    exact = models.BooleanField(default=True)

    rijbereik = Rijbereik(
        groep=Gegevensgroep.PERSOON,
        persoon="persoon_id",
        ouder=("persoon_id", "huishoudens_persoon"),
        inworp=INGEBRACHT,
        verwijderen=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["term"], name="zoekterm_term"),
            models.Index(fields=["persoon"], name="zoekterm_persoon"),
        ]

    def __str__(self) -> str:
        return "zoekterm"


class PersoonBsn(Basis):
    """The BSN, encrypted, with a blind index to find it by (Wmo 5.2.9, Jw 7.2, Wgs 8c)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    persoon = models.OneToOneField(Persoon, models.CASCADE, related_name="bsn")
    versleuteld = models.TextField()
    blind = models.CharField(max_length=64)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.BSN,
        persoon="persoon_id",
        ouder=("persoon_id", "huishoudens_persoon"),
        inworp=INGEBRACHT,
    )
    versleutelde_velden = ("versleuteld",)

    class Meta:
        indexes = [models.Index(fields=["blind"], name="bsn_blind")]

    def __str__(self) -> str:
        return "BSN"


class Adres(Bewerkbaar):
    """Where the huishouden, or one person of it, lives; a secret address is a category of its own."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="adressen")
    persoon = models.ForeignKey(Persoon, models.CASCADE, null=True, blank=True, related_name="adressen")
    straat = models.CharField(max_length=120)
    huisnummer = models.CharField(max_length=10)
    toevoeging = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=7)
    plaats = models.CharField(max_length=60)
    geheim = models.BooleanField(default=False)
    zoeksleutel = models.CharField(max_length=30, blank=True, editable=False, db_collation="C")
    straatsleutel = models.CharField(max_length=140, blank=True, editable=False, db_collation="C")
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.ADRES, geheim="geheim", adres="id", persoon="persoon_id", inworp=INGEBRACHT
    )

    class Meta:
        verbose_name_plural = "adressen"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(van__isnull=True) | Q(tot__gte=F("van")),
                name="adres_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            )
        ]
        indexes = [
            models.Index(fields=["huishouden"], name="adres_huishouden"),
            models.Index(fields=["zoeksleutel"], name="adres_zoeksleutel"),
            models.Index(fields=["straatsleutel"], name="adres_straatsleutel"),
        ]

    def __str__(self) -> str:
        # At intake somebody often knows postcode and number, and no street.
        return f"{self.straat or self.postcode} {self.huisnummer}{self.toevoeging}, {self.plaats}"


class Contactgegeven(Basis):
    """A telephone number or e-mail address of a person."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="contactgegevens")
    soort = models.CharField(max_length=10, choices=ContactgegevenSoort.choices)
    waarde = models.CharField(max_length=120)

    history = geschiedenis()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.ADRES,
        persoon="persoon_id",
        ouder=("persoon_id", "huishoudens_persoon"),
        inworp=INGEBRACHT,
    )

    class Meta:
        indexes = [models.Index(fields=["persoon"], name="contactgegeven_persoon")]

    def __str__(self) -> str:
        return self.get_soort_display()


class Benadering(Bewerkbaar):
    """What to know before anybody calls or visits: interpreter, safe times, agreements (B12)."""

    huishouden = models.OneToOneField(Huishouden, models.CASCADE, related_name="benadering")
    let_op = models.CharField(max_length=300)

    history = geschiedenis()
    rijbereik = Rijbereik(groep=Gegevensgroep.ADRES)

    class Meta:
        verbose_name_plural = "benaderingen"

    def __str__(self) -> str:
        return "benadering"


class Lidmaatschap(Basis):
    """A person's place in a huishouden from one day until another; `inwonend` tells who lives there (B1)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="lidmaatschappen")
    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="lidmaatschappen")
    rol = models.CharField(max_length=20, choices=Gezinsrol.choices)
    inwonend = models.BooleanField(default=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    history = geschiedenis()
    objects = PeriodeQuerySet.as_manager()
    rijbereik = Rijbereik(groep=Gegevensgroep.PERSOON, persoon="persoon_id", inworp=INGEBRACHT)

    class Meta:
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="lidmaatschap_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            models.UniqueConstraint(
                fields=["huishouden", "persoon"],
                condition=Q(tot__isnull=True),
                name="lidmaatschap_een_open",
                violation_error_message="Deze persoon hoort al bij het huishouden.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_rol_display()


class Netwerklid(Basis):
    """Somebody near the family who helps: grandmother, neighbour, friend."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="netwerk")
    naam = models.CharField(max_length=120)
    relatie = models.CharField(max_length=60)
    steunt = models.ForeignKey(Persoon, models.SET_NULL, null=True, blank=True)
    toelichting = models.CharField(max_length=200, blank=True)
    sleutel = models.CharField(max_length=120, blank=True, editable=False)

    history = geschiedenis()
    rijbereik = Rijbereik(groep=Gegevensgroep.WONEN)

    class Meta:
        verbose_name_plural = "netwerkleden"
        indexes = [models.Index(fields=["huishouden"], name="netwerklid_huishouden")]

    def __str__(self) -> str:
        return self.naam
