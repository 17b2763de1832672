"""The conditions of one table as Q objects: the twin of `sqlregels` (F1, I4).

Both are put together from the same armen and ask the same sets of huishoudens (`beleid.…`), so a page can ask for
its rows without telling the database how those sets are made. What the sets hold is proven apart, in the tests.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, F, Func, Q, UUIDField
from django.db.models.expressions import RawSQL
from django.db.models.lookups import Lookup

from toegang.armen import Armen, Deel, armen, delen, gaat_erover
from toegang.keuzes import CONSULENTEN, TEAMROLLEN, Niveau, Rol
from toegang.rijbereik import Rijbereik
from toegang.voorwaarden import Verzameling, verzameling

if TYPE_CHECKING:
    from toegang.models import Medewerker

_TOEGEWEZEN = "beleid.mijn_leefgebieden() m"


@UUIDField.register_lookup
class EenVan(Lookup):
    """`pk__een_van=ArraySubquery(…)`: a few ids that are found first, then each row by its key.

    With `__in` PostgreSQL may read the whole table instead, because row security hides how few there are.
    """

    lookup_name = "een_van"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        links, links_params = self.process_lhs(compiler, connection)
        rechts, rechts_params = self.process_rhs(compiler, connection)
        return f"{links} = ANY ({rechts})", (*links_params, *rechts_params)


class Qregels:
    """For one table and the acting medewerker: which part a row is of, and who reaches it.

    `apart`: each way in is asked by itself, so that a set leads to its rows instead of being held against all.
    """

    def __init__(self, bereik: Rijbereik, medewerker: "Medewerker", *, apart: bool = False) -> None:
        self.bereik = bereik
        self.apart = apart
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
        return self._in_set(kolom, *leden(gevonden, *rollen))

    def _in_set(self, kolom: str, sql: str, waarden: list[Any]) -> Q:
        if self.apart:
            return Q(**{f"{kolom}__een_van": RawSQL(f"ARRAY({sql})", waarden)})
        return Q(**{f"{kolom}__in": RawSQL(sql, waarden)})

    def takken(self, wie: Armen, minimaal: Niveau) -> Iterator[Q]:
        """The ways in one by one; a row that is reached by two of them is in both."""
        if wie.regie and self.medewerker.heeft(*TEAMROLLEN):
            # On a child the set, because a join would read every huishouden.
            op_huishouden = self.bereik.op_huishouden
            yield Q(regisseur=self.medewerker) if op_huishouden else self._in(self.huishouden, "in_regie")
        if wie.teamrollen and (nummers := self.medewerker.teamnummers(*wie.teamrollen)):
            yield from (Q(**{f"{self.pad}scope_team": nummer}) for nummer in nummers)
            yield self._in(self.huishouden, "toegelaten", *wie.teamrollen)
        if wie.betrokken:
            yield self._in(self.huishouden, "betrokken")
        if wie.leefgebied:
            yield self._leefgebied(minimaal)
        yield from (self._in(self.huishouden, naam) for naam in wie.verzamelingen)
        if wie.triage_tekst and self.bereik.triage:
            yield self._in(*self.bereik.triage)
        if wie.consulenten and self.medewerker.heeft(*CONSULENTEN):
            yield self._verwijzing(wie.consulenten)
        yield from self._uitzonderingen(wie)

    def _uitzonderingen(self, wie: Armen) -> Iterator[Q]:
        for naam, rollen in wie.met_rollen.items():
            if self._kan_staan(rollen):
                yield self._in(self.huishouden, naam, *rollen)
        if self._kan_staan(wie.gedeeld):
            waarden = [wie.groep.value, [rol.value for rol in wie.gedeeld]]
            yield self._in_set(self.huishouden, "SELECT beleid.gedeeld(%s, %s)", waarden)
        if wie.genoemd and self.bereik.adres:
            yield self._in(self.bereik.adres, "genoemde_adressen", *wie.genoemd)
        if wie.keten and self.bereik.keten and self.medewerker.heeft(Rol.KP):
            yield self._in(*self.bereik.keten)
        if wie.functie and self.medewerker.heeft(*wie.functie):
            yield ~self._in(self.huishouden, "dicht")

    def _kan_staan(self, rollen: list[Rol]) -> bool:
        """Whether somebody can be one of these towards any huishouden: a seat in a team counts as TM or as AT."""
        zetel = Rol.TM in rollen or Rol.AT in rollen
        return self.medewerker.heeft(*rollen) or (zetel and self.medewerker.heeft(*TEAMROLLEN))

    @property
    def niet_verwant(self) -> Q:
        """Whoever is related to the huishouden reaches none of its rows, whatever else holds."""
        return ~Q(**{f"{self.huishouden}__in": RawSQL("SELECT beleid.verwant()", [])})

    def over(self, minimaal: Niveau) -> Q:
        """For whom a row about some colleagues is, among those who reach its gegevensgroep."""
        if not self.bereik.over or minimaal != Niveau.LEZEN:
            return Q()
        uit = self._in(self.huishouden, "in_regie")
        for kolom in self.bereik.over:
            uit |= Q(**{kolom: self.medewerker.pk})
        for deel in delen(self.bereik):
            niveau = gaat_erover(deel.groep)
            for tak in self.takken(armen(deel.groep, niveau), niveau):
                uit |= tak
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


def leden(van: Verzameling, *rollen: Rol) -> tuple[str, list[Any]]:
    """The ids in a set for the acting medewerker: the query and its values."""
    if not van.argumenten:
        return f"SELECT beleid.{van.naam}()", []
    return f"SELECT beleid.{van.naam}(%s)", [sorted(rol.value for rol in rollen)]
