"""Kerncijfers: every stored figure equals a slow count by hand, and no small cell is stored (E4)."""

import datetime
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from backoffice.models import Besluit
from huishoudens.models import Contactmoment, Huishouden, Regie
from monitoring.keuzes import Indicator
from monitoring.models import Kerncijfer
from monitoring.overzichten.onderdrukken import GRENS
from monitoring.tasks import kerncijfers_bijwerken as taak
from plannen.models import Evaluatie, PlanStatuswijziging
from tests.cast import PEILDATUM, Wereld
from tests.monitoring.regiocijfers import Regiocijfers
from tests.rollen import als_eigenaar, als_systeem
from toegang.keuzes import Rol
from toegang.sessie import handelend_als
from triage.keuzes import Route
from triage.models import Melding, Routekeuze, Triage

GEMEENTE = {1: "hillegom", 2: "lisse", 3: "noordwijk", 4: "noordwijk"}
AANDELEN = (
    Indicator.PLAN_BINNEN_ZES_WEKEN,
    Indicator.EVALUATIES_OP_TIJD,
    Indicator.TERMIJNEN_GEHAALD,
)
Plek = tuple[str, int | None, str]


def bijgewerkt() -> None:
    with als_systeem("kerncijfers"):
        taak()


def perioden(dag: datetime.date) -> tuple[str, str]:
    return f"{dag:%Y-%m}", f"{dag.year}-K{(dag.month + 2) // 3}"


def plekken(team: int, dag: datetime.date) -> Iterator[Plek]:
    for periode in perioden(dag):
        yield GEMEENTE[team], None, periode
        yield GEMEENTE[team], team, periode


def rond(waarde: float | Decimal, decimalen: int) -> Decimal:
    return Decimal(str(waarde)).quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


class Handtelling:
    """Counts with loops over objects what the task counts in SQL."""

    def __init__(self) -> None:
        self.lijsten: dict[tuple[Indicator, Plek, str], list[float]] = {}

    def tel(
        self, indicator: Indicator, team: int, dag: datetime.date, onderdeel: str = "", waarde: float = 1
    ) -> None:
        for plek in plekken(team, dag):
            self.lijsten.setdefault((indicator, plek, onderdeel), []).append(waarde)

    def meldingen(self) -> None:
        for melding in Melding.objects.filter(huishouden__afgeschermd=False):
            dag = melding.moment.date()
            self.tel(Indicator.MELDINGEN, melding.team_id, dag)
            self.tel(Indicator.MELDINGEN_KANAAL, melding.team_id, dag, melding.kanaal)
            contacten = [
                c.moment
                for c in Contactmoment.objects.filter(huishouden_id=melding.huishouden_id)
                if c.soort != "bericht" and c.moment >= melding.moment and c.moment.date() <= PEILDATUM
            ]
            routes = Routekeuze.objects.filter(triage__melding=melding).values_list("route", flat=True)
            wacht = melding.status != "afgerond" or {"team", "maatwerk"} & set(routes)
            if contacten and wacht:
                eerste = min(contacten).date()
                self.tel(Indicator.EERSTE_GESPREK, melding.team_id, eerste, waarde=(eerste - dag).days)

    def routes(self) -> None:
        for triage in Triage.objects.filter(huishouden__afgeschermd=False, melding__status="afgerond"):
            zwaarste = max((r.route for r in triage.routes.all()), key=Route.values.index)
            team = triage.melding.team_id
            self.tel(Indicator.MELDINGEN_ROUTE, team, triage.datum, zwaarste)
            self.tel(Indicator.MELDINGEN_ROUTE, team, triage.datum)

    def plannen(self) -> None:
        for wijziging in PlanStatuswijziging.objects.filter(status="actief", huishouden__afgeschermd=False):
            dag = wijziging.op.date()
            vorige = max(m.moment.date() for m in wijziging.huishouden.meldingen.all())
            team, dagen = wijziging.huishouden.team_id, (dag - vorige).days
            self.tel(Indicator.PLAN_ACTIEF_DAGEN, team, dag, waarde=dagen)
            self.tel(Indicator.PLAN_BINNEN_ZES_WEKEN, team, dag, waarde=100 * (dagen <= 42))

    def evaluaties(self) -> None:
        for evaluatie in Evaluatie.objects.filter(huishouden__afgeschermd=False):
            team, gepland, gehouden = (
                evaluatie.huishouden.team_id,
                evaluatie.gepland_op,
                evaluatie.gehouden_op,
            )
            if gehouden or gepland + datetime.timedelta(days=7) < PEILDATUM:
                op_tijd = gehouden is not None and (gehouden - gepland).days <= 7
                self.tel(Indicator.EVALUATIES_OP_TIJD, team, gepland, waarde=100 * op_tijd)
            if gehouden and evaluatie.tevredenheid:
                self.tel(Indicator.TEVREDENHEID, team, gehouden, waarde=evaluatie.tevredenheid)

    def besluiten(self) -> None:
        for besluit in Besluit.objects.filter(huishouden__afgeschermd=False):
            team, advies = besluit.advies.team_id, besluit.advies
            dagen = (besluit.datum - advies.ingediend_op).days
            for onderdeel in ("", besluit.uitkomst):
                self.tel(Indicator.BESLUITEN, team, besluit.datum, onderdeel)
            for onderdeel in ("", advies.wet):
                self.tel(Indicator.BESLUIT_DAGEN, team, besluit.datum, onderdeel, dagen)
            gehaald = besluit.datum <= advies.beslissen_uiterlijk
            self.tel(Indicator.TERMIJNEN_GEHAALD, team, besluit.datum, waarde=100 * gehaald)

    def huishoudens(self) -> None:
        eind = {periode: _laatste_dag(periode) for periode in _alle_perioden()}
        for regie in Regie.objects.filter(huishouden__afgeschermd=False):
            for periode, dag in eind.items():
                if regie.van <= dag and (regie.tot is None or regie.tot > dag):
                    team = regie.huishouden.team_id
                    for plek in ((GEMEENTE[team], None, periode), (GEMEENTE[team], team, periode)):
                        for onderdeel in ("", regie.soort):
                            self.lijsten.setdefault((Indicator.HUISHOUDENS, plek, onderdeel), []).append(1)


