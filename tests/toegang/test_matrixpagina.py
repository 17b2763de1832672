"""The page of the matrix for somebody who never saw one: by rol, by gegevensgroep, whole, with the exceptions (F1)."""

import re

import pytest

from tests.cast import Wereld
from tests.tegelijk import ingelogd
from toegang.keuzes import Gegevensgroep, Rol

pytestmark = pytest.mark.django_db
PAD = "/autorisatiematrix/"


def lees(wereld: Wereld, vraag: str = "") -> str:
    return ingelogd(wereld, "privacy").get(PAD + vraag).content.decode()


def antwoord(pagina: str) -> str:
    blok = pagina.partition('id="antwoord"')[2].partition("De hele tabel")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", blok).split())


def test_each_rol_and_each_gegevensgroep_is_a_link_away(wereld: Wereld) -> None:
    pagina = lees(wereld)

    for rol in Rol:
        assert f"?rol={rol.value}#antwoord" in pagina
    for groep in Gegevensgroep:
        assert (f"?groep={groep.value}#antwoord" in pagina) == (groep != Gegevensgroep.DOCUMENT)
    assert antwoord(pagina) == ""


def test_a_rol_tells_what_it_sees_when_and_what_for(wereld: Wereld) -> None:
    tekst = antwoord(lees(wereld, "?rol=TL"))

    assert tekst.count("Wat ziet de teamleider?") == 2
    assert "Naam en gezin Leest : het huishouden hoort bij uw team" in tekst
    assert "Veiligheid en de meldcode Weet dat er iets is : het huishouden hoort bij uw team" in tekst
    # The table's own rule first, the exceptions behind it.
    assert re.search(
        r"Meldingen en verslagen van contact Leest : alleen bij een vastgelegde.*Leest : u opende", tekst
    )
    assert "Wmo 5.2.6, Jw 7.1" in tekst
    assert "BSN" not in tekst


def test_a_gegevensgroep_tells_who_sees_it(wereld: Wereld) -> None:
    tekst = antwoord(lees(wereld, "?groep=4"))

    assert tekst.count("Wie ziet geheim adres?") == 2
    assert "Betrokken collega Leest : alleen als u voor dit adres bent genoemd" in tekst
    assert "Privacy officer Leest : alleen binnen een open AVG-verzoek of incident" in tekst
    assert "Teamleider" not in tekst


@pytest.mark.parametrize("vraag", ["?rol=XX", "?groep=14", "?groep=99", "?groep=x", "?rol=%00", "?groep=²"])
def test_what_cannot_be_chosen_shows_the_table_alone(wereld: Wereld, vraag: str) -> None:
    pagina = lees(wereld, vraag)

    assert antwoord(pagina) == ""
    assert pagina.count('class="matrix__woord"') > 150


def test_the_exceptions_beyond_the_table_stand_by_their_condition(wereld: Wereld) -> None:
    """ADR 0012."""
    tekst = " ".join(re.sub(r"<[^>]+>", " ", lees(wereld).partition("Bijzondere gevallen")[2]).split())

    for begin in (
        "U opende de noodtoegang",
        "Iemand deelde dit met u",
        "U bent gevraagd om de regie over te nemen",
    ):
        assert begin in tekst
    assert "Aandachtsfunctionaris: naam en gezin" in tekst
    assert (
        "veiligheid en de meldcode" in tekst.partition("U opende de noodtoegang")[2].partition("Waarvoor?")[0]
    )
