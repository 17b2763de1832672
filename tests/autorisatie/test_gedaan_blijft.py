"""What was done stays as it was done: its moment, its outcome, and the team that answers for it (I8, F9).

Each try is an update of the serving role by somebody who may write the row, past the diensten.
"""

import datetime
import uuid
from typing import Any

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connection, models, transaction
from psycopg.errors import InsufficientPrivilege

from huishoudens.models import (
    Contactmoment,
    Huishouden,
    Leefgebiedbeeld,
    Meldcodestap,
    Overdracht,
    Regie,
    Regiereden,
    Toestemming,
    Veiligheidsdossier,
)
from plannen.models import Akkoord, Evaluatie, PlanStatuswijziging
from tests.autorisatie.scenario import NU, alle_situaties
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.models.basis import Basis
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van
from toegang.sessie import handelend_als
from triage.models import Melding, Triage

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

REGISSEUR, TEAMLEIDER = "regisseur.hillegom", "teamleider.hillegom"
LATER = datetime.timedelta(days=40)
# Per table who may write it, in which situation, and what may still change of a row that is not closed.
OPEN: dict[type[models.Model], tuple[str, str, set[str]]] = {
    PlanStatuswijziging: (REGISSEUR, "gewoon", set()),
    Leefgebiedbeeld: (REGISSEUR, "gewoon", set()),
    Meldcodestap: ("medewerker1.hillegom", "onveilig", set()),
    Regie: (TEAMLEIDER, "gewoon", {"tot"}),
    Regiereden: (TEAMLEIDER, "gewoon", set()),
    Overdracht: (TEAMLEIDER, "overname", {"status", "afgehandeld_op"}),
    Toestemming: (REGISSEUR, "gewoon", {"ingetrokken_op"}),
    Veiligheidsdossier: ("medewerker1.hillegom", "onveilig", {"status", "gesloten_op"}),
    Akkoord: (REGISSEUR, "gewoon", {"vervallen_op"}),
}
# What closes a row of that table, after which nothing of it changes.
EINDE: dict[type[models.Model], dict[str, Any]] = {
    Regie: {"tot": PEILDATUM},
    Overdracht: {"status": "geweigerd", "afgehandeld_op": NU},
    Toestemming: {"ingetrokken_op": PEILDATUM},
    Veiligheidsdossier: {"status": "gesloten", "gesloten_op": PEILDATUM},
    Akkoord: {"vervallen_op": NU},
}
# When it was, of what can be written further.
MOMENTEN: dict[type[models.Model], tuple[str, str, str]] = {
    Contactmoment: (REGISSEUR, "gewoon", "moment"),
    Melding: (REGISSEUR, "gewoon", "moment"),
    Triage: (REGISSEUR, "gewoon", "datum"),
}


def geweigerd(rij: models.Model, **waarden: Any) -> bool:
    """Whether the row stays as it was at this update; a constraint that stops it is no refusal."""
    rijen = type(rij)._base_manager.filter(pk=rij.pk)
    try:
        with transaction.atomic():
            rijen.update(**waarden)
            stond = rijen.filter(**{naam: getattr(rij, naam) for naam in waarden}).exists()
            transaction.set_rollback(True)
    except DatabaseError as fout:
        return isinstance(fout.__cause__, InsufficientPrivilege)
    return stond


def anders(veld: Any, waarde: Any) -> Any:
    """Another value that fits the column."""
    if isinstance(veld, models.BooleanField):
        return not waarde
    if isinstance(waarde, datetime.date):
        return waarde - LATER
    if isinstance(waarde, int):
        return waarde - 1
    if isinstance(veld, models.DateField):
        return NU if isinstance(veld, models.DateTimeField) else PEILDATUM
    if isinstance(veld, ArrayField):
        return []
    if isinstance(veld, models.PositiveSmallIntegerField):
        return 1
    if veld.is_relation:
        with als_eigenaar():
            return veld.related_model._base_manager.exclude(pk=waarde).values_list("pk", flat=True).first()
    return uuid.uuid4() if isinstance(veld, models.UUIDField) else "anders"


def te_wijzigen(rij: models.Model, *velden: str) -> set[str]:
    """The columns of this row, or of these, that the acting medewerker can set to something else."""
    uit = set()
    for veld in rij._meta.concrete_fields:
        if velden and veld.name not in velden:
            continue
        waarde = getattr(rij, veld.attname)
        nieuw = anders(veld, waarde)
        if nieuw != waarde and not geweigerd(rij, **{veld.attname: nieuw}):
            uit.add(veld.name)
    return uit


@pytest.mark.parametrize("model", OPEN, ids=lambda model: model.__name__)
def test_of_what_was_done_only_its_end_can_still_be_told(wereld: Wereld, model: type[models.Model]) -> None:
    wie, situatie, mag = OPEN[model]
    huis = alle_situaties(wereld)[situatie]
    with handelend_als(wereld.id_van(wie)):
        rij = model._base_manager.filter(huishouden=huis)[0]
        with als_eigenaar():
            # The goals that the scene adds afterwards ended this one.
            Akkoord.objects.filter(pk=rij.pk).update(vervallen_op=None)
        rij.refresh_from_db()

        assert te_wijzigen(rij) == mag


