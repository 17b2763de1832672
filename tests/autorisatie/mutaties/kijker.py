"""Looks at the stage as `regie_app`, inside the database: one call asks several tables something for one actor."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from tests.autorisatie.cellen.toneel import Toneel


@dataclass(frozen=True)
class Vraag:
    """What is asked of a table: lees, wijzig, zet (a SET clause), voeg (how) or weg; or `roep`: a piece of SQL."""

    soort: str
    tabel: str = ""
    hoe: str = ""

    @property
    def sql(self) -> str:
        if self.soort == "roep":
            return f"ARRAY({self.hoe})::text[]"
        waarde = "'" + self.hoe.replace("'", "''") + "'" if self.hoe else ""
        return f"proef.{self.soort}_{self.tabel}({waarde})"


@dataclass
class Kijker:
    """What each actor reaches, remembered for as long as nothing is broken."""

    toneel: Toneel
    gaaf: dict[tuple[str, Vraag], str] = field(default_factory=dict)

    def onthoud(self, acteurs: Iterable[str], vragen: list[Vraag]) -> None:
        """Ask what has not been asked yet; nothing may be broken now."""
        for acteur in acteurs:
            grijpt = [Vraag("grijp", tabel) for tabel in {v.tabel for v in vragen if v.soort == "zet"}]
            self._vraag_gaaf(acteur, grijpt)
            self._vraag_gaaf(acteur, [vraag for vraag in vragen if self._kan(acteur, vraag)])

    def _vraag_gaaf(self, acteur: str, vragen: list[Vraag]) -> None:
        if nieuw := [vraag for vraag in vragen if (acteur, vraag) not in self.gaaf]:
            antwoorden = self.vraag(acteur, nieuw)
            fout = {v: a for v, a in zip(nieuw, antwoorden, strict=True) if a.startswith("fout")}
            assert not fout, (acteur, fout)
            self.gaaf |= {(acteur, v): a for v, a in zip(nieuw, antwoorden, strict=True)}

    def _kan(self, acteur: str, vraag: Vraag) -> bool:
        """Whether a column can be set at all: nobody gets as far as a trigger who has no row to change."""
        return vraag.soort != "zet" or self.gaaf[acteur, Vraag("grijp", vraag.tabel)] != "0"

    def verschil(self, acteurs: Iterable[str], vragen: list[Vraag]) -> str:
        """The first actor and question that are answered otherwise than before; empty when there is none."""
        per_soort: dict[str, list[Vraag]] = {}
        for vraag in vragen:
            per_soort.setdefault(vraag.soort + vraag.hoe, []).append(vraag)
        for samen in per_soort.values():
            for acteur in acteurs:
                hier = [vraag for vraag in samen if self._kan(acteur, vraag)]
                for vraag, antwoord in zip(hier, self.vraag(acteur, hier) if hier else [], strict=True):
                    if antwoord != self.gaaf[acteur, vraag]:
                        return f"{acteur} {vraag.soort} {vraag.tabel} {vraag.hoe}".strip()
        return ""

    def vraag(self, acteur: str, vragen: list[Vraag]) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT proef.als(%s, %s)", [self.toneel.id_van(acteur), [vraag.sql for vraag in vragen]]
            )
            return list(cursor.fetchone()[0])
