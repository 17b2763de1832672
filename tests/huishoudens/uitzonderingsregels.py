"""What the tests of exceptions do: share, let stand in, and look what somebody sees, past the screens."""

import datetime
from typing import Any

from django.utils import timezone

from huishoudens.diensten.delen import deling_geven
from huishoudens.diensten.waarneming import waarneming_geven
from huishoudens.keuzes import Waarneemsoort
from huishoudens.models import (
    Deling,
    Huishouden,
    Waarneming,
)
from tests.cast import Wereld
from toegang import beleid
from toegang.keuzes import Gegevensgroep as G
from toegang.sessie import handelend_als

REGISSEUR = "regisseur.hillegom"
REDEN = "Nodig om goed te helpen."


def deel(
    wereld: Wereld, huis: Huishouden, met: str, *groepen: G, door: str = REGISSEUR, **anders: Any
) -> Deling:
    op = timezone.localdate()
    ik = wereld.wie(door)
    velden = {"tot_en_met": op + datetime.timedelta(days=90), "reden": REDEN} | anders
    with handelend_als(ik.pk):
        return deling_geven(
            huishouden=huis, medewerker=wereld.wie(met), door=ik, op=op, groepen=groepen, **velden
        )


def ziet(wereld: Wereld, wie: str, huis: Huishouden) -> set[G]:
    with handelend_als(wereld.id_van(wie)):
        return set(beleid.situatie(huis.pk).groepen)


def leest_rijen(wereld: Wereld, wie: str, model: Any) -> bool:
    with handelend_als(wereld.id_van(wie)):
        return bool(model.objects.exists())


def laat_waarnemen(wereld: Wereld, huis: Huishouden, wie: str, *, door: str, dagen: int = 14) -> Waarneming:
    op = timezone.localdate()
    ik = wereld.wie(door)
    with handelend_als(ik.pk):
        return waarneming_geven(
            huishouden=huis,
            medewerker=wereld.wie(wie),
            soort=Waarneemsoort.WAARNEMING,
            reden=REDEN,
            op=op,
            tot_en_met=op + datetime.timedelta(days=dagen),
            door=ik,
        )
