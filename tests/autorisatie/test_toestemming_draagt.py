"""What is shared with a ketenpartner rests on consent: without it nothing is shared, and it ends with it (F5, I5)."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.dossier import toestemming_intrekken
from huishoudens.models import Adres, Contactmoment, Deling, Huishouden, Persoon, Toestemming
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.rechten_in_sql import geweigerd, voer_uit
from tests.autorisatie.scenario import vul
from tests.cast import Wereld
from tests.huishoudens.uitzonderingsregels import deel, ziet
from tests.rollen import als_eigenaar
from toegang import beleid
from toegang.handelingen import KanNiet
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Rol
from toegang.models import Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, PARTNER, ANDERE = "regisseur.hillegom", "partner.bollenwonen", "Woningcorporatie Bollenwonen"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    gezin = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, gezin)
    return gezin


def aantal(functie: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM beleid.{functie}()")
        return int(cursor.fetchone()[0])


def schrijf(wereld: Wereld, huis: Huishouden, met: str, **anders: object) -> int:
    """What a regisseur without a screen would try; how many rows it added."""
    velden = {"groepen": [G.PERSOON.value, G.JOURNAAL.value], "acties": False} | anders
    with handelend_als(wereld.id_van(REGISSEUR)):
        return voer_uit(
            "INSERT INTO huishoudens_deling (id, gemaakt_op, huishouden_id, medewerker_id, groepen, acties, reden, van,"
            " tot_en_met, door_id) VALUES (gen_random_uuid(), now(), %s, %s, %s, %s, 'Nodig voor de hulp.', %s, %s, %s)",
            *(huis.pk, wereld.id_van(met), velden["groepen"], velden["acties"]),
            *(timezone.localdate(), timezone.localdate(), wereld.id_van(REGISSEUR)),
        )


def test_nothing_is_shared_with_a_ketenpartner_without_consent_for_the_own_organisation(
    wereld: Wereld, huis: Huishouden
) -> None:
    for wat in ({"groepen": (G.JOURNAAL,)}, {"acties": True}):
        with pytest.raises(KanNiet, match="geen toestemming"):
            deel(wereld, huis, PARTNER, *wat.get("groepen", ()), acties=bool(wat.get("acties")))

    u.sta_toe(wereld, huis, PARTNER)

    assert deel(wereld, huis, PARTNER, G.JOURNAAL)
    assert ziet(wereld, PARTNER, huis) == {G.PERSOON, G.JOURNAAL}


@pytest.mark.parametrize("anders", [{}, {"groepen": [], "acties": True}], ids=["gegevensgroepen", "acties"])
def test_past_the_screen_the_database_refuses_it_too(
    wereld: Wereld, huis: Huishouden, anders: dict[str, object]
) -> None:
    with geweigerd():
        schrijf(wereld, huis, PARTNER, **anders)

    u.sta_toe(wereld, huis, PARTNER)

    assert schrijf(wereld, huis, PARTNER, **anders) == 1


@pytest.mark.parametrize("wie", ["accounthouder.lisse", "beheer", "privacy"])
def test_the_database_shares_with_nobody_who_reads_no_files(
    wereld: Wereld, huis: Huishouden, wie: str
) -> None:
    """I7."""
    with geweigerd():
        schrijf(wereld, huis, wie)


@pytest.mark.parametrize("wie", ["regisseur.noordwijk", "schuld.isd"])
def test_a_team_and_a_consulent_need_no_consent(wereld: Wereld, huis: Huishouden, wie: str) -> None:
    """They work on the grounds of their own rol, as before."""
    assert schrijf(wereld, huis, wie) == 1
    assert ziet(wereld, wie, huis) == {G.PERSOON, G.JOURNAAL}


def test_with_the_consent_all_that_was_shared_is_gone_at_the_next_query(
    wereld: Wereld, huis: Huishouden
) -> None:
    """I5: gegevensgroepen, own actions, and what the account is told of them."""
    u.geef_ketenactie(wereld, huis, PARTNER)
    u.deel(wereld, huis, PARTNER, G.JOURNAAL)
    with als_eigenaar():
        toestemming = Toestemming.objects.get(huishouden=huis)
    with handelend_als(wereld.id_van(PARTNER)):
        assert Contactmoment.objects.exists()
        assert aantal("mij_gegeven") == 2
    with handelend_als(wereld.id_van(REGISSEUR)):
        toestemming_intrekken(toestemming=toestemming, op=timezone.localdate())

    with handelend_als(wereld.id_van(PARTNER)):
        for model in (Contactmoment, Persoon, Huishouden):
            assert not model.objects.exists()
        assert beleid.situatie(huis.pk) == beleid.Situatie(huis.pk, frozenset())
        for functie in ("mijn_delingen", "mij_gegeven", "deelt_acties", "keten", "ketenacties"):
            assert aantal(functie) == 0


def test_consent_for_another_organisation_or_from_tomorrow_does_not_count(
    wereld: Wereld, huis: Huishouden
) -> None:
    u.sta_toe(wereld, huis, PARTNER)
    u.deel(wereld, huis, PARTNER, G.JOURNAAL)
    assert ziet(wereld, PARTNER, huis)

    with als_eigenaar():
        morgen = timezone.localdate() + datetime.timedelta(days=1)
        Toestemming.objects.filter(huishouden=huis).update(gegeven_op=morgen)
    assert ziet(wereld, PARTNER, huis) == set()
    with pytest.raises(KanNiet, match="geen toestemming"):
        deel(wereld, huis, PARTNER, G.PLAN)

    with als_eigenaar():
        Toestemming.objects.filter(huishouden=huis).update(
            gegeven_op=timezone.localdate(), organisatie=wereld.organisatie("GGZ Duin en Bollen")
        )
    assert ziet(wereld, PARTNER, huis) == set()


def test_consent_of_another_family_does_not_count(wereld: Wereld, huis: Huishouden) -> None:
    ander = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, ander)
    u.sta_toe(wereld, ander, PARTNER)
    u.deel(wereld, huis, PARTNER, G.JOURNAAL)

    assert ziet(wereld, PARTNER, huis) == set()


def test_a_ketenpartner_who_also_has_a_seat_in_a_team_keeps_what_that_seat_was_given(
    wereld: Wereld, huis: Huishouden
) -> None:
    """Each rol keeps its own cell: without consent the share counts as that of a colleague, and not as a partner's."""
    with als_eigenaar():
        Roltoekenning.objects.create(
            medewerker=wereld.wie(PARTNER), rol=Rol.TM, team_id=huis.team_id, van=timezone.localdate()
        )
    u.deel(wereld, huis, PARTNER, G.JOURNAAL)

    with handelend_als(wereld.id_van(PARTNER)):
        assert beleid.situatie(huis.pk).leest(G.JOURNAAL)
        assert "KP:deling" not in beleid.situatie(huis.pk).paren


