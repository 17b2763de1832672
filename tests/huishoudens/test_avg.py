"""An AVG file: the privacy officer opens it, reads along read-only while it lasts, and the regisseur sees that (F6)."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from huishoudens.models import AvgVerzoek, Huishouden, Veiligheidsdossier
from tests.autorisatie.scenario import NU, verwijs, vul
from tests.autorisatie.uitzonderingen import is_verwant, open_avg
from tests.cast import PEILDATUM, Wereld
from tests.huishoudens.noodopzet import tekst
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel

pytestmark = pytest.mark.django_db
LIJST, NIEUW = "/privacy/avg/", "/privacy/avg/nieuw/"


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zonnedauw")
    vul(wereld, huis)
    return huis


def velden(huis: Huishouden, **anders: Any) -> dict[str, Any]:
    return {
        "dossier": huis.nummer,
        "soort": "inzage",
        "ontvangen_op": "2026-10-30",
        "reden": "De inwoner vraagt een kopie.",
    } | anders


def dossier(huis: Huishouden) -> str:
    return reverse("huishoudens:huishouden", args=[huis.pk])


def test_it_is_opened_by_number_read_and_closed_again(wereld: Wereld, huis: Huishouden) -> None:
    """F6: before and after it the file is closed, and a month is the term."""
    client = ingelogd(wereld, "privacy")
    assert client.get(dossier(huis)).status_code == 404

    antwoord = client.post(NIEUW, velden(huis), follow=True)

    verzoek = AvgVerzoek.objects.none()
    with als_eigenaar():
        verzoek = AvgVerzoek.objects.get()
    # A month after 30 October.
    assert verzoek.uiterlijk == datetime.date(2026, 11, 30)
    assert verzoek.door_id == wereld.id_van("privacy")
    assert huis.nummer in tekst(antwoord)
    assert "Zonnedauw" not in tekst(antwoord)
    assert "Zonnedauw" in tekst(client.get(dossier(huis)))

    client.post(f"/avg/{verzoek.pk}/sluiten/")

    assert client.get(dossier(huis)).status_code == 404
    assert huis.nummer not in tekst(client.get(LIJST)).partition("Gesloten")[0]


@pytest.mark.parametrize("onveilig", [False, True])
def test_every_page_of_the_file_is_read_only(wereld: Wereld, huis: Huishouden, onveilig: bool) -> None:
    """Note 6: it opens reading and no more."""
    verwijs(wereld, huis, wet="wmo", organisatie="ISD Bollenstreek")
    if onveilig:
        with als_eigenaar():
            Veiligheidsdossier.objects.create(huishouden=huis, geopend_op=PEILDATUM)
    open_avg(wereld, huis)
    client = ingelogd(wereld, "privacy")
    eerste = client.get(dossier(huis)).content.decode()
    tabs = set(re.findall(rf'href="({dossier(huis)}[a-z]+/)"', eerste))
    assert len(tabs) >= 4

    for pad in (dossier(huis), *sorted(tabs)):
        antwoord = client.get(pad)
        assert antwoord.status_code == 200, pad
        blad = antwoord.content.decode().partition("<main")[2].partition("</main>")[0]
        assert "<form" not in re.sub(r'<form[^>]*method="get".*?</form>', "", blad, flags=re.DOTALL), pad
        assert not re.findall(r'class="knop[^"]*"[^>]*>[^<]*(Contact|Toevoegen|Wijzigen)', blad), pad
        assert not re.findall(r"(?:wijzigen|toevoegen|nieuw|maken|vastleggen|overdragen)/\"", blad), pad


def test_its_reading_is_written_down_with_the_rule(wereld: Wereld, huis: Huishouden) -> None:
    """F2."""
    open_avg(wereld, huis)
    client = ingelogd(wereld, "privacy")
    client.get(LIJST)
    client.get(dossier(huis))

    with als_eigenaar():
        lijst, blad = Inzageregel.objects.order_by("schakel")
    assert (lijst.handeling, lijst.groepen) == ("huishoudens.avg_lijst", [G.AVG_VERZOEK])
    assert "FG:avg_dossier" in blad.regel
    assert {G.JOURNAAL, G.PLAN, G.AVG_VERZOEK} <= set(blad.groepen)


def test_the_regisseur_sees_it_the_teamleider_knows_of_it_and_a_colleague_does_not(
    wereld: Wereld, huis: Huishouden
) -> None:
    """Matrix row 24."""
    open_avg(wereld, huis)
    pagina = {
        wie: tekst(ingelogd(wereld, f"{wie}.hillegom").get(dossier(huis)))
        for wie in ("regisseur", "teamleider", "medewerker2")
    }

    assert "Er is een AVG-verzoek open. Inzage of kopie" in pagina["regisseur"]
    assert "AVG-verzoek open" not in pagina["teamleider"]
    assert "Er is ook: verzoeken van inwoners over hun gegevens. Vraag Sanne" in pagina["teamleider"]
    assert "verzoeken van inwoners" not in pagina["medewerker2"]


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"dossier": ""}, "Vul het dossiernummer in."),
        ({"ontvangen_op": "2026-11-03"}, "Deze dag moet nog komen"),
        ({"ontvangen_op": "gisteren"}, "Kies een dag die bestaat."),
        ({"soort": "iets"}, "iets"),
        ({"reden": "   "}, "Schrijf kort op waarom"),
    ],
)
def test_what_cannot_be_opened_is_told_and_kept(
    wereld: Wereld, huis: Huishouden, anders: dict[str, str], melding: str
) -> None:
    antwoord = ingelogd(wereld, "privacy").post(NIEUW, velden(huis, **anders))

    assert antwoord.status_code == 200
    assert melding in tekst(antwoord)
    if "reden" not in anders:
        assert "De inwoner vraagt een kopie." in tekst(antwoord)
    with als_eigenaar():
        assert not AvgVerzoek.objects.exists()


@pytest.mark.parametrize("nummer", ["H-2026-9999", "9999-9999", "eigen"])
def test_a_number_that_is_not_found_is_a_refusal_and_leaves_one_line(
    wereld: Wereld, huis: Huishouden, nummer: str
) -> None:
    """F2: numbers cannot be tried unseen; one of nothing and the own family's leave the same, without the number."""
    is_verwant(wereld, huis, "privacy")
    gevraagd = huis.nummer if nummer == "eigen" else nummer

    antwoord = ingelogd(wereld, "privacy").post(NIEUW, velden(huis, dossier=gevraagd))

    assert antwoord.status_code == 403
    assert "Dit nummer vinden wij niet" in tekst(antwoord)
    assert "De inwoner vraagt een kopie." in tekst(antwoord)
    with als_eigenaar():
        [regel] = Inzageregel.objects.all()
        assert not AvgVerzoek.objects.exists()
    assert (regel.uitkomst, regel.handeling) == ("geweigerd", "huishoudens.avg_openen")
    assert (regel.huishouden_id, regel.gevraagd, regel.dossier, regel.regel) == (None, None, "", "")


