"""The file `regie-regio/1`: the region as its administrator writes it down, and how it is judged and written (E8, F8).

What the file does not name stays as it is. Of an account that it names, the rollen are all it holds.
"""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db import IntegrityError, transaction
from pydantic import Field, StringConstraints, ValidationError

from monitoring.importeren.formaat import Onderdeel
from monitoring.importeren.fouten import Fout, Pad, bedoeld, noem, uit_pydantic
from monitoring.importeren.lezen import lees
from monitoring.importeren.stuk import Leesfout
from monitoring.importeren.waarden import Email, JaNee, Kort, tekst
from toegang.diensten.accounts import Rolplek, Uitkomst, account_bijwerken, regio_bijwerken, waar_hoort
from toegang.keuzes import OrganisatieSoort, Rol
from toegang.models import Gemeente, Organisatie, Team

PLAATSEN = ("team", "gemeente", "organisatie")
# What makes two rows of a list the same one.
SLEUTELS = (
    ("gemeenten", "slug"),
    ("teams", "nummer"),
    ("teams", "slug"),
    ("organisaties", "naam"),
    ("medewerkers", "email"),
)
Slug = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9-]{1,50}$")]
Naam = Annotated[str, tekst(60)]
Leeg = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=60)]
Telefoon = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=20)]
GeefbareRol = Literal["TM", "TL", "AF", "TRI", "IW", "IP", "IS", "TWO", "KP", "AH", "FG", "FB"]


class Gemeentedeel(Onderdeel):
    slug: Slug
    naam: Naam


class Teamdeel(Onderdeel):
    nummer: Annotated[int, Field(strict=True, ge=1, le=999, description="Een getal van 1 tot en met 999.")]
    slug: Slug
    naam: Naam
    gemeente: Slug
    plaatsen: Annotated[list[Naam], Field(min_length=1)]
    telefoon: Telefoon


class Organisatiedeel(Onderdeel):
    naam: Kort
    korte_naam: Annotated[str, tekst(40)]
    soort: OrganisatieSoort
    code: Literal["isd", "two", ""] = ""
    lijn: Annotated[int, Field(strict=True, ge=0, le=2, description="Kies 0, 1 of 2.")] = 1
    telefoon: Telefoon = ""


class Roldeel(Onderdeel):
    rol: GeefbareRol
    team: Slug | None = None
    gemeente: Slug | None = None
    organisatie: Kort | None = None


class Medewerkerdeel(Onderdeel):
    email: Email
    voornaam: Naam
    tussenvoegsel: Annotated[str, StringConstraints(strict=True, max_length=20)] = ""
    achternaam: Annotated[str, tekst(80)]
    functie: Naam
    telefoon: Telefoon = ""
    bereikbaar: Leeg = ""
    organisatie: Kort | None = None
    fte: Annotated[
        Decimal,
        Field(
            ge=0,
            le=Decimal("1.5"),
            decimal_places=2,
            description="Een getal van 0 tot en met 1.5, zoals 0.89.",
        ),
    ] = Decimal(1)
    actief: JaNee = True
    rollen: list[Roldeel] = []


class Regiobestand(Onderdeel):
    formaat: Literal["regie-regio/1"]
    gemeenten: list[Gemeentedeel] = []
    teams: list[Teamdeel] = []
    organisaties: list[Organisatiedeel] = []
    medewerkers: list[Medewerkerdeel] = []


class Afgekeurd(Exception):
    """The file holds mistakes, one line each; nothing of it was kept."""

    def __init__(self, regels: list[str]) -> None:
        super().__init__(f"{len(regels)} fouten")
        self.regels = regels


class _Terug(Exception):
    """Undoes the transaction of a file that was only to be checked."""


