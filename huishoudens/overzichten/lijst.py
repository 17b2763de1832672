"""Rows of huishoudens as every list shows them: name, niveau, regisseur, what is due and when (screens, Measures)."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from huishoudens.keuzes import Niveau, Werksoort
from huishoudens.models import Huishouden, Werkitem
from toegang.models import Medewerker

PER_PAGINA = 50


@dataclass
class Rij:
    """One line of a list."""

    huishouden: Huishouden
    volgende: str = ""
    volgende_wie: str = ""
    uiterlijk: datetime.date | None = None
    wettelijk: bool = False

    @property
    def regisseur(self) -> str:
        wie = self.huishouden.regisseur
        return wie.naam if wie else getattr(self.huishouden, "regie_anders", "") or "Nog geen regisseur"


def _volgende() -> Any:
    rijen: QuerySet[Any, Any] = Werkitem.objects.open().filter(huishouden=OuterRef("pk"))
    return rijen.order_by("uiterlijk", "id").values(
        alles=JSONObject(
            soort="soort",
            uiterlijk="uiterlijk",
            wettelijk="wettelijk",
            wie="wie",
            voornaam="medewerker__voornaam",
            achternaam="medewerker__achternaam",
        )
    )[:1]


def met_volgende(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """Add what a list line needs, in the same statement."""
    uit: QuerySet[Any] = rijen.select_related("team", "regisseur").annotate(
        volgende_werk=Subquery(_volgende())
    )
    return uit


def als_rij(huishouden: Any) -> Rij:
    """A huishouden that came from `met_volgende`, as a line."""
    werk = huishouden.volgende_werk
    if not werk:
        return Rij(huishouden)
    wie = " ".join(filter(None, (werk["voornaam"], werk["achternaam"]))) or werk["wie"]
    return Rij(
        huishouden,
        volgende=Werksoort(werk["soort"]).label,
        volgende_wie=wie,
        uiterlijk=datetime.date.fromisoformat(werk["uiterlijk"]),
        wettelijk=werk["wettelijk"],
    )


@dataclass
class Pagina:
    """A page of a list, and where the next one starts."""

    rijen: list[Rij]
    na: tuple[str, UUID] | None = None


def huishoudens_lijst(
    *,
    voor: Medewerker,
    alleen_mij: bool,
    niveau: str = "",
    na: tuple[str, UUID] | None = None,
    aantal: int = PER_PAGINA,
) -> Pagina:
    """Huishoudens by name: in one's own regie, or of one's whole scope. One statement, keyset paging."""
    rijen = (
        Huishouden.objects.filter(regisseur=voor) if alleen_mij else Huishouden.objects.zichtbaar_voor(voor)
    )
    if niveau in Niveau:
        rijen = rijen.filter(niveau=niveau)
    if na is not None:
        naam, pk = na
        rijen = rijen.filter(Q(aanduiding__gt=naam) | Q(aanduiding=naam, pk__gt=pk), aanduiding__gte=naam)
    gevonden = list(met_volgende(rijen).order_by("aanduiding", "pk")[: aantal + 1])
    laatste = gevonden[aantal - 1] if len(gevonden) > aantal else None
    return Pagina(
        [als_rij(huishouden) for huishouden in gevonden[:aantal]],
        (laatste.aanduiding, laatste.pk) if laatste else None,
    )
