"""Who knows the family, and a shield, as they are met on the screen (F4, I6)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from huishoudens.models import (
    Huishouden,
    Relatie,
)
from tests.autorisatie.scenario import betrek, vul
from tests.autorisatie.uitzonderingen import is_verwant
from tests.cast import Wereld
from tests.huishoudens.toegangsscherm import COLLEGA, ELDERS, REGISSEUR, deel, naar, pagina_van, vul_in
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G

pytestmark = pytest.mark.django_db
Inloggen = Callable[[str], Client]


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huishouden = wereld.huishouden("hillegom", naam="Zeldzaam", regisseur=REGISSEUR)
    vul(wereld, huishouden)
    return huishouden


def test_who_says_to_know_them_finds_nothing_any_more(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """F4."""
    betrek(wereld, huis, COLLEGA, "wonen")
    collega, adres = als(COLLEGA), naar("relatie_melden", huis.pk)
    assert adres in pagina_van(collega, naar("huishouden", huis.pk))
    assert "U ziet dit huishouden meteen niet meer" in pagina_van(collega, adres)

    antwoord = vul_in(collega, adres)

    assert antwoord.url == "/"
    assert collega.get(naar("huishouden", huis.pk)).status_code == 404
    assert huis.aanduiding not in pagina_van(collega, f"{reverse('huishoudens:lijst')}?van=team")
    assert huis.aanduiding not in pagina_van(collega, "/zoeken/?q=Zeldzaam")
    teamleider = als("teamleider.hillegom")
    with als_eigenaar():
        relatie = Relatie.objects.get()
    assert "Wie is buitengesloten?" in pagina_van(teamleider, naar("toegang", huis.pk))
    assert als(REGISSEUR).post(naar("relatie_beeindigen", huis.pk, relatie.pk)).status_code == 403
    assert teamleider.post(naar("relatie_beeindigen", huis.pk, relatie.pk)).status_code == 302
    assert collega.get(naar("huishouden", huis.pk)).status_code == 200


def test_a_regisseur_who_knows_them_leaves_work_for_the_teamleider(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    regisseur, teamleider = als(REGISSEUR), als("teamleider.hillegom")
    vul_in(als(COLLEGA), naar("toegang_vragen", huis.pk))
    adres = naar("relatie_melden", huis.pk)
    assert "een andere regisseur te kiezen" in pagina_van(regisseur, adres)

    vul_in(regisseur, adres)

    assert regisseur.get(naar("huishouden", huis.pk)).status_code == 404
    assert huis.aanduiding in pagina_van(teamleider, "/team/hillegom/?groep=verdelen")
    assert "Kies nu een andere regisseur" in pagina_van(teamleider, naar("toegang", huis.pk))
    assert "Een collega vraagt toegang" in pagina_van(teamleider, "/")


def test_a_tie_of_the_regisseur_asks_for_a_successor_in_words(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    adres = naar("relatie_vastleggen", huis.pk, wereld.id_van(REGISSEUR))
    antwoord = vul_in(als("teamleider.hillegom"), adres)

    assert "Sanne de Wit heeft nu de regie. Geef de regie eerst aan een ander." in antwoord.content.decode()


def test_a_relative_is_offered_to_nobody_and_refused_in_words(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    is_verwant(wereld, huis, COLLEGA)
    antwoord = deel(als(REGISSEUR), huis, wereld.id_van(COLLEGA), G.PLAN)
    assert "kent deze mensen en ziet dit huishouden daarom niet" in antwoord.content.decode()
    betrokken = naar("betrokkenen", huis.pk)
    antwoord = vul_in(
        als(REGISSEUR), betrokken, medewerker=str(wereld.id_van(COLLEGA)), leefgebieden=["wonen"]
    )
    assert "kent deze mensen" in antwoord.content.decode()


def test_shielded_is_gone_from_team_search_counts_and_lists(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """F4, I6: only the regisseur and who is named still find it; it says beforehand what happens."""
    betrek(wereld, huis, "jeugd.hillegom", "wonen")
    betrek(wereld, huis, COLLEGA, "wonen")
    regisseur, adres = als(REGISSEUR), naar("afschermen", huis.pk)
    anderen = ("teamleider.hillegom", "triage.hillegom", "aandacht.hillegom", COLLEGA, ELDERS, "wmo.isd")
    zien_nu = [wie for wie in anderen if als(wie).get(naar("huishouden", huis.pk)).status_code == 200]
    assert {"teamleider.hillegom", COLLEGA} <= set(zien_nu)
    assert "Het systeem heft een afscherming niet op." in pagina_van(regisseur, adres)
    assert "Zet hier een vinkje" in vul_in(regisseur, adres).content.decode()

    velden = {"begrepen": "on", "toegelaten": [str(wereld.id_van("jeugd.hillegom"))]}
    assert vul_in(regisseur, adres, **velden).status_code == 302

    assert als("jeugd.hillegom").get(naar("huishouden", huis.pk)).status_code == 200
    for wie in anderen:
        client = als(wie)
        assert client.get(naar("huishouden", huis.pk)).status_code == 404
        for plek in ("/", "/huishoudens/?van=team", "/zoeken/?q=Zeldzaam", "/team/hillegom/"):
            tekst = client.get(plek, follow=True).content.decode().replace('value="Zeldzaam"', "")
            assert huis.aanduiding not in tekst, (wie, plek)
            assert "Bekend bij team" not in tekst
    tekst = pagina_van(regisseur, naar("toegang", huis.pk))
    assert "Jamal Aziz" in tekst.partition("Wie mag dit ook zien?")[2]
    assert vul_in(regisseur, naar("toelating_geven", huis.pk, wereld.id_van(COLLEGA))).status_code == 302
    assert als(COLLEGA).get(naar("huishouden", huis.pk)).status_code == 200


def test_a_privacy_officer_who_knows_them_is_shut_out_before_there_is_anything_to_look_into(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """F4, F6, I8: the teamleider records it, the regisseur does not; to let in by name there is no privacy officer."""
    leidt, regisseur, fg = als("teamleider.hillegom"), als(REGISSEUR), wereld.wie("privacy")
    adres = naar("relatie_vastleggen", huis.pk, fg.pk)
    assert adres in leidt.post(naar("verwant", huis.pk), {"zoek": fg.achternaam}).content.decode()
    assert "let mee op uw werk" in vul_in(regisseur, adres).content.decode()
    assert fg.naam not in regisseur.post(naar("delen", huis.pk), {"zoek": fg.achternaam}).content.decode()
    assert regisseur.get(naar("deling_geven", huis.pk, fg.pk)).status_code == 404

    assert vul_in(leidt, adres).status_code == 302

    vraag = {"dossier": huis.nummer, "soort": "inzage", "ontvangen_op": "2026-11-02", "reden": "Inzage"}
    antwoord = als("privacy").post(reverse("huishoudens:avg_openen"), vraag)
    assert "Dit nummer vinden wij niet" in antwoord.content.decode()


@pytest.mark.parametrize("wie", ["accounthouder.lisse", "beheer"])
def test_who_sees_no_file_cannot_be_shut_out_of_one(
    wereld: Wereld, als: Inloggen, huis: Huishouden, wie: str
) -> None:
    """I7."""
    adres = naar("relatie_vastleggen", huis.pk, wereld.id_van(wie))

    assert als(REGISSEUR).get(adres).status_code == 404
