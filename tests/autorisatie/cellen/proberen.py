"""What a statement of the serving role reaches, tried and taken back again."""

import uuid
from typing import Any

from django.db import DatabaseError, connection, models, transaction
from psycopg.errors import InsufficientPrivilege

from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from huishoudens.models import Huishouden, Relatie
from toegang.rijbereik import Rijbereik, bereik_van


def probeer(
    model: type[models.Model], lijst: list[tuple[str, Any]], ik: uuid.UUID
) -> dict[str, set[uuid.UUID]]:
    """Which rows each action reaches; whatever it did is taken back."""
    tabel, sleutel = model._meta.db_table, model._meta.pk.column
    bereik: Any = bereik_van(model)
    zelf = f", {bereik.bewerker} = '{ik}'" if bereik.bewerker else ""
    return {
        "lezen": ids(f"SELECT {sleutel} FROM {tabel}"),
        "wijzigen": gewijzigd(tabel, f"{sleutel} = {sleutel}{zelf}", sleutel, [rij.pk for _, rij in lijst]),
        "verwijderen": ids(f"DELETE FROM {tabel} RETURNING {sleutel}"),
        "toevoegen": {rij.pk for _, rij in lijst if voegt_toe(model, bereik, rij, ik)},
    }


def gewijzigd(tabel: str, zet: str, sleutel: str, alle: list[Any]) -> set[uuid.UUID]:
    """All at once, or one by one where a trigger refuses some of them."""
    sql = f"UPDATE {tabel} SET {zet} WHERE {sleutel} = ANY (%s) RETURNING {sleutel}"
    samen = _probeer_sql(sql, alle)
    return samen if samen is not None else {pk for pk in alle if _probeer_sql(sql, [pk])}


def ids(sql: str) -> set[uuid.UUID]:
    return _probeer_sql(sql) or set()


def _probeer_sql(sql: str, *waarden: Any) -> set[uuid.UUID] | None:
    """The ids that a statement reaches, taken back again; None when the database refuses it as a whole."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, waarden or None)
            gevonden = {rij[0] for rij in cursor.fetchall()}
            transaction.set_rollback(True)
    except DatabaseError as fout:
        if not isinstance(fout.__cause__, InsufficientPrivilege):
            raise
        return None
    return gevonden


def voegt_toe(model: type[models.Model], bereik: Rijbereik, rij: Any, ik: uuid.UUID) -> bool:
    """Whether a copy of the row may be added in the own name; a constraint that stops it is no refusal."""
    return mag_erbij(model._meta.db_table, kopie(model, bereik, rij, ik))


def kopie(model: type[models.Model], bereik: Rijbereik, rij: Any, ik: uuid.UUID) -> dict[str, Any]:
    """The row anew, as somebody would write it."""
    waarden = kolommen(model, rij)
    for kolom in filter(None, (bereik.schrijver, bereik.bewerker)):
        waarden[kolom] = ik
    if model is Huishouden:
        # A file bears the number that was drawn for it.
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'H-2026-' || volgend_nummer()")
            waarden["nummer"] = cursor.fetchone()[0]
    if model is Maatwerkadvies:
        # As it is given: not treated yet, and in the own name.
        waarden |= {
            "status": "ingediend",
            "ingediend_door_id": ik,
            "behandelaar_id": None,
            "opgepakt_op": None,
        }
    if model is Besluit:
        waarden |= {**rij.van_open_advies, "door_id": ik}
    if model is Relatie:
        # Nobody records one that is over already.
        waarden["tot"] = None
    if model is Aanvulverzoek:
        waarden["gevraagd_door_id"] = ik
    return waarden


def kolommen(model: type[models.Model], rij: Any) -> dict[str, Any]:
    """What stands in the row, under a key of its own."""
    waarden: dict[str, Any] = {
        veld.column: veld.get_db_prep_save(getattr(rij, veld.attname), connection)
        for veld in model._meta.concrete_fields
        if not veld.generated
    }
    waarden[model._meta.pk.column] = _nieuwe_sleutel(model, rij)
    return waarden


def mag_erbij(tabel: str, waarden: dict[str, Any]) -> bool:
    """Whether this row is refused for want of a right, and for nothing else."""
    plekken = ", ".join(["%s"] * len(waarden))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {tabel} ({', '.join(waarden)}) VALUES ({plekken})", list(waarden.values())
            )
            transaction.set_rollback(True)
    except DatabaseError as fout:
        return not isinstance(fout.__cause__, InsufficientPrivilege)
    return True


def _nieuwe_sleutel(model: type[models.Model], rij: Any) -> Any:
    if isinstance(rij.pk, uuid.UUID):
        return uuid.uuid4()
    return rij.pk + 1_000_000 if isinstance(rij.pk, int) else f"{rij.pk}x"
