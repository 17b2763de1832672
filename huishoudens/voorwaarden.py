"""Sets of huishoudens that the matrix's conditions name and this floor knows: regie, betrokkenheid, safety (F1, F4)."""

from huishoudens.keuzes import NOOD_UREN, OVERDRACHT_DAGEN, REDEN_MINIMAAL
from huishoudens.meldsql import HUISHOUDEN, NIET_VERWANT, OPEN_VOOR
from toegang.voorwaarden import Functie, Verzameling

OPEN_VOOR_MIJ = OPEN_VOOR.format("beleid.ik()")
# The same for many rows of which few are shielded: what is closed to me, made once.
DICHT_VOOR_MIJ = """(SELECT h.id FROM public.huishoudens_huishouden h WHERE h.afgeschermd AND h.id NOT IN (
    SELECT t.huishouden_id FROM public.huishoudens_toelating t
    WHERE t.medewerker_id = beleid.ik() AND t.van <= current_date AND (t.tot IS NULL OR t.tot > current_date)))"""

_BETROKKEN = f"""
    FROM public.huishoudens_betrokkenheid b
    JOIN public.huishoudens_huishouden h ON h.id = b.huishouden_id
    WHERE b.medewerker_id = beleid.in_een_team()
      AND b.van <= current_date AND (b.tot IS NULL OR b.tot > current_date) AND {OPEN_VOOR_MIJ}"""

# What is asked of `bekend`, as texts "kind:value": n1, n2 … the words of a name with their variants, d a birth
# date beside a name, a the beginning of an address key, b a blind index of a BSN, h a dossiernummer. An address
# is found by a range, because ^@ uses an index for a constant only.
_GEVONDEN = """
    WITH vraagdelen AS (
      SELECT split_part(v, ':', 1) AS soort, substr(v, strpos(v, ':') + 1) AS waarde FROM unnest(vraag) v
    ), gevonden AS (
      SELECT p.huishouden_id, p.geboortedatum IN (SELECT waarde::date FROM vraagdelen WHERE soort = 'd') AS op_datum FROM (
        SELECT t.persoon_id FROM vraagdelen z JOIN public.huishoudens_zoekterm t ON t.term = z.waarde
         WHERE z.soort ^@ 'n' GROUP BY t.persoon_id
        HAVING count(DISTINCT z.soort) = (SELECT count(DISTINCT soort) FROM vraagdelen WHERE soort ^@ 'n')
      ) n JOIN public.huishoudens_persoon p ON p.id = n.persoon_id
       WHERE NOT EXISTS (SELECT FROM vraagdelen WHERE soort = 'd') OR p.geboortedatum IS NULL
          OR p.geboortedatum IN (SELECT waarde::date FROM vraagdelen WHERE soort = 'd')
      UNION ALL
      SELECT a.huishouden_id, true FROM vraagdelen z CROSS JOIN LATERAL (
        SELECT x.huishouden_id FROM public.huishoudens_adres x
         WHERE x.zoeksleutel >= z.waarde AND x.zoeksleutel < z.waarde || chr(1114111)
           AND NOT x.geheim AND x.tot IS NULL OFFSET 0) a
       WHERE z.soort = 'a'
      UNION ALL
      SELECT b.huishouden_id, true FROM vraagdelen z JOIN public.huishoudens_persoonbsn b ON b.blind = z.waarde
       WHERE z.soort = 'b'
      UNION ALL
      SELECT h.id, true FROM vraagdelen z JOIN public.huishoudens_huishouden h ON h.nummer = z.waarde
       WHERE z.soort = 'h'
    )"""
_BEKEND = f"""{_GEVONDEN}
    SELECT DISTINCT h.team_id::int FROM gevonden g JOIN public.huishoudens_huishouden h ON h.id = g.huishouden_id
     WHERE beleid.heeft('{{TM}}') AND NOT h.afgeschermd
       AND h.team_id <> ALL (beleid.mijn_teams('{{TM}}'))
       AND h.regisseur_id IS DISTINCT FROM beleid.ik()
       AND h.id NOT IN (SELECT beleid.betrokken()) AND h.id NOT IN (SELECT beleid.verwant())
     LIMIT 6"""

