"""Sets of huishoudens by their meldingen: in the own inbox, or taken in by oneself (A1, F1, matrix note 1)."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import F, QuerySet

from huishoudens.voorwaarden import OPEN_VOOR_MIJ, open_voor
from toegang.keuzes import Rol
from toegang.models import Medewerker
from toegang.voorwaarden import Verzameling


def _in_postbus(medewerker: Medewerker, rol: Rol) -> QuerySet[Any, Any]:
    meldingen = apps.get_model("triage", "Melding").objects.filter(
        open_voor(medewerker),
        status__in=["nieuw", "in_triage"],
        team_id=F("huishouden__team_id"),
        team_id__in=medewerker.teamnummers(rol),
    )
    return meldingen.values("huishouden_id")


def _postbus(naam: str, rol: Rol, reden: str) -> Verzameling:
    return Verzameling(
        naam=naam,
        sql="SELECT m.huishouden_id FROM public.triage_melding m"
        " JOIN public.huishoudens_huishouden h ON h.id = m.huishouden_id"
        " WHERE m.status IN ('nieuw', 'in_triage') AND m.team_id = h.team_id"
        f" AND m.team_id = ANY (beleid.mijn_teams('{{{rol.value}}}')) AND {OPEN_VOOR_MIJ}",
        reden=reden,
        ids=lambda wie, rollen: _in_postbus(wie, rol),
        werkzaam=True,
    )


# Not handed over yet, and taken in by the one who acts, from a seat in the team that gets it.
_AANGENOMEN = f"""
    FROM public.triage_melding m
    JOIN public.huishoudens_huishouden h ON h.id = m.huishouden_id
    WHERE m.status = 'nieuw' AND m.aangenomen_door_id = beleid.ik()
      AND m.team_id = h.team_id AND m.team_id = ANY (beleid.mijn_teams('{{TM}}')) AND {OPEN_VOOR_MIJ}"""


def _aangenomen(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    meldingen = apps.get_model("triage", "Melding").objects.filter(
        open_voor(medewerker),
        status="nieuw",
        aangenomen_door=medewerker,
        team_id__in=medewerker.teamnummers(Rol.TM),
    )
    return meldingen.values("huishouden_id")


def _ingebracht(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    regies = apps.get_model("huishoudens", "Regie").objects
    andere = apps.get_model("triage", "Melding").objects
    return (
        _aangenomen(medewerker, rollen)
        .exclude(huishouden_id__in=regies.values("huishouden_id"))
        .exclude(huishouden_id__in=andere.exclude(aangenomen_door=medewerker).values("huishouden_id"))
        .exclude(huishouden_id__in=andere.exclude(status="nieuw").values("huishouden_id"))
    )


FUNCTIES = (
    _postbus("triage", Rol.TRI, "Until a melding is handed over, the triagist of its team works on it."),
    _postbus("triage_tekst", Rol.TL, "Until then the teamleider of its team reads and routes it too."),
    Verzameling(
        naam="aangenomen",
        sql=f"SELECT m.huishouden_id {_AANGENOMEN}",
        reden="Whoever takes in a melding puts it on the work list of the triagist; it opens no file.",
        ids=_aangenomen,
    ),
    Verzameling(
        naam="ingebracht",
        sql=f"SELECT m.huishouden_id {_AANGENOMEN}"
        " AND NOT EXISTS (SELECT FROM public.huishoudens_regie r WHERE r.huishouden_id = m.huishouden_id)"
        " AND NOT EXISTS (SELECT FROM public.triage_melding a WHERE a.huishouden_id = m.huishouden_id"
        " AND (a.status <> 'nieuw' OR a.aangenomen_door_id IS DISTINCT FROM beleid.ik()))",
        reden="Whoever opens a file with a melding writes down who it is about; with that the right is used up.",
        ids=_ingebracht,
    ),
)
