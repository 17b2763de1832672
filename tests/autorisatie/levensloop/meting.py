"""What an account sees now: in one statement under row security, in one by the Q of `beleid`, and what lies there.

Every statement is prepared once, for planning seventeen tables takes longer than asking them.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from psycopg import ClientCursor

from backoffice.models import Besluit, Maatwerkadvies
from huishoudens.models import (
    Adres,
    AvgVerzoek,
    Betrokkenheid,
    Contactmoment,
    Deling,
    Huishouden,
    Leefgebiedbeeld,
    Noodtoegang,
    Overdracht,
    Persoon,
    PersoonBsn,
    Regie,
    Relatie,
    Toelating,
    Toestemming,
    Veiligheidsdossier,
    Waarneming,
)
from plannen.models import Actie, Doel, Evaluatieresultaat, Plan
from tests.autorisatie.levensloop.orakel import Rij
from tests.autorisatie.levensloop.spelers import ACCOUNTS
from tests.autorisatie.levensloop.toneel import Toneel
from tests.rollen import als_eigenaar
from toegang import beleid
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Leefgebied, Niveau
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker, Roltoekenning
from toegang.sessie import handelend_als
from triage.models import Melding

# For each gegevensgroep a table, and the labels of its rows as (gebieden, persoon, van, doel, open, groep).
_GEEN = ("'{}'::text[]", "NULL::uuid", "NULL::uuid", "NULL::uuid", "false")
_VAN_DOEL = "(SELECT ARRAY[d.leefgebied] FROM plannen_doel d WHERE d.id = t.doel_id)"
_VAN_ACTIE = "(SELECT ARRAY[a.leefgebied] FROM plannen_actie a WHERE a.id = t.actie_id)"
_PERSOON = (_GEEN[0], "t.persoon_id", *_GEEN[2:])
_ZELF = ("ARRAY[t.leefgebied]", *_GEEN[1:])
TABELLEN: dict[type[models.Model], tuple[G, tuple[str, ...]]] = {
    Huishouden: (G.PERSOON, _GEEN),
    Persoon: (G.PERSOON, _GEEN),
    PersoonBsn: (G.BSN, _PERSOON),
    Adres: (G.ADRES, (_GEEN[0], "t.persoon_id", "NULL", "NULL", "t.geheim")),
    Contactmoment: (G.JOURNAAL, ("t.leefgebieden::text[]", "NULL", "t.medewerker_id", "NULL", "false")),
    Melding: (G.JOURNAAL, (_GEEN[0], "NULL", "t.aangenomen_door_id", "NULL", "t.status <> 'afgerond'")),
    Leefgebiedbeeld: (G.WONEN, (_ZELF[0], "t.persoon_id", *_GEEN[2:])),
    Veiligheidsdossier: (G.VEILIGHEID, _GEEN),
    Doel: (G.PLAN, _ZELF),
    Actie: (G.PLAN, (_ZELF[0], "NULL", "t.actor_medewerker_id", "t.doel_id", "false")),
    Evaluatieresultaat: (G.EVALUATIE, (_VAN_DOEL, *_GEEN[1:])),
    Maatwerkadvies: (G.VERWIJZING, (_VAN_ACTIE, *_GEEN[1:])),
    Besluit: (G.BESCHIKKING, _GEEN),
    Toestemming: (G.TOESTEMMING, _PERSOON),
    Betrokkenheid: (G.WERKVOORRAAD, _GEEN),
    Regie: (G.TOEWIJZING, _GEEN),
    AvgVerzoek: (G.AVG_VERZOEK, _GEEN),
}
# What decides and is not among them.
BESLISSEND = (
    Deling,
    Medewerker,
    Noodtoegang,
    Overdracht,
    Plan,
    Relatie,
    Roltoekenning,
    Toelating,
    Waarneming,
)
GESCHIEDENIS = [model for model in TABELLEN if hasattr(model, "history")]
Sleutel = tuple[str, UUID]
# One account after the other, each as `sessie` would set it; as the caller, so under row security like any statement.
_GEZIEN = """
CREATE OR REPLACE FUNCTION levensloop_gezien(allen uuid[]) RETURNS TABLE (ik uuid, tabel text, id uuid)
LANGUAGE plpgsql AS $$ #variable_conflict use_column
DECLARE wie uuid; BEGIN
  FOREACH wie IN ARRAY allen LOOP
    PERFORM set_config('regie.medewerker', wie::text, true);
    RETURN QUERY SELECT wie, a.* FROM ({alles}) a(tabel, id);
  END LOOP; END $$;
