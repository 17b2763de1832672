"""The people of a huishouden on one day: who lives there, who belongs to it elsewhere, who helps (B1)."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from huishoudens.keuzes import Geslacht, Gezinsrol
from huishoudens.models import Contactgegeven, Huishouden, Lidmaatschap, Netwerklid
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G
from toegang.templatetags.nl import zonder_lidwoord

RELATIE = {
    (Gezinsrol.OUDER, Geslacht.VROUW): "Moeder",
    (Gezinsrol.OUDER, Geslacht.MAN): "Vader",
    (Gezinsrol.KIND, Geslacht.VROUW): "Dochter",
    (Gezinsrol.KIND, Geslacht.MAN): "Zoon",
    (Gezinsrol.GROOTOUDER, Geslacht.VROUW): "Oma",
    (Gezinsrol.GROOTOUDER, Geslacht.MAN): "Opa",
    (Gezinsrol.ALLEENSTAANDE, Geslacht.VROUW): "Woont alleen",
    (Gezinsrol.ALLEENSTAANDE, Geslacht.MAN): "Woont alleen",
    (Gezinsrol.ALLEENSTAANDE, Geslacht.ANDERS): "Woont alleen",
}


def relatie(rol: str, geslacht: str) -> str:
    """What somebody is in the family, as people say it: Moeder, Zoon, Partner."""
    return RELATIE.get((Gezinsrol(rol), Geslacht(geslacht))) or Gezinsrol(rol).label


@dataclass
class Mens:
    """One person as the household page shows it."""

    lidmaatschap: Lidmaatschap
    regel: str
    telefoons: list[str] = field(default_factory=list)
    akkoord: str = ""
    toelichting: str = ""

    @property
    def persoon(self) -> Any:
        return self.lidmaatschap.persoon

    @property
    def is_kind(self) -> bool:
        return self.lidmaatschap.rol == Gezinsrol.KIND


@dataclass
class Mensen:
    """The people of a huishouden, in the groups the page shows."""

    thuis: list[Mens] = field(default_factory=list)
    elders: list[Mens] = field(default_factory=list)
    netwerk: list[Netwerklid] = field(default_factory=list)


def _regel(lid: Lidmaatschap, op: datetime.date) -> str:
    persoon = lid.persoon
    delen = [relatie(lid.rol, persoon.geslacht)]
    if persoon.overleden_op:
        delen.append("overleden")
    elif (jaren := persoon.leeftijd(op)) is not None:
        delen.append(f"{jaren} jaar")
    return ", ".join(delen)


_VOLGORDE = [
    Gezinsrol.GROOTOUDER,
    Gezinsrol.ALLEENSTAANDE,
    Gezinsrol.OUDER,
    Gezinsrol.PARTNER,
    Gezinsrol.KIND,
]


def op_volgorde(lid: Lidmaatschap) -> tuple[int, datetime.date]:
    """Grown-ups first, then children, the eldest first."""
    rol = Gezinsrol(lid.rol)
    return (
        _VOLGORDE.index(rol) if rol in _VOLGORDE else len(_VOLGORDE),
        lid.persoon.geboortedatum or datetime.date.max,
    )


def mensen_van(huishouden: Huishouden, situatie: Situatie, op: datetime.date) -> Mensen:
    """The people on this day; telephone numbers and network only for who may read them. Two statements."""
    leden = Lidmaatschap.objects.lopend(op=op).filter(huishouden=huishouden).select_related("persoon")
    met_nummer = situatie.leest(G.ADRES)
    if met_nummer:
        nummers = Contactgegeven.objects.filter(persoon=OuterRef("persoon_id")).order_by("-soort")
        leden = leden.annotate(bereikbaar=ArraySubquery(nummers.values("waarde")))
    uit = Mensen()
    for lid in sorted(leden, key=op_volgorde):
        mens = Mens(lid, _regel(lid, op), getattr(lid, "bereikbaar", []) if met_nummer else [])
        (uit.thuis if lid.inwonend else uit.elders).append(mens)
    if situatie.leest(G.WONEN):
        uit.netwerk = list(
            Netwerklid.objects.filter(huishouden=huishouden).select_related("steunt").order_by("gemaakt_op")
        )
    return uit


def _kort(naam: str) -> str:
    eerste = zonder_lidwoord(naam).split(" ")[0]
    return eerste[:1].upper() + eerste[1:]


def ecogram_van(mensen: Mensen) -> dict[str, list[dict[str, str]]]:
    """What the component `ecogram` draws, by first names.

    A namesake gets the surname too; somebody of the network is then called what they are.
    """
    namen: list[str] = []

    def uniek(kort: str, lang: str) -> str:
        naam = kort if kort not in namen else lang
        while naam in namen:
            naam += "’"
        namen.append(naam)
        return naam

    tekens, banden, naam_van = [], [], {}
    for groep, elders in ((mensen.thuis, False), (mensen.elders, True)):
        for mens in groep:
            persoon = mens.persoon
            naam = naam_van[persoon.pk] = uniek(persoon.roepnaam, persoon.naam)
            soort = "elders" if elders else "kind" if mens.is_kind else "ouder"
            tekens.append({"naam": naam, "soort": soort})
    for lid in mensen.netwerk:
        naam = uniek(_kort(lid.naam), _kort(lid.relatie))
        tekens.append({"naam": naam, "soort": "netwerk"})
        if lid.steunt_id in naam_van:
            banden.append({"van": naam, "naar": naam_van[lid.steunt_id], "soort": "sterk"})
    ouders_elders = [mens for mens in mensen.elders if not mens.is_kind]
    for kind in [mens for mens in mensen.thuis if mens.is_kind]:
        banden += [
            {"van": naam_van[ouder.persoon.pk], "naar": naam_van[kind.persoon.pk], "soort": "gewoon"}
            for ouder in ouders_elders
        ]
    return {"mensen": tekens, "banden": banden}