def _alle_perioden() -> set[str]:
    dagen = (PEILDATUM - datetime.timedelta(days=n) for n in range(730))
    return {periode for dag in dagen for periode in perioden(dag)}


def _laatste_dag(periode: str) -> datetime.date:
    jaar, rest = int(periode[:4]), periode[5:]
    maand = int(rest[1]) * 3 if rest.startswith("K") else int(rest)
    volgende = datetime.date(jaar + maand // 12, maand % 12 + 1, 1)
    return min(volgende - datetime.timedelta(days=1), PEILDATUM)


def _kleinste(indicator: Indicator, lijst: list[float]) -> int:
    """The smallest group a figure tells of: of a share also those of whom it is true, and the others."""
    if indicator not in AANDELEN:
        return len(lijst)
    gehaald = sum(waarde > 0 for waarde in lijst)
    return min(len(lijst), gehaald, len(lijst) - gehaald)


def verwacht(indicator: Indicator, lijst: list[float]) -> Decimal:
    if indicator in (Indicator.EERSTE_GESPREK, Indicator.PLAN_ACTIEF_DAGEN, Indicator.BESLUIT_DAGEN):
        return rond(median(lijst), 1)
    if indicator == Indicator.TEVREDENHEID:
        return rond(sum(lijst) / len(lijst), 1)
    if indicator in AANDELEN:
        return rond(Decimal(sum(lijst)) / len(lijst), 0)
    return Decimal(len(lijst))


@pytest.fixture
def regio(wereld: Wereld) -> Regiocijfers:
    return Regiocijfers(wereld).vul(280)


def test_every_figure_equals_a_count_by_hand_and_hidden_ones_hold_nothing(regio: Regiocijfers) -> None:
    bijgewerkt()

    with als_eigenaar():
        hand = Handtelling()
        for naam in ("meldingen", "routes", "plannen", "evaluaties", "besluiten", "huishoudens"):
            getattr(hand, naam)()
        cijfers = list(Kerncijfer.objects.exclude(indicator=Indicator.ALGEMEEN_AANBOD))
    getoond: Counter[str] = Counter()
    for cijfer in cijfers:
        plek = (cijfer.gemeente_id, cijfer.team_id, cijfer.periode)
        lijst = hand.lijsten.get((Indicator(cijfer.indicator), plek, cijfer.onderdeel), [])
        if cijfer.onderdrukt:
            assert cijfer.waarde is None
            klein = _kleinste(Indicator(cijfer.indicator), lijst) < GRENS
            assert (cijfer.onderdrukt == "klein") == klein, (cijfer, plek, cijfer.onderdeel)
        else:
            getoond[cijfer.indicator] += 1
            assert _kleinste(Indicator(cijfer.indicator), lijst) >= GRENS
            assert cijfer.waarde == verwacht(Indicator(cijfer.indicator), lijst), cijfer
    assert set(getoond) == set(Indicator.values) - {Indicator.ALGEMEEN_AANBOD}
    tellend = {
        Indicator.MELDINGEN,
        Indicator.MELDINGEN_ROUTE,
        Indicator.MELDINGEN_KANAAL,
        Indicator.BESLUITEN,
    }
    assert not [c for c in cijfers if c.waarde is not None and c.indicator in tellend and c.waarde < GRENS]


def test_shares_show_only_where_all_parts_do_and_counting_twice_gives_the_same(regio: Regiocijfers) -> None:
    bijgewerkt()
    eerst = stand()

    with als_eigenaar():
        routes = {
            (r.gemeente_id, r.team_id, r.periode, r.onderdeel): r
            for r in Kerncijfer.objects.filter(indicator=Indicator.MELDINGEN_ROUTE)
        }
        aandelen = list(Kerncijfer.objects.filter(indicator=Indicator.ALGEMEEN_AANBOD))
    licht = ("direct_beantwoord", "sociale_basis", "vrij_toegankelijk")
    for aandeel in aandelen:
        plek = (aandeel.gemeente_id, aandeel.team_id, aandeel.periode)
        delen = [
            routes[(*plek, deel)] for deel in (licht if aandeel.onderdeel == "algemeen" else ("maatwerk",))
        ]
        totaal = routes[(*plek, "")]
        if any(rij.onderdrukt for rij in (totaal, *delen)):
            assert aandeel.waarde is None
            continue
        teller = sum(d.waarde for d in delen)
        if totaal.waarde - teller < GRENS:
            assert aandeel.waarde is None
        else:
            assert aandeel.waarde == rond(100 * teller / totaal.waarde, 0)
    assert any(aandeel.waarde is not None for aandeel in aandelen)

    bijgewerkt()
    assert stand() == eerst


def stand() -> list[Any]:
    velden = ("gemeente", "team", "indicator", "periode", "onderdeel", "waarde", "onderdrukt")
    with als_eigenaar():
        return sorted(Kerncijfer.objects.values_list(*velden), key=str)


def test_the_task_reads_rows_and_writes_figures_only(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom")

    with als_systeem("kerncijfers"):
        assert Huishouden.objects.filter(pk=huishouden.pk).exists()
        assert Huishouden.objects.filter(pk=huishouden.pk).update(aanduiding="anders") == 0
    with pytest.raises(DatabaseError), als_systeem("kerncijfers"), transaction.atomic():
        Melding.objects.create(
            huishouden=huishouden,
            team_id=1,
            moment=datetime.datetime.now(datetime.UTC),
            kanaal="web",
            melder="x",
        )
    with pytest.raises(DatabaseError), als_systeem("onbekend"), transaction.atomic():
        Kerncijfer.objects.create(
            gemeente_id="lisse",
            indicator="meldingen",
            periode="2026-10",
            geteld_op=datetime.datetime.now(datetime.UTC),
        )


@pytest.mark.parametrize("wie", ["accounthouder.lisse", "beheer", "regisseur.lisse", "wmo.isd"])
def test_figures_reach_only_who_the_matrix_names(wereld: Wereld, wie: str) -> None:
    with als_eigenaar():
        for gemeente, team in (("lisse", None), ("lisse", 2), ("hillegom", None)):
            Kerncijfer.objects.create(
                gemeente_id=gemeente,
                team_id=team,
                indicator="meldingen",
                periode="2026-10",
                waarde=20,
                geteld_op=datetime.datetime.now(datetime.UTC),
            )
    medewerker = wereld.wie(wie)

    with handelend_als(medewerker.pk):
        gezien = Kerncijfer.objects.count()
        personen = Huishouden.objects.count()

    assert gezien == (2 if medewerker.heeft(Rol.AH) else 0)
    assert personen == 0
