"""A reader who keeps the figures of every night learns no more than one who looks once (E4, ADR 0006)."""

import datetime
import random
from collections import Counter
from decimal import Decimal
from itertools import pairwise, product
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from huishoudens.models import Huishouden
from monitoring.keuzes import Indicator
from monitoring.models import Kerncijfer
from monitoring.overzichten import kerncijfers
from monitoring.overzichten.indicatoren import ASSEN, DEFINITIES
from monitoring.overzichten.kerncijfers import Blok, Cijfer
from monitoring.overzichten.perioden import Kwartaal, laatst_telbaar
from monitoring.overzichten.tellingen import Vak, tel
from monitoring.tasks import kerncijfers_bijwerken as taak
from tests.cast import Wereld
from tests.monitoring.aanvaller import GENOEG, Aanvaller, Plek
from tests.rollen import als_eigenaar, als_systeem
from triage.keuzes import Kanaal
from triage.models import Melding

KWARTAAL = Kwartaal(2026, 3)
BLOKKEN = [Blok("noordwijk", [3, 4], KWARTAAL), Blok("teylingen", [5, 6], KWARTAAL)]
GETELD = datetime.date(2026, 10, 15)
NACHTEN = [
    *(datetime.date(2026, maand, dag) for maand, dag in ((8, 1), (8, 17), (8, 27), (9, 16), (10, 1))),
    *(GETELD, datetime.date(2026, 10, 16), datetime.date(2026, 11, 1)),
]
Rij = tuple[str, int | None, str, str, str, Decimal]


@pytest.fixture(autouse=True)
def _alleen_meldingen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kerncijfers, "ASSEN_VAN_TELLING", {"meldingen": ("kanaal",)})


def getoond_in_de_nacht(dag: datetime.date) -> set[Rij]:
    """Count as on that night; every figure that is shown then."""
    op = datetime.datetime.combine(dag, datetime.time(1, 10), tzinfo=datetime.UTC)
    with time_machine.travel(op, tick=False), als_systeem("kerncijfers"):
        taak()
    velden = ("gemeente_id", "team_id", "indicator", "periode", "onderdeel", "waarde")
    with als_eigenaar():
        return set(Kerncijfer.objects.exclude(waarde=None).values_list(*velden))


def meldingen(team: int, aantal: int, kans: random.Random, *, kwartaal: Kwartaal = KWARTAAL) -> Huishouden:
    """So many meldingen on days of one quarter, through channels that differ in how often they are used."""
    dagen = (kwartaal.einde - kwartaal.begin).days + 1
    with als_eigenaar():
        huishouden = Huishouden.objects.create(
            nummer=f"N-{kans.randrange(10**9):09d}", aanduiding="Gezin", team_id=team
        )
        Melding.objects.bulk_create(
            Melding(
                huishouden=huishouden,
                team_id=team,
                moment=datetime.datetime.combine(
                    kwartaal.begin + datetime.timedelta(days=kans.randrange(dagen)),
                    datetime.time(10),
                    tzinfo=datetime.UTC,
                ),
                kanaal=kans.choices(Kanaal.values, weights=(8, 4, 2, 1, 1, 1, 1))[0],
                melder="inwoner",
                vraag="Kunt u helpen?",
                status="nieuw",
            )
            for _ in range(aantal)
        )
    return huishouden


def met_de_hand(blok: Blok) -> dict[Plek, int]:
    onderdelen = ["", *(f"kanaal:{kanaal}" for kanaal in ASSEN["kanaal"])]
    uit: Counter[Plek] = Counter(dict.fromkeys(product(blok.wie, blok.perioden, onderdelen), 0))
    with als_eigenaar():
        for melding in Melding.objects.filter(team_id__in=blok.teams):
            perioden = (f"{melding.moment:%Y-%m}", blok.kwartaal.sleutel)
            for plek in product((None, melding.team_id), perioden, ("", f"kanaal:{melding.kanaal}")):
                uit[plek] += 1
    return dict(uit)


def aanvaller(blok: Blok, ooit_getoond: set[Rij], echt: dict[Plek, int]) -> Aanvaller:
    rijen = [
        Cijfer(
            vak=Vak(gemeente, team, periode, f"kanaal:{onderdeel}" if onderdeel else ""),
            definitie=DEFINITIES[Indicator(indicator)],
            onderdeel=onderdeel,
            waarde=waarde,
            reden=None,
        )
        for gemeente, team, indicator, periode, onderdeel, waarde in ooit_getoond
        if gemeente == blok.gemeente and periode in blok.perioden
    ]
    return Aanvaller("meldingen", blok, rijen, echt)


