"""What is due for one huishouden beside its plan: statutory terms, a question, an advies (B3, D3, E1)."""

import datetime
from typing import Any

from huishoudens.models import Huishouden
from monitoring.overzichten.vraag import een_vraag
from monitoring.overzichten.werkregel import MET_INHOUD, werkregel
from toegang.beleid import Situatie
from toegang.sessie import handelende_medewerker

MEESTE = 8

# Actions and the evaluation stand in the plan, a hand-over on top of the page.
_KEUZE = f"""
    SELECT * FROM huishoudens_werkitem w
    WHERE w.open AND w.huishouden_id = %(huishouden)s::uuid
        AND w.soort NOT IN ('actie', 'evaluatie', 'overdracht')
    ORDER BY w.uiterlijk, w.id LIMIT {MEESTE}"""


def naast_het_plan(huishouden: Huishouden, _situatie: Situatie, op: datetime.date) -> dict[str, Any]:
    """The lines, what is due first on top; empty when the plan holds all. One statement."""
    rijen = een_vraag(
        {"werk": MET_INHOUD.format(keuze=_KEUZE)},
        {"ik": handelende_medewerker(), "huishouden": huishouden.pk},
    )
    return {"regels": [werkregel(rij, op=op) for rij in rijen["werk"]]}
