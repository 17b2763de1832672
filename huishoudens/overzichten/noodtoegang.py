"""Looking back at noodtoegang: what waits for a verdict, what was read, and what a month shows (F3)."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from huishoudens.keuzes import Noodoordeel
from huishoudens.models import Noodtoegang
from huishoudens.models.uitzondering import DUUR
from huishoudens.overzichten.dossiernummer import met_dossier
from toegang.diensten.inzage import Gelezen
from toegang.keuzes import TEAMROLLEN, Gegevensgroep, Rol
from toegang.models import Feestdag, Inzageregel, Medewerker, Roltoekenning, Team
from toegang.termijnen import einddatum
from toegang.termijnregel import Termijnregel

BEOORDELEN: Final = Termijnregel(
    sleutel="noodtoegang_beoordelen",
    wet="Autorisatiematrix",
    artikel="noodtoegang",
    omschrijving="De privacy officer heeft de noodtoegang beoordeeld.",
    startdag="noodtoegang geopend",
    geldig_vanaf=datetime.date(2026, 1, 1),
    lengte=5,
    eenheid="werkdagen",
    algemene_termijnenwet=False,
)
# So many open ones on one screen are a crisis by themselves; of what was judged the last ones are enough.
MEESTE_OPEN = 200
LAATST_BEOORDEELD = 25
MEESTE_GELEZEN = 200
# What was asked in the last second is answered, and written down, a little later.
LAATSTE_VRAAG = datetime.timedelta(minutes=2)
VAAK = 2
# What somebody was there, the most particular first; a plain seat is told when there is nothing else.
_ROLNAMEN = {
    **{rol: rol.label.capitalize() for rol in (Rol.TL, Rol.AF, Rol.TRI)},
    Rol.TM: "Collega zonder andere rol",
}


def redenen_van(rijen: Iterable[Any], *erbij: Gegevensgroep, door: Medewerker) -> list[Gelezen]:
    """For the inzagelog: why the glass was broken is a text about the family, like a melding (I9)."""
    regel = f"{Rol.FG.value}:functie" if door.heeft(Rol.FG) else None
    groepen = frozenset({Gegevensgroep.JOURNAAL, *erbij})
    return [
        Gelezen(huishouden_id=rij.huishouden_id, dossier=rij.dossier, groepen=groepen, regel=regel)
        for rij in rijen
    ]


def met_oordeeldag(rijen: Iterable[Any]) -> list[Any]:
    """Each with `beoordelen_voor`, the last day for the verdict. One statement.

    It follows from the moment that the database wrote, so nobody gives himself longer.
    """
    vrij = frozenset(Feestdag.objects.values_list("datum", flat=True))
    rijen = list(rijen)
    for rij in rijen:
        rij.beoordelen_voor = einddatum(regel=BEOORDELEN, start=timezone.localdate(rij.van), extra=vrij)
    return rijen


@dataclass(frozen=True)
class Wachtrij:
    """What the privacy officer still judges, what is over its day, and what was judged last."""

    open: list[Any]
    te_laat: int
    beoordeeld: list[Any]


def wachtrij(*, op: datetime.date) -> Wachtrij:
    """In the order in which the verdict is due, the overdue first. Three statements."""
    rijen = met_dossier(Noodtoegang.objects.all()).select_related("medewerker", "team", "beoordeeld_door")
    open_ = met_oordeeldag(rijen.filter(oordeel="").order_by("van")[:MEESTE_OPEN])
    return Wachtrij(
        open=open_,
        te_laat=sum(rij.beoordelen_voor < op for rij in open_),
        beoordeeld=list(rijen.exclude(oordeel="").order_by("-beoordeeld_op")[:LAATST_BEOORDEELD]),
    )


def van_team(team: Team) -> list[Any]:
    """Those in which a file of this team was opened, the newest first. Two statements."""
    rijen = (
        met_dossier(Noodtoegang.objects.all())
        .filter(team=team)
        .select_related("medewerker", "beoordeeld_door")
    )
    return met_oordeeldag(rijen.order_by("-van")[:MEESTE_OPEN])


def gelezen_met(noodtoegang: Noodtoegang) -> list[Inzageregel]:
    """What was read by breaking the glass, from the inzagelog: pages and gegevensgroepen, never the contents.

    In all of the hours it can last and what a last request takes, whatever the end that the reader gave it.
    """
    tot = noodtoegang.van + DUUR + LAATSTE_VRAAG
    regels = Inzageregel.objects.filter(
        medewerker_id=noodtoegang.medewerker_id,
        huishouden_id=noodtoegang.huishouden_id,
        moment__range=(noodtoegang.van, tot),
        regel__contains=":nood",
    )
    return list(regels.order_by("moment", "id")[:MEESTE_GELEZEN])


@dataclass(frozen=True)
class Dossier:
    """A huishouden that was opened more than once; the privacy officer reads its number, not its name."""

    huishouden_id: UUID
    nummer: str
    aantal: int


@dataclass(frozen=True)
class Maandbeeld:
    """How often the glass was broken in one month, and where and by whom more than it should be."""

    totaal: int
    per_team: list[tuple[str, int]]
    per_rol: list[tuple[str, int]]
    per_oordeel: list[tuple[str, int]]
    per_uur: list[tuple[str, int]]
    vaak: list[tuple[Medewerker, int]]
    vaker_geopend: list[Dossier]


def maandbeeld(maand: datetime.date) -> Maandbeeld:
    """The pattern of the month that begins on this day. Three statements, whatever its length."""
    begin, eind = _begin(maand), _begin((maand + datetime.timedelta(days=32)).replace(day=1))
    rijen = list(
        met_dossier(Noodtoegang.objects.all())
        .filter(van__gte=begin, van__lt=eind)
        .select_related("medewerker")
        .order_by("van")
    )
    teams = Counter(rij.team_id for rij in rijen)
    rollen = _rollen(rijen)
    oordelen = Counter(rij.oordeel for rij in rijen)
    uren = Counter(timezone.localtime(rij.van).hour for rij in rijen)
    mensen = Counter(rij.medewerker for rij in rijen)
    return Maandbeeld(
        totaal=len(rijen),
        per_team=[(team.naam, teams[team.pk]) for team in Team.objects.order_by("naam")],
        per_rol=[(naam, rollen[rol]) for rol, naam in _ROLNAMEN.items()],
        per_oordeel=[(oordeel.label, oordelen[oordeel.value]) for oordeel in Noodoordeel]
        + [("Nog geen oordeel", oordelen[""])],
        per_uur=[(f"{uur}.00 tot {uur + 1}.00 uur", uren[uur]) for uur in sorted(uren)],
        vaak=[(wie, aantal) for wie, aantal in mensen.most_common() if aantal > VAAK],
        vaker_geopend=_vaker(rijen),
    )


def _begin(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time()))


def _rollen(rijen: Iterable[Noodtoegang]) -> Counter[Rol]:
    """With which rol each was done, as it was held on that day."""
    per_wie: dict[UUID, list[Roltoekenning]] = {}
    wie = {rij.medewerker_id for rij in rijen}
    for toekenning in Roltoekenning.objects.filter(medewerker__in=wie, rol__in=TEAMROLLEN):
        per_wie.setdefault(toekenning.medewerker_id, []).append(toekenning)

    def rol_bij(rij: Noodtoegang) -> Rol:
        dag = timezone.localdate(rij.van)
        toen = {
            t.rol
            for t in per_wie.get(rij.medewerker_id, [])
            if t.van <= dag and (t.tot is None or t.tot > dag)
        }
        return next((rol for rol in _ROLNAMEN if rol in toen), Rol.TM)

    return Counter(rol_bij(rij) for rij in rijen)


def _vaker(rijen: Iterable[Any]) -> list[Dossier]:
    per_dossier = Counter((rij.huishouden_id, rij.dossier) for rij in rijen)
    return [Dossier(*dossier, aantal) for dossier, aantal in per_dossier.most_common() if aantal > 1]
