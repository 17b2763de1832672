"""People who come, change and go (B1); what concerns one person is saved together."""

import datetime

from huishoudens.diensten.huishouden import (
    Persoonsgegevens,
    bsn_vastleggen,
    contactgegeven_vastleggen,
    persoon_toevoegen,
    persoon_wijzigen,
)
from huishoudens.diensten.regie import huidige_regie
from huishoudens.diensten.werkitem import werk_zetten
from huishoudens.keuzes import ContactgegevenSoort, Werksoort
from huishoudens.models import Huishouden, Lidmaatschap, Persoon
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.versies import vergrendel


def _bereikbaar(persoon: Persoon, *, bsn: str, telefoon: str, email: str) -> None:
    """What is filled in is kept; an empty field changes nothing, because nobody sees what it would erase."""
    if bsn:
        bsn_vastleggen(persoon=persoon, bsn=bsn)
    if telefoon:
        contactgegeven_vastleggen(persoon=persoon, soort=ContactgegevenSoort.TELEFOON, waarde=telefoon)
    if email:
        contactgegeven_vastleggen(persoon=persoon, soort=ContactgegevenSoort.EMAIL, waarde=email)


@dienst("huishoudens.lid_inschrijven", groep=G.PERSOON, over="huishouden")
def lid_inschrijven(
    *,
    huishouden: Huishouden,
    gegevens: Persoonsgegevens,
    rol: str,
    inwonend: bool,
    op: datetime.date,
    bsn: str = "",
    telefoon: str = "",
    email: str = "",
) -> Persoon:
    """A new person with a place in the huishouden and how to reach them."""
    persoon = persoon_toevoegen(huishouden=huishouden, gegevens=gegevens, rol=rol, inwonend=inwonend, van=op)
    _bereikbaar(persoon, bsn=bsn, telefoon=telefoon, email=email)
    return persoon


@dienst("huishoudens.lid_wijzigen", groep=G.PERSOON, over="lid")
def lid_wijzigen(
    *,
    lid: Lidmaatschap,
    gegevens: Persoonsgegevens,
    rol: str,
    inwonend: bool,
    versie: int | None,
    op: datetime.date,
    bsn: str = "",
    telefoon: str = "",
    email: str = "",
) -> Persoon:
    """Correct a person. A move to or from the address ends one membership and begins another.

    VersieConflict when somebody else changed the person first.
    """
    persoon = persoon_wijzigen(persoon=lid.persoon, gegevens=gegevens, versie=versie)
    if inwonend != lid.inwonend and lid.van < op:
        lid.tot = op - datetime.timedelta(days=1)
        lid.save()
        Lidmaatschap.objects.create(
            huishouden_id=lid.huishouden_id, persoon=persoon, rol=rol, inwonend=inwonend, van=op
        )
    elif (rol, inwonend) != (lid.rol, lid.inwonend):
        lid.rol, lid.inwonend = rol, inwonend
        lid.save()
    _bereikbaar(persoon, bsn=bsn, telefoon=telefoon, email=email)
    return persoon


@dienst("huishoudens.lid_beeindigen", groep=G.PERSOON, over="lid")
def lid_beeindigen(
    *, lid: Lidmaatschap, tot: datetime.date, versie: int | None, overleden: bool = False
) -> None:
    """From this day on the person is gone from the huishouden; the name stays in what was written.

    Whoever held the regie for the family leaves a question for the teamleider: who has it now (B2)?
    VersieConflict when somebody else changed the person first.
    """
    persoon = vergrendel(lid.persoon, versie=versie)
    lid.tot = tot
    lid.save()
    if overleden:
        persoon.overleden_op = tot
    persoon.save()
    regie = huidige_regie(lid.huishouden)
    if regie is not None and regie.persoon_id == persoon.pk:
        werk_zetten(soort=Werksoort.REGIE_GEZOCHT, bron=lid.huishouden, uiterlijk=tot)
