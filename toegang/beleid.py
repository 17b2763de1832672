"""The first lock: what a medewerker may do and see, answered from the matrix (F1).

Every screen, dienst and queryset asks here and nowhere else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.db.models import Q

from toegang.armen import VERZAMELING_VAN, Armen, Deel, armen, delen
from toegang.keuzes import CONSULENTEN, Gegevensgroep, Niveau, Rol
from toegang.matrix import DOEL, MATRIX, Cel, Voorwaarde, cellen
from toegang.rijbereik import Rijbereik, bereik_van
from toegang.sessie import lopende_taak
from toegang.voorwaarden import verzameling

if TYPE_CHECKING:
    from toegang.models import Medewerker

# A betrokkene's leefgebieden narrow the rows, not whether the category exists for them.
_OOK_BIJ_BETROKKEN = {Voorwaarde.LEEFGEBIED: Voorwaarde.BETROKKEN}
# Conditions that open some rows of a huishouden and leave the others shut.
_VOOR_EEN_DEEL = (
    Voorwaarde.LEEFGEBIED,
    Voorwaarde.VERWIJZING,
    Voorwaarde.EIGEN_ACTIE,
    Voorwaarde.EIGEN_PERSOON,
)

UITLEG: dict[Voorwaarde, str] = {
    Voorwaarde.REGIE: "U bent regisseur van dit huishouden.",
    Voorwaarde.BETROKKEN: "U bent betrokken bij dit huishouden.",
    Voorwaarde.TEAM: "Dit huishouden hoort bij uw team.",
    Voorwaarde.TRIAGE: "Er is een melding van dit huishouden in uw postbus.",
    Voorwaarde.TRIAGE_TEKST: "Er is een melding van dit huishouden in de postbus van uw team.",
    Voorwaarde.VEILIGHEID: "U bent aandachtsfunctionaris en er is een open veiligheidsdossier.",
    Voorwaarde.VERWIJZING: "Er is een open advies aan uw organisatie.",
    Voorwaarde.OVERDRACHT: "U bent gevraagd om de regie over te nemen.",
    Voorwaarde.WAARNEMING: "U neemt waar of er is een casusbespreking.",
}


class GeenToegang(PermissionDenied):
    """In scope, but not allowed; the text tells the reader why and whom to ask."""


@dataclass(frozen=True)
class Situatie:
    """Where somebody stands towards one huishouden: the (rol:voorwaarde) pairs that hold."""

    huishouden_id: UUID
    paren: frozenset[str]

    def _geldt(self, cel: Cel) -> bool:
        voorwaarde = _OOK_BIJ_BETROKKEN.get(cel.voorwaarde, cel.voorwaarde)
        return f"{cel.rol.value}:{voorwaarde.value}" in self.paren

    def niveau(self, groep: Gegevensgroep) -> Niveau:
        """The highest niveau that any rol gives here; rollen add up, none inherits."""
        return max((cel.niveau for cel in cellen(groep) if self._geldt(cel)), default=Niveau.NIETS)

    def leest(self, *groepen: Gegevensgroep) -> bool:
        return all(self.niveau(groep) >= Niveau.LEZEN for groep in groepen)

    def leest_alles(self, groep: Gegevensgroep) -> bool:
        """Whether a rule opens every row of this groep here, and not only what concerns the reader."""
        return any(
            cel.niveau >= Niveau.LEZEN and cel.voorwaarde not in _VOOR_EEN_DEEL and self._geldt(cel)
            for cel in cellen(groep)
        )

    def schrijft(self, groep: Gegevensgroep) -> bool:
        return self.niveau(groep) >= Niveau.SCHRIJVEN

    @property
    def is_regisseur(self) -> bool:
        return f"{Rol.REG.value}:{Voorwaarde.REGIE.value}" in self.paren

    @cached_property
    def groepen(self) -> list[Gegevensgroep]:
        """The gegevensgroepen that may be read here."""
        return [groep for groep in Gegevensgroep if self.leest(groep)]

    @cached_property
    def waarom(self) -> list["Reden"]:
        """Why somebody sees this, rule by rule, for 'Waarom zie ik dit?' and the inzagelog."""
        redenen: dict[tuple[Rol, Voorwaarde], list[Gegevensgroep]] = {}
        for cel in MATRIX:
            if cel.niveau >= Niveau.LEZEN and self._geldt(cel):
                voorwaarde = _OOK_BIJ_BETROKKEN.get(cel.voorwaarde, cel.voorwaarde)
                redenen.setdefault((cel.rol, voorwaarde), []).append(cel.groep)
        return [
            Reden(rol, UITLEG.get(voorwaarde, voorwaarde.value), groepen)
            for (rol, voorwaarde), groepen in redenen.items()
        ]


@dataclass(frozen=True)
class Reden:
    """One rule that gives sight: who you are here, in words, and what it opens."""

    rol: Rol
    uitleg: str
    groepen: list[Gegevensgroep]

    @property
    def doelen(self) -> list[str]:
        """The purposes (doelbinding) behind what it opens."""
        return list(dict.fromkeys(DOEL[groep] for groep in self.groepen))


def leesbaar_voor_rol(rol: Rol) -> list[Gegevensgroep]:
    """What a rol reads when its condition holds; to show who will see what before anything is shared."""
    return [cel.groep for cel in MATRIX if cel.rol == rol and cel.niveau >= Niveau.LEZEN]


def situatie(huishouden_id: UUID) -> Situatie:
    """Where the acting medewerker stands towards a huishouden; one query, nothing for an unknown id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT beleid.situatie(%s)", [huishouden_id])
        (paren,) = cursor.fetchone()
    return Situatie(huishouden_id, frozenset(paren or ()))


