"""Statements that need no reading, on one table after another: what they reach, each taken back again (I3, I8).

A WHERE or a RETURNING brings in the policy of reading. Without them a policy of writing stands alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, transaction
from psycopg.sql import SQL, Identifier

from tests.rollen import als_eigenaar

# Which row a try is about; empty: all of them.
_DEZE = "proef.rij"


class Tafel:
    """One table as it stands: its rows by key as the owner sees them, and a column that anything may be written in."""

    def __init__(self, naam: str) -> None:
        self.naam = naam
        self.pogingen = 0
        self._tabel = Identifier(naam)
        with als_eigenaar(), connection.cursor() as cursor:
            self.sleutel = connection.introspection.get_primary_key_column(cursor, naam)
            cursor.execute(self.sql("SELECT * FROM {tabel}"))
            self.kolommen = [kolom.name for kolom in cursor.description]
            rijen = [dict(zip(self.kolommen, rij, strict=True)) for rij in cursor.fetchall()]
            self.rijen = {str(rij[self.sleutel]): rij for rij in rijen}
            self._plekken = self._lees_plekken()

    def sql(self, tekst: str, kolom: str = "") -> str:
        namen = {"tabel": self._tabel, "sleutel": Identifier(self.sleutel), "kolom": Identifier(kolom or "-")}
        return SQL(tekst).format(**namen).as_string()

    def _lees_plekken(self) -> dict[str, str]:
        """Where each row lies: a row that is written over lies elsewhere, whatever it says."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql("SELECT {sleutel}::text, ctid::text FROM {tabel}"))
            return dict(cursor.fetchall())

    def waarden(self, kolom: str) -> list[Any]:
        """What stands in this column already, a few different ones."""
        alle = {
            str(rij[kolom]): rij[kolom] for rij in self.rijen.values() if not isinstance(rij[kolom], dict)
        }
        return list(alle.values())[:4]

    def vrije_kolom(self) -> tuple[str, Any]:
        """A column, and a value that the owner may write in each row of it."""
        if self.rijen:
            with als_eigenaar():
                for kolom in self.kolommen:
                    for waarde in self.waarden(kolom) if kolom != self.sleutel else ():
                        if self.bereikt(self.sql("UPDATE {tabel} SET {kolom} = %s", kolom), waarde) == set(
                            self.rijen
                        ):
                            return kolom, waarde
        return self.kolommen[-1], None

    def bereikt(self, opdracht: str, *waarden: Any) -> set[str]:
        """The keys of the rows that it changes, adds or throws away; none when the database refuses it."""
        self.pogingen += 1
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(opdracht, waarden)
                nu = self._plekken
                if cursor.rowcount:
                    with als_eigenaar():
                        nu = self._lees_plekken()
                transaction.set_rollback(True)
        except DatabaseError:
            return set()
        return {pk for pk in nu.keys() | self._plekken.keys() if nu.get(pk) != self._plekken.get(pk)}

    def wijzig(self, kolom: str, waarde: Any) -> set[str]:
        return self.bereikt(self.sql("UPDATE {tabel} SET {kolom} = %s", kolom), waarde)

    def gooi_weg(self) -> set[str]:
        return self.bereikt(self.sql("DELETE FROM {tabel}"))

    def wordt(self, pk: str, kolom: str, waarde: Any) -> Any:
        """What stands in this column of this row after it was written blindly; as it was when that is refused."""
        self.pogingen += 1
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, %s, true)", [_DEZE, pk])
                cursor.execute(self.sql("UPDATE {tabel} SET {kolom} = %s", kolom), [waarde])
                if cursor.rowcount:
                    with als_eigenaar():
                        # The key itself may be what was written.
                        cursor.execute(self.sql("SELECT {sleutel}::text, {kolom} FROM {tabel}", kolom))
                        uit = dict(cursor.fetchall()).get(pk, waarde)
                        transaction.set_rollback(True)
                        return uit
                transaction.set_rollback(True)
        except DatabaseError:
            pass
        return self.rijen[pk][kolom]


@contextmanager
def zonder_grendels(tafels: list[Tafel]) -> Iterator[None]:
    """The policies that say which rows may be changed, without triggers and without what the change must meet."""
    with transaction.atomic():
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'app_update'")
            met_policy = {naam for (naam,) in cursor.fetchall()}
            for tafel in tafels:
                cursor.execute(tafel.sql("ALTER TABLE {tabel} DISABLE TRIGGER USER"))
                if tafel.naam in met_policy:
                    cursor.execute(tafel.sql("ALTER POLICY app_update ON {tabel} WITH CHECK (true)"))
        yield
        transaction.set_rollback(True)


@contextmanager
def rij_voor_rij(tafels: list[Tafel]) -> Iterator[None]:
    """`Tafel.wordt` reaches one row at a time, without a WHERE that would need reading."""
    with transaction.atomic():
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for tafel in tafels:
                tekst = "CREATE POLICY een_rij ON {tabel} AS RESTRICTIVE FOR UPDATE TO regie_app USING ("
                cursor.execute(tafel.sql(tekst + f"{{sleutel}}::text = current_setting('{_DEZE}', true))"))
        yield
        transaction.set_rollback(True)
