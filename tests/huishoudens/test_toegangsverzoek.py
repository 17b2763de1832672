"""Asking for the rest of a file, and the answer: the loop is closed whoever answers, and how (F1, screens 6 and 11)."""

from collections.abc import Callable

import pytest
from django.test import Client

from huishoudens.models import (
    Huishouden,
    Overdracht,
    Toegangsverzoek,
    Werkitem,
)
from tests.autorisatie.scenario import vul
from tests.autorisatie.uitzonderingen import is_verwant
from tests.cast import PEILDATUM, Wereld
from tests.formulieren import velden_in
from tests.huishoudens.toegangsscherm import COLLEGA, REGISSEUR, deel, naar, pagina_van, vul_in
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G

pytestmark = pytest.mark.django_db
Inloggen = Callable[[str], Client]


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huishouden = wereld.huishouden("hillegom", naam="Zeldzaam", regisseur=REGISSEUR)
    vul(wereld, huishouden)
    return huishouden


def test_ask_share_read_and_the_loop_is_closed(wereld: Wereld, als: Inloggen, huis: Huishouden) -> None:
    """Screens 6 and 11: the regisseur finds it on Vandaag, the asker finds the answer there."""
    collega, regisseur = als(COLLEGA), als(REGISSEUR)
    tekst = pagina_van(collega, naar("huishouden", huis.pk))
    assert "Vraag toegang" in tekst
    assert wereld.wie(REGISSEUR).telefoon in tekst

    vul_in(collega, naar("toegang_vragen", huis.pk), reden="Mevrouw belde mij.")

    assert "Vraag intrekken" in pagina_van(collega, naar("huishouden", huis.pk))
    vandaag = pagina_van(regisseur, "/")
    with als_eigenaar():
        verzoek = Toegangsverzoek.objects.get()
    assert "Een collega vraagt toegang" in vandaag.partition("Wacht op u")[2]
    assert naar("toegangsverzoek", verzoek.pk) in vandaag
    vraag = pagina_van(regisseur, naar("toegangsverzoek", verzoek.pk))
    assert "Mevrouw belde mij." in vraag
    assert naar("deling_geven", huis.pk, wereld.id_van(COLLEGA)) in vraag

    deel(regisseur, huis, wereld.id_van(COLLEGA), G.PLAN)

    assert "Een collega vraagt toegang" not in pagina_van(regisseur, "/")
    assert "u kunt nu meer van dit dossier lezen" in pagina_van(collega, "/")
    assert "Vraag toegang" not in pagina_van(collega, naar("huishouden", huis.pk))
    with als_eigenaar():
        assert Toegangsverzoek.objects.get().status == "gegeven"
        assert not Werkitem.objects.filter(soort="toegang", open=True).exists()


def test_a_no_comes_with_words_and_is_answered_once(als: Inloggen, huis: Huishouden) -> None:
    collega, regisseur = als(COLLEGA), als(REGISSEUR)
    vul_in(collega, naar("toegang_vragen", huis.pk))
    with als_eigenaar():
        adres = naar("toegangsverzoek", Toegangsverzoek.objects.get().pk)
    assert "Schrijf in één zin waarom niet." in vul_in(regisseur, adres).content.decode()

    velden = velden_in(regisseur.get(adres)) | {"antwoord": "Bel mij even."}
    assert regisseur.post(adres, velden).status_code == 302
    assert "al beantwoord" in pagina_van(regisseur, adres)

    assert "u krijgt geen toegang: Bel mij even." in pagina_van(collega, "/")
    limiet = pagina_van(collega, naar("huishouden", huis.pk))
    assert "Het antwoord was nee: Bel mij even." in limiet
    assert "Vraag toegang" in limiet


def test_asking_twice_says_so_and_taking_back_ends_it(als: Inloggen, huis: Huishouden) -> None:
    collega, regisseur = als(COLLEGA), als(REGISSEUR)
    velden = velden_in(collega.get(naar("toegang_vragen", huis.pk)))
    vul_in(collega, naar("toegang_vragen", huis.pk))
    tweede = collega.post(naar("toegang_vragen", huis.pk), velden | {"reden": "nog eens"})
    assert "U hebt dit al gevraagd." in tweede.content.decode()

    collega.post(naar("toegangsverzoek_intrekken", huis.pk))

    assert "Een collega vraagt toegang" not in pagina_van(regisseur, "/")
    assert "Vraag toegang" in pagina_van(collega, naar("huishouden", huis.pk))


