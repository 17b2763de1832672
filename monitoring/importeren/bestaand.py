"""What an earlier import or a colleague already wrote of a household, by the keys of the format (F10)."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from backoffice.models import Maatwerkadvies
from huishoudens.models import (
    Adres,
    Betrokkenheid,
    Contactmoment,
    Huishouden,
    Leefgebiedbeeld,
    Lidmaatschap,
    Netwerklid,
    Persoon,
    PersoonBsn,
    Toestemming,
    Veiligheidsdossier,
)
from plannen.models import Actie, Akkoord, Doel, Plan
from triage.models import Melding

K = TypeVar("K")
R = TypeVar("R")
Meldingmerk = tuple[datetime.date, str, str, int]
Contactmerk = tuple[datetime.date, str, UUID, int]


@dataclass
class Bestaand:
    """Rows by their key; empty for a household that is new, so that writing it asks nothing."""

    personen: dict[str, Persoon] = field(default_factory=dict)
    lidmaatschappen: dict[UUID, Lidmaatschap] = field(default_factory=dict)
    bsns: dict[UUID, str] = field(default_factory=dict)
    adres: Adres | None = None
    netwerk: dict[str, Netwerklid] = field(default_factory=dict)
    betrokkenen: dict[UUID, Betrokkenheid] = field(default_factory=dict)
    toestemmingen: dict[tuple[UUID, str, str, datetime.date], Toestemming] = field(default_factory=dict)
    meldingen: dict[Meldingmerk, Melding] = field(default_factory=dict)
    beelden: dict[tuple[str, UUID | None, datetime.date], Leefgebiedbeeld] = field(default_factory=dict)
    contacten: dict[Contactmerk, Contactmoment] = field(default_factory=dict)
    veiligheid: Veiligheidsdossier | None = None
    plan: Plan | None = None
    doelen: dict[str, Doel] = field(default_factory=dict)
    acties: dict[str, Actie] = field(default_factory=dict)
    akkoorden: set[UUID] = field(default_factory=set)
    adviezen: dict[str, Maatwerkadvies] = field(default_factory=dict)

    @classmethod
    def van(cls, huishouden: Huishouden) -> "Bestaand":
        """Everything of one household, in a fixed number of queries."""
        hier = {"huishouden": huishouden}
        plan = Plan.objects.filter(**hier).order_by("van", "gemaakt_op").last()
        uit = cls(
            personen={p.sleutel: p for p in Persoon.objects.filter(**hier).exclude(sleutel="")},
            lidmaatschappen={
                lid.persoon_id: lid for lid in Lidmaatschap.objects.filter(**hier).order_by("van")
            },
            bsns=dict(PersoonBsn.objects.filter(**hier).values_list("persoon_id", "blind")),
            adres=Adres.objects.filter(**hier, persoon__isnull=True, tot__isnull=True).last(),
            netwerk={lid.sleutel: lid for lid in Netwerklid.objects.filter(**hier).exclude(sleutel="")},
            betrokkenen={
                b.medewerker_id: b
                for b in Betrokkenheid.objects.filter(**hier).select_related("toegewezen").order_by("van")
            },
            toestemmingen={
                (t.persoon_id, t.doel, t.ontvanger, t.gegeven_op): t
                for t in Toestemming.objects.filter(**hier)
            },
            meldingen=dict(
                genummerd(
                    ((dag(m.moment), m.kanaal, m.melder), m)
                    for m in Melding.objects.filter(**hier).order_by("moment", "gemaakt_op")
                )
            ),
            beelden={
                (b.leefgebied, b.persoon_id, b.datum): b for b in Leefgebiedbeeld.objects.filter(**hier)
            },
            contacten=dict(
                genummerd(
                    ((dag(c.moment), c.soort, c.medewerker_id), c)
                    for c in Contactmoment.objects.filter(**hier).order_by("moment", "gemaakt_op")
                )
            ),
            veiligheid=Veiligheidsdossier.objects.filter(**hier).order_by("geopend_op").last(),
            plan=plan,
            adviezen={a.sleutel: a for a in Maatwerkadvies.objects.filter(**hier).exclude(sleutel="")},
        )
        if plan is not None:
            uit.doelen = {d.sleutel: d for d in Doel.objects.filter(plan=plan).exclude(sleutel="")}
            uit.acties = {a.sleutel: a for a in Actie.objects.filter(doel__plan=plan).exclude(sleutel="")}
            akkoorden = Akkoord.objects.filter(plan=plan, vervallen_op__isnull=True)
            uit.akkoorden = set(akkoorden.values_list("persoon_id", flat=True))
        return uit


def dag(moment: datetime.datetime) -> datetime.date:
    """The day on which something was, here."""
    return timezone.localdate(moment)


def middag(datum: datetime.date) -> datetime.datetime:
    """The format knows days; a moment on that day, far from midnight."""
    return timezone.make_aware(datetime.datetime.combine(datum, datetime.time(12)))


def genummerd(
    paren: Iterable[tuple[tuple[datetime.date, str, K], R]],
) -> Iterator[tuple[tuple[datetime.date, str, K, int], R]]:
    """Number what has the same marks, so that two calls on one day stay two."""
    gezien: dict[tuple[datetime.date, str, K], int] = {}
    for merk, rij in paren:
        gezien[merk] = gezien.get(merk, -1) + 1
        yield (*merk, gezien[merk]), rij
