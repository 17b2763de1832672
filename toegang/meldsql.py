"""Who is told that somebody gets or loses a rol that watches, manages or leads; worked out by the database as it is
written (I8). And that there always is somebody who watches.
"""

from typing import Final

from toegang.voorwaarden import GELDIG, Aanleiding, Grens

_WEEGT: Final = "rol IN ('FG', 'FB', 'TL')"
_LAATSTE: Final = "Dit is de laatste privacy officer. Geef eerst een ander die rol."


def _heeft(rollen: str) -> str:
    return (
        "EXISTS (SELECT FROM public.toegang_roltoekenning r"
        f" WHERE r.medewerker_id = m.id AND r.rol IN ({rollen}) AND {GELDIG})"
    )


# Two beheerders can invent a third, and go on alone from there: that cannot be prevented, but it is seen.
_ROL: Final = f"""
    SELECT m.id, 'rol_gegeven' FROM public.toegang_medewerker m
    WHERE NEW.{_WEEGT} AND m.is_active
      AND m.id <> NEW.medewerker_id AND m.id IS DISTINCT FROM beleid.ik() AND {_heeft("'FG'")}"""
# Nor can a beheerder take away unseen who would see it: the others who watch and manage are told.
_EINDE: Final = f"""
    SELECT m.id, CASE m.id WHEN NEW.medewerker_id THEN 'eigen_rol_eindigt' ELSE 'rol_eindigt' END
    FROM public.toegang_medewerker m WHERE NEW.{_WEEGT} AND m.is_active AND m.id IS DISTINCT FROM beleid.ik()
      AND (m.id = NEW.medewerker_id OR {_heeft("'FG', 'FB'")})"""
_VAN_WIE_WEEGT: Final = f"""
    WHERE m.is_active AND m.id <> NEW.id AND m.id IS DISTINCT FROM beleid.ik()
      AND EXISTS (SELECT FROM public.toegang_roltoekenning r
                   WHERE r.medewerker_id = NEW.id AND r.{_WEEGT} AND (r.tot IS NULL OR r.tot > current_date))"""
_DICHT: Final = f"""
    SELECT m.id, 'account_gesloten' FROM public.toegang_medewerker m {_VAN_WIE_WEEGT} AND {_heeft("'FG', 'FB'")}"""
# With an account that opens again its rollen are there again.
_WEER_OPEN: Final = f"""
    SELECT m.id, 'rol_gegeven' FROM public.toegang_medewerker m {_VAN_WIE_WEEGT} AND {_heeft("'FG'")}"""
_ACCOUNT: Final = "'/beheer/accounts/' || NEW.id || '/'"
# The page of the open request that this end carries out; of one's own rol there is no page to read.
_EINDPAGINA: Final = """CASE t.medewerker_id WHEN NEW.medewerker_id THEN '/' ELSE '/rechten/verzoeken/' || (
    SELECT v.id FROM public.toegang_rechtenverzoek v WHERE v.toekenning_id = NEW.id AND v.soort = 'beeindigen'
     ORDER BY v.gevraagd_op DESC LIMIT 1) || '/' END"""

AANLEIDINGEN: Final = (
    Aanleiding(
        naam="rol_melden",
        tabel="toegang_roltoekenning",
        pad="'/rechten/verzoeken/' || NEW.verzoek_id || '/'",
        sql=_ROL,
        reden="Nobody makes a privacy officer, beheerder or teamleider without the privacy officers knowing (I8).",
    ),
    Aanleiding(
        naam="einde_melden",
        tabel="toegang_roltoekenning",
        kolom="tot",
        wanneer="NEW.tot IS DISTINCT FROM OLD.tot",
        pad=_EINDPAGINA,
        sql=_EINDE,
        reden="Nobody ends a rol that watches, manages or leads without whoever has it, and who else watches or manages,"
        " knowing (I8).",
    ),
    Aanleiding(
        naam="sluiten_melden",
        tabel="toegang_medewerker",
        kolom="is_active",
        wanneer="OLD.is_active AND NOT NEW.is_active",
        pad=_ACCOUNT,
        sql=_DICHT,
        reden="Nobody closes the account of a privacy officer, beheerder or teamleider without who else watches or"
        " manages knowing (I8).",
    ),
    Aanleiding(
        naam="heropenen_melden",
        tabel="toegang_medewerker",
        kolom="is_active",
        wanneer="NEW.is_active AND NOT OLD.is_active",
        pad=_ACCOUNT,
        sql=_WEER_OPEN,
        reden="Nobody opens the account of a privacy officer, beheerder or teamleider again without the privacy officers"
        " knowing (I8).",
    ),
)

# Of an active account, and for as long as the one who stops would have stayed.
_ANDER_BLIJFT: Final = """EXISTS (SELECT FROM public.toegang_roltoekenning r
    JOIN public.toegang_medewerker m ON m.id = r.medewerker_id AND m.is_active
    WHERE r.rol = 'FG' AND r.van <= {op} AND (r.tot IS NULL OR (r.tot > {op} AND r.tot >= {tot})))"""
# Also of a rol that has yet to begin: somebody else's may have ended because of it.
_ZIJN_TOT: Final = """(SELECT max(coalesce(r.tot, 'infinity')) FROM public.toegang_roltoekenning r
    WHERE r.medewerker_id = NEW.id AND r.rol = 'FG' AND (r.tot IS NULL OR r.tot > current_date))"""

GRENZEN: Final = (
    Grens(
        naam="laatste_privacy_officer",
        tabel="toegang_medewerker",
        kolom="is_active",
        wanneer="OLD.is_active AND NOT NEW.is_active",
        sql=f"{_ZIJN_TOT} IS NULL OR {_ANDER_BLIJFT.format(op='current_date', tot=_ZIJN_TOT)}",
        melding=_LAATSTE,
        reden="Without a privacy officer nobody reads the inzagelog, so the last account of one is not closed (I8).",
    ),
    Grens(
        naam="laatste_rol_privacy_officer",
        tabel="toegang_roltoekenning",
        kolom="tot",
        wanneer="NEW.rol = 'FG' AND NEW.tot IS DISTINCT FROM OLD.tot",
        sql="NOT EXISTS (SELECT FROM public.toegang_medewerker m WHERE m.id = NEW.medewerker_id AND m.is_active)"
        f" OR {_ANDER_BLIJFT.format(op='greatest(NEW.tot, current_date)', tot='OLD.tot')}",
        melding=_LAATSTE,
        reden="Without a privacy officer nobody reads the inzagelog, so the last rol of one does not end (I8).",
    ),
)
