"""Functions inside the database that try what `regie_app` can do with a table, written from its model.

For every table there is one that reads all rows, one that changes them to what they are, one that sets a column, one that
adds a copy of a row of each situation, and one that throws rows away. What a function did is taken back.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models

from huishoudens.models import Huishouden
from tests.autorisatie.cellen.toneel import Toneel
from tests.rollen import als_eigenaar
from toegang.rijbereik import Rijbereik, bereik_van, is_geschiedenis
from toegang.voorwaarden import aanleidingen

# What is taken back on purpose, told apart from every refusal.
_TERUG = "PR000"
_IK = "nullif(current_setting('regie.medewerker', true), '')::uuid"
# Tables outside a file of which a row is added in the own name, without the declaration saying so.
_EIGEN_NAAM = {
    "toegang_concept": "medewerker_id",
    "toegang_inzending": "medewerker_id",
    "toegang_inzageregel": "medewerker_id",
    "huishoudens_noodtoegang": "medewerker_id",
}


def richt_in(
    toneel: Toneel, rijen: dict[type[models.Model], list[tuple[str, Any]]], erbij: tuple[str, ...]
) -> None:
    """Put the functions in place, with the rows of which a copy is tried, and what else may be about to be added."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA proef")
        cursor.execute("GRANT USAGE ON SCHEMA proef TO regie_app")
        cursor.execute("CREATE TABLE proef.huis (naam text, id uuid, nummer text)")
        for naam, huishouden in toneel.huizen.items():
            cursor.execute(
                "INSERT INTO proef.huis VALUES (%s, %s, %s)", [naam, huishouden.pk, huishouden.nummer]
            )
        cursor.execute("CREATE TABLE proef.een (tabel text, nr int, id text, PRIMARY KEY (tabel, nr))")
        for model, lijst in rijen.items():
            if is_geschiedenis(model):
                continue
            _voorbeelden(cursor, model, lijst)
            tabel, sleutel = model._meta.db_table, model._meta.pk.column
            cursor.execute(
                f"INSERT INTO proef.een SELECT '{tabel}', row_number() OVER (), x.s FROM"
                f" (SELECT {sleutel}::text s FROM {tabel} ORDER BY 1 LIMIT 2) x"
            )
        for sql in erbij:
            cursor.execute(sql)
        for model in rijen:
            for sql in _functies(model, toneel):
                cursor.execute(sql)
        cursor.execute(_ALS)
        cursor.execute(_EEN)
        cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA proef TO regie_app")
        cursor.execute("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA proef TO regie_app")


_ALS = """
CREATE FUNCTION proef.als(wie uuid, vragen text[]) RETURNS text[] LANGUAGE plpgsql AS $functie$
DECLARE vraag text; antwoord text; uit text[] := '{}';
BEGIN
  PERFORM set_config('regie.medewerker', wie::text, true);
  FOREACH vraag IN ARRAY vragen LOOP
    BEGIN
      EXECUTE 'SELECT array_length(g, 1) || '' '' || md5(array_to_string(ARRAY(SELECT unnest(g) ORDER BY 1), '','', ''-''))'
        ' FROM (SELECT ' || vraag || ') x (g)' INTO antwoord;
    EXCEPTION WHEN OTHERS THEN antwoord := 'fout ' || SQLSTATE || ' ' || SQLERRM;
    END;
    uit := uit || coalesce(antwoord, '0');
  END LOOP;
  RETURN uit;
END $functie$"""


# One of the ids of a table, whoever asks: to hang a row on it.
_EEN = """
CREATE FUNCTION proef.een(tabel text, welke int) RETURNS text LANGUAGE sql STABLE
  AS $functie$ SELECT e.id FROM proef.een e WHERE e.tabel = een.tabel AND e.nr = welke $functie$"""


