"""The inbox: meldingen of the own teams that wait for an outcome, the urgent and the oldest first (A4, E1)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from huishoudens.keuzes import Werksoort
from huishoudens.models import Werkitem
from toegang.diensten.inzage import Gelezen
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Rol
from toegang.models import Medewerker, Roltoekenning
from triage.keuzes import MeldingStatus
from triage.models import Melding

PER_PAGINA = 50


@dataclass(frozen=True)
class Tellingen:
    """How many meldingen wait, for the tabs and the line under the title."""

    nieuw: int
    in_triage: int
    spoed: int
    te_laat: int


def postbus(*, voor: Medewerker, status: MeldingStatus, op: datetime.date) -> list[Melding]:
    """The meldingen of one tab, at most fifty, with huishouden and colleague. One statement.

    Each has `te_laat`: the day on which its triage was due has passed.
    """
    te_laat = Werkitem.objects.verlopen(op=op).filter(bron_id=OuterRef("pk"), soort=Werksoort.TRIAGE)
    rijen: Any = (
        Melding.objects.zichtbaar_voor(voor)
        .filter(status=status)
        .kandidaten("-spoed", "moment", "pk", aantal=PER_PAGINA)
        .select_related("huishouden", "team", "toegewezen_aan")
        .annotate(te_laat=Exists(te_laat))
    )
    return list(rijen[:PER_PAGINA])


def gelezen_in(meldingen: Iterable[Melding]) -> list[Gelezen]:
    """What each melding tells of its huishouden: the question, in the words of who reported it."""
    return [
        Gelezen.op_regel(melding.huishouden_id, melding.huishouden.nummer, G.JOURNAAL)
        for melding in meldingen
    ]


def tellingen(*, voor: Medewerker, op: datetime.date) -> Tellingen:
    """The counts over all open meldingen of this reader. One statement."""
    te_laat = Werkitem.objects.verlopen(op=op).filter(bron_id=OuterRef("pk"), soort=Werksoort.TRIAGE)
    aantallen = (
        Melding.objects.zichtbaar_voor(voor)
        .open()
        .annotate(wacht_te_lang=Exists(te_laat))
        .aggregate(
            nieuw=Count("pk", filter=Q(status=MeldingStatus.NIEUW)),
            in_triage=Count("pk", filter=Q(status=MeldingStatus.IN_TRIAGE)),
            spoed=Count("pk", filter=Q(spoed=True)),
            te_laat=Count("pk", filter=Q(wacht_te_lang=True)),
        )
    )
    return Tellingen(**aantallen)


def collegas_voor_triage(*, team_id: int, op: datetime.date) -> list[Medewerker]:
    """Who does triage in a team: its triagisten first, then its teamleider. One statement."""
    toekenningen = (
        Roltoekenning.objects.geldig(op=op)
        .filter(team_id=team_id, rol__in=[Rol.TRI, Rol.TL], medewerker__is_active=True)
        .select_related("medewerker")
        .order_by("-rol", "medewerker__achternaam")
    )
    return list({toekenning.medewerker_id: toekenning.medewerker for toekenning in toekenningen}.values())
