"""The huishouden, and who may still see it when it is shielded (B1-B3, F4)."""

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When

from huishoudens.keuzes import Niveau
from huishoudens.querysets import HuishoudenQuerySet, PeriodeQuerySet
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis, Bewerkbaar, geschiedenis
from toegang.models.regio import Team
from toegang.rijbereik import Rijbereik


class Aanspreekpunt(NamedTuple):
    """Whom the family and everybody else call; `kort` is how the family says it."""

    naam: str
    kort: str
    telefoon: str
    bereikbaar: str


class Huishouden(Bewerkbaar):
    """People who get help together: one plan, one regisseur, one team that answers for them.

    `regisseur` and `scope_team` are copies that the database itself keeps (a trigger on Regie, a
    generated column), so that row security needs no join. A shielded huishouden has no scope_team.
    """

    nummer = models.CharField(max_length=12, unique=True, editable=False)
    aanduiding = models.CharField(max_length=120, help_text="Gezin Krokus, mevrouw De Lelie")
    team = models.ForeignKey(Team, models.PROTECT, related_name="huishoudens")
    niveau = models.CharField(max_length=20, choices=Niveau.choices, default=Niveau.ENKELVOUDIG)
    afgeschermd = models.BooleanField(default=False)
    scope_team = models.GeneratedField(
        expression=Case(When(afgeschermd=False, then=F("team_id"))),
        output_field=models.PositiveSmallIntegerField(null=True),
        db_persist=True,
    )
    regisseur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="huishoudens_in_regie",
    )
    aanspreekpunt = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="aanspreekpunt_van"
    )
    waakvlam_weken = models.PositiveSmallIntegerField(null=True, blank=True)
    bron = models.CharField(max_length=60, blank=True, editable=False)
    sleutel = models.CharField(max_length=120, blank=True, editable=False)
    vingerafdruk = models.CharField(max_length=64, blank=True, editable=False)

    history = geschiedenis(excluded_fields=["scope_team", "regisseur"])
    objects = HuishoudenQuerySet.as_manager()

    rijbereik = Rijbereik(
        groep=Gegevensgroep.PERSOON,
        huishouden="id",
        op_huishouden=True,
        # A number or key that is taken would tell of a file that nobody may know of.
        vast=("team_id", "nummer", "bron", "sleutel"),
        keten=("id", "keten"),
        blijvend="afgeschermd",
        # Shielded while nobody has the regie, nobody would see it any more.
        blijvend_met="regisseur_id",
        mits="NOT afgeschermd AND bron = '' AND split_part(nummer, '-', 3)::int = (SELECT beleid.mijn_nummer())",
        inworp="team_id = ANY((SELECT beleid.mijn_teams('{TRI,TL,TM}'))::int[])",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "sleutel"], condition=~Q(bron=""), name="huishouden_bron_sleutel"
            )
        ]
        indexes = [
            models.Index(fields=["scope_team", "aanduiding", "id"], name="huishouden_team_naam"),
            models.Index(fields=["regisseur", "aanduiding", "id"], name="huishouden_regisseur_naam"),
            models.Index(fields=["id"], condition=Q(afgeschermd=True), name="huishouden_afgeschermd"),
        ]

    def __str__(self) -> str:
        return self.aanduiding

    @property
    def te_bellen(self) -> Aanspreekpunt:
        """The vast aanspreekpunt, else the regisseur, else the team (B3); needs all three at hand."""
        wie = self.aanspreekpunt or self.regisseur
        if wie is None:
            return Aanspreekpunt(f"Team {self.team}", "het team", self.team.telefoon, "")
        return Aanspreekpunt(wie.naam, wie.voornaam, wie.telefoon or self.team.telefoon, wie.bereikbaar)


class Toelating(Basis):
    """A medewerker who may use the own rol in one shielded huishouden, up to the day `tot` (F4)."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="toelatingen")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    history = geschiedenis()
    objects = PeriodeQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.TOESTEMMING,
        niet_zelf="medewerker_id",
        vast=("medewerker_id", "van"),
        einde="tot",
        mits="huishouden_id IN (SELECT beleid.in_regie())",
    )

    class Meta:
        indexes = [models.Index(fields=["medewerker", "huishouden"], name="toelating_medewerker")]

    def __str__(self) -> str:
        return f"toelating vanaf {self.van}"
