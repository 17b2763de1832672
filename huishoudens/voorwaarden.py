"""Sets of huishoudens that the matrix's conditions name and this floor knows: regie, betrokkenheid, safety (F1, F4)."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from toegang.keuzes import Rol
from toegang.models import Medewerker
from toegang.voorwaarden import Functie, Verzameling

# A shielded huishouden stays out of every set unless the medewerker is named for it; this beats all (F4).
OPEN_VOOR_MIJ = """(NOT h.afgeschermd OR EXISTS (
    SELECT FROM public.huishoudens_toelating t
    WHERE t.huishouden_id = h.id AND t.medewerker_id = beleid.ik()
      AND t.van <= current_date AND (t.tot IS NULL OR t.tot >= current_date)))"""

_BETROKKEN = f"""
    FROM public.huishoudens_betrokkenheid b
    JOIN public.huishoudens_huishouden h ON h.id = b.huishouden_id
    WHERE b.medewerker_id = beleid.ik()
      AND b.van <= current_date AND (b.tot IS NULL OR b.tot >= current_date) AND {OPEN_VOOR_MIJ}"""


def _model(naam: str) -> Any:
    return apps.get_model("huishoudens", naam)


def open_voor(medewerker: Medewerker, pad: str = "huishouden__") -> Q:
    """The Python form of OPEN_VOOR_MIJ."""
    vandaag = timezone.localdate()
    genoemd = (
        _model("Toelating")
        .objects.filter(Q(tot__isnull=True) | Q(tot__gte=vandaag), medewerker=medewerker, van__lte=vandaag)
        .values("huishouden_id")
    )
    return Q(**{f"{pad}afgeschermd": False}) | Q(**{f"{pad}id__in": genoemd})


def _betrokken(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    vandaag = timezone.localdate()
    rijen = _model("Betrokkenheid").objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=vandaag),
        open_voor(medewerker),
        medewerker=medewerker,
        van__lte=vandaag,
    )
    return rijen.values("huishouden_id")


def _in_regie(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    return _model("Huishouden").objects.filter(regisseur=medewerker).values("id")


def _toegelaten(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    huishoudens = _model("Huishouden").objects.filter(
        open_voor(medewerker, pad=""), afgeschermd=True, team_id__in=medewerker.teamnummers(*rollen)
    )
    return huishoudens.values("id")


def _veiligheid(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    dossiers = _model("Veiligheidsdossier").objects.filter(
        open_voor(medewerker), status="open", huishouden__team_id__in=medewerker.teamnummers(Rol.AF)
    )
    return dossiers.values("huishouden_id")


def _aan_te_nemen(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    return _model("Overdracht").objects.filter(naar=medewerker, status="gevraagd").values("huishouden_id")


FUNCTIES: tuple[Functie, ...] = (
    Verzameling(
        naam="in_regie",
        sql="SELECT h.id FROM public.huishoudens_huishouden h WHERE h.regisseur_id = beleid.ik()",
        reden="The regisseur's own huishoudens, shielded ones too.",
        ids=_in_regie,
        werkzaam=True,
    ),
    Verzameling(
        naam="toegelaten",
        argumenten="rollen text[]",
        sql="SELECT h.id FROM public.huishoudens_huishouden h"
        f" WHERE h.afgeschermd AND h.team_id = ANY (beleid.mijn_teams(rollen)) AND {OPEN_VOOR_MIJ}",
        reden="Being named in a shielded huishouden gives back the own team role.",
        ids=_toegelaten,
    ),
    Verzameling(
        naam="betrokken",
        sql=f"SELECT b.huishouden_id {_BETROKKEN}",
        reden="An involvement decides whether the huishouden may be seen, so it is looked up past it.",
        ids=_betrokken,
        werkzaam=True,
    ),
    Functie(
        naam="mijn_leefgebieden",
        geeft="TABLE (huishouden_id uuid, leefgebied text)",
        sql=f"SELECT b.huishouden_id, unnest(b.leefgebieden)::text {_BETROKKEN}",
        reden="The leefgebieden assigned with an involvement.",
    ),
    Verzameling(
        naam="veiligheid",
        sql="SELECT d.huishouden_id FROM public.huishoudens_veiligheidsdossier d"
        " JOIN public.huishoudens_huishouden h ON h.id = d.huishouden_id"
        f" WHERE d.status = 'open' AND h.team_id = ANY (beleid.mijn_teams('{{AF}}')) AND {OPEN_VOOR_MIJ}",
        reden="An open safety file opens the huishouden to the team's aandachtsfunctionaris.",
        ids=_veiligheid,
        werkzaam=True,
    ),
    Verzameling(
        naam="aan_te_nemen",
        sql="SELECT o.huishouden_id FROM public.huishoudens_overdracht o"
        " WHERE o.naar_id = beleid.ik() AND o.status = 'gevraagd'",
        reden="Whoever is asked to take over the regie must know of whom.",
        ids=_aan_te_nemen,
        werkzaam=True,
    ),
)
