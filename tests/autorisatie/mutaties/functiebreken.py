"""Ways to break the functions that the policies ask: the whole of one, and each condition in it (F1)."""

import re
from collections.abc import Iterator

from django.db import connection

from tests.autorisatie.mutaties.breken import Mutatie, opnieuw
from tests.autorisatie.mutaties.kijker import Vraag
from tests.autorisatie.mutaties.vragen import SITUATIE, vragen
from toegang.voorwaarden import Functie

# What a set is a set of, when it is not of huishoudens.
TABEL_VAN = {
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
    "uit_te_voeren": "toegang_rechtenverzoek",
    "toezicht": "toegang_medewerker",
    "antwoordt": "toegang_medewerker",
}


def functies(alle: list[Functie]) -> Iterator[Mutatie]:
    """Each function: a set empty and everything not in it, a table empty, a value none, another, or its opposite."""
    afhankelijk = _Afhankelijk()
    for functie in alle:
        for soort, sql in (*_anders(functie), *termen(functie)):
            waar = [vraag for tabel in afhankelijk.tabellen(functie.naam) for vraag in vragen(tabel)]
            if afhankelijk.situatie(functie.naam):
                waar.insert(0, SITUATIE)
            yield Mutatie(
                f"{soort} {functie.naam}",
                "condition in a function"
                if soort.startswith("term")
                else ("set" if functie.geeft == "SETOF uuid" else "function"),
                (opnieuw(functie, sql),),
                tuple(waar),
                alleen_als=_roep(functie),
            )


# A CASE closes as a bracket does.
_HAAK = re.compile(r"\b(CASE|END)\b")
# Where a term of a condition ends, when no bracket closes before.
_EINDE = re.compile(
    r"\s(AND|OR|UNION|EXCEPT|GROUP BY|HAVING|ORDER BY|LIMIT|OFFSET|JOIN|LEFT JOIN|CROSS JOIN|WHERE|THEN|RETURNING)\b"
)


def termen(functie: Functie) -> Iterator[tuple[str, str]]:
    """Each term after a WHERE or an AND in the function's own SQL, turned round; its name begins with its number."""
    if functie.taal != "sql" or functie.vluchtig:
        return
    ervoor = ""
    for nummer, begin in enumerate(re.finditer(r"\b(WHERE|AND)\s+", functie.sql), 1):
        rest, diepte, einde, tussen = functie.sql[begin.end() :], 0, None, "BETWEEN" in ervoor
        for plek, teken in enumerate(rest):
            woord = _HAAK.match(rest, plek)
            diepte += {"(": 1, "CASE": 1, ")": -1, "END": -1}.get(woord[0] if woord else teken, 0)
            if diepte < 0 or (diepte == 0 and _EINDE.match(rest, plek)):
                einde = plek
                break
        # The AND of a BETWEEN joins no two terms.
        ervoor, term = rest[:einde], rest[:einde]
        if "BETWEEN" in term or tussen:
            continue
        yield (
            f"term {nummer} of",
            f"{functie.sql[: begin.end()]}NOT coalesce(({term}), false){functie.sql[begin.end() + len(term) :]}",
        )


_ROLLEN = "'{REG,BET,TM,AT,TL,AF,TRI,IW,IP,IS,TWO,KP,AH,FG,FB}'::text[]"
# Every call that a policy can make, by what the function takes.
_ROEP = {
    "": "SELECT x::text FROM beleid.{naam}() x",
    "rollen text[]": f"SELECT r || x::text FROM unnest({_ROLLEN}) r, LATERAL beleid.{{naam}}(ARRAY[r]) x",
    "welk uuid": "SELECT h.naam || x::text FROM proef.huis h, LATERAL beleid.{naam}(h.id) x",
}


def _roep(functie: Functie) -> Vraag | None:
    """The function itself, for each huishouden or rol it takes; not when calling it does something."""
    sjabloon = None if functie.vluchtig else _ROEP.get(functie.argumenten)
    return Vraag("roep", hoe=sjabloon.replace("{naam}", functie.naam)) if sjabloon else None


def _anders(functie: Functie) -> Iterator[tuple[str, str]]:
    geeft, was = functie.geeft, f"({functie.sql})"
    if geeft == "SETOF uuid":
        tabel = TABEL_VAN.get(functie.naam, "huishoudens_huishouden")
        yield "empty", "SELECT NULL::uuid WHERE false"
        yield "negate", f"SELECT x.id FROM public.{tabel} x EXCEPT {was}"
    elif geeft.startswith(("TABLE", "SETOF")):
        kolommen = geeft.removeprefix("TABLE (").removesuffix(")").removeprefix("SETOF ").split(",")
        leeg = ", ".join(f"NULL::{kolom.split()[-1]}" for kolom in kolommen)
        yield "empty", f"SELECT {leeg} WHERE false"
    elif geeft == "boolean":
        yield "null", "SELECT NULL::boolean"
        yield "true", "SELECT true"
        yield "false", "SELECT false"
        yield "negate", f"SELECT NOT coalesce({was}, false)"
    elif geeft == "uuid":
        yield "null", "SELECT NULL::uuid"
        yield "other", "SELECT max(m.id::text)::uuid FROM public.toegang_medewerker m"
    elif geeft == "int":
        yield "null", "SELECT NULL::int"
        yield "other", f"SELECT {was} + 1" if functie.taal == "sql" else "SELECT 1"
    elif geeft in ("int[]", "text[]"):
        yield "empty", f"SELECT '{{}}'::{geeft}"
        alles = "ARRAY(SELECT generate_series(1, 8))" if geeft == "int[]" else _ROLLEN
        yield "everything", f"SELECT {alles}"
    elif geeft == "text":
        yield "other", "SELECT 'x'::text"


class _Afhankelijk:
    """Which tables and functions speak of a function, by the catalogue, directly or through another."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'beleid'::regnamespace")
            self.bronnen = dict(cursor.fetchall())
            cursor.execute(
                "SELECT tablename, string_agg(concat(qual, ' ', with_check), ' ') FROM pg_policies"
                " WHERE schemaname = 'public' AND 'regie_app' = ANY (roles) GROUP BY 1"
            )
            self.per_tabel = dict(cursor.fetchall())
            cursor.execute(
                "SELECT tgrelid::regclass::text, string_agg(pg_get_triggerdef(oid), ' ') FROM pg_trigger"
                " WHERE NOT tgisinternal GROUP BY 1"
            )
            for tabel, tekst in cursor.fetchall():
                self.per_tabel[tabel] = self.per_tabel.get(tabel, "") + tekst

    def _langs(self, naam: str) -> set[str]:
        gezien, nieuw = set(), {naam}
        while nieuw:
            gezien |= nieuw
            nieuw = {
                ander
                for ander, bron in self.bronnen.items()
                if ander not in gezien and any(f"beleid.{f}(" in bron for f in gezien)
            }
        return gezien

    def situatie(self, naam: str) -> bool:
        return "situatie" in self._langs(naam)

    def tabellen(self, naam: str) -> list[str]:
        """Those whose own rules name it, then those that look into such a table."""
        namen = self._langs(naam)
        uit = {t for t, tekst in self.per_tabel.items() if any(f"beleid.{f}(" in tekst for f in namen)}
        eerst = sorted(uit)
        while True:
            erbij = {
                t
                for t, tekst in self.per_tabel.items()
                if t not in uit and any(re.search(rf"FROM \(?{ander}\b", tekst) for ander in uit)
            }
            if not erbij:
                return eerst + sorted(uit - set(eerst))
            uit |= erbij
