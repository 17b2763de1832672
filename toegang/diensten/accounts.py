"""Keeping the region and its accounts: gemeenten, teams, organisaties, and who works where in which rol (E8, F8).

The administrator of the server does this as a system task of its own, `accounts`, which reads no file of a
household. No account does it, so nobody grants himself anything (I8).
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.http import urlsafe_base64_encode

from toegang.handelingen import dienst
from toegang.keuzes import CONSULENTEN, TEAMROLLEN, Rol
from toegang.models import Gemeente, Medewerker, Organisatie, Roltoekenning, Team


class Uitkomst(Enum):
    """What became of one account."""

    AANGEMAAKT = "aangemaakt"
    GEWIJZIGD = "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd"


@dataclass(frozen=True, kw_only=True)
class Rolplek:
    """A rol, and where it is held; `waar_hoort` tells which of the three places it takes."""

    rol: Rol
    team_id: int | None = None
    gemeente_id: str | None = None
    organisatie_id: UUID | None = None


def waar_hoort(rol: Rol) -> str:
    """The kind of place a rol is held in: team, gemeente or organisatie; empty for one of the whole region."""
    if rol in TEAMROLLEN:
        return "team"
    if rol in (*CONSULENTEN, Rol.KP):
        return "organisatie"
    return "gemeente" if rol == Rol.AH else ""


@dienst("toegang.regio_bijwerken")
def regio_bijwerken(*, rijen: Iterable[Gemeente | Team | Organisatie]) -> None:
    """Write these rows over what stands under the same slug, nummer or naam; what is not named stays."""
    bekend = dict(Organisatie.objects.values_list("naam", "pk"))
    for rij in rijen:
        bekende = isinstance(rij, Organisatie) and rij.naam in bekend
        if bekende:
            rij.pk = bekend[rij.naam]
        # With a drawn key Django takes every organisatie for a new one.
        rij.save(force_update=bekende)


@dienst("toegang.account_bijwerken")
def account_bijwerken(
    *, email: str, gegevens: Mapping[str, Any], plekken: Sequence[Rolplek], op: datetime.date
) -> Uitkomst:
    """Make or change one account; `plekken` are all the rollen it holds from `op` on, and no other.

    A new account has no password: whoever it is for chooses one on the address of an invitation. An account that
    is not active holds no rol and is signed out at its next click.
    """
    medewerker = Medewerker.objects.filter(email=email).first()
    nieuw = medewerker is None
    if medewerker is None:
        medewerker, anders = nieuw_account(email=email, gegevens=gegevens), []
    else:
        anders = [naam for naam, waarde in gegevens.items() if getattr(medewerker, naam) != waarde]
    for naam in anders:
        setattr(medewerker, naam, gegevens[naam])
    if anders:
        medewerker.save()
    rollen = _rollen_bijwerken(medewerker, plekken if medewerker.is_active else [], op)
    if nieuw:
        return Uitkomst.AANGEMAAKT
    return Uitkomst.GEWIJZIGD if anders or rollen else Uitkomst.ONGEWIJZIGD


def nieuw_account(*, email: str, gegevens: Mapping[str, Any]) -> Medewerker:
    """An account that nobody can log in to until its owner chose a password; part of a dienst, and none itself."""
    medewerker = Medewerker(email=email, **gegevens)
    medewerker.set_unusable_password()
    medewerker.save()
    return medewerker


def _rollen_bijwerken(medewerker: Medewerker, plekken: Sequence[Rolplek], op: datetime.date) -> bool:
    """Whether a rol began or ended."""
    nu = {
        Rolplek(
            rol=Rol(toekenning.rol),
            team_id=toekenning.team_id,
            gemeente_id=toekenning.gemeente_id,
            organisatie_id=toekenning.organisatie_id,
        ): toekenning
        for toekenning in medewerker.roltoekenningen.geldig(op=op)
    }
    weg = nu.keys() - set(plekken)
    for plek in weg:
        nu[plek].tot = op
        nu[plek].save()
    nieuw = [plek for plek in dict.fromkeys(plekken) if plek not in nu]
    for plek in nieuw:
        Roltoekenning.objects.create(
            medewerker=medewerker,
            rol=plek.rol,
            team_id=plek.team_id,
            gemeente_id=plek.gemeente_id,
            organisatie_id=plek.organisatie_id,
            van=op,
        )
    return bool(weg or nieuw)


def uitnodiging(*, medewerker: Medewerker) -> str:
    """The path on which this account chooses a password: for three days, and until it has chosen one."""
    naam = urlsafe_base64_encode(str(medewerker.pk).encode())
    return reverse("wachtwoord_kiezen", args=[naam, default_token_generator.make_token(medewerker)])