def _voorbeelden(cursor: Any, model: type[models.Model], lijst: list[tuple[str, Any]]) -> None:
    """One row of each situation, as it stands; of what is never added as it stands, what a new one says."""
    tabel, sleutel = model._meta.db_table, model._meta.pk.column
    cursor.execute(
        f"CREATE TABLE proef.rij_{tabel} AS SELECT ''::text AS proef, t.* FROM {tabel} t WHERE false"
    )
    for naam, rij in dict(lijst).items():
        cursor.execute(
            f"INSERT INTO proef.rij_{tabel} SELECT %s, t.* FROM {tabel} t WHERE {sleutel} = %s",
            [naam, rij.pk],
        )
        for kolom, waarde in getattr(rij, "van_open_advies", {}).items():
            cursor.execute(f"UPDATE proef.rij_{tabel} SET {kolom} = %s WHERE proef = %s", [waarde, naam])
    if zet := _NIEUW.get(tabel):
        cursor.execute(f"UPDATE proef.rij_{tabel} SET {zet}")


_NIEUW = {
    "backoffice_maatwerkadvies": "status = 'ingediend', behandelaar_id = NULL, opgepakt_op = NULL",
    "huishoudens_relatie": "tot = NULL",
}
_OOK_EIGEN = {
    "backoffice_maatwerkadvies": "ingediend_door_id",
    "backoffice_besluit": "door_id",
    "backoffice_aanvulverzoek": "gevraagd_door_id",
}


def _functies(model: type[models.Model], toneel: Toneel) -> Iterable[str]:
    tabel, sleutel = model._meta.db_table, model._meta.pk.column
    bereik: Any = bereik_van(model)
    zelf = f", {bereik.bewerker} = {_IK}" if bereik.bewerker else ""
    yield _functie(f"lees_{tabel}()", f"RETURN ARRAY(SELECT {sleutel}::text FROM {tabel});")
    if is_geschiedenis(model):
        yield _functie(f"voeg_{tabel}(hoe text)", _versie(model, toneel))
        return
    yield _functie(
        f"grijp_{tabel}()",
        f"{_mag(tabel, 'UPDATE')} RETURN ARRAY(SELECT x.{sleutel}::text FROM (SELECT {sleutel} FROM {tabel} FOR UPDATE) x);",
    )
    alles = _geprobeerd(
        f"WITH r AS (UPDATE {tabel} SET {sleutel} = {sleutel}{zelf} RETURNING {sleutel})"
        " SELECT array_agg(r.*::text) INTO uit FROM r;",
        "RETURN uit;",
        "NULL;",
        beperkt="NULL;",
    )
    een = _geprobeerd(
        f"UPDATE {tabel} SET {sleutel} = {sleutel}{zelf} WHERE {sleutel} = pk; gelukt := FOUND;",
        "IF gelukt THEN uit := uit || pk::text; END IF;",
        "NULL;",
    )
    yield _functie(
        f"wijzig_{tabel}()",
        f"{_mag(tabel, 'UPDATE')} {alles} uit := '{{}}';"
        f" FOR pk IN SELECT {sleutel} FROM {tabel} LOOP {een} END LOOP; RETURN uit;",
        f"pk {_soort(model)}; gelukt boolean;",
    )
    weg = _geprobeerd(
        f"WITH r AS (DELETE FROM {tabel} RETURNING {sleutel}) SELECT array_agg(r.*::text) INTO uit FROM r;",
        "NULL;",
        "NULL;",
    )
    yield _functie(f"weg_{tabel}()", f"{_mag(tabel, 'DELETE')} {weg} RETURN uit;")
    yield _zet(model, bereik.bewerker)
    yield _functie(f"voeg_{tabel}(hoe text)", _voeg(model, toneel), f"r proef.rij_{tabel}; waar text;")
    if _heeft_gevolg(model):
        yield _na(model)


