"""The conditions of one table as Q objects: the Python form of `sqlregels.Tabelregels` (F1, I4)."""

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from toegang.armen import Armen, Deel
from toegang.keuzes import CONSULENTEN, Niveau, Rol
from toegang.rijbereik import Rijbereik
from toegang.voorwaarden import verzameling

if TYPE_CHECKING:
    from toegang.models import Medewerker


class Qregels:
    """For one table and one medewerker: which part a row is of, and who reaches it."""

    def __init__(self, bereik: Rijbereik, medewerker: "Medewerker") -> None:
        self.bereik = bereik
        self.medewerker = medewerker
        self.huishouden = "pk" if bereik.huishouden == "id" else bereik.huishouden
        self.pad = "" if bereik.op_huishouden else "huishouden__"

    def etiket(self, deel: Deel) -> Q:
        if deel.leefgebieden:
            return Q(**{f"{self.bereik.leefgebied}__in": deel.leefgebieden})
        if deel.geheim is not None:
            return Q(**{self.bereik.geheim: deel.geheim})
        return Q()

    def _in(self, kolom: str, naam: str, *rollen: Rol) -> Q:
        gevonden = verzameling(naam)
        if gevonden is None:
            return Q(pk__in=[])
        return Q(**{f"{kolom}__in": gevonden.ids(self.medewerker, rollen)})

    def wie(self, armen: Armen, minimaal: Niveau) -> Q:
        uit = Q(pk__in=[])
        if armen.regie:
            uit |= Q(**{f"{self.pad}regisseur": self.medewerker})
        if armen.teamrollen and (nummers := self.medewerker.teamnummers(*armen.teamrollen)):
            uit |= Q(**{f"{self.pad}scope_team__in": nummers})
            uit |= self._in(self.huishouden, "toegelaten", *armen.teamrollen)
        if armen.betrokken:
            uit |= self._in(self.huishouden, "betrokken")
        if armen.leefgebied:
            uit |= self._leefgebied(minimaal)
        for naam in armen.verzamelingen:
            uit |= self._in(self.huishouden, naam)
        if armen.triage_tekst and self.bereik.triage:
            uit |= self._in(*self.bereik.triage)
        if armen.consulenten and self.medewerker.heeft(*CONSULENTEN):
            uit |= self._verwijzing(armen.consulenten)
        return uit

    def _leefgebied(self, minimaal: Niveau) -> Q:
        bereik, lezen = self.bereik, minimaal == Niveau.LEZEN
        betrokken = self._in(self.huishouden, "betrokken")
        uit = Q(pk__in=[])
        if bereik.eigen and (lezen or bereik.draagt_leefgebied):
            uit |= Q(**{bereik.eigen: self.medewerker.pk}) & betrokken
        if bereik.leefgebied:
            uit |= self._toegewezen(leefgebieden__contains=[OuterRef(bereik.leefgebied)])
        if lezen and bereik.leefgebieden:
            uit |= self._toegewezen(leefgebieden__overlap=OuterRef(bereik.leefgebieden))
        if lezen and bereik.gebieden:
            uit |= self._toegewezen(leefgebieden__overlap=list(bereik.gebieden))
        if lezen and bereik.via:
            uit |= self._in(*bereik.via)
        if lezen and bereik.kader:
            uit |= betrokken
        return uit

    def _toegewezen(self, **gebieden: Any) -> Q:
        gevonden = verzameling("betrokken")
        if gevonden is None:
            return Q(pk__in=[])
        daar = gevonden.ids(self.medewerker, ()).filter(huishouden_id=OuterRef(self.huishouden))
        return Q(Exists(daar.filter(**gebieden)))

    def _verwijzing(self, rollen: list[Rol]) -> Q:
        if self.bereik.advies:
            return self._in(self.bereik.advies, "verwijzing_adviezen", *rollen)
        if self.bereik.doel:
            return self._in(self.bereik.doel, "verwijzing_doelen", *rollen)
        uit = self._in(self.huishouden, "verwijzing", *rollen)
        if self.bereik.persoon:
            personen = self._in(self.bereik.persoon, "verwijzing_personen", *rollen)
            uit &= personen | Q(**{f"{self.bereik.persoon}__isnull": True})
        return uit
