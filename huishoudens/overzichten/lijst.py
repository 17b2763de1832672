"""Rows of huishoudens as every list shows them: name, niveau, regisseur, what is due and when (screens, Measures)."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject

from huishoudens.keuzes import Niveau, RegieSoort, Werksoort
from huishoudens.models import Huishouden, Regie, Werkitem
from toegang import beleid
from toegang.models import Medewerker

PER_PAGINA = 50
ZONDER_REGISSEUR = {
    RegieSoort.HUISHOUDEN.value: "Het huishouden heeft zelf de regie",
    RegieSoort.EXTERN.value: "Een specialist van buiten heeft de regie",
}


@dataclass
class Rij:
    """One line of a list."""

    huishouden: Huishouden
    volgende: str = ""
    volgende_wie: str = ""
    uiterlijk: datetime.date | None = None
    wettelijk: bool = False

    regie: str = ""

    @property
    def wie(self) -> str:
        """Who holds the regie, as a sentence; the family itself counts as much as a colleague."""
        if regisseur := self.huishouden.regisseur:
            return f"Regisseur: {regisseur.naam}"
        return ZONDER_REGISSEUR.get(self.regie, "Nog geen regisseur")


def _volgende() -> Any:
    rijen: QuerySet[Any, Any] = Werkitem.objects.open().filter(huishouden=OuterRef("pk"))
    # A colleague's question is the regisseur's to answer, and nothing to do for the family.
    rijen = rijen.exclude(soort=Werksoort.TOEGANG)
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
    regie = Regie.objects.filter(huishouden=OuterRef("pk"), tot__isnull=True).values("soort")[:1]
    uit: QuerySet[Any] = rijen.select_related("team", "regisseur").annotate(
        volgende_werk=Subquery(_volgende()),
        # A colleague stands on the huishouden itself; only without one is the regie looked up.
        andere_regie=Case(When(regisseur__isnull=True, then=Subquery(regie))),
    )
    return uit


def als_rij(huishouden: Any) -> Rij:
    """A huishouden that came from `met_volgende`, as a line."""
    werk, regie = huishouden.volgende_werk, huishouden.andere_regie or ""
    if not werk:
        return Rij(huishouden, regie=regie)
    wie = " ".join(filter(None, (werk["voornaam"], werk["achternaam"]))) or werk["wie"]
    return Rij(
        huishouden,
        volgende=Werksoort(werk["soort"]).label,
        volgende_wie=wie,
        uiterlijk=datetime.date.fromisoformat(werk["uiterlijk"]),
        wettelijk=werk["wettelijk"],
        regie=regie,
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
    rijen = Huishouden.objects.all()
    takken = [Q(regisseur=voor)] if alleen_mij else beleid.zichtbaar_takken(Huishouden, voor)
    if niveau in Niveau:
        rijen = rijen.filter(niveau=niveau)
    if na is not None:
        naam, pk = na
        rijen = rijen.filter(Q(aanduiding__gt=naam) | Q(aanduiding=naam, pk__gt=pk), aanduiding__gte=naam)
    gezocht = rijen.kandidaten("aanduiding", "pk", aantal=aantal + 1, takken=takken)
    gevonden = list(met_volgende(gezocht)[: aantal + 1])
    laatste = gevonden[aantal - 1] if len(gevonden) > aantal else None
    return Pagina(
        [als_rij(huishouden) for huishouden in gevonden[:aantal]],
        (laatste.aanduiding, laatste.pk) if laatste else None,
    )