def test_without_a_regisseur_the_teamleider_answers_and_a_new_regisseur_inherits(
    wereld: Wereld, als: Inloggen
) -> None:
    huis = wereld.huishouden("hillegom", naam="Zonder")
    vul(wereld, huis)
    collega, teamleider = als(COLLEGA), als("teamleider.hillegom")
    assert wereld.wie("teamleider.hillegom").telefoon in pagina_van(collega, naar("huishouden", huis.pk))
    vul_in(collega, naar("toegang_vragen", huis.pk))
    with als_eigenaar():
        verzoek = Toegangsverzoek.objects.get()

    assert naar("toegangsverzoek", verzoek.pk) in pagina_van(teamleider, "/")
    assert "Laten meehelpen" in pagina_van(teamleider, naar("toegangsverzoek", verzoek.pk))
    regie = naar("regie_toewijzen", huis.pk)
    vul_in(teamleider, regie, soort="team", medewerker=str(wereld.id_van(REGISSEUR)))
    assert naar("toegangsverzoek", verzoek.pk) in pagina_van(als(REGISSEUR), "/")

    betrokken = naar("betrokkenen", huis.pk)
    client = als(REGISSEUR)
    ingevuld = client.get(f"{betrokken}?wie={wereld.id_van(COLLEGA)}")
    assert velden_in(ingevuld)["medewerker"] == str(wereld.id_van(COLLEGA))
    client.post(betrokken, velden_in(ingevuld) | {"leefgebieden": ["wonen"]})
    with als_eigenaar():
        assert Toegangsverzoek.objects.get().status == "gegeven"


@pytest.mark.parametrize("hoe", ["teamleider", "zelf"])
def test_whoever_becomes_regisseur_has_the_answer(
    wereld: Wereld, als: Inloggen, huis: Huishouden, hoe: str
) -> None:
    """A question of one's own does not wait for oneself, whether the regie was given or taken over."""
    collega = als(COLLEGA)
    vul_in(collega, naar("toegang_vragen", huis.pk))
    if hoe == "teamleider":
        vul_in(
            als("teamleider.hillegom"),
            naar("regie_toewijzen", huis.pk),
            medewerker=str(wereld.id_van(COLLEGA)),
        )
    else:
        velden = {"naar": str(wereld.id_van(COLLEGA)), "reden": "met vakantie"}
        vul_in(als(REGISSEUR), naar("regie_overdragen", huis.pk), **velden)
        with als_eigenaar():
            vraag = Overdracht.objects.get(huishouden=huis).pk
        vul_in(collega, naar("overdracht", vraag), aannemen="1")

    with als_eigenaar():
        assert Toegangsverzoek.objects.get().status == ("gegeven" if hoe == "teamleider" else "ingetrokken")
        assert not Werkitem.objects.filter(soort="toegang", open=True).exists()
        assert Huishouden.objects.get(pk=huis.pk).regisseur_id == wereld.id_van(COLLEGA)


def test_a_teamleider_asks_the_regisseur_and_never_himself(
    wereld: Wereld, als: Inloggen, huis: Huishouden
) -> None:
    """Without a regisseur he chooses one; his own question would wait for nobody."""
    teamleider, zonder = als("teamleider.hillegom"), wereld.huishouden("hillegom", naam="Zonder")
    assert "Vraag toegang" in pagina_van(teamleider, naar("huishouden", huis.pk))

    assert "Vraag toegang" not in pagina_van(teamleider, naar("huishouden", zonder.pk))
    assert teamleider.get(naar("toegang_vragen", zonder.pk)).status_code == 403
    is_verwant(wereld, huis, REGISSEUR)
    antwoord = vul_in(teamleider, naar("toegang_vragen", huis.pk))
    assert "Wijs eerst een regisseur toe." in antwoord.content.decode()


def test_a_teamleider_of_before_or_of_the_family_is_not_named(wereld: Wereld, als: Inloggen) -> None:
    """F4: whom to ask is who leads the team today and may know of the file."""
    zonder = wereld.huishouden("hillegom")
    leider = wereld.wie("teamleider.hillegom")
    assert leider.naam in pagina_van(als(COLLEGA), naar("huishouden", zonder.pk))

    is_verwant(wereld, zonder, "teamleider.hillegom")
    assert leider.naam not in pagina_van(als(COLLEGA), naar("huishouden", zonder.pk))

    ander = wereld.huishouden("hillegom")
    with als_eigenaar():
        leider.roltoekenningen.update(tot=PEILDATUM)
    assert leider.naam not in pagina_van(als(COLLEGA), naar("huishouden", ander.pk))
