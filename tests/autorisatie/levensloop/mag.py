"""Who may do what, by hand from the matrix (rows 11, 15, 16, 18-20, 23, 24) and the ADRs: no act may go beyond it (I8)."""

from collections.abc import Callable

from tests.autorisatie.levensloop.feiten import Feiten
from tests.autorisatie.levensloop.orakel import niveau, profielen
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau as N

Regel = Callable[[Feiten, str, str], bool]


def _groep(groep: G, minimaal: N) -> Regel:
    return lambda f, wie, huis: niveau(f, wie, huis, groep) >= minimaal


def _een_van(*namen: str) -> Regel:
    return lambda f, wie, huis: bool(profielen(f, wie, huis) & set(namen))


def _regie_of_leiding(f: Feiten, wie: str, huis: str) -> bool:
    return bool(profielen(f, wie, huis) & {"regisseur", "teamleider"})


def _rol(*rollen: str) -> Regel:
    return lambda f, wie, huis: f.heeft(wie, *rollen) and wie not in f.uit_dienst


def _kan_nood(f: Feiten, wie: str, huis: str) -> bool:
    """A seat in a team, no relation and no shield: named there or not."""
    buiten = huis in f.afgeschermd or (huis, wie) in f.verwant or wie in f.uit_dienst
    return f.zetel(wie) and not buiten


_WERK = _groep(G.WERKVOORRAAD, N.SCHRIJVEN)
_REGIE = _een_van("regisseur")
_BESLUIT = _groep(G.BESCHIKKING, N.BESLISSEN)
MAG: dict[str, Regel] = {
    "regie_toewijzen": _groep(G.TOEWIJZING, N.BESLISSEN),
    "overdracht_vragen": _regie_of_leiding,
    "overdracht_intrekken": _regie_of_leiding,
    "overdracht_aannemen": _een_van("gevraagd"),
    "overdracht_weigeren": _een_van("gevraagd"),
    "betrokkene_toevoegen": _WERK,
    "betrokkenheid_beeindigen": _WERK,
    "waarneming_geven": _regie_of_leiding,
    "waarneming_beeindigen": _regie_of_leiding,
    "relatie_melden": _groep(G.PERSOON, N.LEZEN),
    "relatie_vastleggen": _regie_of_leiding,
    "relatie_beeindigen": _groep(G.TOEWIJZING, N.BESLISSEN),
    "afschermen": _REGIE,
    "toelating_geven": _REGIE,
    "toelating_beeindigen": _groep(G.TOESTEMMING, N.SCHRIJVEN),
    "deling_geven": _REGIE,
    "deling_intrekken": _groep(G.TOESTEMMING, N.SCHRIJVEN),
    "toestemming_geven": _groep(G.TOESTEMMING, N.SCHRIJVEN),
    "toestemming_intrekken": _groep(G.TOESTEMMING, N.SCHRIJVEN),
    "noodtoegang_openen": _kan_nood,
    "noodtoegang_beeindigen": lambda f, wie, huis: (huis, wie) in f.nood.values(),
    "advies_indienen": _REGIE,
    "advies_intrekken": _REGIE,
    "advies_oppakken": _BESLUIT,
    "advies_teruggeven": _BESLUIT,
    "besluiten": _BESLUIT,
    "veiligheid_openen": _groep(G.VEILIGHEID, N.SCHRIJVEN),
    "veiligheid_sluiten": _groep(G.VEILIGHEID, N.SCHRIJVEN),
    "avg_openen": _rol("FG"),
    "avg_sluiten": _groep(G.AVG_VERZOEK, N.BESLISSEN),
    "contact_vastleggen": _groep(G.JOURNAAL, N.SCHRIJVEN),
    "melding_registreren": _een_van("teamlid", "regisseur"),
    "melding_toewijzen": _een_van("triagist", "weegt"),
    "triage_afronden": _een_van("triagist", "weegt", "regisseur"),
    "plan_afsluiten": _REGIE,
    "plan_heropenen": _REGIE,
    "actie_vervallen": _groep(G.PLAN, N.SCHRIJVEN),
    "account_sluiten": _rol("FB"),
    "einde_vragen": _rol("TL", "FB", "FG"),
    "verzoek_uitvoeren": _rol("FB"),
}


def mag(f: Feiten, wie: str, huis: str, handeling: str) -> bool:
    """Whether the matrix lets this account do this here, now."""
    return MAG[handeling](f, wie, huis)
