"""Who sees a huishouden, asked of the database's own rules for everybody at once; which file a number is; and where nobody
is left who sees it (F1, F4, F6)."""

from typing import Final

from huishoudens.keuzes import NOOD_UREN
from huishoudens.meldsql import NIET_VERWANT
from toegang.taken import WIE_ZIET
from toegang.voorwaarden import GELDIG, Functie

# The name of a task counts only for regie_systeem, also in a function that runs as the owner.
_TAAK: Final = (
    f"(beleid.taak() = '{WIE_ZIET}'"
    " AND coalesce(nullif(current_setting('role'), 'none'), session_user) = 'regie_systeem')"
)
_TOEZICHT: Final = (
    "(beleid.heeft('{FG}') AND {0} NOT IN (SELECT beleid.dicht()) AND {0} NOT IN (SELECT beleid.verwant()))"
)

# The last day of what was recorded for somebody by name, per condition; a day `tot` itself counts no more.
_EINDE: Final = f"""
    SELECT coalesce(jsonb_object_agg(e.voorwaarde, e.dag), '{{}}') FROM (
      SELECT 'betrokken' AS voorwaarde, max(coalesce(b.tot - 1, 'infinity')) AS dag
        FROM public.huishoudens_betrokkenheid b WHERE b.huishouden_id = welk AND b.medewerker_id = wie
         AND b.van <= current_date AND (b.tot IS NULL OR b.tot > current_date)
      UNION ALL
      SELECT 'waarneming', max(w.tot_en_met) FROM public.huishoudens_waarneming w
       WHERE w.huishouden_id = welk AND w.medewerker_id = wie AND w.beeindigd_op IS NULL AND w.van <= current_date
      UNION ALL
      SELECT CASE WHEN d.acties THEN 'eigen_actie' WHEN d.adres_id IS NOT NULL THEN 'genoemd' ELSE 'deling' END,
             max(d.tot_en_met)
        FROM public.huishoudens_deling d WHERE d.huishouden_id = welk AND d.medewerker_id = wie
         AND d.ingetrokken_op IS NULL AND d.van <= current_date GROUP BY 1
      UNION ALL
      SELECT 'nood', max(((n.van + interval '{NOOD_UREN} hours') AT TIME ZONE 'Europe/Amsterdam')::date)
        FROM public.huishoudens_noodtoegang n
       WHERE n.huishouden_id = welk AND n.medewerker_id = wie AND n.beeindigd_op IS NULL
         AND n.van > now() - interval '{NOOD_UREN} hours'
    ) e WHERE e.dag IS NOT NULL AND e.dag <> 'infinity'"""

# Who can stand somewhere at all: a seat in the team, the regie, a function or law of all teams, or a row by name.
# Whoever is left out would be told nothing; asking each of hundreds of accounts costs milliseconds apiece.
_KANDIDATEN: Final = """
    SELECT m.id FROM public.toegang_medewerker m WHERE m.is_active AND EXISTS (
      SELECT FROM public.toegang_roltoekenning r WHERE r.medewerker_id = m.id
         AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)
         AND (r.rol IN ('IW', 'IP', 'IS', 'TWO', 'FG') OR r.team_id = team OR m.id IN (
           SELECT x.regisseur_id FROM public.huishoudens_huishouden x WHERE x.id = welk
           UNION ALL SELECT x.naar_id FROM public.huishoudens_overdracht x WHERE x.huishouden_id = welk
           UNION ALL SELECT x.medewerker_id FROM public.huishoudens_betrokkenheid x WHERE x.huishouden_id = welk
           UNION ALL SELECT x.medewerker_id FROM public.huishoudens_waarneming x WHERE x.huishouden_id = welk
           UNION ALL SELECT x.medewerker_id FROM public.huishoudens_deling x WHERE x.huishouden_id = welk
           UNION ALL SELECT x.medewerker_id FROM public.huishoudens_noodtoegang x WHERE x.huishouden_id = welk)))"""

