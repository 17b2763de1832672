"""The adviezen of one huishouden, with question and decision, as far as the reader may see each (D3, D4)."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backoffice.diensten.besluit import AFWIJKEND
from backoffice.diensten.termijn import Termijnstand, termijnstand
from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G


@dataclass(frozen=True)
class Dossieradvies:
    """One advies with all that hangs on it; what the reader may not see is missing, not hidden."""

    advies: Maatwerkadvies
    termijn: Termijnstand | None
    vragen: list[Aanvulverzoek]
    besluit: Besluit | None

    @property
    def open_vraag(self) -> Aanvulverzoek | None:
        return next((vraag for vraag in self.vragen if vraag.beantwoord_op is None), None)

    @property
    def vraagt_vervolg(self) -> bool:
        """Less than was advised: the question is not gone."""
        return self.besluit is not None and self.besluit.uitkomst in AFWIJKEND


def vragen_bij(adviezen: list[Maatwerkadvies]) -> dict[UUID, list[Aanvulverzoek]]:
    """The questions per advies, the newest first. One statement."""
    uit: dict[UUID, list[Aanvulverzoek]] = {advies.pk: [] for advies in adviezen}
    rijen = Aanvulverzoek.objects.filter(advies__in=list(uit)).select_related("gevraagd_door")
    for vraag in rijen.order_by("-gevraagd_op", "-gemaakt_op"):
        uit[vraag.advies_id].append(vraag)
    return uit


def adviezen_van(huishouden_id: UUID, situatie: Situatie, *, op: datetime.date) -> list[Dossieradvies]:
    """The adviezen of a huishouden, the newest first. Three statements at most, whatever their number."""
    rijen: Any = Maatwerkadvies.objects.filter(huishouden_id=huishouden_id).select_related(
        "persoon", "ontvanger", "behandelaar", "ingediend_door", "actie"
    )
    adviezen = list(rijen.order_by("-ingediend_op", "-gemaakt_op"))
    if not adviezen:
        return []
    vragen = vragen_bij(adviezen)
    besluiten: dict[UUID, Besluit] = {}
    if situatie.leest(G.BESCHIKKING):
        gevonden = Besluit.objects.filter(advies__in=adviezen).select_related("door")
        besluiten = {besluit.advies_id: besluit for besluit in gevonden}
    wacht = {
        vraag.advies_id: vraag.antwoord_voor
        for lijst in vragen.values()
        for vraag in lijst
        if vraag.beantwoord_op is None
    }
    return [
        Dossieradvies(
            advies=advies,
            termijn=termijnstand(advies, op=op, antwoord_voor=wacht.get(advies.pk))
            if advies.is_open
            else None,
            vragen=vragen[advies.pk],
            besluit=besluiten.get(advies.pk),
        )
        for advies in adviezen
    ]
