"""Who is told that a colleague opened a file of a family without a regisseur by a melding of his own (ADR 0011, I8)."""

from typing import Final

from huishoudens.meldsql import HUISHOUDEN, NIET_VERWANT, OPEN
from toegang.voorwaarden import GELDIG, Aanleiding

# Who leads the team and may know of the file: `m`, of huishouden `h`; not whoever took the melding in.
_LEIDT: Final = f"""EXISTS (SELECT FROM public.toegang_roltoekenning r
        WHERE r.medewerker_id = m.id AND r.rol = 'TL' AND r.team_id = NEW.team_id AND {GELDIG}) AND {OPEN}"""
_ANDER: Final = f"m.is_active AND m.id <> NEW.aangenomen_door_id AND {NIET_VERWANT}"
# A file that is made with the melding has nobody in it yet: of whom it is, is written down by the right of the melding.
_EIGEN_MELDING: Final = f"""
    SELECT m.id, 'eigen_melding' FROM ({HUISHOUDEN.format("NEW.huishouden_id")}) h
    JOIN public.toegang_medewerker m ON {_ANDER}
    WHERE h.regisseur_id IS NULL AND EXISTS (SELECT FROM public.huishoudens_persoon p WHERE p.huishouden_id = h.id)
      AND NOT EXISTS (SELECT FROM public.huishoudens_regie r WHERE r.huishouden_id = h.id AND r.soort <> 'huishouden')
      AND EXISTS (SELECT FROM public.toegang_roltoekenning r WHERE r.medewerker_id = NEW.aangenomen_door_id
                   AND r.rol = 'TRI' AND r.team_id = NEW.team_id AND {GELDIG})
      AND CASE WHEN EXISTS (SELECT FROM public.toegang_medewerker m WHERE {_ANDER} AND {_LEIDT}) THEN {_LEIDT}
          ELSE EXISTS (SELECT FROM public.toegang_roltoekenning r
                        WHERE r.medewerker_id = m.id AND r.rol = 'FG' AND {GELDIG}) END"""
# The melding is the teamleider's to read; the privacy officer reads in the log what was done with it.
_PAGINA: Final = f"""CASE WHEN EXISTS (SELECT FROM public.toegang_roltoekenning r WHERE r.rol = 'TL'
    AND r.medewerker_id = t.medewerker_id AND r.team_id = NEW.team_id AND {GELDIG})
    THEN '/meldingen/' || NEW.id || '/triage/' ELSE '/privacy/' END"""

AANLEIDINGEN: Final = (
    Aanleiding(
        naam="eigen_melding_melden",
        tabel="triage_melding",
        pad=_PAGINA,
        sql=_EIGEN_MELDING,
        reden="A triagist who opens a file by a melding of his own cannot do so without who leads the team knowing, or"
        " where nobody else does the privacy officer (I8).",
    ),
)
