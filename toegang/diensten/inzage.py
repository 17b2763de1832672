"""Writing down who read what of which file and who was refused, and reading that back (F2, I9)."""

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, Subquery
from django.utils import timezone

from toegang.beleid import gronden_van
from toegang.keuzes import Gegevensgroep, Uitkomst
from toegang.logboek import lopend_verzoek
from toegang.models import Inzageregel
from toegang.versleuteling import pseudoniem

PER_PAGINA = 50

# Of the last line of a page: lines that were written at once share their moment.
Sleutel = tuple[datetime.datetime, UUID]

_TOEVOEGEN = """
INSERT INTO toegang_inzageregel (id, moment, medewerker_id, huishouden_id, dossier, handeling, groepen, regel,
    uitkomst, gevraagd, pseudoniem, grond, verzoek)
SELECT gen_random_uuid(), %(op)s, %(door)s, g.huishouden_id, g.dossier, %(handeling)s, g.groepen,
    coalesce({regel}, ''), %(uitkomst)s, g.gevraagd, g.pseudoniem, g.grond, %(verzoek)s
FROM json_to_recordset(%(regels)s::json) g(huishouden_id uuid, dossier text, groepen smallint[], regel text,
    gevraagd uuid, pseudoniem uuid, grond text)"""
_MET_REGEL = _TOEVOEGEN.format(regel="g.regel")
# By which rule a line of a list was seen, the database says for all of them at once, in the same statement.
_REGEL_OPGEZOCHT = (
    _TOEVOEGEN.format(regel="g.regel, r.regel")
    + " LEFT JOIN beleid.regels(%(zoek_op)s::uuid[]) r ON r.huishouden_id = g.huishouden_id"
)


@dataclass(frozen=True, kw_only=True)
class Gelezen:
    """What a page showed of one huishouden; `regel` when the page already knows by which rule."""

    huishouden_id: UUID | None
    dossier: str
    groepen: frozenset[Gegevensgroep]
    regel: str | None = None

    @classmethod
    def op_regel(cls, huishouden_id: UUID, dossier: str, *inhoud: Gegevensgroep) -> "Gelezen":
        """A line of a list: whose it is and what it tells. Name, work and regie alone leave no trace in the log."""
        groepen = frozenset({Gegevensgroep.PERSOON, *inhoud}) if inhoud else frozenset()
        return cls(huishouden_id=huishouden_id, dossier=dossier, groepen=groepen)


def inzage_vastleggen(
    *, door_id: UUID, handeling: str, gelezen: Iterable[Gelezen], op: datetime.datetime
) -> None:
    """One row per huishouden of which something was shown. One statement, none when nothing was.

    What a page shows of a huishouden in several places is told together; without a groep nothing was shown.
    """
    per_huishouden: dict[UUID | None, Gelezen] = {}
    for deel in gelezen:
        eerder = per_huishouden.get(deel.huishouden_id)
        if deel.groepen:
            samen = replace(deel, groepen=deel.groepen | eerder.groepen) if eerder else deel
            per_huishouden[deel.huishouden_id] = samen
    if not per_huishouden:
        return
    regels = [
        {
            "huishouden_id": deel.huishouden_id,
            "dossier": deel.dossier,
            "groepen": sorted(deel.groepen),
            "regel": deel.regel,
            "pseudoniem": deel.huishouden_id and pseudoniem(deel.huishouden_id),
            "grond": gronden_van(deel.groepen),
        }
        for deel in per_huishouden.values()
    ]
    _voeg_toe(regels, Uitkomst.GELEZEN, door_id=door_id, handeling=handeling, op=op)


def weigering_vastleggen(
    *,
    door_id: UUID,
    handeling: str,
    huishouden_id: UUID | None,
    gevraagd: UUID | None,
    op: datetime.datetime,
) -> None:
    """One row for what somebody asked and was not given: `huishouden_id` of a file, `gevraagd` of anything else.

    What is asked is not looked up, so an id of nothing leaves the same row at the same price.
    """
    regel: dict[str, Any] = {
        "huishouden_id": huishouden_id,
        "dossier": "",
        "groepen": [],
        "regel": "",
        "gevraagd": gevraagd,
        "pseudoniem": huishouden_id and pseudoniem(huishouden_id),
        "grond": "",
    }
    _voeg_toe([regel], Uitkomst.GEWEIGERD, door_id=door_id, handeling=handeling, op=op)


def _voeg_toe(
    regels: list[dict[str, Any]],
    uitkomst: Uitkomst,
    *,
    door_id: UUID,
    handeling: str,
    op: datetime.datetime,
) -> None:
    zoek_op = [regel["huishouden_id"] for regel in regels if regel["regel"] is None]
    with connection.cursor() as cursor:
        cursor.execute(
            _REGEL_OPGEZOCHT if zoek_op else _MET_REGEL,
            {
                "op": op,
                "door": door_id,
                "handeling": handeling,
                "uitkomst": uitkomst.value,
                "verzoek": lopend_verzoek(),
                "regels": json.dumps(regels, default=str),
                "zoek_op": zoek_op,
            },
        )


@dataclass(frozen=True, kw_only=True)
class Inzagefilter:
    """What the privacy officer narrows the log to; the days of the period both count."""

    huishouden_id: UUID | None = None
    dossier: str = ""
    medewerker_id: UUID | None = None
    van: datetime.date | None = None
    tot_en_met: datetime.date | None = None
    uitkomst: str = ""

    @property
    def q(self) -> Q:
        uit = Q()
        if self.huishouden_id:
            uit &= Q(huishouden_id=self.huishouden_id)
        if self.dossier:
            uit &= Q(dossier=self.dossier)
        if self.medewerker_id:
            uit &= Q(medewerker_id=self.medewerker_id)
        if self.uitkomst:
            uit &= Q(uitkomst=self.uitkomst)
        if self.van:
            uit &= Q(moment__gte=_begin(self.van))
        if self.tot_en_met:
            uit &= Q(moment__lt=_begin(self.tot_en_met + datetime.timedelta(days=1)))
        return uit


def _begin(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time()))


@dataclass(frozen=True)
class Inzagepagina:
    """A page of the log; `na` is the key after which the next one starts, None on the last."""

    regels: list[Inzageregel]
    na: Sleutel | None = None


def inzagelog(keuze: Inzagefilter, *, na: Sleutel | None = None, aantal: int = PER_PAGINA) -> Inzagepagina:
    """The log, the newest first. One statement; deep pages cost as much as the first.

    Of one medewerker in the order of the chain, which has an index.
    """
    rijen, volgorde = Inzageregel.objects.filter(keuze.q).select_related("medewerker"), ["-moment", "-id"]
    if keuze.medewerker_id:
        volgorde = ["-schakel"]
    if na:
        moment, pk = na
        voor = Q(moment__lt=moment) | Q(moment=moment, id__lt=pk)
        if keuze.medewerker_id:
            voor = Q(schakel__lt=Subquery(Inzageregel.objects.filter(pk=pk).values("schakel")))
        rijen = rijen.filter(voor, moment__lte=moment)
    gevonden = list(rijen.order_by(*volgorde)[: aantal + 1])
    laatste = gevonden[aantal - 1] if len(gevonden) > aantal else None
    return Inzagepagina(gevonden[:aantal], (laatste.moment, laatste.id) if laatste else None)
