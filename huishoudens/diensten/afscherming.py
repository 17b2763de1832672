"""Shielding a huishouden, and naming who may still see it; the system does not lift a shield (F4)."""

import datetime
from collections.abc import Iterable

from huishoudens.diensten.grenzen import eis_ontvanger, eis_regisseur
from huishoudens.models import Huishouden, Toelating
from toegang.handelingen import KanNiet, dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker
from toegang.sessie import lopende_taak
from toegang.versies import een_tegelijk, vergrendel


@dienst("huishoudens.afschermen", groep=G.TOESTEMMING, over="huishouden")
def afschermen(*, huishouden: Huishouden, toegelaten: Iterable[Medewerker], op: datetime.date) -> None:
    """Shield a huishouden: from now on only the regisseur and the people named (F4).

    KanNiet without a regisseur: then nobody would answer for the family.
    """
    if huishouden.regisseur_id is None and not lopende_taak():
        raise KanNiet(
            "Dit huishouden heeft geen regisseur. Afgeschermd ziet dan niemand het. Regel eerst de regie."
        )
    een_tegelijk(huishouden.pk)
    for medewerker in toegelaten:
        _laat_toe(huishouden, medewerker, op)
    if not huishouden.afgeschermd:
        rij = vergrendel(huishouden, versie=None)
        rij.afgeschermd = True
        rij.save()


@dienst("huishoudens.toelating_geven", groep=G.TOESTEMMING, over="huishouden")
def toelating_geven(*, huishouden: Huishouden, medewerker: Medewerker, op: datetime.date) -> Toelating:
    """Name one more person, who may use the own rol there again; nobody himself (I8). KanNiet without a shield."""
    if not huishouden.afgeschermd:
        raise KanNiet("Dit huishouden is niet afgeschermd.")
    een_tegelijk(huishouden.pk)
    return _laat_toe(huishouden, medewerker, op)


def _laat_toe(huishouden: Huishouden, medewerker: Medewerker, op: datetime.date) -> Toelating:
    if not lopende_taak():
        eis_regisseur(huishouden.pk)
        eis_ontvanger(huishouden, medewerker)
    loopt = Toelating.objects.filter(huishouden=huishouden, medewerker=medewerker, tot__isnull=True).first()
    return loopt or Toelating.objects.create(huishouden=huishouden, medewerker=medewerker, van=op)


@dienst("huishoudens.toelating_beeindigen", groep=G.TOESTEMMING, over="toelating")
def toelating_beeindigen(*, toelating: Toelating, op: datetime.date) -> None:
    """From today this person is shut out like everybody else; counts at the next request (I5)."""
    toelating.tot = max(op, toelating.van)
    toelating.save()
