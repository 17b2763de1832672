"""The first lock: what a medewerker may do and see, answered from the matrix (F1).

Every screen, dienst and queryset asks here and nowhere else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

import structlog
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.db.models import Q

from toegang.armen import armen, delen
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Gegevensgroep, Leefgebied, Niveau, Rol, Voorwaarde
from toegang.matrix import DEELBAAR, DOEL, MATRIX, Cel, Doel, cellen
from toegang.matrixtekst import UITLEG
from toegang.qregels import Qregels
from toegang.rijbereik import Rijbereik, bereik_van
from toegang.sessie import lopende_taak
from toegang.situatiesql import BESTAAT, GEDEELD, TOEGEWEZEN

if TYPE_CHECKING:
    from toegang.models import Medewerker

log = structlog.get_logger("regie.beleid")
# A betrokkene's leefgebieden narrow the rows of the plan and the journal, not whether those exist for them.
_OOK_BIJ_BETROKKEN = {Voorwaarde.LEEFGEBIED: Voorwaarde.BETROKKEN}
_GROEPEN_VAN_LEEFGEBIEDEN = frozenset(GROEP_VAN_LEEFGEBIED.values())
# Conditions that open some rows of a huishouden and leave the others shut.
_VOOR_EEN_DEEL = (
    Voorwaarde.LEEFGEBIED,
    Voorwaarde.VERWIJZING,
    Voorwaarde.EIGEN_ACTIE,
    Voorwaarde.EIGEN_PERSOON,
    Voorwaarde.TRIAGE_TEKST,
    Voorwaarde.GENOEMD,
)
_BIJ_NAAM = (Voorwaarde.DELING, Voorwaarde.WAARNEMING, Voorwaarde.EIGEN_ACTIE)
# What is not about one huishouden, and so is no answer to "Waarom zie ik dit?" in its file.
_NIET_VAN_EEN_HUISHOUDEN = (Gegevensgroep.KERNCIJFERS, Gegevensgroep.GEBRUIKERS)
_VAN_EEN_HUISHOUDEN = tuple(groep for groep in Gegevensgroep if groep not in _NIET_VAN_EEN_HUISHOUDEN)


class GeenToegang(PermissionDenied):
    """In scope, but not allowed; the text tells the reader why and whom to ask."""


@dataclass(frozen=True)
class Situatie:
    """Where somebody stands towards one huishouden: the (rol:voorwaarde) pairs that hold.

    `toegewezen`: the leefgebieden in which a betrokkene helps there. `gedeeld`: the gegevensgroepen that somebody
    shared with the asker. `bestaat`: those of which the asker may know that there is something.
    """

    huishouden_id: UUID
    paren: frozenset[str]
    toegewezen: frozenset[str] = frozenset()
    gedeeld: frozenset[Gegevensgroep] = frozenset()
    bestaat: frozenset[Gegevensgroep] = frozenset()

    @property
    def regel(self) -> str:
        """By which rules somebody sees this, for the inzagelog; `beleid.regels` writes it the same way."""
        return " + ".join(sorted(self.paren))

    def _geldt(self, cel: Cel) -> bool:
        if cel.voorwaarde == Voorwaarde.LEEFGEBIED and cel.groep in _GROEPEN_VAN_LEEFGEBIEDEN:
            return any(GROEP_VAN_LEEFGEBIED[Leefgebied(gebied)] == cel.groep for gebied in self.toegewezen)
        if cel.voorwaarde == Voorwaarde.DELING and cel.groep not in self.gedeeld:
            return False
        return regel_van(cel) in self.paren

    @cached_property
    def _gelden(self) -> dict[Gegevensgroep, list[Cel]]:
        """The cells that count here, worked out once: a page asks a hundred times."""
        return {groep: [cel for cel in cellen(groep) if self._geldt(cel)] for groep in Gegevensgroep}

    @cached_property
    def zicht(self) -> list[Cel]:
        """Per gegevensgroep the cells that give the most here, each of which would do; weighing a melding counts too."""
        gelden = [self._gelden[groep] for groep in _VAN_EEN_HUISHOUDEN]
        return [cel for paar in gelden for cel in paar if cel.niveau == max(ander.niveau for ander in paar)]

    def niveau(self, groep: Gegevensgroep) -> Niveau:
        """The highest niveau that any rol gives here; rollen add up, none inherits.

        A melding that a teamleider may weigh opens nothing else of the journal: see `weegt`.
        """
        gelden = (cel.niveau for cel in self._gelden[groep] if cel.voorwaarde != Voorwaarde.TRIAGE_TEKST)
        return max(gelden, default=Niveau.NIETS)

    def leest(self, *groepen: Gegevensgroep) -> bool:
        return all(self.niveau(groep) >= Niveau.LEZEN for groep in groepen)

    def leest_alles(self, groep: Gegevensgroep) -> bool:
        """Whether a rule opens every row of this groep here, and not only what concerns the reader."""
        return self._alles(groep, Niveau.LEZEN)

    def schrijft_alles(self, groep: Gegevensgroep) -> bool:
        return self._alles(groep, Niveau.SCHRIJVEN)

    def _alles(self, groep: Gegevensgroep, minimaal: Niveau) -> bool:
        gelden = (cel for cel in self._gelden[groep] if cel.niveau >= minimaal)
        return any(cel.voorwaarde not in _VOOR_EEN_DEEL for cel in gelden)

    def leest_leefgebied(self, gebied: Leefgebied) -> bool:
        """Whether this very leefgebied is open here; a betrokkene reads those assigned, not their whole groep."""
        return any(
            cel.voorwaarde != Voorwaarde.LEEFGEBIED or gebied.value in self.toegewezen
            for cel in self._gelden[GROEP_VAN_LEEFGEBIED[gebied]]
            if cel.niveau >= Niveau.LEZEN
        )

    def leest_iets(self, model: type[models.Model]) -> bool:
        """Whether a row of this table can be open here: a betrokkene has no way into some tables of a groep."""
        bereik = bereik_van(model)
        return isinstance(bereik, Rijbereik) and any(
            (cel.voorwaarde != Voorwaarde.LEEFGEBIED or bereik.toont_eigen)
            and (cel.voorwaarde != Voorwaarde.TRIAGE_TEKST or bool(bereik.triage))
            and (cel.voorwaarde != Voorwaarde.GENOEMD or bool(bereik.adres))
            and (cel.voorwaarde != Voorwaarde.EIGEN_ACTIE or bool(bereik.keten))
            for deel in delen(bereik)
            for cel in self._gelden[deel.groep]
            if cel.niveau >= Niveau.LEZEN
        )

    def schrijft(self, groep: Gegevensgroep) -> bool:
        return self.niveau(groep) >= Niveau.SCHRIJVEN

    @property
    def weegt(self) -> bool:
        """Whether an open melding here may be weighed: by who writes the journal, and by the teamleider."""
        tekst = f"{Rol.TL.value}:{Voorwaarde.TRIAGE_TEKST.value}"
        return self.schrijft(Gegevensgroep.JOURNAAL) or tekst in self.paren

    @property
    def bij_naam(self) -> bool:
        """Whether somebody was let in here by name and until a day."""
        return any(paar.partition(":")[2] in _BIJ_NAAM for paar in self.paren)

    @property
    def alleen_eigen_acties(self) -> bool:
        """Whether somebody comes here only for actions of a ketenpartner's own, and so opens no page of the file."""
        return self.paren == {f"{Rol.KP.value}:{Voorwaarde.EIGEN_ACTIE.value}"}

    @property
    def weet_van(self) -> list[Gegevensgroep]:
        """Of which gegevensgroepen there is something that the asker may know of and does not read (niveau E)."""
        return sorted(groep for groep in self.bestaat if self.niveau(groep) == Niveau.BESTAAN)

    @property
    def is_regisseur(self) -> bool:
        return f"{Rol.REG.value}:{Voorwaarde.REGIE.value}" in self.paren

    @property
    def door_nood(self) -> bool:
        """Whether somebody broke the glass here, and it is not over."""
        return any(paar.endswith(f":{Voorwaarde.NOOD.value}") for paar in self.paren)

    @cached_property
    def groepen(self) -> list[Gegevensgroep]:
        """The gegevensgroepen that may be read here."""
        return [groep for groep in Gegevensgroep if self.leest(groep)]

    @cached_property
    def waarom(self) -> list["Reden"]:
        """Why somebody sees this, for 'Waarom zie ik dit?'; what two rollen give for one reason stands together."""
        redenen: dict[str, set[Gegevensgroep]] = {}
        for cel in (cel for groep in _VAN_EEN_HUISHOUDEN for cel in self._gelden[groep]):
            if cel.niveau >= Niveau.LEZEN:
                voorwaarde = _OOK_BIJ_BETROKKEN.get(cel.voorwaarde, cel.voorwaarde)
                redenen.setdefault(UITLEG.get(voorwaarde, voorwaarde.value), set()).add(cel.groep)
        return [Reden(uitleg, sorted(groepen)) for uitleg, groepen in redenen.items()]


