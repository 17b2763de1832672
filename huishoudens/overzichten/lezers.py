"""Who will and who will not see a report, worked out from the matrix before it is saved (screens 10)."""

import datetime
from dataclasses import dataclass

from huishoudens.keuzes import Dossierstatus
from huishoudens.models import Betrokkenheid, Huishouden, Veiligheidsdossier
from toegang.armen import armen
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Leefgebied, Niveau
from toegang.models import Medewerker
from toegang.templatetags.nl import opsomming


@dataclass(frozen=True)
class Lezer:
    """One line: who, whether they see it, and when not always."""

    wie: str
    ziet: bool
    toelichting: str = ""


def wie_ziet_verslag(
    huishouden: Huishouden, situatie: Situatie, *, door: Medewerker, op: datetime.date
) -> list[Lezer]:
    """The readers of a contact report of this huishouden. At most two statements.

    A safety file is named only to who may know of it; the line about it is what that reader already knows.
    """
    wie = armen(G.JOURNAAL, Niveau.LEZEN)
    zeker = ["U"]
    if wie.regie and huishouden.regisseur and huishouden.regisseur_id != door.pk:
        zeker.append(huishouden.regisseur.naam)
    uit = [Lezer(opsomming(zeker), ziet=True)]
    if wie.leefgebied:
        rijen = Betrokkenheid.objects.lopend(op=op).filter(huishouden=huishouden).exclude(medewerker=door)
        for rij in rijen.select_related("medewerker", "toegewezen").order_by("van"):
            gebieden = opsomming([Leefgebied(gebied).label.lower() for gebied in rij.leefgebieden])
            if gebieden:
                uit.append(Lezer(rij.medewerker.naam, ziet=True, toelichting=f"Als het gaat over {gebieden}"))
            elif not situatie.schrijft(G.WERKVOORRAAD):
                # With what somebody helps is not for every reader.
                alleen = "Als het gaat over waar deze collega bij helpt"
                uit.append(Lezer(rij.medewerker.naam, ziet=True, toelichting=alleen))
    if (
        "veiligheid" in wie.verzamelingen
        and situatie.leest(G.VEILIGHEID)
        and Veiligheidsdossier.objects.filter(huishouden=huishouden, status=Dossierstatus.OPEN).exists()
    ):
        uit.append(
            Lezer("Aandachtsfunctionaris", ziet=True, toelichting="Zolang het veiligheidsdossier open is")
        )
    if not wie.teamrollen:
        uit.append(Lezer("Andere collega’s van het team", ziet=False))
    if not wie.consulenten:
        uit.append(Lezer("ISD en TWO", ziet=False))
    return uit
