"""Who can do an action: family, network, colleagues, organisations, in one list with groups (C3)."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from huishoudens.models import Huishouden, Netwerklid, Persoon
from plannen.diensten.acties import Actor
from plannen.keuzes import ActorSoort
from plannen.models import Actie
from toegang.beleid import Situatie
from toegang.keuzes import TEAMROLLEN
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker, Organisatie


@dataclass(frozen=True)
class Actorgroep:
    """One kind of actor with those who can be chosen, by the value that stands in the form."""

    naam: str
    actoren: dict[str, Actor]

    @property
    def keuzes(self) -> list[tuple[str, str]]:
        return [(sleutel, actornaam(actor)) for sleutel, actor in self.actoren.items()]


def actornaam(actor: Actor) -> str:
    """How somebody is called in the list: a relative by first name, a colleague with their work."""
    if isinstance(actor, Persoon):
        return actor.roepnaam
    if isinstance(actor, Netwerklid):
        return actor.naam if actor.relatie in actor.naam else f"{actor.naam} ({actor.relatie})"
    if isinstance(actor, Medewerker):
        return f"{actor.naam}, {actor.functie.lower()}" if actor.functie else actor.naam
    return actor.naam


def _met_sleutel(soort: ActorSoort, rijen: list[Actor]) -> dict[str, Actor]:
    return {actorsleutel(soort, rij.pk): rij for rij in rijen}


def actorsleutel(soort: ActorSoort | str, pk: UUID) -> str:
    return f"{ActorSoort(soort).value}:{pk}"


def sleutel_van(actie: Actie) -> str:
    """The value of an action's present actor in the form, or an empty text."""
    pk = (
        actie.actor_persoon_id
        or actie.actor_netwerklid_id
        or actie.actor_medewerker_id
        or actie.actor_organisatie_id
    )
    return actorsleutel(actie.actor_soort, pk) if actie.actor_soort and pk else ""


def actorgroepen(huishouden: Huishouden, situatie: Situatie) -> list[Actorgroep]:
    """Everybody this writer can ask, in four statements; an empty group is left out."""
    vandaag = timezone.localdate()
    personen = Persoon.objects.filter(
        lidmaatschappen__huishouden=huishouden, lidmaatschappen__tot__isnull=True, overleden_op__isnull=True
    ).order_by("geboortedatum")
    netwerk = Netwerklid.objects.filter(huishouden=huishouden).order_by("naam")
    organisaties = Organisatie.objects.order_by("naam")
    collegas = (
        Medewerker.objects.filter(_collegas(huishouden, situatie, vandaag), is_active=True)
        .distinct()
        .order_by("voornaam", "achternaam")
    )
    groepen = [
        Actorgroep("Het gezin", _met_sleutel(ActorSoort.PERSOON, list(personen))),
        Actorgroep("Het netwerk", _met_sleutel(ActorSoort.NETWERK, list(netwerk))),
        Actorgroep("Collega's", _met_sleutel(ActorSoort.MEDEWERKER, list(collegas))),
        Actorgroep("Organisaties", _met_sleutel(ActorSoort.ORGANISATIE, list(organisaties))),
    ]
    return [groep for groep in groepen if groep.actoren]


def met_huidige(groepen: list[Actorgroep], actie: Actie) -> list[Actorgroep]:
    """The same choices with whoever does the action now, also somebody this writer may not know by name."""
    sleutel = sleutel_van(actie)
    if not sleutel or any(sleutel in groep.actoren for groep in groepen):
        return groepen
    actor: Any = actie.actor or Netwerklid(pk=actie.actor_netwerklid_id, naam="Iemand uit het netwerk")
    return [Actorgroep("Wie het nu doet", {sleutel: actor}), *groepen]


def _collegas(huishouden: Huishouden, situatie: Situatie, vandaag: datetime.date) -> Q:
    """In a shielded huishouden only those named; a betrokkene can ask whoever takes part already."""
    vast = Q(pk=huishouden.regisseur_id)
    if huishouden.afgeschermd:
        return vast | Q(toelating__huishouden=huishouden)
    meedoet = Q(betrokkenheden__huishouden=huishouden, betrokkenheden__tot__isnull=True)
    if not situatie.schrijft(G.WERKVOORRAAD):
        return vast | meedoet
    geldig = Q(roltoekenningen__tot__isnull=True) | Q(roltoekenningen__tot__gt=vandaag)
    in_team = Q(
        geldig,
        roltoekenningen__team_id=huishouden.team_id,
        roltoekenningen__rol__in=[rol.value for rol in TEAMROLLEN],
        roltoekenningen__van__lte=vandaag,
    )
    return vast | meedoet | in_team
