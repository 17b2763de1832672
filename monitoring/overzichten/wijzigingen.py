"""What others changed in my households since my last visit, and what is new in my team, as SQL (E1, C7).

Every branch runs under row security and starts from the households of the regisseur, which are few.
"""

from monitoring.overzichten.werkregel import NAAM

_TAKKEN = (
    # kind, moment, what is told, where from and who did it
    (
        "contact",
        "c.gemaakt_op",
        "c.soort",
        "JOIN huishoudens_contactmoment c ON c.huishouden_id = h.id AND c.gemaakt_op > %(sinds)s::timestamptz"
        " LEFT JOIN toegang_medewerker wie ON wie.id = c.medewerker_id"
        " WHERE c.medewerker_id <> %(ik)s::uuid",
    ),
    # Who ticked an action off stands in its versions only.
    (
        "actie",
        "v.history_date",
        "a.omschrijving",
        "JOIN plannen_actie a ON a.huishouden_id = h.id AND a.status = 'gedaan'"
        " AND a.gewijzigd_op > %(sinds)s::timestamptz"
        " JOIN LATERAL (SELECT hv.history_date, hv.history_user_id FROM plannen_historicalactie hv"
        " WHERE hv.id = a.id AND hv.status = 'gedaan' ORDER BY hv.history_date LIMIT 1) v"
        " ON v.history_date > %(sinds)s::timestamptz"
        " LEFT JOIN toegang_medewerker wie ON wie.id = v.history_user_id"
        " WHERE v.history_user_id IS DISTINCT FROM %(ik)s::uuid",
    ),
    (
        "aanvulling",
        "v.gemaakt_op",
        "''",
        "JOIN backoffice_aanvulverzoek v ON v.huishouden_id = h.id AND v.gemaakt_op > %(sinds)s::timestamptz"
        " LEFT JOIN toegang_medewerker wie ON wie.id = v.gevraagd_door_id"
        " WHERE v.gevraagd_door_id <> %(ik)s::uuid",
    ),
    (
        "besluit",
        "b.gemaakt_op",
        "replace(b.uitkomst, '_', ' ')",
        "JOIN backoffice_besluit b ON b.huishouden_id = h.id AND b.gemaakt_op > %(sinds)s::timestamptz"
        " LEFT JOIN toegang_medewerker wie ON wie.id = b.door_id"
        " WHERE b.door_id IS DISTINCT FROM %(ik)s::uuid",
    ),
    (
        "regie",
        "r.gemaakt_op",
        "''",
        "JOIN huishoudens_regie r ON r.huishouden_id = h.id AND r.tot IS NULL"
        " AND r.gemaakt_op > %(sinds)s::timestamptz"
        " LEFT JOIN toegang_medewerker wie ON wie.id = r.door_id"
        " WHERE r.medewerker_id = %(ik)s::uuid AND r.door_id IS DISTINCT FROM %(ik)s::uuid",
    ),
    (
        "evaluatie",
        "e.gewijzigd_op",
        "''",
        "JOIN plannen_evaluatie e ON e.huishouden_id = h.id AND e.gehouden_op IS NOT NULL"
        " AND e.gewijzigd_op > %(sinds)s::timestamptz"
        " LEFT JOIN toegang_medewerker wie ON wie.id = e.door_id"
        " WHERE e.door_id IS DISTINCT FROM %(ik)s::uuid",
    ),
    (
        "melding",
        "t.gemaakt_op",
        "t.kanaal",
        "JOIN triage_melding t ON t.huishouden_id = h.id AND t.gemaakt_op > %(sinds)s::timestamptz"
        " LEFT JOIN toegang_medewerker wie ON wie.id = t.aangenomen_door_id"
        " WHERE t.aangenomen_door_id IS DISTINCT FROM %(ik)s::uuid",
    ),
    # A request of mine that was answered; the household may have left my regie with it.
    (
        "overdracht",
        "d.afgehandeld_op",
        "d.status",
        "JOIN huishoudens_overdracht d ON d.huishouden_id = h.id AND d.afgehandeld_op > %(sinds)s::timestamptz"
        " LEFT JOIN toegang_medewerker wie ON wie.id = d.naar_id"
        " WHERE d.gevraagd_door_id = %(ik)s::uuid",
    ),
)


def _tak(soort: str, moment: str, detail: str, vanaf: str) -> str:
    eigen = "" if soort == "overdracht" else " AND h.regisseur_id = %(ik)s::uuid"
    return (
        f"(SELECT '{soort}' AS soort, {moment} AS moment,"
        f" {detail}::text AS detail, h.id AS huishouden_id, h.aanduiding, {NAAM.format('wie')} AS wie"
        f" FROM huishoudens_huishouden h {vanaf}{eigen} ORDER BY 2 DESC LIMIT 50)"
    )


VERANDERD = (
    "SELECT * FROM ("
    + " UNION ALL ".join(_tak(*tak) for tak in _TAKKEN)
    + ") alles ORDER BY moment DESC LIMIT 50"
)

NIEUW_IN_TEAM = f"""
    SELECT w.soort, w.bron_id, w.huishouden_id, w.gemaakt_op, h.aanduiding, w.medewerker_id IS NULL AS te_verdelen,
        {NAAM.format("m")} AS medewerker, t.kanaal, coalesce(nullif(t.vindplaats, ''), t.melder) AS melder
    FROM (SELECT * FROM huishoudens_werkitem w WHERE w.open AND w.scope_team = ANY(%(teams)s::int[])
        AND w.soort IN ('triage', 'regie_gezocht') ORDER BY w.uiterlijk DESC, w.id LIMIT 50) w
    JOIN huishoudens_huishouden h ON h.id = w.huishouden_id
    LEFT JOIN toegang_medewerker m ON m.id = w.medewerker_id
    LEFT JOIN triage_melding t ON w.soort = 'triage' AND t.id = w.bron_id
    ORDER BY w.gemaakt_op DESC LIMIT 4"""
