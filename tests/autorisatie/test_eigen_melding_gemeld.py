"""A triagist opens no file by a melding of his own without the teamleider being told (ADR 0011, I8)."""

import pytest
from django.utils import timezone

from huishoudens.models import Contactmoment, Huishouden
from tests.autorisatie.scenario import vul
from tests.autorisatie.uitzonderingen import is_verwant, laat_toe
from tests.cast import PEILDATUM, Wereld
from tests.huishoudens.noodopzet import tekst
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from tests.triage.opzet import registreer
from toegang.models import Bericht, Medewerker, Roltoekenning
from toegang.sessie import handelend_als
from triage.models import Melding

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
TRI, TL, FG = "triage.hillegom", "teamleider.hillegom", "privacy"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    """A full file of which the family has the regie itself."""
    huis = wereld.huishouden("hillegom", naam="Klaproos")
    vul(wereld, huis)
    with als_eigenaar():
        huis.regies.create(soort="huishouden", persoon=huis.personen.get(), van=PEILDATUM)
    return huis


def neem_op(wereld: Wereld, huis: Huishouden, wie: str = TRI) -> Melding:
    return registreer(wereld, wie, huishouden=huis, nieuw=None)


def leest(wereld: Wereld, huis: Huishouden, wie: str = TRI) -> bool:
    with handelend_als(wereld.id_van(wie)):
        return Contactmoment.objects.filter(huishouden=huis).exists()


def verteld() -> set[tuple[str, str, str]]:
    with als_eigenaar():
        rijen = Bericht.objects.values_list("medewerker__email", "soort", "pad")
        return {(email.removesuffix("@voorbeeld.nl"), soort, pad) for email, soort, pad in rijen}


def geef(wereld: Wereld, wie: str, rol: str) -> None:
    with als_eigenaar():
        Roltoekenning.objects.create(medewerker_id=wereld.id_van(wie), rol=rol, team_id=1, van=PEILDATUM)


def test_the_teamleider_is_told_and_finds_the_melding(wereld: Wereld, huis: Huishouden) -> None:
    assert not leest(wereld, huis)

    melding = neem_op(wereld, huis)

    assert leest(wereld, huis)
    pad = f"/meldingen/{melding.pk}/triage/"
    assert verteld() == {(TL, "eigen_melding", pad)}
    client = ingelogd(wereld, TL)
    vandaag = tekst(client.get("/")).partition("Berichten voor u")[2][:400]
    assert "kan nu in een dossier zonder regisseur kijken" in vandaag
    with als_eigenaar():
        bericht = Bericht.objects.get()
    antwoord = client.get(f"/berichten/{bericht.pk}/", follow=True)
    assert antwoord.redirect_chain[-1][0] == pad
    assert "De trap lukt niet meer." in tekst(antwoord)


def test_each_melding_is_told_of(wereld: Wereld, huis: Huishouden) -> None:
    for _ in range(2):
        neem_op(wereld, huis)

    assert len(verteld()) == 2


def test_a_file_without_a_regie_that_was_there_is_told_of_as_well(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom")
    vul(wereld, huis)

    neem_op(wereld, huis)

    assert leest(wereld, huis)
    assert len(verteld()) == 1


@pytest.mark.parametrize("hoe", ["nieuw", "regisseur", "ooit", "collega"])
def test_of_what_opens_nothing_to_who_took_it_in_nobody_is_told(
    wereld: Wereld, huis: Huishouden, hoe: str
) -> None:
    """A new file, one with a regisseur now or before, and a melding that a colleague took in for the triagist."""
    if hoe in ("regisseur", "ooit"):
        huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
        with als_eigenaar():
            huis.regies.update(tot=PEILDATUM if hoe == "ooit" else None)
    if hoe == "nieuw":
        registreer(wereld, TRI)
    else:
        neem_op(wereld, huis, "medewerker1.hillegom" if hoe == "collega" else TRI)

    assert verteld() == set()


@pytest.mark.parametrize("hoe", ["verwant", "weg", "zelf", "afgeschermd"])
def test_where_no_other_teamleider_may_know_the_privacy_officer_is_told(
    wereld: Wereld, huis: Huishouden, hoe: str
) -> None:
    wie = TRI
    if hoe == "verwant":
        is_verwant(wereld, huis, TL)
    elif hoe == "zelf":
        wie = TL
        geef(wereld, TL, "TRI")
    elif hoe == "afgeschermd":
        laat_toe(wereld, huis, TRI)
    with als_eigenaar():
        if hoe == "afgeschermd":
            Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)
        elif hoe == "weg":
            Medewerker.objects.filter(pk=wereld.id_van(TL)).update(
                is_active=False, gesloten_op=timezone.now()
            )

    neem_op(wereld, huis, wie)

    assert leest(wereld, huis, wie)
    assert verteld() == {(FG, "eigen_melding", "/privacy/")}


def test_a_second_teamleider_is_told_of_the_first(wereld: Wereld, huis: Huishouden) -> None:
    geef(wereld, TL, "TRI")
    geef(wereld, "jeugd.hillegom", "TL")

    neem_op(wereld, huis, TL)

    assert {wie for wie, _, _ in verteld()} == {"jeugd.hillegom"}
