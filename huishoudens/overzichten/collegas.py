"""Whom one can ask: colleagues by team, with how much regie they hold (B2, B5, E2)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from huishoudens.keuzes import Niveau
from huishoudens.models import Huishouden
from toegang.models import Medewerker, Team
from toegang.templatetags.nl import meervoud


@dataclass(frozen=True)
class Collega:
    """A colleague with a seat in a team; `in_regie` counts what the asker may see of it."""

    medewerker: Medewerker
    team: Team
    in_regie: int = 0
    complex_: int = 0

    @property
    def last(self) -> str:
        """The load in words."""
        zwaar = f", {self.complex_} complex" if self.complex_ else ""
        return f"{meervoud(self.in_regie, 'huishouden,huishoudens')}{zwaar}"


def collegas(*, team: Team | None = None, zonder: Iterable[UUID | None] = ()) -> list[Collega]:
    """Everybody with a seat in this team, or in any, but `zonder`, by team and name. Three statements."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT medewerker_id, team_id FROM beleid.teamleden()")
        plaatsen = cursor.fetchall()
    plaatsen = [(wie, nummer) for wie, nummer in plaatsen if team is None or nummer == team.pk]
    mensen = {m.pk: m for m in Medewerker.objects.filter(pk__in={wie for wie, _ in plaatsen})}
    teams = {t.pk: t for t in Team.objects.filter(pk__in={nummer for _, nummer in plaatsen})}
    uit = [
        Collega(mensen[wie], teams[nummer])
        for wie, nummer in plaatsen
        if wie in mensen and wie not in set(zonder)
    ]
    return sorted(uit, key=lambda c: (c.team.naam, c.medewerker.voornaam, c.medewerker.achternaam))


def met_last(lijst: list[Collega]) -> list[Collega]:
    """The same colleagues with their load. One statement, whatever their number."""
    in_regie: Counter[object] = Counter()
    zwaar: Counter[object] = Counter()
    rijen = Huishouden.objects.filter(regisseur__in=[collega.medewerker for collega in lijst])
    for regisseur, niveau in rijen.values_list("regisseur_id", "niveau"):
        in_regie[regisseur] += 1
        zwaar[regisseur] += niveau == Niveau.MEERVOUDIG_COMPLEX
    return [Collega(c.medewerker, c.team, in_regie[c.medewerker.pk], zwaar[c.medewerker.pk]) for c in lijst]
