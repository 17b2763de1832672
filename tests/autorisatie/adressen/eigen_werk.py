"""What the pages beside the files are about: work on an advies, a message, a request for a rol, a ronde."""

import datetime

from huishoudens.models import Werkitem
from tests.autorisatie.cellen.toneel import Toneel
from tests.autorisatie.rechten_in_sql import NU
from tests.cast import PEILDATUM
from tests.rollen import als_eigenaar
from toegang.models import Bericht, Rechtenronde, Rechtenverzoek


def van_het_eigen_werk(toneel: Toneel) -> None:
    """Of a colleague and of the team, and the same of another team."""
    wereld = toneel.wereld
    with als_eigenaar():
        for advies in toneel.adviezen.values():
            Werkitem.objects.create(
                soort="advies", bron_id=advies.pk, huishouden_id=advies.huishouden_id, uiterlijk=PEILDATUM
            )
        collega = wereld.wie("medewerker2.hillegom")
        for acteur in ("TM", "TL2"):
            Bericht.objects.create(
                medewerker=toneel.wie(acteur),
                soort="nood_regie",
                pad="/huishoudens/",
                gemaakt_op=NU,
                mailen_vanaf=NU,
            )
        for team, wie in (("hillegom", collega), ("lisse", toneel.wie("AF2"))):
            Rechtenronde.objects.create(
                team=wereld.team(team), halfjaar=datetime.date(2026, 7, 1), geopend_op=PEILDATUM
            )
            Rechtenverzoek.objects.create(
                soort="geven",
                medewerker=wie,
                rol="TRI",
                team=wereld.team(team),
                van=PEILDATUM,
                reden="vervanging",
                gevraagd_door=wereld.wie(f"teamleider.{team}"),
                gevraagd_op=NU,
            )
