"""The facts strip of the household page: regisseur, vast aanspreekpunt, and what comes next (B2, B3)."""

import datetime
from typing import Any

from huishoudens.keuzes import Werksoort
from huishoudens.models import Huishouden, Werkitem
from toegang.beleid import Situatie
from toegang.dossier import secties_voor
from toegang.keuzes import Gegevensgroep as G
from toegang.templatetags.nl import datum, over_dagen

MEESTE_WERK = 8


def openstaand(huishouden: Huishouden, situatie: Situatie) -> list[Werkitem]:
    """What is due, by kind and date and without content. One statement, none without the right."""
    if not situatie.leest(G.WERKVOORRAAD):
        return []
    rijen = Werkitem.objects.open().filter(huishouden=huishouden).exclude(soort=Werksoort.TOEGANG)
    rijen = rijen.select_related("medewerker")
    return list(rijen.order_by("uiterlijk", "id")[:MEESTE_WERK])


def _regisseur(huishouden: Any) -> dict[str, str]:
    regie = huishouden.regie
    if regie is None:
        return {"label": "Regisseur", "waarde": "Nog niemand", "meer": "Het team zoekt een regisseur"}
    plek = f"Team {huishouden.team}" if regie.soort == "team" else regie.omschrijving
    return {"label": "Regisseur", "waarde": regie.wie, "meer": f"{plek}, sinds {datum(regie.sinds)}"}


def _aanspreekpunt(huishouden: Huishouden) -> dict[str, str]:
    wie = huishouden.te_bellen
    meer = ", ".join(filter(None, (wie.telefoon, wie.bereikbaar)))
    return {"label": "Vast aanspreekpunt", "waarde": wie.naam, "meer": meer, "icoon": "phone" if meer else ""}


def _eerstvolgende(werk: list[Werkitem], vandaag: datetime.date) -> dict[str, str]:
    if not werk:
        return {"label": "Eerst te doen", "waarde": "Niets gepland"}
    item = werk[0]
    wie = item.medewerker.naam if item.medewerker else item.wie
    return {
        "label": "Eerst te doen",
        "waarde": item.get_soort_display(),
        "meer": ", ".join(filter(None, (wie, over_dagen(item.uiterlijk, vandaag)))),
    }


def feiten_van(
    huishouden: Huishouden, situatie: Situatie, werk: list[Werkitem], vandaag: datetime.date
) -> list[dict[str, str]]:
    """At most four cells; for who may not read the plan, the work list tells what comes next."""
    rijen = [_regisseur(huishouden)] if situatie.leest(G.TOEWIJZING) else []
    rijen.append(_aanspreekpunt(huishouden))
    for _, context in secties_voor("feiten", huishouden, situatie, vandaag):
        rijen += context["feiten"]
    if len(rijen) < 4 and situatie.leest(G.WERKVOORRAAD) and not situatie.leest(G.PLAN):
        rijen.append(_eerstvolgende(werk, vandaag))
    return rijen[:4]
