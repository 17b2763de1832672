"""The day on which family and network look back together, for whoever may know of it (C6)."""

import datetime

from huishoudens.keuzes import Werksoort
from huishoudens.models import Werkitem
from plannen.kwaliteit import Planbeeld
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G


def kijkdag(beeld: Planbeeld, situatie: Situatie) -> datetime.date | None:
    """The day of the next evaluation, or None when none is planned.

    A betrokkene does not see the evaluation itself, but does see that there is one and when: that one
    statement asks the werkvoorraad.
    """
    if beeld.volgende_evaluatie:
        return beeld.volgende_evaluatie.gepland_op
    if situatie.leest_alles(G.EVALUATIE) or not situatie.leest(G.WERKVOORRAAD):
        return None
    werk = Werkitem.objects.open().filter(huishouden_id=beeld.plan.huishouden_id, soort=Werksoort.EVALUATIE)
    return werk.order_by("uiterlijk").values_list("uiterlijk", flat=True).first()
