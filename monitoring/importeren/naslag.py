"""What a file may refer to and the region holds: teams, accounts, organisations (F10)."""

import datetime
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F

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
    vandaag: datetime.date
    teamplaatsen: dict[str, datetime.date]
    """Who has or had a seat in a team, and the last day of it that is known; one without end goes on."""

    @classmethod
    def haal(cls, *, vandaag: datetime.date) -> "Naslag":
        """Four queries, however large the file."""
        organisaties = list(Organisatie.objects.all())
        return cls(
            teams={team.slug: team for team in Team.objects.all()},
            medewerkers={m.email: m for m in Medewerker.objects.filter(is_active=True)},
            organisaties={o.naam: o for o in organisaties},
            backoffices={o.code: o for o in organisaties if o.code},
            vandaag=vandaag,
            teamplaatsen={
                email: tot or datetime.date.max
                for email, tot in Roltoekenning.objects.filter(team__isnull=False, van__lte=vandaag)
                .order_by(F("tot").asc(nulls_last=True))
                .values_list("medewerker__email", "tot")
            },
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
        for plek, toen in _teamwerk(huishouden, self.vandaag):
            yield from self._teamplaats(plek, toen)

    def _medewerker(self, plek: Blik) -> Iterator[Fout]:
        email = plek.tekst().lower()
        if email.count("@") != 1 or email in self.medewerkers:
            return
        lijkt = difflib.get_close_matches(email, self.medewerkers, n=1, cutoff=0.8)
        goed = f'Bedoelt u "{lijkt[0]}"?' if lijkt else "Maak het account eerst aan, of kies een ander."
        yield plek.fout(f"Er is geen account met het adres {noem(email)}.", goed)

    def _teamplaats(self, plek: Blik, toen: datetime.date | None) -> Iterator[Fout]:
        """What runs is for who is in a team today; what ended began when somebody had not left yet.

        The day on which a seat began does not count for what ended: in a new system all of them begin late.
        """
        email = plek.tekst().lower()
        if email not in self.medewerkers or self.teamplaatsen.get(email, datetime.date.min) > (
            toen or self.vandaag
        ):
            return
        if toen is None:
            yield plek.fout("Dit account zit niet in een team.", "Kies iemand die nu in een team werkt.")
        else:
            yield plek.fout(
                f"Dit account zat op {toen} niet in een team.", "Kies iemand die toen in een team werkte."
            )


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
    for actie in _acties(huishouden):
        yield actie.deel("actor").deel("medewerker")


def _teamwerk(huishouden: Blik, vandaag: datetime.date) -> Iterator[tuple[Blik, datetime.date | None]]:
    """What is only for somebody of a team, with the day it began when it has ended."""
    for plek in huishouden.lijst("toegelaten"):
        yield plek, None
    yield huishouden.deel("regie").deel("medewerker"), None
    for rij in huishouden.lijst("betrokkenen"):
        tot = rij.datum("tot")
        yield rij.deel("medewerker"), rij.datum("vanaf") if tot and tot <= vandaag else None
    plan = huishouden.deel("plan")
    for actie in _acties(huishouden):
        is_klaar = plan.tekst("status") == "afgesloten" or actie.tekst("status") in ("gedaan", "vervallen")
        yield actie.deel("actor").deel("medewerker"), plan.datum("vanaf") if is_klaar else None


def _organisaties(huishouden: Blik) -> Iterator[Blik]:
    yield huishouden.deel("regie").deel("organisatie")
    for actie in _acties(huishouden):
        yield actie.deel("actor").deel("organisatie")


def _acties(huishouden: Blik) -> Iterator[Blik]:
    for doel in huishouden.deel("plan").lijst("doelen"):
        yield from doel.lijst("acties")
