"""The conditions of one table as Q objects: the twin of `sqlregels` (F1, I4).

Both are put together from the same armen and ask the same sets of huishoudens (`beleid.…`), so a page can ask for
its rows without telling the database how those sets are made. What the sets hold is proven apart, in the tests.
"""

from typing import TYPE_CHECKING

from django.db.models import BooleanField, F, Func, Q
from django.db.models.expressions import RawSQL

from toegang.armen import Armen, Deel
from toegang.keuzes import CONSULENTEN, Niveau, Rol
from toegang.rijbereik import Rijbereik
from toegang.voorwaarden import Verzameling, verzameling

if TYPE_CHECKING:
    from toegang.models import Medewerker

_TOEGEWEZEN = "beleid.mijn_leefgebieden() m"


class Qregels:
    """For one table and the acting medewerker: which part a row is of, and who reaches it."""

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
        return Q(pk__in=[]) if gevonden is None else Q(**{f"{kolom}__in": leden(gevonden, *rollen)})

    def wie(self, armen: Armen, minimaal: Niveau) -> Q:
        uit = Q(pk__in=[])
        if armen.regie:
            # On a child the set, because a join would read every huishouden.
            op_huishouden = self.bereik.op_huishouden
            uit |= Q(regisseur=self.medewerker) if op_huishouden else self._in(self.huishouden, "in_regie")
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
            uit |= self._waar(
                f"(%(expressions)s) IN (SELECT m.huishouden_id, m.leefgebied FROM {_TOEGEWEZEN})",
                bereik.leefgebied,
            )
        if lezen and bereik.leefgebieden:
            uit |= self._waar(
                f"EXISTS (SELECT FROM {_TOEGEWEZEN} WHERE m.huishouden_id = %(expressions)s))",
                bereik.leefgebieden,
                tussen=" AND m.leefgebied = ANY (",
            )
        if lezen and bereik.gebieden:
            uit |= Q(
                **{
                    f"{self.huishouden}__in": RawSQL(
                        f"SELECT m.huishouden_id FROM {_TOEGEWEZEN} WHERE m.leefgebied = ANY (%s)",
                        [list(bereik.gebieden)],
                    )
                }
            )
        if lezen and bereik.via:
            uit |= self._in(*bereik.via)
        if lezen and bereik.kader:
            uit |= betrokken
        return uit

    def _waar(self, sjabloon: str, kolom: str, *, tussen: str = ", ") -> Q:
        """What PostgreSQL says of the huishouden and one more column of the row."""
        paar = (F(self.huishouden), F(kolom))
        return Q(Func(*paar, template=sjabloon, arg_joiner=tussen, output_field=BooleanField()))

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


def leden(van: Verzameling, *rollen: Rol) -> RawSQL:
    """The ids in a set for the acting medewerker, as the right hand of `__in`."""
    if not van.argumenten:
        return RawSQL(f"SELECT beleid.{van.naam}()", [])
    return RawSQL(f"SELECT beleid.{van.naam}(%s)", [sorted(rol.value for rol in rollen)])
