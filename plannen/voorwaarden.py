"""What in a plan is a betrokkene's own: goals and actions of an assigned leefgebied, and own actions (F1, matrix note 8)."""

from toegang.voorwaarden import Functie, Verzameling

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

# Own, in an active plan, and shared with this person while somebody of the family allows it (matrix note 4).
_KETEN = """
    FROM public.plannen_actie a
    JOIN public.plannen_plan p ON p.id = (SELECT d.plan_id FROM public.plannen_doel d WHERE d.id = a.doel_id)
    WHERE a.actor_medewerker_id = beleid.ik() AND p.status = 'actief'
      AND a.huishouden_id IN (SELECT beleid.deelt_acties())"""

FUNCTIES = (
    Verzameling(
        naam="ketenacties",
        sql=f"SELECT a.id {_KETEN}",
        reden="A ketenpartner sees the own actions that were shared with consent, and nothing around them.",
    ),
    Verzameling(
        naam="keten",
        sql=f"SELECT a.huishouden_id {_KETEN}",
        reden="Of whom those actions are and whose regie it is.",
    ),
    Functie(
        naam="ketenwerk_klaar",
        argumenten="welk uuid",
        geeft="void",
        vluchtig=True,
        sql="UPDATE public.huishoudens_werkitem w SET open = false, gesloten_op = now()"
        " WHERE w.soort = 'actie' AND w.bron_id = welk AND w.open AND EXISTS (SELECT FROM public.plannen_actie a"
        " WHERE a.id = welk AND a.status = 'gedaan' AND a.id IN (SELECT beleid.ketenacties()))",
        reden="A ketenpartner reads no work list; what is done of the own actions goes off it all the same.",
    ),
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
