"""Ways to break the second lock, one at a time: policies and cells of the matrix (F1).

Each mutation is a name, the statements that make it, for the owner, and what may be asked to see it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from django.db import connection, models

from tests.autorisatie.cellen.test_elke_cel import TABELLEN
from tests.autorisatie.mutaties.kijker import Vraag
from tests.autorisatie.mutaties.vragen import vragen
from toegang import beleid, matrix, rls, situatiesql
from toegang.keuzes import Gegevensgroep, Niveau, Voorwaarde
from toegang.matrix import Cel
from toegang.rijbereik import Rijbereik, bereik_van
from toegang.voorwaarden import Functie

# Who stands on the stage with a rol, where that is not one account with its name.
MET_ROL = {"BET": ("BET", "AT"), "AF": ("AF", "AF2"), "TRI": ("TRI", "TRI2"), "TL": ("TL", "TL2")}
_HOGER = {
    Niveau.NIETS: Niveau.LEZEN,
    Niveau.BESTAAN: Niveau.LEZEN,
    Niveau.LEZEN: Niveau.SCHRIJVEN,
}
_LAGER = {Niveau.LEZEN: Niveau.NIETS, Niveau.SCHRIJVEN: Niveau.LEZEN, Niveau.BESLISSEN: Niveau.LEZEN}


@dataclass(frozen=True)
class Mutatie:
    """`soort`: by which the run counts; `acteurs`: for whom a difference would show; empty: for anybody.

    `alleen_als`: a function that answers this as before cannot show anywhere, so nothing else is asked.
    `cel`: the cell as it was and as it is now, of which Python tells too.
    """

    naam: str
    soort: str
    sql: tuple[str, ...] = ()
    vragen: tuple[Vraag, ...] = ()
    acteurs: tuple[str, ...] = ()
    alleen_als: Vraag | None = None
    cel: tuple[Cel, Cel] | None = field(default=None, compare=False)


def policies() -> Iterator[Mutatie]:
    """Each policy of the serving role: dropped, and turned round."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies"
            " WHERE schemaname = 'public' AND 'regie_app' = ANY (roles) ORDER BY 1, 2"
        )
        gevonden = cursor.fetchall()
    for tabel, naam, opdracht, gebruik, controle in gevonden:
        eerst = {"INSERT": "voeg", "UPDATE": "wijzig", "DELETE": "weg"}.get(opdracht, "lees")
        waar = tuple(vragen(tabel, eerst))
        if "_historical" in tabel and eerst == "lees":
            # Of a version nothing else is asked by reading it.
            waar = waar[:1]
        soort = "restrictive policy" if naam == "verwant" else "policy"
        yield Mutatie(f"drop {tabel}.{naam}", soort, (f"DROP POLICY {naam} ON {tabel}",), waar)
        om = f"ALTER POLICY {naam} ON {tabel}"
        om += f" USING (NOT coalesce(({gebruik}), false))" if gebruik else ""
        om += f" WITH CHECK (NOT coalesce(({controle}), false))" if controle else ""
        yield Mutatie(f"invert {tabel}.{naam}", soort, (om,), waar)


def opnieuw(functie: Functie, sql: str) -> str:
    return rls.met_dag_van_hier(
        f"CREATE OR REPLACE FUNCTION beleid.{functie.naam}({functie.argumenten}) RETURNS {functie.geeft}"
        " LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $functie${sql}$functie$"
    )


def cellen() -> Iterator[Mutatie]:
    """Each cell that opens rows: one step lower, and one step higher; its tables are put in place anew."""
    for cel in matrix.MATRIX:
        modellen = [model for model in TABELLEN if _houdt(model, cel.groep)]
        if not modellen or cel.voorwaarde in (Voorwaarde.ANDER_TEAM, Voorwaarde.EIGEN_PERSOON):
            continue
        for kant, stap in (("lower", _LAGER), ("higher", _HOGER)):
            if cel.niveau in stap:
                nieuw = replace(cel, niveau=stap[cel.niveau])
                waar = [vraag for model in modellen for vraag in vragen(model._meta.db_table)]
                yield Mutatie(
                    f"{kant} {_naam(cel)}",
                    "cell in SQL",
                    tuple(_met(cel, nieuw, modellen)),
                    tuple(waar),
                    MET_ROL.get(cel.rol.value, (cel.rol.value,)),
                )


def _naam(cel: Cel) -> str:
    return f"{cel.rol.value} {cel.groep.value} {cel.voorwaarde.value}"


def vertelde_cellen() -> Iterator[Mutatie]:
    """Each cell, one letter lower and one higher (existence too), in what `beleid.situatie` and Python tell."""
    letters = list(Niveau)
    was = [functie.sql for functie in rls.situatie_functies()]
    for cel in matrix.MATRIX:
        for kant, plek in (("lower", -1), ("higher", 1)):
            anders = letters.index(cel.niveau) + plek
            if not 0 <= anders < len(letters):
                continue
            nieuw = replace(cel, niveau=letters[anders])
            with matrix_met(cel, nieuw):
                wordt = [f for f, oud in zip(rls.situatie_functies(), was, strict=True) if f.sql != oud]
            yield Mutatie(
                f"tell {kant} {_naam(cel)}",
                "cell as told",
                tuple(opnieuw(f, f.sql).replace("LANGUAGE sql", "LANGUAGE plpgsql") for f in wordt),
                acteurs=MET_ROL.get(cel.rol.value, (cel.rol.value,)),
                cel=(cel, nieuw),
            )


def _houdt(model: type[models.Model], groep: Gegevensgroep) -> bool:
    bereik: Any = bereik_van(model)
    return isinstance(bereik, Rijbereik) and (
        bereik.groep == groep
        or (bereik.groep is None and Gegevensgroep.WONEN <= groep <= Gegevensgroep.PSYCHE)
        or (bool(bereik.geheim) and groep == Gegevensgroep.GEHEIM_ADRES)
    )


def _met(was: Cel, wordt: Cel, modellen: list[type[models.Model]]) -> list[str]:
    """The statements that make the policies of these tables from a matrix in which one cell is another."""
    with matrix_met(was, wordt):
        return [*verder_opnieuw(was.groep), *(sql for model in modellen for sql in policies_opnieuw(model))]


def verder_opnieuw(groep: Gegevensgroep) -> Iterator[str]:
    """The sets of exceptions that the policies of this gegevensgroep ask."""
    for functie in rls.verder_functies():
        if functie.naam.startswith(f"verder_{groep.value}_"):
            yield opnieuw(functie, functie.sql)
            yield f"GRANT EXECUTE ON FUNCTION beleid.{functie.naam} TO regie_app, regie_systeem"


def policies_opnieuw(model: type[models.Model]) -> Iterator[str]:
    for naam in ("app_select", "app_insert", "app_update", "app_delete", "verwant"):
        yield f"DROP POLICY IF EXISTS {naam} ON {model._meta.db_table}"
    yield from (rls.met_dag_van_hier(sql) for sql in rls.policies(model) if " TO regie_app" in sql)


@contextmanager
def matrix_met(was: Cel, wordt: Cel) -> Iterator[None]:
    """In this block one cell of the matrix is another."""
    met = tuple(wordt if cel is was else cel for cel in matrix.MATRIX)
    per_groep = {
        groep: tuple(cel for cel in met if cel.groep == groep and cel.niveau > Niveau.NIETS)
        for groep in Gegevensgroep
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matrix, "_OP_GROEP", per_groep)
        for module in (situatiesql, beleid):
            patch.setattr(module, "MATRIX", met)
        yield
