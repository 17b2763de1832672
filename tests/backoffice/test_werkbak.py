"""The work list of ISD and TWO: sorted by term, filtered, paged, picked up from, and taken out (D3)."""

import csv
import datetime
import io
from typing import Any, cast

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from backoffice.diensten.uitvoer import veilig
from backoffice.overzichten.werkbak import STANDEN, Filter, tellingen, werkbak
from tests.backoffice.opzet import DAG, REGISSEUR, dien_in, nu, pad, pak_op, statements, vraag
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.triage.opzet import als, tekst
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

WERKBAK = reverse("backoffice:werkbak")
pytestmark = pytest.mark.usefixtures("op_de_dag")


def test_the_list_is_sorted_by_time_left_and_a_suspended_term_keeps_its_days(wereld: Wereld) -> None:
    laat = dien_in(wereld, voorziening="laat", op=DAG - datetime.timedelta(days=20))
    dien_in(wereld, voorziening="ruim")
    gevraagd = DAG - datetime.timedelta(days=4)
    vraag(wereld, dien_in(wereld, voorziening="stil", op=DAG - datetime.timedelta(days=10)), op=gevraagd)

    pagina = tekst(als(wereld, "wmo.isd").get(WERKBAK))

    assert pagina.index(">Laat<") < pagina.index(">Stil<") < pagina.index(">Ruim<")
    assert "nog 8 dagen over" in pagina
    assert "dagen te laat" in pagina
    assert "1 advies is te laat" in pagina
    assert laat.huishouden.nummer in pagina


def test_the_list_counts_the_days_as_the_term_itself_does_before_during_and_after_a_suspension(
    wereld: Wereld,
) -> None:
    vraag(wereld, dien_in(wereld, voorziening="gevraagd"))
    pak_op(wereld, dien_in(wereld, voorziening="loopt"))
    dien_in(wereld, voorziening="ouder", op=DAG - datetime.timedelta(days=6))

    for verder in (0, 1, 12, 13, 14, 15, 26, 27, 28, 29, 60, 200):
        op = DAG + datetime.timedelta(days=verder)
        with handelend_als(wereld.id_van("wmo.isd")):
            voor = wereld.wie("wmo.isd")
            rijen = werkbak(Filter(), voor=voor, op=op).rijen
            aantallen = tellingen(Filter(), voor=voor, op=op)
            tabs = {
                stand: len(werkbak(Filter(stand=stand), voor=voor, op=op).rijen) for stand in STANDEN if stand
            }

        assert len(rijen) == 3
        assert [rij.termijn.dagen for rij in rijen] == [cast("Any", rij.advies).dagen for rij in rijen]
        assert [rij.termijn.dagen for rij in rijen] == sorted(rij.termijn.dagen for rij in rijen)
        assert aantallen.opgeschort == sum(rij.termijn.opgeschort for rij in rijen) == (verder <= 14)
        assert aantallen.te_laat == sum(rij.termijn.dagen < 0 for rij in rijen)
        assert tabs == {stand: aantallen.van(stand) for stand in tabs}
        assert sum(tabs.values()) - tabs["te-laat"] == 3


def test_a_question_without_an_answer_is_said_in_the_list_and_the_advies_is_late(wereld: Wereld) -> None:
    advies = dien_in(wereld)
    vraag(wereld, advies)

    with time_machine.travel(datetime.datetime(2027, 1, 8, 9, tzinfo=datetime.UTC), tick=False):
        client = als(wereld, "wmo.isd")
        lijst, blad = tekst(client.get(WERKBAK)), tekst(client.get(pad("advies", advies)))
        csv_lijst = client.get(reverse("backoffice:lijst_downloaden", args=["csv"])).content.decode()
        dossier = tekst(
            als(wereld, REGISSEUR).get(reverse("backoffice:adviezen", args=[advies.huishouden_id]))
        )

    for pagina in (lijst, blad, csv_lijst.lower(), dossier):
        assert "antwoord niet ontvangen" in pagina
        assert "staat stil" not in pagina.lower()
    assert "1 advies is te laat" in lijst
    assert "32 dagen te laat" in lijst
    assert "7 december 2026" in lijst
    assert "7 december 2026" in blad


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
    for nummer in range(53):
        dien_in(wereld, voorziening=f"hulp {nummer:02d}", op=DAG - datetime.timedelta(days=nummer % 3))
    client, adres, gezien = als(wereld, "wmo.isd"), WERKBAK, []

    for _ in range(3):
        antwoord = client.get(adres)
        gezien += [rij.advies.voorziening for rij in antwoord.context["rijen"]]
        adres = antwoord.context["volgende_url"]

    assert sorted(gezien) == [f"hulp {nummer:02d}" for nummer in range(53)]
    assert adres == ""
    assert client.get(f"{WERKBAK}?na=onzin").status_code == 200


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
    assert veilig("bel\x07 \x0b=1+1") == "bel =1+1"
    assert veilig("\x07=1+1") == "'=1+1"
    assert veilig(-3) == -3
