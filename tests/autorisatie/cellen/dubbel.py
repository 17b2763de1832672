"""The files in which somebody comes in by two ways at once: what is read adds up, and a share gives no writing."""

from collections.abc import Callable

from huishoudens.models import Huishouden
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.betrokkenen import toegewezen
from tests.autorisatie.cellen.wegen import DEELBAAR, INHOUD, vraag_overname
from tests.autorisatie.scenario import betrek
from tests.cast import Wereld

# Per file: who comes in, and how. Beside these: the regie, a melding, a referral and an open safety file (`toneel`).
_WEGEN = {
    "betrokken_gedeeld": {
        "REG": "betrokken inhoud",
        "BET": "betrokken alles",
        "TM": "betrokken inhoud",
        "AT": "betrokken alles",
        "TL": "betrokken inhoud",
        "AF": "betrokken inhoud",
    },
    "betrokken_waarneming": {
        "REG": "betrokken waarneming",
        "BET": "betrokken waarneming",
        "TL": "betrokken waarneming",
        "TRI": "betrokken waarneming",
        "AF": "betrokken waarneming",
        "AT": "betrokken overname",
    },
    "betrokken_nood": {
        "REG": "betrokken nood",
        "BET": "betrokken nood",
        "AT": "betrokken nood",
        "TL": "betrokken nood",
        "AF": "betrokken nood",
        "AF2": "betrokken nood",
    },
    "gedeeld_waarneming": {
        "REG": "inhoud waarneming",
        "TM": "alles waarneming",
        "TL": "inhoud waarneming",
        "AF": "inhoud waarneming",
        "AT": "inhoud overname",
    },
    "gedeeld_nood": {
        "REG": "alles nood",
        "TM": "inhoud nood",
        "AT": "alles nood",
        "TL": "inhoud nood",
        "AF": "inhoud nood",
        "AF2": "alles nood",
        "IW": "inhoud",
    },
    "waarneming_nood": {
        "TM": "waarneming nood",
        "TL": "waarneming nood",
        "TRI": "waarneming nood",
        "AF": "waarneming nood",
        "AT": "overname nood",
    },
    "triage_betrokken": {"TRI": "betrokken", "TL": "betrokken"},
    "triage_gedeeld": {"TRI": "inhoud", "TL": "inhoud waarneming nood"},
    "keten_gedeeld": {"KP": "keten alles", "IS": "alles"},
    "afgeschermd_dubbel": {
        "BET": "toegelaten betrokken inhoud",
        "TM": "toegelaten inhoud waarneming",
        "TL": "toegelaten waarneming",
        "AF": "toegelaten inhoud",
        "TRI": "toegelaten nood",
        "AT": "toegelaten betrokken inhoud",
        "KP": "toegelaten keten inhoud",
        "IW": "toegelaten inhoud",
        "IS": "inhoud",
        "AF2": "betrokken inhoud nood",
    },
    "verwant_dubbel": {
        "REG": "verwant betrokken inhoud",
        "BET": "verwant betrokken alles",
        "TM": "verwant betrokken waarneming nood",
        "AT": "verwant overname betrokken inhoud nood",
        "TL": "verwant betrokken waarneming",
        "AF": "verwant betrokken nood",
        "AF2": "verwant betrokken nood",
        "IW": "verwant alles",
        "KP": "verwant keten alles",
        "FG": "verwant",
    },
    "verwant_triage": {"TRI": "verwant betrokken nood", "TL": "verwant betrokken waarneming"},
    "verwant_afgeschermd": {
        "REG": "verwant toegelaten",
        "BET": "verwant toegelaten betrokken inhoud",
        "TM": "verwant toegelaten waarneming",
        "FG": "verwant",
    },
}
_DOE: dict[str, Callable[[Wereld, Huishouden, str], object]] = {
    "inhoud": lambda wereld, huis, wie: u.deel(wereld, huis, wie, *INHOUD),
    "alles": lambda wereld, huis, wie: u.deel(wereld, huis, wie, *DEELBAAR),
    "waarneming": u.laat_waarnemen,
    "nood": u.breek_het_glas,
    "keten": u.geef_ketenactie,
    "verwant": u.is_verwant,
    "toegelaten": u.laat_toe,
    "overname": lambda wereld, huis, _: vraag_overname(wereld, huis),
}


def twee_wegen(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for situatie, van in _WEGEN.items():
        for acteur, wegen in van.items():
            for weg in wegen.split():
                if weg == "betrokken":
                    betrek(wereld, huizen[situatie], ACTEURS[acteur], *toegewezen(situatie))
                else:
                    _DOE[weg](wereld, huizen[situatie], ACTEURS[acteur])
    for situatie in ("verwant_dubbel", "verwant_afgeschermd"):
        u.open_avg(wereld, huizen[situatie])
