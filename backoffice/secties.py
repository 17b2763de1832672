"""What the back office puts into the pages of a huishouden: the tab Adviezen and its part of the timeline (D3)."""

from typing import Any

from backoffice.keuzes import Uitkomst
from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from huishoudens.secties import kort, naamvelden, volle_naam
from toegang.dossier import Tab
from toegang.keuzes import Gegevensgroep as G
from toegang.tijdlijn import Gebeurtenis, Tijdlijnbron

TABS = (Tab(naam="Adviezen", url_naam="backoffice:adviezen", volgorde=50, groepen=(G.PERSOON, G.VERWIJZING)),)

_UITKOMST = {
    Uitkomst.TOEGEKEND: "toegekend",
    Uitkomst.DEELS_TOEGEKEND: "voor een deel toegekend",
    Uitkomst.AFGEWEZEN: "afgewezen",
    Uitkomst.INGETROKKEN: "ingetrokken",
}


def _ingediend(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"],
        soort="advies",
        kop=f"Advies naar {rij['ontvanger__korte_naam']}:",
        tekst=kort(rij["voorziening"]),
        wie=volle_naam(rij, "ingediend_door__"),
        icoon="send",
        kleur="paars",
    )


def _vraag(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"],
        soort="advies",
        kop=f"{rij['advies__ontvanger__korte_naam']} vraagt om gegevens, de termijn staat stil:",
        tekst=kort(rij["vraag"]),
        wie=volle_naam(rij, "gevraagd_door__"),
        icoon="pause",
    )


def _antwoord(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"],
        soort="advies",
        kop="Vraag beantwoord:" if rij["antwoord"] else "Vraag gesloten zonder antwoord.",
        tekst=kort(rij["antwoord"]),
        icoon="check",
    )


def _besluit(rij: dict[str, Any]) -> Gebeurtenis:
    uitkomst = Uitkomst(rij["uitkomst"])
    voorziening = rij["advies__voorziening"]
    return Gebeurtenis(
        moment=rij["moment"],
        soort="advies",
        kop=f"{voorziening[:1].upper()}{voorziening[1:]}: {_UITKOMST[uitkomst]}.",
        tekst=kort(rij["motivering"]),
        wie=volle_naam(rij, "door__"),
        icoon="scale",
        kleur="groen" if uitkomst == Uitkomst.TOEGEKEND else "zand",
    )


TIJDLIJN = (
    Tijdlijnbron(
        sleutel="backoffice.ingediend",
        soort="advies",
        groepen=(G.VERWIJZING,),
        vraag=lambda pk: Maatwerkadvies.objects.filter(huishouden_id=pk),
        moment="ingediend_op",
        velden=("voorziening", "ontvanger__korte_naam", *naamvelden("ingediend_door__")),
        maak=_ingediend,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="backoffice.vraag",
        soort="advies",
        groepen=(G.VERWIJZING,),
        vraag=lambda pk: Aanvulverzoek.objects.filter(huishouden_id=pk),
        moment="gevraagd_op",
        velden=("vraag", "advies__ontvanger__korte_naam", *naamvelden("gevraagd_door__")),
        maak=_vraag,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="backoffice.antwoord",
        soort="advies",
        groepen=(G.VERWIJZING,),
        vraag=lambda pk: Aanvulverzoek.objects.filter(huishouden_id=pk, beantwoord_op__isnull=False),
        moment="beantwoord_op",
        velden=("antwoord",),
        maak=_antwoord,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="backoffice.besluit",
        soort="advies",
        groepen=(G.BESCHIKKING,),
        vraag=lambda pk: Besluit.objects.filter(huishouden_id=pk),
        moment="datum",
        velden=("uitkomst", "motivering", "advies__voorziening", *naamvelden("door__")),
        maak=_besluit,
        alleen_dag=True,
    ),
)
