"""Who watches noodtoegang: the privacy officer's queue and pattern per month, the teamleider's list (F3)."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import TemplateView

from huishoudens.overzichten.noodtoegang import maandbeeld, redenen_van, van_team, wachtrij
from toegang.diensten.berichten import ongelezen
from toegang.diensten.inzage import inzage_vastleggen
from toegang.keuzes import Rol
from toegang.templatetags.nl import MAANDEN
from toegang.views.wie import eigen_team, wie


class Maandpad:
    """`2026-11` in an address: the first day of that month."""

    regex = "20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, waarde: str) -> datetime.date:
        return datetime.date.fromisoformat(f"{waarde}-01")

    def to_url(self, maand: datetime.date) -> str:
        return f"{maand:%Y-%m}"


class _VoorPrivacyOfficer(TemplateView):
    """A page for the privacy officer and nobody else."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not wie(request).heeft(Rol.FG):
            reden = (
                "De privacy officer beoordeelt noodtoegang. Wilt u iets weten? Vraag het de privacy officer."
            )
            return render(request, "403.html", {"reden": reden}, status=403)
        return super().get(request, *args, **kwargs)


class Noodtoegangen(_VoorPrivacyOfficer):
    """What waits for a verdict, the overdue first; and what was judged last."""

    handeling = "privacy.noodtoegang_bekijken"
    template_name = "huishoudens/nood/wachtrij.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        door, nu = wie(self.request), timezone.now()
        vandaag = timezone.localdate(nu)
        rijen = wachtrij(op=vandaag)
        inzage_vastleggen(
            door_id=door.pk,
            handeling=self.handeling,
            gelezen=redenen_van([*rijen.open, *rijen.beoordeeld], door=door),
            op=nu,
        )
        return super().get_context_data(**kwargs) | {
            "wachtrij": rijen,
            "berichten": ongelezen(door=door),
            "vandaag": vandaag,
            "maand_url": reverse("huishoudens:noodtoegang_maand", args=[vandaag.replace(day=1)]),
        }


class NoodtoegangMaand(_VoorPrivacyOfficer):
    """The pattern of one month, to print and to talk about."""

    handeling = "privacy.noodtoegang_maand_bekijken"
    template_name = "huishoudens/nood/maand.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        maand: datetime.date = self.kwargs["maand"]
        nu = timezone.localdate().replace(day=1)
        volgende = (maand + datetime.timedelta(days=32)).replace(day=1)
        vorige = (maand - datetime.timedelta(days=1)).replace(day=1)

        def adres(van: datetime.date) -> str:
            return reverse("huishoudens:noodtoegang_maand", args=[van])

        return super().get_context_data(**kwargs) | {
            "maandnaam": _in_woorden(maand),
            "beeld": maandbeeld(maand),
            "vorige": {"naam": _in_woorden(vorige), "url": adres(vorige)} if vorige.year >= 2000 else None,
            "volgende": {"naam": _in_woorden(volgende), "url": adres(volgende)} if volgende <= nu else None,
        }


class NoodtoegangVanTeam(TemplateView):
    """Those in which a file of the own team was opened, for its teamleider; to read, not to judge."""

    handeling = "huishoudens.noodtoegang_van_team_bekijken"
    template_name = "huishoudens/nood/team.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        door, nu = wie(self.request), timezone.now()
        team = eigen_team(door, self.kwargs["slug"], Rol.TL)
        rijen = van_team(team)
        inzage_vastleggen(
            door_id=door.pk, handeling=self.handeling, gelezen=redenen_van(rijen, door=door), op=nu
        )
        return super().get_context_data(**kwargs) | {
            "team": team,
            "titel": f"Noodtoegang in team {team.naam}",
            "rijen": rijen,
            "vandaag": timezone.localdate(nu),
        }


def _in_woorden(maand: datetime.date) -> str:
    return f"{MAANDEN[maand.month - 1]} {maand.year}"
