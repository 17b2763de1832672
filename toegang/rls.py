"""The second lock: the matrix written as PostgreSQL row policies and grants (F1).

Everything is derived from `armen`, so what SQL shows is what `beleid` shows (I4). Policies name no row
of another table without need: sets of huishoudens come from functions that run once per statement.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import models

from toegang import grendels
from toegang.armen import armen, delen
from toegang.keuzes import Niveau
from toegang.rijbereik import Rijbereik, Tabellen, Vrij, bereik_van, is_geschiedenis
from toegang.sqlregels import IK, Tabelregels, een_van, verder, verder_naam
from toegang.taken import (
    ALLEEN_TAKEN_IN,
    TAKEN_ALLEEN_LEZEN,
    TAKEN_ALLEEN_OP,
    TAKEN_LEZEN,
    TAKEN_LEZEN_OP,
    TAKEN_SCHRIJVEN,
    TAKEN_SCHRIJVEN_IN,
)
from toegang.voorwaarden import Functie, Verzameling, functies


def _policy(tabel: str, naam: str, opdracht: str, rol: str, gebruik: str = "", controle: str = "") -> str:
    sql = f"CREATE POLICY {naam} ON {tabel} FOR {opdracht} TO {rol}"
    if gebruik:
        sql += f" USING ({gebruik})"
    if controle:
        sql += f" WITH CHECK ({controle})"
    return sql


def voorwaarden_per_opdracht(model: type[models.Model]) -> dict[str, str]:
    """For one table: the condition per SQL command for the serving role; a missing command is refused."""
    bereik = bereik_van(model)
    if bereik is None:
        raise LookupError(f"{model._meta.label} declares no rijbereik")
    if is_geschiedenis(model):
        return _versies(model, bereik)
    if isinstance(bereik, Vrij):
        return _vrij(bereik)
    regels = Tabelregels(model, bereik)
    toevoegen, schrijven = regels.wie(Niveau.SCHRIJVEN, nieuw=True), regels.wie(Niveau.SCHRIJVEN)
    wijzigen = schrijven
    if bereik.niet_zelf:
        ander = f"{bereik.niet_zelf} IS DISTINCT FROM {IK}"
        toevoegen = f"({toevoegen}) AND {ander}"
        # Who is named can change nothing about it either, unless nobody can make it his own later.
        wijzigen = schrijven if bereik.niet_zelf in bereik.vast else f"({schrijven}) AND {ander}"
    # What of it he may change, a trigger says (`grendels`).
    zelf_eruit = f"{bereik.niet_zelf} = {IK}" if bereik.terugtreden else ""
    uit = {
        "SELECT": regels.wie(Niveau.LEZEN),
        "INSERT": een_van([toevoegen, bereik.inworp]) if bereik.inworp else toevoegen,
        "UPDATE": een_van([wijzigen, *filter(None, (bereik.bijwerken, zelf_eruit))]),
    }
    in_eigen_naam = [f"{kolom} = {IK}" for kolom in (bereik.schrijver, bereik.bewerker) if kolom]
    for eis in filter(None, (*in_eigen_naam, bereik.mits)):
        uit["INSERT"] = f"({uit['INSERT']}) AND {eis}"
    # The policy for relatives refuses it too, but by its name, and that name would tell who is related to an id.
    uit["INSERT"] = f"({uit['INSERT']}) AND {regels.niet_verwant}"
    if bereik.verwijderen:
        uit["DELETE"] = schrijven
    return uit


def _vrij(bereik: Vrij) -> dict[str, str]:
    """The same for a table outside the file of a huishouden, which says its conditions itself."""
    paren = (
        ("SELECT", bereik.lezen),
        ("INSERT", bereik.toevoegen),
        ("UPDATE", bereik.wijzigen),
        ("DELETE", bereik.verwijderen),
    )
    uit = {opdracht: voorwaarde for opdracht, voorwaarde in paren if voorwaarde}
    for kolom in filter(None, (bereik.schrijver, bereik.bewerker)):
        uit["INSERT"] = f"({uit['INSERT']}) AND {kolom} = {IK}"
    if bereik.niet_zelf:
        for opdracht in uit.keys() & {"INSERT", "UPDATE"}:
            uit[opdracht] = f"({uit[opdracht]}) AND {bereik.niet_zelf} IS DISTINCT FROM {IK}"
    return uit


def _versies(model: type[models.Model], bereik: Rijbereik | Vrij) -> dict[str, str]:
    """A version is read by whom its own labels and those of the row now both let in: the strictest wins (I10).

    It is written after the change it tells of, which may just have ended the writer's sight; that it tells the
    truth is held by a trigger (`grendels`).
    """
    tabel = model._meta.db_table
    bron = model.instance_type._meta  # type: ignore[attr-defined]  # a history model knows its source
    lezen = Tabelregels(model, bereik).wie(Niveau.LEZEN) if isinstance(bereik, Rijbereik) else bereik.lezen
    # OFFSET 0 keeps this a look-up by key, under the reader's own policies of that table.
    nu = (
        f"EXISTS (SELECT FROM {bron.db_table} b WHERE b.{bron.pk.column} = {tabel}.{bron.pk.column} OFFSET 0)"
    )
    uit = {"SELECT": f"({lezen}) AND {nu}"}
    # What the serving role cannot change has no version to write either.
    if not isinstance(bereik, Vrij) or bereik.toevoegen or bereik.wijzigen or bereik.verwijderen:
        uit["INSERT"] = f"history_user_id = {IK}"
    return uit


def policies(model: type[models.Model]) -> Iterator[str]:
    """Every policy of one table: the owner, the system tasks, and the serving role per command."""
    tabel = model._meta.db_table
    yield _policy(tabel, "eigenaar", "ALL", "regie_eigenaar", "true", "true")
    alleen, hier = ALLEEN_TAKEN_IN.get(tabel), TAKEN_ALLEEN_OP.get(tabel, frozenset())
    gewoon = (alleen or TAKEN_LEZEN | TAKEN_SCHRIJVEN) | hier | TAKEN_LEZEN_OP.get(tabel, frozenset())
    lezers = TAKEN_ALLEEN_LEZEN.get(tabel) or gewoon
    taken = ", ".join(f"'{taak}'" for taak in sorted(lezers))
    schrijvers = (alleen or TAKEN_SCHRIJVEN | TAKEN_SCHRIJVEN_IN.get(tabel, frozenset())) | hier
    schrijvend = ", ".join(f"'{taak}'" for taak in sorted(schrijvers))
    yield _policy(tabel, "systeem_lezen", "SELECT", "regie_systeem", f"(SELECT beleid.taak()) IN ({taken})")
    mag = f"(SELECT beleid.taak()) IN ({schrijvend})"
    if tabel not in TAKEN_ALLEEN_LEZEN:
        yield _policy(tabel, "systeem_toevoegen", "INSERT", "regie_systeem", controle=mag)
        if not is_geschiedenis(model):
            yield _policy(tabel, "systeem_wijzigen", "UPDATE", "regie_systeem", mag, mag)
            yield _policy(tabel, "systeem_verwijderen", "DELETE", "regie_systeem", mag)
    if isinstance(bereik := bereik_van(model), Rijbereik):
        # Whoever tells of himself that he is related writes the version of that row too.
        wat = "SELECT" if is_geschiedenis(model) else "ALL"
        yield (
            f"CREATE POLICY verwant ON {tabel} AS RESTRICTIVE FOR {wat} TO regie_app"
            f" USING ({Tabelregels(model, bereik).niet_verwant})"
        )
    for opdracht, voorwaarde in voorwaarden_per_opdracht(model).items():
        naam = f"app_{opdracht.lower()}"
        gebruik = voorwaarde if opdracht != "INSERT" else ""
        controle = voorwaarde if opdracht in ("INSERT", "UPDATE") else ""
        if opdracht == "UPDATE" and isinstance(bereik, Vrij) and bereik.wijzigen_naar:
            controle = bereik.wijzigen_naar
        yield _policy(tabel, naam, opdracht, "regie_app", gebruik, controle)


def rechten(model: type[models.Model]) -> Iterator[str]:
    """Grants of one table: the serving role gets the commands it has a policy for, and no other."""
    tabel = model._meta.db_table
    opdrachten = ", ".join(voorwaarden_per_opdracht(model))
    yield f"GRANT {opdrachten} ON {tabel} TO regie_app"
    alles = "SELECT, INSERT" if is_geschiedenis(model) else "SELECT, INSERT, UPDATE, DELETE"
    yield f"GRANT {'SELECT' if tabel in TAKEN_ALLEEN_LEZEN else alles} ON {tabel} TO regie_systeem"


def _maak_functie(functie: Functie) -> Iterator[str]:
    yield (
        f"CREATE FUNCTION beleid.{functie.naam}({functie.argumenten}) RETURNS {functie.geeft}"
        f" LANGUAGE {functie.taal} {'VOLATILE' if functie.vluchtig else 'STABLE'} SECURITY DEFINER"
        " SET search_path = pg_catalog, pg_temp"
        f" AS $functie${functie.sql}$functie$"
    )
    yield f"REVOKE ALL ON FUNCTION beleid.{functie.naam} FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION beleid.{functie.naam} TO regie_app, regie_systeem"


def alle_functies() -> list[Functie]:
    """The registered functions and those composed of them: where one works, and in which situation one is."""
    verzamelingen = [f for f in functies() if isinstance(f, Verzameling)]
    werkzaam = " UNION ALL ".join(f"SELECT beleid.{f.naam}()" for f in verzamelingen if f.werkzaam)
    return [
        *functies(),
        Functie(naam="werkzaam", geeft="SETOF uuid", sql=werkzaam, reden="Who works somewhere may add work."),
        *verder_functies(),
        *situatie_functies(),
    ]


def verder_functies() -> Iterator[Functie]:
    """Per gegevensgroep and niveau all sets that open it beside team, regie and involvement, as one."""
    bereiken = filter(None, map(bereik_van, Tabellen.alle()))
    groepen = {deel.groep for bereik in bereiken if isinstance(bereik, Rijbereik) for deel in delen(bereik)}
    for groep in sorted(groepen):
        for minimaal in (Niveau.LEZEN, Niveau.SCHRIJVEN, Niveau.BESLISSEN):
            if sets := verder(armen(groep, minimaal)):
                yield Functie(
                    naam=verder_naam(groep, minimaal),
                    geeft="SETOF uuid",
                    sql=" UNION ALL ".join(f"SELECT beleid.{deel}" for deel in sets),
                    reden="All sets that open one gegevensgroep at one niveau, beside team, regie and involvement,"
                    " asked at once.",
                )


def situatie_functies() -> Iterator[Functie]:
    """Which (rol:voorwaarde) pairs hold for the acting medewerker: in one huishouden, or in each of many."""
    from toegang.situatiesql import regelsql, situatiesql

    reden = "Tells the asker's own position in a huishouden and nothing about it."
    # In plpgsql, which keeps the plan of so long a query: making it costs many times what the answer does.
    yield Functie(
        naam="situatie",
        argumenten="welk uuid",
        geeft="text[]",
        sql=f"BEGIN RETURN ({situatiesql()}); END",
        taal="plpgsql",
        reden=reden,
    )
    yield Functie(
        naam="regels",
        argumenten="welke uuid[]",
        geeft="TABLE (huishouden_id uuid, regel text)",
        sql=f"BEGIN RETURN QUERY {regelsql()}; END",
        taal="plpgsql",
        reden=reden,
    )


def opdrachten() -> Iterator[str]:
    """All statements that put the second lock in place, from nothing."""
    return map(met_dag_van_hier, _opdrachten())


def met_dag_van_hier(opdracht: str) -> str:
    """A right ends with a day of people here; the `current_date` of a session is that of its own time zone."""
    return opdracht.replace("current_date", f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date")


def _opdrachten() -> Iterator[str]:
    yield "DROP SCHEMA IF EXISTS beleid CASCADE"
    yield "CREATE SCHEMA beleid"
    yield "GRANT USAGE ON SCHEMA beleid TO regie_app, regie_systeem"
    yield "SET LOCAL check_function_bodies = off"
    for functie in alle_functies():
        yield from _maak_functie(functie)
    yield from grendels.functies()
    for model in Tabellen.alle():
        tabel = model._meta.db_table
        yield f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY"
        yield from policies(model)
        yield from rechten(model)
        yield from grendels.grendels(model)