@pytest.mark.parametrize("zaad", range(4))
def test_all_that_was_ever_shown_gives_no_small_number_away(wereld: Wereld, zaad: int) -> None:
    kans = random.Random(zaad)
    for team in (3, 4, 5, 6):
        meldingen(team, kans.randrange(20, 70), kans)
    nachten = [getoond_in_de_nacht(nacht) for nacht in NACHTEN]

    ooit = set().union(*nachten)
    assert ooit
    for blok in BLOKKEN:
        mogelijk = aanvaller(blok, ooit, met_de_hand(blok)).mogelijk()
        assert {plek: sorted(w) for plek, w in mogelijk.items() if len(w) < GENOEG} == {}


def test_what_comes_in_late_or_is_shielded_later_moves_nothing(wereld: Wereld) -> None:
    kans = random.Random(7)
    huishoudens = [meldingen(team, 60, kans) for team in (3, 4, 5, 6)]
    nachten = [getoond_in_de_nacht(GETELD)]
    for huishouden in huishoudens:
        meldingen(huishouden.team_id, 1, kans)
        nachten.append(getoond_in_de_nacht(GETELD + datetime.timedelta(days=len(nachten))))
        with als_eigenaar():
            Huishouden.objects.filter(pk=huishouden.pk).update(afgeschermd=True)
        nachten.append(getoond_in_de_nacht(GETELD + datetime.timedelta(days=len(nachten))))

    assert nachten[0]
    assert all(eerder == later for eerder, later in pairwise(nachten))


def test_nothing_of_a_quarter_is_shown_before_it_is_over_for_two_weeks(wereld: Wereld) -> None:
    kans = random.Random(3)
    for team in (3, 4):
        meldingen(team, 300, kans)

    assert getoond_in_de_nacht(datetime.date(2026, 9, 30)) == set()
    assert getoond_in_de_nacht(GETELD - datetime.timedelta(days=1)) == set()
    assert {rij[3] for rij in getoond_in_de_nacht(GETELD)} == set(BLOKKEN[0].perioden)


def test_a_history_that_is_brought_over_is_counted_in_one_go_where_nothing_was_shown(wereld: Wereld) -> None:
    kans = random.Random(5)
    meldingen(3, 300, kans)
    eerst = getoond_in_de_nacht(GETELD)

    kwartalen = [KWARTAAL.eerder(terug) for terug in range(9)]
    for kwartaal in kwartalen:
        for team in (4, 5):
            meldingen(team, 300, kans, kwartaal=kwartaal)
    daarna = getoond_in_de_nacht(GETELD + datetime.timedelta(days=1))

    van = {(rij[0], rij[3]) for rij in daarna}
    assert {periode for gemeente, periode in van if gemeente == "teylingen" and "K" in periode} == {
        kwartaal.sleutel for kwartaal in kwartalen
    }
    assert {rij for rij in daarna if rij[0] == "noordwijk" and rij[3] in BLOKKEN[0].perioden} == eerst
    assert ("noordwijk", KWARTAAL.eerder(1).sleutel) in van


@pytest.mark.parametrize(
    ("dag", "kwartaal"),
    [
        ("2026-10-14", "2026-K2"),
        ("2026-10-15", "2026-K3"),
        ("2027-01-14", "2026-K3"),
        ("2027-01-15", "2026-K4"),
    ],
)
def test_a_quarter_is_counted_two_weeks_after_its_end(dag: str, kwartaal: str) -> None:
    assert laatst_telbaar(datetime.date.fromisoformat(dag)).sleutel == kwartaal


@pytest.mark.parametrize(
    ("moment", "maand"),
    [
        ("2025-12-31T22:59", "2025-12"),
        ("2025-12-31T23:30", "2026-01"),
        ("2026-06-30T21:59", "2026-06"),
        ("2026-06-30T22:30", "2026-07"),
    ],
)
def test_a_melding_late_in_the_evening_counts_on_the_dutch_day(
    wereld: Wereld, moment: str, maand: str
) -> None:
    huishouden = wereld.huishouden("hillegom")
    with als_eigenaar():
        Melding.objects.create(
            huishouden=huishouden,
            team_id=1,
            moment=datetime.datetime.fromisoformat(f"{moment}+00:00"),
            kanaal="telefoon",
            melder="inwoner",
            vraag="Kunt u helpen?",
            status="nieuw",
        )

    with als_systeem("kerncijfers"):
        geteld = tel("meldingen", vanaf=datetime.date(2025, 10, 1), tot=datetime.date(2026, 9, 30))

    kwartaal = f"{maand[:4]}-K{(int(maand[5:]) + 2) // 3}"
    assert {vak.periode for vak in geteld} == {maand, kwartaal}


@pytest.mark.parametrize(
    ("modus", "dag", "zin"), [("productie", "2027-01-15", "alleen in de demo"), ("demo", "ooit", "geen dag")]
)
def test_counting_again_is_for_a_demo_alone(settings: Any, modus: str, dag: str, zin: str) -> None:
    settings.REGIE_MODUS = modus

    with pytest.raises(CommandError, match=zin):
        call_command("kerncijfers", op=dag)
