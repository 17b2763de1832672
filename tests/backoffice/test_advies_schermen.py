"""An advies as the consulent reads it, asks about it and decides (D1, D3, I5)."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from backoffice.models import Besluit
from huishoudens.models import Leefgebiedbeeld
from tests.backoffice.opzet import DAG, ONDERBOUWING, REGISSEUR, dien_in, nu, pad, pak_op, statements, vraag
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.rollen import als_eigenaar
from tests.triage.opzet import als, tekst
from toegang.models import Inzageregel

WERKBAK = reverse("backoffice:werkbak")
TELBAAR = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")

pytestmark = pytest.mark.usefixtures("op_de_dag")


def test_the_consulent_reads_what_this_law_needs_and_no_more(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    with als_eigenaar():
        for leefgebied, woord in (("wonen", "Trap te steil"), ("werk", "Geheim van werk")):
            Leefgebiedbeeld.objects.create(
                huishouden_id=advies.huishouden_id,
                leefgebied=leefgebied,
                datum=DAG,
                score=2,
                problemen=woord,
            )

    pagina = tekst(als(wereld, "wmo.isd").get(pad("advies", advies)))

    assert ONDERBOUWING.effect in pagina
    assert "Bloemenlaan" in pagina
    assert "Trap te steil" in pagina
    assert "Geheim van werk" not in pagina
    assert "•••••" in pagina
    assert "Het huis blijft op orde" in pagina
    with als_eigenaar():
        assert Inzageregel.objects.filter(handeling="backoffice.advies_bekijken").count() == 1


def test_an_advies_page_takes_twelve_statements(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)

    gesteld = statements(als(wereld, "wmo.isd"), pad("advies", advies))

    assert len(gesteld) <= 12, gesteld


@pytest.mark.parametrize("wie", ["schuld.isd", "jeugd.two", "jeugd.lisse", "accounthouder.hillegom"])
def test_another_law_or_role_gets_404_as_for_an_unknown_id(wereld: Wereld, wie: str) -> None:
    advies = dien_in(wereld)
    client = als(wereld, wie)

    for naam in ("advies", "besluiten", "aanvulling_vragen"):
        assert client.get(pad(naam, advies)).status_code == 404, naam
    assert (
        client.get(reverse("backoffice:advies", args=["00000000-0000-4000-8000-000000000000"])).status_code
        == 404
    )


def test_a_regisseur_is_led_to_the_tab_of_the_huishouden(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    antwoord = als(wereld, REGISSEUR).get(pad("advies", advies))

    assert antwoord.url == reverse("backoffice:adviezen", args=[advies.huishouden_id])


def test_deciding_ends_at_the_work_list_and_closes_the_file(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    client = als(wereld, "wmo.isd")
    assert client.get(pad("besluiten", advies)).status_code == 200

    antwoord = client.post(
        pad("besluiten", advies),
        {
            "uitkomst": "toegekend",
            "motivering": "Past bij het doel.",
            "aanbieder": "Bollenzorg",
            "van": "2026-11-16",
            "bedrag": "212,50",
            "versie": str(nu(advies).versie),
        },
        follow=True,
    )

    assert antwoord.redirect_chain == [(WERKBAK, 302)]
    assert "Het dossier is nu dicht voor u." in tekst(antwoord)
    assert client.get(pad("advies", advies)).status_code == 404
    with als_eigenaar():
        assert str(Besluit.objects.get().bedrag) == "212.50"


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"uitkomst": ""}, "Kies wat u besluit."),
        ({"uitkomst": "afgewezen"}, "Leg uit waarom u afwijkt van het advies."),
        ({"van": ""}, "Kies vanaf welke dag de hulp begint."),
        ({"tot": "2026-01-01"}, "De einddatum ligt voor de begindatum."),
        ({"motivering": ""}, "Leg uit waarom u dit besluit."),
        ({"bedrag": "veel"}, "Schrijf een bedrag"),
    ],
)
def test_a_decision_with_something_missing_keeps_what_was_typed(
    wereld: Wereld, velden: dict[str, str], fout: str
) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    goed = {"uitkomst": "toegekend", "motivering": "Past goed.", "van": "2026-11-16", "aanbieder": "Zorgtulp"}

    antwoord = verstuur(als(wereld, "wmo.isd"), pad("besluiten", advies), goed | velden)

    assert antwoord.status_code == 200
    assert fout in tekst(antwoord)
    assert "Zorgtulp" in tekst(antwoord)
    assert nu(advies).is_open


def test_a_stale_decision_shows_that_something_changed(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)

    antwoord = als(wereld, "wmo.isd").post(
        pad("besluiten", advies),
        {"uitkomst": "ingetrokken", "motivering": "Mijn lange tekst.", "versie": "1"},
    )

    assert antwoord.status_code == 200
    assert "Mijn lange tekst." in tekst(antwoord)
    assert nu(advies).is_open


def test_nobody_decides_before_picking_up(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    antwoord = als(wereld, "wmo.isd").get(pad("besluiten", advies))

    assert antwoord.status_code == 403
    assert "Pak dit advies eerst op" in tekst(antwoord)


def test_asking_and_answering(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    consulent, regisseur = als(wereld, "wmo.isd"), als(wereld, REGISSEUR)

    vragen = {"vraag": "Inkomen?", "antwoord_voor": "2026-11-09"}
    fout = verstuur(consulent, pad("aanvulling_vragen", advies), vragen)
    verstuur(consulent, pad("aanvulling_vragen", advies), vragen | {"antwoord_voor": "2026-11-23"})
    tab = tekst(regisseur.get(reverse("backoffice:adviezen", args=[advies.huishouden_id])))
    leeg = verstuur(regisseur, pad("aanvulling_geven", advies), {"antwoord": ""})
    goed = verstuur(regisseur, pad("aanvulling_geven", advies), {"antwoord": "1.200 euro."}, follow=True)

    assert "Kies een dag na vandaag." in tekst(fout)
    assert "Er wacht een vraag op u." in tekst_zonder_ruimte(tab)
    assert "Schrijf uw antwoord op." in tekst(leeg)
    assert "De termijn loopt weer." in tekst(goed)
    assert "1.200 euro." in tekst(consulent.get(pad("advies", advies)))


def tekst_zonder_ruimte(html: str) -> str:
    return " ".join(html.split())


def test_after_the_time_to_answer_the_consulent_goes_on(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)
    client = als(wereld, "wmo.isd")
    assert "Verder zonder antwoord" not in tekst(client.get(pad("advies", advies)))

    with time_machine.travel(datetime.datetime(2026, 11, 30, 9, tzinfo=datetime.UTC), tick=False):
        client = als(wereld, "wmo.isd")
        assert "Verder zonder antwoord" in tekst(client.get(pad("advies", advies)))
        client.post(pad("aanvulling_sluiten", advies))

    assert nu(advies).status == "in_behandeling"


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        ("2026-11-09", "Kies een dag na vandaag."),
        ("2027-01-05", "Kies een dag binnen 8 weken."),
        ("2099-01-01", "Kies een dag binnen 8 weken."),
        ("9999-12-31", "Kies een dag tussen 1900 en 2100."),
    ],
)
def test_the_time_to_answer_has_an_end(wereld: Wereld, dag: str, zin: str) -> None:
    """Awb 4:15: the time given stops the clock, and no clock stands still for years."""
    advies = dien_in(wereld)
    pak_op(wereld, advies)
    client, adres = als(wereld, "wmo.isd"), pad("aanvulling_vragen", advies)

    antwoord = verstuur(client, adres, {"vraag": "Wat is het inkomen?", "antwoord_voor": dag})

    assert zin in tekst(antwoord)
    assert (nu(advies).status, nu(advies).beslissen_uiterlijk) == (
        "in_behandeling",
        advies.beslissen_uiterlijk,
    )
    verstuur(client, adres, {"vraag": "Wat is het inkomen?", "antwoord_voor": "2027-01-04"})
    assert nu(advies).status == "opgeschort"
