"""Akkoord per person: given, and taken back; a change of the plan ends it by itself (C4)."""

import datetime

from django.utils import timezone

from huishoudens.models import Persoon
from plannen.diensten.grenzen import aan_de_beurt, eis_open_plan, eis_regisseur, pak
from plannen.keuzes import AkkoordWijze
from plannen.kwaliteit.beeld import VANAF_SAMEN
from plannen.models import Akkoord, Plan
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker
from toegang.versies import VersieConflict


class AkkoordNietMogelijk(Exception):
    """This person cannot agree with this plan; the text tells why."""


class PlanVeranderd(VersieConflict):
    """The plan is no longer the one that was on the table; the same person is asked once more."""

    def __str__(self) -> str:
        if self.ongelezen:
            return super().__str__()
        return (
            "Het plan is veranderd nadat u deze pagina opende. Neem het plan opnieuw samen door. "
            "Is het antwoord nog ja? Sla dan opnieuw op."
        )


@dienst("plannen.akkoord_vastleggen", groep=G.PLAN, over="plan")
def akkoord_vastleggen(
    *,
    plan: Plan,
    persoon: Persoon,
    datum: datetime.date,
    wijze: AkkoordWijze | str,
    door: Medewerker | None,
    versie: int | None = None,
) -> Akkoord:
    """Record that a person agrees, how and when. Whoever agreed already keeps the akkoord that was given.

    AkkoordNietMogelijk for a child under 12 (a parent agrees for it) and for somebody of another huishouden;
    PlanVeranderd when the plan is no longer at `versie`, which all that ends an akkoord counts up.
    """
    eis_regisseur(plan.huishouden_id, "een akkoord vastleggen")
    aan_de_beurt(plan.huishouden_id)
    try:
        eis_open_plan(pak(plan, versie=versie))
    except VersieConflict as fout:
        raise PlanVeranderd(fout.bewaard, gelezen=versie) from fout
    if persoon.huishouden_id != plan.huishouden_id:
        raise AkkoordNietMogelijk("Deze persoon hoort niet bij dit huishouden.")
    leeftijd = persoon.leeftijd(datum)
    if leeftijd is not None and leeftijd < VANAF_SAMEN:
        raise AkkoordNietMogelijk(
            f"{persoon.roepnaam} is jonger dan {VANAF_SAMEN}. Een ouder is akkoord voor het kind."
        )
    geldig = Akkoord.objects.filter(plan=plan, persoon=persoon, vervallen_op__isnull=True).first()
    if geldig:
        return geldig
    return Akkoord.objects.create(
        plan=plan, huishouden_id=plan.huishouden_id, persoon=persoon, datum=datum, wijze=wijze
    )


@dienst("plannen.akkoord_intrekken", groep=G.PLAN, over="akkoord")
def akkoord_intrekken(*, akkoord: Akkoord, op: datetime.datetime, door: Medewerker | None) -> Akkoord:
    """A person no longer agrees; the plan goes on, and the page asks to talk about it."""
    eis_regisseur(akkoord.huishouden_id, "een akkoord intrekken")
    rij = Akkoord.objects.select_for_update(of=("self",)).get(pk=akkoord.pk)
    rij.vervallen_op = rij.vervallen_op or timezone.localtime(op)
    rij.save()
    return rij
