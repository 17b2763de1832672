"""Taking in a question and giving it to whoever will weigh it (A1, A2, A4, A12)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from huishoudens.diensten.huishouden import Persoonsgegevens, huishouden_aanmaken
from huishoudens.diensten.inbrengen import Adresgegevens, adres_inbrengen, persoon_inbrengen
from huishoudens.diensten.werkitem import werk_zetten
from huishoudens.keuzes import Werksoort
from huishoudens.models import Huishouden
from toegang import beleid
from toegang.beleid import GeenToegang
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Rol, Wet
from toegang.models import Medewerker, Team
from toegang.sessie import lopende_taak
from toegang.versies import VersieConflict, vergrendel
from triage.diensten.kalender import onderzoek_uiterlijk, triage_uiterlijk, vrije_dagen
from triage.keuzes import Kanaal, MeldingStatus
from triage.models import Melding


class MeldingAfgerond(Exception):
    """Somebody else finished this melding in the meantime."""

    def __init__(self) -> None:
        super().__init__("Deze melding is intussen afgerond door een collega.")


class NietInDitTeam(Exception):
    """The colleague does no triage in the team of this melding."""

    def __init__(self) -> None:
        super().__init__("Deze collega doet geen triage in dit team. Kies iemand anders.")


class WegerOntbreekt(GeenToegang):
    """The melding is weighed by its triagist, the teamleider of its team, or the regisseur of the huishouden."""

    def __init__(self) -> None:
        super().__init__("Deze melding weegt de triagist, de teamleider of de regisseur van het huishouden.")


class HoortBijAnderTeam(GeenToegang):
    """Who may see a huishouden of another team gives it no question; its team is told by telephone."""

    def __init__(self, team: Team) -> None:
        super().__init__(f"Dit huishouden hoort bij team {team.naam}. Bel het team: {team.telefoon}.")


@dataclass(frozen=True, kw_only=True)
class NieuwHuishouden:
    """What the caller tells about people who are not known yet; all but the aanduiding may be missing."""

    aanduiding: str
    persoon: Persoonsgegevens | None = None
    bsn: str = ""
    telefoon: str = ""
    adres: Adresgegevens | None = None


@dienst("triage.melding_registreren")
def melding_registreren(
    *,
    team: Team,
    door: Medewerker | None,
    op: datetime.datetime,
    kanaal: Kanaal,
    melder: str,
    vraag: str,
    huishouden: Huishouden | None = None,
    nieuw: NieuwHuishouden | None = None,
    melder_telefoon: str = "",
    vindplaats: str = "",
    wetten: Sequence[Wet] = (),
    spoed: bool = False,
) -> Melding:
    """Write down a question, for a huishouden that is known or for a `nieuw` one; exactly one of the two.

    A question about a huishouden that has a regisseur is the regisseur's; any other waits in the inbox (ADR 0011).
    GeenToegang for a team one has no seat in or a huishouden one may not see, HoortBijAnderTeam for one of another
    team that one is only involved in; `door=None` is the import.
    """
    if (huishouden is None) == (nieuw is None):
        raise ValueError("Give a known huishouden or a new one, and not both.")
    if door is not None:
        _eis_plek(door, team, huishouden)
    dag = timezone.localdate(op)
    dossier = huishouden or _nieuw_dossier(nieuw, team, dag)
    melding = Melding.objects.create(
        huishouden=dossier,
        team=dossier.team,
        moment=op,
        kanaal=kanaal,
        vindplaats=vindplaats,
        melder=melder,
        melder_telefoon=melder_telefoon,
        vraag=vraag,
        wetten=list(wetten),
        spoed=spoed,
        aangenomen_door=door,
    )
    if nieuw:
        _inbrengen(dossier, nieuw, dag)
    vrij = vrije_dagen()
    werk_zetten(
        soort=Werksoort.TRIAGE,
        bron=melding,
        uiterlijk=triage_uiterlijk(op=dag, spoed=spoed, vrij=vrij),
        medewerker_id=dossier.regisseur_id,
    )
    if Wet.WMO in wetten:
        werk_zetten(
            soort=Werksoort.ONDERZOEK,
            bron=melding,
            uiterlijk=onderzoek_uiterlijk(melding=dag, vrij=vrij),
            wettelijk=True,
        )
    return melding


def _eis_plek(door: Medewerker, team: Team, huishouden: Huishouden | None) -> None:
    if huishouden is None:
        if team.pk not in door.teamnummers(Rol.TM):
            raise GeenToegang("U kunt alleen meldingen opnemen voor uw eigen team.")
        return
    situatie = beleid.situatie(huishouden.pk)
    if not situatie.leest(G.PERSOON):
        raise GeenToegang("Dit huishouden hoort niet bij uw team. Bel het team dat het kent.")
    if not (situatie.is_regisseur or huishouden.team_id in door.teamnummers(Rol.TM)):
        raise HoortBijAnderTeam(huishouden.team)


def _nieuw_dossier(nieuw: NieuwHuishouden | None, team: Team, dag: datetime.date) -> Huishouden:
    assert nieuw is not None  # noqa: S101  the caller has made sure
    return huishouden_aanmaken(aanduiding=nieuw.aanduiding, team=team, op=dag)


def _inbrengen(huishouden: Huishouden, nieuw: NieuwHuishouden, dag: datetime.date) -> None:
    # After the melding, because it is the melding that gives the right to write here.
    if nieuw.persoon:
        persoon_inbrengen(
            huishouden=huishouden,
            gegevens=nieuw.persoon,
            van=dag,
            bsn=nieuw.bsn,
            telefoon=nieuw.telefoon,
        )
    if nieuw.adres:
        adres_inbrengen(huishouden=huishouden, gegevens=nieuw.adres, van=dag)


def doet_triage(medewerker: Medewerker, team_id: int) -> bool:
    """Whether the inbox of this team is also this medewerker's."""
    return team_id in medewerker.teamnummers(Rol.TRI, Rol.TL)


