"""Actions of a plan: who does what before when, and how far it is (C3, C7)."""

import datetime
from typing import Any

from huishoudens.diensten.betrokken import betrokkene_toevoegen
from huishoudens.models import Betrokkenheid, Huishouden, Netwerklid, Persoon, Toelating
from plannen.diensten.grenzen import aan_de_beurt, binnen_rechten, eis_open_plan, pak
from plannen.diensten.werk import werk_van_actie
from plannen.keuzes import ActieStatus, ActorSoort
from plannen.models import Actie, Doel
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Lijn
from toegang.models import Medewerker, Organisatie

Actor = Persoon | Netwerklid | Medewerker | Organisatie

_VELD = {
    Persoon: (ActorSoort.PERSOON, "actor_persoon"),
    Netwerklid: (ActorSoort.NETWERK, "actor_netwerklid"),
    Medewerker: (ActorSoort.MEDEWERKER, "actor_medewerker"),
    Organisatie: (ActorSoort.ORGANISATIE, "actor_organisatie"),
}


class ActieNietCompleet(Exception):
    """An action of a running plan needs an actor and two dates; `ontbreekt` gives a sentence per field."""

    def __init__(self, ontbreekt: dict[str, str]) -> None:
        super().__init__(" ".join(ontbreekt.values()))
        self.ontbreekt = ontbreekt


class CollegaNietToegelaten(Exception):
    """The huishouden is shielded and this colleague is not among those named."""

    def __init__(self, collega: Medewerker) -> None:
        super().__init__(f"{collega.naam} is niet toegelaten bij dit afgeschermde huishouden.")


def actorvelden(actor: Actor | None) -> dict[str, Any]:
    """The columns that say who does it; exactly one is filled, or none while the plan is in preparation."""
    velden: dict[str, Any] = {naam: None for _, naam in _VELD.values()} | {"actor_soort": ""}
    if actor is not None:
        soort, naam = _VELD[type(actor)]
        velden |= {"actor_soort": soort, naam: actor}
    return velden


def lijn_van(actor: Actor | None) -> Lijn | None:
    """The line of help that goes with an actor: family and network carry line 0, a colleague line 1."""
    if actor is None:
        return None
    if isinstance(actor, Organisatie):
        return Lijn(actor.lijn)
    return Lijn.EEN if isinstance(actor, Medewerker) else Lijn.NUL


def _controleer(
    *,
    lopend: bool,
    actor: Actor | None,
    streefdatum: datetime.date | None,
    evaluatiemoment: datetime.date | None,
) -> None:
    ontbreekt = {}
    if lopend and actor is None:
        ontbreekt["actor"] = "Kies wie de actie doet."
    if lopend and streefdatum is None:
        ontbreekt["streefdatum"] = "Kies wanneer de actie klaar is."
    if lopend and evaluatiemoment is None:
        ontbreekt["evaluatiemoment"] = "Kies wanneer u samen kijkt."
    if streefdatum and evaluatiemoment and evaluatiemoment < streefdatum:
        ontbreekt["evaluatiemoment"] = "Kies een dag op of na de dag waarop de actie klaar is."
    if ontbreekt:
        raise ActieNietCompleet(ontbreekt)


def _betrek(actor: Actor | None, huishouden_id: Any, op: datetime.date) -> None:
    """A colleague who takes on an action sees that action from now on; it gives no leefgebied."""
    if not isinstance(actor, Medewerker):
        return
    huishouden: Huishouden = Huishouden.objects.get(pk=huishouden_id)
    if huishouden.regisseur_id == actor.pk:
        return
    if (
        huishouden.afgeschermd
        and not Toelating.objects.lopend(op=op).filter(huishouden=huishouden, medewerker=actor).exists()
    ):
        raise CollegaNietToegelaten(actor)
    if not Betrokkenheid.objects.filter(huishouden=huishouden, medewerker=actor, tot__isnull=True).exists():
        betrokkene_toevoegen(huishouden=huishouden, medewerker=actor, leefgebieden=[], op=op)


