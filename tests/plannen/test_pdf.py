"""The plan on paper: tagged, in Dutch, with first names only, today and on an earlier day (C8)."""

import datetime
import io
import re
from typing import Any

import pikepdf
import pytest
import time_machine

from huishoudens.diensten.dossier import beeld_vastleggen
from huishoudens.models import Huishouden
from plannen.diensten.acties import actie_afronden, actie_wijzigen
from plannen.diensten.afsluiten import plan_afsluiten, waakvlam_starten
from plannen.diensten.doelen import doel_stoppen
from plannen.overzichten.terugblik import plan_op
from plannen.pdf import plan_als_pdf
from plannen.pdf.maken import AlleenEigenBestanden, plan_als_html
from tests.cast import PEILDATUM
from tests.plannen.conftest import EVALUATIE, NU, Gezin
from tests.plannen.test_verloop import houd
from toegang.keuzes import Leefgebied

LATER = NU + datetime.timedelta(days=20)


def papier(gezin: Gezin, *, op: datetime.date = PEILDATUM, deels: bool = False) -> str:
    beeld = plan_op(huishouden_id=gezin.huishouden.pk, lezer=gezin.regisseur, op=op)
    assert beeld is not None
    huishouden = Huishouden.objects.select_related("team", "regisseur", "aanspreekpunt").get(
        pk=gezin.huishouden.pk
    )
    gepland = beeld.volgende_evaluatie
    html = plan_als_html(
        huishouden=huishouden,
        beeld=beeld,
        kijkdag=gepland.gepland_op if gepland else None,
        deels=deels,
        gemaakt_op=PEILDATUM,
        terugblik=op < PEILDATUM,
    )
    voet = " ".join(re.findall(r'data-(?:links|rechts)="([^"]*)"', html))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)) + voet


def pdf_van(gezin: Gezin) -> pikepdf.Pdf:
    beeld = plan_op(huishouden_id=gezin.huishouden.pk, lezer=gezin.regisseur, op=PEILDATUM)
    assert beeld is not None
    huishouden = Huishouden.objects.select_related("team", "regisseur").get(pk=gezin.huishouden.pk)
    ruw = plan_als_pdf(
        huishouden=huishouden, beeld=beeld, kijkdag=EVALUATIE, deels=False, gemaakt_op=PEILDATUM
    )
    return pikepdf.open(io.BytesIO(ruw))


def takken(knoop: Any) -> list[Any]:
    """Every element of the structure tree."""
    uit = [knoop] if "/S" in knoop else []
    kinderen = knoop.get("/K", [])
    for kind in kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]:
        if isinstance(kind, pikepdf.Dictionary):
            uit += takken(kind)
    return uit


