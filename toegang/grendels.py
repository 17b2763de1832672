"""Triggers that hold what a row policy cannot say: a row stays where it is, what was done stays as it was done and
under the name of who did it, and a version tells what stands (F9, I8, I10).

They are generated from the same declarations as the policies and live in the schema `beleid`, so each
synchronisation begins with none. All but the copy of a parent's huishouden, what stays within a file and the links of a
chain bind the serving role alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.db import models

from toegang import keten
from toegang.armen import armen, delen
from toegang.gevolgen import ALLEEN_APP, gevolgen
from toegang.keuzes import Niveau
from toegang.rijbereik import Rijbereik, Vastlegging, Vrij, bereik_van, is_geschiedenis
from toegang.sqlregels import Tabelregels

_WEIGER = "USING ERRCODE = 'insufficient_privilege'"
_GEMAAKT = "gemaakt_op"
_BLIJFT = f"RAISE EXCEPTION 'a row stays where and as it is' {_WEIGER};"
# What a save counts up, whatever it changes.
_TELT_MEE = ("versie", "gewijzigd_op")


def functies() -> Iterator[str]:
    """The trigger functions that refuse: every change that a trigger names in its WHEN, and what leaves the file."""
    yield (
        "CREATE FUNCTION beleid.rij_blijft() RETURNS trigger LANGUAGE plpgsql AS $functie$"
        f" BEGIN {_BLIJFT} END $functie$"
    )
    yield (
        "CREATE FUNCTION beleid.zelfde_dossier() RETURNS trigger LANGUAGE plpgsql"  # noqa: S608 - our own names
        " SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $functie$ DECLARE hier boolean; BEGIN"
        " EXECUTE format('SELECT EXISTS (SELECT FROM public.%I x WHERE x.id = ($1).%I"
        " AND x.huishouden_id = ($1).huishouden_id)', TG_ARGV[0], TG_ARGV[1]) INTO hier USING NEW;"
        f" IF NOT hier THEN RAISE EXCEPTION 'a row points at nothing of another file' {_WEIGER}; END IF;"
        " RETURN NULL; END $functie$"
    )
    yield "REVOKE ALL ON FUNCTION beleid.zelfde_dossier() FROM PUBLIC"


def grendels(model: type[models.Model]) -> Iterator[str]:
    """The triggers of one table."""
    if is_geschiedenis(model):
        yield from _versie(model)
        return
    bereik = bereik_van(model)
    if isinstance(bereik, Rijbereik):
        yield from _ouder(model._meta.db_table, bereik)
        yield from _zelfde_dossier(model, bereik)
        yield from _blijft(model, bereik)
        yield from _ketenpartner(model, bereik)
        yield from _momenten(model, bereik)
    elif isinstance(bereik, Vrij):
        if bereik.onwrikbaar or bereik.einde:
            yield from _blijft(model, bereik)
        yield from _momenten(model, bereik)
        if bereik.keten:
            yield from _keten(model._meta.db_table, bereik)
        elif bereik.klok:
            yield from _klok(model._meta.db_table, bereik.klok)
    yield from gevolgen(model._meta.db_table)


def _ouder(tabel: str, bereik: Rijbereik) -> Iterator[str]:
    if bereik.ouder:
        kolom, ouder = bereik.ouder
        yield f"DROP TRIGGER IF EXISTS huishouden_van_ouder ON {tabel}"
        yield (
            f"CREATE TRIGGER huishouden_van_ouder BEFORE INSERT OR UPDATE OF huishouden_id, {kolom} ON {tabel}"
            f" FOR EACH ROW EXECUTE FUNCTION huishouden_van_ouder('{ouder}', '{kolom}')"
        )


def _zelfde_dossier(model: type[models.Model], bereik: Rijbereik) -> Iterator[str]:
    """What a row of a file points at is in that file, whoever writes it and whether the writer sees it or not.

    A foreign key is checked past row security, so who knows the id of a hidden row would learn that it is there. After
    the policies, which answer first, and before the foreign key, also one that is checked at once: triggers fire by
    name, and that of a foreign key begins with RI. Its own huishouden and its parent are held by those.
    """
    tabel, ouder = model._meta.db_table, bereik.ouder[0] if bereik.ouder else ""
    for veld in model._meta.concrete_fields:
        naar = veld.related_model
        if veld.column in ("huishouden_id", ouder) or not isinstance(naar, type):
            continue
        if isinstance(bereik_van(naar), Rijbereik):
            langs = ", ".join(filter(None, ("huishouden_id", ouder, veld.column)))
            yield (
                f'CREATE TRIGGER "A_zelfde_dossier_{veld.column}"'
                f" AFTER INSERT OR UPDATE OF {langs} ON {tabel} FOR EACH ROW"
                f" WHEN (NEW.{veld.column} IS NOT NULL)"
                f" EXECUTE FUNCTION beleid.zelfde_dossier('{naar._meta.db_table}', '{veld.column}')"
            )


def _blijft(model: type[models.Model], bereik: Vastlegging) -> Iterator[str]:
    """Nobody shows a row to others, or to himself, by hanging it elsewhere or by beginning it again.

    Nor does anybody tell what was done otherwise, at another moment, or in the name of somebody else.
    """
    tabel = model._meta.db_table
    altijd = [
        veld.column for veld in model._meta.concrete_fields if veld.primary_key or veld.name == _GEMAAKT
    ]
    veranderd = [f"NEW.{kolom} IS DISTINCT FROM OLD.{kolom}" for kolom in (*altijd, *bereik.onwrikbaar)]
    if bereik.einde:
        veranderd.append(f"OLD.{bereik.einde} IS NOT NULL AND NEW.* IS DISTINCT FROM OLD.*")
    veranderd += [f"OLD.{kolom} IS NOT NULL AND NEW.{kolom} IS NULL" for kolom in bereik.momenten]
    if isinstance(bereik, Vrij):
        veranderd += [
            f"OLD.{kolom} IS NOT NULL AND NEW.{kolom} IS DISTINCT FROM OLD.{kolom}"
            for kolom in bereik.eenmalig
        ]
    if isinstance(bereik, Rijbereik) and bereik.blijvend:
        veranderd.append(f"OLD.{bereik.blijvend} AND NOT NEW.{bereik.blijvend}")
    if isinstance(bereik, Rijbereik) and bereik.blijvend_met:
        veranderd.append(
            f"NOT OLD.{bereik.blijvend} AND NEW.{bereik.blijvend} AND NEW.{bereik.blijvend_met} IS NULL"
        )
    if isinstance(bereik, Rijbereik) and bereik.bewerker:
        veranderd.append(f"NEW.{bereik.bewerker} IS DISTINCT FROM beleid.ik()")
    if isinstance(bereik, Rijbereik) and bereik.terugtreden:
        veranderd.append(_meer_dan_terugtreden(model, bereik))
    # Named to run after `huishouden_van_ouder`, which may have copied another file's id.
    yield (
        f"CREATE TRIGGER rij_blijft BEFORE UPDATE ON {tabel} FOR EACH ROW"
        f" WHEN ({ALLEEN_APP} AND ({' OR '.join(veranderd)})) EXECUTE FUNCTION beleid.rij_blijft()"
    )


def _ketenpartner(model: type[models.Model], bereik: Rijbereik) -> Iterator[str]:
    """Of the own row a ketenpartner changes what is declared, and nothing else (matrix note 4).

    Whoever writes the row in another way as well is asked by the same rules as the policy, without the own action.
    """
    schrijft_mee = any(armen(deel.groep, Niveau.SCHRIJVEN).keten for deel in delen(bereik))
    if not (bereik.keten and bereik.eigen and schrijft_mee):
        return
    tabel, eigen = model._meta.db_table, (*bereik.keten_schrijft, *_TELT_MEE)
    rest = [veld.column for veld in model._meta.concrete_fields if veld.column not in eigen]
    anders = " OR ".join(f"NEW.{kolom} IS DISTINCT FROM OLD.{kolom}" for kolom in rest)
    schrijft = Tabelregels(model, replace(bereik, keten=None)).wie(Niveau.SCHRIJVEN)
    sleutel = model._meta.pk.column
    yield (
        f"CREATE FUNCTION beleid.deel_van_{tabel}() RETURNS trigger LANGUAGE plpgsql"
        " SET search_path = public, pg_temp AS $functie$ BEGIN"
        f" IF NOT EXISTS (SELECT FROM {tabel} WHERE {tabel}.{sleutel} = OLD.{sleutel} AND ({schrijft})) THEN"
        f" {_BLIJFT} END IF; RETURN NEW; END $functie$"
    )
    yield (
        f"CREATE TRIGGER eigen_deel BEFORE UPDATE ON {tabel} FOR EACH ROW"
        f" WHEN ({ALLEEN_APP} AND OLD.{bereik.eigen} = beleid.ik() AND ({anders}))"
        f" EXECUTE FUNCTION beleid.deel_van_{tabel}()"
    )


def _meer_dan_terugtreden(model: type[models.Model], bereik: Rijbereik) -> str:
    """Whoever the row names changes more of it than that it has ended."""
    einde = bereik.terugtreden
    overig = [veld.column for veld in model._meta.concrete_fields if veld.column != einde]
    anders = [f"NEW.{kolom} IS DISTINCT FROM OLD.{kolom}" for kolom in overig]
    anders.append(f"NEW.{einde} IS NULL OR NEW.{einde} > current_date")
    return f"OLD.{bereik.niet_zelf} = beleid.ik() AND ({' OR '.join(anders)})"


def _klok(tabel: str, kolom: str) -> Iterator[str]:
    """Nobody tells that it was at another moment; the rows of one statement share theirs."""
    yield (
        f"CREATE FUNCTION beleid.klok_van_{tabel}() RETURNS trigger LANGUAGE plpgsql AS $functie$"
        f" BEGIN NEW.{kolom} := statement_timestamp(); RETURN NEW; END $functie$"
    )
    yield (
        f"CREATE TRIGGER klok BEFORE INSERT ON {tabel} FOR EACH ROW WHEN ({ALLEEN_APP})"
        f" EXECUTE FUNCTION beleid.klok_van_{tabel}()"
    )


def _momenten(model: type[models.Model], bereik: Vastlegging) -> Iterator[str]:
    """Nobody tells that something ended at another moment; before `rij_blijft` by its name, which sees the result."""
    tabel = model._meta.db_table
    kolommen = {
        kolom
        for kolom in (*bereik.momenten, *filter(None, [bereik.einde]))
        if kolom != _GEMAAKT and isinstance(model._meta.get_field(kolom), models.DateTimeField)
    }
    if not kolommen:
        return
    veranderd = {kolom: f"NEW.{kolom} IS DISTINCT FROM OLD.{kolom}" for kolom in sorted(kolommen)}
    zet = " ".join(
        f"IF NEW.{kolom} IS NOT NULL AND {anders} THEN NEW.{kolom} := statement_timestamp(); END IF;"
        for kolom, anders in veranderd.items()
    )
    yield (
        f"CREATE FUNCTION beleid.moment_van_{tabel}() RETURNS trigger LANGUAGE plpgsql AS $functie$"
        f" BEGIN {zet} RETURN NEW; END $functie$"
    )
    yield (
        f"CREATE TRIGGER moment BEFORE UPDATE ON {tabel} FOR EACH ROW"
        f" WHEN ({ALLEEN_APP} AND ({' OR '.join(veranderd.values())}))"
        f" EXECUTE FUNCTION beleid.moment_van_{tabel}()"
    )


def _keten(tabel: str, bereik: Vrij) -> Iterator[str]:
    """Each row joins the chain of whoever it is of: its number and its hash are the database's, whoever writes it.

    The lock makes rows of one person wait for each other until their transactions end, and nobody for anybody else.
    The function looks past row security, for who writes a line may not read the one before it. In a statement of many
    rows each finds the one before. It keeps the clock as well, for everybody: a second trigger, or a condition on this one,
    costs as much as reading the link before.
    """
    delen = f", '{keten.STREEP}', ".join(
        f"extract(epoch FROM NEW.{kolom})" if kolom == bereik.klok else f"NEW.{kolom}"
        for kolom in keten.KOLOMMEN
    )
    functie = f"beleid.schakel_van_{tabel}()"
    # The lock is asked for in an expression and not in a statement of its own, which would cost twice as much.
    yield (
        f"CREATE FUNCTION {functie} RETURNS trigger LANGUAGE plpgsql"  # noqa: S608 - our own names
        " SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $functie$ BEGIN"
        f" NEW.{bereik.klok} := statement_timestamp();"
        f" IF pg_advisory_xact_lock(uuid_hash_extended(NEW.{bereik.keten}, hashtext('{tabel}')))::text IS NULL THEN"
        " RAISE EXCEPTION 'no lock'; END IF;"
        f" SELECT r.schakel + 1, r.hash INTO NEW.schakel, NEW.hash FROM public.{tabel} r"
        f" WHERE r.{bereik.keten} = NEW.{bereik.keten} ORDER BY r.schakel DESC LIMIT 1;"
        " IF NOT FOUND THEN NEW.schakel := 1; NEW.hash := ''; END IF;"
        f" NEW.hash := sha256(NEW.hash || convert_to(concat({delen}), 'UTF8'));"
        " RETURN NEW; END $functie$"
    )
    yield f"REVOKE ALL ON FUNCTION {functie} FROM PUBLIC"
    yield f"CREATE TRIGGER schakel BEFORE INSERT ON {tabel} FOR EACH ROW EXECUTE FUNCTION {functie}"


def _versie(model: type[models.Model]) -> Iterator[str]:
    """A version is asked for by the application and written by the database: what the row says after this change.

    The function looks past row security, for the change may just have ended the writer's sight. A row that this
    transaction did not write gets no version (its xmin is older), nor does one that is gone: the serving role
    deletes no tracked row. A version is never dated before the one it follows.
    """
    tabel, bron = model._meta.db_table, model.instance_type._meta  # type: ignore[attr-defined]  # of a history
    velden = [veld for veld in model.tracked_fields if not veld.primary_key]  # type: ignore[attr-defined]  # as above
    sleutel, kolommen = bron.pk.column, [veld.column for veld in velden]
    yield (
        f"CREATE FUNCTION beleid.versie_van_{bron.db_table}() RETURNS trigger LANGUAGE plpgsql"  # noqa: S608 - our own names
        " SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $functie$ BEGIN"
        f" SELECT {', '.join(f'b.{kolom}' for kolom in kolommen)}"
        f" INTO {', '.join(f'NEW.{kolom}' for kolom in kolommen)}"
        f" FROM public.{bron.db_table} b WHERE b.{sleutel} = NEW.{sleutel} AND age(b.xmin) <= 0;"
        f" IF NOT FOUND OR NEW.history_type NOT IN ('+', '~') THEN"
        f" RAISE EXCEPTION 'a version tells what was changed just now' {_WEIGER}; END IF;"
        " NEW.history_date := greatest(NEW.history_date,"
        f" (SELECT max(v.history_date) FROM public.{tabel} v WHERE v.{sleutel} = NEW.{sleutel}));"
        " RETURN NEW; END $functie$"
    )
    yield f"REVOKE ALL ON FUNCTION beleid.versie_van_{bron.db_table}() FROM PUBLIC"
    yield (
        f"CREATE TRIGGER versie_is_waar BEFORE INSERT ON {tabel} FOR EACH ROW WHEN ({ALLEEN_APP})"
        f" EXECUTE FUNCTION beleid.versie_van_{bron.db_table}()"
    )
