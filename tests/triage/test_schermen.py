"""The screens of intake and triage, as the people who use them (A1-A7, screens)."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huishoudens.models import Huishouden, Leefgebiedbeeld, Persoon
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.triage.test_melding import DINSDAG, NL, registreer
from tests.triage.test_triage import rond_af
from toegang.sessie import handelend_als
from triage.diensten.melding import melding_toewijzen
from triage.keuzes import Route
from triage.models import Melding, Triage

NIEUW = reverse("triage:melding_registreren")
MELDINGEN = reverse("triage:meldingen")
INGEVULD = {
    "kanaal": "telefoon",
    "melder": "dochter",
    "vraag": "Moeder valt vaak.",
    "achternaam": "van der Tulp",
}


@pytest.fixture(autouse=True)
def om_negen_uur() -> Iterator[None]:
    with time_machine.travel(datetime.datetime(2026, 11, 4, 9, tzinfo=NL), tick=False):
        yield


def als(wereld: Wereld, wie: str) -> Client:
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.medewerkers[f"{wie}@voorbeeld.nl"], "toegang.inloggen.MedewerkerBackend")
    return client


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def alle(model: Any) -> list[Any]:
    with als_eigenaar():
        return list(model.objects.all())


def test_registering_takes_four_fields(wereld: Wereld) -> None:
    antwoord = als(wereld, "triage.hillegom").post(NIEUW, INGEVULD)

    assert antwoord.status_code == 302
    (melding,) = alle(Melding)
    (huishouden,) = alle(Huishouden)
    (persoon,) = alle(Persoon)
    assert (melding.vraag, huishouden.aanduiding) == ("Moeder valt vaak.", "Huishouden Van der Tulp")
    assert (persoon.tussenvoegsel, persoon.achternaam) == ("van der", "Tulp")


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
    antwoord = client.post(pad, {"aan": str(wereld.id_van("teamleider.hillegom"))}, follow=True)

    assert "Karin Bos" in pagina
    assert "Jamal Aziz" not in pagina
    assert "Karin Bos doet de triage" in tekst(antwoord)
    assert client.post(pad, {"aan": str(wereld.id_van("jeugd.hillegom"))}).status_code == 200


def triage_pad(melding: Melding) -> str:
    return reverse("triage:triage", args=[melding.pk])


def test_triage_shows_the_question_in_the_callers_words_and_explains_each_route(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")

    pagina = tekst(als(wereld, "triage.hillegom").get(triage_pad(melding)))

    assert "“De trap lukt niet meer.”" in pagina
    assert "zonder wachttijd" in pagina
    assert pagina.index("Sociale basis") < pagina.index("Vrij toegankelijk") < pagina.index("Maatwerk")


def test_a_simple_question_is_answered_without_a_full_round(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    client = als(wereld, "triage.hillegom")

    antwoord = client.post(
        triage_pad(melding),
        {
            "klantreis": "enkelvoudig_eenvoudig",
            "routes": ["direct_beantwoord"],
            "antwoord": "Bel de ergotherapeut.",
            "clientondersteuning": "on",
            "clientondersteuning_op": "2026-11-04",
        },
        follow=True,
    )

    assert "Wil Narcis houdt zelf de regie" in tekst(antwoord)
    (triage,) = alle(Triage)
    assert triage.clientondersteuning_verteld_op == datetime.date(2026, 11, 4)
    assert alle(Leefgebiedbeeld) == []
    assert client.get(triage_pad(melding)).status_code == 404


def test_the_last_page_says_who_goes_on_and_by_when(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom", wetten=["wmo"])

    antwoord = als(wereld, "triage.hillegom").post(
        triage_pad(melding),
        {
            "klantreis": "meervoudig_eenvoudig",
            "routes": ["sociale_basis", "maatwerk"],
            "naar_sociale_basis": str(_organisatie(wereld)),
            "onderbouwing": "Wonen en geld.",
            "wetten": ["wmo"],
            "rest_niet_besproken": "on",
            "cijfer-wonen": "2",
            "niet_goed-wonen": "De trap.",
        },
        follow=True,
    )

    pagina = tekst(antwoord)
    assert "Verwezen naar Welzijn Bollenstreek" in pagina
    assert "Uiterlijk maandag 9 november 2026" in pagina
    assert "15 december 2026" in pagina
    beelden = {(b.leefgebied, b.besproken, b.score) for b in alle(Leefgebiedbeeld)}
    assert ("wonen", True, 2) in beelden
    assert len(beelden) == 9


def _organisatie(wereld: Wereld) -> Any:
    with als_eigenaar():
        return wereld.organisatie("Welzijn Bollenstreek").pk


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"klantreis": ""}, "Kies de klantreis die past."),
        ({"routes": []}, "Elke melding krijgt een uitkomst"),
        ({"routes": ["maatwerk"]}, "Leg uit waarom een lichtere route niet genoeg is"),
        ({"klantreis": "bemoeizorg", "rest_niet_besproken": "on"}, "Leg uit waarom u kiest voor bemoeizorg"),
        ({"klantreis": "meervoudig_complex", "onderbouwing": "Ja."}, "Geef elk leefgebied een cijfer"),
        (
            {"clientondersteuning": "on", "clientondersteuning_op": "2026-12-01"},
            "Deze datum ligt in de toekomst",
        ),
    ],
)
def test_a_triage_with_something_missing_keeps_what_was_typed(
    wereld: Wereld, velden: dict[str, Any], fout: str
) -> None:
    melding = registreer(wereld, "triage.hillegom")
    goed = {
        "klantreis": "enkelvoudig_eenvoudig",
        "routes": ["team"],
        "lichtere_route_overgeslagen": "",
        "antwoord": "Oog van de naald",
    }

    antwoord = als(wereld, "triage.hillegom").post(triage_pad(melding), goed | velden)

    assert antwoord.status_code == 200
    assert fout in tekst(antwoord)
    assert "Oog van de naald" in tekst(antwoord)
    assert alle(Triage) == []


def test_another_team_gets_404_for_a_melding(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")

    for wie in ("triage.lisse", "jeugd.hillegom", "wmo.isd"):
        assert als(wereld, wie).get(triage_pad(melding)).status_code == 404, wie


def test_triage_stays_within_the_statements_of_a_household_page(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    with handelend_als(wereld.id_van("triage.hillegom")):
        melding_toewijzen(melding=melding, aan=wereld.wie("triage.hillegom"))
    client = als(wereld, "triage.hillegom")
    client.get(triage_pad(melding))

    with CaptureQueriesContext(connection) as vragen:
        client.get(triage_pad(melding))

    tellen = [
        v["sql"] for v in vragen if not v["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    assert len(tellen) <= 14, tellen


def test_the_investigation_ends_when_its_outcome_is_on_paper(wereld: Wereld) -> None:
    bekend = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    melding = registreer(wereld, "triage.hillegom", huishouden=bekend, nieuw=None, wetten=["wmo"])
    rond_af(wereld, melding, Route.TEAM, lichtere_route_overgeslagen="Niet genoeg.", wetten=None)
    client, pad = als(wereld, "regisseur.hillegom"), reverse("triage:onderzoek_afronden", args=[melding.pk])
    tab = reverse("backoffice:adviezen", args=[bekend.pk])

    assert "Onderzoek Wmo" in tekst(client.get(tab))
    assert "Geef eerst de uitkomst op papier." in tekst(client.post(pad, {}))
    client.post(pad, {"op_papier": "on"})

    assert "Onderzoek Wmo" not in tekst(client.get(tab))
    assert als(wereld, "teamleider.lisse").get(pad).status_code == 404
