"""The screens of ISD and TWO and of the regisseur towards them, as the people who use them (D1-D4, I5)."""

import csv
import datetime
import io
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from backoffice.diensten.behandelen import aanvulling_vragen, advies_oppakken
from backoffice.diensten.uitvoer import veilig
from backoffice.models import Besluit, Maatwerkadvies
from huishoudens.models import Leefgebiedbeeld
from plannen.models import Actie
from tests.backoffice.opzet import DAG, ONDERBOUWING, REGISSEUR, dien_in, huishouden_met_plan, nu, persoon_van
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.triage.test_schermen import als, tekst
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

WERKBAK = reverse("backoffice:werkbak")
TELBAAR = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@pytest.fixture(autouse=True)
def op_de_dag() -> Iterator[None]:
    with time_machine.travel(datetime.datetime(2026, 11, 9, 9, tzinfo=datetime.UTC), tick=False):
        yield


def pad(naam: str, advies: Maatwerkadvies) -> str:
    return reverse(f"backoffice:{naam}", args=[advies.pk])


def pak_op(wereld: Wereld, advies: Maatwerkadvies, wie: str = "wmo.isd") -> None:
    with handelend_als(wereld.id_van(wie)):
        advies_oppakken(advies=advies, door=wereld.wie(wie), op=DAG)


def vraag(wereld: Wereld, advies: Maatwerkadvies) -> None:
    pak_op(wereld, advies)
    with handelend_als(wereld.id_van("wmo.isd")):
        aanvulling_vragen(
            advies=nu(advies),
            vraag="Wat is het inkomen?",
            antwoord_voor=DAG + datetime.timedelta(days=14),
            door=wereld.wie("wmo.isd"),
            op=DAG,
        )


def test_the_list_is_sorted_by_time_left_and_a_suspended_term_keeps_its_days(wereld: Wereld) -> None:
    laat = dien_in(wereld, voorziening="laat", op=DAG - datetime.timedelta(days=20))
    dien_in(wereld, voorziening="ruim")
    stil = dien_in(wereld, voorziening="stil", op=DAG - datetime.timedelta(days=10))
    with als_eigenaar():
        rij = nu(stil)
        rij.status, rij.opgeschort_op = "opgeschort", DAG - datetime.timedelta(days=4)
        rij.save()

    pagina = tekst(als(wereld, "wmo.isd").get(WERKBAK))

    assert pagina.index(">Laat<") < pagina.index(">Stil<") < pagina.index(">Ruim<")
    assert "nog 8 dagen over" in pagina
    assert "dagen te laat" in pagina
    assert "1 advies is te laat" in pagina
    assert laat.huishouden.nummer in pagina


@pytest.mark.parametrize(
    ("vraagdeel", "verwacht"),
    [
        ("", {"Vrij", "Mijn", "Van tom"}),
        ("?stand=nieuw", {"Vrij"}),
        ("?stand=in-behandeling", {"Mijn", "Van tom"}),
        ("?wie=mij", {"Mijn"}),
        ("?wie=vrij", {"Vrij"}),
        ("?stand=onzin&wet=onzin&wie=onzin", {"Vrij", "Mijn", "Van tom"}),
        ("?stand=te-laat", set()),
    ],
)
def test_filters(wereld: Wereld, vraagdeel: str, verwacht: set[str]) -> None:
    dien_in(wereld, voorziening="vrij")
    pak_op(wereld, dien_in(wereld, voorziening="mijn"))
    pak_op(wereld, dien_in(wereld, voorziening="van tom"), "wmo2.isd")

    pagina = tekst(als(wereld, "wmo.isd").get(WERKBAK + vraagdeel))

    assert {naam for naam in ("Vrij", "Mijn", "Van tom") if f">{naam}<" in pagina} == verwacht


def test_paging_shows_every_advies_once(wereld: Wereld) -> None:
    for nummer in range(23):
        dien_in(wereld, voorziening=f"hulp {nummer:02d}", op=DAG - datetime.timedelta(days=nummer % 3))
    client, adres, gezien = als(wereld, "wmo.isd"), WERKBAK, []

    for _ in range(3):
        antwoord = client.get(adres)
        gezien += [rij.advies.voorziening for rij in antwoord.context["rijen"]]
        adres = antwoord.context["volgende_url"]

    assert sorted(gezien) == [f"hulp {nummer:02d}" for nummer in range(23)]
    assert adres == ""
    assert client.get(f"{WERKBAK}?na=onzin").status_code == 200


def statements(client: Client, adres: str) -> list[str]:
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres).status_code == 200
    return [v["sql"] for v in vragen if not v["sql"].startswith(TELBAAR)]


def test_the_work_list_takes_six_statements_for_one_and_for_many(wereld: Wereld) -> None:
    client = als(wereld, "wmo.isd")
    dien_in(wereld)
    een = statements(client, WERKBAK)
    for _ in range(12):
        dien_in(wereld)

    veel = statements(client, WERKBAK)

    assert len(veel) == len(een) <= 6, veel