def vergrendel_open(melding: Melding, *, versie: int | None = None) -> Melding:
    """Lock a melding that is not finished; MeldingAfgerond when a colleague was first, VersieConflict as ever."""
    try:
        rij = vergrendel(melding, versie=versie)
    except Melding.DoesNotExist as fout:
        # A finished melding leaves the inbox, and with it the sight of who worked on it.
        raise MeldingAfgerond from fout
    if rij.status == MeldingStatus.AFGEROND:
        raise MeldingAfgerond
    return rij


def eis_weger(melding: Melding) -> None:
    """Refuse with WegerOntbreekt whoever may not weigh this melding; a system task passes."""
    if not (lopende_taak() or beleid.situatie(melding.huishouden_id).weegt):
        raise WegerOntbreekt


@dienst("triage.melding_toewijzen", over="melding")
def melding_toewijzen(*, melding: Melding, aan: Medewerker, versie: int | None = None) -> Melding:
    """Give the melding to oneself or a colleague who does triage in its team; from then on it is in triage.

    The day on which it is due does not move. MeldingAfgerond when it is done already, NietInDitTeam when this
    colleague could not open it, VersieConflict when somebody else was first. Without `versie`, by one click,
    one takes a melding that nobody has yet.
    """
    eis_weger(melding)
    rij = vergrendel_open(melding, versie=versie)
    if rij.huishouden.regisseur_id or not doet_triage(aan, rij.team_id):
        raise NietInDitTeam
    if versie is None and rij.toegewezen_aan_id not in (None, aan.pk):
        raise VersieConflict(rij)
    rij.toegewezen_aan, rij.status = aan, MeldingStatus.IN_TRIAGE
    rij.save()
    werk_zetten(
        soort=Werksoort.TRIAGE,
        bron=rij,
        uiterlijk=triage_uiterlijk(op=timezone.localdate(rij.moment), spoed=rij.spoed, vrij=vrije_dagen()),
        medewerker_id=aan.pk,
    )
    return rij
