"""Who did something is told by the database: nobody writes in the name of a colleague, nor later (I8, F9).

Every foreign key to a medewerker in the tables of our apps says who did it, unless it is named here with a reason.
Each try is raw SQL of the serving role under an identity.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction
from psycopg.errors import InsufficientPrivilege

from backoffice.models import Besluit, Maatwerkadvies
from huishoudens.models import Contactmoment, Huishouden, Toegangsverzoek
from tests.autorisatie.rechten_in_sql import verzoek
from tests.autorisatie.scenario import NU, met_uitzonderingen, verwijs
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.models import Concept, Inzageregel, Inzending, Medewerker
from toegang.rijbereik import Tabellen, is_geschiedenis
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

# What a column tells when it is not who did it.
IETS_ANDERS = {
    "toegang.Inloggegeven.medewerker": "whose account it is",
    "toegang.Roltoekenning.medewerker": "who holds the rol; see test_rechtenverzoek",
    "toegang.Rechtenverzoek.medewerker": "whom it is about",
    "toegang.Rechtenverzoek.beantwoord_door": "who answers later; see test_rechtenverzoek",
    "toegang.Rechtenregel.beoordeeld_door": "who judges later; see test_rechtenronde",
    "huishoudens.Huishouden.regisseur": "a copy that the database keeps",
    "huishoudens.Huishouden.aanspreekpunt": "whom the family calls",
    "huishoudens.Toelating.medewerker": "who is let in",
    "huishoudens.Regie.medewerker": "who gets the regie",
    "huishoudens.Overdracht.naar": "who is asked",
    "huishoudens.Betrokkenheid.medewerker": "who helps",
    "huishoudens.Toegewezen.medewerker": "who helps",
    "huishoudens.Relatie.medewerker": "who is shut out",
    "huishoudens.Waarneming.medewerker": "who reads along",
    "huishoudens.Deling.medewerker": "with whom it is shared",
    "huishoudens.Noodtoegang.beoordeeld_door": "who judged it; nobody has when it begins, and later only oneself",
    "toegang.Bericht.medewerker": "who is told",
    "huishoudens.Werkitem.medewerker": "who must do it",
    "huishoudens.Werkitem.regisseur": "a copy that the database keeps",
    "plannen.Actie.actor_medewerker": "who must do it",
    "triage.Melding.toegewezen_aan": "who weighs it",
    "backoffice.Maatwerkadvies.behandelaar": "who treats it; each step has its own rule (D3)",
}
# Who moves a planned evaluation, or writes down what was found, is the one who did it.
SCHUIFT_MEE = {"plannen.Evaluatie.door"}
WIE = (
    *("regisseur.hillegom", "teamleider.hillegom", "triage.hillegom", "aandacht.hillegom"),
    *("jeugd.hillegom", "medewerker1.hillegom", "wmo.isd", "privacy"),
)
# Wrote nothing in any file.
COLLEGA = "regisseur.noordwijk"


def _dadervelden() -> Iterator[tuple[type[models.Model], Any]]:
    for model in Tabellen.alle():
        if is_geschiedenis(model):
            continue
        for veld in model._meta.concrete_fields:
            naam = f"{model._meta.label}.{veld.name}"
            if veld.is_relation and veld.related_model is Medewerker and naam not in IETS_ANDERS:
                yield model, veld


DADERVELDEN = list(_dadervelden())


@pytest.fixture
def huizen(wereld: Wereld) -> dict[str, Huishouden]:
    """Every situation, with something of every kind that somebody did."""
    huizen = met_uitzonderingen(wereld)
    verwijs(wereld, huizen["gewoon"], wet="jeugdwet", organisatie="ISD Bollenstreek", status="ingediend")
    with als_eigenaar():
        advies = Maatwerkadvies.objects.get(huishouden=huizen["verwezen"])
        advies.behandelaar, advies.opgepakt_op = wereld.wie("wmo.isd"), PEILDATUM
        advies.save()
        Besluit.objects.create(
            huishouden=huizen["verwezen"],
            advies=advies,
            persoon_id=advies.persoon_id,
            uitkomst="toegekend",
            datum=PEILDATUM,
        )
        Toegangsverzoek.objects.create(
            huishouden=huizen["gewoon"], medewerker=wereld.wie("medewerker2.hillegom"), gevraagd_op=NU
        )
        verzoek(wereld, "teamleider.hillegom", WIE[-2]).save()
        for wie in WIE:
            van = {"medewerker_id": wereld.id_van(wie)}
            Inzageregel.objects.create(**van, moment=NU, handeling="plannen.plan_bekijken", groepen=[12])
            Inzending.objects.create(**van, id=uuid.uuid4(), moment=NU)
            Concept.objects.create(**van, formulier=wie, inhoud="", bewaard_op=NU)
    return huizen


def mag(sql: str, *waarden: Any) -> bool:
    """Whether the database lets this statement reach a row; a constraint that stops it is no refusal."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, waarden)
            geraakt: bool = cursor.rowcount > 0
            transaction.set_rollback(True)
    except DatabaseError as fout:
        return not isinstance(fout.__cause__, InsufficientPrivilege)
    return geraakt


