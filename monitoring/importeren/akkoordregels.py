"""Holds a plan in a file against the very rules of akkoord that the plan's page uses (F10, C4)."""

import datetime
from collections.abc import Iterator
from uuid import UUID, uuid5

from huishoudens.keuzes import Gezinsrol
from monitoring.importeren.blik import Blik
from monitoring.importeren.fouten import Fout
from plannen.kwaliteit.akkoord import akkoordstanden, is_akkoord_compleet
from plannen.kwaliteit.beeld import VANAF_SAMEN, Deelnemer, Planbeeld
from plannen.models import Actie, Akkoord, Plan

_NAAMRUIMTE = UUID("5b6e2b0e-6a0b-4a45-9d0a-0d7f1e5d0c11")


def akkoordregels(huishouden: Blik) -> Iterator[Fout]:
    """Who has not agreed with a running plan and must, and who cannot."""
    plan = huishouden.deel("plan")
    dag = vaststeldag(plan)
    if dag is None or any(not _leesbaar(persoon, dag) for persoon in huishouden.lijst("personen")):
        # What is wrong there is said there.
        return
    beeld = _planbeeld(huishouden, plan, dag)
    leeftijd = {deelnemer.persoon_id: deelnemer.leeftijd for deelnemer in beeld.deelnemers}
    for akkoord in plan.lijst("akkoord"):
        jaren = leeftijd.get(_id(akkoord.tekst("persoon")))
        if jaren is not None and jaren < VANAF_SAMEN:
            yield akkoord.fout(
                f"Een kind onder {VANAF_SAMEN} jaar is niet zelf akkoord.",
                "Een ouder is akkoord voor het kind.",
                "persoon",
            )
    te_vragen = [stand for stand in akkoordstanden(beeld) if stand.te_vragen]
    for stand in te_vragen:
        yield plan.fout(
            f"{stand.deelnemer.roepnaam} is nog niet akkoord met het actieve plan.",
            "Zet dit akkoord in de lijst, of kies status: concept.",
            "akkoord",
        )
    if not te_vragen and not is_akkoord_compleet(beeld):
        yield plan.fout(
            "Nog geen ouder is akkoord.",
            "Zet een akkoord in de lijst, of kies status: concept.",
            "akkoord",
        )


def vaststeldag(plan: Blik) -> datetime.date | None:
    """The day on which a plan became active: when it began, or when the last person agreed."""
    dagen = [plan.datum("vanaf"), *(akkoord.datum("datum") for akkoord in plan.lijst("akkoord"))]
    return max((dag for dag in dagen if dag), default=None)


def _leesbaar(persoon: Blik, dag: datetime.date) -> bool:
    onbekend = persoon.deel("geboortedatum").waarde is None
    geboren = persoon.datum("geboortedatum")
    return (
        bool(persoon.tekst("sleutel"))
        and persoon.tekst("rol") in Gezinsrol.values
        and (onbekend or (geboren is not None and geboren <= dag))
    )


def _id(sleutel: str) -> UUID:
    return uuid5(_NAAMRUIMTE, sleutel)


def _planbeeld(huishouden: Blik, plan: Blik, dag: datetime.date) -> Planbeeld:
    """As much of a plan's picture as akkoord asks, from rows that are never saved."""
    acties = [
        Actie(actor_persoon_id=_id(actor), status=actie.tekst("status") or "open")
        for doel in plan.lijst("doelen")
        for actie in doel.lijst("acties")
        if (actor := actie.deel("actor").tekst("persoon"))
    ]
    return Planbeeld(
        plan=Plan(van=dag),
        acties=acties,
        akkoorden=[Akkoord(persoon_id=_id(akkoord.tekst("persoon"))) for akkoord in plan.lijst("akkoord")],
        deelnemers=[
            _deelnemer(persoon, dag) for persoon in huishouden.lijst("personen") if _hoort_erbij(persoon, dag)
        ],
        op=dag,
    )


def _hoort_erbij(persoon: Blik, dag: datetime.date) -> bool:
    tot = persoon.datum("tot")
    return tot is None or tot >= dag


def _deelnemer(persoon: Blik, dag: datetime.date) -> Deelnemer:
    geboren = persoon.datum("geboortedatum")
    voornamen = persoon.tekst("voornamen")
    return Deelnemer(
        persoon_id=_id(persoon.tekst("sleutel")),
        voornamen=voornamen,
        naam=f"{voornamen} {persoon.tekst('achternaam')}",
        rol=Gezinsrol(persoon.tekst("rol")),
        leeftijd=jaren(geboren, dag) if geboren else None,
    )


def jaren(geboren: datetime.date, dag: datetime.date) -> int:
    """Whole years between the two."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))
