"""Working on an advies: picking it up, asking for more and answering, with the clock that stops meanwhile (D3)."""

import datetime

from django.db import IntegrityError, transaction

from backoffice.diensten.advies import sluit_vraag, vergrendel_open, zet_werk
from backoffice.diensten.antwoorder import antwoorder
from backoffice.diensten.termijn import reken_opnieuw
from backoffice.keuzes import AdviesStatus
from backoffice.models import Aanvulverzoek, Maatwerkadvies
from huishoudens.diensten.werkitem import werk_sluiten, werk_zetten
from huishoudens.keuzes import Werksoort
from plannen.diensten.grenzen import eis_regisseur
from toegang.beleid import GeenToegang
from toegang.handelingen import dienst
from toegang.keuzes import ROL_VAN_WET, Wet
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N
from toegang.models import Medewerker

# [m] Awb 4:5 and 4:15 leave the length of the "time to complete" open; it outlasts no reasonable term (Awb 4:13).
LANGSTE_ANTWOORDTIJD = datetime.timedelta(weeks=8)


class AlOpgepakt(Exception):
    """A colleague has this advies; `door` is who."""

    def __init__(self, door: Medewerker) -> None:
        super().__init__(f"{door} heeft dit advies al opgepakt.")
        self.door = door


class NietUwAdvies(GeenToegang):
    """Somebody else works on this advies, or nobody does yet."""


class VraagLoopt(Exception):
    """A question is open already; one at a time."""

    def __init__(self) -> None:
        super().__init__("Er staat al een vraag open bij de regisseur.")


class VraagBeantwoord(Exception):
    """The question was answered or closed in the meantime."""

    def __init__(self) -> None:
        super().__init__("Deze vraag is intussen beantwoord.")


class OnmogelijkeAntwoorddag(ValueError):
    """On this day the answer cannot be asked for; the sentence tells why."""


def eis_antwoorddag(dag: datetime.date, *, op: datetime.date) -> None:
    """OnmogelijkeAntwoorddag unless the regisseur gets at least a day and at most LANGSTE_ANTWOORDTIJD."""
    if dag <= op:
        raise OnmogelijkeAntwoorddag("Kies een dag na vandaag.")
    if dag > op + LANGSTE_ANTWOORDTIJD:
        raise OnmogelijkeAntwoorddag(
            f"Kies een dag binnen {LANGSTE_ANTWOORDTIJD.days // 7} weken. Zo lang staat de termijn stil."
        )


def eis_consulent(advies: Maatwerkadvies, door: Medewerker) -> None:
    """GeenToegang unless this is a consulent of the receiver and the law; never who gave the advies (I8)."""
    rol = ROL_VAN_WET[Wet(advies.wet)]
    if not any(t.rol == rol and t.organisatie_id == advies.ontvanger_id for t in door.toekenningen):
        raise GeenToegang("Dit advies hoort bij een andere organisatie of een andere wet.")
    if advies.ingediend_door_id == door.pk:
        raise GeenToegang("U gaf dit advies zelf. Een collega neemt het besluit.")


def eis_behandelaar(advies: Maatwerkadvies, door: Medewerker) -> None:
    """GeenToegang unless this consulent picked the advies up."""
    eis_consulent(advies, door)
    if advies.behandelaar_id is None:
        raise NietUwAdvies("Pak dit advies eerst op.")
    if advies.behandelaar_id != door.pk:
        raise NietUwAdvies(f"{advies.behandelaar} behandelt dit advies.")


@dienst("backoffice.advies_oppakken", groep=G.BESCHIKKING, niveau=N.BESLISSEN, over="advies")
def advies_oppakken(*, advies: Maatwerkadvies, door: Medewerker, op: datetime.date) -> Maatwerkadvies:
    """Take an advies into treatment. Of two at the same moment one gets it; the other gets AlOpgepakt with who.

    One of a colleague who decides there no more is taken over; a question that is open stays so.
    """
    rij = vergrendel_open(advies)
    eis_consulent(rij, door)
    if rij.behandelaar is not None:
        if rij.behandelaar_id == door.pk:
            return rij
        if not Maatwerkadvies.objects.met_verweesd().filter(pk=rij.pk, verweesd=True).exists():
            raise AlOpgepakt(rij.behandelaar)
    rij.behandelaar, rij.opgepakt_op = door, op
    _zet_stand(rij)
    return rij


