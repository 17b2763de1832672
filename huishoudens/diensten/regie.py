"""One huishouden, one regisseur: assigning, asking to take over, accepting (B2, B5, I2).

The database holds the rule: a second open regie breaks `regie_een_open`, however many try at once.
"""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from huishoudens.diensten.grenzen import eis_niet_verwant, eis_regie_of_leiding
from huishoudens.diensten.toegangsverzoek import verzoek_is_gegeven
from huishoudens.diensten.werkitem import werk_overdragen, werk_sluiten, werk_zetten
from huishoudens.keuzes import VOLWASSEN, Overdrachtstatus, RegieSoort, Werksoort
from huishoudens.models import Huishouden, Overdracht, Persoon, Regie, Regiereden, Werkitem
from toegang.beleid import GeenToegang
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N
from toegang.models import Medewerker, Organisatie
from toegang.sessie import handelende_medewerker
from toegang.versies import een_tegelijk

_WIE_BESLIST = "Over de regie beslissen de regisseur en de teamleider. Vraag het een van hen."


class RegieBezet(Exception):
    """Somebody else gave this huishouden a regisseur at the same moment."""

    def __init__(self) -> None:
        super().__init__(
            "Dit huishouden heeft intussen al een regisseur gekregen. Uw keuze is niet opgeslagen."
        )


class KanGeenRegisseurZijn(Exception):
    """A child, or somebody who died or lives elsewhere, cannot answer for a family (B2)."""

    def __init__(self) -> None:
        super().__init__(
            "Deze persoon kan de regie niet houden. Kies iemand van 18 jaar of ouder die nu bij het gezin woont."
        )


class OverdrachtLoopt(Exception):
    """There is a request already; one at a time."""

    def __init__(self) -> None:
        super().__init__("Er is al iemand gevraagd om de regie over te nemen.")


def huidige_regie(huishouden: Huishouden) -> Regie | None:
    """The open regie, or None before one is assigned."""
    return (
        Regie.objects.filter(huishouden=huishouden, tot__isnull=True)
        .select_related("medewerker", "persoon", "organisatie")
        .first()
    )


def gezinsregisseurs(huishouden: Huishouden, *, op: datetime.date) -> QuerySet[Persoon]:
    """Who of the family can hold the regie, oldest first: alive, living there, and on that day no child (B2).

    Somebody whose birth date is not known may be grown up, and comes last.
    """
    # On 29 February whoever was born eighteen years before a 28th is grown up, and a 1 March not yet.
    grens = op.replace(year=op.year - VOLWASSEN, day=28 if (op.month, op.day) == (2, 29) else op.day)
    return Persoon.objects.filter(
        Q(geboortedatum__isnull=True) | Q(geboortedatum__lte=grens),
        huishouden=huishouden,
        overleden_op__isnull=True,
        lidmaatschappen__huishouden=huishouden,
        lidmaatschappen__tot__isnull=True,
        lidmaatschappen__inwonend=True,
    ).order_by("geboortedatum", "gemaakt_op")


def _eis_gezinsregisseur(persoon: Persoon, huishouden: Huishouden, op: datetime.date) -> None:
    if not gezinsregisseurs(huishouden, op=op).filter(pk=persoon.pk).exists():
        raise KanGeenRegisseurZijn


def _wacht_op_antwoord(huishouden: Huishouden) -> bool:
    """Whether the back office asked something that only a colleague can answer (D3)."""
    vragen = Werkitem.objects.filter(huishouden=huishouden, soort=Werksoort.AANVULLING, open=True)
    return bool(vragen.exists())


