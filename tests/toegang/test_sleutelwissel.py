"""The encryption key is replaced: everything gets the new one, versions too, and the old one can go (F1, F8)."""

import base64
import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings

from huishoudens.models import PersoonBsn
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.diensten.concept import concept_bewaren
from toegang.diensten.sleutelwissel import versleutelde_velden
from toegang.models import Concept
from toegang.sessie import handelend_als
from toegang.versleuteling import met_huidige_sleutel, ontsleutel

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

NU = datetime.datetime(2026, 11, 3, 9, 0, tzinfo=datetime.UTC)
OUD, NIEUW = (base64.b64encode(teken * 32).decode() for teken in (b"o", b"n"))
met_oude = override_settings(REGIE_SLEUTEL=OUD, REGIE_SLEUTELS_OUD=[])
in_de_wissel = override_settings(REGIE_SLEUTEL=NIEUW, REGIE_SLEUTELS_OUD=[OUD])
erna = override_settings(REGIE_SLEUTEL=NIEUW, REGIE_SLEUTELS_OUD=[])


def vul(wereld: Wereld) -> None:
    """A BSN with its version, and a concept, under the old key."""
    with met_oude:
        wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
        with handelend_als(wereld.id_van("regisseur.hillegom")):
            concept_bewaren(
                door=wereld.wie("regisseur.hillegom"), formulier="/x/", inhoud="tekst=bollen", op=NU
            )


def hersleutel() -> str:
    uit = StringIO()
    with als_eigenaar():
        call_command("hersleutel", stdout=uit)
    return uit.getvalue()


def test_everything_reads_with_the_new_key_alone(wereld: Wereld) -> None:
    vul(wereld)

    with in_de_wissel:
        uit = hersleutel()

    assert uit.startswith("3 waarden")
    with erna, als_eigenaar():
        assert ontsleutel(Concept.objects.get().inhoud) == "tekst=bollen"
        assert {
            len(ontsleutel(rij.versleuteld)) for rij in (*PersoonBsn.objects.all(), *PersoonBsn.history.all())
        } == {9}


def test_a_second_time_there_is_nothing_left_to_do(wereld: Wereld) -> None:
    vul(wereld)

    with in_de_wissel:
        hersleutel()
        with als_eigenaar():
            versies = PersoonBsn.history.count()
        uit = hersleutel()

    assert uit.startswith("0 waarden")
    with als_eigenaar():
        assert PersoonBsn.history.count() == versies


def test_what_carries_a_lost_key_is_told_and_kept(wereld: Wereld) -> None:
    vul(wereld)

    with erna, pytest.raises(CommandError, match="3 waarden zijn niet te lezen"):
        hersleutel()

    with met_oude, als_eigenaar():
        assert met_huidige_sleutel(PersoonBsn.objects.get().versleuteld)


def test_no_other_column_holds_encrypted_text(wereld: Wereld) -> None:
    vul(wereld)

    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')"
        )
        gevonden = set()
        for tabel, kolom in cursor.fetchall():
            cursor.execute(f"SELECT EXISTS (SELECT FROM {tabel} WHERE {kolom} ~ '^1\\.[0-9a-f]{{8}}\\.')")
            if cursor.fetchone() == (True,):
                gevonden.add((tabel, kolom))

    assert gevonden == {(model._meta.db_table, veld) for model, veld in versleutelde_velden()}
