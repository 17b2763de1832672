"""Ending a melding in an outcome: klantreis, routes, and who goes on from there (A2, A5-A7, A11, B2)."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from huishoudens.diensten.dossier import beeld_vastleggen
from huishoudens.diensten.huishouden import niveau_wijzigen
from huishoudens.diensten.regie import gezinsregisseurs, huidige_regie, regie_bij_huishouden
from huishoudens.diensten.uitvraag import eis_gezien
from huishoudens.diensten.werkitem import werk_sluiten, werk_zetten
from huishoudens.keuzes import RegieSoort, Werksoort
from huishoudens.models import Huishouden, Leefgebiedbeeld
from toegang import beleid
from toegang.beleid import Situatie
from toegang.handelingen import dienst, mag
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Leefgebied, Wet
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker, Organisatie
from toegang.sessie import lopende_taak
from triage.diensten.kalender import onderzoek_uiterlijk, vrije_dagen, werkdagen_later
from triage.diensten.melding import eis_weger, vergrendel_open
from triage.keuzes import Klantreis, MeldingStatus, Route
from triage.models import Melding, Routekeuze, Triage
from triage.routes import (
    REISREGEL,
    VERDELEN_BINNEN_WERKDAGEN,
    gaat_naar_team,
    hoger_niveau,
    volgorde,
    wat_ontbreekt,
)


class TriageOnvolledig(Exception):
    """A triage without an outcome or a reason that it needs; `ontbreekt` says what, by field.

    `vergeten`: the leefgebieden of which nothing was chosen.
    """

    def __init__(self, ontbreekt: dict[str, str], *, vergeten: Sequence[Leefgebied] = ()) -> None:
        super().__init__(" ".join(ontbreekt.values()))
        self.ontbreekt, self.vergeten = ontbreekt, vergeten


@dataclass(frozen=True, kw_only=True)
class Gekozen:
    """One chosen route, with whom the resident is referred to when that is known."""

    route: Route
    organisatie: Organisatie | None = None
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Besproken:
    """What was said of one leefgebied, or that it was knowingly left for later."""

    leefgebied: Leefgebied
    besproken: bool = True
    score: int | None = None
    kansen: str = ""
    problemen: str = ""
    komt_terug_op: datetime.date | None = None

    @property
    def is_keuze(self) -> bool:
        """A score, or knowingly not discussed; a text alone does not say how it goes."""
        return not self.besproken or self.score is not None


def te_bespreken(situatie: Situatie) -> list[Leefgebied]:
    """The leefgebieden that this writer can say something of; a teamleider none."""
    return [gebied for gebied in Leefgebied if situatie.schrijft(GROEP_VAN_LEEFGEBIED[gebied])]


@dienst("triage.triage_afronden", over="melding")
def triage_afronden(
    *,
    melding: Melding,
    op: datetime.datetime,
    door: Medewerker | None,
    klantreis: Klantreis,
    routes: Sequence[Gekozen],
    onderbouwing: str = "",
    lichtere_route_overgeslagen: str = "",
    antwoord: str = "",
    clientondersteuning_verteld_op: datetime.date | None = None,
    beelden: Sequence[Besproken] = (),
    gezien: Mapping[str, UUID | None] | None = None,
    wetten: Sequence[Wet] | None = None,
    versie: int | None = None,
) -> Triage:
    """End a melding in at least one route; there is no other way for a melding to end (A2).

    Raises TriageOnvolledig with all that is missing, MeldingAfgerond when a colleague was first, UitvraagIngehaald
    when `gezien` tells per leefgebied which picture the writer saw and another one stands. `wetten` None leaves the
    laws of the melding as they are. The writer's sight ends here, so the status is written last.
    """
    eis_weger(melding)
    gekozen = [keuze.route for keuze in routes]
    ontbreekt = wat_ontbreekt(
        klantreis=klantreis,
        routes=gekozen,
        onderbouwing=onderbouwing,
        lichtere_route_overgeslagen=lichtere_route_overgeslagen,
        antwoord=antwoord,
    )
    if vergeten := _vergeten(melding.huishouden_id, klantreis, beelden):
        ontbreekt["rest_niet_besproken"] = (
            "Geef elk leefgebied een cijfer, of kies “niet besproken”. Dit vinkje doet dat voor de rest."
        )
    if ontbreekt:
        raise TriageOnvolledig(ontbreekt, vergeten=vergeten)
    rij, dag = vergrendel_open(melding, versie=versie), timezone.localdate(op)
    if gezien is not None:
        eis_gezien(rij.huishouden, [beeld.leefgebied for beeld in beelden], gezien)
    if wetten is not None:
        rij.wetten = list(wetten)
    triage = Triage.objects.create(
        melding=rij,
        huishouden=rij.huishouden,
        datum=dag,
        klantreis=klantreis,
        onderbouwing=onderbouwing,
        lichtere_route_overgeslagen=lichtere_route_overgeslagen,
        clientondersteuning_verteld_op=clientondersteuning_verteld_op,
        door=door,
    )
    _leg_vast(triage, routes, beelden)
    _pas_niveau_aan(rij.huishouden, klantreis)
    _geef_door(rij, gekozen, klantreis, dag, door)
    rij.status, rij.afgerond_op, rij.antwoord = MeldingStatus.AFGEROND, op, antwoord
    rij.save()
    return triage


def _vergeten(huishouden_id: UUID, klantreis: Klantreis, beelden: Sequence[Besproken]) -> list[Leefgebied]:
    """The leefgebieden of a full round of which no picture stands and nothing was chosen now (A5).

    A former system may not have asked for them all, so a system task passes.
    """
    if lopende_taak() or not REISREGEL[klantreis].onderbouwing:
        return []
    gegeven = {beeld.leefgebied: beeld.is_keuze for beeld in beelden}
    staat = Leefgebiedbeeld.objects.filter(huishouden=huishouden_id, persoon=None)
    gekozen = dict.fromkeys(staat.values_list("leefgebied", flat=True), True) | gegeven
    return [gebied for gebied in te_bespreken(beleid.situatie(huishouden_id)) if not gekozen.get(gebied)]


def _leg_vast(triage: Triage, routes: Sequence[Gekozen], beelden: Sequence[Besproken]) -> None:
    for keuze in sorted(routes, key=lambda gekozen: volgorde(gekozen.route)):
        Routekeuze.objects.create(
            triage=triage,
            huishouden=triage.huishouden,
            route=keuze.route,
            organisatie=keuze.organisatie,
            toelichting=keuze.toelichting,
        )
    for beeld in beelden:
        beeld_vastleggen(
            huishouden=triage.huishouden,
            leefgebied=beeld.leefgebied,
            op=triage.datum,
            door=triage.door,
            besproken=beeld.besproken,
            score=beeld.score,
            kansen=beeld.kansen,
            problemen=beeld.problemen,
            komt_terug_op=beeld.komt_terug_op,
        )


def _pas_niveau_aan(huishouden: Huishouden, klantreis: Klantreis) -> None:
    """The niveau follows the klantreis upwards; going down is a moment of its own, with a reason (B5).

    Of a writer who may not change it, the regisseur looks at it afterwards.
    """
    nieuw = hoger_niveau(klantreis, huishouden.niveau)
    if nieuw and (lopende_taak() or mag(beleid.situatie(huishouden.pk), "huishoudens.niveau_wijzigen")):
        niveau_wijzigen(huishouden=huishouden, niveau=nieuw)


def _geef_door(
    melding: Melding,
    routes: Sequence[Route],
    klantreis: Klantreis,
    dag: datetime.date,
    door: Medewerker | None,
) -> None:
    """Who goes on from here: the family keeps the regie itself where somebody can, or the teamleider divides."""
    huishouden, vrij = melding.huishouden, vrije_dagen()
    werk_sluiten(soort=Werksoort.TRIAGE, bron_id=melding.pk)
    regie = huidige_regie(huishouden)
    naar_team = gaat_naar_team(routes)
    if regie is None and not naar_team and (persoon := gezinsregisseurs(huishouden, op=dag).first()):
        regie_bij_huishouden(huishouden=huishouden, persoon=persoon, op=dag, door=door)
    elif regie is None or (naar_team and regie.soort == RegieSoort.HUISHOUDEN):
        spoed = melding.spoed or klantreis == Klantreis.SPOED
        werk_zetten(
            soort=Werksoort.REGIE_GEZOCHT,
            bron=huishouden,
            uiterlijk=dag if spoed else werkdagen_later(dag, VERDELEN_BINNEN_WERKDAGEN, vrij),
        )
    _houd_wmo_bij(melding, loopt_door=naar_team, vrij=vrij)


def _houd_wmo_bij(melding: Melding, *, loopt_door: bool, vrij: list[datetime.date]) -> None:
    """The six weeks run on only for a Wmo question that the team goes on with."""
    if Wet.WMO in melding.wetten and loopt_door:
        werk_zetten(
            soort=Werksoort.ONDERZOEK,
            bron=melding,
            uiterlijk=onderzoek_uiterlijk(melding=timezone.localdate(melding.moment), vrij=vrij),
            wettelijk=True,
        )
    else:
        werk_sluiten(soort=Werksoort.ONDERZOEK, bron_id=melding.pk)


@dienst("triage.onderzoek_afronden", groep=G.JOURNAAL, over="melding")
def onderzoek_afronden(*, melding: Melding) -> None:
    """The Wmo investigation is done and the resident has its outcome on paper (Wmo 2.3.2 lid 8)."""
    werk_sluiten(soort=Werksoort.ONDERZOEK, bron_id=melding.pk)
