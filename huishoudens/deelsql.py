"""What was shared with somebody by name, or given to read along: which of it counts, and as whom (F1, F5)."""

from typing import Final

from huishoudens.voorwaarden import LOOPT, OPEN_VOOR_MIJ
from toegang.voorwaarden import GELDIG, Functie, Verzameling

# With a ketenpartner nothing is shared but what somebody who is of the family today allows the organisation of that rol,
# and nobody who once allowed it has taken it back since: what is shared tells of all of them (F5, I5).
TOEGESTAAN: Final = f"""EXISTS (
    SELECT FROM (
        SELECT t.organisatie_id, bool_or(t.ingetrokken_op IS NULL) AS nog,
               bool_or(EXISTS (SELECT FROM public.huishoudens_lidmaatschap r
                    WHERE r.huishouden_id = t.huishouden_id AND r.persoon_id = t.persoon_id AND {GELDIG})) AS lid
          FROM public.huishoudens_toestemming t
         WHERE t.huishouden_id = {{huishouden}} AND t.gegeven_op <= current_date AND t.organisatie_id IN ({{organisaties}})
         GROUP BY t.organisatie_id, t.persoon_id) van
     GROUP BY van.organisatie_id HAVING bool_and(van.nog) AND bool_or(van.lid))"""
_VAN_HUN_ROL: Final = (
    "SELECT o.organisatie_id FROM beleid.ontvangers() o"
    " WHERE o.rol = 'KP' AND o.medewerker_id = huishoudens_deling.medewerker_id"
)
_VAN_MIJN_ROL: Final = (
    "SELECT r.organisatie_id FROM public.toegang_roltoekenning r"
    f" WHERE r.rol = 'KP' AND r.medewerker_id = beleid.ik() AND {GELDIG}"
)
# With whom: who stands there otherwise than as a ketenpartner, or is allowed to have it.
TE_DELEN: Final = f"""((NOT huishoudens_deling.acties AND huishoudens_deling.medewerker_id IN (
    SELECT o.medewerker_id FROM beleid.ontvangers() o WHERE o.rol NOT IN ('KP', 'FG')))
  OR {TOEGESTAAN.format(huishouden="huishoudens_deling.huishouden_id", organisaties=_VAN_HUN_ROL)})"""
_ALS: Final = f"""CROSS JOIN LATERAL (
    SELECT array_agg(r.rol) AS rollen FROM unnest(beleid.mijn_plekken(h.team_id::int)) r(rol)
     WHERE r.rol IN ('TM', 'AT', 'IW', 'IP', 'IS', 'TWO')
        OR (r.rol = 'KP' AND {TOEGESTAAN.format(huishouden="d.huishouden_id", organisaties=_VAN_MIJN_ROL)})) als"""


DELEN: Final[tuple[Functie, ...]] = (
    Functie(
        naam="mijn_delingen",
        geeft="TABLE (huishouden_id uuid, groepen int[], adres_id uuid, acties boolean, rollen text[],"
        " tot_en_met date, door_id uuid)",
        sql="SELECT d.huishouden_id, d.groepen::int[], d.adres_id, d.acties, als.rollen, d.tot_en_met, d.door_id"
        f" FROM public.huishoudens_deling d JOIN public.huishoudens_huishouden h ON h.id = d.huishouden_id {_ALS}"
        " WHERE d.medewerker_id = beleid.ik() AND als.rollen IS NOT NULL"
        f" AND d.ingetrokken_op IS NULL AND d.{LOOPT.format('d')} AND {OPEN_VOOR_MIJ}",
        reden="What was shared with somebody by name decides what may be read, as whom one stands there: as a"
        " ketenpartner only while the family allows it (F5).",
    ),
    Functie(
        naam="mij_gegeven",
        geeft="TABLE (huishouden_id uuid, soort text, tot_en_met date, door_id uuid)",
        sql="SELECT d.huishouden_id, CASE WHEN d.acties THEN 'acties' ELSE 'deling' END, d.tot_en_met, d.door_id"
        " FROM beleid.mijn_delingen() d"
        " WHERE d.adres_id IS NULL AND d.huishouden_id NOT IN (SELECT beleid.verwant())"
        " UNION ALL SELECT w.huishouden_id, w.soort, w.tot_en_met, w.door_id"
        " FROM public.huishoudens_waarneming w WHERE w.huishouden_id IN (SELECT beleid.waarneming('{TM,TL}'))"
        f" AND w.medewerker_id = beleid.ik() AND w.beeindigd_op IS NULL AND w.{LOOPT.format('w')}"
        " AND w.huishouden_id NOT IN (SELECT beleid.verwant())",
        reden="Whoever was let in by name reads of whom, by whom and until when; the rows themselves are of the file.",
    ),
    Functie(
        naam="gedeeld",
        argumenten="welke_groep int, welke_rollen text[]",
        geeft="SETOF uuid",
        sql="SELECT m.huishouden_id FROM beleid.mijn_delingen() m"
        " WHERE welke_groep = ANY (m.groepen) AND m.rollen && welke_rollen",
        reden="The same, for one gegevensgroep and the rollen that may have it shared.",
    ),
    Verzameling(
        naam="deelt_acties",
        sql="SELECT d.huishouden_id FROM beleid.mijn_delingen() d WHERE d.acties AND 'KP' = ANY (d.rollen)",
        reden="Of whom the own actions in the plan were shared with a ketenpartner (note 4).",
    ),
    Functie(
        naam="genoemd",
        argumenten="rollen text[]",
        geeft="TABLE (huishouden_id uuid, adres_id uuid)",
        sql="SELECT d.huishouden_id, d.adres_id FROM beleid.mijn_delingen() d"
        " JOIN public.huishoudens_adres a ON a.id = d.adres_id AND a.huishouden_id = d.huishouden_id"
        " WHERE 'BET' = ANY (genoemd.rollen) AND d.huishouden_id IN (SELECT beleid.betrokken())"
        " OR d.huishouden_id IN (SELECT beleid.verwijzing(genoemd.rollen))",
        reden="Being named for an address adds to an involvement or a referral, and counts no longer than that (note 7).",
    ),
    Verzameling(
        naam="genoemde_adressen",
        argumenten="rollen text[]",
        sql="SELECT g.adres_id FROM beleid.genoemd(rollen) g",
        reden="The addresses themselves.",
    ),
)
