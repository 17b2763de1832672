"""What the plan tells the derived timeline: status, akkoord, actions done, evaluations held (B, screens 3)."""

from typing import Any

from django.db.models.functions import TruncDate
from django.urls import reverse

from huishoudens.secties import kort, naamvelden, volle_naam
from plannen.keuzes import AkkoordWijze, PlanStatus
from plannen.models import Actie, Akkoord, Evaluatie, PlanStatuswijziging
from toegang.keuzes import Gegevensgroep as G
from toegang.tijdlijn import Gebeurtenis, Tijdlijnbron

_KOP = {
    PlanStatus.CONCEPT: "Plan begonnen.",
    PlanStatus.ACTIEF: "Plan vastgesteld.",
    PlanStatus.WAAKVLAM: "Plan op de waakvlam.",
    PlanStatus.AFGESLOTEN: "Plan afgesloten.",
}


def _url(rij: dict[str, Any]) -> str:
    return reverse("plannen:plan", args=[rij["huishouden_id"]])


def _status(rij: dict[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(
        moment=rij["moment"],
        soort="plan",
        kop=_KOP[PlanStatus(rij["status"])],
        tekst=rij["reden"],
        wie=volle_naam(rij, "door__"),
        icoon="file-text",
        kleur="paars",
        url=_url(rij),
    )


def _roepnaam(rij: dict[str, Any], van: str) -> str:
    """As `Persoon.roepnaam`; empty for a person whom the reader may not see."""
    achter = " ".join(filter(None, (rij[f"{van}tussenvoegsel"], rij[f"{van}achternaam"])))
    return (rij[f"{van}voornamen"] or "").split(" ")[0] or achter


def _akkoord(rij: dict[str, Any]) -> Gebeurtenis:
    naam = _roepnaam(rij, "persoon__") or "Iemand"
    return Gebeurtenis(
        moment=rij["moment"],
        soort="plan",
        kop=f"{naam} gaat akkoord",
        tekst="met het plan",
        wie=AkkoordWijze(rij["wijze"]).label,
        icoon="smile",
        kleur="groen",
        url=_url(rij),
    )


def _actie(rij: dict[str, Any]) -> Gebeurtenis:
    wie = (
        _roepnaam(rij, "actor_persoon__")
        or rij["actor_netwerklid__naam"]
        or rij["actor_organisatie__korte_naam"]
        or volle_naam(rij, "actor_medewerker__")
        or ""
    )
    return Gebeurtenis(
        moment=rij["moment"],
        soort="actie",
        kop="Actie klaar:",
        tekst=rij["omschrijving"],
        wie=wie[:1].upper() + wie[1:],
        icoon="check",
        kleur="groen",
        url=_url(rij),
    )


def _evaluatie(rij: dict[str, Any]) -> Gebeurtenis:
    cijfer = f"Het gezin gaf een {rij['tevredenheid']}. " if rij["tevredenheid"] else ""
    return Gebeurtenis(
        moment=rij["moment"],
        soort="plan",
        kop="Samen teruggekeken.",
        tekst=kort(f"{cijfer}{rij['verslag']}".strip()),
        wie=volle_naam(rij, "door__"),
        icoon="users-round",
        kleur="paars",
        url=_url(rij),
    )


TIJDLIJN = (
    Tijdlijnbron(
        sleutel="plannen.status",
        soort="plan",
        groepen=(G.PLAN,),
        vraag=lambda pk: PlanStatuswijziging.objects.filter(huishouden_id=pk),
        moment=TruncDate("op"),
        velden=("status", "reden", *naamvelden("door__")),
        maak=_status,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="plannen.akkoord",
        soort="plan",
        groepen=(G.PLAN,),
        vraag=lambda pk: Akkoord.objects.filter(huishouden_id=pk),
        moment="datum",
        velden=("wijze", "persoon__voornamen", "persoon__tussenvoegsel", "persoon__achternaam"),
        maak=_akkoord,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="plannen.actie",
        soort="actie",
        groepen=(G.PLAN,),
        vraag=lambda pk: Actie.objects.filter(huishouden_id=pk, gedaan_op__isnull=False),
        moment="gedaan_op",
        velden=(
            "omschrijving",
            "actor_persoon__voornamen",
            "actor_persoon__tussenvoegsel",
            "actor_persoon__achternaam",
            "actor_netwerklid__naam",
            "actor_organisatie__korte_naam",
            *naamvelden("actor_medewerker__"),
        ),
        maak=_actie,
        alleen_dag=True,
    ),
    Tijdlijnbron(
        sleutel="plannen.evaluatie",
        soort="plan",
        groepen=(G.EVALUATIE,),
        vraag=lambda pk: Evaluatie.objects.filter(huishouden_id=pk, gehouden_op__isnull=False),
        moment="gehouden_op",
        velden=("tevredenheid", "verslag", *naamvelden("door__")),
        maak=_evaluatie,
        alleen_dag=True,
    ),
)
