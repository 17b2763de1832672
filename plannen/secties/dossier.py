"""What this floor puts into the slots of the household page: the plan, what is next, who does what (B, screens 1).

All sections of one page share one reading of the plan, kept on the huishouden they are given.
"""

import datetime
from typing import Any

from django.urls import reverse

from huishoudens.models import Huishouden
from plannen.keuzes import ActieStatus, ActorSoort, PlanStatus
from plannen.kwaliteit import Planbeeld, akkoordstanden, beoordeel
from plannen.kwaliteit.akkoord import Stand
from plannen.models import Actie
from plannen.overzichten.kijkdag import kijkdag
from plannen.overzichten.planbeeld import planbeeld, ziet_het_plan
from plannen.templatetags.plannen import wie
from toegang.beleid import Situatie
from toegang.dossier import Sectie, Tab
from toegang.keuzes import Gegevensgroep as G
from toegang.templatetags.nl import dagen_tot, datum, meervoud, opsomming, over_dagen

_NIETS = object()
_GEEN_ACTIE = {True: "Niets gepland", False: "Niets bij uw werk"}


def beeld_van(huishouden: Any, op: datetime.date) -> Planbeeld | None:
    """The plan of the page's huishouden; read once per page, in two statements."""
    gelezen = getattr(huishouden, "gelezen_plan", _NIETS)
    if gelezen is _NIETS:
        gelezen = huishouden.gelezen_plan = planbeeld(huishouden_id=huishouden.pk, lezer=None, op=op)
    gevonden: Planbeeld | None = gelezen  # type: ignore[assignment]  # no longer the marker
    return gevonden


def _plan(huishouden: Huishouden, situatie: Situatie, op: datetime.date) -> dict[str, Any]:
    beeld = beeld_van(huishouden, op)
    kwaliteit = beoordeel(beeld) if beeld and beeld.plan.status != PlanStatus.AFGESLOTEN else None
    return {
        "beeld": beeld,
        # Half a view would say that things are missing which the reader just may not see.
        "ontbreekt": kwaliteit.ontbreekt if kwaliteit and situatie.is_regisseur else [],
        "deels": not situatie.leest_alles(G.PLAN),
        "is_regisseur": situatie.is_regisseur,
    }


def _feiten(huishouden: Huishouden, situatie: Situatie, op: datetime.date) -> dict[str, Any]:
    beeld = beeld_van(huishouden, op)
    if beeld is None:
        return {"feiten": []}
    plan_url = reverse("plannen:plan", args=[huishouden.pk])
    actie = beeld.eerstvolgende_actie
    rijen = [
        {
            "label": "Eerstvolgende actie",
            "waarde": actie.omschrijving if actie else _GEEN_ACTIE[situatie.leest_alles(G.PLAN)],
            "meer": f"{wie(actie)}, {_hoe_lang(actie.streefdatum, op)}" if actie else "",
            "url": plan_url if actie else "",
        }
    ]
    if situatie.leest(G.EVALUATIE):
        dag = kijkdag(beeld, situatie)
        met = opsomming(beeld.wie_kijken_mee)
        rijen.append(
            {
                "label": "Volgende evaluatie",
                "waarde": datum(dag) if dag else "Nog niet gepland",
                "meer": ", ".join(filter(None, (_hoofdletter(_hoe_lang(dag, op)), met and f"met {met}")))
                if dag
                else "",
                "url": "",
            }
        )
    return {"feiten": rijen}


def _hoe_lang(dag: datetime.date | None, op: datetime.date) -> str:
    dagen = dagen_tot(dag, op)
    if dagen is not None and dagen < 0:
        return f"{meervoud(-dagen, 'dag,dagen')} te laat"
    return over_dagen(dag, op)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _personen(huishouden: Huishouden, situatie: Situatie, op: datetime.date) -> dict[str, Any]:
    beeld = beeld_van(huishouden, op)
    uit: dict[str, Any] = {"akkoord": {}, "toelichting": {}}
    # Whoever reads only a part would be told that nobody agreed.
    if beeld is None or beeld.plan.status == PlanStatus.AFGESLOTEN or not situatie.leest_alles(G.PLAN):
        return uit
    for stand in akkoordstanden(beeld):
        if stand.stand == Stand.GEGEVEN and stand.akkoord:
            uit["akkoord"][stand.deelnemer.persoon_id] = f"Akkoord op {datum(stand.akkoord.datum)}"
        elif stand.zin:
            uit["toelichting"][stand.deelnemer.persoon_id] = _hoofdletter(
                stand.zin.removeprefix("Niet nodig: ")
            )
    return uit