def _zet(model: type[models.Model], bewerker: str) -> str:
    """`SET clause @ condition`: which of the rows take it, and whether the row then says what was asked."""
    tabel, sleutel, soort = model._meta.db_table, model._meta.pk.column, _soort(model)
    zelf = f", {bewerker} = {_IK}".replace("'", "''") if bewerker else ""
    gevolg = f"waar := waar || proef.na_{tabel}(pk);" if _heeft_gevolg(model) else ""
    poging = _geprobeerd(
        f"EXECUTE format('EXECUTE proef_zet(%L)', pk) INTO waar; {gevolg}",
        "IF waar IS NOT NULL THEN uit := uit || (pk::text || waar); END IF;",
        "NULL;",
        beperkt="uit := uit || pk::text;",
    )
    # Prepared, because planning costs many times what one row does.
    romp = (
        f"{_mag(tabel, 'UPDATE')} IF EXISTS (SELECT FROM pg_prepared_statements WHERE name = 'proef_zet') THEN"
        f" DEALLOCATE proef_zet; END IF; EXECUTE 'PREPARE proef_zet({soort}) AS UPDATE {tabel} SET '"
        f" || split_part(hoe, ' @ ', 1) || CASE WHEN hoe LIKE '{bewerker or 0} = %' THEN '' ELSE '{zelf}' END"
        f" || ' WHERE {sleutel} = $1 RETURNING coalesce(' || split_part(hoe, ' @ ', 2) || ', false)::text';"
        f" FOR pk IN SELECT {sleutel} FROM proef.rij_{tabel} LOOP {poging} END LOOP; RETURN uit;"
    )
    return _functie(f"zet_{tabel}(hoe text)", romp, f"pk {soort}; waar text;")


def _voeg(model: type[models.Model], toneel: Toneel) -> str:
    """A copy in the own name; `ander`: in that of a colleague; `zelf`: naming oneself; `elders`: in another file."""
    bereik: Any = bereik_van(model)
    tabel, sleutel = model._meta.db_table, model._meta.pk
    kolommen = [veld.column for veld in model._meta.concrete_fields if not veld.generated]
    waarden = {kolom: f"r.{kolom}" for kolom in kolommen}
    ander = toneel.wereld.id_van("medewerker2.voorhout")
    naam = f"CASE hoe WHEN 'ander' THEN '{ander}'::uuid ELSE {_IK} END"
    eigen = (bereik.schrijver, bereik.bewerker, _EIGEN_NAAM.get(tabel), _OOK_EIGEN.get(tabel))
    waarden |= {kolom: naam for kolom in eigen if kolom}
    if sleutel.column not in eigen and not sleutel.remote_field:
        anders = {"uuid": "gen_random_uuid()", "bigint": f"r.{sleutel.column} + 1000000"}
        waarden[sleutel.column] = anders.get(_soort(model), f"r.{sleutel.column}")
    if model is Huishouden:
        # A file bears the number that was drawn for it.
        waarden["nummer"] = "'H-2026-' || volgend_nummer()"
    if bereik.niet_zelf and bereik.niet_zelf not in eigen:
        waarden[bereik.niet_zelf] = f"CASE hoe WHEN 'zelf' THEN {_IK} ELSE r.{bereik.niet_zelf} END"
    if isinstance(bereik, Rijbereik) and "huishouden_id" in waarden:
        gewoon = toneel.huizen["gewoon"].pk
        waarden["huishouden_id"] = f"CASE hoe WHEN 'elders' THEN '{gewoon}'::uuid ELSE r.huishouden_id END"
    na = f"proef.na_{tabel}(pk)" if _heeft_gevolg(model) else "''"
    poging = _geprobeerd(
        f"r.{sleutel.column} := {waarden[sleutel.column]}; pk := r.{sleutel.column};"
        f" INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({', '.join({**waarden, sleutel.column: 'pk'}.values())});"
        f" waar := {na};",
        "uit := uit || (r.proef || waar);",
        "NULL;",
        beperkt="uit := uit || r.proef;",
    )
    return (
        f"DECLARE pk {_soort(model)}; BEGIN {_mag(tabel, 'INSERT')} FOR r IN SELECT * FROM proef.rij_{tabel} LOOP {poging}"
        " END LOOP; RETURN uit; END;"
    )


