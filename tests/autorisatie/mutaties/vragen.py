"""What to ask the stage about a table, the likeliest questions first."""

from typing import Any

from django.db import connection, models

from tests.autorisatie.mutaties.kijker import Vraag
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis

ALLE = {model._meta.db_table: model for model in Tabellen.alle()}
SITUATIE = Vraag("roep", hoe="SELECT h.naam || beleid.situatie(h.id)::text FROM proef.huis h")
GEVRAAGD_MOMENT = "'2001-01-01 00:00+00'::timestamptz"
_IK = "nullif(current_setting('regie.medewerker', true), '')::uuid"
# Tables of which a row changes in one way only: what goes along with every change of a column, and is right by itself.
_MEE = {
    "toegang_rechtenregel": (f"oordeel = 'klopt', beoordeeld_op = now(), beoordeeld_door_id = {_IK}",),
    "huishoudens_noodtoegang": (
        f"oordeel = 'terecht', toelichting = 'x', beoordeeld_op = now(), beoordeeld_door_id = {_IK}",
    ),
    "toegang_rechtenverzoek": tuple(
        f"status = '{status}', antwoord = 'x', beantwoord_op = now(), beantwoord_door_id = {_IK}"
        for status in ("ingetrokken", "uitgevoerd", "afgewezen")
    ),
    "toegang_medewerker": ("is_active = NOT is_active, gesloten_op = now()",),
    "toegang_roltoekenning": ("tot = current_date + 1",),
}


def vragen(tabel: str, eerst: str = "", *, kolommen: bool = False) -> list[Vraag]:
    """Everything about this table, beginning with one kind; with its columns one by one when they matter."""
    model = ALLE[tabel]
    uit = [Vraag("lees", tabel)]
    if is_geschiedenis(model):
        uit += [Vraag("voeg", tabel, hoe) for hoe in ("eigen", "ander", "zomaar")]
    else:
        uit += [Vraag(soort, tabel) for soort in ("wijzig", "grijp", "weg")] + [Vraag("voeg", tabel, "eigen")]
        bereik: Any = bereik_van(model)
        if kolommen or not isinstance(bereik, Rijbereik):
            uit += [
                Vraag("voeg", tabel, hoe) for hoe in ("ander", "zelf") if hoe == "ander" or bereik.niet_zelf
            ]
            if isinstance(bereik, Rijbereik) and bereik.huishouden != "id":
                uit.append(Vraag("voeg", tabel, "elders"))
            uit += [Vraag("zet", tabel, f"{mee} @ true") for mee in _MEE.get(tabel, ())]
            uit += [vraag for veld in model._meta.concrete_fields for vraag in kolomvragen(model, veld)]
    return sorted(uit, key=lambda vraag: vraag.soort != eerst) if eerst else uit


def kolomvragen(model: type[models.Model], veld: Any) -> list[Vraag]:
    """The column becomes something else; a moment another moment, which the database may overrule; or nothing."""
    if veld.generated:
        return []
    kolom, tabel = veld.column, model._meta.db_table
    uit = []
    if isinstance(veld, models.DateTimeField):
        uit.append(f"{kolom} = {GEVRAAGD_MOMENT} @ {kolom} = {GEVRAAGD_MOMENT}")
    else:
        uit.append(f"{kolom} = {_anders(veld, kolom)} @ true")
    if veld.null:
        uit.append(f"{kolom} = NULL @ true")
    # Beside what may be changed; a column that goes along already, by itself only.
    samen = [mee for mee in _MEE.get(tabel, ()) if f"{kolom} = " not in mee]
    return [Vraag("zet", tabel, hoe) for hoe in (*uit, *(f"{mee}, {hoe}" for mee in samen for hoe in uit))]


def _anders(veld: Any, kolom: str) -> str:
    """Something the column does not say now, of its own kind."""
    if veld.primary_key and not veld.remote_field:
        soort = veld.db_type(connection)
        return {"uuid": "gen_random_uuid()", "date": f"{kolom} + 9999"}.get(
            soort, f"{kolom} + 999" if "int" in soort or "serial" in soort else f"{kolom} || 'x'"
        )
    if veld.remote_field:
        # One of two that it can name, as the owner knows them.
        een, twee = (
            f"proef.een('{veld.related_model._meta.db_table}', {nr})::{_type(veld)}" for nr in (1, 2)
        )
        return f"CASE WHEN {kolom} IS DISTINCT FROM {een} THEN {een} ELSE {twee} END"
    if veld.choices:
        een, twee = [str(keuze[0]) for keuze in veld.flatchoices][:2]
        return f"CASE WHEN {kolom}::text = '{een}' THEN '{twee}' ELSE '{een}' END::{_type(veld)}"
    return _van_soort(_type(veld), kolom)


def _van_soort(soort: str, kolom: str) -> str:
    if soort.endswith("[]"):
        return f"coalesce({kolom}, ARRAY[]::{soort}) || coalesce({kolom}, ARRAY[]::{soort})"
    if "int" in soort or soort.startswith("numeric"):
        return f"coalesce({kolom}, 0) + 1"
    vast = {
        "boolean": f"NOT coalesce({kolom}, false)",
        "date": f"coalesce({kolom}, current_date) + 1",
        "bytea": f"coalesce({kolom}, '') || 'x'::bytea",
        "uuid": "gen_random_uuid()",
        "jsonb": "'{}'::jsonb",
    }
    return vast.get(soort, f"CASE WHEN {kolom} = 'x' THEN 'y' ELSE 'x' END")


def _type(veld: Any) -> str:
    while veld.remote_field:
        veld = veld.target_field
    return str(veld.db_type(connection)).replace("serial", "int")
