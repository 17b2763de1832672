"""Which lines of a rechtenronde wait for the reader: for the menu and for Vandaag (O56)."""

from typing import Final


def wachtend(wie: str) -> str:
    """A SELECT with a row per line that still waits; `wie` says whose, and nobody's own. Parameters: ik, vandaag."""
    return f"""
        SELECT 1 FROM toegang_rechtenregel g JOIN toegang_rechtenronde o ON o.id = g.ronde_id
            JOIN toegang_roltoekenning r ON r.id = g.toekenning_id
        WHERE g.beoordeeld_op IS NULL AND (r.tot IS NULL OR r.tot > %(vandaag)s::date)
            AND r.medewerker_id <> %(ik)s::uuid AND {wie}"""


VAN_TEAM: Final = wachtend("o.team_id = ANY(%(teams)s::int[])")
ZONDER_TEAM: Final = wachtend("o.team_id IS NULL")
# A beheerder carries out what was asked, and judges what nobody else may.
BIJ_BEHEER: Final = " UNION ALL ".join(
    (
        "SELECT 1 FROM toegang_rechtenverzoek v WHERE v.id IN (SELECT beleid.uit_te_voeren())",
        wachtend("g.bij_beheer"),
    )
)