@pytest.mark.usefixtures("op_peildatum")
def test_the_pdf_is_tagged_dutch_and_has_a_title(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()
        pdf = pdf_van(gezin)

    wortel = pdf.Root
    assert wortel.MarkInfo.Marked
    assert str(wortel.Lang) == "nl"
    assert wortel.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as gegevens:
        assert gegevens["pdfuaid:part"] == "1"
        assert gegevens["dc:title"] == "Ons plan van Anna, Ruben, Fenna en Sem"
    soorten = {str(tak["/S"]) for tak in takken(wortel.StructTreeRoot)}
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= soorten


@pytest.mark.usefixtures("op_peildatum")
def test_every_figure_says_in_words_what_it_shows(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()
        pdf = pdf_van(gezin)

    figuren = [tak for tak in takken(pdf.Root.StructTreeRoot) if tak["/S"] == "/Figure"]
    woorden = {str(figuur.get("/Alt", "")) for figuur in figuren}
    assert "Score op een schaal van 1 tot 5: begin 2, nu 2, doel 4" in woorden
    assert "" not in woorden


@pytest.mark.usefixtures("op_peildatum")
def test_fonts_come_with_the_file(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()
        pdf = pdf_van(gezin)

    namen = {
        str(font.BaseFont)
        for pagina in pdf.pages
        for font in pagina.Resources.Font.values()  # type: ignore[operator]  # a pdf object of any kind
    }
    assert namen
    assert all("Source-Sans" in naam or "SourceSans" in naam for naam in namen), namen


@pytest.mark.usefixtures("op_peildatum")
def test_it_tells_the_family_what_it_needs_and_nothing_more(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, actie = gezin.vastgesteld()
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"), omschrijving="Drie gesprekken")
        actie_afronden(actie=actie, op=PEILDATUM, door=gezin.regisseur)
        beeld_vastleggen(
            huishouden=gezin.huishouden,
            leefgebied=Leefgebied.PSYCHISCHE_GEZONDHEID,
            persoon=gezin.vader,
            op=PEILDATUM,
            door=gezin.regisseur,
            problemen="Slaapt slecht.",
            kansen="Wil praten.",
        )
        tekst = papier(gezin)
        nummer = gezin.huishouden.nummer

    for zin in (
        "Ons plan",
        "Van Anna, Ruben, Fenna en Sem.",
        "Dit hebben we samen afgesproken op 2 november 2026.",
        "Uw vaste aanspreekpunt",
        "dinsdag 1 december 2026",
        "Samen een weekrooster maken",
        "Dit is klaar",
        "Jamal",
        "Dit gaat al goed",
        "Ruben: wil praten.",
        "Klopt er iets niet? Bel Sanne.",
    ):
        assert zin in tekst, zin
    for geheim in ("Krokus", nummer, "Bloemenlaan", "9999", "Aziz", "Slaapt slecht", "Psychische", "None"):
        assert geheim not in tekst, geheim


def test_nothing_is_fetched_from_outside() -> None:
    for adres in ("https://voorbeeld.nl/a.png", "file:///etc/passwd", "http://127.0.0.1/"):
        with pytest.raises(ValueError, match="haalt niets op"):
            AlleenEigenBestanden().fetch(adres)


def test_the_plan_as_it_stood_on_an_earlier_day(gezin: Gezin) -> None:
    with time_machine.travel(NU, tick=True), gezin.als():
        _, doel, actie = gezin.vastgesteld()
    with time_machine.travel(LATER, tick=True), gezin.als():
        actie_wijzigen(
            actie=actie,
            versie=None,
            omschrijving="Het rooster bijhouden",
            actor=gezin.moeder,
            lijn=0,
            streefdatum=EVALUATIE,
            evaluatiemoment=EVALUATIE,
            op=LATER.date(),
            door=gezin.regisseur,
        )
        gezin.actie(doel, omschrijving="Kamer bekijken")
        anders = gezin.doel(doel.plan, titel="Later bedacht")
        doel_stoppen(doel=anders, op=LATER.date(), door=gezin.regisseur)
        toen, nu = papier(gezin, op=PEILDATUM), papier(gezin, op=LATER.date())

    assert "Samen een weekrooster maken" in toen
    assert "Kamer bekijken" not in toen
    assert "Het rooster bijhouden" in nu
    assert "Kamer bekijken" in nu


def test_of_a_file_that_was_brought_over_an_earlier_day_is_what_its_dates_say(gezin: Gezin) -> None:
    """Recorded on 22 November with dates of October and November: on 5 November nothing was done yet."""
    with time_machine.travel(LATER, tick=True), gezin.als():
        _, _, actie = gezin.vastgesteld()
        actie_afronden(actie=actie, op=datetime.date(2026, 11, 14), door=gezin.regisseur)

        vijf_november = papier(gezin, op=datetime.date(2026, 11, 5))
        daarna = papier(gezin, op=datetime.date(2026, 11, 15))

    assert "15 november 2026" in vijf_november
    assert "Dit is klaar" not in vijf_november
    assert "Dit is klaar" in daarna or "15 november 2026" in daarna


@pytest.mark.usefixtures("op_peildatum")
def test_before_the_plan_there_is_no_plan(gezin: Gezin) -> None:
    with gezin.als():
        gezin.vastgesteld()

        ervoor = plan_op(
            huishouden_id=gezin.huishouden.pk, lezer=gezin.regisseur, op=datetime.date(2026, 10, 1)
        )

    assert ervoor is None


@pytest.mark.usefixtures("op_peildatum")
@pytest.mark.parametrize("status", ["actief", "waakvlam", "afgesloten"])
def test_what_comes_next_on_paper_is_true_on_the_day_it_is_made(gezin: Gezin, status: str) -> None:
    na_de_dag = EVALUATIE + datetime.timedelta(days=1)
    with gezin.als():
        plan, _, actie = gezin.vastgesteld()
        if status == "waakvlam":
            waakvlam_starten(plan=plan, weken=8, door=gezin.regisseur, op=NU, reden="Het loopt")
        if status == "afgesloten":
            actie_afronden(actie=actie, op=PEILDATUM, door=gezin.regisseur)
            houd(gezin, plan)
            plan_afsluiten(plan=plan, reden="Het gaat goed", door=gezin.regisseur, op=NU)
        with time_machine.travel(datetime.datetime.combine(na_de_dag, datetime.time(9), datetime.UTC)):
            blad = papier(gezin, op=na_de_dag)

    assert ("We spreken een dag af." in blad) == (status != "afgesloten")
    assert ("Dit plan is klaar. We sloten het af op 2 november 2026." in blad) == (status == "afgesloten")
    assert "dinsdag 1 december 2026" not in blad
