"""The screens of intake and triage, as the people who use them (A1-A7, screens)."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huishoudens.models import Huishouden, Lidmaatschap, Persoon
from tests.autorisatie.scenario import betrek
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.triage.opzet import DINSDAG, alle, als, registreer, tekst
from triage.models import Melding

NIEUW = reverse("triage:melding_registreren")
MELDINGEN = reverse("triage:meldingen")
INGEVULD = {
    "kanaal": "telefoon",
    "melder": "dochter",
    "vraag": "Moeder valt vaak.",
    "achternaam": "van der Tulp",
}


pytestmark = pytest.mark.usefixtures("om_negen_uur")


def test_registering_takes_four_fields(wereld: Wereld) -> None:
    antwoord = als(wereld, "triage.hillegom").post(NIEUW, INGEVULD)

    assert antwoord.status_code == 302
    (melding,) = alle(Melding)
    (huishouden,) = alle(Huishouden)
    (persoon,) = alle(Persoon)
    assert (melding.vraag, huishouden.aanduiding) == ("Moeder valt vaak.", "Huishouden Van der Tulp")
    assert (persoon.tussenvoegsel, persoon.achternaam) == ("van der", "Tulp")


@pytest.mark.parametrize(
    ("geboren", "rol"),
    [("", "alleenstaande"), ("3-11-1984", "alleenstaande"), ("3-11-2015", "kind"), ("5-11-2008", "kind")],
)
def test_the_first_person_of_a_file_is_an_adult_alone_or_a_child(
    wereld: Wereld, geboren: str, rol: str
) -> None:
    """B1: one person is known, and the plan can ask this person's akkoord; the role can be changed later."""
    als(wereld, "triage.hillegom").post(NIEUW, INGEVULD | {"geboortedatum": geboren})

    (lid,) = alle(Lidmaatschap)
    assert lid.rol == rol


def test_what_is_marked_as_not_required_is_not_and_the_rest_is_at_most_five(wereld: Wereld) -> None:
    """A1."""
    client = als(wereld, "triage.hillegom")
    velden = client.get(NIEUW).context["formulier"].fields
    nodig = {naam for naam, veld in velden.items() if veld.required and not veld.widget.is_hidden}

    fouten = client.post(NIEUW, {}).context["formulier"].errors

    assert nodig == set(fouten) == {"kanaal", "melder", "vraag", "achternaam"}


def test_save_and_triage_leads_straight_on(wereld: Wereld) -> None:
    antwoord = als(wereld, "triage.hillegom").post(NIEUW, INGEVULD | {"triage": "1"})

    (melding,) = alle(Melding)
    assert antwoord.url == reverse("triage:triage", args=[melding.pk])


def test_a_colleague_without_triage_reads_who_goes_on(wereld: Wereld) -> None:
    client = als(wereld, "jeugd.hillegom")

    antwoord = client.post(NIEUW, INGEVULD | {"spoed": "on"}, follow=True)

    assert "De triagist van team Hillegom pakt die vandaag nog op" in tekst(antwoord)


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"vraag": ""}, "Schrijf de vraag op."),
        ({"achternaam": ""}, "Schrijf een achternaam op"),
        ({"geboortedatum": "31-2-1980"}, "Deze datum kunnen wij niet lezen"),
        ({"bsn": "123456789"}, "Dit BSN klopt niet"),
        ({"postcode": "2181 AA"}, "Schrijf ook het huisnummer op."),
        ({"postcode": "21 AA", "huisnummer": "4"}, "vier cijfers en twee letters"),
        ({"kanaal": "vindplaats"}, "Schrijf welke vindplaats het is."),
        ({"kanaal": "vindplaats", "vindplaats": "  "}, "Schrijf welke vindplaats het is."),
    ],
)
def test_an_error_keeps_what_was_typed_and_saves_nothing(
    wereld: Wereld, velden: dict[str, str], fout: str
) -> None:
    antwoord = als(wereld, "triage.hillegom").post(NIEUW, INGEVULD | velden)

    assert antwoord.status_code == 200
    assert fout in tekst(antwoord)
    assert 'value="dochter"' in tekst(antwoord)
    assert alle(Melding) == []


