"""The second lock: the matrix written as PostgreSQL row policies and grants (F1).

Everything is derived from `armen`, so what SQL shows is what `beleid` shows (I4). Policies name no row
of another table without need: sets of huishoudens come from functions that run once per statement.
"""

from collections.abc import Iterator

from django.db import models

from toegang.armen import Armen, Deel, armen, delen
from toegang.keuzes import Niveau, Rol
from toegang.rijbereik import Rijbereik, Tabellen, Vrij, bereik_van, is_geschiedenis
from toegang.taken import TAKEN_LEZEN, TAKEN_SCHRIJVEN, TAKEN_SCHRIJVEN_IN
from toegang.voorwaarden import Functie, Verzameling, functies

IK = "(SELECT beleid.ik())"
HUISHOUDEN_TABEL = "huishoudens_huishouden"


def _rollen(rollen: list[Rol]) -> str:
    return "'{" + ",".join(sorted(rol.value for rol in rollen)) + "}'"


def _in(kolom: str, functie: str, argument: str = "") -> str:
    return f"{kolom} IN (SELECT beleid.{functie}({argument}))"


def _of(takken: list[str]) -> str:
    return " OR ".join(f"({tak})" for tak in takken) if takken else "false"


class Tabelregels:
    """The conditions of one table, as SQL."""

    def __init__(self, model: type[models.Model], bereik: Rijbereik) -> None:
        self.tabel = model._meta.db_table
        self.bereik = bereik
        # A history table lacks the copies that its source keeps, so it looks them up like any child.
        self.op_huishouden = bereik.op_huishouden and not is_geschiedenis(model)
        self.huishouden = self._kolom(bereik.huishouden)

    def _kolom(self, naam: str) -> str:
        return f"{self.tabel}.{naam}"

    def wie(self, minimaal: Niveau) -> str:
        """The condition under which a row may be reached at this niveau.

        A way in that several parts of the table share stands there once, so its set is made once.
        """
        parten = delen(self.bereik)
        per_tak: dict[str, list[Deel]] = {}
        for deel in parten:
            for tak in self._takken(armen(deel.groep, minimaal), minimaal):
                per_tak.setdefault(tak, []).append(deel)
        return _of(
            [
                tak if len(bij) == len(parten) else f"{self._etiket(bij)} AND ({tak})"
                for tak, bij in per_tak.items()
            ]
        )

    def _etiket(self, bij: list[Deel]) -> str:
        if bij[0].geheim is not None:
            return f"{self._kolom(self.bereik.geheim)} IS {'TRUE' if bij[0].geheim else 'FALSE'}"
        waarden = ", ".join(f"'{waarde}'" for deel in bij for waarde in deel.leefgebieden)
        return f"{self._kolom(self.bereik.leefgebied)} IN ({waarden})"

    def _takken(self, wie: Armen, minimaal: Niveau) -> list[str]:
        takken = list(self._kolomtakken(wie))
        if wie.teamrollen:
            takken.append(_in(self.huishouden, "toegelaten", _rollen(wie.teamrollen)))
        if wie.betrokken:
            takken.append(_in(self.huishouden, "betrokken"))
        if wie.leefgebied:
            takken.extend(self._leefgebiedtakken(minimaal))
        takken.extend(_in(self.huishouden, naam) for naam in wie.verzamelingen if _bestaat(naam))
        if wie.consulenten and _bestaat("verwijzing"):
            takken.append(self._verwijzing(_rollen(wie.consulenten)))
        return takken

    def _kolomtakken(self, wie: Armen) -> Iterator[str]:
        tabel = self.tabel if self.op_huishouden else "h"
        kolommen = []
        if wie.regie:
            kolommen.append(f"{tabel}.regisseur_id = {IK}")
        if wie.teamrollen:
            kolommen.append(
                f"{tabel}.scope_team = ANY ((SELECT beleid.mijn_teams({_rollen(wie.teamrollen)}))::int[])"
            )
        if self.op_huishouden or not kolommen:
            yield from kolommen
        else:
            # OFFSET 0 keeps this a look-up by key; without it the planner hashes the whole table.
            yield (
                f"EXISTS (SELECT FROM {HUISHOUDEN_TABEL} h WHERE h.id = {self.huishouden}"
                f" AND ({_of(kolommen)}) OFFSET 0)"
            )

    def _leefgebiedtakken(self, minimaal: Niveau) -> Iterator[str]:
        betrokken = _in(self.huishouden, "betrokken")
        if self.bereik.eigen:
            yield f"{self._kolom(self.bereik.eigen)} = {IK} AND {betrokken}"
        if self.bereik.leefgebied:
            yield (
                f"({self.huishouden}, {self._kolom(self.bereik.leefgebied)}) IN"
                " (SELECT m.huishouden_id, m.leefgebied FROM beleid.mijn_leefgebieden() m)"
            )
        if self.bereik.leefgebieden and minimaal == Niveau.LEZEN:
            yield (
                f"{betrokken} AND EXISTS (SELECT FROM beleid.mijn_leefgebieden() m"
                f" WHERE m.huishouden_id = {self.huishouden}"
                f" AND m.leefgebied = ANY ({self._kolom(self.bereik.leefgebieden)}))"
            )
        heeft_etiket = self.bereik.eigen or self.bereik.leefgebied or self.bereik.leefgebieden
        if not heeft_etiket and minimaal == Niveau.LEZEN:
            # A row that carries no label cannot be shown to be one's own: it is read and not written.
            yield betrokken

    def _verwijzing(self, rollen: str) -> str:
        if self.bereik.advies:
            return _in(self._kolom(self.bereik.advies), "verwijzing_adviezen", rollen)
        if self.bereik.doel:
            return _in(self._kolom(self.bereik.doel), "verwijzing_doelen", rollen)
        takken = _in(self.huishouden, "verwijzing", rollen)
        if self.bereik.persoon:
            persoon = self._kolom(self.bereik.persoon)
            takken += f" AND ({persoon} IS NULL OR {_in(persoon, 'verwijzing_personen', rollen)})"
        return takken


