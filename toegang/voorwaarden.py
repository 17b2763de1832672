"""The conditions of the matrix as named sets of huishoudens (F1).

A condition that needs rows of a higher floor is declared there (`voorwaarden.py` of that app) and
registered here. Its SQL becomes a function in the schema `beleid`: STABLE, SECURITY DEFINER, a fixed
search_path and no argument from a row, so PostgreSQL runs it once per statement and hashes the result.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Functie:
    """A function in the schema `beleid`; `reden` says why it must see past row security.

    taal: `plpgsql` where one statement does not suffice. vluchtig: it sets something, so no answer may be kept.
    """

    naam: str
    argumenten: str = ""
    geeft: str
    sql: str
    reden: str
    taal: str = "sql"
    vluchtig: bool = False


@dataclass(frozen=True, kw_only=True)
class Verzameling(Functie):
    """A set of ids, of huishoudens unless its name says otherwise, for the acting medewerker.

    `werkzaam`: members of the set have something to do there, and may add work to the huishouden.
    """

    geeft: str = "SETOF uuid"
    werkzaam: bool = False


@dataclass(frozen=True, kw_only=True)
class Aanleiding(Functie):
    """Who must be told of what the acting medewerker just did: which soort of bericht, about which page."""

    geeft: str = "TABLE (medewerker_id uuid, soort text, pad text)"


_functies: dict[str, Functie] = {}


def registreer(*functies: Functie) -> None:
    """Add functions of an app; called from its `apps.ready`."""
    for functie in functies:
        _functies[functie.naam] = functie


def functies() -> list[Functie]:
    """All registered functions, in order of registration."""
    return list(_functies.values())


def verzameling(naam: str) -> Verzameling | None:
    """The set with this name, or None when nothing gives that condition (then: deny)."""
    gevonden = _functies.get(naam)
    return gevonden if isinstance(gevonden, Verzameling) else None


def grondfuncties() -> list[Functie]:
    """The functions every policy stands on: who acts, with which rollen, in which teams."""
    geldig = "r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)"
    rol = "(r.rol = ANY (rollen) OR ('TM' = ANY (rollen) AND r.rol IN ('TM', 'TL', 'AF', 'TRI')))"
    return [
        Functie(
            naam="ik",
            geeft="uuid",
            sql="SELECT m.id FROM public.toegang_medewerker m WHERE m.is_active"
            " AND m.id = nullif(current_setting('regie.medewerker', true), '')::uuid",
            reden="An ended account is nobody, whatever its session says.",
        ),
        Functie(
            naam="in_een_team",
            geeft="uuid",
            sql="SELECT beleid.ik() WHERE EXISTS (SELECT FROM public.toegang_roltoekenning r"
            f" WHERE r.medewerker_id = beleid.ik() AND r.rol IN ('TM', 'TL', 'AF', 'TRI') AND {geldig})",
            reden="Regie and involvement count for who has a seat in a team today, and for nobody else (I5, I7).",
        ),
        Functie(
            naam="inloggend",
            geeft="uuid",
            sql="SELECT m.id FROM public.toegang_medewerker m WHERE m.is_active"
            " AND m.email = nullif(current_setting('regie.inloggen', true), '')",
            reden="The account that somebody tries to log in with, before the password is proven.",
        ),
        Functie(
            naam="taak",
            geeft="text",
            sql="SELECT coalesce(current_setting('regie.taak', true), '')",
            reden="Names the system task; it counts only for regie_systeem.",
        ),
        Functie(
            naam="mijn_teams",
            argumenten="rollen text[]",
            geeft="int[]",
            sql="SELECT coalesce(array_agg(DISTINCT r.team_id::int), '{}') FROM public.toegang_roltoekenning r"
            f" WHERE r.medewerker_id = beleid.ik() AND r.team_id IS NOT NULL AND {rol} AND {geldig}",
            reden="Own role assignments decide what else may be read.",
        ),
        Functie(
            naam="heeft",
            argumenten="rollen text[]",
            geeft="boolean",
            sql="SELECT EXISTS (SELECT FROM public.toegang_roltoekenning r"
            f" WHERE r.medewerker_id = beleid.ik() AND {rol} AND {geldig})",
            reden="Own role assignments decide what else may be read.",
        ),
        Functie(
            naam="mijn_rollen",
            geeft="text[]",
            sql="SELECT coalesce(array_agg(DISTINCT r.rol::text), '{}') FROM public.toegang_roltoekenning r"
            f" WHERE r.medewerker_id = beleid.ik() AND {geldig}",
            reden="Own role assignments decide what else may be read.",
        ),
        Functie(
            naam="mijn_plekken",
            argumenten="welk_team int",
            geeft="text[]",
            sql="SELECT array_remove(beleid.mijn_rollen(), 'TM') || CASE"
            " WHEN welk_team = ANY (beleid.mijn_teams('{TM}')) THEN '{TM}'::text[]"
            " WHEN beleid.in_een_team() IS NOT NULL THEN '{AT}' ELSE '{}' END",
            reden="Own role assignments decide what else may be read: in the team of a huishouden, or outside it.",
        ),
        Functie(
            naam="mijn_gemeenten",
            geeft="text[]",
            sql="SELECT coalesce(array_agg(DISTINCT r.gemeente_id::text), '{}')"
            " FROM public.toegang_roltoekenning r"
            f" WHERE r.medewerker_id = beleid.ik() AND r.rol = 'AH' AND {geldig}",
            reden="Own role assignments decide what else may be read.",
        ),
        Functie(
            naam="uit_te_voeren",
            geeft="SETOF uuid",
            sql="SELECT v.id FROM public.toegang_rechtenverzoek v"
            " JOIN public.toegang_medewerker m ON m.id = v.gevraagd_door_id AND m.is_active"
            " WHERE v.status = 'gevraagd' AND beleid.heeft('{FB}') AND v.gevraagd_door_id <> beleid.ik()"
            " AND v.medewerker_id IS DISTINCT FROM beleid.ik() AND EXISTS (SELECT FROM"
            " public.toegang_roltoekenning r WHERE r.medewerker_id = v.gevraagd_door_id"
            " AND (r.rol = 'FB' OR r.rol = 'TL' AND r.team_id = v.team_id"
            f" OR r.rol = 'FG' AND v.soort = 'beeindigen') AND {geldig})",
            reden="Whoever asked must still be somebody who may ask, and the beheerder a third person (I8).",
        ),
    ]


registreer(*grondfuncties())