def _versie(model: type[models.Model], toneel: Toneel) -> str:
    """A version of what was changed just now, `ander`: in another's name; `zomaar`: of what was not changed."""
    tabel, bron = model._meta.db_table, model.instance_type._meta  # type: ignore[attr-defined]  # of a history
    ander = toneel.wereld.id_van("medewerker2.voorhout")
    velden = [veld for veld in model._meta.concrete_fields if not veld.column.startswith("history_")]
    kolommen = [veld.column for veld in velden]
    bereik: Any = bereik_van(model)
    zelf = f", {bereik.bewerker} = {_IK}" if bereik.bewerker else ""
    sleutel = bron.pk.column
    poging = _geprobeerd(
        f"IF hoe <> 'zomaar' THEN UPDATE {bron.db_table} SET {sleutel} = {sleutel}{zelf}"
        f" WHERE {sleutel} = r.{sleutel}; END IF;"
        f" INSERT INTO {tabel} ({', '.join(kolommen)}, history_id, history_date, history_type, history_user_id,"
        f" history_change_reason) VALUES ({', '.join(f'r.{kolom}' for kolom in kolommen)}, gen_random_uuid(), now(), '~',"
        f" CASE hoe WHEN 'ander' THEN '{ander}'::uuid ELSE {_IK} END, '');",
        "uit := uit || r.proef;",
        "NULL;",
        beperkt="uit := uit || r.proef;",
    )
    return (
        f"DECLARE r proef.rij_{bron.db_table}; BEGIN {_mag(tabel, 'INSERT')} FOR r IN SELECT * FROM"
        f" proef.rij_{bron.db_table} LOOP {poging} END LOOP; RETURN uit; END;"
    )


def _heeft_gevolg(model: type[models.Model]) -> bool:
    """Whether the database adds something of its own to what is written: a moment, a link, a bericht to others."""
    return bool(getattr(bereik_van(model), "klok", "")) or any(
        aanleiding.tabel == model._meta.db_table for aanleiding in aanleidingen()
    )


def _na(model: type[models.Model]) -> str:
    """What the database added to what was written just now; asked past row security."""
    tabel, klok = model._meta.db_table, getattr(bereik_van(model), "klok", "")
    delen = [f"(t.{klok} > now() - interval '1 hour')"] if klok else []
    delen += ["(t.schakel > 0 AND length(t.hash) = 32)"] if getattr(bereik_van(model), "keten", "") else []
    # Of this transaction, and not of the stage.
    delen.append(
        "(SELECT string_agg(b.soort || b.medewerker_id, ',' ORDER BY b.soort, b.medewerker_id)"
        " FROM public.toegang_bericht b WHERE age(b.xmin) <= 0)"
    )
    return (
        f"CREATE FUNCTION proef.na_{tabel}(pk {_soort(model)}) RETURNS text LANGUAGE sql SECURITY DEFINER AS $functie$"
        f" SELECT concat_ws(' ', {', '.join(delen)}) FROM public.{tabel} t WHERE t.{model._meta.pk.column} = pk $functie$"
    )


def _soort(model: type[models.Model]) -> str:
    veld: Any = model._meta.pk
    while veld.remote_field:
        veld = veld.target_field
    return str(veld.db_type(connection)).replace("serial", "int")


def _mag(tabel: str, recht: str) -> str:
    return f"IF NOT has_table_privilege('{tabel}', '{recht}') THEN RETURN uit; END IF;"


def _geprobeerd(doe: str, dan: str, geweigerd: str, *, beperkt: str = "") -> str:
    """Do this and take it back; what a constraint stops was not refused."""
    return (
        f"BEGIN {doe} RAISE EXCEPTION USING ERRCODE = '{_TERUG}';"
        f" EXCEPTION WHEN SQLSTATE '{_TERUG}' THEN {dan} WHEN insufficient_privilege THEN {geweigerd}"
        f" WHEN integrity_constraint_violation OR data_exception OR raise_exception THEN {beperkt or dan} END;"
    )


def _functie(kop: str, romp: str, namen: str = "") -> str:
    return (
        f"CREATE FUNCTION proef.{kop} RETURNS text[] LANGUAGE plpgsql AS $functie$"
        f" #variable_conflict use_column\n DECLARE uit text[] := '{{}}'; {namen} BEGIN {romp} END $functie$"
    )
