"""Saving the brede uitvraag: a new picture for what changed, and nobody's picture unseen (A5, F9)."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from huishoudens.diensten.dossier import beeld_vastleggen
from huishoudens.models import Huishouden, Leefgebiedbeeld, Persoon
from toegang.handelingen import dienst
from toegang.keuzes import Leefgebied
from toegang.models import Medewerker
from toegang.versies import een_tegelijk


class UitvraagIngehaald(Exception):
    """Somebody else saved a newer picture of the same leefgebied; `beelden` are those that now stand."""

    def __init__(self, beelden: list[Leefgebiedbeeld]) -> None:
        super().__init__("Iemand anders schreef intussen bij hetzelfde leefgebied.")
        self.beelden = beelden


@dienst("huishoudens.uitvraag_opslaan", over="huishouden")
def uitvraag_opslaan(
    *,
    huishouden: Huishouden,
    antwoorden: Sequence[Mapping[str, Any]],
    gezien: Mapping[str, UUID | None],
    persoon: Persoon | None,
    door: Medewerker,
    op: datetime.date,
) -> list[Leefgebiedbeeld]:
    """One new picture per changed answer; an answer holds the keyword arguments of `beeld_vastleggen`.

    `gezien` names per leefgebied the picture the writer saw. Row security holds who may write which leefgebied.
    """
    eis_gezien(huishouden, [antwoord["leefgebied"] for antwoord in antwoorden], gezien, persoon=persoon)
    return [
        beeld_vastleggen(huishouden=huishouden, persoon=persoon, door=door, op=op, **antwoord)
        for antwoord in antwoorden
    ]


def eis_gezien(
    huishouden: Huishouden,
    gebieden: Sequence[Leefgebied],
    gezien: Mapping[str, UUID | None],
    *,
    persoon: Persoon | None = None,
) -> None:
    """UitvraagIngehaald when one of these leefgebieden has another picture than the writer saw."""
    een_tegelijk(huishouden.pk)
    nu = Leefgebiedbeeld.objects.filter(huishouden=huishouden, persoon=persoon, leefgebied__in=gebieden)
    nieuwer = [beeld for beeld in nu.actueel() if beeld.pk != gezien.get(beeld.leefgebied)]
    if nieuwer:
        raise UitvraagIngehaald(nieuwer)
