"""Finding an account under row security: the one that logs in, and whoever a session belongs to (F8)."""

import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.backends import ModelBackend
from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Q, QuerySet
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.utils import timezone

from toegang.models import Gemeente, Medewerker, Organisatie, Roltoekenning, Team
from toegang.sessie import inloggen_als
from toegang.vastevraag import VasteVraag


class MedewerkerBackend(ModelBackend):
    """Password login; without an identity the database shows only the account whose e-mail is tried."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Medewerker | None:
        """The account, or None; an unknown e-mail costs as much time as a wrong password."""
        if not username or not password:
            return None
        inloggen_als(username)
        medewerker = super().authenticate(request, username=username, password=password, **kwargs)
        return medewerker if isinstance(medewerker, Medewerker) else None

    def get_user(self, user_id: Any) -> Medewerker | None:
        """The signed-in medewerker with the rollen that count today, in one query."""
        gevonden = _met_rollen(medewerker_id=UUID(str(user_id)), vandaag=timezone.localdate())
        medewerker: Medewerker | None = next(iter(gevonden), None)
        if medewerker is not None:
            rollen: Any = medewerker
            medewerker.toekenningen = [_toekenning(medewerker, rij) for rij in rollen.rollen_nu]
        return medewerker


def _account(*, medewerker_id: UUID, vandaag: datetime.date) -> QuerySet[Medewerker]:
    geldig = Q(roltoekenningen__van__lte=vandaag) & (
        Q(roltoekenningen__tot__isnull=True) | Q(roltoekenningen__tot__gt=vandaag)
    )
    rollen = JSONObject(
        rol="roltoekenningen__rol",
        team="roltoekenningen__team_id",
        team_slug="roltoekenningen__team__slug",
        team_naam="roltoekenningen__team__naam",
        team_gemeente="roltoekenningen__team__gemeente_id",
        gemeente="roltoekenningen__gemeente_id",
        gemeente_naam="roltoekenningen__gemeente__naam",
        organisatie="roltoekenningen__organisatie_id",
        organisatie_naam="roltoekenningen__organisatie__naam",
        organisatie_code="roltoekenningen__organisatie__code",
    )
    actief = Medewerker.objects.filter(pk=medewerker_id, is_active=True).select_related("inloggegeven")
    return actief.annotate(rollen_nu=JSONBAgg(rollen, filter=geldig, default=[]))


# Asked on every request.
_met_rollen = VasteVraag(_account)


def _toekenning(medewerker: Medewerker, rij: dict[str, Any]) -> Roltoekenning:
    team = (
        Team(
            nummer=rij["team"], slug=rij["team_slug"], naam=rij["team_naam"], gemeente_id=rij["team_gemeente"]
        )
        if rij["team"] is not None
        else None
    )
    gemeente = Gemeente(slug=rij["gemeente"], naam=rij["gemeente_naam"]) if rij["gemeente"] else None
    organisatie = (
        Organisatie(id=UUID(rij["organisatie"]), naam=rij["organisatie_naam"], code=rij["organisatie_code"])
        if rij["organisatie"]
        else None
    )
    return Roltoekenning(
        medewerker=medewerker, rol=rij["rol"], team=team, gemeente=gemeente, organisatie=organisatie
    )
