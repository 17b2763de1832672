"""The menu: the right entries per rol, counted in one statement (E1)."""

from collections.abc import Callable

import pytest

from tests.cast import Wereld
from tests.monitoring.conftest import Bezoeker, Vulling
from toegang.navigatie import menu_voor, rol_in_woorden
from toegang.sessie import handelend_als

Als = Callable[[str], Bezoeker]


@pytest.mark.parametrize(
    ("wie", "namen"),
    [
        ("regisseur.hillegom", ["Vandaag", "Huishoudens", "Meldingen", "Team Hillegom", "Wie ziet wat?"]),
        (
            "teamleider.hillegom",
            [
                *("Vandaag", "Werkplek team", "Caseload", "Meldingen"),
                *("Huishoudens", "Rollen", "Cijfers", "Noodtoegang", "Wie ziet wat?"),
            ],
        ),
        ("wmo.isd", ["Werkbak", "Met mij gedeeld", "Wie ziet wat?"]),
        ("accounthouder.lisse", ["Dashboard", "Wie ziet wat?"]),
        (
            "privacy",
            ["Inzagelog", "Noodtoegang", "AVG-verzoeken", "Accounts", "Autorisatiematrix", "Cijfers"],
        ),
        ("beheer", ["Accounts", "Autorisatiematrix"]),
        ("partner.bollenwonen", ["Mijn acties", "Met mij gedeeld", "Wie ziet wat?"]),
    ],
)
def test_every_rol_has_its_own_menu(wereld: Wereld, wie: str, namen: list[str]) -> None:
    medewerker = wereld.wie(wie)
    with handelend_als(medewerker.pk):
        menu = menu_voor(medewerker, "/")

    assert [item["naam"] for item in menu] == namen
    assert sum(item["scheiding"] for item in menu) <= 1


def test_counts_stop_at_the_limit_and_nought_is_not_shown(wereld: Wereld, vulling: Vulling) -> None:
    for huishouden in vulling.huishoudens(101, regisseur="regisseur.hillegom"):
        vulling.werk(huishouden, "evaluatie", 2, van="regisseur.hillegom")
    medewerker = wereld.wie("regisseur.hillegom")

    with handelend_als(medewerker.pk):
        aantallen = {item["naam"]: item["aantal"] for item in menu_voor(medewerker, "/")}

    assert aantallen["Vandaag"] == "99+"
    assert aantallen["Huishoudens"] == "101"
    assert aantallen["Meldingen"] is None


@pytest.mark.parametrize(
    ("wie", "aantal"),
    [("triage.hillegom", "1"), ("teamleider.hillegom", "1"), ("regisseur.hillegom", None)],
)
def test_meldingen_are_counted_for_who_opens_the_inbox(
    wereld: Wereld, vulling: Vulling, wie: str, aantal: str | None
) -> None:
    for huishouden in vulling.huishoudens(1):
        vulling.werk(huishouden, "triage", 2)
    medewerker = wereld.wie(wie)

    with handelend_als(medewerker.pk):
        aantallen = {item["naam"]: item["aantal"] for item in menu_voor(medewerker, "/")}

    assert aantallen["Meldingen"] == aantal


def test_the_page_one_is_on_is_current_and_only_that(als: Als, wereld: Wereld) -> None:
    medewerker = wereld.wie("teamleider.hillegom")
    with handelend_als(medewerker.pk):
        menu = menu_voor(medewerker, "/team/hillegom/caseload/")

    assert [item["naam"] for item in menu if item["actief"]] == ["Caseload"]


def test_a_rol_is_told_in_words(wereld: Wereld) -> None:
    for wie, woorden in (
        ("regisseur.hillegom", "Regisseur, Hillegom"),
        ("accounthouder.teylingen", "Accounthouder, Teylingen"),
        ("wmo.isd", "Consulent Wmo, ISD Bollenstreek"),
        ("beheer", "Functioneel beheerder"),
    ):
        medewerker = wereld.wie(wie)
        with handelend_als(medewerker.pk):
            assert rol_in_woorden(medewerker) == woorden


def test_only_who_may_search_gets_the_search_field(als: Als) -> None:
    assert 'id="zoekveld"' in als("regisseur.hillegom").opent("/")
    assert 'id="zoekveld"' not in als("partner.bollenwonen").opent("/mijn-acties/")


def test_an_error_page_is_drawn_although_nothing_can_be_asked(als: Als) -> None:
    assert "Deze pagina is er niet" in als("regisseur.hillegom").opent("/team/lisse/", status=404)
