"""Noodtoegang afterwards: who reads of it, who judges it, and what a month shows (F3)."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from huishoudens.diensten.noodtoegang import (
    AlBeoordeeld,
    noodtoegang_beoordelen,
    pagina_van,
)
from huishoudens.keuzes import Noodoordeel
from huishoudens.models import Huishouden, Noodtoegang
from huishoudens.overzichten.noodtoegang import maandbeeld, met_oordeeldag
from tests.autorisatie.scenario import vul
from tests.autorisatie.uitzonderingen import breek_het_glas, is_verwant
from tests.cast import Wereld
from tests.huishoudens.conftest import Inloggen
from tests.huishoudens.noodopzet import COLLEGA, ELDERS, FG, LEIDER, REDEN, VELDEN, adres, rijen, tekst
from tests.rollen import als_eigenaar
from toegang.beleid import GeenToegang
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Bericht, Feestdag, Inzageregel, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huis = wereld.huishouden("hillegom", naam="Krokusveld", regisseur="regisseur.hillegom")
    vul(wereld, huis)
    return huis


@pytest.mark.parametrize(
    ("dag", "uiterlijk"),
    [
        # Thursday: Friday, then Monday to Thursday.
        ((2026, 11, 5), (2026, 11, 12)),
        # Over Christmas 2025: 24, 29, 30, 31 December, and 2 January.
        ((2025, 12, 23), (2026, 1, 2)),
        # A Saturday evening counts from the Monday.
        ((2026, 10, 31), (2026, 11, 6)),
    ],
)
def test_the_verdict_is_due_in_five_working_days(
    wereld: Wereld, huis: Huishouden, dag: tuple[int, int, int], uiterlijk: tuple[int, int, int]
) -> None:
    """F3, A12: with the holidays of the law, and those set by decree."""
    op = datetime.datetime(*dag, 21, tzinfo=datetime.UTC)
    rij = breek_het_glas(wereld, huis, COLLEGA, van=op)

    assert met_oordeeldag([rij])[0].beoordelen_voor == datetime.date(*uiterlijk)

    with als_eigenaar():
        Feestdag.objects.create(datum=datetime.date(*uiterlijk), naam="Extra vrije dag")
    assert met_oordeeldag([rij])[0].beoordelen_voor > datetime.date(*uiterlijk)


def test_the_privacy_officer_reads_what_was_read_and_judges(als: Inloggen, huis: Huishouden) -> None:
    """F3, F2: pages and gegevensgroepen, never the contents; and that look is logged too."""
    collega, fg = als(COLLEGA), als(FG)
    collega.post(adres(huis, "noodtoegang/"), VELDEN)
    collega.get(adres(huis, "tijdlijn/"))
    [rij] = rijen()
    wachtrij = fg.get("/privacy/noodtoegang/")
    assert REDEN in tekst(wachtrij)
    assert "zijbalk__aantal" in wachtrij.content.decode()

    een = fg.get(pagina_van(rij.pk))
    assert "Tijdlijn bekijken" in tekst(een)
    assert G.JOURNAAL.label in tekst(een).lower()
    assert huis.nummer in tekst(een)
    for inhoud in ("Krokusveld", "gesprek"):
        assert inhoud not in een.content.decode()
    assert fg.post(f"/noodtoegang/{rij.pk}/beoordelen/", {"oordeel": "terecht"}).status_code == 200
    antwoord = fg.post(
        f"/noodtoegang/{rij.pk}/beoordelen/",
        {"oordeel": "vermijdbaar", "toelichting": "De bereikbaarheidsdienst was er."},
    )

    assert antwoord["Location"] == "/privacy/noodtoegang/"
    [rij] = rijen()
    assert (rij.oordeel, rij.beoordeeld_door.email) == ("vermijdbaar", "privacy@voorbeeld.nl")
    assert "Er wacht niets op een oordeel" in tekst(fg.get("/privacy/noodtoegang/"))
    with als_eigenaar():
        gekeken = Inzageregel.objects.filter(handeling="huishoudens.noodtoegang_bekijken")
        assert {regel.huishouden_id for regel in gekeken} == {huis.pk}
        gemeld = set(
            Bericht.objects.filter(soort__startswith="nood_oordeel").values_list("soort", "medewerker__email")
        )
    assert gemeld == {
        ("nood_oordeel", f"{COLLEGA}@voorbeeld.nl"),
        ("nood_oordeel_team", f"{LEIDER}@voorbeeld.nl"),
    }
    assert "De bereikbaarheidsdienst was er." in tekst(collega.get(pagina_van(rij.pk)))


def test_a_verdict_is_given_once_and_never_on_oneself(wereld: Wereld, huis: Huishouden) -> None:
    """F3, I8."""
    with als_eigenaar():
        Roltoekenning.objects.create(
            medewerker=wereld.wie(FG), rol="TM", team_id=1, van=datetime.date(2020, 1, 1)
        )
    eigen, ander = breek_het_glas(wereld, huis, FG), breek_het_glas(wereld, huis, ELDERS)

    def oordeel(rij: Noodtoegang, wie: str) -> None:
        with handelend_als(wereld.id_van(wie)):
            noodtoegang_beoordelen(
                noodtoegang=rij, oordeel=Noodoordeel.TERECHT, toelichting="Goed.", door=wereld.wie(wie), op=timezone.now()
            )  # fmt: skip

    with pytest.raises(GeenToegang):
        oordeel(eigen, FG)
    with pytest.raises(GeenToegang):
        oordeel(ander, LEIDER)
    oordeel(ander, FG)
    with pytest.raises(AlBeoordeeld):
        oordeel(ander, FG)


def test_what_is_overdue_stands_first_and_says_so(als: Inloggen, wereld: Wereld, huis: Huishouden) -> None:
    """F3."""
    breek_het_glas(wereld, huis, COLLEGA)
    breek_het_glas(wereld, huis, ELDERS, van=timezone.now() - datetime.timedelta(days=30))

    pagina = tekst(als(FG).get("/privacy/noodtoegang/"))

    assert "U had 1 noodtoegang al moeten beoordelen." in pagina
    assert pagina.index("dagen te laat") < pagina.index("Uiterlijk")


def test_the_teamleider_reads_those_of_the_own_team_and_judges_none(
    als: Inloggen, wereld: Wereld, huis: Huishouden
) -> None:
    """F3: read only; another team's is a page that is not there."""
    rij = breek_het_glas(wereld, huis, ELDERS)
    lisse = wereld.huishouden("lisse")
    vreemd = breek_het_glas(wereld, lisse, COLLEGA)
    leider = als(LEIDER)

    pagina = leider.get("/team/hillegom/noodtoegang/")

    assert wereld.wie(ELDERS).naam in tekst(pagina)
    assert wereld.wie(COLLEGA).naam not in tekst(pagina)
    assert "<form" not in pagina.content.decode().partition("<main")[2]
    assert "Uw oordeel" not in tekst(leider.get(pagina_van(rij.pk)))
    assert "Wat er is gelezen" not in tekst(leider.get(pagina_van(rij.pk)))
    assert leider.get(pagina_van(vreemd.pk)).status_code == 404
    assert (
        leider.post(
            f"/noodtoegang/{rij.pk}/beoordelen/", {"oordeel": "terecht", "toelichting": "x"}
        ).status_code
        == 403
    )
    assert leider.post(f"/noodtoegang/{rij.pk}/beeindigen/").status_code == 403
    for pad in ("/team/lisse/noodtoegang/", "/team/nergens/noodtoegang/"):
        assert leider.get(pad).status_code == 404
    assert als(COLLEGA).get("/team/hillegom/noodtoegang/").status_code == 404


