"""Who is told of a noodtoegang and of the verdict on it, worked out by the database (F3).

Of the file of one's own family nobody is told, nor of one that is shielded since and names somebody else (F4).
"""

from typing import Final

from huishoudens.keuzes import NOOD_UREN

# Of a medewerker `m` and a huishouden `h`.
NIET_VERWANT: Final = """NOT EXISTS (
        SELECT FROM public.huishoudens_relatie v WHERE v.huishouden_id = h.id AND v.medewerker_id = m.id
          AND v.van <= current_date AND (v.tot IS NULL OR v.tot > current_date))"""
# A huishouden looked up by its key, however many the planner expects.
HUISHOUDEN: Final = "SELECT x.* FROM public.huishoudens_huishouden x WHERE x.id = {} OFFSET 0"
# Who must know that the glass was broken: the regisseur, who leads the team, and the privacy officers; each once.
NOOD_MELDEN: Final = f"""
    SELECT DISTINCT ON (n.id, m.id) m.id, wie.soort, '/noodtoegang/' || n.id || '/'
    FROM public.huishoudens_noodtoegang n JOIN public.huishoudens_huishouden h ON h.id = n.huishouden_id
    CROSS JOIN LATERAL (
      SELECT h.regisseur_id, 'nood_regie', 1
      UNION ALL
      SELECT r.medewerker_id, CASE r.rol WHEN 'TL' THEN 'nood_team' ELSE 'nood_privacy' END, 2
      FROM public.toegang_roltoekenning r
      WHERE (r.rol = 'TL' AND r.team_id = n.team_id OR r.rol = 'FG')
        AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)
    ) wie(id, soort, volgorde)
    JOIN public.toegang_medewerker m ON m.id = wie.id AND m.is_active AND m.id <> n.medewerker_id
    WHERE {NIET_VERWANT}
      AND n.medewerker_id = beleid.in_een_team() AND n.beeindigd_op IS NULL AND n.van > now() - interval '{NOOD_UREN} hours'
    ORDER BY n.id, m.id, wie.volgorde, wie.soort"""
OORDEEL_MELDEN: Final = f"""
    SELECT DISTINCT m.id, CASE m.id WHEN n.medewerker_id THEN 'nood_oordeel' ELSE 'nood_oordeel_team' END,
      '/noodtoegang/' || n.id || '/'
    FROM public.huishoudens_noodtoegang n
    CROSS JOIN LATERAL (
      SELECT n.medewerker_id
      UNION ALL
      SELECT r.medewerker_id FROM public.toegang_roltoekenning r
      WHERE r.rol = 'TL' AND r.team_id = n.team_id
        AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)
    ) wie(id)
    JOIN public.toegang_medewerker m ON m.id = wie.id AND m.is_active
    CROSS JOIN LATERAL ({HUISHOUDEN.format("n.huishouden_id")}) h
    WHERE {NIET_VERWANT}
      AND (NOT h.afgeschermd OR m.id = n.medewerker_id OR EXISTS (
        SELECT FROM public.huishoudens_toelating t WHERE t.huishouden_id = h.id AND t.medewerker_id = m.id
          AND t.van <= current_date AND (t.tot IS NULL OR t.tot > current_date)))
      AND n.beoordeeld_door_id = beleid.ik() AND n.beoordeeld_op > now() - interval '1 hour' AND m.id <> beleid.ik()"""
