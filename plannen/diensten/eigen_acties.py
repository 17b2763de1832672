"""What a ketenpartner does with the own actions (matrix note 4)."""

import datetime

from django.db import connection

from plannen.diensten.acties import actie_afronden
from plannen.models import Actie
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker


@dienst("plannen.eigen_actie_afronden", groep=G.PLAN, over="actie")
def eigen_actie_afronden(*, actie: Actie, op: datetime.date, door: Medewerker) -> None:
    """It is done: gone from the own list and the work lists, and among what changed for the regisseur."""
    actie_afronden(actie=actie, op=op, door=door)
    with connection.cursor() as cursor:
        cursor.execute("SELECT beleid.ketenwerk_klaar(%s)", [actie.pk])
