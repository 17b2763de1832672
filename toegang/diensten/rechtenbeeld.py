"""What the pages about rollen show: who has what, what is asked, and how far a ronde is (F1, O56)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from toegang.diensten.rechtenronde import halfjaar_van
from toegang.keuzes import Verzoekstatus
from toegang.models import Medewerker, Rechtenregel, Rechtenronde, Rechtenverzoek, Roltoekenning, Team

PER_PAGINA = 50
# How many answered requests a page still shows.
LAATSTE = 5


def _telt_nog(op: datetime.date, pad: str = "") -> Q:
    return Q(**{f"{pad}tot__isnull": True}) | Q(**{f"{pad}tot__gt": op})


@dataclass(frozen=True, kw_only=True)
class Rolhouder:
    """Somebody with the rollen that count now or later."""

    medewerker: Medewerker
    toekenningen: list[Roltoekenning]


def rolhouders(team: Team, *, op: datetime.date) -> list[Rolhouder]:
    """Who has what in one team, by first name. One statement."""
    rijen = (
        Roltoekenning.objects.filter(_telt_nog(op), team=team)
        .select_related("medewerker", "team", "verzoek__gevraagd_door")
        .order_by("medewerker__voornaam", "medewerker__achternaam", "medewerker_id", "van")
    )
    return [
        Rolhouder(medewerker=wie, toekenningen=list(groep))
        for wie, groep in groupby(rijen, key=lambda rij: rij.medewerker)
    ]


def _verzoeken() -> QuerySet[Rechtenverzoek]:
    return Rechtenverzoek.objects.select_related(
        "medewerker", "team", "gemeente", "organisatie", "gevraagd_door", "beantwoord_door"
    )


def verzoek_met_namen(pk: UUID) -> Rechtenverzoek | None:
    """One request with everybody's name; None when there is none, or none that the reader may see."""
    return _verzoeken().filter(pk=pk).first()


def open_verzoeken(*, team: Team | None = None) -> list[Rechtenverzoek]:
    """What waits for a beheerder, the oldest first; of one team or of all the reader may see."""
    alle = _verzoeken().filter(status=Verzoekstatus.GEVRAAGD)
    return list((alle.filter(team=team) if team else alle).order_by("gevraagd_op", "pk")[:PER_PAGINA])


def laatste_antwoorden(*, team: Team | None = None) -> list[Rechtenverzoek]:
    """What was answered last."""
    alle = _verzoeken().exclude(status=Verzoekstatus.GEVRAAGD)
    return list((alle.filter(team=team) if team else alle).order_by("-beantwoord_op", "pk")[:LAATSTE])


def rondes(*, op: datetime.date, team: Team | None = None) -> list[Rechtenronde]:
    """The rondes of this half-year and older ones that are not done, each with `open` and `samen`; the oldest first."""
    telt = _telt_nog(op, "regels__toekenning__")
    beantwoord = Q(regels__beoordeeld_op__isnull=False)
    alle = Rechtenronde.objects.select_related("team").annotate(
        open=Count("regels", filter=~beantwoord & telt), samen=Count("regels", filter=beantwoord | telt)
    )
    if team is not None:
        alle = alle.filter(team=team)
    loopt = Q(halfjaar=halfjaar_van(op)) | Q(open__gt=0)
    return list(alle.filter(loopt).order_by("halfjaar", "team__naam"))


def regels_van(ronde: Rechtenronde) -> list[Rechtenregel]:
    """The lines of a ronde with all that is shown of them, by first name. One statement."""
    return list(
        ronde.regels.select_related(
            "ronde",
            "toekenning__medewerker",
            "toekenning__team",
            "toekenning__gemeente",
            "toekenning__organisatie",
            "toekenning__verzoek__gevraagd_door",
            "beoordeeld_door",
        ).order_by(
            "toekenning__medewerker__voornaam", "toekenning__medewerker__achternaam", "toekenning__rol"
        )
    )


@dataclass(frozen=True, kw_only=True)
class Accountfilter:
    """What narrows the accounts: a team, those without a rol in one, or those that are closed; and a name."""

    team: str = ""
    zoek: str = ""

    @property
    def q(self) -> Q:
        uit = Q()
        match self.team:
            case "gesloten":
                uit &= Q(is_active=False)
            case "zonder-team":
                uit &= Q(is_active=True) & ~Q(roltoekenningen__team__isnull=False)
            case "":
                pass
            case slug:
                uit &= Q(roltoekenningen__team__slug=slug)
        for woord in self.zoek.split():
            uit &= Q(voornaam__icontains=woord) | Q(achternaam__icontains=woord) | Q(email__icontains=woord)
        return uit


@dataclass(frozen=True)
class Accountpagina:
    """Some accounts, each with `rollen_nu`; `na` is the account after which the next page starts."""

    accounts: Sequence[Medewerker]
    na: UUID | None = None


def accounts(
    keuze: Accountfilter, *, op: datetime.date, na: UUID | None = None, aantal: int = PER_PAGINA
) -> Accountpagina:
    """The accounts by surname. Three statements at most, whatever their number; deep pages cost as the first."""
    rijen = Medewerker.objects.filter(keuze.q).distinct()
    if na and (vorige := Medewerker.objects.filter(pk=na).first()):
        rijen = rijen.filter(
            Q(achternaam__gt=vorige.achternaam) | Q(achternaam=vorige.achternaam, pk__gt=vorige.pk)
        )
    gevonden = list(
        rijen.order_by("achternaam", "pk").prefetch_related(
            Prefetch(
                "roltoekenningen",
                queryset=Roltoekenning.objects.filter(_telt_nog(op))
                .select_related("team", "gemeente", "organisatie")
                .order_by("van"),
                to_attr="rollen_nu",
            )
        )[: aantal + 1]
    )
    return Accountpagina(gevonden[:aantal], gevonden[aantal - 1].pk if len(gevonden) > aantal else None)


def rollen_van(medewerker: Medewerker) -> list[Roltoekenning]:
    """Every rol that this account has or had, the latest first, with who asked and who gave it."""
    return list(
        medewerker.roltoekenningen.select_related(
            "medewerker",
            "team",
            "gemeente",
            "organisatie",
            "verzoek__gevraagd_door",
            "verzoek__beantwoord_door",
        ).order_by("-van", "rol")
    )


def verzoeken_over(medewerker: Medewerker) -> list[Rechtenverzoek]:
    """What was asked about this account, the latest first."""
    return list(_verzoeken().filter(medewerker=medewerker).order_by("-gevraagd_op")[:PER_PAGINA])
