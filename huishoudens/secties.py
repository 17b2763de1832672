"""What this floor puts into the slots of the household page: its tabs and its part of the timeline (B, screens 3)."""

from typing import Any

from huishoudens.keuzes import Contactsoort, RegieSoort
from huishoudens.models import (
    Betrokkenheid,
    Contactmoment,
    Meldcodestap,
    Overdracht,
    Regie,
    Toestemming,
    Veiligheidsdossier,
)
from toegang.beleid import Situatie
from toegang.dossier import Tab
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Niveau
from toegang.keuzes import Gegevensgroep as G
from toegang.tijdlijn import Gebeurtenis, Tijdlijnbron

LANGSTE_TEKST = 180
LEEFGEBIEDGROEPEN = tuple(sorted(set(GROEP_VAN_LEEFGEBIED.values())))


def leest_een_leefgebied(situatie: Situatie) -> bool:
    """Whether there is a leefgebied this reader may see."""
    return any(situatie.leest(groep) for groep in LEEFGEBIEDGROEPEN)


def regelt_toegang(situatie: Situatie) -> bool:
    """Whether this reader says who else may look: the regisseur, and the teamleider for his part (matrix row 20)."""
    return situatie.is_regisseur or situatie.niveau(G.TOEWIJZING) >= Niveau.BESLISSEN


TABS = (
    Tab(naam="Overzicht", url_naam="huishoudens:huishouden", volgorde=10, groepen=(G.PERSOON,)),
    Tab(naam="Tijdlijn", url_naam="huishoudens:tijdlijn", volgorde=30, groepen=(G.JOURNAAL,)),
    Tab(naam="Leefgebieden", url_naam="huishoudens:leefgebieden", volgorde=40, wanneer=leest_een_leefgebied),
    Tab(naam="Toestemming", url_naam="huishoudens:toestemming", volgorde=70, groepen=(G.TOESTEMMING,)),
    Tab(naam="Veiligheid", url_naam="huishoudens:veiligheid", volgorde=80, groepen=(G.VEILIGHEID,)),
    Tab(naam="Toegang", url_naam="huishoudens:toegang", volgorde=90, wanneer=regelt_toegang),
)


def volle_naam(rij: dict[str, Any], pad: str) -> str:
    """A medewerker's name from the JSON of a source."""
    delen = (rij[f"{pad}voornaam"], rij[f"{pad}tussenvoegsel"], rij[f"{pad}achternaam"])
    return " ".join(deel for deel in delen if deel)


def naamvelden(pad: str) -> tuple[str, str, str]:
    """The fields `volle_naam` needs."""
    return f"{pad}voornaam", f"{pad}tussenvoegsel", f"{pad}achternaam"


def kort(tekst: str) -> str:
    """The beginning of a text, up to a whole word."""
    if len(tekst) <= LANGSTE_TEKST:
        return tekst
    return tekst[:LANGSTE_TEKST].rsplit(" ", 1)[0] + " …"


def _contact(rij: dict[str, Any]) -> Gebeurtenis:
    soort = Contactsoort(rij["soort"])
    kop = f"{soort.label} met {rij['met']}." if rij["met"] else f"{soort.label}."
    return Gebeurtenis(
        moment=rij["moment"],
        soort="contact",
        kop=f"Waakvlam: {kop[0].lower()}{kop[1:]}" if rij["waakvlam"] else kop,
        tekst=kort(rij["tekst"]),
        wie=volle_naam(rij, "medewerker__"),
        icoon="message-square-plus",
        kleur="paars",
    )


def _regie(rij: dict[str, Any]) -> Gebeurtenis:
    match RegieSoort(rij["soort"]):
        case RegieSoort.TEAM:
            wie = volle_naam(rij, "medewerker__")
        case RegieSoort.HUISHOUDEN:
            wie = " ".join(filter(None, (rij["persoon__voornamen"], rij["persoon__achternaam"])))
        case _:
            wie = rij["naam"]
    return Gebeurtenis(
        moment=rij["moment"],
        soort="regie",
        kop=f"{wie} is regisseur.",
        tekst=rij["waarom__reden"] or "",
        icoon="users",
        kleur="paars",
    )


def _overdracht(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"],
        soort="regie",
        kop="Overdracht gevraagd",
        tekst=f"aan {volle_naam(rij, 'naar__')}. {rij['reden']}".strip(),
        wie=volle_naam(rij, "gevraagd_door__"),
        icoon="arrow-right-left",
    )