def regel_van(cel: Cel) -> str:
    """The (rol:voorwaarde) pair by which a cell counts, as the inzagelog writes it."""
    return f"{cel.rol.value}:{_OOK_BIJ_BETROKKEN.get(cel.voorwaarde, cel.voorwaarde).value}"


@dataclass(frozen=True)
class Reden:
    """One reason for sight: who you are here, in words, and what it opens."""

    uitleg: str
    groepen: list[Gegevensgroep]

    @property
    def per_doel(self) -> list[tuple[Doel, list[Gegevensgroep]]]:
        """What it opens by purpose (doelbinding); a purpose knows its ground in law."""
        return [
            (doel, [groep for groep in self.groepen if DOEL[groep] == doel])
            for doel in doelen_van(self.groepen)
        ]


def doelen_van(groepen: Iterable[Gegevensgroep]) -> list[Doel]:
    """The purposes (doelbinding) for which these gegevensgroepen are read."""
    return list(dict.fromkeys(DOEL[groep] for groep in groepen))


def gronden_van(groepen: Iterable[Gegevensgroep]) -> str:
    """The laws by which these gegevensgroepen are read, each once; kept with a reading, for the matrix may change."""
    return "; ".join(dict.fromkeys(doel.grondslag for doel in doelen_van(sorted(groepen))))