# Each is asked as that person himself would ask. An error takes the settings back with everything else.
_WIE_ZIET: Final = f"""
DECLARE
  vrager text := coalesce(current_setting('regie.medewerker', true), '');
  nummer text;
  team int;
  wie uuid;
BEGIN
  SELECT h.nummer, h.team_id INTO nummer, team FROM public.huishoudens_huishouden h WHERE h.id = welk AND ({_TAAK}
      OR (h.id IN (SELECT beleid.in_regie()) AND h.id NOT IN (SELECT beleid.verwant()))
      OR {_TOEZICHT.replace("{0}", "h.id")});
  IF nummer IS NULL THEN
    RETURN;
  END IF;
  FOR wie IN {_KANDIDATEN} LOOP
    PERFORM set_config('regie.medewerker', wie::text, true);
    paren := beleid.situatie(welk);
    IF cardinality(paren) > 0 THEN
      medewerker_id := wie;
      dossier := nummer;
      einde := ({_EINDE});
      RETURN NEXT;
    END IF;
  END LOOP;
  PERFORM set_config('regie.medewerker', vrager, true);
END"""

# Of a shielded file `h`, whoever goes on with it: the regisseur, or of a family that has the regie itself anybody named.
_WERKT_HIER: Final = f"""
    SELECT FROM public.toegang_medewerker m WHERE m.is_active AND {NIET_VERWANT}
      AND EXISTS (SELECT FROM public.toegang_roltoekenning r
                   WHERE r.medewerker_id = m.id AND r.rol IN ('TM', 'TL', 'AF', 'TRI') AND {GELDIG})
      AND (m.id = h.regisseur_id OR (h.regisseur_id IS NULL AND EXISTS (
           SELECT FROM public.huishoudens_toelating r
            WHERE r.huishouden_id = h.id AND r.medewerker_id = m.id AND {GELDIG})))"""
_LEIDT: Final = f"""
    SELECT FROM public.toegang_medewerker m WHERE m.is_active AND {NIET_VERWANT}
      AND EXISTS (SELECT FROM public.toegang_roltoekenning r
                   WHERE r.medewerker_id = m.id AND r.rol = 'TL' AND r.team_id = h.team_id AND {GELDIG})"""
_ZONDER_REGISSEUR: Final = f"""
    SELECT DISTINCT h.team_id::int FROM public.huishoudens_huishouden h
     WHERE h.afgeschermd AND h.id NOT IN (SELECT beleid.verwant()) AND NOT EXISTS ({_WERKT_HIER})
       AND (h.team_id = ANY ((SELECT beleid.mijn_teams('{{TL}}'))::int[])
            OR ((SELECT beleid.heeft('{{FG}}')) AND NOT EXISTS ({_LEIDT})))"""

ZICHT: Final = (
    Functie(
        naam="wie_ziet",
        argumenten="welk uuid",
        geeft="TABLE (medewerker_id uuid, dossier text, paren text[], einde jsonb)",
        taal="plpgsql",
        vluchtig=True,
        sql=_WIE_ZIET,
        reden="Where everybody stands towards a huishouden, for its regisseur, the privacy officer and the task of"
        " that name; of the huishouden nothing but its number (F1).",
    ),
    Functie(
        naam="dossier_van",
        argumenten="welk_nummer text",
        geeft="uuid",
        sql="SELECT h.id FROM public.huishoudens_huishouden h WHERE h.nummer = welk_nummer"
        f" AND ({_TAAK} OR (beleid.heeft('{{FG}}') AND h.id NOT IN (SELECT beleid.verwant())))",
        reden="A resident's request names a file by its number, a shielded one too; the privacy officer reads no row of"
        " it yet (F6, matrix note 6).",
    ),
    Functie(
        naam="avg_te_openen",
        argumenten="welk uuid",
        geeft="uuid",
        sql="SELECT h.id FROM public.huishoudens_huishouden h WHERE h.id = welk"
        " AND beleid.heeft('{FG}') AND h.id NOT IN (SELECT beleid.verwant())",
        reden="The same for its id, so that one's own family's and one of nothing are refused alike.",
    ),
    Functie(
        naam="zonder_regisseur",
        geeft="SETOF int",
        sql=_ZONDER_REGISSEUR,
        reden="In which own team a shielded huishouden has no regisseur left, and not which one: whoever could see it"
        " is gone. The privacy officer is told where no teamleider may be (F4).",
    ),
)
