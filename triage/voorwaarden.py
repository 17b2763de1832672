"""Sets of huishoudens by their meldingen: in the own inbox, or taken in by oneself (A1, F1, matrix note 1).

A question about a huishouden that has a regisseur goes to the regisseur and not to the inbox (ADR 0011).
"""

from huishoudens.voorwaarden import OPEN_VOOR_MIJ
from toegang.keuzes import Rol
from toegang.voorwaarden import Verzameling

_POSTBUS = f"""
    FROM public.triage_melding m
    JOIN public.huishoudens_huishouden h ON h.id = m.huishouden_id
    WHERE m.status IN ('nieuw', 'in_triage') AND m.team_id = h.team_id AND h.regisseur_id IS NULL
      AND m.team_id = ANY (beleid.mijn_teams('{{rol}}')) AND {OPEN_VOOR_MIJ}"""
_POSTBUS_TRI, _POSTBUS_TL = (_POSTBUS.format(rol=f"{{{rol.value}}}") for rol in (Rol.TRI, Rol.TL))
# A file that somebody other than the family had the regie of is opened by a colleague, who took the melding in or
# gives it. Whoever leads the team can end a regie and give the melding to himself, so is not let in at all (I8).
_VAN_EEN_ANDER = """(NOT EXISTS (SELECT FROM public.huishoudens_regie r
        WHERE r.huishouden_id = m.huishouden_id AND r.soort <> 'huishouden')
    OR (m.team_id <> ALL (beleid.mijn_teams('{TL}'))
        AND (m.aangenomen_door_id IS DISTINCT FROM beleid.ik() OR m.toegewezen_aan_id = beleid.ik())))"""

# Not handed over yet, and taken in by the one who acts, from a seat in the team that gets it.
_AANGENOMEN = f"""
    FROM public.triage_melding m
    JOIN public.huishoudens_huishouden h ON h.id = m.huishouden_id
    WHERE m.status = 'nieuw' AND m.aangenomen_door_id = beleid.ik()
      AND m.team_id = h.team_id AND m.team_id = ANY (beleid.mijn_teams('{{TM}}')) AND {OPEN_VOOR_MIJ}"""

FUNCTIES = (
    Verzameling(
        naam="triage",
        sql=f"SELECT m.huishouden_id {_POSTBUS_TRI} AND {_VAN_EEN_ANDER}",
        reden="Until a melding is handed over, the triagist of its team works on it.",
        werkzaam=True,
    ),
    Verzameling(
        naam="triage_tekst",
        sql=f"SELECT m.huishouden_id {_POSTBUS_TL}",
        reden="Until then the teamleider of its team weighs it too; it opens no file.",
        werkzaam=True,
    ),
    Verzameling(
        naam="te_wegen_meldingen",
        sql=f"SELECT m.id {_POSTBUS_TL}",
        reden="The meldingen whose text a teamleider reads and weighs.",
    ),
    Verzameling(
        naam="te_wegen_triages",
        sql=f"SELECT t.id FROM public.triage_triage t WHERE t.melding_id IN (SELECT m.id {_POSTBUS_TL})",
        reden="The weighing of those meldingen, while it is written.",
    ),
    Verzameling(
        naam="aangenomen",
        sql=f"SELECT m.huishouden_id {_AANGENOMEN}",
        reden="Whoever takes in a melding puts it on the work list of the triagist; it opens no file.",
    ),
    Verzameling(
        naam="ingebracht",
        sql=f"SELECT m.huishouden_id {_AANGENOMEN}"
        " AND NOT EXISTS (SELECT FROM public.huishoudens_regie r WHERE r.huishouden_id = m.huishouden_id)"
        " AND NOT EXISTS (SELECT FROM public.triage_melding a WHERE a.huishouden_id = m.huishouden_id"
        " AND (a.status <> 'nieuw' OR a.aangenomen_door_id IS DISTINCT FROM beleid.ik()))",
        reden="Whoever opens a file with a melding writes down who it is about; with that the right is used up.",
    ),
)
