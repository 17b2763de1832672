"""What a file may refer to and the region holds: teams, accounts, organisations (F10)."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from huishoudens.models import PersoonBsn
from monitoring.importeren import formaat
from monitoring.importeren.blik import Blik
from monitoring.importeren.fouten import Fout, Pad, bedoeld, noem
from toegang.models import Medewerker, Organisatie, Roltoekenning, Team
from toegang.versleuteling import blinde_index


@dataclass(frozen=True)
class Naslag:
    """Read once per file: the same for every household in it."""

    teams: dict[str, Team]
    medewerkers: dict[str, Medewerker]
    organisaties: dict[str, Organisatie]
    backoffices: dict[str, Organisatie]
    in_een_team: frozenset[str]

    @classmethod
    def haal(cls) -> "Naslag":
        """Four queries, however large the file."""
        organisaties = list(Organisatie.objects.all())
        return cls(
            teams={team.slug: team for team in Team.objects.all()},
            medewerkers={m.email: m for m in Medewerker.objects.filter(is_active=True)},
            organisaties={o.naam: o for o in organisaties},
            backoffices={o.code: o for o in organisaties if o.code},
            in_een_team=frozenset(
                Roltoekenning.objects.filter(team__isnull=False).values_list("medewerker__email", flat=True)
            ),
        )

    def fouten(self, huishouden: Blik) -> Iterator[Fout]:
        """Every name in a household that the region does not know."""
        team = huishouden.tekst("team")
        if team and team not in self.teams:
            yield huishouden.fout(
                f"Het team {noem(team)} bestaat niet.", bedoeld(team, sorted(self.teams)), "team"
            )
        for plek in _medewerkers(huishouden):
            yield from self._medewerker(plek)
        for plek in _organisaties(huishouden):
            naam = plek.tekst()
            if naam and naam not in self.organisaties:
                goed = bedoeld(naam, sorted(self.organisaties))
                yield plek.fout(f"De organisatie {noem(naam)} bestaat niet.", goed)
        regie = huishouden.deel("regie")
        regisseur = regie.tekst("medewerker").lower()
        if regisseur in self.medewerkers and regisseur not in self.in_een_team:
            yield regie.fout("Dit account zit niet in een team.", "Kies iemand van het team.", "medewerker")

    def _medewerker(self, plek: Blik) -> Iterator[Fout]:
        email = plek.tekst().lower()
        if email.count("@") != 1 or email in self.medewerkers:
            return
        lijkt = difflib.get_close_matches(email, self.medewerkers, n=1, cutoff=0.8)
        goed = f'Bedoelt u "{lijkt[0]}"?' if lijkt else "Maak het account eerst aan, of kies een ander."
        yield plek.fout(f"Er is geen account met het adres {noem(email)}.", goed)


def al_bekend(huishouden: formaat.Huishouden, pad: Pad, *, bron: str) -> Iterator[Fout]:
    """BSNs that a file of another source, or one made on the screen, holds already: whom to call, and nobody's name (A3).

    No error, because one person may belong to two homes (B1); a shielded file is not known to exist (I6). One query.
    """
    plekken = {blinde_index(p.bsn): nummer for nummer, p in enumerate(huishouden.personen) if p.bsn}
    elders = PersoonBsn.objects.filter(blind__in=plekken, huishouden__afgeschermd=False).exclude(
        huishouden__bron=bron
    )
    teams = elders.order_by("huishouden__team").values_list(
        "blind", "huishouden__team__naam", "huishouden__team__telefoon"
    )
    for blind, team, telefoon in teams.distinct() if plekken else ():
        yield Fout(
            (*pad, "personen", plekken[blind], "bsn"),
            f"Dit BSN is al bekend bij team {team}.",
            f"Bel {telefoon} en kijk of het om hetzelfde huishouden gaat.",
        )


def _medewerkers(huishouden: Blik) -> Iterator[Blik]:
    yield from huishouden.lijst("toegelaten")
    yield huishouden.deel("regie").deel("medewerker")
    for lijst in ("betrokkenen", "contactmomenten"):
        for rij in huishouden.lijst(lijst):
            yield rij.deel("medewerker")
    for actor in _actoren(huishouden):
        yield actor.deel("medewerker")


def _organisaties(huishouden: Blik) -> Iterator[Blik]:
    yield huishouden.deel("regie").deel("organisatie")
    for actor in _actoren(huishouden):
        yield actor.deel("organisatie")


def _actoren(huishouden: Blik) -> Iterator[Blik]:
    for doel in huishouden.deel("plan").lijst("doelen"):
        for actie in doel.lijst("acties"):
            yield actie.deel("actor")
