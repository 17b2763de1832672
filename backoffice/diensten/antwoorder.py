"""Who answers to the back office for a huishouden (B2, D3, D4)."""

import datetime

from huishoudens.diensten.werkitem import werk_zetten
from huishoudens.keuzes import Werksoort
from huishoudens.models import Huishouden, Werkitem
from toegang.models import Medewerker
from toegang.sessie import lopende_taak
from triage.diensten.kalender import vrije_dagen, werkdagen_later
from triage.routes import VERDELEN_BINNEN_WERKDAGEN


def antwoorder(huishouden: Huishouden, *, op: datetime.date) -> Medewerker | None:
    """The regisseur of the team. Where the family or nobody has the regie, the teamleider is asked to choose one.

    Until then nobody in the team may open the advies, so the work waits for whoever is chosen.
    """
    regisseur: Medewerker | None = huishouden.regisseur
    if regisseur is None and not lopende_taak():
        gezocht = Werkitem.objects.filter(soort=Werksoort.REGIE_GEZOCHT, bron_id=huishouden.pk, open=True)
        if not gezocht.exists():
            uiterlijk = werkdagen_later(op, VERDELEN_BINNEN_WERKDAGEN, vrije_dagen())
            werk_zetten(soort=Werksoort.REGIE_GEZOCHT, bron=huishouden, uiterlijk=uiterlijk)
    return regisseur
