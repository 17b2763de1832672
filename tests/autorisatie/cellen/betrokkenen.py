"""Who helps on the stage, and in which leefgebieden."""

import datetime

from django.utils import timezone

from huishoudens.models import Huishouden
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.scenario import betrek
from tests.cast import Wereld

_TOEGEWEZEN = ("wonen", "psychische_gezondheid")
_ELDERS_TOEGEWEZEN = {"verwant_voorbij": ("financien", "werk", "lichamelijke_gezondheid")}
_MET_BETROKKENE = (
    *("betrokken", "afgeschermd_genoemd", "afgeschermd_vol"),
    *("genoemd", "verwant", "verwant_voorbij"),
)


def toegewezen(situatie: str) -> tuple[str, ...]:
    """The leefgebieden in which the betrokkene of this file helps."""
    return _ELDERS_TOEGEWEZEN.get(situatie, _TOEGEWEZEN)


def betrekken(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for naam in _MET_BETROKKENE:
        betrek(wereld, huizen[naam], ACTEURS["BET"], *toegewezen(naam))
    betrek(wereld, huizen["betrokken_ander_team"], ACTEURS["AT"], *_TOEGEWEZEN)
    vandaag = timezone.localdate()
    morgen = vandaag + datetime.timedelta(days=1)
    betrek(wereld, huizen["betrokken_voorbij"], ACTEURS["BET"], *_TOEGEWEZEN, tot=vandaag)
    betrek(wereld, huizen["betrokken_morgen"], ACTEURS["BET"], *_TOEGEWEZEN, van=morgen)
    for huishouden in huizen.values():
        betrek(wereld, huishouden, ACTEURS["UIT"], *_TOEGEWEZEN)
        betrek(wereld, huishouden, ACTEURS["WEG"], *_TOEGEWEZEN)