@pytest.mark.parametrize(
    "anders",
    [
        {"reden": ""},
        {"ontvangen_op": "2026-11-03"},
        {"soort": "iets"},
        {"soort": "incident", "ontvangen_op": "2026-11-02", "tijd": "23:59"},
    ],
)
def test_of_a_form_that_cannot_be_sent_no_number_is_looked_up(
    wereld: Wereld, huis: Huishouden, anders: dict[str, str]
) -> None:
    """So who tries numbers with a form that is wrong learns nothing of them."""
    client = ingelogd(wereld, "privacy")
    kern = [
        tekst(client.post(NIEUW, velden(huis, dossier=nummer, **anders))).replace(nummer, "")
        for nummer in (huis.nummer, "H-2026-9999")
    ]

    assert kern[0] == kern[1]
    assert "vinden wij niet" not in kern[0]
    with als_eigenaar():
        assert not Inzageregel.objects.exists()


def test_a_second_one_of_the_same_file_is_told(wereld: Wereld, huis: Huishouden) -> None:
    open_avg(wereld, huis)

    antwoord = ingelogd(wereld, "privacy").post(NIEUW, velden(huis))

    assert "Van dit dossier is al een AVG-verzoek open." in tekst(antwoord)


def test_what_is_overdue_stands_on_top_and_says_so(wereld: Wereld, huis: Huishouden) -> None:
    later = open_avg(wereld, wereld.huishouden("hillegom"))
    laat = open_avg(wereld, huis)
    with als_eigenaar():
        AvgVerzoek.objects.filter(pk=laat.pk).update(uiterlijk=PEILDATUM)
        nummer = Huishouden.objects.get(pk=later.huishouden_id).nummer

    with time_machine.travel(NU + datetime.timedelta(days=3), tick=False):
        pagina = tekst(ingelogd(wereld, "privacy").get(LIJST))

    assert "Te laat: 1 verzoek." in pagina
    assert "3 dagen te laat" in pagina
    assert pagina.index(huis.nummer) < pagina.index(nummer)