def _bestaat(naam: str) -> bool:
    return any(functie.naam == naam for functie in functies())


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
    if isinstance(bereik, Vrij):
        if is_geschiedenis(model):
            return {"SELECT": bereik.lezen, "INSERT": f"history_user_id = {IK}"}
        paren = (
            ("SELECT", bereik.lezen),
            ("INSERT", bereik.toevoegen),
            ("UPDATE", bereik.wijzigen),
            ("DELETE", bereik.verwijderen),
        )
        return {opdracht: voorwaarde for opdracht, voorwaarde in paren if voorwaarde}
    if bereik is None:
        raise LookupError(f"{model._meta.label} declares no rijbereik")
    regels = Tabelregels(model, bereik)
    lezen, schrijven = regels.wie(Niveau.LEZEN), regels.wie(Niveau.SCHRIJVEN)
    if is_geschiedenis(model):
        # A version is written after the change it tells of, which may just have ended the writer's sight.
        return {"SELECT": lezen, "INSERT": f"history_user_id = {IK}"}
    uit = {
        "SELECT": lezen,
        "INSERT": _of([schrijven, bereik.inworp]) if bereik.inworp else schrijven,
        "UPDATE": _of([schrijven, bereik.bijwerken]) if bereik.bijwerken else schrijven,
    }
    if bereik.niet_zelf:
        ander = f"{bereik.niet_zelf} IS DISTINCT FROM {IK}"
        # Whoever is named on a request answers it himself; on a grant he may change nothing either.
        for opdracht in ("INSERT",) if bereik.eigen == bereik.niet_zelf else ("INSERT", "UPDATE"):
            uit[opdracht] = f"({uit[opdracht]}) AND {ander}"
    if bereik.verwijderen:
        uit["DELETE"] = schrijven
    return uit


def policies(model: type[models.Model]) -> Iterator[str]:
    """Every policy of one table: the owner, the system tasks, and the serving role per command."""
    tabel = model._meta.db_table
    yield _policy(tabel, "eigenaar", "ALL", "regie_eigenaar", "true", "true")
    taken = ", ".join(f"'{taak}'" for taak in sorted(TAKEN_LEZEN | TAKEN_SCHRIJVEN))
    schrijvers = TAKEN_SCHRIJVEN | TAKEN_SCHRIJVEN_IN.get(tabel, frozenset())
    schrijvend = ", ".join(f"'{taak}'" for taak in sorted(schrijvers))
    yield _policy(tabel, "systeem_lezen", "SELECT", "regie_systeem", f"(SELECT beleid.taak()) IN ({taken})")
    mag = f"(SELECT beleid.taak()) IN ({schrijvend})"
    yield _policy(tabel, "systeem_toevoegen", "INSERT", "regie_systeem", controle=mag)
    if not is_geschiedenis(model):
        yield _policy(tabel, "systeem_wijzigen", "UPDATE", "regie_systeem", mag, mag)
        yield _policy(tabel, "systeem_verwijderen", "DELETE", "regie_systeem", mag)
    for opdracht, voorwaarde in voorwaarden_per_opdracht(model).items():
        naam = f"app_{opdracht.lower()}"
        gebruik = voorwaarde if opdracht != "INSERT" else ""
        controle = voorwaarde if opdracht in ("INSERT", "UPDATE") else ""
        yield _policy(tabel, naam, opdracht, "regie_app", gebruik, controle)