def _open_regie(huishouden: Huishouden, op: datetime.date, nieuw: Regie) -> Regie:
    """End the present period and begin the new one, without a gap; RegieBezet when two try at once."""
    try:
        with transaction.atomic():
            vorige = (
                Regie.objects.select_for_update(of=("self",))
                .filter(huishouden=huishouden, tot__isnull=True)
                .first()
            )
            if vorige:
                vorige.tot = max(op, vorige.van)
                vorige.save()
            nieuw.save()
    except IntegrityError as fout:
        raise RegieBezet from fout
    if nieuw.medewerker_id is None and _wacht_op_antwoord(huishouden):
        werk_zetten(soort=Werksoort.REGIE_GEZOCHT, bron=huishouden, uiterlijk=op)
    else:
        werk_sluiten(soort=Werksoort.REGIE_GEZOCHT, bron_id=huishouden.pk)
    werk_overdragen(
        huishouden=huishouden,
        van_id=vorige.medewerker_id if vorige else None,
        naar_id=nieuw.medewerker_id,
    )
    if nieuw.medewerker_id:
        verzoek_is_gegeven(huishouden=huishouden, medewerker_id=nieuw.medewerker_id)
    return nieuw


@dienst("huishoudens.regie_toewijzen", groep=G.TOEWIJZING, niveau=N.BESLISSEN, over="huishouden")
def regie_toewijzen(
    *,
    huishouden: Huishouden,
    soort: RegieSoort,
    op: datetime.date,
    door: Medewerker | None,
    verwacht: Regie | None,
    medewerker: Medewerker | None = None,
    persoon: Persoon | None = None,
    organisatie: Organisatie | None = None,
    naam: str = "",
    reden: str = "",
) -> Regie:
    """Give the huishouden its regisseur. `verwacht` is the regie the reader saw; another one is RegieBezet.

    Two people who choose at the same moment thus end in exactly one choice, and the second reads whose. Nobody
    takes the regie (I8): a teamleider gets it from the regisseur, who asks. A `persoon` of the family who cannot
    hold it is KanGeenRegisseurZijn.
    """
    if medewerker is not None and medewerker.pk == handelende_medewerker():
        raise GeenToegang(
            "U kunt de regie niet aan uzelf geven. Een collega kan u vragen om die over te nemen."
        )
    if persoon is not None:
        _eis_gezinsregisseur(persoon, huishouden, op)
    if medewerker is not None:
        eis_niet_verwant(huishouden, medewerker)
    een_tegelijk(huishouden.pk)
    if huidige_regie(huishouden) != verwacht:
        raise RegieBezet
    for vraag in _gevraagd(huishouden):
        # A choice of regisseur answers every question to take over; who was asked no longer sees the file (I5).
        _sluit(vraag, Overdrachtstatus.INGETROKKEN, timezone.now())
    nieuw = Regie(
        huishouden=huishouden,
        soort=soort,
        medewerker=medewerker,
        persoon=persoon,
        organisatie=organisatie,
        naam=naam,
        van=op,
        door=door,
    )
    regie = _open_regie(huishouden, op, nieuw)
    if reden:
        Regiereden.objects.create(regie=regie, huishouden=huishouden, reden=reden, door=door)
    return regie


def _gevraagd(huishouden: Huishouden) -> QuerySet[Overdracht]:
    """What was asked and not answered, lapsed or not."""
    return Overdracht.objects.filter(huishouden=huishouden, status=Overdrachtstatus.GEVRAAGD)


def _sluit(vraag: Overdracht, status: Overdrachtstatus, op: datetime.datetime) -> None:
    """End a request and its work; after its last day there is nothing to take back, and it only lapsed."""
    werk_sluiten(soort=Werksoort.OVERDRACHT, bron_id=vraag.pk)
    vraag.status = status if vraag.loopt(timezone.localdate(op)) else Overdrachtstatus.VERLOPEN
    vraag.afgehandeld_op = op
    vraag.save()


@dienst("huishoudens.regie_bij_huishouden", groep=G.WERKVOORRAAD, over="huishouden")
def regie_bij_huishouden(
    *, huishouden: Huishouden, persoon: Persoon, op: datetime.date, door: Medewerker | None
) -> Regie:
    """At triage the family keeps the regie itself; only where nobody has it yet (B2). Or KanGeenRegisseurZijn."""
    if bestaande := huidige_regie(huishouden):
        return bestaande
    _eis_gezinsregisseur(persoon, huishouden, op)
    return _open_regie(
        huishouden,
        op,
        Regie(huishouden=huishouden, soort=RegieSoort.HUISHOUDEN, persoon=persoon, van=op, door=door),
    )


