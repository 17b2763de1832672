"""What an open verwijzing shows a consulent: this huishouden, this person, this goal, this advies (F1, matrix note 2)."""

from backoffice.keuzes import OPEN_STATUSSEN
from huishoudens.voorwaarden import DICHT_VOOR_MIJ
from toegang.keuzes import CONSULENTEN, ROL_VAN_WET
from toegang.voorwaarden import Functie, Verzameling

_ROL_VAN_WET_SQL = " ".join(f"WHEN '{wet.value}' THEN '{rol.value}'" for wet, rol in ROL_VAN_WET.items())
_OPEN = ", ".join(f"'{status.value}'" for status in OPEN_STATUSSEN)

# A rol `r` with which one decides today on advies `a`.
_BESLIST_OP = f"""r.organisatie_id = a.ontvanger_id AND r.rol = CASE a.wet {_ROL_VAN_WET_SQL} END
     AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)"""

_ADVIEZEN = f"""
    FROM public.backoffice_maatwerkadvies a
    JOIN public.toegang_roltoekenning r ON r.medewerker_id = beleid.ik() AND {_BESLIST_OP}
     AND r.rol = ANY (rollen)
    WHERE (SELECT beleid.heeft(rollen)) AND a.status IN ({_OPEN})
      AND a.huishouden_id NOT IN {DICHT_VOOR_MIJ}"""

_REDEN = "An open verwijzing to the own organisation and law opens what that decision needs."
_MIJN_ROLLEN = "'{" + ",".join(rol.value for rol in CONSULENTEN) + "}'"

FUNCTIES: tuple[Functie, ...] = (
    Verzameling(
        naam="verwijzing",
        argumenten="rollen text[]",
        sql=f"SELECT a.huishouden_id {_ADVIEZEN}",
        reden=_REDEN,
    ),
    Verzameling(
        naam="verwijzing_personen",
        argumenten="rollen text[]",
        sql=f"SELECT a.persoon_id {_ADVIEZEN}",
        reden=_REDEN,
    ),
    Verzameling(
        naam="verwijzing_adviezen",
        argumenten="rollen text[]",
        sql=f"SELECT a.id {_ADVIEZEN}",
        reden=_REDEN,
    ),
    Verzameling(
        naam="verwijzing_doelen",
        argumenten="rollen text[]",
        sql="SELECT actie.doel_id FROM public.plannen_actie actie"
        f" WHERE actie.id IN (SELECT a.actie_id {_ADVIEZEN})",
        reden=_REDEN,
    ),
    Verzameling(
        naam="mijn_verwijzingen",
        sql=f"SELECT beleid.verwijzing({_MIJN_ROLLEN})",
        reden=_REDEN,
    ),
    Verzameling(
        naam="mijn_adviezen",
        sql=f"SELECT beleid.verwijzing_adviezen({_MIJN_ROLLEN})",
        reden="A decision may leave a follow-up action in the plan (D4).",
    ),
    Verzameling(
        naam="verweesde_adviezen",
        sql="SELECT a.id FROM public.backoffice_maatwerkadvies a"
        " WHERE a.id IN (SELECT beleid.mijn_adviezen()) AND a.behandelaar_id IS NOT NULL AND NOT EXISTS ("
        "SELECT FROM public.toegang_roltoekenning r JOIN public.toegang_medewerker m ON m.id = r.medewerker_id"
        f" WHERE m.id = a.behandelaar_id AND m.is_active AND {_BESLIST_OP})",
        reden="Whether a colleague still decides there tells which advies may be taken over (D3).",
    ),
    Verzameling(
        naam="adviezen_bij_mijn_acties",
        sql="SELECT t.id FROM beleid.mijn_acties() m(actie_id) CROSS JOIN LATERAL ("
        "SELECT a.id FROM public.backoffice_maatwerkadvies a WHERE a.actie_id = m.actie_id OFFSET 0) t",
        reden="A question about an advies is a betrokkene's own when the action under it is.",
    ),
)
