"""Whether the machine would notice: each lock is broken once, and the invariant that it holds has to say so (I1-I10)."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q
from hypothesis import Phase

from tests.autorisatie.levensloop import meting
from tests.autorisatie.levensloop.test_levensloop import draai
from tests.autorisatie.levensloop.toneel import Toneel, bouw
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.beleid import zichtbaar_q
from toegang.keuzes import Niveau

pytestmark = pytest.mark.django_db
GENOEG = 100
# Which invariant says so first, and what breaks the second lock.
POLICIES = {
    "a consulent reads what was never sent": (
        "I1",
        "ALTER POLICY app_select ON huishoudens_toestemming USING (beleid.heeft('{IW}'))",
    ),
    "the regie of before is still told": ("I2", "DROP TRIGGER huishouden_krijgt_regisseur ON huishoudens_regie"),
    "a policy is gone": ("I4", "DROP POLICY app_select ON plannen_doel"),
    "a beheerder reads": ("I7", "ALTER POLICY app_select ON huishoudens_persoonbsn USING (true)"),
    "a relative reads": ("I4", "ALTER POLICY verwant ON huishoudens_persoon USING (true)"),
    "a version without its row": (
        "I10",
        "ALTER POLICY app_select ON huishoudens_historicalcontactmoment USING (true)",
    ),
}
# What breaks both locks at once, for both ask these functions: only the oracle tells.
FUNCTIES = {
    "a referral that stays open": (
        "I5",
        "verwijzing",
        "a.status IN (",
        "a.status IN ('besloten', 'ingetrokken', ",
    ),
    "consent that cannot be taken back": ("I5", "ketenacties", "t.ingetrokken_op IS NULL", "true"),
    "a shield with a hole": ("I6", "betrokken", "NOT h.afgeschermd OR", "true OR"),
    "nood that never ends": ("I4", "nood", "'4 hours'", "'4 years'"),
    "a deling that outlives its day": ("I4", "mijn_delingen", "d.tot_en_met >= current_date", "true"),
}


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    return bouw(wereld)


@pytest.mark.parametrize("breuk", POLICIES)
def test_a_broken_policy(toneel: Toneel, breuk: str) -> None:
    naam, sql = POLICIES[breuk]
    _als_eigenaar(sql)

    assert naam in _gemerkt(toneel)


@pytest.mark.parametrize("breuk", FUNCTIES)
def test_a_broken_condition(toneel: Toneel, breuk: str) -> None:
    naam, functie, van, wordt = FUNCTIES[breuk]
    _anders(functie, van, wordt)

    assert naam in _gemerkt(toneel)


def test_writing_beyond_reading(toneel: Toneel, monkeypatch: pytest.MonkeyPatch) -> None:
    def alles_schrijven(model: Any, wie: Any, minimaal: Niveau) -> Q:
        return Q() if minimaal == Niveau.SCHRIJVEN else zichtbaar_q(model, wie, minimaal)

    monkeypatch.setattr(meting.beleid, "zichtbaar_q", alles_schrijven)

    assert "I3" in _gemerkt(toneel)


def test_letting_oneself_in(toneel: Toneel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both the dienst and the policy have to fail for that."""
    monkeypatch.setattr("huishoudens.diensten.betrokken.handelende_medewerker", lambda: None)
    _als_eigenaar("ALTER POLICY app_insert ON huishoudens_betrokkenheid WITH CHECK (true)")

    assert "I8" in _gemerkt(toneel)


def test_a_page_without_a_line(toneel: Toneel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huishoudens.views.basis.inzage_vastleggen", lambda **_: None)

    assert "I9" in _gemerkt(toneel)


def _gemerkt(toneel: Toneel) -> str:
    """What the machine says of it."""
    with pytest.raises(AssertionError) as gevonden:
        draai(toneel, GENOEG, Phase.generate)
    return str(gevonden.value)


def _als_eigenaar(sql: str) -> None:
    with transaction.atomic(), als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(sql)


def _anders(functie: str, van: str, wordt: str) -> None:
    """The same function with a word of it otherwise."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef(%s::regproc)", [f"beleid.{functie}"])
        (tekst,) = cursor.fetchone()
    assert van in tekst, tekst
    _als_eigenaar(tekst.replace(van, wordt))
