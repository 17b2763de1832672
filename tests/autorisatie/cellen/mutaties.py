"""Ways to break the second lock, one at a time: policies, sets and cells of the matrix (F1).

Each mutation is a name and the statements that make it, for the owner. `test_mutaties` tries which of them the
truth would let pass.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import connection, models

from toegang import matrix, rls
from toegang.keuzes import Gegevensgroep, Niveau, Voorwaarde
from toegang.matrix import Cel
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van
from toegang.voorwaarden import Functie

# What a set is a set of, when it is not of huishoudens.
_TABEL_VAN = {
    "mijn_doelen": "plannen_doel",
    "mijn_acties": "plannen_actie",
    "ketenacties": "plannen_actie",
    "verwijzing_doelen": "plannen_doel",
    "verwijzing_personen": "huishoudens_persoon",
    "verwijzing_adviezen": "backoffice_maatwerkadvies",
    "mijn_adviezen": "backoffice_maatwerkadvies",
    "verweesde_adviezen": "backoffice_maatwerkadvies",
    "adviezen_bij_mijn_acties": "backoffice_maatwerkadvies",
    "te_wegen_meldingen": "triage_melding",
    "te_wegen_triages": "triage_triage",
    "genoemde_adressen": "huishoudens_adres",
}
# Who stands on the stage with a rol, where that is not one account with its name.
_MET_ROL = {"BET": ("BET", "AT"), "AF": ("AF", "AF2"), "TRI": ("TRI", "TRI2"), "TL": ("TL", "TL2")}
_HOGER = {Niveau.NIETS: Niveau.LEZEN, Niveau.LEZEN: Niveau.SCHRIJVEN}
_LAGER = {Niveau.LEZEN: Niveau.NIETS, Niveau.SCHRIJVEN: Niveau.LEZEN, Niveau.BESLISSEN: Niveau.LEZEN}


@dataclass(frozen=True)
class Mutatie:
    """`tabellen`, `acteurs`: where and for whom a difference would show; empty: anywhere, for anybody."""

    naam: str
    sql: tuple[str, ...]
    tabellen: frozenset[str] = frozenset()
    acteurs: tuple[str, ...] = ()


def policies() -> Iterator[Mutatie]:
    """Each policy of the serving role on a table of a file: dropped, and turned round.

    Left out are two kinds of which the truth sees nothing. A version is shut to a relative by the row it tells of,
    so its own `verwant` is a second bolt. And a version is added with a change: without that right no dienst works
    at all, which every other test sees.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname, qual, with_check FROM pg_policies"
            " WHERE schemaname = 'public' AND 'regie_app' = ANY (roles) ORDER BY 1, 2"
        )
        gevonden = cursor.fetchall()
    van_dossiers = {m._meta.db_table for m in Tabellen.alle() if isinstance(bereik_van(m), Rijbereik)}
    for tabel, naam, gebruik, controle in gevonden:
        if tabel not in van_dossiers or ("_historical" in tabel and naam != "app_select"):
            continue
        waar = frozenset({tabel})
        yield Mutatie(f"drop {tabel}.{naam}", (f"DROP POLICY {naam} ON {tabel}",), waar)
        om = f"ALTER POLICY {naam} ON {tabel}"
        om += f" USING (NOT coalesce(({gebruik}), false))" if gebruik else ""
        om += f" WITH CHECK (NOT coalesce(({controle}), false))" if controle else ""
        yield Mutatie(f"invert {tabel}.{naam}", (om,), waar)


def verzamelingen(functies: list[Functie]) -> Iterator[Mutatie]:
    """Each set of ids: empty, and everything that is not in it."""
    for functie in functies:
        if functie.geeft != "SETOF uuid":
            continue
        tabel = _TABEL_VAN.get(functie.naam, "huishoudens_huishouden")
        anders = f"SELECT x.id FROM public.{tabel} x EXCEPT ({functie.sql})"
        for soort, sql in (("empty", "SELECT NULL::uuid WHERE false"), ("negate", anders)):
            yield Mutatie(f"{soort} {functie.naam}", (_opnieuw(functie, sql),))


def _opnieuw(functie: Functie, sql: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION beleid.{functie.naam}({functie.argumenten}) RETURNS {functie.geeft}"
        " LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $functie${sql}$functie$"
    )


def cellen(tabellen: list[type[models.Model]]) -> Iterator[Mutatie]:
    """Each cell that opens rows: one step lower, and one step higher; its tables are put in place anew."""
    for cel in matrix.MATRIX:
        modellen = [model for model in tabellen if _houdt(model, cel.groep)]
        if not modellen or cel.voorwaarde in (Voorwaarde.ANDER_TEAM, Voorwaarde.EIGEN_PERSOON):
            continue
        for kant, stap in (("lower", _LAGER), ("higher", _HOGER)):
            if cel.niveau in stap:
                nieuw = replace(cel, niveau=stap[cel.niveau])
                naam = f"{kant} {cel.rol.value} {cel.groep.value} {cel.voorwaarde.value}"
                yield Mutatie(
                    naam,
                    tuple(_met(cel, nieuw, modellen)),
                    frozenset(m._meta.db_table for m in modellen),
                    _MET_ROL.get(cel.rol.value, (cel.rol.value,)),
                )


def _houdt(model: type[models.Model], groep: Gegevensgroep) -> bool:
    bereik: Any = bereik_van(model)
    if not isinstance(bereik, Rijbereik):
        return False
    return (
        bereik.groep == groep
        or (bereik.groep is None and Gegevensgroep.WONEN <= groep <= Gegevensgroep.PSYCHE)
        or (bool(bereik.geheim) and groep == Gegevensgroep.GEHEIM_ADRES)
    )


def _met(was: Cel, wordt: Cel, modellen: list[type[models.Model]]) -> list[str]:
    """The statements that make the policies of these tables from a matrix in which one cell is another."""
    met = tuple(wordt if cel is was else cel for cel in matrix.MATRIX)
    per_groep = {
        groep: tuple(cel for cel in met if cel.groep == groep and cel.niveau > Niveau.NIETS)
        for groep in Gegevensgroep
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matrix, "_OP_GROEP", per_groep)
        sql = []
        for model in modellen:
            nieuw = [opdracht for opdracht in rls.policies(model) if " TO regie_app" in opdracht]
            tabel = model._meta.db_table
            for opdracht in nieuw:
                naam = opdracht.split()[2]
                sql += [f"DROP POLICY IF EXISTS {naam} ON {tabel}", opdracht]
        return sql
