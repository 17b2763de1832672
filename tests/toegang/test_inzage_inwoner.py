"""What a resident may be told of who looked, and refusals in the words of the privacy officer's page (F2, AVG 15)."""

import uuid
from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from tests.toegang.test_inzagelog import NU, PRIVACY, dossiers, inzage_van, lees, regels, tekst
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Rol
from toegang.models import Inzageregel, Medewerker
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def voor_inwoner(huishouden_id: object) -> str:
    return reverse("huishoudens:inzage_inwoner", args=[huishouden_id])


def las(wereld: Wereld, wie: str, huis: Huishouden, *groepen: G, regel: str, handeling: str) -> None:
    with handelend_als(wereld.id_van(wie)), als_eigenaar():
        inzage_vastleggen(
            door_id=wereld.id_van(wie),
            handeling=handeling,
            gelezen=[
                Gelezen(huishouden_id=huis.pk, dossier=huis.nummer, groepen=frozenset(groepen), regel=regel)
            ],
            op=NU,
        )
        Inzageregel.objects.update(moment=NU)


def test_a_resident_reads_function_team_day_and_purpose_and_no_name(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zonnedauw")
    for _ in range(2):
        lees(wereld, "regisseur.hillegom", huis)

    pagina = tekst(ingelogd(wereld, "privacy").get(voor_inwoner(huis.pk)))

    for zin in (
        huis.nummer,
        "Regisseur van dit huishouden",
        "Team Hillegom",
        "2 november 2026",
        "2 keer",
        "het huishouden samenhangend helpen",
        "U leest hier functies en geen namen.",
    ):
        assert zin in pagina, zin
    with als_eigenaar():
        wie: Medewerker = wereld.wie("regisseur.hillegom")
    assert wie.achternaam not in pagina
    assert "Zonnedauw" not in pagina


def test_that_there_is_a_safety_file_is_not_told(wereld: Wereld) -> None:
    """Wmo 5.3.2 lid 4, matrix note 10: a person weighs what of it is told; neither its readers nor its pages are."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    bekijken, veiligheid = "huishoudens.huishouden_bekijken", "huishoudens.veiligheid_bekijken"
    las(
        wereld,
        "regisseur.hillegom",
        huis,
        G.PERSOON,
        G.VEILIGHEID,
        G.PLAN,
        regel="REG:regie",
        handeling=bekijken,
    )
    las(wereld, "regisseur.hillegom", huis, G.PERSOON, G.VEILIGHEID, regel="REG:regie", handeling=veiligheid)
    las(wereld, "aandacht.hillegom", huis, G.PERSOON, G.ADRES, regel="AF:veiligheid", handeling=bekijken)
    las(wereld, "jeugd.hillegom", huis, G.PERSOON, G.GEHEIM_ADRES, regel="BET:betrokken", handeling=bekijken)

    antwoord = ingelogd(wereld, "privacy").get(voor_inwoner(huis.pk))

    blad, pagina = antwoord.context["inzage"], tekst(antwoord)
    assert (len(blad.blikken), blad.met_de_hand) == (2, 2)
    assert {groep for blik in blad.blikken for groep in blik.gegevens} == {G.PERSOON, G.PLAN, G.ADRES}
    tabel = pagina[pagina.index("<table") : pagina.index("</table>")].lower()
    for woord in ("veilig", "meldcode", "geheim", Rol.AF.label):
        assert woord not in tabel, woord
    assert "Daarom ontbreken 2 regels." in pagina


def test_that_somebody_broke_the_glass_is_told_whoever_it_was(wereld: Wereld) -> None:
    """F3: on a line of its own, of an aandachtsfunctionaris too; that there is a safety file is still not told."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    bekijken, veiligheid = "huishoudens.huishouden_bekijken", "huishoudens.veiligheid_bekijken"
    las(wereld, "jeugd.hillegom", huis, G.PERSOON, regel="TM:team", handeling=bekijken)
    las(wereld, "jeugd.hillegom", huis, G.PERSOON, G.PLAN, regel="TM:team+TM:nood", handeling=bekijken)
    las(wereld, "aandacht.hillegom", huis, G.PERSOON, G.ADRES, regel="AF:nood", handeling=bekijken)
    las(wereld, "aandacht.lisse", huis, G.VEILIGHEID, regel="AF:nood", handeling=veiligheid)

    antwoord = ingelogd(wereld, "privacy").get(voor_inwoner(huis.pk))

    blad, pagina = antwoord.context["inzage"], tekst(antwoord)
    assert blad.met_de_hand == 0
    assert sorted((blik.met_nood, sorted(blik.gegevens)) for blik in blad.blikken) == [
        (False, [G.PERSOON]),
        (True, [G.PERSOON]),
        (True, [G.PERSOON, G.ADRES]),
        (True, [G.PERSOON, G.PLAN]),
    ]
    tabel = pagina[pagina.index("<table") : pagina.index("</table>")].lower()
    assert tabel.count("met noodtoegang:") == 3
    for woord in ("veilig", "meldcode", Rol.AF.label):
        assert woord not in tabel, woord


def test_refusals_are_no_reading_and_stand_not_on_the_sheet(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom")
    ingelogd(wereld, "regisseur.lisse").get(reverse("huishoudens:huishouden", args=[huis.pk]))

    antwoord = ingelogd(wereld, "privacy").get(voor_inwoner(huis.pk))

    assert antwoord.context["inzage"].blikken == []


def test_the_sheet_is_for_the_privacy_officer_and_is_itself_a_line(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    lees(wereld, "regisseur.hillegom", huis)

    for wie, status in (("regisseur.hillegom", 403), ("regisseur.lisse", 404), ("privacy", 200)):
        assert ingelogd(wereld, wie).get(voor_inwoner(huis.pk)).status_code == status

    eigen = [regel for regel in regels() if regel.handeling == "privacy.inzage_voor_inwoner"]
    assert sorted((regel.uitkomst, regel.huishouden_id) for regel in eigen) == [
        ("gelezen", huis.pk),
        ("geweigerd", huis.pk),
        ("geweigerd", huis.pk),
    ]


def test_the_sheet_is_narrowed_by_period_and_says_what_is_wrong_with_it(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    lees(wereld, "regisseur.hillegom", huis, dagen=5)
    lees(wereld, "regisseur.hillegom", huis)
    client = ingelogd(wereld, "privacy")

    na = client.get(voor_inwoner(huis.pk), {"van": "2026-11-01"})
    fout = client.get(voor_inwoner(huis.pk), {"van": "31-02-2026"})

    assert len(na.context["inzage"].blikken) == 1
    assert "Kies een dag die bestaat." in tekst(fout)
    assert "<table" not in tekst(fout)


def test_a_refusal_is_told_in_plain_words_and_found_by_its_filter(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    lees(wereld, "regisseur.hillegom", huis)
    gevraagd = uuid.uuid4()
    vreemde = ingelogd(wereld, "regisseur.lisse")
    vreemde.get(reverse("huishoudens:huishouden", args=[huis.pk]))
    vreemde.get(reverse("triage:triage", args=[gevraagd]))
    client = ingelogd(wereld, "privacy")

    geweigerd = client.get(PRIVACY, {"uitkomst": "geweigerd"})
    gelezen = client.get(PRIVACY, {"uitkomst": "gelezen"})
    van_een = client.get(inzage_van(huis.pk))

    assert dossiers(geweigerd) == ["", ""]
    assert "Niets: dit is geweigerd" in tekst(geweigerd)
    assert str(gevraagd) in tekst(geweigerd)
    assert dossiers(gelezen) == [huis.nummer]
    assert "Niets: dit is geweigerd" not in tekst(gelezen)
    assert f"Inzagelog van dossier {huis.nummer}" in tekst(van_een)
    assert sorted(dossiers(van_een)) == ["", huis.nummer]


def test_paging_the_lines_of_one_colleague_follows_the_chain(wereld: Wereld) -> None:
    huizen = [wereld.huishouden("hillegom", met_bsn=False) for _ in range(70)]
    lees(wereld, "triage.hillegom", *huizen)
    client = ingelogd(wereld, "privacy")

    eerste = client.get(PRIVACY, {"medewerker": str(wereld.id_van("triage.hillegom"))})
    tweede = client.get(eerste.context["volgende_url"])

    assert sorted(dossiers(eerste) + dossiers(tweede)) == sorted(huis.nummer for huis in huizen)
    nummers = [regel.schakel for antwoord in (eerste, tweede) for regel, _ in antwoord.context["regels"]]
    assert nummers == sorted(nummers, reverse=True)
