"""Whether the machine would notice: each lock is broken once, and the invariant that it holds has to say so (I1-I10)."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q
from hypothesis import Phase

from tests.autorisatie.levensloop import meting
from tests.autorisatie.levensloop.test_levensloop import draai, machine_op
from tests.autorisatie.levensloop.toneel import Toneel, bouw
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.beleid import zichtbaar_q
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau
from toegang.rls import met_dag_van_hier

pytestmark = pytest.mark.django_db
Stappen = list[tuple[str, dict[str, Any]]]
# Which invariant says so first, what breaks the second lock, and what then has to happen for it to show.
POLICIES: dict[str, tuple[str, str, Stappen]] = {
    "a consulent reads what was never sent": (
        "I5",
        "ALTER POLICY app_select ON huishoudens_toestemming USING (beleid.heeft('{IW}'))",
        [],
    ),
    "the regisseur of before is still told": (
        "I2",
        "DROP TRIGGER huishouden_krijgt_regisseur ON huishoudens_regie",
        [("wijst_regie_toe", {"huis": "H1", "door": "", "aan": "COL", "bij_gezin": False})],
    ),
    "a policy is gone": ("I4", "DROP POLICY app_select ON plannen_doel", []),
    "a beheerder reads": ("I7", "ALTER POLICY app_select ON huishoudens_persoonbsn USING (true)", []),
    "a relative reads": (
        "I4",
        "ALTER POLICY verwant ON huishoudens_huishouden USING (true)",
        [("kent_het_gezin", {"huis": "H1", "door": "", "wie": "COL"})],
    ),
    "a version without its row": (
        "I10",
        "ALTER POLICY app_select ON huishoudens_historicalcontactmoment USING (true)",
        [],
    ),
}
# What breaks both locks at once, for both ask these functions: only the oracle tells.
FUNCTIES: dict[str, tuple[str, tuple[str, str, str], Stappen]] = {
    "an account that ended and is somebody still": (
        "I1",
        ("ik", "m.is_active", "true"),
        [("gaat_uit_dienst", {"wie": "COL", "door": ""})],
    ),
    "a referral that stays open": (
        "I5",
        ("verwijzing", "a.status IN (", "a.status IN ('ingetrokken', "),
        [
            ("verwijst", {"huis": "H1", "door": "", "rol": "IW"}),
            ("verwijzing_loopt_af", {"keus": 0, "door": "", "einde": "terug"}),
        ],
    ),
    "consent that cannot be taken back": (
        "I5",
        ("mijn_delingen", "t.ingetrokken_op IS NULL", "true"),
        [("trekt_toestemming_in", {"keus": 0, "door": ""})] * 2,
    ),
    "consent that another of the family still gives": (
        "I5",
        ("mijn_delingen", "bool_and(van.nog)", "bool_or(van.nog)"),
        [("trekt_toestemming_in", {"keus": 0, "door": ""})],
    ),
    "a shield with a hole": (
        "I6",
        ("betrokken", "NOT h.afgeschermd OR", "true OR"),
        [
            ("betrekt", {"huis": "H1", "door": "", "wie": "AT", "gebieden": {"wonen"}}),
            ("schermt_af", {"huis": "H1", "door": "", "genoemd": set()}),
        ],
    ),
    "nood that never ends": (
        "I4",
        ("nood", "'4 hours'", "'4 years'"),
        [
            ("breekt_het_glas", {"huis": "H1", "wie": "AT"}),
            ("nood_is_voorbij", {"keus": 0, "door": "", "klok": True}),
        ],
    ),
    "a deling that outlives its day": (
        # The own actions go by the same set: whichever ends first is told, of a stranger or of somebody of another team.
        "I[14]",
        ("mijn_delingen", met_dag_van_hier("d.tot_en_met >= current_date"), "true"),
        [
            ("deelt", {"huis": "H1", "door": "", "met": "AT", "groepen": {G.PLAN}, "soort": "groepen"}),
            ("deelt_niet_meer", {"keus": 0, "door": "", "klok": True}),
            ("deelt_niet_meer", {"keus": 0, "door": "", "klok": True}),
        ],
    ),
}


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    return bouw(wereld)


def leef(toneel: Toneel, *stappen: tuple[str, dict[str, Any]]) -> None:
    """Do just this, with the invariants after each step; what begins with "niet" is refused.

    The turns begin with a colleague of the team.
    """
    with machine_op(toneel) as soort:
        machine = soort()
        try:
            machine.begin(beurt=1)
            machine.klopt()
            for naam, waarden in stappen:
                getattr(machine, naam.removeprefix("niet "))(**waarden)
                assert machine.gelukt or naam.startswith(("kijkt", "niet ")), f"{naam} was refused"
                assert machine.geweigerd or not naam.startswith("niet "), f"{naam}: it was not refused"
                machine.klopt()
        finally:
            machine.goed = False
            machine.teardown()


@pytest.mark.parametrize("breuk", POLICIES)
def test_a_broken_policy(toneel: Toneel, breuk: str) -> None:
    naam, sql, stappen = POLICIES[breuk]
    leef(toneel, *stappen)
    _als_eigenaar(sql)

    with pytest.raises(AssertionError, match=f"{naam}:"):
        leef(toneel, *stappen)


@pytest.mark.parametrize("breuk", FUNCTIES)
def test_a_broken_condition(toneel: Toneel, breuk: str) -> None:
    naam, anders, stappen = FUNCTIES[breuk]
    leef(toneel, *stappen)
    _anders(*anders)

    with pytest.raises(AssertionError, match=f"{naam}:"):
        leef(toneel, *stappen)


def test_by_itself_the_machine_finds_it_too(toneel: Toneel) -> None:
    """Nobody tells it what to do: nothing shows until somebody is involved, by whatever sequence."""
    _anders("betrokken", "b.medewerker_id = beleid.in_een_team()", "true")

    with pytest.raises(AssertionError, match=r"I\d+:"):
        draai(toneel, 60, Phase.generate)


def test_writing_beyond_reading(toneel: Toneel, monkeypatch: pytest.MonkeyPatch) -> None:
    def alles_schrijven(model: Any, wie: Any, minimaal: Niveau) -> Q:
        return Q() if minimaal == Niveau.SCHRIJVEN else zichtbaar_q(model, wie, minimaal)

    monkeypatch.setattr(meting.beleid, "zichtbaar_q", alles_schrijven)

    with pytest.raises(AssertionError, match="I3:"):
        leef(toneel)


def test_letting_oneself_in(toneel: Toneel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both the dienst and the policies have to fail for that."""
    monkeypatch.setattr("huishoudens.diensten.betrokken.handelende_medewerker", lambda: None)
    for tabel in ("betrokkenheid", "toegewezen"):
        _als_eigenaar(f"ALTER POLICY app_insert ON huishoudens_{tabel} WITH CHECK (true)")

    with pytest.raises(AssertionError, match="I8:"):
        leef(toneel, ("betrekt", {"huis": "H1", "door": "TL", "wie": "TL", "gebieden": {"wonen"}}))


def test_a_page_without_a_line(toneel: Toneel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huishoudens.views.basis.inzage_vastleggen", lambda **_: None)

    with pytest.raises(AssertionError, match="I9:"):
        leef(toneel, ("kijkt", {"huis": "H1", "wie": "REG"}))


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
