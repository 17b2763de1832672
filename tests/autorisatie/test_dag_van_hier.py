"""A right that lasts to a day ends with that day here, whatever time zone a session is in (F1, I4, I5)."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from huishoudens.models import Betrokkenheid, Huishouden, Toelating
from tests.autorisatie.scenario import vul
from tests.autorisatie.uitzonderingen import deel, laat_waarnemen
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

WIE = "medewerker1.lisse"
# Twenty-six hours apart: at any moment one of them has another day than we have.
ELDERS = ("Pacific/Kiritimati", "Etc/GMT+12", "UTC")
EEN_DAG = datetime.timedelta(days=1)


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    vul(wereld, huis)
    return huis


def leest(wereld: Wereld, wie: str, huis: Huishouden, tabel: str = "huishoudens_contactmoment") -> set[bool]:
    """What the database shows, asked in each time zone; one answer when the zone does not matter."""
    uit = set()
    for zone in ELDERS:
        with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('TimeZone', %s, true)", [zone])
            sleutel = "id" if tabel == "huishoudens_huishouden" else "huishouden_id"
            cursor.execute(f"SELECT 1 FROM {tabel} WHERE {sleutel} = %s", [huis.pk])
            uit.add(cursor.fetchone() is not None)
            cursor.execute("SELECT set_config('TimeZone', 'UTC', true)")
    return uit


@pytest.mark.parametrize(("nog", "open_"), [(0, True), (-1, False)])
def test_a_share_lasts_to_and_including_its_last_day_here(
    wereld: Wereld, huis: Huishouden, nog: int, open_: bool
) -> None:
    vandaag = timezone.localdate()
    deel(
        wereld,
        huis,
        WIE,
        G.PERSOON,
        G.JOURNAAL,
        van=vandaag - 9 * EEN_DAG,
        tot_en_met=vandaag + nog * EEN_DAG,
    )

    assert leest(wereld, WIE, huis) == {open_}


@pytest.mark.parametrize(("nog", "open_"), [(0, True), (-1, False)])
def test_standing_in_lasts_to_and_including_its_last_day_here(
    wereld: Wereld, huis: Huishouden, nog: int, open_: bool
) -> None:
    vandaag = timezone.localdate()
    collega = "medewerker1.hillegom"
    laat_waarnemen(wereld, huis, collega, van=vandaag - 9 * EEN_DAG, tot_en_met=vandaag + nog * EEN_DAG)

    assert leest(wereld, collega, huis) == {open_}


@pytest.mark.parametrize(("eindigt", "open_"), [(1, True), (0, False)])
@pytest.mark.parametrize("model", [Betrokkenheid, Roltoekenning, Toelating])
def test_what_ended_today_here_opens_nothing(
    wereld: Wereld, huis: Huishouden, model: Any, eindigt: int, open_: bool
) -> None:
    """Involvement, a rol, and being named in a shielded file: `tot` is the first day without."""
    tot = timezone.localdate() + eindigt * EEN_DAG
    begin = datetime.date(2026, 1, 1)
    wie, tabel = "medewerker1.hillegom", "huishoudens_huishouden"
    with als_eigenaar():
        if model is Betrokkenheid:
            wie = WIE
            Betrokkenheid.objects.create(huishouden=huis, medewerker=wereld.wie(wie), van=begin, tot=tot)
        elif model is Roltoekenning:
            Roltoekenning.objects.filter(medewerker=wereld.wie(wie)).update(tot=tot)
        else:
            Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)
            Toelating.objects.create(huishouden=huis, medewerker=wereld.wie(wie), van=begin, tot=tot)

    assert leest(wereld, wie, huis, tabel) == {open_}


def test_who_knows_the_family_is_shut_out_from_today_here(wereld: Wereld, huis: Huishouden) -> None:
    """F4: also in the hours in which it is another day elsewhere."""
    wie = "medewerker1.hillegom"
    for zone in ELDERS:
        with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('TimeZone', %s, true)", [zone])
            cursor.execute("SAVEPOINT voor")
            cursor.execute(
                "INSERT INTO huishoudens_relatie (id, gemaakt_op, huishouden_id, medewerker_id, van, door_id)"
                " VALUES (gen_random_uuid(), now(), %s, %s, %s, %s)",
                [huis.pk, wereld.id_van(wie), timezone.localdate(), wereld.id_van(wie)],
            )
            cursor.execute("SELECT count(*) FROM huishoudens_huishouden WHERE id = %s", [huis.pk])
            assert cursor.fetchone() == (0,), zone
            cursor.execute("ROLLBACK TO voor")
            cursor.execute("SELECT set_config('TimeZone', 'UTC', true)")