def _betrokken(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"],
        soort="regie",
        kop=f"{volle_naam(rij, 'medewerker__')} helpt mee.",
        icoon="user-plus",
    )


def _toestemming(rij: dict[str, Any], werkwoord: str) -> Gebeurtenis:
    wie = rij["persoon__voornamen"].split(" ")[0]
    return Gebeurtenis(
        moment=rij["moment"],
        soort="toestemming",
        kop=f"{wie} {werkwoord}:",
        tekst=f"{rij['doel']}, met {rij['ontvanger']}",
        icoon="shield",
    )


def _gegeven(rij: dict[str, Any]) -> Gebeurtenis:
    return _toestemming(rij, "geeft toestemming")


def _ingetrokken(rij: dict[str, Any]) -> Gebeurtenis:
    return _toestemming(rij, "trekt toestemming in")


def _veilig_open(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"], soort="veiligheid", kop="Veiligheidsdossier geopend.", icoon="shield-alert"
    )


def _veilig_dicht(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"], soort="veiligheid", kop="Veiligheidsdossier gesloten.", icoon="shield"
    )


def _stap(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"],
        soort="veiligheid",
        kop=f"Meldcode stap {rij['stap']}.",
        tekst=kort(rij["toelichting"]),
        icoon="shield-alert",
    )


_PERSOON = ("persoon__voornamen", "doel", "ontvanger")

TIJDLIJN = (
    Tijdlijnbron(
        sleutel="huishoudens.contact",
        soort="contact",
        groepen=(G.JOURNAAL,),
        vraag=lambda pk: Contactmoment.objects.filter(huishouden_id=pk),
        moment="moment",
        velden=("soort", "met", "tekst", "waakvlam", *naamvelden("medewerker__")),
        maak=_contact,
    ),
    Tijdlijnbron(
        sleutel="huishoudens.regie",
        soort="regie",
        groepen=(G.TOEWIJZING,),
        vraag=lambda pk: Regie.objects.filter(huishouden_id=pk),
        moment="van",
        velden=(
            "soort",
            "naam",
            "waarom__reden",
            "persoon__voornamen",
            "persoon__achternaam",
            *naamvelden("medewerker__"),
        ),
        maak=_regie,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="huishoudens.overdracht",
        soort="regie",
        groepen=(G.WERKVOORRAAD,),
        vraag=lambda pk: Overdracht.objects.filter(huishouden_id=pk),
        moment="gevraagd_op",
        velden=("reden", *naamvelden("naar__"), *naamvelden("gevraagd_door__")),
        maak=_overdracht,
    ),
    Tijdlijnbron(
        sleutel="huishoudens.betrokken",
        soort="regie",
        groepen=(G.WERKVOORRAAD,),
        vraag=lambda pk: Betrokkenheid.objects.filter(huishouden_id=pk),
        moment="van",
        velden=naamvelden("medewerker__"),
        maak=_betrokken,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="huishoudens.toestemming",
        soort="toestemming",
        groepen=(G.TOESTEMMING,),
        vraag=lambda pk: Toestemming.objects.filter(huishouden_id=pk),
        moment="gegeven_op",
        velden=_PERSOON,
        maak=_gegeven,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="huishoudens.ingetrokken",
        soort="toestemming",
        groepen=(G.TOESTEMMING,),
        vraag=lambda pk: Toestemming.objects.filter(huishouden_id=pk, ingetrokken_op__isnull=False),
        moment="ingetrokken_op",
        velden=_PERSOON,
        maak=_ingetrokken,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="huishoudens.veilig_open",
        soort="veiligheid",
        groepen=(G.VEILIGHEID,),
        vraag=lambda pk: Veiligheidsdossier.objects.filter(huishouden_id=pk),
        moment="geopend_op",
        velden=("status",),
        maak=_veilig_open,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="huishoudens.veilig_dicht",
        soort="veiligheid",
        groepen=(G.VEILIGHEID,),
        vraag=lambda pk: Veiligheidsdossier.objects.filter(huishouden_id=pk, gesloten_op__isnull=False),
        moment="gesloten_op",
        velden=("status",),
        maak=_veilig_dicht,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="huishoudens.meldcodestap",
        soort="veiligheid",
        groepen=(G.VEILIGHEID,),
        vraag=lambda pk: Meldcodestap.objects.filter(huishouden_id=pk),
        moment="datum",
        velden=("stap", "toelichting"),
        maak=_stap,
        alleen_dag=True,
    ),
)
