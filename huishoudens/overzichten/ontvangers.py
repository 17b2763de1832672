"""Whom a huishouden can be opened to by name: found by name, however many there are (F1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.db.models import Q

from toegang.keuzes import CONSULENTEN, Rol
from toegang.models import Medewerker, Team

MEESTE = 12


@dataclass(frozen=True)
class Ontvanger:
    """Somebody who can be let in, with the rollen, and the teams and organisaties in which."""

    medewerker: Medewerker
    rollen: frozenset[Rol] = frozenset()
    teams: dict[int, str] = field(default_factory=dict)
    organisaties: dict[UUID, str] = field(default_factory=dict)

    @property
    def is_ketenpartner(self) -> bool:
        return self.rollen == {Rol.KP}

    @property
    def is_consulent(self) -> bool:
        return bool(self.rollen & {*CONSULENTEN})

    @property
    def plek(self) -> str:
        """Function and where it is held, in words."""
        waar = [f"team {naam}" for naam in self.teams.values()]
        return ", ".join([self.medewerker.functie, *(waar or self.organisaties.values())])


def ontvanger_van(medewerker_id: UUID, *, met_toezicht: bool = False) -> Ontvanger | None:
    """This person as somebody who can be let in; None for who cannot. Two statements.

    met_toezicht: a privacy officer counts too, whom one shuts out and never lets in.
    """
    return next(iter(_ontvangers({medewerker_id}, met_toezicht=met_toezicht)), None)


def zoek_ontvangers(
    tekst: str,
    *,
    team: Team | None = None,
    zonder: Iterable[UUID | None] = (),
    met_toezicht: bool = False,
) -> list[Ontvanger]:
    """Who has every word in the name or organisation, by name; of `team` only, or everybody. Three statements."""
    mensen = Medewerker.objects.filter(is_active=True)
    for woord in tekst.split()[:5]:
        mensen = mensen.filter(
            Q(voornaam__icontains=woord)
            | Q(tussenvoegsel__iexact=woord)
            | Q(achternaam__icontains=woord)
            | Q(organisatie__naam__icontains=woord)
            | Q(functie__icontains=woord)
        )
    gezocht = set(mensen.values_list("pk", flat=True)) - {*filter(None, zonder)}
    return _ontvangers(gezocht, team=team, met_toezicht=met_toezicht)[: MEESTE + 1]


def _ontvangers(wie: set[UUID], *, met_toezicht: bool, team: Team | None = None) -> list[Ontvanger]:
    rollen: dict[UUID, set[Rol]] = {}
    plekken: dict[UUID, set[int]] = {}
    werkt_bij: dict[UUID, dict[UUID, str]] = {}
    nummer: int | None = team.pk if team else None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.medewerker_id, o.rol, o.team_id, g.id, g.naam FROM beleid.ontvangers() o"
            " LEFT JOIN toegang_organisatie g ON g.id = o.organisatie_id WHERE o.medewerker_id = ANY (%s)"
            " AND (%s::int IS NULL OR o.team_id = %s::int) AND (o.rol <> %s OR %s) ORDER BY g.naam",
            [list(wie), nummer, nummer, Rol.FG.value, met_toezicht],
        )
        for medewerker_id, rol, zetel, organisatie, naam in cursor.fetchall():
            rollen.setdefault(medewerker_id, set()).add(Rol(rol))
            plekken.setdefault(medewerker_id, set()).update(filter(None, [zetel]))
            werkt_bij.setdefault(medewerker_id, {}).update({organisatie: naam} if organisatie else {})
    mensen = Medewerker.objects.filter(pk__in=rollen, is_active=True)
    namen = dict(Team.objects.values_list("pk", "naam")) if any(plekken.values()) else {}
    return [
        Ontvanger(
            m,
            frozenset(rollen[m.pk]),
            {zetel: namen[zetel] for zetel in sorted(plekken[m.pk])},
            werkt_bij[m.pk],
        )
        for m in mensen.order_by("voornaam", "achternaam", "pk")
    ]
