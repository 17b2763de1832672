"""Finding a huishouden by whatever somebody knows of it, and whether it is known elsewhere (A3, screens 5).

Own scope: rows, under both locks. Outside it: the names of the teams that know somebody, from the one
function that looks past row security (`beleid.bekend`). Equality and ^@ only, so that indexes serve.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from huishoudens.diensten.navraag import mag_navragen
from huishoudens.models import Adres, Huishouden, Persoon, PersoonBsn, Zoekterm
from huishoudens.overzichten.lijst import Rij, als_rij, met_volgende
from toegang.diensten.inzage import Gelezen
from toegang.keuzes import TEAMROLLEN
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker, Team
from toegang.normaliseren import (
    Naamdelen,
    adressleutel,
    bsn_sleutel,
    deletievarianten,
    huisnummerdelen,
    naamdelen,
    postcode_sleutel,
)
from toegang.versleuteling import blinde_index
from toegang.zoekvraag import Zoekvraag, herken

MEESTE_TREFFERS = 25
KORTSTE_BEGIN = 3
KORTSTE_STRAAT = 4

# Rows that lead to a huishouden: people, addresses, a BSN, or the huishouden itself.
Bron = QuerySet[Any, Any]


@dataclass
class Uitkomst:
    """What a search gave: lines one may open, and teams elsewhere that know somebody."""

    vraag: Zoekvraag
    rijen: list[Rij] = field(default_factory=list)
    elders: list[Team] = field(default_factory=list)
    te_vaak: bool = False
    meer: bool = False
    gelezen: list[Gelezen] = field(default_factory=list)


def _op_naam(woorden: Iterable[str], *, begin: bool) -> QuerySet[Persoon]:
    """People who have every word in their names, typing errors allowed; `begin`: a word may be unfinished."""
    personen = Persoon.objects.all()
    for woord in woorden:
        termen = Q(term__in=sorted(deletievarianten(woord)))
        if begin and len(woord) >= KORTSTE_BEGIN:
            termen |= Q(term__begint_met=woord, exact=True)
        personen = personen.filter(pk__in=Zoekterm.objects.filter(termen).values("persoon_id"))
    return personen


def _op_adres(postcode: str, huisnummer: str, toevoeging: str) -> Bron:
    begin = f"{postcode}:{huisnummer}:{toevoeging}" if huisnummer else f"{postcode}:"
    return Adres.objects.filter(zoeksleutel__begint_met=begin, tot__isnull=True)


def _op_straat(vraag: Zoekvraag) -> Bron:
    return Adres.objects.filter(
        straatsleutel__begint_met=f"{vraag.straat} {vraag.huisnummer}{vraag.toevoeging}",
        huisnummer=vraag.huisnummer,
        tot__isnull=True,
    )


def _op_naam_of_straat(vraag: Zoekvraag, naam: Naamdelen) -> list[Bron]:
    personen = _op_naam(naam.woorden, begin=True)
    if vraag.geboortedatum:
        return [personen.filter(geboortedatum=vraag.geboortedatum)]
    if len(naam.kern) < KORTSTE_STRAAT:
        return [personen]
    return [personen, Adres.objects.filter(straatsleutel__begint_met=naam.kern, tot__isnull=True)]


def _bronnen(vraag: Zoekvraag) -> list[Bron]:
    match vraag.soort:
        case "dossiernummer":
            return [Huishouden.objects.filter(nummer=vraag.dossiernummer)]
        case "bsn":
            return [PersoonBsn.objects.filter(blind=blinde_index(vraag.bsn))]
        case "geboortedatum":
            return [Persoon.objects.filter(geboortedatum=vraag.geboortedatum)]
        case "postcode":
            return [_op_adres(vraag.postcode, vraag.huisnummer, vraag.toevoeging)]
        case "straat":
            return [_op_straat(vraag)]
        case "naam" if vraag.naam:
            return _op_naam_of_straat(vraag, vraag.naam)
        case _:
            return []


def _huishoudens(bronnen: list[Bron], *, door: Medewerker) -> QuerySet[Any]:
    """The huishoudens that these rows lead to, with what a line needs and by which key each was found."""
    eerste, *rest = [bron.values("pk" if bron.model is Huishouden else "huishouden_id") for bron in bronnen]
    ids = eerste.union(*rest) if rest else eerste
    rijen: Any = met_volgende(Huishouden.objects.zichtbaar_voor(door).filter(pk__een_van=ArraySubquery(ids)))
    for bron in bronnen:
        if bron.model is PersoonBsn:
            rijen = rijen.annotate(op_bsn=Exists(bron.filter(huishouden=OuterRef("pk"))))
        if bron.model is Adres:
            hier = bron.filter(huishouden=OuterRef("pk")).order_by("-geheim")
            rijen = rijen.annotate(op_geheim_adres=Subquery(hier.values("geheim")[:1]))
    gesorteerd: QuerySet[Any] = rijen.order_by("aanduiding", "pk")
    return gesorteerd


def _gelezen(huishouden: Any) -> Gelezen:
    """What a line gives away: somebody found by BSN or address has that BSN or address."""
    inhoud = {G.BSN} if getattr(huishouden, "op_bsn", False) else set()
    # None: not found by an address.
    if (geheim := getattr(huishouden, "op_geheim_adres", None)) is not None:
        inhoud.add(G.GEHEIM_ADRES if geheim else G.ADRES)
    return Gelezen.op_regel(huishouden.pk, huishouden.nummer, *inhoud)


def _naamdelen_als_vraag(woorden: Iterable[str]) -> list[str]:
    return [
        f"n{nummer}:{variant}"
        for nummer, woord in enumerate(woorden)
        for variant in sorted(deletievarianten(woord))
    ]


def vraag_elders(vraag: Zoekvraag) -> list[str]:
    """The search as `beleid.bekend` takes it; a birth date, postcode or street alone tells too little."""
    match vraag.soort:
        case "dossiernummer":
            return [f"h:{vraag.dossiernummer}"]
        case "bsn":
            return [f"b:{blinde_index(vraag.bsn)}"]
        case "postcode" if vraag.huisnummer:
            return [f"a:{vraag.postcode}:{vraag.huisnummer}:{vraag.toevoeging}"]
        case "naam" if vraag.naam:
            datum = [f"d:{vraag.geboortedatum.isoformat()}"] if vraag.geboortedatum else []
            return _naamdelen_als_vraag(vraag.naam.woorden) + datum
        case _:
            return []


def teams_elders(vragen: Iterable[list[str]], *, door: Medewerker) -> tuple[list[Team], bool]:
    """Other teams that know somebody who fits one of the questions, and whether one was asked too often today.

    One statement, none without a seat.
    """
    vragen = [vraag for vraag in vragen if vraag]
    if not vragen or not door.heeft(*TEAMROLLEN):
        return [], False
    mag = [vraag for vraag in vragen if mag_navragen(vraag, door=door)]
    gevonden = Q(pk__in=[])
    for vraag in mag:
        gevonden |= Q(pk__in=RawSQL("SELECT beleid.bekend(%s::text[])", [vraag]))
    return list(Team.objects.filter(gevonden).order_by("naam")), len(mag) < len(vragen)


def zoek(*, tekst: str, door: Medewerker, op: datetime.date) -> Uitkomst:
    """Look up what somebody typed in the one search box. Two statements at most; a BSN is never shown."""
    vraag = herken(tekst, op=op)
    uit = Uitkomst(vraag)
    bronnen = _bronnen(vraag)
    if not bronnen:
        return uit
    gevonden = list(_huishoudens(bronnen, door=door)[: MEESTE_TREFFERS + 1])
    uit.rijen = [als_rij(huishouden) for huishouden in gevonden[:MEESTE_TREFFERS]]
    uit.gelezen = [_gelezen(rij.huishouden) for rij in uit.rijen]
    uit.meer = len(gevonden) > MEESTE_TREFFERS
    uit.elders, uit.te_vaak = teams_elders([vraag_elders(vraag)], door=door)
    return uit


@dataclass
class Bekend:
    """Who may already be known: in one's own scope with name and link, elsewhere the team only."""

    hier: list[Rij] = field(default_factory=list)
    elders: list[Team] = field(default_factory=list)
    te_vaak: bool = False
    gelezen: list[Gelezen] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.hier or self.elders)


