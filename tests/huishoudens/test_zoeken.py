"""Finding people, and knowing that they are known elsewhere without seeing more (A3, screens 5, I6)."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from huishoudens.diensten.huishouden import (
    Persoonsgegevens,
    adres_vastleggen,
    bsn_vastleggen,
    persoon_toevoegen,
)
from huishoudens.diensten.zoeken import bekend, zoek
from huishoudens.models import Huishouden
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_systeem
from toegang.sessie import handelend_als

Opdrachten = Callable[..., tuple[HttpResponse, list[str]]]
Inloggen = Callable[[str], Client]
BSN = "999990019"


def persoon(huishouden: Huishouden, achternaam: str, **velden: object) -> None:
    with als_systeem("importeer"):
        persoon_toevoegen(
            huishouden=huishouden,
            gegevens=Persoonsgegevens(achternaam=achternaam, **velden),  # type: ignore[arg-type]  # fields of several types in one dict
            van=PEILDATUM,
        )


def gevonden(wereld: Wereld, wie: str, tekst: str) -> tuple[list[str], list[str]]:
    """(names of households one may open, teams elsewhere)"""
    with handelend_als(wereld.id_van(wie)):
        uitkomst = zoek(tekst=tekst, door=wereld.wie(wie), op=PEILDATUM)
        return (
            [rij.huishouden.aanduiding for rij in uitkomst.rijen],
            [f"{team.naam} {team.telefoon}" for team in uitkomst.elders],
        )


@pytest.mark.parametrize(
    "tekst",
    [
        "Çelik",
        "celik",
        "CELIK",
        "celk",
        "cellik",
        "cel",
        "Fatma Çelik",
        "çelik fatma",
        "van Dijk",
        "van dyk",
        "Çelik 8 maart 1984",
        "H-2026-0001",
    ],
)
def test_a_person_is_found_however_it_is_typed(wereld: Wereld, tekst: str) -> None:
    """A3: typing error, diacritics, maiden name, unfinished word, number."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Doorn")
    persoon(
        huishouden,
        "Çelik",
        voornamen="Fatma",
        geboortenaam="van Dijk",
        geboortedatum=datetime.date(1984, 3, 8),
    )
    tekst = tekst.replace("H-2026-0001", huishouden.nummer)

    assert gevonden(wereld, "regisseur.hillegom", tekst)[0] == ["Gezin Doorn"]


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("2181 AA 1", 1),
        ("2181aa 1", 1),
        ("2181aa1", 1),
        ("2181AA1", 1),
        ("Bloemenlaan 1", 1),
        ("bloemenlaan", 10),
        ("2181AA", 10),
    ],
)
def test_a_household_is_found_by_its_address(wereld: Wereld, tekst: str, aantal: int) -> None:
    """A3; the regisseur reads addresses, number 1 is not number 10."""
    for _ in range(10):
        wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    namen, _ = gevonden(wereld, "regisseur.hillegom", tekst)

    assert "Gezin Tulp1" in namen
    assert len(namen) == aantal


def test_an_address_finds_nothing_for_who_may_not_read_it(wereld: Wereld) -> None:
    """Matrix: a colleague of the team reads no addresses, and cannot find by them."""
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    assert gevonden(wereld, "jeugd.hillegom", "2181 AA 1")[0] == []


