"""Advising maatwerk from an action of the plan, and taking the advies back (D1, D2)."""

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from backoffice.diensten.termijn import uiterlijk_van
from backoffice.keuzes import WETTEN_MET_PGB, AdviesStatus, Leveringsvorm
from backoffice.models import Aanvulverzoek, Maatwerkadvies
from huishoudens.diensten.werkitem import werk_sluiten, werk_zetten
from huishoudens.keuzes import Werksoort
from huishoudens.models import Persoon
from plannen.diensten.grenzen import eis_regisseur
from plannen.keuzes import ActieStatus
from plannen.models import Actie
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Wet
from toegang.models import Medewerker, Organisatie
from toegang.versies import vergrendel

ONTVANGER_VAN_WET = {Wet.WMO: "isd", Wet.PARTICIPATIEWET: "isd", Wet.WGS: "isd", Wet.JEUGDWET: "two"}


class AdviesOnvolledig(Exception):
    """Something the receiver needs, or the law asks for first, is missing; `ontbreekt` says what, by field."""

    def __init__(self, ontbreekt: dict[str, str]) -> None:
        super().__init__(" ".join(ontbreekt.values()))
        self.ontbreekt = ontbreekt


class AdviesLooptAl(Exception):
    """There is an open advies for this action, person and law."""

    def __init__(self) -> None:
        super().__init__("Voor deze actie loopt al een advies.")


class AdviesNietOpen(Exception):
    """The advies was decided or withdrawn in the meantime."""

    def __init__(self) -> None:
        super().__init__("Dit advies is intussen besloten of ingetrokken.")


@dataclass(frozen=True, kw_only=True)
class Onderbouwing:
    """The omgekeerde toets in its four questions, the two grounds, and what lighter was weighed (D2)."""

    effect: str
    grondwaarden: str
    ethiek: str
    juridisch: str
    doelmatig: str
    rechtmatig: str
    lichter_afgewogen: str


_VRAGEN = {
    "effect": "Schrijf op wat u wilt bereiken.",
    "grondwaarden": "Schrijf op hoe dit past bij de bedoeling van de wet.",
    "ethiek": "Schrijf op waarom dit te verdedigen is.",
    "juridisch": "Schrijf op hoe dit past binnen de regels.",
    "doelmatig": "Schrijf op waarom dit een goede besteding is.",
    "rechtmatig": "Schrijf op waarom de inwoner hier recht op heeft.",
    "lichter_afgewogen": "Schrijf op waarom lichtere hulp niet genoeg is.",
}


def wat_ontbreekt(
    *,
    wet: Wet,
    leveringsvorm: Leveringsvorm,
    onderbouwing: Onderbouwing,
    pgb_uitgelegd: bool,
    clientondersteuning_aangeboden_op: datetime.date | None,
    op: datetime.date,
) -> dict[str, str]:
    """What keeps an advies from being sent, by field; the gates of the law included (terms.md, Gates)."""
    ontbreekt = {
        veld: vraag for veld, vraag in _VRAGEN.items() if not str(getattr(onderbouwing, veld)).strip()
    }
    if wet in WETTEN_MET_PGB and not pgb_uitgelegd:
        ontbreekt["pgb_uitgelegd"] = (
            "Leg eerst het verschil uit tussen zorg in natura en een pgb. Vink dit daarna aan."
        )
    if wet not in WETTEN_MET_PGB and leveringsvorm == Leveringsvorm.PGB:
        ontbreekt["leveringsvorm"] = f"Bij {Wet(wet).label} kan geen pgb. Kies zorg in natura."
    aangeboden = clientondersteuning_aangeboden_op
    if wet == Wet.WMO and aangeboden is None:
        ontbreekt["clientondersteuning_aangeboden_op"] = (
            "Bied eerst gratis cliëntondersteuning aan. Vul de datum in waarop u dat deed."
        )
    if aangeboden is not None and aangeboden > op:
        ontbreekt["clientondersteuning_aangeboden_op"] = "Deze datum ligt na de dag van het advies."
    return ontbreekt


def ontvanger_van(wet: Wet) -> Organisatie:
    """Who decides under this law: ISD or TWO."""
    return Organisatie.objects.get(code=ONTVANGER_VAN_WET[wet])


