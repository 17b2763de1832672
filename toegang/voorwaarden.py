"""The conditions of the matrix as named sets of huishoudens (F1).

A condition that needs rows of a higher floor is declared there (`voorwaarden.py` of that app) and
registered here. Its SQL becomes a function in the schema `beleid`: STABLE, SECURITY DEFINER, a fixed
search_path and no argument from a row, so PostgreSQL runs it once per statement and hashes the result.
"""

from dataclasses import dataclass
from typing import Final

GELDIG: Final = "r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)"


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
class Aanleiding:
    """What cannot be done without others being told: the database writes a bericht for each of them (ADR 0015).

    `sql` gives (medewerker_id, soort) for the row NEW of `tabel`; `pad` is the page it is about, of NEW and of the reader
    `t.medewerker_id`. It counts for an added row, or with `kolom` for a row in which that column is filled in, or
    changed as `wanneer` says.
    """

    naam: str
    tabel: str
    kolom: str = ""
    wanneer: str = ""
    pad: str
    sql: str
    reden: str

    @property
    def verandering(self) -> str:
        """SQL: for which change of OLD into NEW it counts; empty for an added row."""
        return self.wanneer or (self.kolom and f"OLD.{self.kolom} IS NULL AND NEW.{self.kolom} IS NOT NULL")


@dataclass(frozen=True, kw_only=True)
class Grens:
    """What no change may bring about, though each by itself may be made: the database refuses the one that does (I8).

    `sql` must hold after a change of `kolom` in `tabel`, of OLD into NEW, for which `wanneer` counts. Who changes at the
    same time waits for the other and then sees what is left. `melding` is for who tried, in Dutch.
    """

    naam: str
    tabel: str
    kolom: str
    wanneer: str
    sql: str
    melding: str
    reden: str


_functies: dict[str, Functie] = {}
_aanleidingen: dict[str, Aanleiding] = {}
_grenzen: dict[str, Grens] = {}


def registreer(*functies: Functie) -> None:
    """Add functions of an app; called from its `apps.ready`."""
    for functie in functies:
        _functies[functie.naam] = functie


def registreer_aanleidingen(*aanleidingen: Aanleiding) -> None:
    """Add what must be told of; called from an app's `apps.ready`."""
    for aanleiding in aanleidingen:
        _aanleidingen[aanleiding.naam] = aanleiding


def aanleidingen() -> list[Aanleiding]:
    """All that must be told of, in order of registration."""
    return list(_aanleidingen.values())


def registreer_grenzen(*grenzen: Grens) -> None:
    """Add what no change may bring about; called from an app's `apps.ready`."""
    for grens in grenzen:
        _grenzen[grens.naam] = grens


def grenzen() -> list[Grens]:
    """All that is refused so, in order of registration."""
    return list(_grenzen.values())


def functies() -> list[Functie]:
    """All registered functions, in order of registration."""
    return list(_functies.values())


def verzameling(naam: str) -> Verzameling | None:
    """The set with this name, or None when nothing gives that condition (then: deny)."""
    gevonden = _functies.get(naam)
    return gevonden if isinstance(gevonden, Verzameling) else None


def beheer_vraagt(verzoek: str) -> str:
    """SQL: what this rechtenverzoek asks is a beheerder's to ask: of a team only while nobody else leads it (0014)."""
    return (
        f"({verzoek}.soort NOT IN ('geven', 'nieuw') OR NOT EXISTS (SELECT FROM public.toegang_roltoekenning r"
        " JOIN public.toegang_medewerker l ON l.id = r.medewerker_id AND l.is_active"
        f" WHERE r.rol = 'TL' AND r.team_id = {verzoek}.team_id"
        f" AND r.medewerker_id IS DISTINCT FROM {verzoek}.medewerker_id AND {GELDIG}))"
    )


def grondfuncties() -> list[Functie]:
    """The functions every policy stands on: who acts, with which rollen, in which teams."""
    zetel = "r.rol IN ('TM', 'TL', 'AF', 'TRI')"
    rol = f"(r.rol = ANY (rollen) OR ('TM' = ANY (rollen) AND {zetel}))"
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
            f" WHERE r.medewerker_id = beleid.ik() AND {zetel} AND {GELDIG})",
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
            f" WHERE r.medewerker_id = beleid.ik() AND r.team_id IS NOT NULL AND {rol} AND {GELDIG}",
            reden="Own role assignments decide what else may be read.",
        ),
        Functie(
            naam="heeft",
            argumenten="rollen text[]",
            geeft="boolean",
            sql="SELECT EXISTS (SELECT FROM public.toegang_roltoekenning r"
            f" WHERE r.medewerker_id = beleid.ik() AND {rol} AND {GELDIG})",
            reden="Own role assignments decide what else may be read.",
        ),
        Functie(
            naam="mijn_rollen",
            geeft="text[]",
            sql="SELECT coalesce(array_agg(DISTINCT r.rol::text), '{}') FROM public.toegang_roltoekenning r"
            f" WHERE r.medewerker_id = beleid.ik() AND {GELDIG}",
            reden="Own role assignments decide what else may be read.",
        ),
        Functie(
            naam="mijn_plekken",
            argumenten="welk_team int",
            geeft="text[]",
            # In one statement, because it is asked per row.
            sql="SELECT coalesce(array_remove(array_agg(DISTINCT r.rol::text), 'TM'), '{}') || CASE"
            f" WHEN bool_or(r.team_id = welk_team AND {zetel}) THEN '{{TM}}'::text[]"
            f" WHEN bool_or({zetel}) THEN '{{AT}}' ELSE '{{}}' END"
            f" FROM public.toegang_roltoekenning r WHERE r.medewerker_id = beleid.ik() AND {GELDIG}",
            reden="Own role assignments decide what else may be read: in the team of a huishouden, or outside it.",
        ),
        Functie(
            naam="mijn_gemeenten",
            geeft="text[]",
            sql="SELECT coalesce(array_agg(DISTINCT r.gemeente_id::text), '{}')"
            " FROM public.toegang_roltoekenning r"
            f" WHERE r.medewerker_id = beleid.ik() AND r.rol = 'AH' AND {GELDIG}",
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
            f" AND (r.rol = 'FB' AND {beheer_vraagt('v')} OR r.rol = 'TL' AND r.team_id = v.team_id"
            f" OR r.rol = 'FG' AND v.soort = 'beeindigen') AND {GELDIG})",
            reden="Whoever asked must still be somebody who may ask, and the beheerder a third person (I8).",
        ),
    ]


registreer(*grondfuncties())
