"""The actions of a plan: who does what, by when, and what is due because of it (demo only)."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from huishoudens.keuzes import Niveau, Werksoort
from monitoring.demo.themas import Thema
from monitoring.demo.verhaal import (
    ACTIEF,
    AFGESLOTEN,
    IN_CONCEPT,
    LOPEND,
    WAAKVLAM,
    Verhaal,
    volgende_werkdag,
)
from monitoring.demo.zinnen import passend
from plannen.models import Actie


@dataclass
class Planverloop:
    """What the chapters of one plan share."""

    id: UUID
    van: datetime.date
    vastgesteld: datetime.date
    tot: datetime.date | None
    volgende: datetime.date | None


def acties(v: Verhaal, p: Planverloop, doel: dict[str, Any]) -> None:
    lot, thema = v.loting, doel["thema"]
    soorten = ["zelf", "team"]
    if v.gezin.netwerk and lot.kans(0.7):
        soorten.append("netwerk")
    if lot.kans(0.5) and passend(thema.partner, v.kenmerken):
        soorten.append("partner")
    if v.niveau == Niveau.ENKELVOUDIG and len(soorten) > 2:
        soorten = lot.enkele(soorten, 2)
    for soort in soorten:
        omschrijving, actor, wie = _actor(v, thema, soort)
        _actie(v, p, doel, omschrijving=omschrijving, actor=actor, wie=wie, eigen=soort == "team")


def _actor(v: Verhaal, thema: Thema, soort: str) -> tuple[str, dict[str, Any], str]:
    lot = v.loting
    if soort == "zelf":
        wie = lot.kies(v.volwassenen)
        return (
            v.zin(thema.zelf),
            {"actor_soort": "persoon", "actor_persoon_id": wie.id, "lijn": 0},
            "Gezin",
        )
    if soort == "netwerk":
        actor = {"actor_soort": "netwerk", "actor_netwerklid_id": lot.kies(v.gezin.netwerk), "lijn": 0}
        return v.zin(thema.netwerk), actor, "Netwerk"
    if soort == "partner":
        naam, omschrijving = v.paar(thema.partner)
        organisatie = v.omgeving.organisaties[naam]
        actor = {
            "actor_soort": "organisatie",
            "actor_organisatie_id": organisatie.pk,
            "lijn": organisatie.lijn,
        }
        return omschrijving, actor, organisatie.korte_naam
    actor = {"actor_soort": "medewerker", "actor_medewerker_id": v.wie.pk, "lijn": 1}
    return v.zin(thema.team), actor, ""


def _streefdatum(v: Verhaal, p: Planverloop, *, eigen: bool) -> datetime.date:
    lot = v.loting
    if eigen and v.druk == "te_laat":
        return max(p.van, v.vandaag - datetime.timedelta(days=lot.getal(1, 9)))
    if eigen and v.druk == "week":
        # A weekend carries it on by two days at most, so it stays within the week that Vandaag shows.
        return volgende_werkdag(lot.later(v.vandaag, 0, 5))
    if lot.kans(0.03):
        return max(p.van, v.vandaag - datetime.timedelta(days=lot.getal(1, 20)))
    return volgende_werkdag(lot.later(v.vandaag, 1, 60))


def _actie(
    v: Verhaal,
    p: Planverloop,
    doel: dict[str, Any],
    *,
    omschrijving: str,
    actor: dict[str, Any],
    wie: str,
    eigen: bool,
) -> UUID:
    """One action: done in an earlier round, or still running; in a concept something may be missing."""
    lot = v.loting
    klaar = v.stand in (WAAKVLAM, AFGESLOTEN) or (
        v.stand == ACTIEF and not eigen and (v.vandaag - p.vastgesteld).days > 60 and lot.kans(0.45)
    )
    if klaar:
        streef = min(lot.later(p.vastgesteld, 10, 60), p.tot or v.vandaag)
        status, gedaan = "gedaan", v.niet_later(lot.later(streef, -5, 12))
    else:
        streef = _streefdatum(v, p, eigen=eigen)
        status, gedaan = ("bezig" if lot.kans(0.4) else "open"), None
    samen = max(streef, p.volgende) if p.volgende and not klaar else lot.later(streef, 5, 20)
    onaf = v.stand in IN_CONCEPT and lot.kans(0.4)
    actie_id = v.voeg(
        Actie,
        v.om(p.van),
        doel_id=doel["rij"]["id"],
        leefgebied=doel["rij"]["leefgebied"],
        omschrijving=omschrijving,
        streefdatum=None if onaf else streef,
        evaluatiemoment=None if onaf else samen,
        status=status,
        gedaan_op=max(gedaan, p.van) if gedaan else None,
        **actor,
    )
    doel["acties"].append(actie_id)
    if v.stand in LOPEND and status in ("open", "bezig"):
        werk_van_actie(v, actie_id, streef, actor, wie)
    return actie_id


def werk_van_actie(
    v: Verhaal, actie_id: UUID, streef: datetime.date, actor: dict[str, Any], wie: str
) -> None:
    """As plannen.diensten.werk does it: a colleague's own, else the regisseur watches over it."""
    regisseur = v.regisseur.pk if v.regisseur else None
    v.werk(
        Werksoort.ACTIE,
        actie_id,
        streef,
        medewerker_id=actor.get("actor_medewerker_id") or regisseur,
        wie=wie,
        organisatie_id=actor.get("actor_organisatie_id"),
    )