@dienst("huishoudens.overdracht_vragen", groep=G.WERKVOORRAAD, over="huishouden")
def overdracht_vragen(
    *, huishouden: Huishouden, naar: Medewerker, door: Medewerker, op: datetime.datetime, reden: str = ""
) -> Overdracht:
    """Ask a colleague to take over the regie; the present regisseur stays until that colleague says yes.

    Regisseur and teamleider ask (matrix row 20: a triagist reads who it is, and no more), and never themselves. One
    request at a time; one that lapsed makes room for the next.
    """
    eis_regie_of_leiding(huishouden.pk, _WIE_BESLIST)
    if naar.pk == handelende_medewerker():
        raise GeenToegang("U kunt uzelf niet vragen. Kies een collega.")
    eis_niet_verwant(huishouden, naar)
    for vraag in _gevraagd(huishouden):
        if not vraag.loopt(timezone.localdate(op)):
            _sluit(vraag, Overdrachtstatus.VERLOPEN, op)
    try:
        with transaction.atomic():
            overdracht = Overdracht.objects.create(
                huishouden=huishouden, naar=naar, gevraagd_door=door, gevraagd_op=op, reden=reden
            )
    except IntegrityError as fout:
        raise OverdrachtLoopt from fout
    werk_zetten(
        soort=Werksoort.OVERDRACHT,
        bron=overdracht,
        uiterlijk=timezone.localdate(op),
        medewerker_id=naar.pk,
    )
    return overdracht


def _vergrendel_open(overdracht: Overdracht) -> Overdracht:
    """Lock a request that still waits; OverdrachtLoopt when it was answered or taken back, also a moment ago."""
    wachtend = Overdracht.objects.select_for_update(of=("self",)).filter(status=Overdrachtstatus.GEVRAAGD)
    rij: Overdracht | None = wachtend.filter(pk=overdracht.pk).first()
    if rij is None:
        raise OverdrachtLoopt
    return rij


def _eis_gevraagd(overdracht: Overdracht, door: Medewerker, op: datetime.datetime) -> Overdracht:
    """Lock the request; GeenToegang for anybody but the person asked, OverdrachtLoopt when it is answered or lapsed."""
    rij = _vergrendel_open(overdracht)
    if rij.naar_id != door.pk:
        raise GeenToegang("Alleen wie gevraagd is, kan de regie aannemen.")
    if not rij.loopt(timezone.localdate(op)):
        raise OverdrachtLoopt
    return rij


@dienst("huishoudens.overdracht_aannemen", groep=G.TOEWIJZING, niveau=N.LEZEN, over="overdracht")
def overdracht_aannemen(*, overdracht: Overdracht, door: Medewerker, op: datetime.datetime) -> Regie:
    """Take over the regie: from this moment the new regisseur answers, the old one no longer does."""
    rij = _eis_gevraagd(overdracht, door, op)
    werk_sluiten(soort=Werksoort.OVERDRACHT, bron_id=rij.pk)
    regie = _open_regie(
        rij.huishouden,
        timezone.localdate(op),
        Regie(
            huishouden_id=rij.huishouden_id,
            soort=RegieSoort.TEAM,
            medewerker=door,
            van=timezone.localdate(op),
            door=door,
        ),
    )
    rij.status, rij.afgehandeld_op = Overdrachtstatus.AANGENOMEN, op
    rij.save()
    return regie


@dienst("huishoudens.overdracht_weigeren", groep=G.WERKVOORRAAD, niveau=N.LEZEN, over="overdracht")
def overdracht_weigeren(*, overdracht: Overdracht, door: Medewerker, op: datetime.datetime) -> None:
    """Say no; the present regisseur stays and reads that."""
    _sluit(_eis_gevraagd(overdracht, door, op), Overdrachtstatus.GEWEIGERD, op)


@dienst("huishoudens.overdracht_intrekken", groep=G.WERKVOORRAAD, over="overdracht")
def overdracht_intrekken(*, overdracht: Overdracht, op: datetime.datetime) -> None:
    """Take the question back; the person asked no longer sees the huishouden (I5)."""
    eis_regie_of_leiding(overdracht.huishouden_id, _WIE_BESLIST)
    _sluit(_vergrendel_open(overdracht), Overdrachtstatus.INGETROKKEN, op)
