"""Deciding on an advies: whoever advised does not decide, and after a no the question is not gone (D3, D4, I5, I8)."""

import datetime
from decimal import Decimal

from backoffice.diensten.advies import sluit_vraag, vergrendel_open
from backoffice.diensten.antwoorder import antwoorder
from backoffice.diensten.behandelen import eis_behandelaar, hervat
from backoffice.keuzes import AdviesStatus, Uitkomst
from backoffice.models import Besluit, Maatwerkadvies
from huishoudens.diensten.werkitem import werk_sluiten
from huishoudens.keuzes import Werksoort
from plannen.diensten.vervolg import vervolgactie_toevoegen
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N
from toegang.models import Medewerker
from toegang.termijnen import eerste_werkdag
from triage.diensten.kalender import vrije_dagen, werkdagen_later

AFWIJKEND = (Uitkomst.DEELS_TOEGEKEND, Uitkomst.AFGEWEZEN)
GEEFT_HULP = (Uitkomst.TOEGEKEND, Uitkomst.DEELS_TOEGEKEND)
# The regisseur speaks to the family within a working week, and looks back with them two weeks later.
VERVOLG_BINNEN_WERKDAGEN = 5
VERVOLG_BINNEN = datetime.timedelta(days=7)
SAMEN_KIJKEN_NA = datetime.timedelta(weeks=2)
# What was decided is not for everybody who reads the plan (category 16), so it does not stand in the action.
_VERVOLG = "{voorziening}: het besluit bespreken, en wat er nu nodig is"
_LANGSTE_OMSCHRIJVING = 200
_EEN_DAG = datetime.timedelta(days=1)


class BesluitOnvolledig(Exception):
    """A reason that the decision needs is missing; `ontbreekt` says which, by field."""

    def __init__(self, ontbreekt: dict[str, str]) -> None:
        super().__init__(" ".join(ontbreekt.values()))
        self.ontbreekt = ontbreekt


def wat_ontbreekt(
    *,
    uitkomst: Uitkomst,
    motivering: str,
    reden_afwijking: str,
    van: datetime.date | None = None,
    tot: datetime.date | None = None,
) -> dict[str, str]:
    """What keeps a decision from being taken, by field, in words for the consulent."""
    ontbreekt = {}
    if not motivering.strip():
        ontbreekt["motivering"] = "Leg uit waarom u dit besluit."
    if uitkomst in AFWIJKEND and not reden_afwijking.strip():
        ontbreekt["reden_afwijking"] = "Leg uit waarom u afwijkt van het advies."
    if van and tot and tot < van:
        ontbreekt["tot"] = "De einddatum ligt voor de begindatum."
    return ontbreekt


@dienst("backoffice.besluiten", groep=G.BESCHIKKING, niveau=N.BESLISSEN, over="advies")
def besluiten(
    *,
    advies: Maatwerkadvies,
    uitkomst: Uitkomst,
    motivering: str,
    op: datetime.date,
    door: Medewerker | None,
    reden_afwijking: str = "",
    aanbieder: str = "",
    van: datetime.date | None = None,
    tot: datetime.date | None = None,
    bedrag: Decimal | None = None,
    versie: int | None = None,
) -> Besluit:
    """Decide, as the consulent who treats the advies; `door=None` is the import.

    Raises BesluitOnvolledig, AdviesNietOpen, GeenToegang (not picked up by `door`, or own advies), VersieConflict.
    A term that stands still runs again first, so that its last day is the right one for "in time" (Awb 4:15).
    Deciding ends the sight on the file, so what must still be written there comes before that.
    """
    ontbreekt = wat_ontbreekt(
        uitkomst=uitkomst, motivering=motivering, reden_afwijking=reden_afwijking, van=van, tot=tot
    )
    if door is None:
        # A former system may not have asked for it, and nobody gives reasons for somebody else.
        ontbreekt.pop("reden_afwijking", None)
    if ontbreekt:
        raise BesluitOnvolledig(ontbreekt)
    rij = vergrendel_open(advies, versie=versie)
    if op < rij.ingediend_op:
        raise ValueError("Een besluit komt na het advies.")
    if door is not None:
        eis_behandelaar(rij, door)
    if rij.status == AdviesStatus.OPGESCHORT:
        sluit_vraag(rij, op=op)
        hervat(rij)
    besluit = Besluit.objects.create(
        advies=rij,
        huishouden_id=rij.huishouden_id,
        persoon_id=rij.persoon_id,
        uitkomst=uitkomst,
        datum=op,
        motivering=motivering,
        reden_afwijking=reden_afwijking if uitkomst in AFWIJKEND else "",
        aanbieder=aanbieder,
        van=van,
        tot=tot,
        bedrag=bedrag,
        door=door,
    )
    if uitkomst in AFWIJKEND:
        _vraag_vervolg(rij, op=op, door=door)
    werk_sluiten(soort=Werksoort.ADVIES, bron_id=rij.pk)
    rij.status = AdviesStatus.BESLOTEN
    rij.save()
    return besluit


def vervolg_uiterlijk(*, op: datetime.date, vrij: list[datetime.date]) -> datetime.date:
    """Five working days later; holidays do not carry it past a week, because Vandaag looks no further ahead."""
    dag = werkdagen_later(op, VERVOLG_BINNEN_WERKDAGEN, vrij)
    while dag > op + VERVOLG_BINNEN or eerste_werkdag(vanaf=dag, extra=vrij) != dag:
        dag -= _EEN_DAG
    return dag


def _vraag_vervolg(advies: Maatwerkadvies, *, op: datetime.date, door: Medewerker | None) -> None:
    """A follow-up action for whoever answers for the huishouden, at once (D4); else for whom the advies is about."""
    regisseur = antwoorder(advies.huishouden, op=op)
    vrij = vrije_dagen()
    streefdatum = vervolg_uiterlijk(op=op, vrij=vrij)
    voorziening = advies.voorziening[:1].upper() + advies.voorziening[1:]
    vervolgactie_toevoegen(
        doel_id=advies.actie.doel_id,
        advies_id=advies.pk,
        omschrijving=_VERVOLG.format(voorziening=voorziening)[:_LANGSTE_OMSCHRIJVING],
        actor=regisseur or advies.persoon,
        streefdatum=streefdatum,
        evaluatiemoment=eerste_werkdag(vanaf=streefdatum + SAMEN_KIJKEN_NA, extra=vrij),
        door=door,
    )
