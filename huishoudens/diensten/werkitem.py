"""Keeping the work lists true: whoever changes a source says here what is due (E1)."""

import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from huishoudens.keuzes import Werksoort
from huishoudens.models import Huishouden, Werkitem
from toegang.handelingen import huishouden_van


def werk_zetten(
    *,
    soort: Werksoort,
    bron: models.Model,
    uiterlijk: datetime.date,
    medewerker_id: UUID | None = None,
    wie: str = "",
    organisatie_id: UUID | None = None,
    wettelijk: bool = False,
) -> None:
    """Say that `bron` is due on `uiterlijk`, for whom; an earlier word about the same source is replaced.

    Part of another dienst's transaction; the right to add work is held by the database itself.
    """
    waarden: dict[str, Any] = {
        "uiterlijk": uiterlijk,
        "medewerker_id": medewerker_id,
        "wie": wie,
        "organisatie_id": organisatie_id,
        "wettelijk": wettelijk,
        "open": True,
        "gesloten_op": None,
    }
    bijgewerkt = Werkitem.objects.filter(soort=soort, bron_id=bron.pk).update(**waarden)
    if not bijgewerkt:
        Werkitem.objects.bulk_create(
            [Werkitem(soort=soort, bron_id=bron.pk, huishouden_id=huishouden_van(bron), **waarden)]
        )


def werk_sluiten(*, soort: Werksoort, bron_id: UUID) -> None:
    """Say that this source is no longer due. Do this before the writer's own sight ends."""
    Werkitem.objects.filter(soort=soort, bron_id=bron_id, open=True).update(
        open=False, gesloten_op=timezone.now()
    )


# What is due for whoever is regisseur, not for a person.
_VAN_DE_REGIE = (
    Werksoort.EVALUATIE,
    Werksoort.PLAN_MAKEN,
    Werksoort.WAAKVLAM,
    Werksoort.ONDERZOEK,
    Werksoort.AANVULLING,
)


def werk_overdragen(*, huishouden: Huishouden, van_id: UUID | None, naar_id: UUID | None) -> None:
    """Hand what was due for the former regisseur as regisseur to the new one; actions of one's own stay."""
    van_de_regie = Q(soort__in=_VAN_DE_REGIE) | (Q(soort=Werksoort.ACTIE) & ~Q(wie=""))
    van = Q(medewerker_id=van_id) if van_id else Q(medewerker__isnull=True)
    open_werk = Werkitem.objects.filter(huishouden=huishouden, open=True)
    # A question that was not weighed yet, or for access, is the regisseur's; where there is none, of the inbox or
    # the teamleider.
    altijd = Q(soort__in=(Werksoort.TRIAGE, Werksoort.TOEGANG))
    open_werk.filter(altijd | (van_de_regie & van)).update(medewerker_id=naar_id)
