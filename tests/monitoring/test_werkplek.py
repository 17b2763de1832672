"""The werkplek: the team's work without content; of a foreign team not even that it exists (E1)."""

from collections.abc import Callable

import pytest

from huishoudens.models import Veiligheidsdossier
from plannen.models import Actie
from tests.cast import PEILDATUM
from tests.monitoring.conftest import Bezoeker, Vulling
from tests.monitoring.test_vandaag import actie_in
from tests.rollen import als_eigenaar

Als = Callable[[str], Bezoeker]
ZES_TEAMS = (
    ("hillegom", "hillegom"),
    ("lisse", "lisse"),
    ("noordwijk", "noordwijk"),
    ("noordwijkerhout", "noordwijkerhout-de-zilk"),
    ("voorhout", "voorhout"),
    ("sassenheim", "sassenheim-warmond"),
)


@pytest.mark.parametrize(("team", "slug"), ZES_TEAMS)
def test_each_of_the_six_teams_has_a_werkplek_of_its_own(als: Als, team: str, slug: str) -> None:
    assert "Werkplek team" in als(f"regisseur.{team}").opent(f"/team/{slug}/")


@pytest.mark.parametrize(
    "wie", ["teamleider.lisse", "accounthouder.hillegom", "wmo.isd", "privacy", "beheer"]
)
def test_foreign_team_and_unknown_team_answer_alike(als: Als, wie: str) -> None:
    bezoeker = als(wie)

    vreemd = bezoeker.opent("/team/hillegom/", status=404)
    onbekend = bezoeker.opent("/team/bestaat-niet/", status=404)

    assert vreemd == onbekend


def test_every_kind_of_work_stands_in_its_group(als: Als, vulling: Vulling) -> None:
    (huishouden,) = vulling.huishoudens(1, regisseur="jeugd.hillegom")
    for soort, dagen in (("evaluatie", -2), ("waakvlam", 3), ("triage", 1), ("regie_gezocht", 2)):
        vulling.werk(huishouden, soort, dagen)
    vulling.werk(huishouden, "onderzoek", 9, wettelijk=True)
    vulling.werk(huishouden, "plan_maken", 4, van="regisseur.hillegom")

    beeld = _beeld(als("regisseur.hillegom"))

    assert beeld == {
        "te_laat": 1,
        "termijnen": 1,
        "evaluaties": 1,
        "waakvlam": 1,
        "meldingen": 1,
        "verdelen": 1,
        "mijn": 1,
    }


def _beeld(bezoeker: Bezoeker) -> dict[str, int]:
    bezoeker.opent("/team/hillegom/")
    return {groep.sleutel: groep.aantal for groep in bezoeker.antwoord.context["beeld"].groepen}


def test_a_colleague_sees_kind_household_and_date_and_no_content(als: Als, vulling: Vulling) -> None:
    (huishouden,) = vulling.huishoudens(1, regisseur="jeugd.hillegom")
    actie: Actie = actie_in(huishouden, "Praten over de schulden")
    vulling.werk(huishouden, "actie", -2, bron=actie)

    for wie in ("medewerker1.hillegom", "teamleider.hillegom", "jeugd.hillegom"):
        pagina = als(wie).opent("/team/hillegom/")

        assert huishouden.aanduiding in pagina
        assert "2 dagen te laat" in pagina
        assert "Praten over de schulden" not in pagina


def test_only_the_aandachtsfunctionaris_watches_safety(als: Als, vulling: Vulling) -> None:
    (huishouden,) = vulling.huishoudens(1, regisseur="jeugd.hillegom", naam="Gezin Onveilig")
    with als_eigenaar():
        Veiligheidsdossier.objects.create(huishouden=huishouden, geopend_op=PEILDATUM)

    assert "Gezin Onveilig" in als("aandacht.hillegom").opent("/team/hillegom/")
    for wie in ("teamleider.hillegom", "regisseur.hillegom", "aandacht.lisse"):
        bezoeker = als(wie)
        slug = "lisse" if "lisse" in wie else "hillegom"
        assert "Gezin Onveilig" not in bezoeker.opent(f"/team/{slug}/")


def test_one_group_can_be_read_in_full(als: Als, vulling: Vulling) -> None:
    for dag, huishouden in enumerate(vulling.huishoudens(7)):
        vulling.werk(huishouden, "evaluatie", dag - 10)
    bezoeker = als("teamleider.hillegom")

    kort = bezoeker.opent("/team/hillegom/")
    lang = bezoeker.opent("/team/hillegom/?groep=te_laat")

    assert "Gezin 006" not in kort
    assert "Gezin 006" in lang


@pytest.mark.parametrize("wie", ["regisseur.hillegom", "aandacht.hillegom", "teamleider.hillegom"])
def test_statements_do_not_depend_on_rows(als: Als, vulling: Vulling, wie: str) -> None:
    bezoeker = als(wie)
    bezoeker.opent("/team/hillegom/")
    bezoeker.opent("/team/hillegom/")
    leeg = len(bezoeker.vragen)
    for huishouden in vulling.huishoudens(100, regisseur="regisseur.hillegom"):
        vulling.werk(huishouden, "evaluatie", -2, van="regisseur.hillegom")
        vulling.werk(huishouden, "triage", 1)

    bezoeker.opent("/team/hillegom/")

    assert len(bezoeker.vragen) == leeg <= 6
