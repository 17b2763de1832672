"""Where somebody stands towards a huishouden, worked out by the database from the matrix's conditions (F1).

`beleid.situatie` and `beleid.regels` are made of this; their answers are read by `toegang.beleid`.
"""

from typing import Final

from toegang.armen import VERZAMELING_MET_ROLLEN, VERZAMELING_VAN
from toegang.keuzes import TEAMROLLEN, Gegevensgroep, Niveau, Rol, Voorwaarde
from toegang.matrix import MATRIX
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis
from toegang.voorwaarden import verzameling

# How the answer names, among the pairs: a leefgebied assigned to a betrokkene, a gegevensgroep shared with the
# asker, and one of which the asker may know that there is something.
TOEGEWEZEN: Final = "leefgebied="
GEDEELD: Final = "gedeeld="
BESTAAT: Final = "bestaat="

_VERWANT: Final = "IN (SELECT beleid.verwant())"
_MET_ROLLEN: Final = {**VERZAMELING_MET_ROLLEN, Voorwaarde.VERWIJZING: "verwijzing"}
_ZONDER_ROLLEN: Final = {
    **VERZAMELING_VAN,
    Voorwaarde.BETROKKEN: "betrokken",
    Voorwaarde.EIGEN_ACTIE: "keten",
}
# A rol that is a place towards the huishouden: whoever has a seat in a team may stand there.
_MET_EEN_ZETEL: Final = (Rol.REG, Rol.BET, Rol.TM, Rol.AT)
# Asked once: a set that only another rol can be in is not made.
_MIJ: Final = "(SELECT beleid.mijn_rollen() AS rollen OFFSET 0) mij"
# Likewise: what was shared with me of which huishouden, and as whom I may have it.
_DEELT: Final = (
    "(SELECT m.huishouden_id, array_agg(DISTINCT g.groep) AS groepen, array_agg(DISTINCT r.rol) AS rollen"
    " FROM beleid.mijn_delingen() m, unnest(m.groepen) g(groep), unnest(m.rollen) r(rol) GROUP BY 1) deelt"
)


def situatiesql() -> str:
    """The body of `beleid.situatie`: the pairs, and what stands with them; nothing for who is related."""
    erbij = (
        f"SELECT '{TOEGEWEZEN}' || m.leefgebied FROM beleid.mijn_leefgebieden() m WHERE m.huishouden_id = welk"
        f" UNION SELECT '{GEDEELD}' || groep FROM unnest(deelt.groepen) groep"
    )
    # The sets are asked of the id itself, so a foreign one takes the same work as one that does not exist.
    return (
        f"SELECT CASE WHEN welk {_VERWANT} THEN '{{}}'"
        f" ELSE {_parensql('welk')} || ARRAY({erbij}) || {_bestaansql()} END"
        f" FROM {_MIJ} LEFT JOIN public.huishoudens_huishouden h ON h.id = welk"
        f" LEFT JOIN {_DEELT} ON deelt.huishouden_id = welk"
    )


def regelsql() -> str:
    """The body of `beleid.regels`: the pairs in words for a whole list, each set made once whatever its length."""
    # What no rule opens is left out: that it exists is no answer either.
    return (
        f"SELECT * FROM (SELECT h.id, array_to_string({_parensql('h.id')}, ' + ') AS paren"
        f" FROM {_MIJ}, public.huishoudens_huishouden h LEFT JOIN {_DEELT} ON deelt.huishouden_id = h.id"
        f" WHERE h.id = ANY (welke) AND NOT h.id {_VERWANT}) alle"
        " WHERE alle.paren <> ''"
    )


def _parensql(sleutel: str) -> str:
    """The pairs that hold in huishouden `h` with this key, as an SQL array, derived from the matrix's conditions."""
    paren = sorted({(cel.rol, cel.voorwaarde) for cel in MATRIX if cel.niveau > Niveau.NIETS})
    takken = [
        f"CASE WHEN {sql} THEN '{rol.value}:{voorwaarde.value}' END"
        for rol, voorwaarde in paren
        if (sql := _houdt(rol, voorwaarde, sleutel))
    ]
    return f"array_remove(ARRAY[{', '.join(takken)}], NULL)"


def _bestaansql() -> str:
    """Of which gegevensgroepen there is something that the asker may know of, and no more."""
    takken = []
    for groep in Gegevensgroep:
        wie = [
            sql
            for cel in MATRIX
            if cel.groep == groep and cel.niveau == Niveau.BESTAAN
            if (sql := _houdt(cel.rol, cel.voorwaarde, "welk"))
        ]
        rijen = [
            f"EXISTS (SELECT FROM public.{tabel} t WHERE t.huishouden_id = welk AND {voorwaarde})"
            for tabel, voorwaarde in _te_melden(groep)
        ]
        if wie and rijen:
            sql = f"({' OR '.join(wie)}) AND ({' OR '.join(rijen)})"
            takken.append(f"CASE WHEN {sql} THEN '{BESTAAT}{groep.value}' END")
    return f"array_remove(ARRAY[{', '.join(takken)}]::text[], NULL)"


def _te_melden(groep: Gegevensgroep) -> list[tuple[str, str]]:
    return [
        (model._meta.db_table, bereik.bestaat)
        for model in Tabellen.alle()
        if not is_geschiedenis(model)
        if isinstance(bereik := bereik_van(model), Rijbereik) and bereik.groep == groep and bereik.bestaat
    ]


def _houdt(rol: Rol, voorwaarde: Voorwaarde, sleutel: str) -> str:
    """SQL that tells whether this voorwaarde holds for this rol, or nothing when no row tells it."""
    sql = _opent(rol, voorwaarde, sleutel)
    zetels = TEAMROLLEN if rol in _MET_EEN_ZETEL else (rol,)
    return f"(mij.rollen && '{{{','.join(zetels)}}}' AND {sql})" if sql else ""


def _opent(rol: Rol, voorwaarde: Voorwaarde, sleutel: str) -> str:
    """The same, for who holds the rol."""
    rollen = f"'{{{rol.value}}}'"
    match voorwaarde:
        case Voorwaarde.REGIE:
            return "h.regisseur_id = (SELECT beleid.in_een_team())"
        case Voorwaarde.TEAM:
            return (
                f"(h.scope_team = ANY ((SELECT beleid.mijn_teams({rollen}))::int[])"
                f" OR {sleutel} IN (SELECT beleid.toegelaten({rollen})))"
            )
        case Voorwaarde.DELING:
            return f"deelt.rollen && {rollen}"
        case Voorwaarde.GENOEMD:
            return f"EXISTS (SELECT FROM beleid.genoemd({rollen}) g WHERE g.huishouden_id = {sleutel})"
        case Voorwaarde.FUNCTIE:
            return f"h.id IS NOT NULL AND NOT {sleutel} IN (SELECT beleid.dicht())"
        case _:
            return _in_verzameling(voorwaarde, sleutel, rollen)


def _in_verzameling(voorwaarde: Voorwaarde, sleutel: str, rollen: str) -> str:
    if naam := _MET_ROLLEN.get(voorwaarde):
        return f"{sleutel} IN (SELECT beleid.{naam}({rollen}))" if verzameling(naam) else ""
    naam = _ZONDER_ROLLEN.get(voorwaarde, "")
    return f"{sleutel} IN (SELECT beleid.{naam}())" if verzameling(naam) else ""
