"""Who is told of a noodtoegang, of the verdict on it, of an AVG file, and of a privacy officer who is shut out; worked
out by the database as it is written (F3, F4, F6).

Of the file of one's own family nobody is told, nor of one that is shielded since and names somebody else (F4).
"""

from typing import Final

from toegang.voorwaarden import GELDIG, Aanleiding

# Of a medewerker `m` and a huishouden `h`.
NIET_VERWANT: Final = """NOT EXISTS (
        SELECT FROM public.huishoudens_relatie v WHERE v.huishouden_id = h.id AND v.medewerker_id = m.id
          AND v.van <= current_date AND (v.tot IS NULL OR v.tot > current_date))"""
# A shielded huishouden stays out of sight of who is not named for it; this beats all (F4).
OPEN_VOOR: Final = """(NOT h.afgeschermd OR EXISTS (
        SELECT FROM public.huishoudens_toelating t WHERE t.huishouden_id = h.id AND t.medewerker_id = {}
          AND t.van <= current_date AND (t.tot IS NULL OR t.tot > current_date)))"""
OPEN: Final = OPEN_VOOR.format("m.id")
# A huishouden looked up by its key, however many the planner expects.
HUISHOUDEN: Final = "SELECT x.* FROM public.huishoudens_huishouden x WHERE x.id = {} OFFSET 0"
# The regisseur, who leads the team, and the privacy officers; each once, by what concerns him most.
_NOOD: Final = f"""
    SELECT DISTINCT ON (m.id) m.id, wie.soort
    FROM ({HUISHOUDEN.format("NEW.huishouden_id")}) h
    CROSS JOIN LATERAL (
      SELECT h.regisseur_id, 'nood_regie', 1
      UNION ALL
      SELECT r.medewerker_id, CASE r.rol WHEN 'TL' THEN 'nood_team' ELSE 'nood_privacy' END, 2
      FROM public.toegang_roltoekenning r
      WHERE (r.rol = 'TL' AND r.team_id = NEW.team_id OR r.rol = 'FG') AND {GELDIG}
    ) wie(id, soort, volgorde)
    JOIN public.toegang_medewerker m ON m.id = wie.id AND m.is_active AND m.id <> NEW.medewerker_id
    WHERE {NIET_VERWANT}
    ORDER BY m.id, wie.volgorde, wie.soort"""
_OORDEEL: Final = f"""
    SELECT m.id, CASE m.id WHEN NEW.medewerker_id THEN 'nood_oordeel' ELSE 'nood_oordeel_team' END
    FROM (
      SELECT NEW.medewerker_id
      UNION
      SELECT r.medewerker_id FROM public.toegang_roltoekenning r
      WHERE r.rol = 'TL' AND r.team_id = NEW.team_id AND {GELDIG}
    ) wie(id)
    JOIN public.toegang_medewerker m ON m.id = wie.id AND m.is_active AND m.id <> NEW.beoordeeld_door_id
    CROSS JOIN LATERAL ({HUISHOUDEN.format("NEW.huishouden_id")}) h
    WHERE {NIET_VERWANT} AND ({OPEN} OR m.id = NEW.medewerker_id)"""
# The regisseur, who answers for the file that is looked into, shielded or not; where there is none who may know, who leads
# the team; and where nobody does, the other privacy officers.
_AVG: Final = f"""
    SELECT DISTINCT x.id, x.soort FROM (
      SELECT m.id, wie.soort, wie.volgorde, min(wie.volgorde) OVER () AS eerste
      FROM ({HUISHOUDEN.format("NEW.huishouden_id")}) h
      CROSS JOIN LATERAL (
        SELECT h.regisseur_id, 'avg_geopend', 1
        UNION ALL
        SELECT r.medewerker_id, CASE r.rol WHEN 'TL' THEN 'avg_in_team' ELSE 'avg_zonder_regisseur' END,
               CASE r.rol WHEN 'TL' THEN 2 ELSE 3 END
        FROM public.toegang_roltoekenning r
        WHERE (r.rol = 'TL' AND r.team_id = h.team_id OR r.rol = 'FG') AND {GELDIG}
      ) wie(id, soort, volgorde)
      JOIN public.toegang_medewerker m ON m.id = wie.id AND m.is_active AND m.id <> NEW.door_id
      WHERE {NIET_VERWANT} AND (wie.volgorde <> 2 OR {OPEN})
    ) x WHERE x.volgorde = x.eerste"""

# Whoever shuts out a privacy officer does so in sight: of those who watch beside him, and of that officer himself. Not of
# a shielded file: that there is one, is not for who knows the family.
_TOEZICHT: Final = f"""
    SELECT m.id, CASE m.id WHEN NEW.medewerker_id THEN 'kent_gezin' ELSE 'toezicht_kent_gezin' END
    FROM ({HUISHOUDEN.format("NEW.huishouden_id")}) h
    JOIN public.toegang_medewerker m ON m.is_active AND NEW.door_id <> NEW.medewerker_id
      AND CASE m.id WHEN NEW.medewerker_id THEN NOT h.afgeschermd ELSE {NIET_VERWANT} END
      AND EXISTS (SELECT FROM public.toegang_roltoekenning r
                   WHERE r.medewerker_id = m.id AND r.rol = 'FG' AND {GELDIG})
      AND EXISTS (SELECT FROM public.toegang_roltoekenning r
                   WHERE r.medewerker_id = NEW.medewerker_id AND r.rol = 'FG' AND {GELDIG})"""
# Neither the id of one's own family's file nor that of a shielded one.
_TOEZICHTPAGINA: Final = f"""CASE WHEN t.soort = 'kent_gezin' OR EXISTS (
    SELECT FROM ({HUISHOUDEN.format("NEW.huishouden_id")}) h WHERE h.afgeschermd)
    THEN '/privacy/' ELSE '/huishoudens/' || NEW.huishouden_id || '/wie-ziet-dit/' END"""

AANLEIDINGEN: Final = (
    Aanleiding(
        naam="nood_melden",
        tabel="huishoudens_noodtoegang",
        pad="'/noodtoegang/' || NEW.id || '/'",
        sql=_NOOD,
        reden="Whoever breaks the glass cannot read who leads another team, and cannot do it without telling (F3).",
    ),
    Aanleiding(
        naam="oordeel_melden",
        tabel="huishoudens_noodtoegang",
        kolom="beoordeeld_op",
        pad="'/noodtoegang/' || NEW.id || '/'",
        sql=_OORDEEL,
        reden="The verdict is told to who broke the glass and to who leads the team, whoever gives it (F3).",
    ),
    Aanleiding(
        naam="avg_melden",
        tabel="huishoudens_avgverzoek",
        pad="CASE t.soort WHEN 'avg_zonder_regisseur' THEN '/privacy/avg/'"
        " ELSE '/huishoudens/' || NEW.huishouden_id || '/toegang/' END",
        sql=_AVG,
        reden="A privacy officer looks into no file without its regisseur knowing, or where there is none who may, who"
        " leads the team or another privacy officer (F6).",
    ),
    Aanleiding(
        naam="toezicht_melden",
        tabel="huishoudens_relatie",
        pad=_TOEZICHTPAGINA,
        sql=_TOEZICHT,
        reden="A teamleider who shuts a privacy officer out of a file cannot do so without the privacy officers"
        " knowing (F4, I8).",
    ),
)