def _ecogram(huishouden: Huishouden, situatie: Situatie, op: datetime.date) -> dict[str, Any]:
    """Organisations that carry an action, tied to the person it is about."""
    beeld = beeld_van(huishouden, op)
    mensen: dict[str, Any] = {}
    banden: dict[tuple[str, str], Any] = {}
    for actie in beeld.acties if beeld else []:
        if actie.actor_soort == ActorSoort.ORGANISATIE and actie.status != ActieStatus.VERVALLEN and beeld:
            naam = wie(actie)
            mensen[naam] = {"naam": naam, "soort": "organisatie"}
            voor = _gaat_over(beeld, actie)
            soort = "nieuw" if actie.status == ActieStatus.OPEN else "gewoon"
            if voor:
                banden[naam, voor] = {"van": naam, "naar": voor, "soort": soort}
    return {"mensen": list(mensen.values()), "banden": list(banden.values())}


def _gaat_over(beeld: Planbeeld, actie: Actie) -> str:
    wie_in_beeld = [b.persoon_id for b in beeld.beelden if b.leefgebied == actie.leefgebied and b.persoon_id]
    namen = [d.roepnaam for d in beeld.deelnemers if d.persoon_id in wie_in_beeld] or [
        d.roepnaam for d in beeld.deelnemers
    ]
    return namen[0] if namen else ""


def _wie_doet_wat(huishouden: Huishouden, situatie: Situatie, op: datetime.date) -> dict[str, Any]:
    # Of a part of the plan the bar would show who carries that part, as if it were the plan.
    beeld = beeld_van(huishouden, op) if situatie.leest_alles(G.PLAN) else None
    verdeling = beeld.verdeling if beeld else {}
    return {"verdeling": verdeling, "aantal": sum(verdeling.values())}


def ziet_eigen_acties_alleen(situatie: Situatie) -> bool:
    """A ketenpartner for whom the own actions were opened, and nothing around them (matrix note 4)."""
    return not ziet_het_plan(situatie)


def _eigen_acties(huishouden: Huishouden, situatie: Situatie, op: datetime.date) -> dict[str, Any]:
    acties = Actie.objects.filter(huishouden=huishouden).exclude(status=ActieStatus.VERVALLEN)
    return {"acties": list(acties.order_by("streefdatum", "pk")), "regie": huishouden.te_bellen}


SECTIES = (
    Sectie(
        sleutel="plannen.feiten",
        plek="feiten",
        volgorde=10,
        groepen=(G.PLAN,),
        context=_feiten,
        wanneer=ziet_het_plan,
    ),
    Sectie(
        sleutel="plannen.plan",
        plek="plan",
        volgorde=10,
        groepen=(G.PLAN,),
        context=_plan,
        template="plannen/secties/plan.html",
        wanneer=ziet_het_plan,
    ),
    Sectie(
        sleutel="plannen.wie_doet_wat",
        plek="wie_doet_wat",
        volgorde=20,
        groepen=(G.PLAN,),
        context=_wie_doet_wat,
        template="plannen/secties/wie_doet_wat.html",
        wanneer=ziet_het_plan,
    ),
    Sectie(
        sleutel="plannen.eigen_acties",
        plek="plan",
        volgorde=20,
        groepen=(G.PLAN,),
        context=_eigen_acties,
        template="plannen/secties/eigen_acties.html",
        wanneer=ziet_eigen_acties_alleen,
    ),
    Sectie(
        sleutel="plannen.akkoord",
        plek="personen",
        volgorde=10,
        groepen=(G.PLAN,),
        context=_personen,
        wanneer=ziet_het_plan,
    ),
    Sectie(
        sleutel="plannen.ecogram",
        plek="ecogram",
        volgorde=10,
        groepen=(G.PLAN, G.WONEN),
        context=_ecogram,
        wanneer=ziet_het_plan,
    ),
)

TABS = (Tab(naam="Plan", url_naam="plannen:plan", volgorde=20, groepen=(G.PLAN,), wanneer=ziet_het_plan),)