@pytest.mark.parametrize("wie", [COLLEGA, LEIDER, "wmo.isd", "beheer", "accounthouder.lisse"])
def test_the_queue_and_the_month_are_the_privacy_officer_s(als: Inloggen, wie: str) -> None:
    """F3."""
    for pad in ("/privacy/noodtoegang/", "/privacy/noodtoegang/2026-11/"):
        assert als(wie).get(pad).status_code == 403


def test_the_month_shows_the_pattern(als: Inloggen, wereld: Wereld, huis: Huishouden) -> None:
    """F3: teams, rollen, verdicts, hours, people with more than two, files opened more than once."""
    lisse = wereld.huishouden("lisse")
    dag = datetime.datetime(2026, 10, 31, 22, 30, tzinfo=datetime.UTC)
    for huishouden, wie, op in (
        (huis, ELDERS, dag),
        (huis, ELDERS, dag - datetime.timedelta(days=3)),
        (lisse, ELDERS, dag - datetime.timedelta(days=2)),
        (huis, LEIDER, dag - datetime.timedelta(days=1)),
        # Half an hour past midnight in Amsterdam: November.
        (huis, COLLEGA, dag + datetime.timedelta(hours=1)),
    ):
        breek_het_glas(wereld, huishouden, wie, van=op)
    with als_eigenaar():
        Noodtoegang.objects.filter(medewerker=wereld.id_van(LEIDER)).update(
            oordeel="terecht", toelichting="Goed.", beoordeeld_op=dag, beoordeeld_door=wereld.wie(FG)
        )
    with handelend_als(wereld.id_van(FG)):
        beeld = maandbeeld(datetime.date(2026, 10, 1))

    assert beeld.totaal == 4
    assert dict(beeld.per_team)["Hillegom"] == 3
    assert dict(beeld.per_team)["Lisse"] == 1
    assert dict(beeld.per_oordeel) == {
        "Terecht": 1, "Begrijpelijk, maar te vermijden": 0, "Onterecht": 0, "Nog geen oordeel": 3,
    }  # fmt: skip
    assert dict(beeld.per_rol)["Teamleider"] == 1
    assert sum(aantal for _, aantal in beeld.per_rol) == 4
    # Summer time until the 25th, winter time after.
    assert beeld.per_uur == [("23.00 tot 24.00 uur", 4)]
    assert [(wie.email, aantal) for wie, aantal in beeld.vaak] == [(f"{ELDERS}@voorbeeld.nl", 3)]
    assert [(d.huishouden_id, d.aantal) for d in beeld.vaker_geopend] == [(huis.pk, 3)]
    pagina = tekst(als(FG).get("/privacy/noodtoegang/2026-10/"))
    assert "Noodtoegang in oktober 2026" in pagina
    assert "4 keer gebruikt" in pagina
    assert "Krokusveld" not in pagina
    assert als(FG).get("/privacy/noodtoegang/2026-13/").status_code == 404