@dienst("backoffice.advies_indienen", groep=G.VERWIJZING, over="actie")
def advies_indienen(
    *,
    actie: Actie,
    persoon: Persoon,
    wet: Wet,
    voorziening: str,
    leveringsvorm: Leveringsvorm,
    onderbouwing: Onderbouwing,
    op: datetime.date,
    door: Medewerker | None,
    pgb_uitgelegd: bool = False,
    clientondersteuning_aangeboden_op: datetime.date | None = None,
    sleutel: str = "",
) -> Maatwerkadvies:
    """Send an advies to the ISD or TWO, whichever decides under `wet`; the term to decide starts today.

    Raises AdviesOnvolledig with all that is missing, AdviesLooptAl for a second open one. An advies hangs on
    an action, not on a melding: who investigates a melding ends that (`triage.onderzoek_afronden`).
    """
    eis_regisseur(actie.huishouden_id, "een advies indienen")
    ontbreekt = wat_ontbreekt(
        wet=wet,
        leveringsvorm=leveringsvorm,
        onderbouwing=onderbouwing,
        pgb_uitgelegd=pgb_uitgelegd,
        clientondersteuning_aangeboden_op=clientondersteuning_aangeboden_op,
        op=op,
    )
    if actie.status == ActieStatus.VERVALLEN:
        ontbreekt["actie"] = "Deze actie is vervallen. Kies een actie die nog loopt."
    if persoon.huishouden_id != actie.huishouden_id:
        ontbreekt["persoon"] = "Kies iemand uit dit huishouden."
    if ontbreekt:
        raise AdviesOnvolledig(ontbreekt)
    ontvanger = ontvanger_van(wet)
    advies = Maatwerkadvies(
        huishouden=actie.huishouden,
        persoon=persoon,
        actie=actie,
        ontvanger=ontvanger,
        team=actie.huishouden.team,
        wet=wet,
        voorziening=voorziening,
        leveringsvorm=leveringsvorm,
        pgb_uitgelegd=pgb_uitgelegd,
        clientondersteuning_aangeboden_op=clientondersteuning_aangeboden_op,
        ingediend_op=op,
        ingediend_door=door,
        beslissen_uiterlijk=uiterlijk_van(wet=wet, ingediend_op=op),
        sleutel=sleutel,
        **vars(onderbouwing),
    )
    try:
        with transaction.atomic():
            advies.save()
    except IntegrityError as fout:
        raise AdviesLooptAl from fout
    zet_werk(advies)
    return advies


def zet_werk(advies: Maatwerkadvies) -> None:
    """Bring the work item of an open advies in line with it."""
    werk_zetten(
        soort=Werksoort.ADVIES,
        bron=advies,
        uiterlijk=advies.beslissen_uiterlijk,
        medewerker_id=advies.behandelaar_id,
        organisatie_id=advies.ontvanger_id,
        wie=advies.ontvanger.korte_naam,
        wettelijk=True,
    )


def vergrendel_open(advies: Maatwerkadvies, *, versie: int | None = None) -> Maatwerkadvies:
    """Lock an advies that is still open; AdviesNietOpen when it is not, or no longer to be seen."""
    try:
        rij = vergrendel(advies, versie=versie)
    except Maatwerkadvies.DoesNotExist as fout:
        raise AdviesNietOpen from fout
    if not rij.is_open:
        raise AdviesNietOpen
    return rij


def sluit_vraag(advies: Maatwerkadvies, *, op: datetime.date) -> None:
    """Close a question that is still open, because its advies comes to an end."""
    for verzoek in Aanvulverzoek.objects.filter(advies=advies, beantwoord_op__isnull=True):
        werk_sluiten(soort=Werksoort.AANVULLING, bron_id=verzoek.pk)
        verzoek.beantwoord_op = op
        verzoek.save()


@dienst("backoffice.advies_intrekken", groep=G.VERWIJZING, over="advies")
def advies_intrekken(
    *, advies: Maatwerkadvies, op: datetime.date, versie: int | None = None
) -> Maatwerkadvies:
    """Take an open advies back, as the regisseur; the consulent's sight ends with it (I5). VersieConflict."""
    eis_regisseur(advies.huishouden_id, "een advies intrekken")
    rij = vergrendel_open(advies, versie=versie)
    sluit_vraag(rij, op=op)
    werk_sluiten(soort=Werksoort.ADVIES, bron_id=rij.pk)
    rij.status, rij.opgeschort_op = AdviesStatus.INGETROKKEN, None
    rij.save()
    return rij
