"""What is written about an advies, a line of a review, or what somebody gave stays of what it was about (I8, I10)."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from backoffice.models import Aanvulverzoek, Besluit
from huishoudens.models import Huishouden, Persoon, Toestemming
from plannen.models import Akkoord
from tests.autorisatie.rechten_in_sql import COLLEGA, DAG, TL
from tests.autorisatie.scenario import verwijs, vul
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.models import Rechtenregel, Rechtenronde, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REG, CONSULENT = "regisseur.hillegom", "wmo.isd"


@pytest.mark.parametrize("model", [Aanvulverzoek, Besluit])
def test_what_a_consulent_adds_to_an_advies_is_of_the_file_of_that_advies(
    wereld: Wereld, model: type[models.Model]
) -> None:
    """Also when he treats one of both, and names the other file."""
    een, ander = (_behandeld(wereld) for _ in range(2))
    persoon = {"persoon_id": een.persoon_id}
    wat: dict[type[models.Model], dict[str, Any]] = {
        Aanvulverzoek: {"vraag": "x", "gevraagd_op": PEILDATUM, "antwoord_voor": PEILDATUM},
        Besluit: {"uitkomst": "toegekend", "datum": PEILDATUM, "motivering": "x", **persoon},
    }
    wie = {Aanvulverzoek: "gevraagd_door_id", Besluit: "door_id"}[model]

    with handelend_als(ik := wereld.id_van(CONSULENT)):
        [rij] = model._base_manager.bulk_create(
            [model(advies=een, huishouden_id=ander.huishouden_id, **wat[model], **{wie: ik})]
        )

    with als_eigenaar():
        rij.refresh_from_db()
    assert rij.huishouden_id == een.huishouden_id


@pytest.mark.parametrize("model", [Akkoord, Toestemming])
def test_what_somebody_of_the_family_gave_stays_of_that_one(
    wereld: Wereld, model: type[models.Model]
) -> None:
    huis = _vol(wereld)
    with als_eigenaar():
        ander = Persoon.objects.create(huishouden=huis, voornamen="Bas", achternaam="Ander")
        Akkoord.objects.filter(huishouden=huis).update(vervallen_op=None)
        Toestemming.objects.filter(huishouden=huis).update(ingetrokken_op=None)

    with handelend_als(wereld.id_van(REG)), pytest.raises(DatabaseError), transaction.atomic():
        model._base_manager.filter(huishouden=huis).update(persoon=ander)


@pytest.mark.parametrize("verzonnen", ["2020-01-01", "2100-01-01"])
def test_a_line_of_a_review_is_judged_now(wereld: Wereld, verzonnen: str) -> None:
    """By the database's clock, whatever the writer says (O56)."""
    with als_eigenaar():
        ronde = Rechtenronde.objects.create(team_id=1, halfjaar=DAG, geopend_op=DAG)
        rol = Roltoekenning.objects.get(medewerker_id=wereld.id_van(COLLEGA))
        Rechtenregel.objects.create(ronde=ronde, toekenning=rol)

    with handelend_als(wereld.id_van(TL)), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE toegang_rechtenregel SET oordeel = 'klopt', beoordeeld_door_id = beleid.ik(), beoordeeld_op = %s"
            " RETURNING clock_timestamp() - beoordeeld_op BETWEEN '0' AND '2 minutes'",
            [verzonnen],
        )
        assert cursor.fetchall() == [(True,)]


def _vol(wereld: Wereld) -> Huishouden:
    huis = wereld.huishouden("hillegom", regisseur=REG)
    vul(wereld, huis, veilig=False)
    return huis


def _behandeld(wereld: Wereld) -> Any:
    """An advies that the consulent treats, of a file of its own."""
    advies = verwijs(wereld, _vol(wereld), wet="wmo", organisatie="ISD Bollenstreek")
    with als_eigenaar():
        Besluit.objects.filter(advies=advies).delete()
        advies.aanvulverzoeken.all().delete()
        advies.behandelaar, advies.opgepakt_op = wereld.wie(CONSULENT), PEILDATUM
        advies.save()
    return advies