def rechten(model: type[models.Model]) -> Iterator[str]:
    """Grants of one table: the serving role gets the commands it has a policy for, and no other."""
    tabel = model._meta.db_table
    opdrachten = ", ".join(voorwaarden_per_opdracht(model))
    yield f"REVOKE ALL ON {tabel} FROM PUBLIC, regie_app, regie_systeem"
    yield f"GRANT {opdrachten} ON {tabel} TO regie_app"
    alles = "SELECT, INSERT" if is_geschiedenis(model) else "SELECT, INSERT, UPDATE, DELETE"
    yield f"GRANT {alles} ON {tabel} TO regie_systeem"


def _maak_functie(functie: Functie) -> Iterator[str]:
    soorten = "text[]" if functie.argumenten else ""
    yield (
        f"CREATE FUNCTION beleid.{functie.naam}({functie.argumenten}) RETURNS {functie.geeft}"
        " LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $functie${functie.sql}$functie$"
    )
    yield f"REVOKE ALL ON FUNCTION beleid.{functie.naam}({soorten}) FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION beleid.{functie.naam}({soorten}) TO regie_app, regie_systeem"


def alle_functies() -> list[Functie]:
    """The registered functions and those composed of them: where one works, and in which situation one is."""
    verzamelingen = [f for f in functies() if isinstance(f, Verzameling)]
    werkzaam = " UNION ALL ".join(f"SELECT beleid.{f.naam}()" for f in verzamelingen if f.werkzaam)
    return [
        *functies(),
        Functie(naam="werkzaam", geeft="SETOF uuid", sql=werkzaam, reden="Who works somewhere may add work."),
        situatie_functie(),
    ]


def situatie_functie() -> Functie:
    """`beleid.situatie(huishouden)`: which (rol:voorwaarde) pairs hold for the acting medewerker there."""
    from toegang.beleid import situatiesql

    return Functie(
        naam="situatie",
        argumenten="welk uuid",
        geeft="text[]",
        sql=situatiesql(),
        reden="Tells the asker's own position in one huishouden and nothing about it.",
    )


def opdrachten() -> Iterator[str]:
    """All statements that put the second lock in place, from nothing."""
    yield "DROP SCHEMA IF EXISTS beleid CASCADE"
    yield "CREATE SCHEMA beleid"
    yield "GRANT USAGE ON SCHEMA beleid TO regie_app, regie_systeem"
    yield "SET LOCAL check_function_bodies = off"
    for functie in alle_functies():
        for sql in _maak_functie(functie):
            yield sql.replace("(text[])", "(uuid)") if functie.naam == "situatie" else sql
    for model in Tabellen.alle():
        tabel = model._meta.db_table
        yield f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY"
        yield from policies(model)
        yield from rechten(model)
        yield from _ouder_trigger(model)
        yield from _blijft_trigger(model)


def _blijft_trigger(model: type[models.Model]) -> Iterator[str]:
    """A row never moves to another file by the serving role, whatever right it has on both."""
    bereik = bereik_van(model)
    if isinstance(bereik, Rijbereik) and bereik.huishouden != "id" and not is_geschiedenis(model):
        tabel = model._meta.db_table
        # Named to run after `huishouden_van_ouder`, which may have copied another file's id.
        yield f"DROP TRIGGER IF EXISTS rij_verhuist_niet ON {tabel}"
        yield (
            f"CREATE TRIGGER rij_verhuist_niet BEFORE UPDATE ON {tabel}"
            " FOR EACH ROW EXECUTE FUNCTION rij_verhuist_niet()"
        )


def _ouder_trigger(model: type[models.Model]) -> Iterator[str]:
    bereik = bereik_van(model)
    if isinstance(bereik, Rijbereik) and bereik.ouder and not is_geschiedenis(model):
        kolom, ouder = bereik.ouder
        tabel = model._meta.db_table
        yield f"DROP TRIGGER IF EXISTS huishouden_van_ouder ON {tabel}"
        yield (
            f"CREATE TRIGGER huishouden_van_ouder BEFORE INSERT OR UPDATE OF huishouden_id, {kolom} ON {tabel}"
            f" FOR EACH ROW EXECUTE FUNCTION huishouden_van_ouder('{ouder}', '{kolom}')"
        )