def situatiesql() -> str:
    """The body of `beleid.situatie`, derived from the conditions the matrix uses."""
    paren = sorted({(cel.rol, cel.voorwaarde) for cel in MATRIX if cel.niveau > Niveau.NIETS})
    takken = [
        f"CASE WHEN {sql} THEN '{rol.value}:{voorwaarde.value}' END"
        for rol, voorwaarde in paren
        if (sql := _situatie_van(rol, voorwaarde))
    ]
    # An empty array, for a foreign id as for one that does not exist.
    return (
        f"SELECT coalesce((SELECT array_remove(ARRAY[{', '.join(takken)}], NULL)"
        " FROM public.huishoudens_huishouden h WHERE h.id = welk), '{}')"
    )


def _situatie_van(rol: Rol, voorwaarde: Voorwaarde) -> str:
    match voorwaarde:
        case Voorwaarde.REGIE:
            return "h.regisseur_id = beleid.ik()"
        case Voorwaarde.TEAM:
            rollen = f"'{{{rol.value}}}'"
            return (
                f"h.scope_team = ANY (beleid.mijn_teams({rollen}))"
                f" OR h.id IN (SELECT beleid.toegelaten({rollen}))"
            )
        case Voorwaarde.BETROKKEN:
            return "h.id IN (SELECT beleid.betrokken())"
        case Voorwaarde.VERWIJZING if verzameling("verwijzing"):
            return f"h.id IN (SELECT beleid.verwijzing('{{{rol.value}}}'))"
        case _ if (naam := VERZAMELING_VAN.get(voorwaarde)) and verzameling(naam):
            return f"h.id IN (SELECT beleid.{naam}())"
        case _:
            return ""


def eis(groep: Gegevensgroep, niveau: Niveau, huishouden_id: UUID, *, handeling: str) -> None:
    """Refuse with GeenToegang unless the acting medewerker has this niveau; a system task passes.

    What a task may do is bounded by its database role and the name in `taken`.
    """
    if lopende_taak():
        return
    if situatie(huishouden_id).niveau(groep) < niveau:
        raise GeenToegang(f"Dit mag u hier niet doen ({handeling}). Vraag het de regisseur of uw teamleider.")


def zichtbaar_q(model: type[models.Model], medewerker: "Medewerker", minimaal: Niveau = Niveau.LEZEN) -> Q:
    """The rows of a model that the matrix gives to a medewerker, as a Q; the twin of the row policy."""
    bereik = bereik_van(model)
    if not isinstance(bereik, Rijbereik) or not medewerker.is_active:
        return Q(pk__in=[])
    regels = _QRegels(bereik, medewerker)
    uit = Q(pk__in=[])
    for deel in delen(bereik):
        uit |= regels.etiket(deel) & regels.wie(armen(deel.groep, minimaal), minimaal)
    return uit


class _QRegels:
    """The same conditions as `rls.Tabelregels`, as Q objects."""

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
        if armen.consulenten and self.medewerker.heeft(*CONSULENTEN):
            uit |= self._verwijzing(armen.consulenten)
        return uit

    def _leefgebied(self, minimaal: Niveau) -> Q:
        bereik = self.bereik
        betrokken = self._in(self.huishouden, "betrokken")
        uit = Q(pk__in=[])
        if bereik.eigen:
            uit |= Q(**{bereik.eigen: self.medewerker.pk}) & betrokken
        if bereik.leefgebied:
            uit |= self._toegewezen(lambda gebied: Q(**{bereik.leefgebied: gebied}))
        if bereik.leefgebieden and minimaal == Niveau.LEZEN:
            uit |= self._toegewezen(lambda gebied: Q(**{f"{bereik.leefgebieden}__contains": [gebied]}))
        if not (bereik.eigen or bereik.leefgebied or bereik.leefgebieden) and minimaal == Niveau.LEZEN:
            uit |= betrokken
        return uit

    def _toegewezen(self, met: Callable[[str], Q]) -> Q:
        gevonden = verzameling("betrokken")
        if gevonden is None:
            return Q(pk__in=[])
        betrokken = gevonden.ids(self.medewerker, ())
        uit = Q(pk__in=[])
        leefgebieden = {
            gebied for lijst in betrokken.values_list("leefgebieden", flat=True) for gebied in lijst
        }
        for gebied in sorted(leefgebieden):
            daar = betrokken.filter(leefgebieden__contains=[gebied])
            uit |= Q(**{f"{self.huishouden}__in": daar}) & met(gebied)
        return uit

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
