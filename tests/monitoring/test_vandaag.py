"""Vandaag: the right page per rol, content only for who may read it, the same cost for 1 and 100 rows (E1)."""

import datetime
from collections.abc import Callable

import pytest
import time_machine
from django.urls import reverse

from huishoudens.models import Contactmoment
from plannen.models import Actie, Doel, Plan
from tests.cast import PEILDATUM, Wereld
from tests.monitoring.conftest import NU, Bezoeker, Vulling
from tests.rollen import als_eigenaar
from toegang.models import Medewerker, Roltoekenning

Als = Callable[[str], Bezoeker]


def actie_in(huishouden: object, omschrijving: str) -> Actie:
    with als_eigenaar():
        plan = Plan.objects.create(huishouden=huishouden, van=PEILDATUM)
        doel = Doel.objects.create(huishouden=huishouden, plan=plan, leefgebied="wonen", titel="Rust in huis")
        return Actie.objects.create(
            huishouden=huishouden, doel=doel, leefgebied="wonen", omschrijving=omschrijving
        )


def test_regisseur_sees_what_is_late_due_and_waiting_with_its_text(als: Als, vulling: Vulling) -> None:
    een, twee, drie = vulling.huishoudens(3, regisseur="regisseur.hillegom")
    # Of the own team: of another, how long a question opens the name goes by the clock of the database.
    (hier,) = vulling.huishoudens(1, regisseur="jeugd.hillegom", naam="Gezin Fresia")
    actie = actie_in(een, "Bellen met school over verzuim")
    vulling.werk(een, "actie", -3, bron=actie, van="jeugd.hillegom")
    vulling.werk(twee, "evaluatie", 5, van="regisseur.hillegom")
    vulling.werk(drie, "evaluatie", 8, van="regisseur.hillegom")
    vulling.overdracht(hier, naar="regisseur.hillegom", door="jeugd.hillegom", dagen=-3)

    pagina = als("regisseur.hillegom").opent("/")

    assert "Goedemorgen, Sanne" in pagina
    assert "Er is 1 zaak te laat. De komende 7 dagen vraagt er 1 uw aandacht." in pagina
    assert "Bellen met school over verzuim" in pagina
    assert "Jamal Aziz" in pagina
    assert "Neemt u de regie over?" in pagina
    assert "Gevraagd door Jamal Aziz" in pagina
    assert "Wacht 3 dagen" in pagina
    assert drie.aanduiding not in pagina


def test_colleague_who_may_not_read_the_plan_sees_the_kind_of_work_only(als: Als, vulling: Vulling) -> None:
    (huishouden,) = vulling.huishoudens(1, regisseur="jeugd.hillegom")
    actie = actie_in(huishouden, "Praten over de schulden")
    vulling.werk(huishouden, "actie", -3, bron=actie, van="regisseur.hillegom")

    pagina = als("regisseur.hillegom").opent("/")

    assert huishouden.aanduiding in pagina
    assert "Praten over de schulden" not in pagina


def test_changes_by_others_since_the_last_visit_are_told_and_own_ones_are_not(
    als: Als, wereld: Wereld, vulling: Vulling
) -> None:
    een, twee = vulling.huishoudens(2, regisseur="regisseur.hillegom")
    with als_eigenaar():
        for huishouden, wie in ((een, "jeugd.hillegom"), (twee, "regisseur.hillegom")):
            Contactmoment.objects.create(
                huishouden=huishouden,
                moment=NU,
                soort="huisbezoek",
                medewerker_id=wereld.id_van(wie),
                tekst="Het gaat beter.",
            )

    pagina = als("regisseur.hillegom").opent("/")

    assert "huisbezoek vastgelegd" in pagina
    assert een.aanduiding in pagina
    assert twee.aanduiding not in pagina
    assert "Het gaat beter." not in pagina


def test_a_visit_is_remembered_once_in_half_an_hour(als: Als, wereld: Wereld) -> None:
    bezoeker = als("regisseur.hillegom")
    bezoeker.opent("/")
    with time_machine.travel(NU + datetime.timedelta(minutes=20), tick=False):
        bezoeker.opent("/")
    assert wereld.wie("regisseur.hillegom").inloggegeven.vorig_bezoek is None

    with time_machine.travel(NU + datetime.timedelta(minutes=45), tick=False):
        bezoeker.opent("/")

    wie = wereld.wie("regisseur.hillegom")
    assert (wie.inloggegeven.vorig_bezoek, wie.inloggegeven.dit_bezoek) == (
        NU,
        NU + datetime.timedelta(minutes=45),
    )
    with als_eigenaar():
        assert not Medewerker.history.filter(id=wie.pk, history_type="~").exists()


