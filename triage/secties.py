"""What intake and triage put into the timeline of a huishouden (screens 3)."""

from typing import Any

from huishoudens.secties import kort, naamvelden, volle_naam
from toegang.keuzes import Gegevensgroep as G
from toegang.tijdlijn import Gebeurtenis, Tijdlijnbron
from triage.keuzes import Klantreis
from triage.models import Melding, Triage


def _melding(rij: dict[str, Any]) -> Gebeurtenis:
    bij = f", {rij['vindplaats']}" if rij["vindplaats"] else ""
    spoed = "Spoedmelding" if rij["spoed"] else "Melding"
    return Gebeurtenis(
        moment=rij["moment"],
        soort="melding",
        kop=f"{spoed} van {rij['melder']}{bij}:",
        tekst=kort(f"“{rij['vraag']}”"),
        wie=volle_naam(rij, "aangenomen_door__"),
        icoon="inbox",
        kleur="tulp",
    )


def _triage(rij: dict[str, Any]) -> Gebeurtenis:
    tekst = rij["onderbouwing"] or rij["melding__antwoord"]
    return Gebeurtenis(
        moment=rij["moment"],
        soort="melding",
        kop=f"Triage klaar: {Klantreis(rij['klantreis']).label.lower()}.",
        tekst=kort(tekst),
        wie=volle_naam(rij, "door__"),
        icoon="git-branch",
        kleur="zand",
    )


TIJDLIJN = (
    Tijdlijnbron(
        sleutel="triage.melding",
        soort="melding",
        groepen=(G.JOURNAAL,),
        vraag=lambda pk: Melding.objects.filter(huishouden_id=pk),
        moment="moment",
        velden=("melder", "vindplaats", "vraag", "spoed", *naamvelden("aangenomen_door__")),
        maak=_melding,
    ),
    Tijdlijnbron(
        sleutel="triage.triage",
        soort="melding",
        groepen=(G.JOURNAAL,),
        vraag=lambda pk: Triage.objects.filter(huishouden_id=pk),
        moment="datum",
        velden=("klantreis", "onderbouwing", "melding__antwoord", *naamvelden("door__")),
        maak=_triage,
        alleen_dag=True,
    ),
)
