"""The screens that end a melding: triage, what happens next, and the Wmo investigation (A2, A5-A7, A12)."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huishoudens.diensten.dossier import beeld_vastleggen
from huishoudens.models import Leefgebiedbeeld
from tests.cast import Wereld
from tests.formulieren import velden_in, verstuur
from tests.rollen import als_eigenaar
from tests.triage.opzet import WOENSDAG, alle, als, registreer, rond_af, tekst
from toegang.keuzes import Leefgebied
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


pytestmark = pytest.mark.usefixtures("om_negen_uur")


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

    antwoord = verstuur(
        client,
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

    antwoord = verstuur(
        als(wereld, "triage.hillegom"),
        triage_pad(melding),
        {
            "klantreis": "meervoudig_eenvoudig",
            "routes": ["sociale_basis", "maatwerk"],
            "lichtere_route_overgeslagen": "Er is een traplift nodig.",
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
            "Deze dag moet nog komen",
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

    antwoord = verstuur(als(wereld, "triage.hillegom"), triage_pad(melding), goed | velden)

    assert antwoord.status_code == 200
    assert fout in tekst(antwoord)
    assert "Oog van de naald" in tekst(antwoord)
    assert alle(Triage) == []


def test_a_triage_names_all_that_is_missing_at_once(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    getypt = {"klantreis": "meervoudig_complex", "routes": ["direct_beantwoord", "maatwerk"]}

    pagina = tekst(verstuur(als(wereld, "triage.hillegom"), triage_pad(melding), getypt))

    assert "Nog 4 dingen" in pagina
    for fout in (
        "Leg uit waarom u kiest",
        "Leg uit waarom een lichtere route",
        "welk antwoord",
        "Geef elk leefgebied",
    ):
        assert fout in pagina


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
    rond_af(wereld, melding, Route.TEAM, wie="regisseur.hillegom", lichtere_route_overgeslagen="Niet genoeg.")
    client, pad = als(wereld, "regisseur.hillegom"), reverse("triage:onderzoek_afronden", args=[melding.pk])
    tab = reverse("backoffice:adviezen", args=[bekend.pk])

    assert "Onderzoek Wmo" in tekst(client.get(tab))
    assert "Geef eerst de uitkomst op papier." in tekst(client.post(pad, {}))
    client.post(pad, {"op_papier": "on"})

    assert "Onderzoek Wmo" not in tekst(client.get(tab))
    assert als(wereld, "teamleider.lisse").get(pad).status_code == 404


EENVOUDIG = {
    "klantreis": "enkelvoudig_eenvoudig",
    "routes": ["direct_beantwoord"],
    "antwoord": "Bel de gemeente.",
}


def beeld(wereld: Wereld, melding: Melding, **anders: Any) -> None:
    with als_eigenaar():
        beeld_vastleggen(
            huishouden=melding.huishouden,
            leefgebied=Leefgebied.WONEN,
            op=WOENSDAG.date(),
            door=None,
            **anders,
        )


def test_a_triage_never_overwrites_a_leefgebied_unseen(wereld: Wereld) -> None:
    """F9: what a colleague wrote of a leefgebied since the page was opened is shown before it is replaced."""
    melding = registreer(wereld, "triage.hillegom")
    client = als(wereld, "triage.hillegom")
    getypt = velden_in(client.get(triage_pad(melding))) | EENVOUDIG
    getypt |= {"cijfer-wonen": "4", "goed-wonen": "Nieuwe kamer"}
    beeld(wereld, melding, score=2, kansen="Eigen huis")

    te_laat = client.post(triage_pad(melding), getypt)

    assert "Iemand anders was u voor." in tekst(te_laat)
    assert "Eigen huis" in tekst(te_laat)
    assert "Nieuwe kamer" in tekst(te_laat)
    assert alle(Triage) == []
    assert len(alle(Leefgebiedbeeld)) == 1
    opnieuw = velden_in(te_laat) | {"goed-wonen": "Eigen huis met nieuwe kamer"}
    assert client.post(triage_pad(melding), opnieuw).status_code == 302
    assert [b.kansen for b in alle(Leefgebiedbeeld)] == ["Eigen huis", "Eigen huis met nieuwe kamer"]


def test_a_triage_leaves_what_stands_of_a_leefgebied(wereld: Wereld) -> None:
    """The day on which it comes back is not asked here, and not lost either."""
    melding = registreer(wereld, "triage.hillegom")
    beeld(wereld, melding, besproken=False, komt_terug_op=datetime.date(2026, 12, 1))
    client = als(wereld, "triage.hillegom")

    antwoord = client.post(triage_pad(melding), velden_in(client.get(triage_pad(melding))) | EENVOUDIG)

    assert antwoord.status_code == 302
    (wonen,) = alle(Leefgebiedbeeld)
    assert wonen.komt_terug_op == datetime.date(2026, 12, 1)