@pytest.mark.parametrize("model", EINDE, ids=lambda model: model.__name__)
def test_what_is_closed_stays_as_it_was(wereld: Wereld, model: type[models.Model]) -> None:
    """Who closed it cannot tell afterwards that it was otherwise, nor on which day it ended."""
    wie, situatie, _ = OPEN[model]
    huis = alle_situaties(wereld)[situatie]
    with als_eigenaar():
        rij = model._base_manager.filter(huishouden=huis)[0]
        model._base_manager.filter(pk=rij.pk).update(**EINDE[model])
        rij.refresh_from_db()

    with handelend_als(wereld.id_van(wie)):
        assert model._base_manager.filter(pk=rij.pk).exists()
        assert te_wijzigen(rij) == set()


def test_an_evaluation_that_was_held_stays_as_it_was_written(wereld: Wereld) -> None:
    huis, ik = alle_situaties(wereld)["gewoon"], wereld.id_van(REGISSEUR)
    with handelend_als(ik):
        rijen = Evaluatie.objects.filter(huishouden=huis)
        rijen.update(verslag="eerst", door_id=ik)
        rijen.update(verslag="samen gekeken", gehouden_op=PEILDATUM)

        assert te_wijzigen(rijen.get()) == set()
        assert rijen.get().verslag == "samen gekeken"


@pytest.mark.parametrize("model", MOMENTEN, ids=lambda model: model.__name__)
def test_when_it_was_does_not_change(wereld: Wereld, model: type[models.Model]) -> None:
    wie, situatie, veld = MOMENTEN[model]
    huis = alle_situaties(wereld)[situatie]
    with handelend_als(wereld.id_van(wie)):
        rij = model._base_manager.filter(huishouden=huis)[0]

        assert te_wijzigen(rij, veld) == set()


def test_nobody_tells_that_a_row_is_another_or_was_made_at_another_moment(wereld: Wereld) -> None:
    """Asked of every table of a file, by everybody who may write a row of it: the versions of a row go by its id."""
    alle_situaties(wereld)
    tabellen = [
        model
        for model in Tabellen.alle()
        if isinstance(bereik_van(model), Rijbereik) and issubclass(model, Basis)
    ]
    verzet = set()
    for wie in (REGISSEUR, TEAMLEIDER, "triage.hillegom", "medewerker1.hillegom", "wmo.isd"):
        with handelend_als(wereld.id_van(wie)):
            for model in tabellen:
                for rij in model._base_manager.all()[:3]:
                    verzet |= {(model.__name__, naam) for naam in te_wijzigen(rij, "id", "gemaakt_op")}

    assert verzet == set()
    assert len(tabellen) > 25


def test_a_line_of_the_inzagelog_is_of_the_moment_it_is_written(wereld: Wereld) -> None:
    """By the clock of the database, whatever the line says: nobody reads a file today and logs it last year (F2)."""
    ik = wereld.id_van(REGISSEUR)
    with handelend_als(ik), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO toegang_inzageregel (id, moment, medewerker_id, dossier, handeling, groepen, regel,"
            " uitkomst, pseudoniem, grond, verzoek)"
            " VALUES (gen_random_uuid(), now() - interval '1 year', %s, '', 'plannen.plan_bekijken', '{12}', '',"
            " 'gelezen', NULL, '', '')",
            [ik],
        )

    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp() - moment < interval '1 minute' FROM toegang_inzageregel")
        assert cursor.fetchall() == [(True,)]


@pytest.mark.parametrize("wie", [REGISSEUR, "triage.hillegom"])
def test_nobody_moves_a_huishouden_to_another_team(wereld: Wereld, wie: str) -> None:
    """No screen does (B8 is not made yet); the import may, for the former system says whose it is."""
    huis = alle_situaties(wereld)["gewoon" if wie == REGISSEUR else "triage"]
    van_hem = Huishouden.objects.filter(pk=huis.pk)
    with handelend_als(wereld.id_van(wie)):
        assert geweigerd(huis, team_id=2)
        assert van_hem.update(niveau="meervoudig") == 1

    with als_systeem("importeer"):
        assert van_hem.update(team_id=2) == 1


def test_nobody_takes_the_shield_off_a_huishouden(wereld: Wereld) -> None:
    """A shield beats every right to read (F4), and no rule lets anybody take it off; setting it is the regisseur's."""
    huizen = alle_situaties(wereld)
    with handelend_als(wereld.id_van("medewerker1.hillegom")):
        assert geweigerd(huizen["afgeschermd"], afgeschermd=False)
        assert Huishouden.objects.filter(pk=huizen["onveilig"].pk).update(afgeschermd=True) == 1
    with als_systeem("importeer"):
        assert Huishouden.objects.filter(pk=huizen["afgeschermd"].pk).update(afgeschermd=False) == 1