@dienst("plannen.actie_toevoegen", groep=G.PLAN, over="doel")
def actie_toevoegen(
    *,
    doel: Doel,
    omschrijving: str,
    op: datetime.date,
    door: Medewerker | None,
    actor: Actor | None = None,
    lijn: Lijn | int | None = None,
    streefdatum: datetime.date | None = None,
    evaluatiemoment: datetime.date | None = None,
    sleutel: str = "",
) -> Actie:
    """Add an action; in a running plan ActieNietCompleet without actor and dates, and akkoorden end.

    A colleague who takes it on becomes betrokken; in a shielded huishouden CollegaNietToegelaten.
    """
    aan_de_beurt(doel.huishouden_id)
    plan = doel.plan
    eis_open_plan(plan)
    _controleer(lopend=plan.is_lopend, actor=actor, streefdatum=streefdatum, evaluatiemoment=evaluatiemoment)
    _betrek(actor, doel.huishouden_id, op)
    with binnen_rechten():
        actie: Actie = Actie.objects.create(
            doel=doel,
            huishouden_id=doel.huishouden_id,
            leefgebied=doel.leefgebied,
            omschrijving=omschrijving,
            lijn=lijn if lijn is not None else lijn_van(actor),
            streefdatum=streefdatum,
            evaluatiemoment=evaluatiemoment,
            sleutel=sleutel,
            **actorvelden(actor),
        )
    werk_van_actie(actie, lopend=plan.is_lopend)
    return actie


@dienst("plannen.actie_wijzigen", groep=G.PLAN, over="actie")
def actie_wijzigen(
    *,
    actie: Actie,
    versie: int | None,
    omschrijving: str,
    actor: Actor | None,
    lijn: Lijn | int | None,
    streefdatum: datetime.date | None,
    evaluatiemoment: datetime.date | None,
    op: datetime.date,
    door: Medewerker | None,
) -> Actie:
    """Change an action. VersieConflict when somebody else was first; other words or actor end akkoorden."""
    aan_de_beurt(actie.huishouden_id)
    rij = pak(actie, versie=versie)
    _controleer(
        lopend=rij.plan_actief and rij.status != ActieStatus.VERVALLEN,
        actor=actor,
        streefdatum=streefdatum,
        evaluatiemoment=evaluatiemoment,
    )
    _betrek(actor, rij.huishouden_id, op)
    rij.omschrijving = omschrijving
    rij.lijn = lijn if lijn is not None else lijn_van(actor)
    rij.streefdatum, rij.evaluatiemoment = streefdatum, evaluatiemoment
    for naam, waarde in actorvelden(actor).items():
        setattr(rij, naam, waarde)
    with binnen_rechten():
        rij.save()
        werk_van_actie(rij, lopend=rij.plan_actief)
    return rij


def _zet_stand(actie: Actie, status: ActieStatus, *, gedaan_op: datetime.date | None = None) -> Actie:
    """Progress is not content: whoever agreed with the plan agreed with this."""
    aan_de_beurt(actie.huishouden_id)
    rij = pak(actie)
    if rij.status != status:
        rij.status, rij.gedaan_op = status, gedaan_op
        rij.save()
        werk_van_actie(rij, lopend=rij.plan_actief)
    return rij


@dienst("plannen.actie_beginnen", groep=G.PLAN, over="actie")
def actie_beginnen(*, actie: Actie, door: Medewerker | None) -> Actie:
    """Somebody is working on it."""
    return _zet_stand(actie, ActieStatus.BEZIG)


@dienst("plannen.actie_afronden", groep=G.PLAN, over="actie")
def actie_afronden(*, actie: Actie, op: datetime.date, door: Medewerker | None) -> Actie:
    """It is done; the work list no longer asks for it."""
    return _zet_stand(actie, ActieStatus.GEDAAN, gedaan_op=op)


@dienst("plannen.actie_terugzetten", groep=G.PLAN, over="actie")
def actie_terugzetten(*, actie: Actie, door: Medewerker | None) -> Actie:
    """It is not begun after all: undoes a slip, and brings an action back to the work list."""
    return _zet_stand(actie, ActieStatus.OPEN)


@dienst("plannen.actie_vervallen", groep=G.PLAN, over="actie")
def actie_vervallen(*, actie: Actie, door: Medewerker | None) -> Actie:
    """It is no longer needed; it stays readable in the plan."""
    return _zet_stand(actie, ActieStatus.VERVALLEN)
