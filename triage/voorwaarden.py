"""The set of huishoudens with a melding in the own inbox (F1, matrix note 1)."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from huishoudens.voorwaarden import OPEN_VOOR_MIJ, open_voor
from toegang.keuzes import Rol
from toegang.models import Medewerker
from toegang.voorwaarden import Verzameling


def _triage(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    meldingen = apps.get_model("triage", "Melding").objects.filter(
        open_voor(medewerker),
        status__in=["nieuw", "in_triage"],
        team_id__in=medewerker.teamnummers(Rol.TRI, Rol.TL),
    )
    return meldingen.values("huishouden_id")


FUNCTIES = (
    Verzameling(
        naam="triage",
        sql="SELECT m.huishouden_id FROM public.triage_melding m"
        " JOIN public.huishoudens_huishouden h ON h.id = m.huishouden_id"
        " WHERE m.status IN ('nieuw', 'in_triage')"
        f" AND m.team_id = ANY (beleid.mijn_teams('{{TRI,TL}}')) AND {OPEN_VOOR_MIJ}",
        reden="Until a melding is handed over, triagist and teamleider of its team work on it.",
        ids=_triage,
        werkzaam=True,
    ),
)
