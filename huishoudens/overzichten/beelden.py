"""The present picture per leefgebied, category by category (A5)."""

from dataclasses import dataclass, field
from typing import Any

from huishoudens.models import Huishouden, Leefgebiedbeeld
from toegang.beleid import Situatie
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Gegevensgroep, Leefgebied


@dataclass
class Gebied:
    """One leefgebied with its present pictures: of the whole family, and per person where they differ."""

    leefgebied: Leefgebied
    beelden: list[Leefgebiedbeeld] = field(default_factory=list)

    @property
    def besproken(self) -> bool:
        return any(beeld.besproken for beeld in self.beelden)


def leesbare_leefgebieden(situatie: Situatie) -> list[Leefgebied]:
    """The leefgebieden this reader may see, in the order of the worksheet."""
    return [lg for lg in Leefgebied if situatie.leest_leefgebied(lg)]


def groepen_van_leefgebieden(situatie: Situatie) -> set[Gegevensgroep]:
    """The categories behind them."""
    return {GROEP_VAN_LEEFGEBIED[lg] for lg in leesbare_leefgebieden(situatie)}


def beelden_van(huishouden: Huishouden, situatie: Situatie) -> list[Gebied]:
    """Every readable leefgebied, also one that nobody spoke of yet. One statement."""
    leesbaar = leesbare_leefgebieden(situatie)
    gebieden = {lg: Gebied(lg) for lg in leesbaar}
    rijen: Any = (
        Leefgebiedbeeld.objects.filter(huishouden=huishouden, leefgebied__in=leesbaar)
        .actueel()
        .select_related("persoon", "door")
    )
    for beeld in rijen:
        gebieden[Leefgebied(beeld.leefgebied)].beelden.append(beeld)
    return list(gebieden.values())
