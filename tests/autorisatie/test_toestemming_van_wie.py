"""Whose consent, and for which organisation: one withdrawal ends the share, and the rol says who receives (F5, I5)."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from huishoudens.diensten.delen import zonder_toestemming
from huishoudens.diensten.dossier import toestemming_geven, toestemming_intrekken
from huishoudens.models import Contactmoment, Huishouden, Lidmaatschap, Persoon, Toestemming
from huishoudens.overzichten.ontvangers import ontvanger_van
from plannen.models import Actie
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.scenario import vul
from tests.cast import Wereld
from tests.huishoudens.uitzonderingsregels import deel
from tests.rollen import als_eigenaar, als_systeem
from toegang.handelingen import KanNiet
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, PARTNER = "regisseur.hillegom", "partner.bollenwonen"
BOLLENWONEN, GGZ = "Woningcorporatie Bollenwonen", "GGZ Duin en Bollen"
Mensen = dict[str, Persoon]


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    """With a part and the own actions shared, on the consent of mother."""
    gezin = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, gezin)
    u.geef_ketenactie(wereld, gezin, PARTNER)
    u.deel(wereld, gezin, PARTNER, G.JOURNAAL)
    return gezin


@pytest.fixture
def mensen(wereld: Wereld, huis: Huishouden) -> Mensen:
    with als_systeem("importeer"):
        vader = wereld.persoon(huis, "Vader")
    with als_eigenaar():
        return {"moeder": Toestemming.objects.get(huishouden=huis).persoon, "vader": vader}


def leest(wereld: Wereld) -> tuple[bool, bool, int]:
    """The three ways: a shared gegevensgroep, an own action, and how much stands at "Met mij gedeeld"."""
    with handelend_als(wereld.id_van(PARTNER)), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM beleid.mij_gegeven()")
        return Contactmoment.objects.exists(), Actie.objects.exists(), int(cursor.fetchone()[0])


ALLES, NIETS = (True, True, 2), (False, False, 0)


def geef(wereld: Wereld, persoon: Persoon, organisatie: str = BOLLENWONEN) -> Toestemming:
    with handelend_als(wereld.id_van(REGISSEUR)):
        return toestemming_geven(
            persoon=persoon,
            doel="delen",
            op=timezone.localdate(),
            organisatie=wereld.organisatie(organisatie),
        )


def trek_in(wereld: Wereld, persoon: Persoon) -> None:
    with handelend_als(wereld.id_van(REGISSEUR)):
        for rij in Toestemming.objects.filter(persoon=persoon, ingetrokken_op=None):
            toestemming_intrekken(toestemming=rij, op=timezone.localdate())


def waarom_niet(wereld: Wereld, huis: Huishouden) -> str:
    with handelend_als(wereld.id_van(REGISSEUR)):
        ontvanger = ontvanger_van(wereld.id_van(PARTNER))
        assert ontvanger
        return zonder_toestemming(huis, ontvanger, op=timezone.localdate())


def werkt_bij(wereld: Wereld, *, rol: str, account: str) -> None:
    with als_eigenaar():
        Roltoekenning.objects.filter(medewerker=wereld.id_van(PARTNER)).update(
            organisatie=wereld.organisatie(rol)
        )
        Medewerker.objects.filter(pk=wereld.id_van(PARTNER)).update(
            organisatie=wereld.organisatie(account) if account else None
        )


@pytest.mark.parametrize("wie", ["moeder", "vader"])
def test_one_who_withdraws_ends_it_for_the_whole_family_until_the_same_person_gives_anew(
    wereld: Wereld, huis: Huishouden, mensen: Mensen, wie: str
) -> None:
    """I5: what is shared tells of all of them."""
    geef(wereld, mensen["vader"])
    assert leest(wereld) == ALLES
    trek_in(wereld, mensen[wie])
    assert leest(wereld) == NIETS
    assert "ingetrokken" in waarom_niet(wereld, huis)
    with pytest.raises(KanNiet, match="ingetrokken"):
        deel(wereld, huis, PARTNER, G.PLAN)

    ander = {"moeder": "vader", "vader": "moeder"}[wie]
    geef(wereld, mensen[ander])
    assert leest(wereld) == NIETS, "not by the consent of somebody else"

    geef(wereld, mensen[wie])
    assert leest(wereld) == ALLES
    assert deel(wereld, huis, PARTNER, G.PLAN)


def test_who_was_never_asked_withdraws_nothing_nor_does_consent_for_another_organisation(
    wereld: Wereld, huis: Huishouden, mensen: Mensen
) -> None:
    assert leest(wereld) == ALLES
    geef(wereld, mensen["vader"], GGZ)
    trek_in(wereld, mensen["vader"])

    assert leest(wereld) == ALLES


def test_who_withdraws_one_of_two_for_the_same_organisation_has_one_left(
    wereld: Wereld, huis: Huishouden, mensen: Mensen
) -> None:
    """Which part of the file it is for is for the regisseur to weigh (ADR 0012)."""
    tweede = geef(wereld, mensen["moeder"])
    with handelend_als(wereld.id_van(REGISSEUR)):
        toestemming_intrekken(toestemming=tweede, op=timezone.localdate())

    assert leest(wereld) == ALLES
    assert waarom_niet(wereld, huis) == ""


def test_who_is_no_member_any_more_allows_nothing_and_his_withdrawal_stays(
    wereld: Wereld, huis: Huishouden, mensen: Mensen
) -> None:
    def weg(wie: str) -> None:
        with als_eigenaar():
            Lidmaatschap.objects.filter(persoon=mensen[wie]).update(tot=timezone.localdate())

    weg("moeder")
    assert leest(wereld) == NIETS
    assert "geen toestemming" in waarom_niet(wereld, huis)

    geef(wereld, mensen["vader"])
    assert leest(wereld) == ALLES
    trek_in(wereld, mensen["moeder"])
    assert leest(wereld) == NIETS, "to leave is not to give anew"


@pytest.mark.parametrize("account", [BOLLENWONEN, ""], ids=["another employer", "no employer"])
def test_the_organisation_of_the_rol_receives_and_not_the_employer_of_the_account(
    wereld: Wereld, huis: Huishouden, mensen: Mensen, account: str
) -> None:
    """The rol moved to another organisation; an account made in the app has no employer at all."""
    werkt_bij(wereld, rol=GGZ, account=account)
    assert leest(wereld) == NIETS
    assert GGZ in waarom_niet(wereld, huis)

    geef(wereld, mensen["moeder"], GGZ)
    assert waarom_niet(wereld, huis) == ""
    assert leest(wereld) == ALLES
    assert deel(wereld, huis, PARTNER, G.PLAN)

    trek_in(wereld, mensen["moeder"])
    assert leest(wereld) == NIETS


def test_an_account_that_is_employed_elsewhere_keeps_what_the_rol_was_allowed(
    wereld: Wereld, huis: Huishouden
) -> None:
    werkt_bij(wereld, rol=BOLLENWONEN, account=GGZ)

    assert leest(wereld) == ALLES
    assert waarom_niet(wereld, huis) == ""


@pytest.mark.parametrize("dag", ["tot", "van"])
def test_a_rol_for_that_organisation_that_does_not_count_today_receives_nothing(
    wereld: Wereld, huis: Huishouden, dag: str
) -> None:
    """A ketenpartner of two organisations has it for the one of today."""
    begint = {"tot": timezone.localdate(), "van": timezone.localdate() + datetime.timedelta(days=1)}[dag]
    with als_eigenaar():
        vorige = Roltoekenning.objects.get(medewerker=wereld.id_van(PARTNER))
        Roltoekenning.objects.create(
            medewerker=vorige.medewerker, rol="KP", organisatie=wereld.organisatie(GGZ), van=vorige.van
        )
    assert leest(wereld) == ALLES
    with als_eigenaar():
        Roltoekenning.objects.filter(pk=vorige.pk).update(**{dag: begint})

    assert leest(wereld) == NIETS
    assert GGZ in waarom_niet(wereld, huis)
    assert BOLLENWONEN not in waarom_niet(wereld, huis)