def test_a_deling_of_who_reads_no_files_any_more_tells_nothing(wereld: Wereld, huis: Huishouden) -> None:
    """A seat that ended takes along what was shared with it, the names of whom to ask included."""
    u.deel(wereld, huis, "accounthouder.lisse", G.JOURNAAL)

    with handelend_als(wereld.id_van("accounthouder.lisse")):
        assert beleid.situatie(huis.pk) == beleid.Situatie(huis.pk, frozenset())
        assert aantal("mij_gegeven") == 0
        assert voer_uit("SELECT * FROM beleid.antwoordt(%s)", huis.pk) == 0


def test_an_address_is_not_shared_with_a_ketenpartner_by_a_row_past_the_screen(
    wereld: Wereld, huis: Huishouden
) -> None:
    """Matrix row 4: a dash, whatever the family allows."""
    adres = u.geheim_adres(huis)
    u.sta_toe(wereld, huis, PARTNER)
    u.deel(wereld, huis, PARTNER, adres=adres)

    with handelend_als(wereld.id_van(PARTNER)):
        assert not Adres.objects.exists()
        assert ziet(wereld, PARTNER, huis) == set()


def test_the_screen_says_what_to_do_first_and_what_counts_no_longer(
    wereld: Wereld, huis: Huishouden, client: Client
) -> None:
    """F5: a link to where consent is recorded; and on the page of who looks, that a share waits for it."""
    client.force_login(wereld.wie(REGISSEUR), backend="toegang.inloggen.MedewerkerBackend")

    def pagina(naam: str, *erbij: object) -> str:
        antwoord = client.get(reverse(f"huishoudens:{naam}", args=[huis.pk, *erbij]))
        return str(antwoord.content.decode()).partition("<main")[2]

    wijs = f'href="{reverse("huishoudens:toestemming", args=[huis.pk])}"'
    partner, collega = wereld.id_van(PARTNER), wereld.id_van("regisseur.noordwijk")
    zonder = pagina("deling_geven", partner)
    assert f"geen toestemming om met {ANDERE} te delen" in zonder
    assert wijs in zonder
    assert "geen toestemming" not in pagina("deling_geven", collega)

    u.sta_toe(wereld, huis, PARTNER)
    assert "geen toestemming" not in pagina("deling_geven", partner)
    deel(wereld, huis, PARTNER, G.JOURNAAL)
    deel(wereld, huis, "regisseur.noordwijk", G.JOURNAAL)
    assert "Telt nu niet" not in pagina("toegang")
    with als_eigenaar():
        Toestemming.objects.update(ingetrokken_op=timezone.localdate())
    assert pagina("toegang").count("Telt nu niet") == 1
    with als_eigenaar():
        assert Deling.objects.filter(ingetrokken_op=None).count() == 2