def test_a_melding_from_a_vindplaats_says_which(wereld: Wereld) -> None:
    """A1: as the import asks it too."""
    als(wereld, "triage.hillegom").post(
        NIEUW, INGEVULD | {"kanaal": "vindplaats", "vindplaats": "De Bloembol"}
    )

    assert [(m.kanaal, m.vindplaats) for m in alle(Melding)] == [("vindplaats", "De Bloembol")]


@pytest.mark.parametrize("datum", ["3-11-1984", "3 nov 84", "03111984", "1984-11-03"])
def test_a_birth_date_is_read_as_it_is_said(wereld: Wereld, datum: str) -> None:
    als(wereld, "triage.hillegom").post(NIEUW, INGEVULD | {"geboortedatum": datum})

    assert alle(Persoon)[0].geboortedatum == datetime.date(1984, 11, 3)


def test_who_may_be_known_is_shown_before_a_second_file_is_made(wereld: Wereld) -> None:
    bekend = wereld.huishouden("hillegom", naam="Narcis", regisseur="regisseur.hillegom")
    velden = INGEVULD | {"achternaam": "Narsis", "voornamen": "Anna"}
    client = als(wereld, "triage.hillegom")

    antwoord = client.post(NIEUW, velden)

    assert "Kies om welk huishouden het gaat" in tekst(antwoord)
    assert "Gezin Narcis" in tekst(antwoord)
    client.post(NIEUW, velden | {"huishouden": str(bekend.pk)})
    assert [melding.huishouden_id for melding in alle(Melding)] == [bekend.pk]
    client.post(NIEUW, velden | {"huishouden": "nieuw"})
    assert len(alle(Huishouden)) == 2


def test_checking_without_script_keeps_the_form(wereld: Wereld) -> None:
    wereld.huishouden("lisse", naam="Narcis")

    antwoord = als(wereld, "triage.hillegom").post(
        NIEUW, INGEVULD | {"achternaam": "Narcis", "voornamen": "Anna", "vraag": "", "controleer": "1"}
    )

    assert "Bekend bij team Lisse" in tekst(antwoord)
    assert "Gezin Narcis" not in tekst(antwoord)
    assert 'value="dochter"' in tekst(antwoord)
    assert "Schrijf de vraag op" not in tekst(antwoord)


def test_the_fragment_keeps_the_choice(wereld: Wereld) -> None:
    bekend = wereld.huishouden("hillegom", naam="Narcis")

    antwoord = als(wereld, "triage.hillegom").post(
        reverse("triage:bekend"), {"achternaam": "Narcis", "huishouden": str(bekend.pk)}
    )

    assert f'value="{bekend.pk}" checked' in tekst(antwoord)


@pytest.mark.parametrize("wie", ["wmo.isd", "accounthouder.hillegom", "privacy"])
def test_who_sits_in_no_team_takes_in_no_melding(wereld: Wereld, wie: str) -> None:
    assert als(wereld, wie).get(NIEUW).status_code == 403


def test_a_foreign_and_an_unknown_huishouden_answer_alike(wereld: Wereld) -> None:
    elders = wereld.huishouden("lisse")
    client = als(wereld, "triage.hillegom")

    antwoorden = {
        client.post(NIEUW, INGEVULD | {"huishouden": sleutel}).status_code
        for sleutel in (str(elders.pk), "00000000-0000-4000-8000-000000000000", "geen-sleutel")
    }

    assert antwoorden == {404}


def test_a_huishouden_of_another_team_gets_no_melding_and_the_text_stays(wereld: Wereld) -> None:
    """A3: who helps there sees it, and its own team takes in what is asked."""
    elders = wereld.huishouden("lisse", regisseur="regisseur.lisse", naam="Narcis")
    betrek(wereld, elders, "regisseur.hillegom", "wonen")
    velden = INGEVULD | {"achternaam": "Narcis", "huishouden": str(elders.pk)}

    antwoord = als(wereld, "regisseur.hillegom").post(NIEUW, velden)

    lisse = wereld.team("lisse")
    assert antwoord.status_code == 200
    assert (
        f"Dit huishouden hoort bij team {lisse.naam}. Bel het team: {lisse.telefoon}. Uw tekst is bewaard."
        in tekst(antwoord)
    )
    assert "Moeder valt vaak." in tekst(antwoord)
    assert alle(Melding) == []


