"""Picking up, asking for more and answering: one treats, and the clock stops meanwhile (D3, I5)."""

import datetime
import threading

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from backoffice.diensten.advies import AdviesNietOpen
from backoffice.diensten.behandelen import (
    LANGSTE_ANTWOORDTIJD,
    AlOpgepakt,
    NietUwAdvies,
    OnmogelijkeAntwoorddag,
    VraagBeantwoord,
    aanvulling_geven,
    aanvulling_sluiten,
    aanvulling_vragen,
    advies_oppakken,
)
from backoffice.diensten.termijn import termijnstand
from backoffice.models import Aanvulverzoek, Maatwerkadvies
from huishoudens.models import Werkitem
from tests.backoffice.opzet import DAG, REGISSEUR, dien_in, nu
from tests.cast import Wereld, maak_wereld
from tests.rollen import als_eigenaar
from toegang.beleid import GeenToegang
from toegang.sessie import handelend_als
from toegang.termijnen import Opschorting, beslistermijn, einddatum, is_werkdag


def pak_op(wereld: Wereld, advies: Maatwerkadvies, wie: str = "wmo.isd") -> None:
    with handelend_als(wereld.id_van(wie)):
        advies_oppakken(advies=advies, door=wereld.wie(wie), op=DAG)


def vraag(
    wereld: Wereld, advies: Maatwerkadvies, *, op: datetime.date, voor: datetime.date, wie: str = "wmo.isd"
) -> Aanvulverzoek:
    with handelend_als(wereld.id_van(wie)):
        return aanvulling_vragen(
            advies=nu(advies), vraag="Wat is het inkomen?", antwoord_voor=voor, door=wereld.wie(wie), op=op
        )


def test_picking_up_names_who_treats_it(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    pak_op(wereld, advies)

    na = nu(advies)
    assert (na.status, na.behandelaar_id, na.opgepakt_op) == ("in_behandeling", wereld.id_van("wmo.isd"), DAG)
    with als_eigenaar():
        assert Werkitem.objects.get(soort="advies").medewerker_id == wereld.id_van("wmo.isd")


def test_who_is_second_reads_who_was_first(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    with pytest.raises(AlOpgepakt, match="Fatima El Idrissi heeft dit advies al opgepakt"):
        pak_op(wereld, advies, "wmo2.isd")


@pytest.mark.parametrize("wie", ["schuld.isd", "jeugd.two", REGISSEUR, "teamleider.hillegom"])
def test_only_a_consulent_of_the_law_picks_it_up(wereld: Wereld, wie: str) -> None:
    advies = dien_in(wereld)

    with pytest.raises((GeenToegang, AdviesNietOpen)):
        pak_op(wereld, advies, wie)

    assert nu(advies).behandelaar_id is None


@pytest.mark.django_db(transaction=True)
def test_of_two_consulenten_at_once_exactly_one_gets_it() -> None:
    wereld = maak_wereld()
    advies = dien_in(wereld)
    start = threading.Barrier(2)
    uitkomsten: dict[str, str] = {}

    def doe(wie: str) -> None:
        try:
            door = wereld.wie(wie)
            start.wait(timeout=20)
            with handelend_als(door.pk):
                advies_oppakken(advies=advies, door=door, op=DAG)
            uitkomsten[wie] = "gekregen"
        except AlOpgepakt as fout:
            uitkomsten[wie] = str(fout.door.email)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(wie,)) for wie in ("wmo.isd", "wmo2.isd")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)

    winnaar = next(wie for wie, uitkomst in uitkomsten.items() if uitkomst == "gekregen")
    verliezer = next(wie for wie in uitkomsten if wie != winnaar)
    assert uitkomsten[verliezer] == f"{winnaar}@voorbeeld.nl"
    assert nu(advies).behandelaar_id == wereld.id_van(winnaar)