@dataclass(frozen=True)
class Bekend:
    """What a name in the file may point at: what it brings itself, and what stood there already."""

    gemeente: dict[str, str]
    team: dict[str, int]
    organisatie: dict[str, UUID]

    @classmethod
    def haal(cls) -> "Bekend":
        return cls(
            {slug: slug for slug in Gemeente.objects.values_list("slug", flat=True)},
            dict(Team.objects.values_list("slug", "nummer")),
            dict(Organisatie.objects.values_list("naam", "pk")),
        )

    def fouten(self, bestand: Regiobestand) -> Iterator[Fout]:
        for i, team in enumerate(bestand.teams):
            yield from self._onbekend("gemeente", team.gemeente, ("teams", i, "gemeente"))
        for i, wie in enumerate(bestand.medewerkers):
            pad: Pad = ("medewerkers", i)
            if wie.organisatie is not None:
                yield from self._onbekend("organisatie", wie.organisatie, (*pad, "organisatie"))
            for j, deel in enumerate(wie.rollen):
                yield from self._rolfouten(deel, (*pad, "rollen", j))

    def _rolfouten(self, deel: Roldeel, pad: Pad) -> Iterator[Fout]:
        hoort = waar_hoort(Rol(deel.rol))
        for soort in PLAATSEN:
            waarde = getattr(deel, soort)
            if soort == hoort and waarde is None:
                yield Fout((*pad, soort), "Dit veld ontbreekt.", f"De rol {deel.rol} hoort bij één {soort}.")
            elif waarde is not None and soort != hoort:
                goed = f"Noem {hoort}." if hoort else "Laat dit weg."
                yield Fout((*pad, soort), f"De rol {deel.rol} hoort niet bij één {soort}.", goed)
            elif waarde is not None:
                yield from self._onbekend(soort, waarde, (*pad, soort))

    def _onbekend(self, soort: str, waarde: str, pad: Pad) -> Iterator[Fout]:
        namen = getattr(self, soort)
        if waarde not in namen:
            yield Fout(pad, f"{noem(waarde)} is nog niet bekend.", bedoeld(waarde, sorted(namen)))

    def plek(self, deel: Roldeel) -> Rolplek:
        return Rolplek(
            rol=Rol(deel.rol),
            team_id=self.team[deel.team] if deel.team else None,
            gemeente_id=deel.gemeente,
            organisatie_id=self.organisatie[deel.organisatie] if deel.organisatie else None,
        )


def inlezen(pad: Path, *, op: datetime.date, alleen_controle: bool = False) -> Counter[Uitkomst]:
    """Bring one file in, or nothing of it; how many accounts were made, changed or left. Raises Afgekeurd."""
    bestand = _lees(pad)
    telling: Counter[Uitkomst] = Counter()
    try:
        with transaction.atomic():
            regio_bijwerken(rijen=_regio(bestand))
            bekend = Bekend.haal()
            _keur_af(pad, [*_dubbele(bestand), *bekend.fouten(bestand)])
            for wie in bestand.medewerkers:
                telling[_account(wie, bekend, op)] += 1
            if alleen_controle:
                raise _Terug
    except _Terug:
        pass
    except IntegrityError as fout:
        raise Afgekeurd(
            [f"{pad.name}: bestand: Een nummer of slug hoort al bij iets anders. Controleer de teams."]
        ) from fout
    return telling


def _keur_af(pad: Path, fouten: list[Fout]) -> None:
    if fouten:
        raise Afgekeurd([fout.tekst(pad.name) for fout in fouten])


def _lees(pad: Path) -> Regiobestand:
    ruw: dict[str, Any] = {}
    fouten: list[Fout] = []
    try:
        for stuk in lees(pad):
            fouten += stuk.fouten
            ruw.setdefault(getattr(stuk, "naam", "huishoudens"), stuk.waarde)
        bestand = Regiobestand.model_validate(ruw)
        _keur_af(pad, fouten)
    except Leesfout as fout:
        _keur_af(pad, [*fouten, fout.fout])
    except ValidationError as fout:
        _keur_af(pad, [*fouten, *uit_pydantic(fout, Regiobestand, ())])
    return bestand


def _dubbele(bestand: Regiobestand) -> Iterator[Fout]:
    """Two rows of one file about the same thing."""
    for lijst, veld in SLEUTELS:
        gezien: set[Any] = set()
        for i, deel in enumerate(getattr(bestand, lijst)):
            waarde = getattr(deel, veld)
            if waarde in gezien:
                yield Fout((lijst, i, veld), f"{noem(waarde)} staat er twee keer.", "Laat er één staan.")
            gezien.add(waarde)


def _regio(bestand: Regiobestand) -> Iterator[Gemeente | Team | Organisatie]:
    yield from (Gemeente(**deel.model_dump()) for deel in bestand.gemeenten)
    for deel in bestand.teams:
        yield Team(gemeente_id=deel.gemeente, **deel.model_dump(exclude={"gemeente"}))
    yield from (Organisatie(**deel.model_dump()) for deel in bestand.organisaties)


def _account(wie: Medewerkerdeel, bekend: Bekend, op: datetime.date) -> Uitkomst:
    gegevens = wie.model_dump(exclude={"email", "rollen", "organisatie", "actief"})
    return account_bijwerken(
        email=wie.email,
        gegevens={
            **gegevens,
            "is_active": wie.actief,
            "organisatie_id": bekend.organisatie[wie.organisatie] if wie.organisatie else None,
        },
        plekken=[bekend.plek(deel) for deel in wie.rollen],
        op=op,
    )
