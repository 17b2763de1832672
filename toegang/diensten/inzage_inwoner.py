"""What a resident is told of who looked at the file: which function of which team, on which day, at what (F2, AVG 15).

Not by name: whoever looks does so for the organisation (HvJ 22 June 2023, C-579/21), and a name is given when somebody
needs it to use his rights, by hand. Nor what a resident is told by hand alone (Wmo 5.3.2 lid 4): lines about safety.
That somebody broke the glass is told, whoever it was: it may be done in any file.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from toegang.beleid import doelen_van
from toegang.diensten.inzage import Inzagefilter
from toegang.keuzes import Gegevensgroep, Rol, Uitkomst
from toegang.models import Inzageregel, Medewerker, Roltoekenning

# A page that may still be printed; a shorter period tells the rest.
HOOGSTENS = 2_000
# That there is a safety file, or a secret address, is not told by telling who looked at it.
_VERVANGEN = {Gegevensgroep.GEHEIM_ADRES: Gegevensgroep.ADRES}
_MET_DE_HAND = frozenset({Gegevensgroep.VEILIGHEID})
_WOORDEN_MET_DE_HAND = ("veiligheid", "meldcode")


@dataclass
class Blik:
    """One medewerker on one day: how often, what was to be seen and what for."""

    dag: datetime.date
    wie: str
    van: str
    met_nood: bool = False
    keer: int = 0
    gegevens: set[Gegevensgroep] = field(default_factory=set)

    @property
    def in_woorden(self) -> list[str]:
        return [groep.in_woorden for groep in sorted(self.gegevens)]

    @property
    def doelen(self) -> list[str]:
        teksten = [doel.tekst for doel in doelen_van(sorted(self.gegevens))]
        return [tekst[:1].lower() + tekst[1:] for tekst in teksten]


@dataclass(frozen=True)
class VoorInwoner:
    """What is told; how many lines are left for the privacy officer to weigh; whether there is more."""

    blikken: list[Blik]
    dossier: str
    met_de_hand: int
    meer: bool


def inzage_voor_inwoner(
    *, huishouden_id: UUID, van: datetime.date | None, tot_en_met: datetime.date | None
) -> VoorInwoner:
    """The readings of one file, the latest first. Three statements, whatever their number."""
    keuze = Inzagefilter(
        huishouden_id=huishouden_id, van=van, tot_en_met=tot_en_met, uitkomst=Uitkomst.GELEZEN
    )
    zetels = Roltoekenning.objects.select_related("team", "organisatie").order_by("van")
    rijen = list(
        Inzageregel.objects.filter(keuze.q)
        .select_related("medewerker__organisatie")
        .prefetch_related(Prefetch("medewerker__roltoekenningen", zetels))
        .order_by("-moment", "-id")[: HOOGSTENS + 1]
    )
    regels = [regel for regel in rijen[:HOOGSTENS] if not _met_de_hand(regel)]
    return VoorInwoner(
        blikken=_per_dag(regels),
        dossier=next((regel.dossier for regel in rijen), ""),
        met_de_hand=len(rijen[:HOOGSTENS]) - len(regels),
        meer=len(rijen) > HOOGSTENS,
    )


def _met_de_hand(regel: Inzageregel) -> bool:
    """Whether this reading itself gives away what is not told by a machine."""
    groepen = set(map(Gegevensgroep, regel.groepen)) - {Gegevensgroep.PERSOON, Gegevensgroep.ADRES}
    return not regel.met_noodtoegang and (
        (groepen <= _MET_DE_HAND and bool(groepen))
        or regel.rollen == [Rol.AF.label]
        or any(woord in regel.handeling for woord in _WOORDEN_MET_DE_HAND)
    )


def _per_dag(regels: Iterable[Inzageregel]) -> list[Blik]:
    """Two colleagues of the same function stay two; one who opened ten pages in a day is one, beside those in need."""
    uit: list[Blik] = []
    for dag, van_die_dag in groupby(regels, lambda regel: timezone.localdate(regel.moment)):
        blikken: dict[tuple[UUID, str, bool], Blik] = {}
        for regel in van_die_dag:
            wie, met_nood = _functie(regel), regel.met_noodtoegang
            plek = (regel.medewerker_id, wie, met_nood)
            blik = blikken.setdefault(plek, Blik(dag, wie, _van(regel.medewerker, dag), met_nood))
            blik.keer += 1
            # Every page names the family, also the one of which nothing else is told here.
            gezien = set(map(Gegevensgroep, regel.groepen)) - _MET_DE_HAND or {Gegevensgroep.PERSOON}
            blik.gegevens |= {_VERVANGEN.get(groep, groep) for groep in gezien}
        uit += blikken.values()
    return uit


def _functie(regel: Inzageregel) -> str:
    """The rollen of that moment, from the line itself."""
    rollen = [rol for rol in regel.rollen if rol != Rol.AF.label]
    return " en ".join(rollen).capitalize() or "Medewerker"


def _van(medewerker: Medewerker, dag: datetime.date) -> str:
    """The team or organisation somebody worked for on that day."""
    if medewerker.organisatie:
        return medewerker.organisatie.naam
    zetels = [
        zetel
        for zetel in medewerker.roltoekenningen.all()
        if zetel.van <= dag and (zetel.tot is None or zetel.tot > dag)
    ]
    return next((f"team {zetel.team.naam}" for zetel in zetels if zetel.team), "")
