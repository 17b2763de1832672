"""Sets of huishoudens by their meldingen: in the own inbox, or taken in by oneself (A1, F1, matrix note 1).

A question about a huishouden that has a regisseur goes to the regisseur and not to the inbox (ADR 0011).
"""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import F, Q, QuerySet

from huishoudens.voorwaarden import OPEN_VOOR_MIJ, open_voor
from toegang.keuzes import Rol
from toegang.models import Medewerker
from toegang.voorwaarden import Verzameling

_POSTBUS = f"""
    FROM public.triage_melding m
    JOIN public.huishoudens_huishouden h ON h.id = m.huishouden_id
    WHERE m.status IN ('nieuw', 'in_triage') AND m.team_id = h.team_id AND h.regisseur_id IS NULL
      AND m.team_id = ANY (beleid.mijn_teams('{{rol}}')) AND {OPEN_VOOR_MIJ}"""
_POSTBUS_TRI, _POSTBUS_TL = (_POSTBUS.format(rol=f"{{{rol.value}}}") for rol in (Rol.TRI, Rol.TL))
# Nobody opens with a melding of his own a file that had a regisseur: a colleague took it in, or gives it to him (I8).
_VAN_EEN_ANDER = """(m.aangenomen_door_id IS DISTINCT FROM beleid.ik()
    OR (m.toegewezen_aan_id = beleid.ik() AND m.team_id <> ALL (beleid.mijn_teams('{TL}')))
    OR NOT EXISTS (SELECT FROM public.huishoudens_regie r
        WHERE r.huishouden_id = m.huishouden_id AND r.medewerker_id IS NOT NULL))"""


def _in_postbus(medewerker: Medewerker, rol: Rol) -> QuerySet[Any, Any]:
    meldingen: QuerySet[Any, Any] = apps.get_model("triage", "Melding").objects.filter(
        open_voor(medewerker),
        status__in=["nieuw", "in_triage"],
        huishouden__regisseur__isnull=True,
        team_id=F("huishouden__team_id"),
        team_id__in=medewerker.teamnummers(rol),
    )
    return meldingen


def _in_triage(medewerker: Medewerker) -> QuerySet[Any, Any]:
    geregisseerd = apps.get_model("huishoudens", "Regie").objects.filter(medewerker__isnull=False)
    gegeven = Q(toegewezen_aan=medewerker) & ~Q(team_id__in=medewerker.teamnummers(Rol.TL))
    meldingen = _in_postbus(medewerker, Rol.TRI).filter(
        ~Q(aangenomen_door=medewerker)
        | Q(aangenomen_door__isnull=True)
        | gegeven
        | ~Q(huishouden_id__in=geregisseerd.values("huishouden_id"))
    )
    return meldingen.values("huishouden_id")


def _te_wegen_triages(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    triages = apps.get_model("triage", "Triage").objects
    return triages.filter(melding__in=_in_postbus(medewerker, Rol.TL).values("pk")).values("pk")


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
    Verzameling(
        naam="triage",
        sql=f"SELECT m.huishouden_id {_POSTBUS_TRI} AND {_VAN_EEN_ANDER}",
        reden="Until a melding is handed over, the triagist of its team works on it.",
        ids=lambda wie, rollen: _in_triage(wie),
        werkzaam=True,
    ),
    Verzameling(
        naam="triage_tekst",
        sql=f"SELECT m.huishouden_id {_POSTBUS_TL}",
        reden="Until then the teamleider of its team weighs it too; it opens no file.",
        ids=lambda wie, rollen: _in_postbus(wie, Rol.TL).values("huishouden_id"),
        werkzaam=True,
    ),
    Verzameling(
        naam="te_wegen_meldingen",
        sql=f"SELECT m.id {_POSTBUS_TL}",
        reden="The meldingen whose text a teamleider reads and weighs.",
        ids=lambda wie, rollen: _in_postbus(wie, Rol.TL).values("pk"),
    ),
    Verzameling(
        naam="te_wegen_triages",
        sql=f"SELECT t.id FROM public.triage_triage t WHERE t.melding_id IN (SELECT m.id {_POSTBUS_TL})",
        reden="The weighing of those meldingen, while it is written.",
        ids=_te_wegen_triages,
    ),
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
