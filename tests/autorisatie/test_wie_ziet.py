"""Who sees what of a huishouden: the database tells it to three askers, and keeps its own rules while it does (F1)."""

import json
import uuid
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from huishoudens.models import Huishouden, Waarneming
from huishoudens.overzichten.zicht import als_gegevens, wie_ziet
from monitoring.demo.regio import ACCOUNTS
from tests.autorisatie.scenario import met_uitzonderingen
from tests.autorisatie.uitzonderingen import is_verwant
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.beleid import situatie
from toegang.models import Medewerker, Roltoekenning
from toegang.sessie import als_taak, handelend_als
from toegang.taken import RECHTENRONDE, WIE_ZIET

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


def vraag(wereld: Wereld, wie: str, huishouden_id: uuid.UUID) -> dict[str, frozenset[str]]:
    with handelend_als(wereld.id_van(wie)):
        return {
            zicht.email.removesuffix("@voorbeeld.nl"): zicht.situatie.paren
            for zicht in wie_ziet(huishouden_id)
        }


def volgens_henzelf(wereld: Wereld, huis: Huishouden) -> dict[str, frozenset[str]]:
    uit = {}
    for account in ACCOUNTS:
        naam = account.email.removesuffix("@voorbeeld.nl")
        with handelend_als(wereld.id_van(naam)):
            if paren := situatie(huis.pk).paren:
                uit[naam] = paren
    return uit


def nummer(wereld: Wereld, wie: str, tekst: str) -> Any:
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        cursor.execute("SELECT beleid.dossier_van(%s)", [tekst])
        return cursor.fetchone()[0]


def test_it_is_what_each_of_them_would_be_told_himself(wereld: Wereld) -> None:
    """F1: in every situation, for everybody."""
    huizen = met_uitzonderingen(wereld)

    for naam, huis in huizen.items():
        with als_systeem(WIE_ZIET):
            gevonden = {z.email.removesuffix("@voorbeeld.nl"): z.situatie.paren for z in wie_ziet(huis.pk)}
        assert gevonden == volgens_henzelf(wereld, huis), naam
        assert gevonden


