"""Days that intake and triage promise: when triage is due, when a huishouden has its regisseur (A12, E1)."""

import datetime

from toegang.models import Feestdag
from toegang.termijnen import eerste_werkdag, einddatum, regel_op

_EEN_DAG = datetime.timedelta(days=1)


def vrije_dagen() -> list[datetime.date]:
    """The days set by decree on which no term ends. One statement."""
    return list(Feestdag.objects.values_list("datum", flat=True))


def werkdagen_later(dag: datetime.date, aantal: int, vrij: list[datetime.date]) -> datetime.date:
    """The working day that lies so many working days after `dag`."""
    for _ in range(aantal):
        dag = eerste_werkdag(vanaf=dag + _EEN_DAG, extra=vrij)
    return dag


def triage_uiterlijk(*, op: datetime.date, spoed: bool, vrij: list[datetime.date]) -> datetime.date:
    """The next working day, or today when it is urgent, whatever day that is."""
    return op if spoed else werkdagen_later(op, 1, vrij)


def onderzoek_uiterlijk(*, melding: datetime.date, vrij: list[datetime.date]) -> datetime.date:
    """The last day of the Wmo's six weeks; it cannot be suspended (Wmo 2.3.2 lid 1)."""
    return einddatum(regel=regel_op(sleutel="wmo_onderzoek", op=melding), start=melding, extra=vrij)
