"""Why the regie went to whom, why somebody is asked and why somebody stands in may tell what is going on at home.

It is for whom it concerns, the regisseur and who decides on row 20; the team reads name, regisseur and what is due.
"""

from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.regie import overdracht_aannemen, overdracht_vragen, regie_toewijzen
from huishoudens.diensten.waarneming import waarneming_geven
from huishoudens.keuzes import RegieSoort, Waarneemsoort
from huishoudens.models import Huishouden, Overdracht, Regie, Regiereden, Waarneming
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.rechten_in_sql import geweigerd, voer_uit
from tests.autorisatie.scenario import vul
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.beleid import zichtbaar_q
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, LEIDT, COLLEGA = "regisseur.hillegom", "teamleider.hillegom", "medewerker1.hillegom"
HELPT, ELDERS, PARTNER = "jeugd.hillegom", "regisseur.noordwijk", "partner.bollenwonen"
GEHEIM = "moeder is opgenomen"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    """Given to its regisseur by the teamleider, who asks a colleague of another team and lets one of this team read."""
    gezin = wereld.huishouden("hillegom")
    vul(wereld, gezin)
    u.geef_ketenactie(wereld, gezin, PARTNER)
    leidt, op = wereld.wie(LEIDT), timezone.now()
    with handelend_als(leidt.pk):
        regie_toewijzen(
            huishouden=gezin,
            soort=RegieSoort.TEAM,
            medewerker=wereld.wie(REGISSEUR),
            op=timezone.localdate(),
            door=leidt,
            verwacht=None,
            reden=GEHEIM,
        )
        waarneming_geven(
            huishouden=gezin,
            medewerker=wereld.wie(HELPT),
            soort=Waarneemsoort.CASUSBESPREKING,
            reden=GEHEIM,
            op=timezone.localdate(),
            tot_en_met=timezone.localdate(),
            door=leidt,
        )
    with handelend_als(wereld.id_van(REGISSEUR)):
        overdracht_vragen(
            huishouden=gezin, naar=wereld.wie(ELDERS), door=wereld.wie(REGISSEUR), op=op, reden=GEHEIM
        )
    return gezin


def leest(wereld: Wereld, wie: str) -> set[type[models.Model]]:
    """Of which tables somebody reads a reason, in SQL; the Q says the same (I4)."""
    uit = set()
    ik = wereld.wie(wie)
    with handelend_als(ik.pk):
        for model in (Regiereden, Overdracht, Waarneming):
            if model._base_manager.filter(reden=GEHEIM).exists():
                uit.add(model)
            assert model._base_manager.filter(zichtbaar_q(model, ik), reden=GEHEIM).exists() == (model in uit)
    return uit


@pytest.mark.parametrize(
    ("wie", "wat"),
    [
        (REGISSEUR, {Regiereden, Overdracht, Waarneming}),
        (LEIDT, {Regiereden, Overdracht, Waarneming}),
        (HELPT, {Waarneming}),
        (ELDERS, {Overdracht}),
        *((wie, set()) for wie in (COLLEGA, "triage.hillegom", "aandacht.hillegom", PARTNER)),
    ],
)
def test_a_reason_is_read_by_whom_it_concerns(
    wereld: Wereld, huis: Huishouden, wie: str, wat: set[type[models.Model]]
) -> None:
    assert leest(wereld, wie) == wat


def test_a_betrokkene_and_a_consulent_read_no_reasons(wereld: Wereld, huis: Huishouden) -> None:
    from tests.autorisatie.scenario import betrek, verwijs

    betrek(wereld, huis, COLLEGA, "wonen")
    verwijs(wereld, huis, wet="wmo", organisatie="ISD Bollenstreek")

    for wie in (COLLEGA, "wmo.isd"):
        assert leest(wereld, wie) == set()


@pytest.mark.parametrize("wie", [COLLEGA, PARTNER, HELPT])
def test_whose_regie_it_is_the_team_and_a_ketenpartner_still_read(
    wereld: Wereld, huis: Huishouden, wie: str
) -> None:
    with handelend_als(wereld.id_van(wie)):
        regie = Regie.objects.get(huishouden=huis, tot=None)
        assert regie.wie == wereld.wie(REGISSEUR).naam


def test_nothing_that_the_team_reads_of_a_regie_holds_words(wereld: Wereld, huis: Huishouden) -> None:
    """Versions included (I10)."""
    with handelend_als(wereld.id_van(COLLEGA)), connection.cursor() as cursor:
        for tabel in ("regie", "regiereden", "overdracht", "waarneming"):
            for versie in ("", "historical"):
                cursor.execute(
                    f"SELECT count(*) FROM huishoudens_{versie}{tabel} t WHERE t::text LIKE %s",
                    [f"%{GEHEIM}%"],
                )
                assert cursor.fetchone()[0] == 0


def test_who_asked_reads_the_answer_after_the_regie_went_along(wereld: Wereld, huis: Huishouden) -> None:
    with handelend_als(wereld.id_van(ELDERS)):
        overdracht_aannemen(overdracht=Overdracht.objects.get(), door=wereld.wie(ELDERS), op=timezone.now())

    assert leest(wereld, ELDERS) >= {Overdracht, Regiereden}
    with handelend_als(wereld.id_van(REGISSEUR)):
        assert Overdracht.objects.get().status == "aangenomen"
    assert leest(wereld, REGISSEUR) == {Overdracht}


def test_a_reason_is_added_with_a_choice_and_stays_as_it_was(wereld: Wereld, huis: Huishouden) -> None:
    with handelend_als(wereld.id_van(LEIDT)), geweigerd():
        voer_uit("UPDATE huishoudens_regiereden SET reden = 'anders'")
    with handelend_als(wereld.id_van(REGISSEUR)), geweigerd():
        voer_uit("DELETE FROM huishoudens_regiereden")
    with als_eigenaar():
        regie = Regie.objects.get(huishouden=huis, tot=None)
        Regiereden.objects.all().delete()
    rij: dict[str, Any] = {"regie": regie, "huishouden": huis, "reden": GEHEIM}
    for wie in (REGISSEUR, COLLEGA, "triage.hillegom"):
        with handelend_als(wereld.id_van(wie)), geweigerd():
            Regiereden.objects.bulk_create([Regiereden(**rij, door=wereld.wie(wie))])


def test_the_timeline_tells_the_reason_to_who_may_read_it(
    wereld: Wereld, huis: Huishouden, client: Client
) -> None:
    def pagina(wie: str) -> str:
        client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
        return client.get(reverse("huishoudens:huishouden", args=[huis.pk])).content.decode()

    assert pagina(REGISSEUR).count(GEHEIM) >= 2
    collega = pagina(COLLEGA)
    assert GEHEIM not in collega
    assert wereld.wie(REGISSEUR).naam in collega