def test_the_regisseur_and_the_privacy_officer_are_told_and_nobody_else(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    alles = volgens_henzelf(wereld, huis)
    namen = [account.email.removesuffix("@voorbeeld.nl") for account in ACCOUNTS]

    verteld = {naam for naam in namen if vraag(wereld, naam, huis.pk)}

    assert verteld == {"regisseur.hillegom", *(n for n in namen if n.startswith("privacy"))}
    assert vraag(wereld, "regisseur.hillegom", huis.pk) == alles
    assert vraag(wereld, "privacy", huis.pk) == alles
    assert {naam for naam in namen if nummer(wereld, naam, huis.nummer)} == {
        n for n in namen if n.startswith("privacy")
    }
    assert nummer(wereld, "privacy", huis.nummer) == huis.pk


def test_an_unknown_id_and_an_unknown_number_give_nothing(wereld: Wereld) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    assert vraag(wereld, "privacy", uuid.uuid4()) == vraag(wereld, "regisseur.hillegom", uuid.uuid4()) == {}
    assert nummer(wereld, "privacy", "bestaat niet") is None


def test_a_shielded_huishouden_answers_its_regisseur_alone(wereld: Wereld) -> None:
    """F4."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", toegelaten=("aandacht.hillegom",))

    assert vraag(wereld, "privacy", huis.pk) == vraag(wereld, "aandacht.hillegom", huis.pk) == {}
    assert "regisseur.hillegom" in vraag(wereld, "regisseur.hillegom", huis.pk)
    # Its number leads the privacy officer to it, and nobody else: who lives there may ask too (F6).
    assert nummer(wereld, "privacy", huis.nummer) == huis.pk
    assert nummer(wereld, "aandacht.hillegom", huis.nummer) is None


def test_whoever_is_related_is_told_nothing(wereld: Wereld) -> None:
    """F4: the regisseur and the privacy officer too."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    is_verwant(wereld, huis, "privacy")
    is_verwant(wereld, huis, "regisseur.hillegom")

    assert vraag(wereld, "privacy", huis.pk) == vraag(wereld, "regisseur.hillegom", huis.pk) == {}
    assert nummer(wereld, "privacy", huis.nummer) is None


def test_a_task_counts_for_the_system_role_and_under_its_own_name(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    with als_systeem(RECHTENRONDE):
        assert wie_ziet(huis.pk) == []
    with als_taak(WIE_ZIET):
        assert wie_ziet(huis.pk) == []
        with connection.cursor() as cursor:
            cursor.execute("SELECT beleid.dossier_van(%s)", [huis.nummer])
            assert cursor.fetchone() == (None,)
    with als_systeem(WIE_ZIET):
        assert wie_ziet(huis.pk)
        assert not Huishouden.objects.exists()


def test_whoever_asks_stays_who_he_is(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    with handelend_als(ik := wereld.id_van("regisseur.hillegom")):
        assert wie_ziet(huis.pk)
        assert _ik() == ik


def test_after_an_error_as_well(wereld: Wereld) -> None:
    """Somebody in the middle whose turn fails takes nobody's identity along."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION beleid.situatie(welk uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER"
            " SET search_path = pg_catalog, pg_temp AS $$SELECT ARRAY[(1 / (CASE WHEN beleid.ik() ="
            f" '{wereld.id_van('regisseur.hillegom')}' THEN 0 ELSE 1 END))::text]$$"
        )

    with handelend_als(ik := wereld.id_van("privacy")):
        with pytest.raises(DatabaseError), transaction.atomic():
            wie_ziet(huis.pk)
        assert _ik() == ik


def _ik() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT beleid.ik()")
        return cursor.fetchone()[0]


def test_an_ended_account_and_an_ended_rol_stand_in_no_row(wereld: Wereld) -> None:
    """I5: gone at the next question."""
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van("teamleider.hillegom")).update(is_active=False)
        Roltoekenning.objects.filter(medewerker_id=wereld.id_van("medewerker1.hillegom")).update(
            tot=PEILDATUM
        )

    zij = vraag(wereld, "regisseur.hillegom", huis.pk)

    assert "medewerker2.hillegom" in zij
    assert not {"teamleider.hillegom", "medewerker1.hillegom"} & set(zij)


def test_the_last_day_of_what_was_recorded_by_name_stands_beside_it(wereld: Wereld) -> None:
    huizen = met_uitzonderingen(wereld)
    with als_systeem(WIE_ZIET):
        waarneming = {z.email: z.einde for z in wie_ziet(huizen["waarneming"].pk)}
        gewoon = {z.email: z.einde for z in wie_ziet(huizen["gewoon"].pk)}

    with als_eigenaar():
        laatste = Waarneming.objects.get(medewerker_id=wereld.id_van("medewerker2.hillegom")).tot_en_met
    assert waarneming["medewerker2.hillegom@voorbeeld.nl"] == {"waarneming": laatste}
    assert gewoon["jeugd.hillegom@voorbeeld.nl"] == {}


def opdracht(*argumenten: str) -> Any:
    uit = StringIO()
    # The command ends its block as the role that ran it; here that is undone by the test's own transaction.
    with als_systeem(WIE_ZIET):
        call_command("wie_ziet", *argumenten, "--json", stdout=uit)
    return json.loads(uit.getvalue())


def test_the_command_prints_each_strongest_rule_per_gegevensgroep(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    rijen = opdracht(huis.nummer)

    assert rijen == opdracht(str(huis.pk))
    assert {
        "medewerker": "regisseur.hillegom@voorbeeld.nl",
        "rol": "regisseur van dit huishouden",
        "gegevensgroep": "contactjournaal",
        "niveau": "W",
        "regel": "REG:regie",
        "voorwaarde": "u bent nu regisseur van dit huishouden",
        "doel": "Het huishouden samenhangend helpen",
    } in rijen
    collega = [r for r in rijen if r["medewerker"] == "medewerker2.hillegom@voorbeeld.nl"]
    assert {(r["gegevensgroep"], r["niveau"], r["regel"]) for r in collega} == {
        ("persoon basis", "R", "TM:team"),
        ("werkvoorraad, termijnen (zonder inhoud)", "R", "TM:team"),
        ("toewijzing regisseur", "R", "TM:team"),
    }
    # Two rules that give the same both stand there.
    eigen = [r for r in rijen if r["medewerker"].startswith("regisseur.hillegom")]
    assert {r["regel"] for r in eigen if r["gegevensgroep"] == "toewijzing regisseur"} == {
        "REG:regie",
        "TM:team",
    }


def test_the_command_narrows_to_one_medewerker(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    rijen = opdracht(huis.nummer, "--medewerker", "Teamleider.Hillegom@voorbeeld.nl")

    assert {r["medewerker"] for r in rijen} == {"teamleider.hillegom@voorbeeld.nl"}
    assert opdracht(huis.nummer, "--medewerker", "wmo.isd@voorbeeld.nl") == []


@pytest.mark.parametrize("wat", ["geen nummer", "00000000-0000-4000-8000-000000000000"])
def test_the_command_says_when_it_knows_no_such_huishouden(wereld: Wereld, wat: str) -> None:
    with pytest.raises(CommandError, match="kennen wij niet"):
        opdracht(wat)


def test_three_hundred_accounts_are_told_in_one_statement_and_few_of_them_asked(
    wereld: Wereld, django_assert_num_queries: Any
) -> None:
    """60 ms on a quiet machine; what costs it is asking, so that is what is counted here."""
    huis = met_uitzonderingen(wereld)["gewoon"]
    with als_eigenaar():
        erbij = [
            Medewerker(
                email=f"collega{n}@voorbeeld.nl", voornaam="Coll", achternaam=f"Ega{n}", functie="Regisseur"
            )
            for n in range(300 - len(ACCOUNTS))
        ]
        Medewerker.objects.bulk_create(erbij)
        Roltoekenning.objects.bulk_create(
            Roltoekenning(medewerker=m, rol="TM", team_id=1 + n % 5, van=PEILDATUM)
            for n, m in enumerate(erbij)
        )

    with handelend_als(wereld.id_van("regisseur.hillegom")), django_assert_num_queries(1):
        zichten = wie_ziet(huis.pk)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("CREATE SEQUENCE public.gevraagd")
        cursor.execute(
            "CREATE OR REPLACE FUNCTION beleid.situatie(welk uuid) RETURNS text[] LANGUAGE sql VOLATILE SECURITY DEFINER"
            " SET search_path = pg_catalog, pg_temp AS $$SELECT ARRAY[nextval('public.gevraagd')::text]$$"
        )
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        gevraagd = len(wie_ziet(huis.pk))

    assert als_gegevens(zichten)
    # Everybody with sight, the consulents and the privacy officers; not the other teams.
    assert len(zichten) <= gevraagd <= len(zichten) + 10
    assert gevraagd < 100