@pytest.mark.parametrize(
    "wie", ["regisseur.hillegom", "teamleider.hillegom", "beheer", "partner.bollenwonen"]
)
def test_nobody_else_opens_lists_or_closes_one(wereld: Wereld, huis: Huishouden, wie: str) -> None:
    verzoek = open_avg(wereld, huis)
    client = ingelogd(wereld, wie)

    assert client.get(LIJST).status_code == client.post(NIEUW, velden(huis)).status_code == 403
    assert client.post(f"/avg/{verzoek.pk}/sluiten/").status_code == (403 if "regisseur" in wie else 404)
    with als_eigenaar():
        assert AvgVerzoek.objects.get().gesloten_op is None


def test_a_file_of_the_own_family_cannot_be_told_from_none(wereld: Wereld, huis: Huishouden) -> None:
    """F4, I6."""
    is_verwant(wereld, huis, "privacy")
    client = ingelogd(wereld, "privacy")

    een, ander = (tekst(client.post(NIEUW, velden(huis, dossier=nr))) for nr in (huis.nummer, "0000-0000"))

    assert een.replace(huis.nummer, "") == ander.replace("0000-0000", "")
    assert "Dit nummer vinden wij niet" in een


def test_who_lives_in_a_shielded_huishouden_asks_too(wereld: Wereld) -> None:
    """F4, F6, note 6: only the open file lifts the shield, for the privacy officer alone, and closing it shuts it again."""
    dicht = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", toegelaten=())
    client = ingelogd(wereld, "privacy")
    assert client.get(f"/huishoudens/{dicht.pk}/").status_code == 404

    assert client.post(NIEUW, velden(dicht)).status_code == 302
    with als_eigenaar():
        verzoek = AvgVerzoek.objects.get()

    assert client.get(f"/huishoudens/{dicht.pk}/").status_code == 200
    assert ingelogd(wereld, "teamleider.hillegom").get(f"/huishoudens/{dicht.pk}/").status_code == 404
    assert client.post(f"/avg/{verzoek.pk}/sluiten/").status_code == 302
    assert client.get(f"/huishoudens/{dicht.pk}/").status_code == 404


def test_a_request_from_before_the_avg_is_told_so(wereld: Wereld, huis: Huishouden) -> None:
    antwoord = ingelogd(wereld, "privacy").post(NIEUW, velden(huis, ontvangen_op="2018-05-24"))

    assert antwoord.status_code == 200
    assert "De AVG geldt sinds 25 mei 2018" in tekst(antwoord)
    assert huis.nummer in antwoord.content.decode()