def test_the_regisseur_takes_in_a_question_whatever_the_team(wereld: Wereld) -> None:
    eigen = wereld.huishouden("lisse", regisseur="regisseur.hillegom", naam="Narcis")

    antwoord = als(wereld, "regisseur.hillegom").post(
        NIEUW, INGEVULD | {"achternaam": "Narcis", "huishouden": str(eigen.pk)}
    )

    assert antwoord.status_code == 302
    assert [melding.team_id for melding in alle(Melding)] == [wereld.team("lisse").pk]


def test_the_inbox_has_the_urgent_first_and_then_the_oldest(wereld: Wereld) -> None:
    for uur, vraag, spoed in ((8, "Tweede", False), (9, "Derde", False), (10, "Eerste", True)):
        registreer(wereld, "triage.hillegom", vraag=vraag, spoed=spoed, op=DINSDAG.replace(hour=uur))
    registreer(wereld, "triage.lisse", vraag="Lisse", team=wereld.team("lisse"))

    pagina = tekst(als(wereld, "triage.hillegom").get(MELDINGEN))

    assert pagina.index("Eerste") < pagina.index("Tweede") < pagina.index("Derde")
    assert "Lisse</a>" not in pagina
    assert "1 melding is spoed" in pagina


def test_a_colleague_without_inbox_sees_no_question_of_others(wereld: Wereld) -> None:
    registreer(wereld, "triage.hillegom", vraag="Geheim verhaal")

    pagina = tekst(als(wereld, "jeugd.hillegom").get(MELDINGEN))

    assert "Geheim verhaal" not in pagina
    assert "Nieuwe meldingen liggen bij de triagist" in pagina


@pytest.mark.parametrize(
    "wie", ["accounthouder.hillegom", "wmo.isd", "privacy", "beheer", "partner.bollenwonen"]
)
def test_who_has_no_meldingen_is_told_what_this_page_is_and_is_not_sent_there(
    wereld: Wereld, wie: str
) -> None:
    antwoord = als(wereld, wie).get(MELDINGEN)

    pagina = tekst(antwoord)
    assert "Bij uw rol horen geen meldingen" in pagina
    for vreemd in ("Geen melding wacht te lang", "In triage", "Nieuwe melding", "regisseur bent"):
        assert vreemd not in pagina, vreemd
    assert MELDINGEN not in [punt["url"] for punt in antwoord.context["navigatie"]]


def statements(client: Client) -> int:
    client.get(MELDINGEN)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        assert client.get(MELDINGEN).status_code == 200
    return len([v for v in vragen if not v["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])


def test_the_inbox_takes_six_statements_for_one_and_for_many(wereld: Wereld) -> None:
    client = als(wereld, "triage.hillegom")
    registreer(wereld, "triage.hillegom")
    een = statements(client)
    for nummer in range(30):
        registreer(wereld, "triage.hillegom", vraag=f"Vraag {nummer}")

    assert statements(client) == een <= 6


def test_taking_a_melding_puts_it_in_triage(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    client = als(wereld, "teamleider.hillegom")

    antwoord = client.post(reverse("triage:melding_toewijzen", args=[melding.pk]), {"zelf": "1"})

    assert antwoord.url == reverse("triage:triage", args=[melding.pk])
    assert "De trap lukt niet meer" in tekst(client.get(f"{MELDINGEN}?tab=in-triage"))


def test_giving_it_to_a_colleague_offers_only_who_does_triage(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    client, pad = als(wereld, "triage.hillegom"), reverse("triage:melding_toewijzen", args=[melding.pk])

    pagina = tekst(client.get(pad))
    antwoord = verstuur(client, pad, {"aan": str(wereld.id_van("teamleider.hillegom"))}, follow=True)

    assert "Karin Bos" in pagina
    assert "Jamal Aziz" not in pagina
    assert "Karin Bos doet de triage" in tekst(antwoord)
    assert client.post(pad, {"aan": str(wereld.id_van("jeugd.hillegom"))}).status_code == 200
