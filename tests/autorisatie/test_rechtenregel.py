"""The half-yearly review in SQL: a rol that must go is asked to end, that rol and no other (O56, I8)."""

from typing import Any

import pytest

from tests.autorisatie.rechten_in_sql import COLLEGA, DAG, NU, TL, geweigerd, voer_uit
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Rechtenregel, Rechtenronde, Rechtenverzoek, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


def einde(wereld: Wereld, over: str, **velden: Any) -> Rechtenverzoek:
    """An open request of the teamleider that this colleague's rol ends; or what `velden` makes of it."""
    with als_eigenaar():
        rol = Roltoekenning.objects.get(medewerker_id=wereld.id_van(over))
        vast: dict[str, Any] = {"medewerker_id": rol.medewerker_id, "rol": rol.rol, "team_id": rol.team_id}
        vast |= {"soort": "beeindigen", "toekenning": rol, "tot": DAG, "reden": "Vertrekt."}
        return Rechtenverzoek.objects.create(
            gevraagd_door_id=wereld.id_van(TL), gevraagd_op=NU, **vast | velden
        )


def test_a_line_that_must_go_names_the_request_that_ends_this_very_rol(wereld: Wereld) -> None:
    """Not one about somebody else, nor to give a rol, nor one that was taken back; what is right names none."""
    with als_eigenaar():
        ronde = Rechtenronde.objects.create(team_id=1, halfjaar=DAG, geopend_op=DAG)
        rol = Roltoekenning.objects.get(medewerker_id=wereld.id_van(COLLEGA))
        regel = Rechtenregel.objects.create(ronde=ronde, toekenning=rol)

    def oordeel(woord: str, verzoek: Rechtenverzoek) -> int:
        return voer_uit(
            "UPDATE toegang_rechtenregel SET oordeel = %s, beoordeeld_door_id = beleid.ik(), beoordeeld_op = now(),"
            " verzoek_id = %s WHERE id = %s",
            woord,
            verzoek.pk,
            regel.pk,
        )

    beantwoord = {"status": "ingetrokken", "beantwoord_op": NU, "beantwoord_door_id": wereld.id_van(TL)}
    fout = (
        einde(wereld, "medewerker1.hillegom"),
        einde(wereld, COLLEGA, soort="geven", toekenning=None, rol="AF", van=DAG, tot=None),
        einde(wereld, COLLEGA, **beantwoord),
    )
    goed = einde(wereld, COLLEGA)
    with handelend_als(wereld.id_van(TL)):
        for verzoek in fout:
            with geweigerd():
                oordeel("weg", verzoek)
        with geweigerd():
            oordeel("klopt", goed)
        assert oordeel("weg", goed) == 1