def bekend(
    *,
    door: Medewerker,
    naam: str = "",
    geboortedatum: datetime.date | None = None,
    postcode: str = "",
    huisnummer: str = "",
    toevoeging: str = "",
    bsn: str = "",
) -> Bekend | None:
    """Before a file is made: who fits this name (with this birth date, or none known), address or BSN (A3).

    Two statements at most. Fields that are empty or unreadable count as not given; None: nothing to look for.
    A birth date without a name finds whom one may see, and tells nothing of other teams.
    """
    bronnen: list[Bron] = []
    elders: list[list[str]] = []
    woorden = naamdelen(naam).woorden if naam.strip() else ()
    if any(len(woord) > 1 for woord in woorden):
        personen = _op_naam(woorden, begin=False)
        if geboortedatum:
            personen = personen.filter(Q(geboortedatum=geboortedatum) | Q(geboortedatum__isnull=True))
        bronnen.append(personen)
        datum = [f"d:{geboortedatum.isoformat()}"] if geboortedatum else []
        elders.append(_naamdelen_als_vraag(woorden) + datum)
    elif geboortedatum:
        bronnen.append(Persoon.objects.filter(geboortedatum=geboortedatum))
    if adressleutel(postcode, huisnummer, toevoeging):
        gebied, (nummer, rest) = postcode_sleutel(postcode), huisnummerdelen(huisnummer, toevoeging)
        bronnen.append(_op_adres(gebied, nummer, rest))
        elders.append([f"a:{gebied}:{nummer}:{rest}"])
    if sleutel := bsn_sleutel(bsn):
        blind = blinde_index(sleutel)
        bronnen.append(PersoonBsn.objects.filter(blind=blind))
        elders.append([f"b:{blind}"])
    if not bronnen:
        return None
    gevonden = list(_huishoudens(bronnen, door=door)[:MEESTE_TREFFERS])
    teams, te_vaak = teams_elders(elders, door=door)
    return Bekend(
        hier=[als_rij(huishouden) for huishouden in gevonden],
        elders=teams,
        te_vaak=te_vaak,
        gelezen=[_gelezen(huishouden) for huishouden in gevonden],
    )