def test_bsn_finds_and_is_never_shown(als: Inloggen, wereld: Wereld) -> None:
    """A3, screens: no BSN in any list, and none in an address bar."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", met_bsn=False)
    with als_systeem("importeer"):
        bsn_vastleggen(persoon=huishouden.personen.get(), bsn=BSN)

    antwoord = als("regisseur.hillegom").post(reverse("huishoudens:zoeken"), {"q": BSN})

    assert huishouden.aanduiding in antwoord.content.decode()
    assert BSN not in antwoord.content.decode()
    assert gevonden(wereld, "jeugd.hillegom", BSN)[0] == []


def test_elsewhere_gives_only_team_and_telephone(als: Inloggen, wereld: Wereld) -> None:
    """A3, matrix level E."""
    wereld.huishouden("lisse", regisseur="regisseur.lisse", naam="Zwaardlelie")
    team = wereld.team("lisse")

    pagina = als("regisseur.hillegom").post(reverse("huishoudens:zoeken"), {"q": "zwaardlellie"})

    inhoud = pagina.content.decode()
    assert f"Bekend bij team {team.naam}" in inhoud
    assert f"Bel {team.telefoon}" in inhoud
    assert "Gezin Zwaardlelie" not in inhoud
    assert pagina.context["uitkomst"].rijen == []


def test_shielded_household_is_known_nowhere(wereld: Wereld) -> None:
    """I6: not in search, counts or existence."""
    huishouden = wereld.huishouden("lisse", regisseur="regisseur.lisse", naam="Zwaardlelie", toegelaten=())
    met_adres = "2181 AA 1"

    for vraag in ("Zwaardlelie", met_adres, huishouden.nummer):
        assert gevonden(wereld, "regisseur.hillegom", vraag) == ([], []), vraag
        assert gevonden(wereld, "jeugd.lisse", vraag) == ([], []), vraag
    assert gevonden(wereld, "regisseur.lisse", "Zwaardlelie")[0] == ["Gezin Zwaardlelie"]


@pytest.mark.parametrize(
    "wie", ["accounthouder.hillegom", "wmo.isd", "jeugd.two", "partner.bollenwonen", "beheer", "privacy"]
)
def test_who_has_no_seat_in_a_team_learns_nothing(wereld: Wereld, wie: str) -> None:
    """A3: existence is for team members; the database itself answers so."""
    wereld.huishouden("lisse", regisseur="regisseur.lisse", naam="Zwaardlelie")

    assert gevonden(wereld, wie, "Zwaardlelie") == ([], [])
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        cursor.execute("SELECT beleid.bekend(ARRAY['n0:zwaardlelie'])")
        assert cursor.fetchall() == []


def test_secret_address_does_not_tell_that_somebody_is_known(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("lisse", regisseur="regisseur.lisse")
    with als_systeem("importeer"):
        adres_vastleggen(
            huishouden=huishouden,
            straat="Kade",
            huisnummer="9",
            postcode="2161 ZZ",
            plaats="Lisse",
            geheim=True,
            van=PEILDATUM,
        )

    assert gevonden(wereld, "regisseur.hillegom", "2161 ZZ 9") == ([], [])


def test_intake_sees_who_may_be_known_before_a_file_is_made(als: Inloggen, wereld: Wereld) -> None:
    """A3: own team by name, another team by telephone."""
    eigen = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zwaardlelie")
    wereld.huishouden("lisse", regisseur="regisseur.lisse", naam="Zwaardlelie")

    antwoord = als("triage.hillegom").post(
        reverse("triage:bekend"), {"achternaam": "Zwardlelie", "geboortedatum": "8-3-1984"}
    )

    inhoud = antwoord.content.decode()
    assert "<html" not in inhoud
    assert str(eigen.pk) in inhoud
    assert f"Bekend bij team {wereld.team('lisse').naam}" in inhoud


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ({}, "Typ een naam, geboortedatum, adres of BSN."),
        ({"achternaam": "Z"}, "Typ een naam, geboortedatum, adres of BSN."),
        ({"achternaam": "Gladiool"}, "Wij vonden niemand met deze gegevens."),
    ],
)
def test_intake_says_that_nobody_was_found_only_after_looking(
    getypt: dict[str, str], zin: str, als: Inloggen, wereld: Wereld
) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zwaardlelie")

    assert zin in als("triage.hillegom").post(reverse("triage:bekend"), getypt).content.decode()


def test_intake_finds_by_birth_date_alone_whom_one_may_see(wereld: Wereld) -> None:
    """A3: a date without a name says nothing of other teams."""
    eigen = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zwaardlelie")
    wereld.huishouden("lisse", regisseur="regisseur.lisse", naam="Krokus")
    geboren = datetime.date(1984, 3, 8)

    with handelend_als(wereld.id_van("jeugd.hillegom")):
        gevonden = bekend(door=wereld.wie("jeugd.hillegom"), geboortedatum=geboren)

    assert gevonden
    assert [rij.huishouden.pk for rij in gevonden.hier] == [eigen.pk]
    assert gevonden.elders == []


def test_another_birth_date_is_another_person(wereld: Wereld) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zwaardlelie")

    with handelend_als(wereld.id_van("jeugd.hillegom")):
        anders = bekend(
            door=wereld.wie("jeugd.hillegom"), naam="Zwaardlelie", geboortedatum=datetime.date(2001, 1, 1)
        )
        niets = bekend(door=wereld.wie("jeugd.hillegom"))

    assert not anders
    assert niets is None


def test_lists_and_search_take_at_most_6_statements_for_1_and_100_rows(
    als: Inloggen, wereld: Wereld, opdrachten: Opdrachten
) -> None:
    """Performance: lists, statements equal for 1 and 100 rows."""
    adressen = (reverse("huishoudens:lijst"), f"{reverse('huishoudens:zoeken')}?q=tulp")
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Tulp")
    client = als("regisseur.hillegom")
    bij_een = [len(opdrachten(client, adres)[1]) for adres in adressen]
    for _ in range(60):
        wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Tulp", met_bsn=False)

    bij_veel = [opdrachten(client, adres) for adres in adressen]

    assert [len(sql) for _, sql in bij_veel] == bij_een
    for antwoord, sql in bij_veel:
        assert antwoord.status_code == 200
        assert len(sql) <= 6, "\n".join(sql)


def test_list_pages_by_name_without_a_gap(als: Inloggen, wereld: Wereld) -> None:
    """Performance: keyset paging."""
    for nummer in range(55):
        wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam=f"Roos{nummer:02}", met_bsn=False)
    client = als("regisseur.hillegom")

    eerste = client.get(reverse("huishoudens:lijst"))
    tweede = client.get(eerste.context["volgende_url"])

    namen = [rij.huishouden.aanduiding for p in (eerste, tweede) for rij in p.context["rijen"]]
    assert namen == [f"Gezin Roos{nummer:02}" for nummer in range(55)]


def test_team_list_shows_the_team_and_nothing_of_another(als: Inloggen, wereld: Wereld) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Aster")
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Bes", toegelaten=())
    wereld.huishouden("lisse", regisseur="regisseur.lisse", naam="Cyclaam")
    client = als("jeugd.hillegom")

    van_mij = client.get(f"{reverse('huishoudens:lijst')}?van=mij").context["rijen"]
    van_team = client.get(f"{reverse('huishoudens:lijst')}?van=team").context["rijen"]

    assert van_mij == []
    assert [rij.huishouden.aanduiding for rij in van_team] == ["Gezin Aster"]


@pytest.mark.parametrize(
    ("wie", "begint_bij"),
    [
        ("teamleider.hillegom", "Mijn team"),
        ("aandacht.hillegom", "Mijn team"),
        ("regisseur.hillegom", "Mijn huishoudens"),
    ],
)
def test_the_list_opens_on_the_team_for_who_has_no_households(
    als: Inloggen, wereld: Wereld, wie: str, begint_bij: str
) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Aster")
    client = als(wie)

    begin = client.get(reverse("huishoudens:lijst"))
    eigen = client.get(reverse("huishoudens:lijst"), {"van": "mij"})

    assert [keuze["naam"] for keuze in begin.context["wie"] if keuze["actief"]] == [begint_bij]
    assert len(begin.context["rijen"]) == 1
    assert [keuze["naam"] for keuze in eigen.context["wie"] if keuze["actief"]] == ["Mijn huishoudens"]
