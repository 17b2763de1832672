"""Letting a colleague help, and ending that (B5)."""

import datetime

from huishoudens.diensten.grenzen import eis_niet_verwant
from huishoudens.diensten.toegangsverzoek import verzoek_is_gegeven
from huishoudens.models import Betrokkenheid, Huishouden, Toegewezen
from toegang.beleid import GeenToegang
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker
from toegang.sessie import handelende_medewerker
from toegang.versies import een_tegelijk


@dienst("huishoudens.betrokkene_toevoegen", groep=G.WERKVOORRAAD, over="huishouden")
def betrokkene_toevoegen(
    *, huishouden: Huishouden, medewerker: Medewerker, leefgebieden: list[str], op: datetime.date
) -> Betrokkenheid:
    """Let a colleague help with some leefgebieden (opschalen, B5). Nobody lets himself in (I8).

    KanNiet for a colleague who knows the family (F4). It answers his open question for access.
    """
    if medewerker.pk == handelende_medewerker():
        raise GeenToegang("U kunt uzelf niet betrekken. Vraag het de regisseur.")
    eis_niet_verwant(huishouden, medewerker)
    een_tegelijk(huishouden.pk)
    wie = {"huishouden": huishouden, "medewerker": medewerker}
    lopend = Betrokkenheid.objects.filter(**wie, tot__isnull=True)
    rij = lopend.select_related("toegewezen").first()
    if rij is None:
        rij = Betrokkenheid.objects.create(**wie, van=op)
    if not set(leefgebieden) <= set(rij.leefgebieden):
        deel = getattr(rij, "toegewezen", None) or Toegewezen(betrokkenheid=rij, **wie)
        deel.leefgebieden = sorted({*deel.leefgebieden, *leefgebieden})
        deel.save()
    verzoek_is_gegeven(huishouden=huishouden, medewerker_id=medewerker.pk)
    return rij


@dienst("huishoudens.betrokkenheid_beeindigen", groep=G.WERKVOORRAAD, over="betrokkenheid")
def betrokkenheid_beeindigen(*, betrokkenheid: Betrokkenheid, op: datetime.date) -> None:
    """The colleague no longer helps and no longer sees; counts at the next query (I5)."""
    betrokkenheid.tot = max(op, betrokkenheid.van)
    betrokkenheid.save()