GRANT EXECUTE ON FUNCTION levensloop_gezien TO regie_app"""


class Meting:
    """Asks the database; one per test, for what it prepares belongs to the connection."""

    def __init__(self, toneel: Toneel) -> None:
        self.toneel = toneel
        self._klaar: dict[Any, str] = {}
        # With statements of its own psycopg throws all of them away at each rollback, ours along with them.
        self._drempel, connection.connection.prepare_threshold = connection.connection.prepare_threshold, None

        alles = " UNION ALL ".join(f"SELECT '{m.__name__}', id FROM {m._meta.db_table}" for m in TABELLEN)
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute(_GEZIEN.format(alles=alles))

    def opruimen(self) -> None:
        connection.connection.prepare_threshold = self._drempel
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")

    def _vraag(self, sleutel: Any, sql: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            if sleutel not in self._klaar:
                naam = f"levensloop_{len(self._klaar)}"
                cursor.execute(f"PREPARE {naam} AS {sql}")
                self._klaar[sleutel] = naam
            cursor.execute(f"EXECUTE {self._klaar[sleutel]}")
            return cursor.fetchall()

    def rijen(self) -> list[Rij]:
        """Every row of the stage with its labels, as the owner."""
        delen = [
            f"SELECT '{model.__name__}', t.id, t.{_huis(model)}, {', '.join(labels)},"
            f" {'t.leefgebied' if model is Leefgebiedbeeld else 'NULL'} FROM {model._meta.db_table} t"
            for model, (_, labels) in TABELLEN.items()
        ]
        with als_eigenaar():
            gevonden = self._vraag("rijen", " UNION ALL ".join(delen))
        return list(self._als_rij(gevonden))

    def _als_rij(self, gevonden: list[tuple[Any, ...]]) -> Iterator[Rij]:
        for naam, sleutel, huis, gebieden, persoon, van, doel, vlag, leefgebied in gevonden:
            groep = _GROEP[naam]
            if leefgebied:
                groep = GROEP_VAN_LEEFGEBIED[Leefgebied(leefgebied)]
            if naam == "Adres" and vlag:
                groep = G.GEHEIM_ADRES
            wie = self.toneel.account_van.get(van, "")
            yield Rij(
                naam,
                sleutel,
                self.toneel.huis_van[huis],
                groep,
                frozenset(gebieden),
                persoon,
                wie,
                doel,
                vlag,
            )

    def stand(self) -> list[tuple[Any, ...]]:
        """A sum over every row that decides or is seen, as the owner: the same sum, the same answers."""
        sql = " UNION ALL ".join(
            f"SELECT '{m.__name__}', count(*), sum(hashtextextended(t::text, 0)) FROM {m._meta.db_table} t"
            for m in (*TABELLEN, *BESLISSEND)
        )
        with als_eigenaar():
            return self._vraag("stand", sql)

    def in_sql(self) -> dict[str, set[Sleutel]]:
        """The rows each account gets when it asks for everything, as `regie_app`."""
        uit: dict[str, set[Sleutel]] = {wie: set() for wie in ACCOUNTS}
        met = {self.toneel.id_van(wie): wie for wie in ACCOUNTS}
        with handelend_als(None), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM levensloop_gezien(%s)", [list(met)])
            for ik, naam, sleutel in cursor.fetchall():
                uit[met[ik]].add((naam, sleutel))
        return uit

    def in_python(self, medewerker: Medewerker, minimaal: Niveau = Niveau.LEZEN) -> set[Sleutel]:
        """The rows that the Q of `beleid` gives this account, asked by the owner, whom no policy helps."""
        met = tuple(sorted((t.rol, str(t.team_id)) for t in medewerker.toekenningen))
        sleutel = ("python", medewerker.pk, medewerker.is_active, met, minimaal)
        with handelend_als(medewerker.pk), als_eigenaar():
            sql = "" if sleutel in self._klaar else self._van_q(medewerker, minimaal)
            return {(naam, rij) for naam, rij in self._vraag(sleutel, sql)}

    @staticmethod
    def _van_q(medewerker: Medewerker, minimaal: Niveau) -> str:
        delen, cursor = [], ClientCursor(connection.connection)
        for model in TABELLEN:
            rijen = model._base_manager.filter(beleid.zichtbaar_q(model, medewerker, minimaal))
            # What can hold for nobody Django does not even ask.
            if sql := _sql_van(rijen.values_list("pk")):
                delen.append(f"SELECT '{model.__name__}', q.id FROM ({cursor.mogrify(*sql)}) q(id)")
        return " UNION ALL ".join(delen) or "SELECT '', NULL::uuid WHERE false"

    def versies(self, wie: str) -> set[Sleutel]:
        """Of which rows this account reads a version (I10)."""
        sql = " UNION ALL ".join(
            f"SELECT '{m.__name__}', id FROM {m.history.model._meta.db_table}"  # type: ignore[attr-defined]  # has one
            for m in GESCHIEDENIS
        )
        with handelend_als(self.toneel.id_van(wie)):
            return {(naam, sleutel) for naam, sleutel in self._vraag("versies", sql)}


_GROEP = {model.__name__: groep for model, (groep, _) in TABELLEN.items()}


def _huis(model: type[models.Model]) -> str:
    return "id" if model is Huishouden else "huishouden_id"


def _sql_van(rijen: models.QuerySet[Any]) -> tuple[str, Any] | None:
    try:
        return rijen.query.sql_with_params()
    except EmptyResultSet:
        return None
