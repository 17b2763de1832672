"""When something ended is told by the database's clock, whatever the application or an attacker says (F2, F3, F8)."""

import datetime

import pytest
from django.db import connection
from django.db.models import Model

from huishoudens.models import (
    AvgVerzoek,
    Deling,
    Huishouden,
    Noodtoegang,
    Overdracht,
    Toegangsverzoek,
    Waarneming,
)
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.rechten_in_sql import COLLEGA, FB, FG, TL, geweigerd, voer_uit, vraag
from tests.autorisatie.scenario import NU, vraag_overname
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, ELDERS = "regisseur.hillegom", "medewerker1.lisse"
VERZONNEN = ("2020-01-01", "2100-01-01")
ZOJUIST = datetime.timedelta(minutes=2)


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur=REGISSEUR)


def is_nu(tabel: str, kolom: str, pk: object) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT clock_timestamp() - {kolom} BETWEEN '0' AND %s FROM {tabel} WHERE id = %s", [ZOJUIST, pk]
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize("verzonnen", VERZONNEN)
@pytest.mark.parametrize(
    ("wie", "model", "kolom"),
    [
        (ELDERS, Noodtoegang, "beeindigd_op"),
        (REGISSEUR, Waarneming, "beeindigd_op"),
        (REGISSEUR, Deling, "ingetrokken_op"),
        (FG, AvgVerzoek, "gesloten_op"),
        (REGISSEUR, Overdracht, "afgehandeld_op"),
        (REGISSEUR, Toegangsverzoek, "beantwoord_op"),
    ],
)
def test_an_end_is_now(
    wereld: Wereld,
    huis: Huishouden,
    wie: str,
    model: type[Model],
    kolom: str,
    verzonnen: str,
) -> None:
    """Nobody ends before he read what he read, nor later than he says."""
    u.breek_het_glas(wereld, huis, ELDERS)
    u.laat_waarnemen(wereld, huis, COLLEGA)
    u.deel(wereld, huis, COLLEGA, G.PLAN)
    u.open_avg(wereld, huis)
    vraag_overname(wereld, huis, ELDERS)
    with als_eigenaar():
        Toegangsverzoek.objects.create(huishouden=huis, medewerker=wereld.wie(COLLEGA), gevraagd_op=NU)
    tabel = model._meta.db_table
    with handelend_als(wereld.id_van(wie)):
        pk = model._base_manager.get().pk
        assert voer_uit(f"UPDATE {tabel} SET {kolom} = %s WHERE id = %s", verzonnen, pk) == 1
        assert is_nu(tabel, kolom, pk)
        with geweigerd():
            voer_uit(f"UPDATE {tabel} SET {kolom} = NULL WHERE id = %s", pk)


def test_a_verdict_is_given_now(wereld: Wereld, huis: Huishouden) -> None:
    """F3: within five working days, or not."""
    rij = u.breek_het_glas(wereld, huis, ELDERS)
    with handelend_als(wereld.id_van(FG)):
        voer_uit(
            "UPDATE huishoudens_noodtoegang SET oordeel = 'terecht', toelichting = 'Nodig.', beoordeeld_op = %s,"
            " beoordeeld_door_id = beleid.ik() WHERE id = %s",
            VERZONNEN[0],
            rij.pk,
        )
        assert is_nu("huishoudens_noodtoegang", "beoordeeld_op", rij.pk)


def test_when_an_account_was_closed_is_never_taken_off(wereld: Wereld) -> None:
    """F8: not while somebody asks to open it again, nor in opening it: sessions of before stay dead."""

    def zet(wat: str) -> int:
        return voer_uit(f"UPDATE toegang_medewerker SET {wat} WHERE id = %s", wereld.id_van(COLLEGA))

    with handelend_als(wereld.id_van(FB)):
        assert zet("is_active = false, gesloten_op = '2020-01-01'") == 1
        assert is_nu("toegang_medewerker", "gesloten_op", wereld.id_van(COLLEGA))
        assert zet("gesloten_op = NULL") == 0
    vraag(wereld, TL, soort="heropenen", rol="", van=None)
    with handelend_als(wereld.id_van(FB)):
        for wat in ("gesloten_op = NULL", "is_active = true, gesloten_op = NULL"):
            with geweigerd():
                zet(wat)
        assert zet("is_active = true") == 1
        assert Medewerker.objects.get(pk=wereld.id_van(COLLEGA)).gesloten_op is not None