def leesbaar_voor_rol(rol: Rol) -> list[Gegevensgroep]:
    """What a rol reads when its condition holds; to show who will see what before anything is shared."""
    return [cel.groep for cel in MATRIX if cel.rol == rol and cel.niveau >= Niveau.LEZEN]


def deelbaar() -> tuple[Gegevensgroep, ...]:
    """What can be shared with a person by name, in the order of the matrix."""
    return DEELBAAR


def niet_te_delen() -> tuple[Gegevensgroep, ...]:
    """What of a file never can: to tell whoever shares what stays shut. A document is of another groep by its label."""
    dossier = (groep for groep in Gegevensgroep if groep <= Gegevensgroep.SCHULDEN)
    return tuple(groep for groep in dossier if groep not in (*DEELBAAR, Gegevensgroep.DOCUMENT))


def opent(voorwaarde: Voorwaarde, rol: Rol) -> list[Gegevensgroep]:
    """What a recorded exception lets this rol read, to tell that before it is recorded."""
    return sorted(
        {
            cel.groep
            for cel in MATRIX
            if (cel.rol, cel.voorwaarde) == (rol, voorwaarde) and cel.niveau >= Niveau.LEZEN
        }
    )


def situatie(huishouden_id: UUID) -> Situatie:
    """Where the acting medewerker stands towards a huishouden; one query, nothing for an unknown id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT beleid.situatie(%s)", [huishouden_id])
        (paren,) = cursor.fetchone()
    return situatie_uit(huishouden_id, paren)


def situatie_uit(huishouden_id: UUID, paren: Iterable[str]) -> Situatie:
    """The answer of `beleid.situatie` read back, about whomever it was asked."""
    paren = list(paren)

    def met(teken: str) -> Iterator[str]:
        return (paar.removeprefix(teken) for paar in paren if paar.startswith(teken))

    return Situatie(
        huishouden_id,
        frozenset(paar for paar in paren if "=" not in paar),
        frozenset(met(TOEGEWEZEN)),
        frozenset(Gegevensgroep(int(nummer)) for nummer in met(GEDEELD)),
        frozenset(Gegevensgroep(int(nummer)) for nummer in met(BESTAAT)),
    )


def eis(groep: Gegevensgroep, niveau: Niveau, huishouden_id: UUID, *, handeling: str) -> None:
    """Refuse with GeenToegang unless the acting medewerker has this niveau; a system task passes.

    What a task may do is bounded by its database role and the name in `taken`.
    """
    if lopende_taak():
        return
    if situatie(huishouden_id).niveau(groep) < niveau:
        log.warning("geweigerd", handeling=handeling)
        raise GeenToegang("Dit mag u hier niet doen. Vraag het de regisseur of uw teamleider.")


def zichtbaar_q(model: type[models.Model], medewerker: "Medewerker", minimaal: Niveau = Niveau.LEZEN) -> Q:
    """The rows of a model that the matrix gives to the acting medewerker, as a Q; the twin of the row policy."""
    uit = Q(pk__in=[])
    for tak in zichtbaar_takken(model, medewerker, minimaal, apart=False):
        uit |= tak
    return uit


def zichtbaar_takken(
    model: type[models.Model],
    medewerker: "Medewerker",
    minimaal: Niveau = Niveau.LEZEN,
    *,
    apart: bool = True,
) -> list[Q]:
    """The same, way in by way in: for a long list, of which the first rows are found sooner in each apart."""
    bereik = bereik_van(model)
    if not isinstance(bereik, Rijbereik) or not medewerker.is_active:
        return []
    regels = Qregels(bereik, medewerker, apart=apart)
    return [
        regels.niet_verwant & regels.over(minimaal) & regels.etiket(deel) & tak
        for deel in delen(bereik)
        for tak in regels.takken(armen(deel.groep, minimaal), minimaal)
    ]
