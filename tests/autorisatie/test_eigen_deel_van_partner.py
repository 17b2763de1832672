"""Of an own action a ketenpartner writes how far it is, and nothing else of it, also without a screen (matrix note 4)."""

import pytest
from django.utils import timezone

from huishoudens.models import Huishouden
from plannen.models import Actie, Doel
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.rechten_in_sql import geweigerd, voer_uit
from tests.autorisatie.scenario import betrek, vul
from tests.autorisatie.test_gedaan_blijft import te_wijzigen
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Rol
from toegang.models import Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, PARTNER = "regisseur.hillegom", "partner.bollenwonen"
# How far it is and since when; and what every save counts on.
VAN_DE_PARTNER = {"status", "gedaan_op", "versie", "gewijzigd_op"}


@pytest.fixture
def actie(wereld: Wereld) -> Actie:
    huis = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, huis)
    return u.geef_ketenactie(wereld, huis, PARTNER)


def test_of_every_column_a_partner_changes_only_the_own(wereld: Wereld, actie: Actie) -> None:
    with handelend_als(wereld.id_van(PARTNER)):
        actie.refresh_from_db()

        assert te_wijzigen(actie) == VAN_DE_PARTNER


def test_what_is_not_the_partners_does_not_come_along_with_what_is(wereld: Wereld, actie: Actie) -> None:
    with handelend_als(wereld.id_van(PARTNER)):
        with geweigerd():
            voer_uit("UPDATE plannen_actie SET status = 'gedaan', omschrijving = 'Iets anders.'")
        assert voer_uit("UPDATE plannen_actie SET status = 'gedaan', gedaan_op = current_date") == 1
    with als_eigenaar():
        actie.refresh_from_db()
        assert (actie.status, actie.omschrijving) == ("gedaan", "actie wonen")


@pytest.mark.parametrize("kolom", ["omschrijving", "streefdatum", "evaluatiemoment", "sleutel"])
def test_the_regisseur_writes_the_rest(wereld: Wereld, actie: Actie, kolom: str) -> None:
    with handelend_als(wereld.id_van(REGISSEUR)):
        actie.refresh_from_db()

        assert te_wijzigen(actie, kolom) == {kolom}


@pytest.mark.parametrize("als", ["regisseur", "betrokken"])
def test_who_writes_it_by_another_rol_too_writes_what_that_rol_gives(
    wereld: Wereld, actie: Actie, als: str
) -> None:
    with als_eigenaar():
        Roltoekenning.objects.create(
            medewerker=wereld.wie(PARTNER),
            rol=Rol.TM,
            team_id=actie.huishouden.team_id,
            van=timezone.localdate(),
        )
        if als == "regisseur":
            actie.huishouden.regies.update(medewerker=wereld.wie(PARTNER))
    if als == "betrokken":
        betrek(wereld, actie.huishouden, PARTNER, "wonen")

    with handelend_als(wereld.id_van(PARTNER)):
        actie.refresh_from_db()

        assert te_wijzigen(actie, "omschrijving") == {"omschrijving"}


def test_a_partner_adds_nothing_to_the_plan(wereld: Wereld, actie: Actie) -> None:
    rij = Actie(
        doel_id=actie.doel_id,
        huishouden_id=actie.huishouden_id,
        leefgebied="wonen",
        omschrijving="Nog iets.",
        actor_soort="medewerker",
        actor_medewerker=wereld.wie(PARTNER),
        streefdatum=timezone.localdate(),
        evaluatiemoment=timezone.localdate(),
    )
    with handelend_als(wereld.id_van(PARTNER)):
        with geweigerd():
            Actie.objects.bulk_create([rij])
        assert not Doel.objects.exists()
        assert Huishouden.objects.count() == 1