def test_picking_up_from_the_list_opens_the_advies(wereld: Wereld) -> None:
    advies = dien_in(wereld)

    antwoord = als(wereld, "wmo.isd").post(pad("advies_oppakken", advies))

    assert antwoord.url == pad("advies", advies)
    assert nu(advies).behandelaar_id == wereld.id_van("wmo.isd")


def test_who_is_second_reads_who_was_first(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    pak_op(wereld, advies, "wmo2.isd")

    antwoord = als(wereld, "wmo.isd").post(pad("advies_oppakken", advies), follow=True)

    assert "Tom Hendriks heeft dit advies al opgepakt." in tekst(antwoord)


def test_the_most_urgent_free_advies_is_taken(wereld: Wereld) -> None:
    dien_in(wereld)
    dringend = dien_in(wereld, op=DAG - datetime.timedelta(days=9))
    pak_op(wereld, dien_in(wereld, op=DAG - datetime.timedelta(days=12)), "wmo2.isd")
    client, adres = als(wereld, "wmo.isd"), reverse("backoffice:dringendste_oppakken")

    assert client.post(adres).url == pad("advies", dringend)
    client.post(adres)
    assert "Er is geen vrij advies meer" in tekst(client.post(adres, follow=True))


@pytest.mark.parametrize("wie", [REGISSEUR, "teamleider.hillegom", "accounthouder.hillegom", "beheer"])
def test_the_work_list_is_for_consulenten(wereld: Wereld, wie: str) -> None:
    client = als(wereld, wie)

    assert client.get(WERKBAK).status_code == 403
    assert client.get(reverse("backoffice:lijst_downloaden", args=["csv"])).status_code == 403


def test_the_download_holds_the_filter_writes_down_whose_data_and_runs_no_formula(wereld: Wereld) -> None:
    advies = dien_in(wereld, voorziening="=HYPERLINK(1)")
    pak_op(wereld, dien_in(wereld, voorziening="andere"))
    client = als(wereld, "wmo.isd")

    antwoord = client.get(reverse("backoffice:lijst_downloaden", args=["csv"]) + "?wie=vrij")

    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert [rij[3] for rij in rijen] == ["Advies", "'=HYPERLINK(1)"]
    assert "999990" not in antwoord.content.decode()
    with als_eigenaar():
        regel = Inzageregel.objects.get(handeling="backoffice.lijst_downloaden")
        assert (regel.huishouden_id, regel.regel) == (advies.huishouden_id, "IW:verwijzing")


def test_the_workbook_says_the_same(wereld: Wereld) -> None:
    dien_in(wereld, voorziening="@SUM(1)")

    antwoord = als(wereld, "wmo.isd").get(reverse("backoffice:lijst_downloaden", args=["xlsx"]))

    blad = load_workbook(io.BytesIO(antwoord.content)).active
    assert [cel.value for cel in blad[2]][3] == "'@SUM(1)"


@pytest.mark.parametrize("waarde", ["=1", "+1", "-1", "@x", "\t=1", " =1"])
def test_a_formula_is_a_text(waarde: str) -> None:
    assert str(veilig(waarde)).startswith("'")
    assert veilig("Tulp - 2e") == "Tulp - 2e"
    assert veilig(-3) == -3


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

    antwoord = als(wereld, "wmo.isd").post(pad("besluiten", advies), goed | velden)

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

    fout = consulent.post(
        pad("aanvulling_vragen", advies), {"vraag": "Inkomen?", "antwoord_voor": "2026-11-09"}
    )
    consulent.post(pad("aanvulling_vragen", advies), {"vraag": "Inkomen?", "antwoord_voor": "2026-11-23"})
    tab = tekst(regisseur.get(reverse("backoffice:adviezen", args=[advies.huishouden_id])))
    leeg = regisseur.post(pad("aanvulling_geven", advies), {"antwoord": ""})
    goed = regisseur.post(pad("aanvulling_geven", advies), {"antwoord": "1.200 euro."}, follow=True)

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


ADVIES = {
    "wet": "wmo",
    "voorziening": "hulp bij het huishouden",
    "leveringsvorm": "zin",
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
    assert "lichamelijke gezondheid" in pagina
    assert "Het advies is ingediend" in tekst(antwoord)
    assert "Nog niet opgepakt." in tekst(antwoord)
    with als_eigenaar():
        assert Maatwerkadvies.objects.get().persoon_id == persoon.pk


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"effect": ""}, "Schrijf op wat u wilt bereiken."),
        ({"clientondersteuning_aangeboden_op": ""}, "Bied eerst gratis cliëntondersteuning aan."),
        ({"leveringsvorm": "pgb"}, "Leg eerst het verschil uit"),
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
    als(wereld, "wmo.isd").post(
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
    client.post(pad("advies_intrekken", advies), {"zeker": "on"})

    assert nu(advies).status == "ingetrokken"


def test_the_timeline_tells_of_melding_advies_and_besluit(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)

    pagina = tekst(als(wereld, REGISSEUR).get(reverse("huishoudens:tijdlijn", args=[advies.huishouden_id])))

    assert "Advies naar ISD:" in pagina
    assert "ISD vraagt om gegevens" in pagina