@dienst("backoffice.advies_teruggeven", groep=G.BESCHIKKING, niveau=N.BESLISSEN, over="advies")
def advies_teruggeven(*, advies: Maatwerkadvies, door: Medewerker) -> Maatwerkadvies:
    """Give an advies back to the work list, as who treats it; a question that is open stays so."""
    rij = vergrendel_open(advies)
    eis_behandelaar(rij, door)
    rij.behandelaar = rij.opgepakt_op = None
    _zet_stand(rij)
    return rij


def _zet_stand(advies: Maatwerkadvies) -> None:
    """Bring status and work in line with who treats it; a term that stands still keeps doing so."""
    if advies.opgeschort_op is None:
        advies.status = AdviesStatus.IN_BEHANDELING if advies.behandelaar_id else AdviesStatus.INGEDIEND
    advies.save()
    zet_werk(advies)


@dienst("backoffice.aanvulling_vragen", groep=G.BESCHIKKING, niveau=N.BESLISSEN, over="advies")
def aanvulling_vragen(
    *,
    advies: Maatwerkadvies,
    vraag: str,
    antwoord_voor: datetime.date,
    door: Medewerker,
    op: datetime.date,
    versie: int | None = None,
) -> Aanvulverzoek:
    """Ask the regisseur for more; from tomorrow the term stands still (Awb 4:15). One question at a time.

    The last day moves at once, as if no answer comes: that is the day to reckon with meanwhile.
    OnmogelijkeAntwoorddag; VersieConflict when the advies changed first.
    """
    rij = vergrendel_open(advies, versie=versie)
    eis_behandelaar(rij, door)
    eis_antwoorddag(antwoord_voor, op=op)
    try:
        with transaction.atomic():
            verzoek = Aanvulverzoek.objects.create(
                advies=rij,
                huishouden_id=rij.huishouden_id,
                vraag=vraag,
                gevraagd_op=op,
                gevraagd_door=door,
                antwoord_voor=antwoord_voor,
            )
    except IntegrityError as fout:
        raise VraagLoopt from fout
    regisseur = antwoorder(rij.huishouden, op=op)
    werk_zetten(
        soort=Werksoort.AANVULLING,
        bron=verzoek,
        uiterlijk=antwoord_voor,
        medewerker_id=regisseur.pk if regisseur else None,
    )
    rij.status, rij.opgeschort_op = AdviesStatus.OPGESCHORT, op
    rij.beslissen_uiterlijk = reken_opnieuw(rij)
    rij.save()
    zet_werk(rij)
    return verzoek


def hervat(advies: Maatwerkadvies) -> Maatwerkadvies:
    """The clock runs again: a new last day, reckoned from the start with all that stood still."""
    advies.opgeschort_op = None
    advies.beslissen_uiterlijk = reken_opnieuw(advies)
    _zet_stand(advies)
    return advies


@dienst("backoffice.aanvulling_geven", groep=G.VERWIJZING, over="verzoek")
def aanvulling_geven(
    *, verzoek: Aanvulverzoek, antwoord: str, op: datetime.date, versie: int | None = None
) -> Maatwerkadvies:
    """Answer the question of the back office, as the regisseur; the term runs again from today.

    VraagBeantwoord when it was answered or closed already; VersieConflict when the advies changed since it was
    read (`versie` is the advies's), for then the question may be another one.
    """
    eis_regisseur(verzoek.huishouden_id, "deze vraag beantwoorden")
    advies = vergrendel_open(verzoek.advies, versie=versie)
    rij = Aanvulverzoek.objects.select_for_update(of=("self",)).get(pk=verzoek.pk)
    if rij.beantwoord_op is not None:
        raise VraagBeantwoord
    rij.antwoord, rij.beantwoord_op = antwoord, op
    rij.save()
    werk_sluiten(soort=Werksoort.AANVULLING, bron_id=rij.pk)
    return hervat(advies)


@dienst("backoffice.aanvulling_sluiten", groep=G.BESCHIKKING, niveau=N.BESLISSEN, over="advies")
def aanvulling_sluiten(*, advies: Maatwerkadvies, door: Medewerker, op: datetime.date) -> Maatwerkadvies:
    """Go on without an answer; the term counts again from the day the time to answer ran out."""
    rij = vergrendel_open(advies)
    eis_behandelaar(rij, door)
    if rij.status != AdviesStatus.OPGESCHORT:
        raise VraagBeantwoord
    sluit_vraag(rij, op=op)
    return hervat(rij)
