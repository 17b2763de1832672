"""What an open verwijzing shows a consulent: this huishouden, this person, this goal, this advies (F1, matrix note 2)."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from backoffice.keuzes import OPEN_STATUSSEN
from huishoudens.voorwaarden import OPEN_VOOR_MIJ, open_voor
from toegang.keuzes import CONSULENTEN, ROL_VAN_WET, Rol
from toegang.models import Medewerker
from toegang.voorwaarden import Functie, Verzameling, verzameling

_ROL_VAN_WET_SQL = " ".join(f"WHEN '{wet.value}' THEN '{rol.value}'" for wet, rol in ROL_VAN_WET.items())
_OPEN = ", ".join(f"'{status.value}'" for status in OPEN_STATUSSEN)

_ADVIEZEN = f"""
    FROM public.backoffice_maatwerkadvies a
    JOIN public.huishoudens_huishouden h ON h.id = a.huishouden_id
    JOIN public.toegang_roltoekenning r ON r.medewerker_id = beleid.ik()
     AND r.organisatie_id = a.ontvanger_id AND r.rol = CASE a.wet {_ROL_VAN_WET_SQL} END
     AND r.rol = ANY (rollen)
     AND r.van <= current_date AND (r.tot IS NULL OR r.tot > current_date)
    WHERE a.status IN ({_OPEN}) AND {OPEN_VOOR_MIJ}"""


def _bij_mijn_acties(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    acties = verzameling("mijn_acties")
    adviezen = apps.get_model("backoffice", "Maatwerkadvies").objects
    return adviezen.filter(actie_id__in=acties.ids(medewerker, ()) if acties else []).values("id")


def _adviezen(medewerker: Medewerker, rollen: Sequence[Rol]) -> QuerySet[Any, Any]:
    wet_van_rol = {rol: wet for wet, rol in ROL_VAN_WET.items()}
    mijn = Q(pk__in=[])
    for toekenning in medewerker.toekenningen:
        if toekenning.rol in rollen and toekenning.rol in wet_van_rol:
            mijn |= Q(ontvanger_id=toekenning.organisatie_id, wet=wet_van_rol[Rol(toekenning.rol)])
    return apps.get_model("backoffice", "Maatwerkadvies").objects.filter(
        mijn, open_voor(medewerker), status__in=OPEN_STATUSSEN
    )


_REDEN = "An open verwijzing to the own organisation and law opens what that decision needs."
_MIJN_ROLLEN = "'{" + ",".join(rol.value for rol in CONSULENTEN) + "}'"

FUNCTIES: tuple[Functie, ...] = (
    Verzameling(
        naam="verwijzing",
        argumenten="rollen text[]",
        sql=f"SELECT a.huishouden_id {_ADVIEZEN}",
        reden=_REDEN,
        ids=lambda wie, rollen: _adviezen(wie, rollen).values("huishouden_id"),
    ),
    Verzameling(
        naam="verwijzing_personen",
        argumenten="rollen text[]",
        sql=f"SELECT a.persoon_id {_ADVIEZEN}",
        reden=_REDEN,
        ids=lambda wie, rollen: _adviezen(wie, rollen).values("persoon_id"),
    ),
    Verzameling(
        naam="verwijzing_adviezen",
        argumenten="rollen text[]",
        sql=f"SELECT a.id {_ADVIEZEN}",
        reden=_REDEN,
        ids=lambda wie, rollen: _adviezen(wie, rollen).values("id"),
    ),
    Verzameling(
        naam="verwijzing_doelen",
        argumenten="rollen text[]",
        sql="SELECT actie.doel_id FROM public.plannen_actie actie"
        f" WHERE actie.id IN (SELECT a.actie_id {_ADVIEZEN})",
        reden=_REDEN,
        ids=lambda wie, rollen: _adviezen(wie, rollen).values("actie__doel_id"),
    ),
    Verzameling(
        naam="mijn_verwijzingen",
        sql=f"SELECT beleid.verwijzing({_MIJN_ROLLEN})",
        reden=_REDEN,
        ids=lambda wie, rollen: _adviezen(wie, CONSULENTEN).values("huishouden_id"),
    ),
    Verzameling(
        naam="mijn_adviezen",
        sql=f"SELECT beleid.verwijzing_adviezen({_MIJN_ROLLEN})",
        reden="A decision may leave a follow-up action in the plan (D4).",
        ids=lambda wie, rollen: _adviezen(wie, CONSULENTEN).values("id"),
    ),
    Verzameling(
        naam="adviezen_bij_mijn_acties",
        sql="SELECT t.id FROM beleid.mijn_acties() m(actie_id) CROSS JOIN LATERAL ("
        "SELECT a.id FROM public.backoffice_maatwerkadvies a WHERE a.actie_id = m.actie_id OFFSET 0) t",
        reden="A question about an advies is a betrokkene's own when the action under it is.",
        ids=_bij_mijn_acties,
    ),
)