def test_the_access_log_says_noodtoegang_in_words(als: Inloggen, huis: Huishouden) -> None:
    """F3, F2: what a resident is told of it."""
    collega = als(COLLEGA)
    collega.get(adres(huis))
    assert "met noodtoegang" not in tekst(als(FG).get(adres(huis, "inzage/")))
    collega.post(adres(huis, "noodtoegang/"), VELDEN)
    collega.get(adres(huis, "tijdlijn/"))

    assert "met noodtoegang" in tekst(als(FG).get(adres(huis, "inzage/")))


def test_statements_do_not_depend_on_rows(als: Inloggen, wereld: Wereld, opdrachten: Any) -> None:
    """F3, performance: the queue and the team's list take as many for two as for thirty."""
    paden = (
        (FG, "/privacy/noodtoegang/"),
        (FG, "/privacy/noodtoegang/2026-10/"),
        (LEIDER, "/team/hillegom/noodtoegang/"),
    )
    eerste = wereld.huishouden("hillegom")
    dag = datetime.datetime(2026, 10, 5, 9, tzinfo=datetime.UTC)
    for _ in range(2):
        breek_het_glas(wereld, eerste, ELDERS, van=dag)
    een = [len(opdrachten(als(wie), pad)[1]) for wie, pad in paden]
    for nummer in range(30):
        breek_het_glas(wereld, eerste, (COLLEGA, ELDERS)[nummer % 2], van=dag)

    assert [len(opdrachten(als(wie), pad)[1]) for wie, pad in paden] == een
    assert max(een) <= 12


def test_the_verdict_is_not_told_of_the_own_family_nor_past_a_shield(
    als: Inloggen, wereld: Wereld, huis: Huishouden
) -> None:
    """F4: whoever may not know that the file was opened hears nothing of what became of it."""
    dicht = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    rijen_ = [breek_het_glas(wereld, een, COLLEGA) for een in (huis, dicht)]
    is_verwant(wereld, huis, LEIDER)
    with als_eigenaar():
        Huishouden.objects.filter(pk=dicht.pk).update(afgeschermd=True)

    for rij in rijen_:
        beoordeling = {"oordeel": "terecht", "toelichting": "Het was nodig."}
        assert als(FG).post(f"/noodtoegang/{rij.pk}/beoordelen/", beoordeling).status_code == 302

    with als_eigenaar():
        gemeld = Bericht.objects.filter(soort__startswith="nood_oordeel")
        assert set(gemeld.values_list("medewerker__email", flat=True)) == {f"{COLLEGA}@voorbeeld.nl"}


def test_an_early_end_hides_nothing_that_was_read(als: Inloggen, wereld: Wereld, huis: Huishouden) -> None:
    """F2, F3: who is judged says when it ended, the log says what was read."""
    collega = als(COLLEGA)
    collega.post(adres(huis, "noodtoegang/"), VELDEN)
    collega.get(adres(huis, "tijdlijn/"))
    [rij] = rijen()
    with handelend_als(wereld.id_van(COLLEGA)):
        kort = rij.van + datetime.timedelta(microseconds=1)
        assert Noodtoegang.objects.filter(pk=rij.pk).update(beeindigd_op=kort) == 1

    assert "Tijdlijn bekijken" in tekst(als(FG).get(pagina_van(rij.pk)))


def test_what_a_second_judge_wrote_stays_on_the_page(als: Inloggen, wereld: Wereld, huis: Huishouden) -> None:
    """F9: two privacy officers judge at once."""
    rij = breek_het_glas(wereld, huis, COLLEGA)
    pad, woorden = f"/noodtoegang/{rij.pk}/beoordelen/", "Ik denk hier anders over."
    fg = als(FG)
    assert fg.post(pad, {"oordeel": "terecht", "toelichting": "Nodig."}).status_code == 302

    antwoord = fg.post(pad, {"oordeel": "onterecht", "toelichting": woorden})

    assert woorden in antwoord.content.decode()
    assert rijen()[0].oordeel == "terecht"
