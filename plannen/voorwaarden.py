"""What in a plan is a betrokkene's own: goals and actions of an assigned leefgebied, and own actions (F1, matrix note 8)."""

from toegang.voorwaarden import Verzameling

# OFFSET 0 keeps each of these a look-up by key in the few files where one is betrokken.
_TOEGEWEZEN = """
    SELECT t.id FROM beleid.mijn_leefgebieden() m CROSS JOIN LATERAL (
      SELECT x.id FROM public.{tabel} x
       WHERE x.huishouden_id = m.huishouden_id AND x.leefgebied = m.leefgebied OFFSET 0) t"""
_EIGEN = """
    SELECT t.{kolom} FROM beleid.betrokken() b(huishouden_id) CROSS JOIN LATERAL (
      SELECT x.{kolom} FROM public.plannen_actie x
       WHERE x.huishouden_id = b.huishouden_id AND x.actor_medewerker_id = beleid.ik() OFFSET 0) t"""

_REDEN = "What hangs on a goal or action is a betrokkene's own when that goal or action is."

FUNCTIES = (
    Verzameling(
        naam="mijn_doelen",
        sql=f"{_TOEGEWEZEN.format(tabel='plannen_doel')} UNION {_EIGEN.format(kolom='doel_id')}",
        reden=_REDEN,
    ),
    Verzameling(
        naam="mijn_acties",
        sql=f"{_TOEGEWEZEN.format(tabel='plannen_actie')} UNION {_EIGEN.format(kolom='id')}",
        reden=_REDEN,
    ),
)
