"""What holds for everybody who is let in by name: who decides, who can be let in, and for how long (F1, F4)."""

import datetime
from uuid import UUID

from django.utils import timezone

from huishoudens.models import Huishouden, Relatie
from huishoudens.overzichten.ontvangers import Ontvanger, ontvanger_van
from toegang import beleid
from toegang.beleid import GeenToegang
from toegang.handelingen import KanNiet
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N
from toegang.models import Medewerker
from toegang.sessie import handelende_medewerker, lopende_taak


def eis_regie_of_leiding(huishouden_id: UUID, tekst: str) -> None:
    """Only the regisseur and the teamleider decide this (matrix row 20); GeenToegang with `tekst` for others."""
    situatie = beleid.situatie(huishouden_id)
    if not (lopende_taak() or situatie.is_regisseur or situatie.niveau(G.TOEWIJZING) >= N.BESLISSEN):
        raise GeenToegang(tekst)


def eis_regisseur(huishouden_id: UUID) -> None:
    """Only the regisseur says with whom a file is shared; GeenToegang for others."""
    if not (lopende_taak() or beleid.situatie(huishouden_id).is_regisseur):
        raise GeenToegang("Alleen de regisseur geeft anderen toegang. Vraag het de regisseur.")


def eis_niet_verwant(huishouden: Huishouden, medewerker: Medewerker) -> None:
    """Nobody is let into a huishouden of people he knows (F4); KanNiet."""
    if lopende_taak():
        return
    op = timezone.localdate()
    if Relatie.objects.lopend(op=op).filter(huishouden=huishouden, medewerker=medewerker).exists():
        raise KanNiet(
            f"{medewerker.naam} kent deze mensen en ziet dit huishouden daarom niet. Kies een ander."
        )


def eis_ontvanger(huishouden: Huishouden, medewerker: Medewerker) -> Ontvanger:
    """Who can be let in by name: a seat in a team, a consulent or a ketenpartner, and nobody himself (I7, I8)."""
    if medewerker.pk == handelende_medewerker():
        raise GeenToegang("U kunt uzelf geen toegang geven. Vraag het een collega.")
    ontvanger = ontvanger_van(medewerker.pk)
    if ontvanger is None:
        raise KanNiet(f"{medewerker.naam} mag geen dossiers lezen. Kies een ander.")
    eis_niet_verwant(huishouden, medewerker)
    return ontvanger


def eis_periode(*, op: datetime.date, tot_en_met: datetime.date, langste: datetime.timedelta) -> None:
    """From today, and no longer than `langste`; KanNiet."""
    if tot_en_met < op:
        raise KanNiet("Deze dag is al voorbij. Kies vandaag of een latere dag.", "tot_en_met")
    if tot_en_met > op + langste:
        tot = "een jaar" if langste.days > 300 else f"{langste.days // 7} weken"
        raise KanNiet(f"Dit duurt te lang. Kies een dag binnen {tot}.", "tot_en_met")