@pytest.mark.parametrize("wie", ["regisseur.hillegom", "teamleider.hillegom", "triage.hillegom"])
def test_statements_do_not_depend_on_rows(als: Als, vulling: Vulling, wie: str) -> None:
    bezoeker = als(wie)
    bezoeker.opent("/")
    bezoeker.opent("/")
    leeg = len(bezoeker.vragen)
    for huishouden in vulling.huishoudens(100, regisseur="regisseur.hillegom"):
        vulling.werk(huishouden, "evaluatie", -2, van="regisseur.hillegom")
        vulling.werk(huishouden, "triage", 1)

    bezoeker.opent("/")

    assert len(bezoeker.vragen) == leeg <= 5


def test_first_page_of_a_new_visit_costs_at_most_six_statements(als: Als) -> None:
    bezoeker = als("regisseur.hillegom")

    bezoeker.opent("/")

    assert len(bezoeker.vragen) <= 6


def test_teamleider_sees_what_is_late_in_the_team_first_and_without_content(
    als: Als, vulling: Vulling
) -> None:
    (huishouden,) = vulling.huishoudens(1, regisseur="regisseur.hillegom")
    actie = actie_in(huishouden, "Praten over de schulden")
    vulling.werk(huishouden, "actie", -4, bron=actie, van="regisseur.hillegom")

    pagina = als("teamleider.hillegom").opent("/")

    assert "Te laat in team Hillegom" in pagina
    assert huishouden.aanduiding in pagina
    assert "Praten over de schulden" not in pagina


def test_triagist_sees_the_inbox_first(als: Als, vulling: Vulling) -> None:
    een, twee = vulling.huishoudens(2)
    vulling.werk(een, "triage", 1)
    vulling.werk(twee, "regie_gezocht", 1)

    pagina = als("triage.hillegom").opent("/")

    assert "Postbus" in pagina
    assert "Zoekt een regisseur" in pagina


@pytest.mark.parametrize(
    ("wie", "deur"),
    [
        ("accounthouder.lisse", "/monitoring/"),
        ("privacy", "/privacy/"),
        ("beheer", "/beheer/"),
        ("wmo.isd", "/backoffice/"),
        ("jeugd.two", "/backoffice/"),
        ("partner.bollenwonen", "/mijn-acties/"),
    ],
)
def test_who_has_no_team_goes_to_the_own_first_page(als: Als, wie: str, deur: str) -> None:
    bezoeker = als(wie)

    bezoeker.opent("/", status=302)

    assert bezoeker.antwoord["Location"] == deur


def test_who_has_no_work_on_a_screen_reads_what_to_do_here_and_whom_to_call(als: Als, wereld: Wereld) -> None:
    """No list of work that cannot be there, and no promise that the system does not keep."""
    with als_eigenaar():
        Roltoekenning.objects.filter(medewerker_id=wereld.id_van("wmo.isd")).update(tot=PEILDATUM)
    pagina = als("wmo.isd").opent("/")

    assert "Uw account heeft nu geen rol" in pagina
    assert reverse("autorisatiematrix") in pagina
    team = wereld.team("hillegom")
    assert team.naam in pagina
    assert team.telefoon in pagina


def test_shielded_household_is_in_nobodys_list_but_the_regisseurs(
    als: Als, wereld: Wereld, vulling: Vulling
) -> None:
    huishouden = wereld.huishouden(
        "hillegom", naam="Verborgen", regisseur="regisseur.hillegom", toegelaten=()
    )
    vulling.werk(huishouden, "evaluatie", -1, van="regisseur.hillegom")

    assert "Gezin Verborgen" in als("regisseur.hillegom").opent("/")
    for wie in ("teamleider.hillegom", "jeugd.hillegom", "triage.hillegom"):
        assert "Gezin Verborgen" not in als(wie).opent("/")


def test_a_question_of_the_back_office_waits_from_the_day_it_was_asked(als: Als, vulling: Vulling) -> None:
    """D3: the term stands still until the answer, so it does not wait for the last week."""
    een, twee = vulling.huishoudens(2, regisseur="regisseur.hillegom")
    vulling.werk(een, "aanvulling", 30, van="regisseur.hillegom")
    vulling.werk(twee, "actie", 30, van="regisseur.hillegom")

    pagina = als("regisseur.hillegom").opent("/")

    assert "Wacht op u" in pagina
    assert een.aanduiding in pagina
    assert twee.aanduiding not in pagina
