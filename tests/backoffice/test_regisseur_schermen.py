"""The regisseur towards the back office: advising, the tab, taking back, the timeline (D1, D2, D4)."""

import pytest
from django.urls import reverse

from backoffice.models import Maatwerkadvies
from plannen.models import Actie
from tests.backoffice.opzet import (
    ONDERBOUWING,
    REGISSEUR,
    dien_in,
    huishouden_met_plan,
    nu,
    pad,
    pak_op,
    persoon_van,
    vraag,
)
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.rollen import als_eigenaar
from tests.triage.opzet import als, tekst

WERKBAK = reverse("backoffice:werkbak")
TELBAAR = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")

pytestmark = pytest.mark.usefixtures("op_de_dag")


ADVIES = {
    "wet": "wmo",
    "voorziening": "hulp bij het huishouden",
    "leveringsvorm": "zin",
    "pgb_uitgelegd": "on",
    "clientondersteuning_aangeboden_op": "2026-11-02",
    **vars(ONDERBOUWING),
}


def opstellen(actie: Actie) -> str:
    return reverse("backoffice:advies_opstellen", args=[actie.pk])


def test_the_regisseur_advises_from_an_action_and_sees_who_will_see_what(wereld: Wereld) -> None:
    actie = huishouden_met_plan(wereld)
    client, persoon = als(wereld, REGISSEUR), persoon_van(actie.huishouden)

    pagina = tekst(client.get(opstellen(actie)))
    antwoord = client.post(opstellen(actie), ADVIES | {"persoon": str(persoon.pk)}, follow=True)

    assert "Consulent ISD Wmo" in pagina
    assert "Lichamelijke gezondheid" in pagina
    assert "Het advies is ingediend" in tekst(antwoord)
    assert "Nog niet opgepakt." in tekst(antwoord)
    with als_eigenaar():
        assert Maatwerkadvies.objects.get().persoon_id == persoon.pk


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"effect": ""}, "Schrijf op wat u wilt bereiken."),
        ({"clientondersteuning_aangeboden_op": ""}, "Bied eerst gratis cliëntondersteuning aan."),
        ({"pgb_uitgelegd": ""}, "Leg eerst het verschil uit"),
        ({"wet": ""}, "Kies de wet."),
    ],
)
def test_an_advies_with_something_missing_keeps_what_was_typed(
    wereld: Wereld, velden: dict[str, str], fout: str
) -> None:
    actie = huishouden_met_plan(wereld)
    goed = ADVIES | {"persoon": str(persoon_van(actie.huishouden).pk)}

    antwoord = als(wereld, REGISSEUR).post(opstellen(actie), goed | velden)

    assert antwoord.status_code == 200
    assert fout in tekst(antwoord)
    assert ONDERBOUWING.doelmatig in tekst(antwoord)


def test_a_second_advies_for_the_same_action_is_told_so(wereld: Wereld) -> None:
    actie = huishouden_met_plan(wereld)
    dien_in(wereld, actie)

    antwoord = als(wereld, REGISSEUR).post(
        opstellen(actie), ADVIES | {"persoon": str(persoon_van(actie.huishouden).pk)}
    )

    assert "Voor deze actie loopt al een advies." in tekst(antwoord)


@pytest.mark.parametrize(
    ("wie", "code"), [("jeugd.hillegom", 404), ("regisseur.lisse", 404), ("teamleider.hillegom", 404)]
)
def test_only_the_regisseur_advises(wereld: Wereld, wie: str, code: int) -> None:
    assert als(wereld, wie).get(opstellen(huishouden_met_plan(wereld))).status_code == code


def test_the_tab_shows_the_decision_and_its_reason(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    verstuur(
        als(wereld, "wmo.isd"),
        pad("besluiten", advies),
        {"uitkomst": "afgewezen", "motivering": "De zoon helpt.", "reden_afwijking": "Gebruikelijke hulp."},
    )

    pagina = tekst(als(wereld, REGISSEUR).get(reverse("backoffice:adviezen", args=[advies.huishouden_id])))

    assert "Gebruikelijke hulp." in pagina
    assert "De vervolgactie staat in het plan." in pagina


def test_withdrawing_asks_once_more(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    client = als(wereld, REGISSEUR)

    assert "Vink aan dat u dit wilt." in tekst(client.post(pad("advies_intrekken", advies), {}))
    verstuur(client, pad("advies_intrekken", advies), {"zeker": "on"})

    assert nu(advies).status == "ingetrokken"


def test_the_timeline_tells_of_melding_advies_and_besluit(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)

    pagina = tekst(als(wereld, REGISSEUR).get(reverse("huishoudens:tijdlijn", args=[advies.huishouden_id])))

    assert "Advies naar ISD:" in pagina
    assert "ISD vraagt om gegevens" in pagina
