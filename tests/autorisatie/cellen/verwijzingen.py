"""The referrals on the stage: by which law, to which organisation, and who treats them."""

from backoffice.models import Maatwerkadvies
from huishoudens.models import Huishouden
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.scenario import verwijs
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar

_WMO = ("wmo", "ISD Bollenstreek")
_PARTICIPATIE = ("participatiewet", "ISD Bollenstreek")
_SCHULDEN = ("wgs", "ISD Bollenstreek")
_JEUGD = ("jeugdwet", "TWO Jeugdhulp Holland Rijnland")
_WETTEN = {
    "verwezen_wmo": _WMO,
    "behandeld": _WMO,
    "behandeld_participatie": _PARTICIPATIE,
    "behandeld_schulden": _SCHULDEN,
    "behandeld_jeugd": _JEUGD,
    "verwezen_participatie": _PARTICIPATIE,
    "verwezen_schulden": _SCHULDEN,
    "verwezen_jeugd": _JEUGD,
    "besloten": _WMO,
    "ingetrokken": _WMO,
    "genoemd": _WMO,
    "afgeschermd_vol": _WMO,
    "verwant": _WMO,
    "gedeeld_nood": _WMO,
    "keten_gedeeld": _SCHULDEN,
    "afgeschermd_dubbel": _WMO,
    "verwant_dubbel": _WMO,
}
# Who treats the advies there.
BEHANDELAARS = {
    "behandeld": "IW",
    "behandeld_participatie": "IP",
    "behandeld_schulden": "IS",
    "behandeld_jeugd": "TWO",
    "keten_gedeeld": "IS",
    "verwant_dubbel": "IW",
}


def verwijzen(wereld: Wereld, huizen: dict[str, Huishouden]) -> dict[str, Maatwerkadvies]:
    """The advies of each situation that has one."""
    adviezen = {}
    for naam, (wet, organisatie) in _WETTEN.items():
        status = naam if naam in ("besloten", "ingetrokken") else "in_behandeling"
        adviezen[naam] = verwijs(wereld, huizen[naam], wet=wet, organisatie=organisatie, status=status)
    with als_eigenaar():
        for naam, acteur in BEHANDELAARS.items():
            advies = adviezen[naam]
            advies.behandelaar, advies.opgepakt_op = wereld.wie(ACTEURS[acteur]), PEILDATUM
            advies.save()
    return adviezen
