"""Two ways in at once, and what the ways in may not become: who watches over whom, what is one's own (F1, F3, F4, I8)."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.relatie import relatie_vastleggen
from huishoudens.models import Huishouden, Noodtoegang, Relatie, Toegangsverzoek, Toestemming
from plannen.models import Actie
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.rechten_in_sql import geweigerd, voer_uit
from tests.autorisatie.scenario import NU, betrek, vul
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.handelingen import KanNiet
from toegang.keuzes import Gegevensgroep as G
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, LEIDT, FG, COLLEGA, PARTNER = (
    "regisseur.hillegom",
    "teamleider.hillegom",
    "privacy",
    "jeugd.hillegom",
    "partner.bollenwonen",
)


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    gezin = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, gezin)
    return gezin


def aantal(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("wie", [LEIDT, FG])
def test_a_regisseur_shuts_nobody_out_who_watches_over_him(
    wereld: Wereld, huis: Huishouden, wie: str
) -> None:
    with handelend_als(wereld.id_van(REGISSEUR)):
        with pytest.raises(KanNiet, match="let mee op uw werk"):
            relatie_vastleggen(
                huishouden=huis, medewerker=wereld.wie(wie), door=wereld.wie(REGISSEUR), op=timezone.now()
            )
        with geweigerd():
            Relatie.objects.create(
                huishouden=huis,
                medewerker=wereld.wie(wie),
                van=timezone.localdate(),
                door=wereld.wie(REGISSEUR),
            )
        relatie_vastleggen(
            huishouden=huis, medewerker=wereld.wie(COLLEGA), door=wereld.wie(REGISSEUR), op=timezone.now()
        )
    with handelend_als(wereld.id_van(LEIDT)):
        relatie_vastleggen(
            huishouden=huis, medewerker=wereld.wie(FG), door=wereld.wie(LEIDT), op=timezone.now()
        )


def test_a_related_privacy_officer_judges_nothing_that_he_cannot_read(
    wereld: Wereld, huis: Huishouden
) -> None:
    """An UPDATE that reads no column is held to the policy of writing alone (I3)."""
    u.breek_het_glas(wereld, huis, "medewerker1.lisse")
    u.is_verwant(wereld, huis, FG)
    with handelend_als(wereld.id_van(FG)):
        assert (
            voer_uit(
                "UPDATE huishoudens_noodtoegang SET oordeel = 'terecht', toelichting = 'Nodig.',"
                " beoordeeld_door_id = beleid.ik(), beoordeeld_op = now()"
            )
            == 0
        )
    with als_eigenaar():
        assert Noodtoegang.objects.get().oordeel == ""


def test_a_teamleider_does_not_answer_his_own_request(wereld: Wereld, huis: Huishouden) -> None:
    with als_eigenaar():
        verzoek = Toegangsverzoek.objects.create(
            huishouden=huis, medewerker=wereld.wie(LEIDT), gevraagd_op=NU
        )
    zet = "UPDATE huishoudens_toegangsverzoek SET status = %s, beantwoord_op = now() WHERE id = %s"
    with handelend_als(wereld.id_van(LEIDT)):
        with geweigerd():
            voer_uit(zet, "gegeven", verzoek.pk)
        assert voer_uit(zet, "ingetrokken", verzoek.pk) == 1


def test_a_ketenpartner_keeps_his_action(wereld: Wereld, huis: Huishouden) -> None:
    actie = u.geef_ketenactie(wereld, huis, PARTNER)
    with handelend_als(wereld.id_van(PARTNER)), geweigerd():
        voer_uit(
            "UPDATE plannen_actie SET actor_medewerker_id = %s WHERE id = %s",
            wereld.id_van(COLLEGA),
            actie.pk,
        )


def test_consent_counts_from_its_day(wereld: Wereld, huis: Huishouden) -> None:
    u.geef_ketenactie(wereld, huis, PARTNER)
    with handelend_als(wereld.id_van(PARTNER)):
        assert Actie.objects.count() == 1
    morgen = timezone.localdate() + datetime.timedelta(days=1)
    with als_eigenaar():
        Toestemming.objects.filter(huishouden=huis).update(gegeven_op=morgen)
    with handelend_als(wereld.id_van(PARTNER)):
        assert Actie.objects.count() == 0


def test_who_is_related_is_not_told_what_was_given_to_him(wereld: Wereld, huis: Huishouden) -> None:
    u.deel(wereld, huis, COLLEGA, G.JOURNAAL)
    with handelend_als(wereld.id_van(COLLEGA)):
        assert aantal("SELECT count(*) FROM beleid.mij_gegeven()") == 1
    u.is_verwant(wereld, huis, COLLEGA)
    with handelend_als(wereld.id_van(COLLEGA)):
        assert aantal("SELECT count(*) FROM beleid.mij_gegeven()") == 0


def test_who_writes_a_part_of_a_shared_plan_gets_buttons_for_that_part(
    client: Client, wereld: Wereld, huis: Huishouden
) -> None:
    """Helping with wonen, with the whole plan shared: the action on financien is read and not changed."""
    betrek(wereld, huis, COLLEGA, "wonen")
    u.deel(wereld, huis, COLLEGA, G.PLAN)
    with als_eigenaar():
        acties = {actie.leefgebied: actie.pk for actie in Actie.objects.filter(huishouden=huis)}
    client.force_login(wereld.wie(COLLEGA), backend="toegang.inloggen.MedewerkerBackend")

    pagina = client.get(reverse("plannen:plan", args=[huis.pk])).content.decode()

    def knop(gebied: str) -> str:
        return reverse("plannen:actie_afronden", args=[huis.pk, acties[gebied]])

    assert "actie financien" in pagina
    assert knop("wonen") in pagina
    assert knop("financien") not in pagina
    assert "?wijzigen=1" not in pagina