# Breaking the glass by what one knows of somebody: one huishouden fits, found by more than a name, or there is no
# answer. What stays hidden is not counted either, so it changes nothing (I6).
_NOOD_GEZOCHT = f"""{_GEVONDEN}
    SELECT (min(h.id::text))::uuid FROM gevonden g CROSS JOIN LATERAL ({HUISHOUDEN.format("g.huishouden_id")}) h
     WHERE beleid.in_een_team() IS NOT NULL AND char_length(waarom) >= {REDEN_MINIMAAL}
       AND (NOT EXISTS (SELECT FROM vraagdelen WHERE soort ^@ 'n') OR g.op_datum)
       AND NOT h.afgeschermd AND h.id NOT IN (SELECT beleid.verwant())
    HAVING count(DISTINCT h.id) = 1"""
# A request to take over the regie counts for some days from the one it was asked on; nobody dates it ahead.
IN_BERAAD = (
    "(gevraagd_op AT TIME ZONE 'Europe/Amsterdam')::date"
    f" BETWEEN current_date - {OVERDRACHT_DAGEN} AND current_date"
)
# A day's end is the end of the day; the clock ends these, no task has to.
LOOPT = "van <= current_date AND {0}.tot_en_met >= current_date"
UITZONDERINGEN: tuple[Functie, ...] = (
    Verzameling(
        naam="verwant",
        sql="SELECT r.huishouden_id FROM public.huishoudens_relatie r WHERE r.medewerker_id = beleid.ik()"
        " AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)",
        reden="Whoever is related to a huishouden is shut out of it before anything else is asked (F4).",
    ),
    Verzameling(
        naam="ooit_bij_naam",
        sql="SELECT b.huishouden_id FROM public.huishoudens_betrokkenheid b WHERE b.medewerker_id = beleid.ik()"
        " UNION SELECT o.huishouden_id FROM public.huishoudens_overdracht o WHERE o.naar_id = beleid.ik()",
        reden="Who says he knows the family lets go of it first, and then no longer sees of whom he says so (F4).",
    ),
    Functie(
        naam="mijn_nummer",
        geeft="int",
        sql="BEGIN RETURN currval('public.huishoudens_volgnummer');"
        " EXCEPTION WHEN object_not_in_prerequisite_state THEN RETURN NULL; END",
        taal="plpgsql",
        vluchtig=True,
        reden="A new file bears the number that was drawn for it, so that no number can be tried.",
    ),
    Functie(
        naam="toezicht",
        geeft="SETOF uuid",
        sql="SELECT r.medewerker_id FROM public.toegang_roltoekenning r WHERE r.rol IN ('TL', 'AF', 'FG')"
        " AND beleid.in_een_team() IS NOT NULL AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)",
        reden="A regisseur shuts nobody out who watches over the own work: teamleider, aandachtsfunctionaris,"
        " privacy officer (I8).",
    ),
    Verzameling(
        naam="dicht",
        sql=f"SELECT h.id FROM {DICHT_VOOR_MIJ} h"
        " WHERE beleid.heeft('{FG}') AND h.id NOT IN (SELECT beleid.avg_dossier('{FG}'))",
        reden="A function that counts everywhere does not count in a shielded huishouden; asked by who has it (F4).",
    ),
    Verzameling(
        naam="avg_dossier",
        argumenten="rollen text[]",
        sql="SELECT a.huishouden_id FROM public.huishoudens_avgverzoek a"
        " WHERE a.gesloten_op IS NULL AND 'FG' = ANY (rollen) AND beleid.heeft('{FG}')",
        reden="An open AVG or incident file lets the privacy officer look, a shielded huishouden included (note 6).",
    ),
    Verzameling(
        naam="waarneming",
        argumenten="rollen text[]",
        sql="SELECT w.huishouden_id FROM public.huishoudens_waarneming w"
        " JOIN public.huishoudens_huishouden h ON h.id = w.huishouden_id"
        f" WHERE w.medewerker_id = beleid.ik() AND w.beeindigd_op IS NULL AND w.{LOOPT.format('w')}"
        f" AND h.team_id = ANY (beleid.mijn_teams(rollen)) AND {OPEN_VOOR_MIJ}",
        reden="A recorded waarneming or casusbespreking opens the content for its duration (note 9).",
    ),
    Functie(
        naam="mijn_toegangsverzoeken",
        geeft="TABLE (huishouden_id uuid, id uuid)",
        sql="SELECT t.huishouden_id, t.id FROM public.huishoudens_toegangsverzoek t WHERE t.medewerker_id = beleid.ik()",
        reden="Whoever asks for access leaves the question as work, and takes it back.",
    ),
    Functie(
        naam="antwoordt",
        argumenten="welk uuid",
        geeft="SETOF uuid",
        sql="SELECT m.id FROM public.huishoudens_huishouden h JOIN public.toegang_medewerker m ON m.is_active"
        " AND (m.id = h.regisseur_id OR m.id IN (SELECT r.medewerker_id FROM public.toegang_roltoekenning r"
        " WHERE r.rol = 'TL' AND r.team_id = h.team_id"
        " AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)))"
        f" WHERE h.id = welk AND cardinality(beleid.situatie(welk)) > 0 AND {NIET_VERWANT}",
        reden="Whom to ask for more of a file: its regisseur and who leads the team, without those who know the family,"
        " which the asker does not read.",
    ),
    Verzameling(
        naam="nood",
        argumenten="rollen text[]",
        sql="SELECT n.huishouden_id FROM public.huishoudens_noodtoegang n"
        " JOIN public.huishoudens_huishouden h ON h.id = n.huishouden_id"
        " WHERE n.medewerker_id = beleid.in_een_team() AND beleid.mijn_plekken(h.team_id::int) && rollen"
        f" AND n.beeindigd_op IS NULL AND n.van > now() - interval '{NOOD_UREN} hours'"
        " AND NOT h.afgeschermd",
        reden="Whoever broke the glass reads for four hours, never in a shielded huishouden (F3).",
    ),
    Functie(
        naam="team_voor_nood",
        argumenten="welk uuid",
        geeft="int",
        sql="SELECT h.team_id::int FROM public.huishoudens_huishouden h WHERE h.id = welk AND NOT h.afgeschermd"
        " AND beleid.in_een_team() IS NOT NULL AND h.id NOT IN (SELECT beleid.verwant())",
        reden="Whose file the glass is broken of; nothing for one that is shielded, one's own family's or unknown (F3).",
    ),
    Functie(
        naam="nood_gezocht",
        argumenten="vraag text[], waarom text",
        geeft="uuid",
        sql=_NOOD_GEZOCHT,
        reden="Which file the glass is broken of by somebody of another team, who knows a BSN, number, address or name"
        " with birth date, and gives a reason; nothing unless exactly one fits that may be opened so (F3).",
    ),
)

