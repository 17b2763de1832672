"""Asking other teams for a name with a birth date is counted, so that nobody finds a birth date by trying (A3, F2)."""

import datetime
from functools import partial

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as GeenVerbinding

from huishoudens.diensten import navraag
from huishoudens.diensten.navraag import mag_navragen
from huishoudens.diensten.zoeken import bekend
from tests.cast import Wereld
from tests.huishoudens.conftest import Inloggen
from tests.huishoudens.noodopzet import ELDERS, tekst
from tests.rollen import als_eigenaar
from tests.tegelijk import tegelijk
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db

GEBOREN = datetime.date(1984, 3, 8)
DAGEN = [GEBOREN - datetime.timedelta(days=dag) for dag in range(1, 5)]


@pytest.fixture(autouse=True)
def weinig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navraag, "MEESTE_PER_DAG", 3)


def _weigeringen() -> int:
    with als_eigenaar():
        return Inzageregel.objects.filter(
            handeling="huishoudens.elders_navragen", uitkomst="geweigerd"
        ).count()


def test_who_tries_birth_dates_gets_no_answer_any_more_not_even_the_true_one(wereld: Wereld) -> None:
    """A3, F2, I6: and each further try is a refusal in the inzagelog; a question put before is answered again."""
    wereld.huishouden("hillegom", naam="Krokusveld")
    with handelend_als(wereld.id_van(ELDERS)):
        door = wereld.wie(ELDERS)

        def vraag(dag: datetime.date | None) -> tuple[int, bool]:
            uit = bekend(door=door, naam="Anna Krokusveld", geboortedatum=dag)
            assert uit is not None
            return len(uit.elders), uit.te_vaak

        assert vraag(GEBOREN) == (1, False)
        assert [vraag(dag) for dag in DAGEN[:2]] == [(0, False)] * 2
        assert vraag(DAGEN[2]) == (0, True)
        assert vraag(GEBOREN) == (1, False)
        # Without a date there is nothing to guess.
        assert vraag(None) == (1, False)
        assert bekend(door=door, naam="Anna Krokusvel", geboortedatum=GEBOREN).elders == []  # type: ignore[union-attr]  # there was something to look for
    assert _weigeringen() == 2
    assert mag_navragen(["n0:anna", "d:1984-03-08"], door=wereld.wie("medewerker1.hillegom"))


def test_the_pages_say_that_other_teams_were_not_asked(als: Inloggen, wereld: Wereld) -> None:
    """A3: instead of telling that nobody is known."""
    wereld.huishouden("hillegom", naam="Krokusveld")
    client = als(ELDERS)
    for dag in DAGEN[:3]:
        client.post("/zoeken/", {"q": f"Anna Krokusveld {dag:%d-%m-%Y}"})

    zoeken = tekst(client.post("/zoeken/", {"q": "Anna Krokusveld 08-03-1984"}))
    velden = {"naam": "Anna Krokusveld", "geboortedatum": "08-03-1984"}
    melding = client.post("/meldingen/nieuw/bekend/", velden).content.decode()

    for pagina in (zoeken, melding):
        assert "Wij zochten niet bij andere teams." in pagina
        assert "niemand" not in pagina.lower()


def test_without_a_cache_work_goes_on(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    """A3: it is not written down then, and said in the server's log."""

    def weg(*args: object, **kwargs: object) -> None:
        raise GeenVerbinding

    monkeypatch.setattr(cache, "get", weg)

    assert mag_navragen(["n0:anna", "d:1984-03-08"], door=wereld.wie(ELDERS))


def test_who_tries_dossiernummers_one_by_one_gets_no_answer_any_more(als: Inloggen, wereld: Wereld) -> None:
    """A3, I6: the gap between two numbers would tell of a file that nobody may know of."""
    for _ in range(4):
        wereld.huishouden("hillegom")
    client = als(ELDERS)
    antwoorden = [tekst(client.post("/zoeken/", {"q": f"H-2026-{n:04d}"})) for n in range(1, 5)]

    assert "Wij zochten niet bij andere teams." not in "".join(antwoorden[:3])
    assert "Wij zochten niet bij andere teams." in antwoorden[3]
    assert _weigeringen() == 1


@pytest.mark.parametrize("soort", ["a", "b"])
def test_who_walks_a_street_or_tries_numbers_gets_no_answer_any_more(wereld: Wereld, soort: str) -> None:
    """A3: of each kind apart, so that who takes in a melding by name, address and BSN can do his work."""
    door = wereld.wie(ELDERS)

    with handelend_als(door.pk):
        assert [mag_navragen([f"{soort}:{nummer}"], door=door) for nummer in range(4)] == [True] * 3 + [False]
        assert mag_navragen([f"{soort}:0"], door=door)
        assert mag_navragen(["n0:anna", "d:1984-03-08"], door=door)


@pytest.mark.django_db(transaction=True)
def test_who_asks_side_by_side_asks_no_more(wereld: Wereld) -> None:
    door = wereld.wie(ELDERS)

    def vraag(nummer: int) -> bool:
        with handelend_als(door.pk):
            return mag_navragen([f"h:{nummer}"], door=door)

    antwoorden = tegelijk([partial(vraag, nummer) for nummer in range(10)])

    assert antwoorden.count(True) == 3
