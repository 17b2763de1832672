"""The decision table of triage: which routes there are, the lightest first, and what each klantreis asks (A2, A6, A7).

Form and dienst read the same table, so what a screen refuses the import refuses too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from huishoudens.keuzes import Niveau
from triage.keuzes import Klantreis, Route


@dataclass(frozen=True, kw_only=True)
class Routeregel:
    """One route as the triagist reads it.

    `waarom_licht` says what makes it lighter than the next. `naar_team`: somebody of the team takes the regie.
    `doorverwijzing`: it can go to an organisatie. `overslaan_vraagt_reden`: whoever passes it over says why.
    """

    route: Route
    uitleg: str
    waarom_licht: str
    naar_team: bool = False
    doorverwijzing: bool = False
    overslaan_vraagt_reden: bool = True


@dataclass(frozen=True, kw_only=True)
class Reisregel:
    """What one klantreis asks of the triagist.

    `niveau` None leaves the huishouden as it is. `vanaf`: routes lighter than this need no reason to be passed
    over, because this klantreis by its nature asks more.
    """

    klantreis: Klantreis
    uitleg: str
    niveau: Niveau | None
    vanaf: Route
    onderbouwing: bool


ROUTES: Final[tuple[Routeregel, ...]] = (
    Routeregel(
        route=Route.DIRECT_BEANTWOORD,
        uitleg="U geeft nu antwoord. Er is geen hulp nodig.",
        waarom_licht="De inwoner kan meteen zelf verder.",
        # An answer is not help that somebody could be denied: not giving one needs no excuse.
        overslaan_vraagt_reden=False,
    ),
    Routeregel(
        route=Route.SOCIALE_BASIS,
        uitleg="Buurtkamer, vrijwilliger, maatje of vereniging.",
        waarom_licht="Dichtbij, zonder wachttijd en zonder dossier bij een instelling.",
        doorverwijzing=True,
    ),
    Routeregel(
        route=Route.VRIJ_TOEGANKELIJK,
        uitleg="Hulp zonder besluit, zoals welzijn, huisarts of schuldhulpmaatje.",
        waarom_licht="De inwoner heeft geen besluit nodig en kan er direct heen.",
        doorverwijzing=True,
    ),
    Routeregel(
        route=Route.TEAM,
        uitleg="Iemand van het team helpt zelf, voor korte tijd.",
        waarom_licht="Eén vast gezicht, zonder aanvraag bij ISD of TWO.",
        naar_team=True,
    ),
    Routeregel(
        route=Route.MAATWERK,
        uitleg="Hulp waarvoor ISD of TWO een besluit neemt. Eerst komt er een plan.",
        waarom_licht="Dit is de zwaarste route: alleen als lichtere hulp niet genoeg is.",
        naar_team=True,
    ),
)

REIZEN: Final[tuple[Reisregel, ...]] = (
    Reisregel(
        klantreis=Klantreis.SPOED,
        uitleg="Er moet vandaag iets gebeuren.",
        niveau=None,
        vanaf=Route.TEAM,
        onderbouwing=False,
    ),
    Reisregel(
        klantreis=Klantreis.ENKELVOUDIG_EENVOUDIG,
        uitleg="Eén vraag, en duidelijk wat er nodig is.",
        niveau=Niveau.ENKELVOUDIG,
        vanaf=Route.DIRECT_BEANTWOORD,
        onderbouwing=False,
    ),
    Reisregel(
        klantreis=Klantreis.MEERVOUDIG_EENVOUDIG,
        uitleg="Meer vragen, die het huishouden met hulp kan oplossen.",
        niveau=Niveau.MEERVOUDIG,
        vanaf=Route.TEAM,
        onderbouwing=True,
    ),
    Reisregel(
        klantreis=Klantreis.MEERVOUDIG_COMPLEX,
        uitleg="Meer vragen die elkaar raken. Het huishouden kan het niet alleen.",
        niveau=Niveau.MEERVOUDIG_COMPLEX,
        vanaf=Route.TEAM,
        onderbouwing=True,
    ),
    Reisregel(
        klantreis=Klantreis.BEMOEIZORG,
        uitleg="Er zijn zorgen, maar er is nog niet om hulp gevraagd.",
        niveau=Niveau.MEERVOUDIG,
        vanaf=Route.TEAM,
        onderbouwing=True,
    ),
)

ROUTEREGEL: Final = {regel.route: regel for regel in ROUTES}
REISREGEL: Final = {regel.klantreis: regel for regel in REIZEN}
# Working days within which the teamleider gives a huishouden its regisseur.
VERDELEN_BINNEN_WERKDAGEN: Final = 3


def volgorde(route: Route) -> int:
    """How heavy a route is: 0 is the lightest."""
    return list(ROUTEREGEL).index(route)


def overgeslagen(klantreis: Klantreis, routes: Iterable[Route]) -> list[Route]:
    """The help that is lighter than the heaviest chosen route and was not chosen itself; a reason is asked (A7).

    Counted from the heaviest downward: a light route beside a heavy one serves another part of the question, so
    it says nothing of why the heavy part could not be done more lightly.
    """
    gekozen = set(routes)
    zwaarste = max(map(volgorde, gekozen), default=0)
    vanaf = volgorde(REISREGEL[klantreis].vanaf)
    return [
        regel.route
        for regel in ROUTES[vanaf:zwaarste]
        if regel.overslaan_vraagt_reden and regel.route not in gekozen
    ]


def hoger_niveau(klantreis: Klantreis, huidig: str) -> Niveau | None:
    """The niveau that this klantreis asks when it is higher than the present one; else None (B5)."""
    nieuw, oplopend = REISREGEL[klantreis].niveau, list(Niveau)
    return nieuw if nieuw and oplopend.index(nieuw) > oplopend.index(Niveau(huidig)) else None


def gaat_naar_team(routes: Iterable[Route]) -> bool:
    """Whether somebody of the team has to take the regie."""
    return any(ROUTEREGEL[route].naar_team for route in routes)


def wat_ontbreekt(
    *,
    klantreis: Klantreis,
    routes: Sequence[Route],
    onderbouwing: str = "",
    lichtere_route_overgeslagen: str = "",
    antwoord: str = "",
) -> dict[str, str]:
    """What keeps a triage from being complete, by field, in words for the triagist; empty when all is there."""
    ontbreekt = {}
    if not routes:
        ontbreekt["routes"] = "Kies minstens één route. Elke melding krijgt een uitkomst."
    if REISREGEL[klantreis].onderbouwing and not onderbouwing.strip():
        ontbreekt["onderbouwing"] = f"Leg uit waarom u kiest voor {klantreis.label.lower()}."
    if (lichter := overgeslagen(klantreis, routes)) and not lichtere_route_overgeslagen.strip():
        namen = " en ".join(route.label.lower() for route in lichter)
        ontbreekt["lichtere_route_overgeslagen"] = (
            f"Leg uit waarom een lichtere route niet genoeg is: {namen}."
        )
    if Route.DIRECT_BEANTWOORD in routes and not antwoord.strip():
        ontbreekt["antwoord"] = "Schrijf op welk antwoord u gaf."
    return ontbreekt