def rijen(model: type[models.Model]) -> list[dict[str, Any]]:
    """The rows of one table as they stand, by column."""
    velden = [veld.column for veld in model._meta.concrete_fields if not veld.generated]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(velden)} FROM {model._meta.db_table}")
        return [dict(zip(velden, rij, strict=True)) for rij in cursor.fetchall()]


def voeg_toe(model: type[models.Model], rij: dict[str, Any]) -> bool:
    plekken = ", ".join(["%s"] * len(rij))
    return mag(f"INSERT INTO {model._meta.db_table} ({', '.join(rij)}) VALUES ({plekken})", *rij.values())


def test_the_exceptions_are_columns_that_exist() -> None:
    bestaat = {f"{m._meta.label}.{v.name}" for m in Tabellen.alle() for v in m._meta.concrete_fields}

    assert bestaat >= IETS_ANDERS.keys() | SCHUIFT_MEE
    assert len(DADERVELDEN) >= 14


def test_nobody_adds_a_row_in_the_name_of_a_colleague_or_of_nobody(
    wereld: Wereld, huizen: dict[str, Huishouden]
) -> None:
    """A copy of every row: in the own name somebody may add it, in another's nobody."""
    collega = wereld.id_van(COLLEGA)
    in_eigen_naam, in_andermans = set(), set()
    with als_eigenaar():
        alles = {model: rijen(model) for model, _ in DADERVELDEN}
    for wie in WIE:
        ik = wereld.id_van(wie)
        with handelend_als(ik):
            for model, veld in DADERVELDEN:
                naam = f"{model._meta.label}.{veld.name}"
                for rij in alles[model]:
                    nieuw = rij | {"id": uuid.uuid4()}
                    if voeg_toe(model, nieuw | {veld.column: ik}):
                        in_eigen_naam.add(naam)
                    for ander in [collega, None] if veld.null else [collega]:
                        if voeg_toe(model, nieuw | {veld.column: ander}):
                            in_andermans.add((naam, "nobody" if ander is None else "colleague"))

    assert sorted(in_andermans) == []
    assert {f"{m._meta.label}.{v.name}" for m, v in DADERVELDEN} == in_eigen_naam


def test_nobody_puts_what_was_done_in_another_name(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    """Not in that of a colleague, not in nobody's, and not in the own name what a colleague did."""
    collega = wereld.id_van(COLLEGA)
    veranderd, bereikt = set(), set()
    for wie in WIE:
        ik = wereld.id_van(wie)
        with handelend_als(ik):
            for model, veld in DADERVELDEN:
                naam, kolom = f"{model._meta.label}.{veld.name}", veld.column
                sql = f"UPDATE {model._meta.db_table} SET {kolom} = %s WHERE id = %s"
                for rij in rijen(model):
                    if mag(sql, rij[kolom], rij["id"]):
                        bereikt.add(naam)
                    anders = {collega, None} if veld.null else {collega}
                    anders |= {ik} if naam not in SCHUIFT_MEE else set()
                    veranderd |= {naam for waarde in anders - {rij[kolom]} if mag(sql, waarde, rij["id"])}

    assert sorted(veranderd) == []
    assert len(bereikt) >= 10


def test_who_moves_an_evaluation_does_it_in_the_own_name(
    wereld: Wereld, huizen: dict[str, Huishouden]
) -> None:
    ik = wereld.id_van("regisseur.hillegom")
    sql = "UPDATE plannen_evaluatie SET gepland_op = gepland_op + 1, door_id = %s WHERE huishouden_id = %s"
    with handelend_als(ik):
        assert mag(sql, ik, huizen["gewoon"].pk)
        assert not mag(sql, wereld.id_van(COLLEGA), huizen["gewoon"].pk)


def test_the_import_writes_in_the_name_of_who_worked_there(
    wereld: Wereld, huizen: dict[str, Huishouden]
) -> None:
    with als_systeem("importeer"):
        contact = Contactmoment.objects.create(
            huishouden=huizen["gewoon"],
            moment=NU,
            soort="telefoon",
            medewerker_id=wereld.id_van(COLLEGA),
            tekst="uit het oude systeem",
        )

    with handelend_als(wereld.id_van("regisseur.hillegom")):
        assert Contactmoment.objects.get(pk=contact.pk).medewerker_id == wereld.id_van(COLLEGA)
