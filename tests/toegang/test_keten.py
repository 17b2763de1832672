"""The links of the inzagelog, as the database makes them and as Python recomputes them (F2)."""

import datetime
import uuid
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd, tegelijk
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.keten import KOLOMMEN, hash_van
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

NU = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)


def schrijf(medewerker_id: uuid.UUID, aantal: int = 1, **anders: Any) -> None:
    """One statement with so many lines, in the name of this medewerker."""
    gelezen = [
        Gelezen(
            huishouden_id=uuid.uuid4(),
            dossier="H-2026-0001",
            groepen=frozenset({G.PERSOON, G.PLAN}),
            **anders,
        )
        for _ in range(aantal)
    ]
    with handelend_als(medewerker_id):
        inzage_vastleggen(door_id=medewerker_id, handeling="plannen.plan_bekijken", gelezen=gelezen, op=NU)


def rijen() -> list[tuple[Any, ...]]:
    """Every line by chain and number: its fields as a link covers them, and its hash."""
    with als_eigenaar():
        gevonden = Inzageregel.objects.order_by("medewerker_id", "schakel").values_list(*KOLOMMEN, "hash")
        return [(*rij[:-1], bytes(rij[-1])) for rij in gevonden]


def ketens_kloppen() -> dict[uuid.UUID, int]:
    """The length of every chain; each link is recomputed here from the row and the one before it."""
    lengte: dict[uuid.UUID, int] = {}
    vorige = b""
    for *waarden, hash_ in rijen():
        wie, nummer = waarden[0], waarden[1]
        vorige = vorige if wie in lengte else b""
        lengte[wie] = lengte.get(wie, 0) + 1
        assert nummer == lengte[wie]
        vorige = hash_van(vorige, waarden)
        assert vorige == hash_
    return lengte


def test_a_link_covers_every_field_of_its_row() -> None:
    """F2: a column that no link covers could be edited unseen."""
    assert {*KOLOMMEN} == {veld.column for veld in Inzageregel._meta.concrete_fields} - {"hash"}


@pytest.mark.django_db
def test_the_rows_of_one_statement_and_of_many_make_one_chain_per_medewerker(wereld: Wereld) -> None:
    een, ander = wereld.id_van("regisseur.hillegom"), wereld.id_van("regisseur.lisse")

    schrijf(een, 30)
    schrijf(ander, 2)
    schrijf(een)

    assert ketens_kloppen() == {een: 31, ander: 2}


@pytest.mark.django_db
@pytest.mark.parametrize("tekst", ["", "é€😀", 'a"b\\c\n\t', "REG:regie + TM:team"])
def test_both_write_every_text_alike(wereld: Wereld, tekst: str) -> None:
    schrijf(wereld.id_van("regisseur.hillegom"), regel=tekst)

    assert ketens_kloppen() == {wereld.id_van("regisseur.hillegom"): 1}


@pytest.mark.django_db
def test_nobody_chooses_his_number_his_hash_or_his_moment(wereld: Wereld) -> None:
    """F2: past the diensten, as the serving role; what it gives is overwritten."""
    ik = wereld.id_van("regisseur.hillegom")
    schrijf(ik)

    with handelend_als(ik), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO toegang_inzageregel (id, moment, medewerker_id, dossier, handeling, groepen, regel, uitkomst,"
            " grond, verzoek, schakel, hash) VALUES (gen_random_uuid(), '2020-01-01', %s, '', 'x', '{1}', '', 'gelezen',"
            " '', '', 77, '\\x00')",
            [ik],
        )

    assert ketens_kloppen() == {ik: 2}
    assert all(rij[KOLOMMEN.index("moment")].year > 2020 for rij in rijen())


@pytest.mark.django_db
def test_a_migration_links_what_was_written_before(wereld: Wereld) -> None:
    een, ander = wereld.id_van("regisseur.hillegom"), wereld.id_van("regisseur.lisse")
    for _ in range(3):
        schrijf(een, 2)
    schrijf(ander)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE;"
            "ALTER TABLE toegang_inzageregel ALTER schakel DROP NOT NULL, ALTER hash DROP NOT NULL;"
            "UPDATE toegang_inzageregel SET schakel = NULL, hash = NULL, pseudoniem = NULL, grond = ''"
        )
        migratie = import_module("toegang.migrations.0008_inzageketen")
        migratie.PER_KEER = 2
        with connection.schema_editor() as editor:
            migratie.schakel_aan(None, editor)

    assert ketens_kloppen() == {een: 6, ander: 1}
    assert all(rij[KOLOMMEN.index("grond")] for rij in rijen())
    assert all(rij[KOLOMMEN.index("pseudoniem")] for rij in rijen())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("namen", [("regisseur.hillegom",), ("regisseur.hillegom", "jeugd.hillegom")])
def test_requests_at_the_same_moment_leave_unbroken_chains(wereld: Wereld, namen: tuple[str, ...]) -> None:
    """F2: one person in two windows, and two persons; every reading has its line, in one unbroken chain each."""
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    adres = reverse("huishoudens:huishouden", args=[huishouden.pk])
    vensters = [(naam, ingelogd(wereld, naam)) for naam in namen for _ in range(4 // len(namen))]

    def lees(client: Client) -> Callable[[], list[int]]:
        return lambda: [client.get(adres).status_code for _ in range(5)]

    antwoorden = tegelijk([lees(client) for _, client in vensters])

    assert {status for een in antwoorden for status in een} <= {200, 403}
    assert ketens_kloppen() == {wereld.id_van(naam): 20 // len(namen) for naam in namen}


@pytest.mark.django_db(transaction=True)
def test_one_person_waits_for_nobody_else(wereld: Wereld) -> None:
    """F2: a chain for all would make every request of everybody wait until another's transaction ends."""
    een, ander = wereld.id_van("regisseur.hillegom"), wereld.id_van("regisseur.lisse")

    def terwijl_een_ander_bezig_is() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")
        schrijf(ander)

    with transaction.atomic():
        schrijf(een)
        tegelijk([terwijl_een_ander_bezig_is])

    assert ketens_kloppen() == {een: 1, ander: 1}
