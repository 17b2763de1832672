"""The head of every page of a huishouden: who, where, whose regie, whom to call (B2, B3, B12).

One statement, whatever the page; what the reader may not see is not asked for.
"""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from huishoudens.keuzes import AvgSoort, Overdrachtstatus, RegieSoort
from huishoudens.models import Adres, AvgVerzoek, Huishouden, Overdracht, Regie
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G
from toegang.vastevraag import VasteVraag


@dataclass(frozen=True)
class Regiekop:
    """Who holds the regie now, and since when."""

    id: UUID
    soort: RegieSoort
    wie: str
    sinds: datetime.date
    organisatie: str = ""

    @property
    def omschrijving(self) -> str:
        """Whose regie it is, in words."""
        if self.soort == RegieSoort.EXTERN:
            return self.organisatie or "Specialist van buiten"
        return self.soort.label


def _lees_regie(rij: dict[str, Any] | None) -> Regiekop | None:
    if rij is None:
        return None
    soort = RegieSoort(rij["soort"])
    delen = {
        RegieSoort.TEAM: (rij["voornaam"], rij["tussenvoegsel"], rij["achternaam"]),
        RegieSoort.HUISHOUDEN: (
            (rij["persoon_voornamen"] or "").split(" ")[0],
            rij["persoon_tussenvoegsel"],
            rij["persoon_achternaam"],
        ),
        RegieSoort.EXTERN: (rij["naam"],),
    }[soort]
    return Regiekop(
        id=UUID(rij["id"]),
        soort=soort,
        wie=" ".join(deel for deel in delen if deel),
        sinds=datetime.date.fromisoformat(rij["van"]),
        organisatie=rij["organisatie"] or "",
    )


def _regie() -> QuerySet[Any, Any]:
    return Regie.objects.filter(huishouden=OuterRef("pk"), tot__isnull=True).values(
        alles=JSONObject(
            id="id",
            soort="soort",
            van="van",
            naam="naam",
            voornaam="medewerker__voornaam",
            tussenvoegsel="medewerker__tussenvoegsel",
            achternaam="medewerker__achternaam",
            persoon_voornamen="persoon__voornamen",
            persoon_tussenvoegsel="persoon__tussenvoegsel",
            persoon_achternaam="persoon__achternaam",
            organisatie="organisatie__naam",
        )
    )[:1]


def _adres() -> QuerySet[Any, Any]:
    rijen = Adres.objects.filter(huishouden=OuterRef("pk"), persoon__isnull=True, tot__isnull=True)
    return rijen.order_by("-van").values(
        alles=JSONObject(
            straat="straat",
            huisnummer="huisnummer",
            toevoeging="toevoeging",
            postcode="postcode",
            plaats="plaats",
            geheim="geheim",
            versie="versie",
        )
    )[:1]


def _overdracht() -> QuerySet[Any, Any]:
    rijen = Overdracht.objects.filter(huishouden=OuterRef("pk"), status=Overdrachtstatus.GEVRAAGD)
    return rijen.values(
        alles=JSONObject(
            id="id",
            naar="naar_id",
            voornaam="naar__voornaam",
            achternaam="naar__achternaam",
            gevraagd_op="gevraagd_op",
        )
    )[:1]


def _lees_overdracht(rij: dict[str, Any] | None) -> dict[str, Any] | None:
    """With the last day on which it can be answered."""
    if rij is None:
        return None
    gevraagd = Overdracht(gevraagd_op=datetime.datetime.fromisoformat(rij["gevraagd_op"]))
    return rij | {"uiterlijk": gevraagd.uiterlijk}


def _avg() -> QuerySet[Any, Any]:
    """The open AVG file, by who works on it; the database gives dates as text."""
    rijen = AvgVerzoek.objects.filter(huishouden=OuterRef("pk"), gesloten_op__isnull=True)
    return rijen.values(alles=JSONObject(soort="soort", reden="reden", uiterlijk="uiterlijk"))[:1]


def _lees_avg(rij: dict[str, str] | None) -> dict[str, Any] | None:
    return rij and {
        "soort": AvgSoort(rij["soort"]).label,
        "is_incident": rij["soort"] == AvgSoort.INCIDENT,
        "reden": rij["reden"],
        "uiterlijk": datetime.date.fromisoformat(rij["uiterlijk"]),
    }


def _kop(*groepen: G, huishouden_id: UUID) -> QuerySet[Huishouden]:
    rijen = Huishouden.objects.filter(pk=huishouden_id)
    rijen = rijen.select_related("team", "regisseur", "aanspreekpunt")
    if G.TOEWIJZING in groepen:
        rijen = rijen.annotate(kop_regie=Subquery(_regie()))
    if G.WERKVOORRAAD in groepen:
        rijen = rijen.annotate(kop_overdracht=Subquery(_overdracht()))
    if G.AVG_VERZOEK in groepen:
        rijen = rijen.annotate(kop_avg=Subquery(_avg()))
    if G.ADRES in groepen:
        rijen = rijen.annotate(kop_adres=Subquery(_adres()), kop_let_op=F("benadering__let_op"))
    return rijen


_IN_KOP = (G.TOEWIJZING, G.WERKVOORRAAD, G.AVG_VERZOEK, G.ADRES)
_koppen = VasteVraag(_kop)


def open_dossier(huishouden_id: UUID, *, situatie: Situatie) -> Huishouden | None:
    """The huishouden with its head, or None outside the reader's scope; `situatie` is the first lock here.

    Sets `regie` (Regiekop or None), `adres`, `overdracht` (the open request), `avg` (the open AVG file; dicts or
    None) and `let_op` on it.
    """
    if not situatie.leest(G.PERSOON):
        return None
    groepen = [groep for groep in _IN_KOP if situatie.leest(groep)]
    gevonden: Any = next(iter(_koppen(*groepen, huishouden_id=huishouden_id)), None)
    if gevonden is None:
        return None
    gevonden.regie = _lees_regie(getattr(gevonden, "kop_regie", None))
    gevonden.adres = getattr(gevonden, "kop_adres", None)
    gevonden.overdracht = _lees_overdracht(getattr(gevonden, "kop_overdracht", None))
    gevonden.avg = _lees_avg(getattr(gevonden, "kop_avg", None))
    gevonden.let_op = getattr(gevonden, "kop_let_op", None) or ""
    huishouden: Huishouden = gevonden
    return huishouden