def test_a_question_stops_the_clock_and_puts_work_on_the_regisseur(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    verzoek = vraag(wereld, advies, op=datetime.date(2026, 11, 12), voor=datetime.date(2026, 11, 26))

    na = nu(advies)
    assert (na.status, na.opgeschort_op) == ("opgeschort", datetime.date(2026, 11, 12))
    stand = termijnstand(na, op=datetime.date(2026, 11, 20), antwoord_voor=verzoek.antwoord_voor)
    # Fourteen days and thirteen still ones end on Sunday 6 December.
    assert stand.uiterlijk == na.beslissen_uiterlijk == datetime.date(2026, 12, 7)
    assert (stand.dagen, stand.soort) == (12, "opgeschort")
    with als_eigenaar():
        assert Werkitem.objects.get(soort="advies").uiterlijk == na.beslissen_uiterlijk
        werk = Werkitem.objects.get(soort="aanvulling", bron_id=verzoek.pk)
        assert (werk.medewerker_id, werk.uiterlijk) == (
            wereld.id_van(REGISSEUR),
            datetime.date(2026, 11, 26),
        )


def test_the_answer_moves_the_term_by_the_days_that_it_stood_still(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    verzoek = vraag(wereld, advies, op=datetime.date(2026, 11, 12), voor=datetime.date(2026, 11, 26))
    antwoord_op = datetime.date(2026, 11, 18)

    with handelend_als(wereld.id_van(REGISSEUR)):
        aanvulling_geven(verzoek=verzoek, antwoord="1.200 euro per maand.", op=antwoord_op)

    na = nu(advies)
    assert (na.status, na.opgeschort_op) == ("in_behandeling", None)
    assert na.beslissen_uiterlijk == datetime.date(2026, 11, 30)
    with als_eigenaar():
        assert not Werkitem.objects.get(soort="aanvulling").open
        assert Werkitem.objects.get(soort="advies").uiterlijk == na.beslissen_uiterlijk


def test_an_answer_after_the_time_given_counts_from_when_that_ran_out(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    verzoek = vraag(wereld, advies, op=datetime.date(2026, 11, 12), voor=datetime.date(2026, 11, 18))

    with handelend_als(wereld.id_van(REGISSEUR)):
        aanvulling_geven(verzoek=verzoek, antwoord="Eindelijk.", op=datetime.date(2026, 12, 1))

    assert nu(advies).beslissen_uiterlijk == datetime.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("op", "dagen", "soort", "zonder_antwoord"),
    [
        (datetime.date(2026, 11, 18), 12, "opgeschort", False),
        (datetime.date(2026, 11, 19), 11, "opgeschort", False),
        (datetime.date(2026, 11, 20), 10, "later", True),
        (datetime.date(2027, 1, 11), -42, "te_laat", True),
        (datetime.date(2027, 5, 31), -182, "te_laat", True),
    ],
)
def test_a_term_runs_again_when_the_time_to_answer_ran_out_unused(
    wereld: Wereld, op: datetime.date, dagen: int, soort: str, zonder_antwoord: bool
) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    verzoek = vraag(wereld, advies, op=datetime.date(2026, 11, 12), voor=datetime.date(2026, 11, 19))

    stand = termijnstand(nu(advies), op=op, antwoord_voor=verzoek.antwoord_voor)

    assert (stand.dagen, stand.soort, stand.zonder_antwoord) == (dagen, soort, zonder_antwoord)
    # Sunday 29 November is no last day (Algemene termijnenwet art. 1).
    assert stand.uiterlijk == datetime.date(2026, 11, 30)
    with als_eigenaar():
        assert Werkitem.objects.get(soort="advies").uiterlijk == stand.uiterlijk


@given(
    ingediend=st.dates(datetime.date(2026, 9, 1), datetime.date(2027, 6, 30)),
    na=st.integers(0, 12),
    tijd=st.integers(1, 40),
    verder=st.integers(0, 80),
)
def test_what_is_shown_while_it_stands_still_is_what_comes_true_without_an_answer(
    ingediend: datetime.date, na: int, tijd: int, verder: int
) -> None:
    """The last day is a working day at every moment, and silence ends where was said (Awb 4:15, Termijnenwet 1)."""
    gevraagd = ingediend + datetime.timedelta(days=na)
    voor = gevraagd + datetime.timedelta(days=tijd)
    op = gevraagd + datetime.timedelta(days=verder)
    stil = Opschorting(opgeschort_op=gevraagd, hervat_op=voor)
    uiterlijk = einddatum(regel=beslistermijn(wet="wmo", op=ingediend), start=ingediend, opschortingen=[stil])
    advies = Maatwerkadvies(
        status="opgeschort", ingediend_op=ingediend, opgeschort_op=gevraagd, beslissen_uiterlijk=uiterlijk
    )

    stand = termijnstand(advies, op=op, antwoord_voor=voor)

    assert stand.uiterlijk == uiterlijk
    assert is_werkdag(dag=uiterlijk)
    wacht_tot = voor - datetime.timedelta(days=1)
    assert stand.dagen == (uiterlijk - max(op, wacht_tot)).days
    assert stand.opgeschort is (op <= voor)


def test_a_question_after_the_last_day_stops_no_clock(wereld: Wereld) -> None:
    advies = dien_in(wereld, op=DAG - datetime.timedelta(days=30))
    pak_op(wereld, advies)

    verzoek = vraag(wereld, advies, op=DAG, voor=DAG + datetime.timedelta(days=14))

    na = nu(advies)
    assert na.beslissen_uiterlijk == advies.beslissen_uiterlijk
    morgen = DAG + datetime.timedelta(days=1)
    stand = termijnstand(na, op=morgen, antwoord_voor=verzoek.antwoord_voor)
    assert stand.dagen == (na.beslissen_uiterlijk - morgen).days < 0


def test_two_suspensions_add_up(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    for dag in (12, 19):
        verzoek = vraag(
            wereld, advies, op=datetime.date(2026, 11, dag), voor=datetime.date(2026, 11, dag + 10)
        )
        with handelend_als(wereld.id_van(REGISSEUR)):
            aanvulling_geven(verzoek=verzoek, antwoord="Zie bijlage.", op=datetime.date(2026, 11, dag + 4))

    assert nu(advies).beslissen_uiterlijk == datetime.date(2026, 11, 30)


def test_without_an_answer_the_consulent_goes_on(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    verzoek = vraag(wereld, advies, op=datetime.date(2026, 11, 12), voor=datetime.date(2026, 11, 18))

    with handelend_als(wereld.id_van("wmo.isd")):
        aanvulling_sluiten(advies=nu(advies), door=wereld.wie("wmo.isd"), op=datetime.date(2026, 11, 20))

    assert nu(advies).beslissen_uiterlijk == datetime.date(2026, 11, 30)
    with handelend_als(wereld.id_van(REGISSEUR)), pytest.raises(VraagBeantwoord):
        aanvulling_geven(verzoek=verzoek, antwoord="Te laat.", op=datetime.date(2026, 11, 21))


def test_a_colleague_who_did_not_pick_it_up_asks_nothing(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    with pytest.raises(NietUwAdvies, match="Pak dit advies eerst op"):
        vraag(wereld, advies, op=DAG, voor=DAG + datetime.timedelta(days=7))
    pak_op(wereld, advies)
    with pytest.raises(NietUwAdvies, match="Fatima El Idrissi behandelt dit advies"):
        vraag(wereld, advies, op=DAG, voor=DAG + datetime.timedelta(days=7), wie="wmo2.isd")


def test_only_the_regisseur_answers(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    verzoek = vraag(wereld, advies, op=DAG, voor=DAG + datetime.timedelta(days=7))

    for wie in ("wmo.isd", "jeugd.hillegom", "teamleider.hillegom"):
        with handelend_als(wereld.id_van(wie)), pytest.raises(GeenToegang):
            aanvulling_geven(verzoek=verzoek, antwoord="Nee.", op=DAG)


@pytest.mark.parametrize(
    "voor", [DAG, DAG + LANGSTE_ANTWOORDTIJD + datetime.timedelta(days=1), datetime.date.max]
)
def test_an_answer_is_asked_for_within_a_reasonable_time(wereld: Wereld, voor: datetime.date) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    with pytest.raises(OnmogelijkeAntwoorddag):
        vraag(wereld, advies, op=DAG, voor=voor)
