"""The law's calendar against golden vectors, a second implementation and its own properties (A12, D3)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.toegang import termijnen_onafhankelijk as onafhankelijk
from toegang import termijnen
from toegang.termijnen import GeenTermijn, Opschorting
from toegang.termijnregel import LokaleTermijn, Termijnregel
from toegang.termijnregels import REGELS

REGEL = {regel.sleutel: regel for regel in REGELS}
EERSTE, LAATSTE = date(2020, 1, 1), date(2040, 12, 31)
DAGREGELS = [regel for regel in REGELS if regel.lengte is not None and regel.eenheid != "uren"]
dagen = st.dates(EERSTE, LAATSTE)
opschortbare_regels = st.sampled_from([regel for regel in REGELS if regel.opschortbaar])


def iedere_dag() -> list[date]:
    return [EERSTE + timedelta(days=n) for n in range((LAATSTE - EERSTE).days + 1)]


def opschorting(begin: date, aantal: int) -> Opschorting:
    return Opschorting(opgeschort_op=begin, hervat_op=begin + timedelta(days=aantal))


@pytest.mark.parametrize(
    ("sleutel", "start", "uiterlijk"),
    [
        ("wmo_onderzoek", "2026-11-14", "2026-12-28"),
        ("wmo_onderzoek", "2027-02-12", "2027-03-30"),
        ("bezwaar", "2026-11-14", "2026-12-28"),
        ("wmo_besluit", "2027-04-13", "2027-04-28"),
        ("wmo_persoonlijk_plan", "2026-12-18", "2026-12-28"),
        ("wmo_persoonlijk_plan", "2027-04-28", "2027-05-07"),
        ("pw_voorschot", "2027-04-08", "2027-05-07"),
        ("wgs_eerste_gesprek", "2027-04-08", "2027-05-07"),
        ("jeugdwet_besluit", "2027-03-22", "2027-05-18"),
        ("pw_besluit", "2026-11-06", "2027-01-04"),
        ("wgs_eerste_gesprek_spoed", "2026-12-24", "2026-12-30"),
        ("wgs_eerste_gesprek_spoed", "2027-03-25", "2027-04-01"),
        ("wgs_eerste_gesprek_spoed", "2027-05-04", "2027-05-11"),
    ],
)
def test_golden_vectors(sleutel: str, start: str, uiterlijk: str) -> None:
    assert termijnen.einddatum(regel=REGEL[sleutel], start=date.fromisoformat(start)) == date.fromisoformat(
        uiterlijk
    )


def test_both_implementations_know_the_same_rules() -> None:
    assert set(REGEL) == set(onafhankelijk.TABEL)
    assert len(REGEL) == len(REGELS), "a second version of a rule needs its own row in the comparison"


@pytest.mark.parametrize("regel", DAGREGELS, ids=lambda regel: regel.sleutel)
def test_every_start_day_of_21_years_agrees_with_the_second_implementation(regel: Termijnregel) -> None:
    verschillen = [
        dag
        for dag in iedere_dag()
        if termijnen.einddatum(regel=regel, start=dag) != onafhankelijk.einde(regel.sleutel, dag)
    ]

    assert verschillen == []


def test_every_holiday_of_21_years_agrees_with_the_second_implementation() -> None:
    for dag in iedere_dag():
        assert termijnen.is_werkdag(dag=dag) == (not onafhankelijk.vrij(dag)), dag


@pytest.mark.parametrize("uur", [0, 12, 23])
def test_hours_agree_with_the_second_implementation_on_every_day(uur: int) -> None:
    for dag in iedere_dag():
        begin = datetime(dag.year, dag.month, dag.day, uur, tzinfo=ZoneInfo("Europe/Amsterdam"))

        eind = termijnen.eindtijdstip(regel=REGEL["datalek"], begin=begin)

        assert eind.astimezone(UTC) == onafhankelijk.einde_uren("datalek", begin)


def test_liberation_day_is_a_holiday_every_year_and_kings_day_moves_to_saturday() -> None:
    assert date(2026, 5, 5) in termijnen.feestdagen(jaar=2026)
    assert date(2031, 4, 26) in termijnen.feestdagen(jaar=2031)
    assert date(2031, 4, 27) not in termijnen.feestdagen(jaar=2031)


def test_two_holidays_on_one_day_are_both_recognised() -> None:
    assert date(2016, 5, 5) in termijnen.feestdagen(jaar=2016)
    assert len(termijnen.feestdagen(jaar=2016)) == 8


def test_a_day_set_by_decree_moves_the_deadline() -> None:
    brugdag = date(2027, 5, 7)

    uiterlijk = termijnen.einddatum(regel=REGEL["pw_voorschot"], start=date(2027, 4, 8), extra=[brugdag])

    assert uiterlijk == date(2027, 5, 10)
    assert brugdag in termijnen.feestdagen(jaar=2027, extra=[brugdag])
    assert brugdag not in termijnen.feestdagen(jaar=2028, extra=[brugdag])


@given(start=dagen, extra=st.frozensets(dagen, max_size=30), regel=st.sampled_from(DAGREGELS))
def test_days_set_by_decree_agree_with_the_second_implementation(
    start: date, extra: frozenset[date], regel: Termijnregel
) -> None:
    assert termijnen.einddatum(regel=regel, start=start, extra=iter(extra)) == onafhankelijk.einde(
        regel.sleutel, start, extra
    )


def test_a_short_term_holds_two_working_days() -> None:
    drie_dagen = LokaleTermijn(
        sleutel="jeugdwet_besluit", geldig_vanaf=date(2020, 1, 1), lengte=3, eenheid="dagen"
    )
    regel = termijnen.regel_op(sleutel="jeugdwet_besluit", op=date(2026, 12, 24), lokaal=[drie_dagen])

    uiterlijk = termijnen.einddatum(regel=regel, start=date(2026, 12, 24))

    assert uiterlijk == date(2026, 12, 29)


def test_the_search_period_is_never_lengthened_by_a_weekend() -> None:
    assert termijnen.einddatum(regel=REGEL["pw_zoektermijn"], start=date(2026, 11, 14)) == date(2026, 12, 12)


@pytest.mark.parametrize(
    ("start", "uiterlijk"),
    [("2027-01-31", "2027-03-01"), ("2026-08-31", "2026-09-30"), ("2027-03-05", "2027-04-05")],
)
def test_a_month_ends_on_the_same_day_or_the_last_of_the_month(start: str, uiterlijk: str) -> None:
    eind = termijnen.einddatum(regel=REGEL["avg_verzoek"], start=date.fromisoformat(start))

    assert eind == date.fromisoformat(uiterlijk)


def test_hours_pass_through_the_change_to_summer_time() -> None:
    begin = datetime(2027, 3, 26, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))

    eind = termijnen.eindtijdstip(regel=REGEL["datalek"], begin=begin)

    assert eind.isoformat() == "2027-03-29T13:00:00+02:00"


def test_a_moment_without_time_zone_and_a_moment_as_start_day_are_refused() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        termijnen.eindtijdstip(regel=REGEL["datalek"], begin=datetime.fromisoformat("2026-11-02T12:00"))
    with pytest.raises(TypeError, match="datum"):
        termijnen.einddatum(regel=REGEL["bezwaar"], start=datetime(2026, 11, 2, 23, 30, tzinfo=UTC))
    with pytest.raises(GeenTermijn, match="eindtijdstip"):
        termijnen.einddatum(regel=REGEL["datalek"], start=date(2026, 11, 2))
    with pytest.raises(GeenTermijn, match="uren"):
        termijnen.eindtijdstip(regel=REGEL["bezwaar"], begin=datetime(2026, 11, 2, tzinfo=UTC))


def test_days_left_are_zero_on_the_last_day_and_negative_after_it() -> None:
    uiterlijk = date(2026, 11, 20)

    over = [termijnen.dagen_over(uiterlijk=uiterlijk, op=date(2026, 11, dag)) for dag in (2, 20, 23)]

    assert over == [18, 0, -3]


def test_the_clock_stands_still_from_the_day_after_the_invitation_up_to_the_completion() -> None:
    stil = opschorting(date(2026, 11, 4), 7)

    eind = termijnen.einddatum(regel=REGEL["wmo_besluit"], start=date(2026, 11, 2), opschortingen=[stil])

    # 2 days had run on 4 November; on 11 November the third runs, so the fourteenth is 22 November, a Sunday.
    assert eind == date(2026, 11, 23)


def test_completing_on_the_next_day_moves_nothing() -> None:
    stil = opschorting(date(2026, 11, 4), 1)

    eind = termijnen.einddatum(regel=REGEL["wmo_besluit"], start=date(2026, 11, 2), opschortingen=[stil])

    assert eind == date(2026, 11, 16)


@given(
    regel=opschortbare_regels,
    start=dagen,
    stukken=st.lists(st.tuples(st.integers(0, 10), st.integers(0, 40)), max_size=4),
)
def test_suspensions_agree_with_walking_past_the_still_days(
    regel: Termijnregel, start: date, stukken: list[tuple[int, int]]
) -> None:
    stiltes, stil, nu, verbruikt = [], set(), start, 0
    for loopt, duurt in stukken:
        begin = nu + timedelta(days=loopt)
        verbruikt += loopt + 1
        stiltes.append(opschorting(begin, duurt))
        stil |= {begin + timedelta(days=n) for n in range(1, duurt)}
        nu = begin + timedelta(days=duurt)
    assume(verbruikt < (onafhankelijk.TABEL[regel.sleutel][0] or 0))

    eind = termijnen.einddatum(regel=regel, start=start, opschortingen=stiltes)

    assert eind == onafhankelijk.einde_met_stilte(regel.sleutel, start, stil)


@given(regel=opschortbare_regels, start=dagen, loopt=st.integers(0, 60), duurt=st.integers(0, 120))
def test_a_suspension_never_shortens_and_never_ends_on_a_free_day(
    regel: Termijnregel, start: date, loopt: int, duurt: int
) -> None:
    zonder = termijnen.einddatum(regel=regel, start=start)
    stil = opschorting(start + timedelta(days=loopt), duurt)

    met = termijnen.einddatum(regel=regel, start=start, opschortingen=[stil])

    assert met >= zonder
    assert termijnen.is_werkdag(dag=met)
    if stil.opgeschort_op > zonder:
        assert met == zonder, "a term that has run out cannot be stopped"


@given(regel=opschortbare_regels, start=dagen, loopt=st.integers(0, 10), duurt=st.integers(0, 60))
def test_a_suspension_given_twice_counts_once(
    regel: Termijnregel, start: date, loopt: int, duurt: int
) -> None:
    stil = opschorting(start + timedelta(days=loopt), duurt)
    deel = opschorting(stil.opgeschort_op, duurt // 2)

    eenmaal = termijnen.einddatum(regel=regel, start=start, opschortingen=[stil])

    assert termijnen.einddatum(regel=regel, start=start, opschortingen=[stil, stil, deel]) == eenmaal


@given(regel=opschortbare_regels, start=dagen, loopt=st.integers(0, 13), duurt=st.integers(1, 90))
def test_the_day_of_completion_takes_the_place_of_the_day_after_the_invitation(
    regel: Termijnregel, start: date, loopt: int, duurt: int
) -> None:
    stil = opschorting(start + timedelta(days=loopt), duurt)

    eind = termijnen.einddatum(regel=regel, start=start, opschortingen=[stil])

    lengte, _, _ = onafhankelijk.TABEL[regel.sleutel]
    kaal = stil.hervat_op + timedelta(days=(lengte or 0) - loopt - 1)
    assert eind == termijnen.eerste_werkdag(vanaf=kaal)


def test_the_investigation_cannot_be_suspended() -> None:
    with pytest.raises(GeenTermijn, match="opgeschort"):
        termijnen.einddatum(
            regel=REGEL["wmo_onderzoek"],
            start=date(2026, 11, 2),
            opschortingen=[opschorting(date(2026, 11, 3), 7)],
        )


def test_a_suspension_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="eindigen"):
        opschorting(date(2026, 11, 4), -1)
    with pytest.raises(ValueError, match="eindigen"):
        termijnen.opgeschorte_dagen(opgeschort_op=date(2026, 11, 4), hervat_op=date(2026, 11, 3))
