"""What is due, for whom and when, without content: the one source of every work list (E1, gegevensgroep 19)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from huishoudens.keuzes import Werksoort
from huishoudens.models.huishouden import Huishouden
from huishoudens.querysets import WerkitemQuerySet
from toegang.keuzes import Gegevensgroep
from toegang.models.basis import Basis
from toegang.models.regio import Organisatie
from toegang.rijbereik import Rijbereik


class Werkitem(Basis):
    """A piece of work with a date, kept by the dienst that changes its source.

    `bron_id` is the id of the actie, evaluatie, melding … it stands for; what that says is read there,
    by those who may. `scope_team` and `regisseur` are copies kept by a trigger, for the lists.
    """

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="werkitems")
    soort = models.CharField(max_length=16, choices=Werksoort.choices)
    bron_id = models.UUIDField()
    uiterlijk = models.DateField()
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="werkitems"
    )
    wie = models.CharField(
        max_length=120, blank=True, help_text="ketenpartner, gezin or netwerk, by kind only"
    )
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True)
    wettelijk = models.BooleanField(default=False)
    open = models.BooleanField(default=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    scope_team = models.PositiveSmallIntegerField(null=True, editable=False)
    regisseur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = WerkitemQuerySet.as_manager()
    rijbereik = Rijbereik(
        groep=Gegevensgroep.WERKVOORRAAD,
        op_huishouden=True,
        # A consulent moves the work of the advies, a rejection leaves an action behind, and where no colleague
        # answers the teamleider is asked for one (D3, D4); who asks for access leaves that question. No more.
        inworp="huishouden_id IN (SELECT beleid.werkzaam()) OR (soort = 'toegang' AND (huishouden_id, bron_id) IN"
        " (SELECT v.huishouden_id, v.id FROM beleid.mijn_toegangsverzoeken() v))"
        " OR (soort IN ('triage', 'onderzoek') AND huishouden_id IN (SELECT beleid.aangenomen()))"
        " OR (soort IN ('aanvulling', 'actie', 'regie_gezocht') AND huishouden_id IN (SELECT beleid.mijn_verwijzingen()))",
        bijwerken="huishouden_id IN (SELECT beleid.werkzaam()) OR (soort = 'toegang' AND (huishouden_id, bron_id) IN"
        " (SELECT v.huishouden_id, v.id FROM beleid.mijn_toegangsverzoeken() v))"
        " OR (soort IN ('advies', 'aanvulling', 'regie_gezocht') AND huishouden_id IN (SELECT beleid.mijn_verwijzingen()))",
    )

    class Meta:
        constraints = [
            # With the huishouden, or the error would tell of such a source in a file out of sight. Found by source.
            models.UniqueConstraint(
                fields=["bron_id", "soort", "huishouden"], name="werkitem_een_per_bron_in_dossier"
            )
        ]
        indexes = [
            models.Index(
                fields=["scope_team", "uiterlijk", "id"], condition=Q(open=True), name="werkitem_team_datum"
            ),
            models.Index(
                fields=["medewerker", "uiterlijk", "id"], condition=Q(open=True), name="werkitem_mij_datum"
            ),
            models.Index(
                fields=["regisseur", "uiterlijk", "id"], condition=Q(open=True), name="werkitem_regie_datum"
            ),
            # What a team has little of (waakvlam, legal terms) is found without reading all of its work.
            models.Index(
                fields=["scope_team", "soort", "uiterlijk", "id"],
                condition=Q(open=True),
                name="werkitem_team_soort",
            ),
            models.Index(
                fields=["scope_team", "uiterlijk", "id"],
                condition=Q(open=True, wettelijk=True),
                name="werkitem_team_wettelijk",
            ),
            models.Index(fields=["huishouden", "uiterlijk"], name="werkitem_huishouden"),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
