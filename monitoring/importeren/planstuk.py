"""Brings in the plan: goals, actions, akkoorden and the next evaluation, and then its status (F10, C1-C6)."""

import datetime
from typing import Any

from huishoudens.diensten.importeren import import_bijwerken
from huishoudens.models import Netwerklid, Persoon
from monitoring.importeren import formaat
from monitoring.importeren.bestaand import dag, middag
from monitoring.importeren.fouten import Pad
from monitoring.importeren.weigering import plek
from monitoring.importeren.werkstuk import Werkstuk
from plannen.diensten.acties import (
    actie_afronden,
    actie_beginnen,
    actie_terugzetten,
    actie_toevoegen,
    actie_vervallen,
    actie_wijzigen,
)
from plannen.diensten.afsluiten import plan_heropenen, waakvlam_starten
from plannen.diensten.akkoord import akkoord_vastleggen
from plannen.diensten.doelen import doel_toevoegen, doel_wijzigen
from plannen.diensten.evaluaties import evaluatie_plannen
from plannen.diensten.plan import plan_maken, plan_vaststellen, zet_status
from plannen.keuzes import ActieStatus, PlanStatus
from plannen.models import Actie, Doel, Evaluatie, Plan
from toegang.models import Medewerker, Organisatie
from triage.diensten.triage import onderzoek_afronden
from triage.models import Melding

# The format gives no rhythm for waakvlam; the regisseur changes it on the screen.
WAAKVLAM_WEKEN = 6


def plan(stuk: Werkstuk) -> None:
    """The whole plan of the file; what a colleague added beside it stays."""
    invoer = stuk.invoer.plan
    if invoer is None:
        return
    pad = (*stuk.pad, "plan")
    rij = stuk.bestaand.plan
    was = PlanStatus(rij.status) if rij else PlanStatus.CONCEPT
    with plek(*pad):
        if rij is None:
            rij = plan_maken(huishouden=stuk.huishouden, op=invoer.vanaf, door=None)
        elif was == PlanStatus.AFGESLOTEN and invoer.status != PlanStatus.AFGESLOTEN:
            rij = plan_heropenen(plan=rij, reden="Import", door=None, op=middag(stuk.peildatum))
            was = PlanStatus.ACTIEF
        rij = import_bijwerken(rij=rij, waarden={"van": invoer.vanaf})
    if was != PlanStatus.AFGESLOTEN:
        for nummer, doel in enumerate(invoer.doelen):
            _doel(stuk, rij, doel, (*pad, "doelen", nummer))
        for nummer, akkoord in enumerate(invoer.akkoord):
            with plek(*pad, "akkoord", nummer):
                akkoord_vastleggen(
                    plan=rij,
                    persoon=stuk.personen[akkoord.persoon],
                    datum=akkoord.datum,
                    wijze=akkoord.wijze,
                    door=None,
                )
        for nummer, evaluatie in enumerate(invoer.evaluaties):
            with plek(*pad, "evaluaties", nummer):
                _evaluatie(rij, evaluatie.gepland_op)
        with plek(*pad, "status"):
            rij = _status(stuk, rij, invoer, was)
        _standen(stuk, invoer, pad)
    if rij.tot != invoer.tot and invoer.status != PlanStatus.AFGESLOTEN:
        with plek(*pad, "tot"):
            import_bijwerken(rij=rij, waarden={"tot": invoer.tot})


def _doel(stuk: Werkstuk, plan: Plan, invoer: formaat.Doel, pad: Pad) -> None:
    gegevens: dict[str, Any] = {
        "leefgebied": invoer.leefgebied.value,
        "titel": invoer.titel,
        "gewenst_resultaat": invoer.gewenst_resultaat or "",
        "prioriteit": invoer.prioriteit,
        "beginscore": invoer.beginscore,
        "doelscore": invoer.doelscore,
    }
    with plek(*pad):
        doel = stuk.bestaand.doelen.get(invoer.sleutel)
        if doel is None:
            doel = doel_toevoegen(plan=plan, door=None, sleutel=invoer.sleutel, **gegevens)
        elif any(getattr(doel, naam) != waarde for naam, waarde in gegevens.items()):
            doel = doel_wijzigen(doel=doel, versie=None, door=None, **gegevens)
    for nummer, actie in enumerate(invoer.acties):
        with plek(*pad, "acties", nummer):
            stuk.acties[actie.sleutel] = _actie(stuk, doel, actie)


def _actor(
    stuk: Werkstuk, invoer: formaat.Actor | None
) -> Persoon | Netwerklid | Medewerker | Organisatie | None:
    if invoer is None:
        return None
    if invoer.persoon:
        return stuk.personen[invoer.persoon]
    if invoer.netwerk:
        return stuk.netwerk[invoer.netwerk]
    if invoer.medewerker:
        return stuk.naslag.medewerkers[invoer.medewerker]
    return stuk.naslag.organisaties[invoer.organisatie or ""]


