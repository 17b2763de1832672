"""Triggers for what a deed leads to: whom it concerns is told, and what it would bring about may be refused (F3, I8)."""

from collections.abc import Iterator

from toegang.voorwaarden import Aanleiding, Grens, aanleidingen, grenzen

ALLEEN_APP = "current_user = 'regie_app'"


def gevolgen(tabel: str) -> Iterator[str]:
    """The triggers of one table."""
    for aanleiding in aanleidingen():
        if aanleiding.tabel == tabel:
            yield from _meldt(aanleiding)
    for grens in grenzen():
        if grens.tabel == tabel:
            yield from _begrenst(grens)


def _meldt(aanleiding: Aanleiding) -> Iterator[str]:
    """Whoever does this tells of it, also past the diensten. What happens again on the same page is news again.

    The function looks past row security, for who does it may not read whom it concerns, nor add a bericht himself.
    """
    naam, kolom = f"beleid.{aanleiding.naam}()", aanleiding.kolom
    yield (
        f"CREATE FUNCTION {naam} RETURNS trigger LANGUAGE plpgsql"  # noqa: S608 - our own names
        " SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $functie$ BEGIN"
        " INSERT INTO public.toegang_bericht (id, medewerker_id, soort, pad, gemaakt_op, mailen_vanaf, pogingen)"
        f" SELECT gen_random_uuid(), t.medewerker_id, t.soort, {aanleiding.pad}, nu, nu, 0"
        f" FROM ({aanleiding.sql}) t(medewerker_id, soort), statement_timestamp() nu"
        " ON CONFLICT (medewerker_id, soort, pad) DO UPDATE SET gemaakt_op = excluded.gemaakt_op, gelezen_op = NULL,"
        " gemaild_op = NULL, mailen_vanaf = excluded.mailen_vanaf, pogingen = 0;"
        " RETURN NULL; END $functie$"
    )
    yield f"REVOKE ALL ON FUNCTION {naam} FROM PUBLIC"
    moment = f"UPDATE OF {kolom}" if kolom else "INSERT"
    nu = f" AND {aanleiding.verandering}" if kolom else ""
    yield (
        f"CREATE TRIGGER {aanleiding.naam} AFTER {moment} ON {aanleiding.tabel} FOR EACH ROW"
        f" WHEN ({ALLEEN_APP}{nu}) EXECUTE FUNCTION {naam}"
    )


def _begrenst(grens: Grens) -> Iterator[str]:
    """After the change, so it counts with all that this statement and transaction did; one at a time."""
    naam = f"beleid.{grens.naam}()"
    yield (
        f"CREATE FUNCTION {naam} RETURNS trigger LANGUAGE plpgsql"
        " SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $functie$ BEGIN"
        f" PERFORM pg_advisory_xact_lock(hashtext('{grens.melding}'));"
        f" IF NOT ({grens.sql}) THEN RAISE EXCEPTION '{grens.melding}' USING ERRCODE = 'check_violation',"
        f" CONSTRAINT = '{grens.naam}'; END IF; RETURN NULL; END $functie$"
    )
    yield f"REVOKE ALL ON FUNCTION {naam} FROM PUBLIC"
    yield (
        f"CREATE TRIGGER {grens.naam} AFTER UPDATE OF {grens.kolom} ON {grens.tabel} FOR EACH ROW"
        f" WHEN ({ALLEEN_APP} AND {grens.wanneer}) EXECUTE FUNCTION {naam}"
    )
