"""What others changed in my households since my last visit, and what is new in my team, as SQL (E1, C7).

Every branch runs under row security and starts from the households of the regisseur, which are few.
"""

from dataclasses import dataclass

from monitoring.overzichten.werkregel import BIJ_HUISHOUDEN, NAAM
from toegang.keuzes import Gegevensgroep as G

_NIET_IK = "IS DISTINCT FROM %(ik)s::uuid"
_SINDS = "> %(sinds)s::timestamptz"


@dataclass(frozen=True, kw_only=True)
class Tak:
    """One kind of change: where it is found, when it happened, who did it and what is told of it.

    groepen: the gegevensgroep of what is told; none when that is work or regie without content.
    """

    soort: str
    tabel: str
    moment: str
    wie: str
    waar: str
    detail: str = "''"
    extra: str = ""
    in_regie: bool = True
    groepen: tuple[G, ...] = ()

    @property
    def sql(self) -> str:
        eigen = " AND h.regisseur_id = %(ik)s::uuid" if self.in_regie else ""
        return f"""
            (SELECT '{self.soort}' AS soort, {self.moment} AS moment, {self.detail}::text AS detail,
                h.id AS huishouden_id, h.aanduiding, h.nummer, {NAAM.format("wie")} AS wie
            FROM huishoudens_huishouden h
            JOIN {self.tabel} x ON x.huishouden_id = h.id {self.extra}
            LEFT JOIN toegang_medewerker wie ON wie.id = {self.wie}
            WHERE {self.moment} {_SINDS} AND {self.waar}{eigen} ORDER BY 2 DESC LIMIT 50)"""


TAKKEN = (
    Tak(
        soort="contact",
        tabel="huishoudens_contactmoment",
        moment="x.gemaakt_op",
        wie="x.medewerker_id",
        waar=f"x.medewerker_id {_NIET_IK}",
        detail="x.soort",
        groepen=(G.JOURNAAL,),
    ),
    # Who ticked an action off stands in its versions only.
    Tak(
        soort="actie",
        tabel="plannen_actie",
        moment="v.history_date",
        wie="v.history_user_id",
        waar=f"x.status = 'gedaan' AND v.history_user_id {_NIET_IK}",
        detail="x.omschrijving",
        groepen=(G.PLAN,),
        extra=f"""AND x.gewijzigd_op {_SINDS}
            JOIN LATERAL (SELECT hv.history_date, hv.history_user_id FROM plannen_historicalactie hv
                WHERE hv.id = x.id AND hv.status = 'gedaan' ORDER BY hv.history_date LIMIT 1) v ON true""",
    ),
    Tak(
        soort="aanvulling",
        tabel="backoffice_aanvulverzoek",
        moment="x.gemaakt_op",
        wie="x.gevraagd_door_id",
        waar=f"x.gevraagd_door_id {_NIET_IK}",
        groepen=(G.VERWIJZING,),
    ),
    Tak(
        soort="besluit",
        tabel="backoffice_besluit",
        moment="x.gemaakt_op",
        wie="x.door_id",
        waar=f"x.door_id {_NIET_IK}",
        detail="replace(x.uitkomst, '_', ' ')",
        groepen=(G.BESCHIKKING,),
    ),
    Tak(
        soort="regie",
        tabel="huishoudens_regie",
        moment="x.gemaakt_op",
        wie="x.door_id",
        waar=f"x.tot IS NULL AND x.medewerker_id = %(ik)s::uuid AND x.door_id {_NIET_IK}",
    ),
    Tak(
        soort="evaluatie",
        tabel="plannen_evaluatie",
        moment="x.gewijzigd_op",
        wie="x.door_id",
        waar=f"x.gehouden_op IS NOT NULL AND x.door_id {_NIET_IK}",
        groepen=(G.EVALUATIE,),
    ),
    Tak(
        soort="melding",
        tabel="triage_melding",
        moment="x.gemaakt_op",
        wie="x.aangenomen_door_id",
        waar=f"x.aangenomen_door_id {_NIET_IK}",
        detail="x.kanaal",
        groepen=(G.JOURNAAL,),
    ),
    # A request of mine that was answered; the household may have left my regie with it.
    Tak(
        soort="overdracht",
        tabel="huishoudens_overdracht",
        moment="x.afgehandeld_op",
        wie="x.naar_id",
        waar="x.gevraagd_door_id = %(ik)s::uuid",
        detail="x.status",
        in_regie=False,
    ),
    # What came of a question of mine for access; who answered stands in its versions only.
    Tak(
        soort="toegang",
        tabel="huishoudens_toegangsverzoek",
        moment="x.beantwoord_op",
        wie="v.history_user_id",
        waar="x.medewerker_id = %(ik)s::uuid AND x.status IN ('gegeven', 'afgewezen')",
        detail="x.antwoord",
        in_regie=False,
        extra="""LEFT JOIN LATERAL (SELECT hv.history_user_id FROM huishoudens_historicaltoegangsverzoek hv
                WHERE hv.id = x.id AND hv.beantwoord_op IS NOT NULL ORDER BY hv.history_date LIMIT 1) v ON true""",
    ),
)

GROEPEN_VAN_WIJZIGING = {tak.soort: tak.groepen for tak in TAKKEN}

VERANDERD = (
    f"SELECT * FROM ({' UNION ALL '.join(tak.sql for tak in TAKKEN)}) alles ORDER BY moment DESC LIMIT 50"
)

NIEUW_IN_TEAM = f"""
    SELECT w.soort, w.bron_id, w.huishouden_id, w.gemaakt_op, h.aanduiding, h.nummer,
        w.medewerker_id IS NULL AS te_verdelen, {NAAM.format("m")} AS medewerker, t.kanaal,
        coalesce(nullif(t.vindplaats, ''), t.melder) AS melder
    FROM (SELECT * FROM huishoudens_werkitem w WHERE w.open AND w.scope_team = ANY(%(teams)s::int[])
        AND w.soort IN ('triage', 'regie_gezocht') ORDER BY w.uiterlijk DESC, w.id LIMIT 50) w
    {BIJ_HUISHOUDEN}
    LEFT JOIN toegang_medewerker m ON m.id = w.medewerker_id
    LEFT JOIN triage_melding t ON w.soort = 'triage' AND t.id = w.bron_id
    ORDER BY w.gemaakt_op DESC LIMIT 4"""
