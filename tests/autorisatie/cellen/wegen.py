"""What was recorded on the stage beside the rollen (ADR 0012): shares, standing in, broken glass, kin, own actions."""

import datetime

from django.db.models.functions import Now
from django.utils import timezone

from huishoudens.models import Deling, Huishouden, Overdracht, Relatie, Toegangsverzoek, Toestemming
from plannen.models import Plan
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.cellen.acteurs import ACTEURS, wie
from tests.autorisatie.scenario import NU
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G

DEELBAAR = tuple(G(n) for n in (1, 3, 5, 6, 7, 8, 9, 10, 12, 13, 15, 20))
INHOUD = (G.JOURNAAL, G.FINANCIEN)
_GISTEREN = timezone.localdate() - datetime.timedelta(days=1)


def uitzonderingen(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    _gedeeld(wereld, huizen)
    for waarnemer in wie("TM", "TL"):
        u.laat_waarnemen(wereld, huizen["waarneming"], waarnemer)
        u.laat_waarnemen(wereld, huizen["waarneming_voorbij"], waarnemer, van=_GISTEREN, tot_en_met=_GISTEREN)
        u.laat_waarnemen(wereld, huizen["waarneming_voorbij"], waarnemer, beeindigd_op=NU)
    for waarnemer in wie("AT", "TL2", "AF2", "IW", "FG"):
        u.laat_waarnemen(wereld, huizen["waarneming_ander_team"], waarnemer)
    _nood(wereld, huizen)
    _verwant(wereld, huizen)
    for naam in ("avg", "avg_afgeschermd", "verwant"):
        u.open_avg(wereld, huizen[naam])
    _keten(wereld, huizen)
    vraag_overname(wereld, huizen["overname"])
    vraag_overname(wereld, huizen["overname_afgewezen"], open_=False)
    _vol(wereld, huizen["afgeschermd_vol"])


def _gedeeld(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for naam in ("gedeeld", "gedeeld_alles"):
        u.sta_toe(wereld, huizen[naam], ACTEURS["KP"])
    u.deel(wereld, huizen["gedeeld_zonder_toestemming"], ACTEURS["KP"], *DEELBAAR)
    for ontvanger in wie("AT", "KP", "IS", "TM"):
        u.deel(wereld, huizen["gedeeld"], ontvanger, *INHOUD)
    for ontvanger in wie("AT", "TM", "KP", "IW", "IP", "IS", "TWO"):
        u.deel(wereld, huizen["gedeeld_alles"], ontvanger, *DEELBAAR)
    u.deel(wereld, huizen["gedeeld_voorbij"], ACTEURS["AT"], *INHOUD, van=_GISTEREN, tot_en_met=_GISTEREN)
    u.deel(wereld, huizen["gedeeld_ingetrokken"], ACTEURS["AT"], *INHOUD, ingetrokken_op=NU)
    for ontvanger in wie("AH", "FG", "FB", "INW", "UIT", "WEG"):
        u.deel(wereld, huizen["gedeeld_buiten"], ontvanger, *INHOUD)
        u.laat_waarnemen(wereld, huizen["gedeeld_buiten"], ontvanger)
        u.breek_het_glas(wereld, huizen["gedeeld_buiten"], ontvanger)


def _nood(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    # By the clock of the database, which stands still in a transaction, however long the stage takes to build.
    eerder = Now() - datetime.timedelta(hours=4, minutes=1)
    for breker in wie("AT", "TM", "TRI", "TL", "TL2", "TRI2", "AF", "AF2"):
        u.breek_het_glas(wereld, huizen["nood"], breker)
        u.breek_het_glas(wereld, huizen["nood_afgeschermd"], breker)
        u.breek_het_glas(wereld, huizen["nood_beeindigd"], breker, beeindigd_op=timezone.now())
        u.breek_het_glas(wereld, huizen["nood_voorbij"], breker, van=eerder)


def _verwant(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for verwante in wie("TM", "TL", "BET", "AF", "AT", "IW", "KP", "FG"):
        u.is_verwant(wereld, huizen["verwant"], verwante)
    u.deel(wereld, huizen["verwant"], ACTEURS["AT"], G.JOURNAAL)
    u.breek_het_glas(wereld, huizen["verwant"], ACTEURS["TM"])
    with als_eigenaar():
        Toegangsverzoek.objects.create(
            huishouden=huizen["verwant"], medewerker=wereld.wie(ACTEURS["TM"]), gevraagd_op=NU
        )
        Relatie.objects.create(
            huishouden=huizen["verwant_voorbij"],
            medewerker=wereld.wie(ACTEURS["BET"]),
            van=PEILDATUM,
            tot=timezone.localdate(),
            door=wereld.wie(ACTEURS["BET"]),
        )


def _keten(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for naam in ("keten", "keten_zonder_toestemming", "keten_zonder_deling", "keten_concept", "verwant"):
        u.geef_ketenactie(wereld, huizen[naam], ACTEURS["KP"])
    with als_eigenaar():
        Toestemming.objects.filter(huishouden=huizen["keten_zonder_toestemming"]).update(
            ingetrokken_op=PEILDATUM
        )
        Deling.objects.filter(huishouden=huizen["keten_zonder_deling"]).update(ingetrokken_op=NU)
        Plan.objects.filter(huishouden=huizen["keten_concept"]).update(status="concept")


def vraag_overname(wereld: Wereld, huishouden: Huishouden, *, open_: bool = True) -> None:
    """Ask the colleague of another team for the regie."""
    with als_eigenaar():
        Overdracht.objects.create(
            huishouden=huishouden,
            naar=wereld.wie(ACTEURS["AT"]),
            gevraagd_door=wereld.wie(ACTEURS["REG"]),
            gevraagd_op=timezone.now(),
            status="gevraagd" if open_ else "geweigerd",
            afgehandeld_op=None if open_ else NU,
        )


def _vol(wereld: Wereld, huishouden: Huishouden) -> None:
    """Everything that would open an ordinary file; in a shielded one none of it does."""
    for acteur in ("AT", "TM", "KP", "IW"):
        u.deel(wereld, huishouden, ACTEURS[acteur], G.JOURNAAL, G.PLAN)
    for acteur in ("TM", "TL"):
        u.laat_waarnemen(wereld, huishouden, ACTEURS[acteur])
    u.geef_ketenactie(wereld, huishouden, ACTEURS["KP"])
    vraag_overname(wereld, huishouden)