def _actie(stuk: Werkstuk, doel: Doel, invoer: formaat.Actie) -> Actie:
    actor = _actor(stuk, invoer.actor)
    gegevens: dict[str, Any] = {
        "omschrijving": invoer.omschrijving,
        "streefdatum": invoer.streefdatum,
        "evaluatiemoment": invoer.evaluatiemoment,
    }
    begin = stuk.invoer.plan.vanaf if stuk.invoer.plan else stuk.peildatum
    actie = stuk.bestaand.acties.get(invoer.sleutel)
    if actie is None:
        nieuw = actie_toevoegen(
            doel=doel, actor=actor, lijn=invoer.lijn, op=begin, door=None, sleutel=invoer.sleutel, **gegevens
        )
        if invoer.status == ActieStatus.VERVALLEN:
            # Before the plan becomes active: what lapsed need not be complete.
            nieuw = actie_vervallen(actie=nieuw, door=None)
        return nieuw
    anders = any(getattr(actie, naam) != waarde for naam, waarde in gegevens.items())
    if anders or actie.actor != actor or (invoer.lijn is not None and actie.lijn != invoer.lijn):
        return actie_wijzigen(
            actie=actie, versie=None, actor=actor, lijn=invoer.lijn, op=stuk.peildatum, door=None, **gegevens
        )
    return actie


def _evaluatie(plan: Plan, gepland_op: datetime.date) -> None:
    """Plan it, unless it is planned already or was held since."""
    bekend = Evaluatie.objects.filter(plan=plan, gepland_op=gepland_op).exists()
    if not bekend:
        evaluatie_plannen(plan=plan, gepland_op=gepland_op, door=None)


def vastgesteld_op(invoer: formaat.Plan) -> datetime.date:
    """When it began, or when the last person agreed."""
    return max([invoer.vanaf, *(akkoord.datum for akkoord in invoer.akkoord)])


def _status(stuk: Werkstuk, plan: Plan, invoer: formaat.Plan, was: PlanStatus) -> Plan:
    op = middag(vastgesteld_op(invoer))
    if invoer.status == PlanStatus.AFGESLOTEN and was != PlanStatus.AFGESLOTEN:
        # What was closed elsewhere is history: how its goals were looked back at does not come along.
        einde = invoer.tot or stuk.peildatum
        return zet_status(plan, PlanStatus.AFGESLOTEN, door=None, op=middag(einde), reden="Import")
    if was == PlanStatus.CONCEPT and invoer.status in (PlanStatus.ACTIEF, PlanStatus.WAAKVLAM):
        plan = plan_vaststellen(plan=plan, door=None, op=op)
        _onderzoek_klaar(stuk, dag(op))
        was = PlanStatus.ACTIEF
    if was == PlanStatus.ACTIEF and invoer.status == PlanStatus.WAAKVLAM:
        return waakvlam_starten(
            plan=plan, weken=WAAKVLAM_WEKEN, door=None, op=middag(stuk.peildatum), reden="Import"
        )
    if was == PlanStatus.WAAKVLAM and invoer.status == PlanStatus.ACTIEF:
        return plan_heropenen(plan=plan, reden="Import", door=None, op=middag(stuk.peildatum))
    return plan


def _onderzoek_klaar(stuk: Werkstuk, op: datetime.date) -> None:
    """A plan that was agreed on is the written outcome of the investigation before it (Wmo 2.3.2 lid 8)."""
    for melding in Melding.objects.filter(huishouden=stuk.huishouden, wetten__contains=["wmo"]):
        if dag(melding.moment) <= op:
            onderzoek_afronden(melding=melding)


def _standen(stuk: Werkstuk, invoer: formaat.Plan, pad: Pad) -> None:
    """How far each action is; after the plan became active, so that the work lists follow."""
    for d, doel in enumerate(invoer.doelen):
        for a, gevraagd in enumerate(doel.acties):
            with plek(*pad, "doelen", d, "acties", a, "status"):
                _stand(stuk, stuk.acties[gevraagd.sleutel], gevraagd)


def _stand(stuk: Werkstuk, actie: Actie, gevraagd: formaat.Actie) -> None:
    if actie.status == gevraagd.status.value:
        return
    match gevraagd.status:
        case ActieStatus.BEZIG:
            actie_beginnen(actie=actie, door=None)
        case ActieStatus.GEDAAN:
            op = min(gevraagd.streefdatum or stuk.peildatum, stuk.peildatum)
            actie_afronden(actie=actie, op=op, door=None)
        case ActieStatus.VERVALLEN:
            actie_vervallen(actie=actie, door=None)
        case _:
            actie_terugzetten(actie=actie, door=None)