FUNCTIES: tuple[Functie, ...] = (
    *UITZONDERINGEN,
    Verzameling(
        naam="in_regie",
        sql="SELECT h.id FROM public.huishoudens_huishouden h WHERE h.regisseur_id = beleid.in_een_team()",
        reden="The regisseur's own huishoudens, shielded ones too.",
        werkzaam=True,
    ),
    Verzameling(
        naam="toegelaten",
        argumenten="rollen text[]",
        sql="SELECT h.id FROM public.huishoudens_toelating t"
        " JOIN public.huishoudens_huishouden h ON h.id = t.huishouden_id"
        " WHERE t.medewerker_id = beleid.ik() AND t.van <= current_date"
        " AND (t.tot IS NULL OR t.tot > current_date)"
        " AND h.afgeschermd AND h.team_id = ANY (beleid.mijn_teams(rollen))",
        reden="Being named in a shielded huishouden gives back the own team role.",
    ),
    Verzameling(
        naam="betrokken",
        sql=f"SELECT b.huishouden_id {_BETROKKEN}",
        reden="An involvement decides whether the huishouden may be seen, so it is looked up past it.",
        werkzaam=True,
    ),
    Functie(
        naam="mijn_leefgebieden",
        geeft="TABLE (huishouden_id uuid, leefgebied text)",
        sql="SELECT w.huishouden_id, unnest(w.leefgebieden)::text FROM public.huishoudens_toegewezen w"
        " WHERE w.medewerker_id = beleid.ik()"
        f" AND EXISTS (SELECT {_BETROKKEN} AND b.id = w.betrokkenheid_id)",
        reden="The leefgebieden assigned with an involvement.",
    ),
    Verzameling(
        naam="veiligheid",
        sql="SELECT d.huishouden_id FROM public.huishoudens_veiligheidsdossier d"
        " JOIN public.huishoudens_huishouden h ON h.id = d.huishouden_id"
        f" WHERE d.status = 'open' AND h.team_id = ANY (beleid.mijn_teams('{{AF}}')) AND {OPEN_VOOR_MIJ}",
        reden="An open safety file opens the huishouden to the team's aandachtsfunctionaris.",
        werkzaam=True,
    ),
    Verzameling(
        naam="aan_te_nemen",
        sql="SELECT o.huishouden_id FROM public.huishoudens_overdracht o"
        " JOIN public.huishoudens_huishouden h ON h.id = o.huishouden_id"
        f" WHERE o.naar_id = beleid.in_een_team() AND o.status = 'gevraagd' AND {IN_BERAAD} AND {OPEN_VOOR_MIJ}",
        reden="Whoever is asked to take over the regie must know of whom, as long as the question stands.",
        werkzaam=True,
    ),
    Functie(
        naam="bekend",
        argumenten="vraag text[]",
        geeft="SETOF int",
        sql=_BEKEND,
        reden="Before a file is made twice: which other teams know somebody. Nothing but team numbers, never of a"
        " shielded huishouden, and only to who has a seat in a team (A3, matrix level E).",
    ),
    Functie(
        naam="teamleden",
        geeft="TABLE (medewerker_id uuid, team_id int)",
        sql="SELECT r.medewerker_id, r.team_id::int FROM public.toegang_roltoekenning r"
        " JOIN public.toegang_medewerker m ON m.id = r.medewerker_id"
        " WHERE (beleid.heeft('{TL,TRI}') OR EXISTS (SELECT FROM beleid.in_regie()))"
        " AND m.is_active AND r.rol IN ('TM', 'TL', 'AF', 'TRI')"
        " AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)"
        " GROUP BY r.medewerker_id, r.team_id",
        reden="Whom one can ask to take over or help, in another team as well; for whoever has work to give away."
        " It tells a seat, not a rol, and names no resident.",
    ),
    Functie(
        naam="ontvangers",
        geeft="TABLE (medewerker_id uuid, rol text, team_id int, organisatie_id uuid)",
        sql="SELECT r.medewerker_id, CASE WHEN r.team_id IS NULL THEN r.rol::text ELSE 'TM' END, r.team_id::int,"
        " CASE WHEN r.team_id IS NULL THEN r.organisatie_id END"
        " FROM public.toegang_roltoekenning r JOIN public.toegang_medewerker m ON m.id = r.medewerker_id"
        " WHERE (beleid.heeft('{TL,TRI}') OR EXISTS (SELECT FROM beleid.in_regie())) AND m.is_active"
        " AND r.rol IN ('TM', 'TL', 'AF', 'TRI', 'IW', 'IP', 'IS', 'TWO', 'KP', 'FG')"
        " AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date) GROUP BY 1, 2, 3, 4",
        reden="Whom a regisseur can let in by name: a seat in a team, a consulent or a ketenpartner; or shut out: the"
        " privacy officer too. Nobody else.",
    ),
)
